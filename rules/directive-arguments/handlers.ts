/**
 * Directives whose handlers look closely at their arguments when nginx reads the configuration. What is refused here,
 * nginx 1.22.1 refuses (`test/differential/nginx-refusals.test.ts`).
 */
import { argumentOf, nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { languageContext } from '../../src/nginx/config/language-context.ts';
import { keepsNginxDirectives } from '../../src/nginx/language/presence.ts';
import type { Target } from '../../src/route/target.ts';
import { conditionProblem } from './condition.ts';
import { listenProblem } from './listen.ts';
import type { ArgumentProblem } from './problem.ts';

const HANDLERS: ReadonlyMap<string, (statement: Statement, target: Target) => ArgumentProblem | null> =
  new Map([
    ['listen', listenProblem],
    ['location', modifierProblem],
    ['if', conditionProblem],
    ['rewrite', rewriteFlagProblem],
    ['return', returnCodeProblem],
    ['error_page', errorPageProblem],
    ['try_files', fallbackCodeProblem],
  ]);

export function hasHandler(name: string): boolean {
  return HANDLERS.has(name);
}

export function handlerProblem(statement: Statement, target: Target): ArgumentProblem | null {
  if (!keepsNginxDirectives(target)) return null;
  return HANDLERS.get(nameOf(statement))?.(statement, target) ?? null;
}

function modifierProblem(statement: Statement): ArgumentProblem | null {
  const modifier = argumentOf(statement, 0);
  if (statement.directive.args.length !== 2 || ['=', '~', '~*', '^~'].includes(modifier)) return null;
  return {
    message: `\`${modifier}\` is no modifier of \`location\`; there are \`=\`, \`^~\`, \`~\` and \`~*\`.`,
    fix: null,
  };
}

function rewriteFlagProblem(statement: Statement): ArgumentProblem | null {
  const flag = statement.directive.args[2]?.value;
  if (flag === undefined || ['last', 'break', 'redirect', 'permanent'].includes(flag)) return null;
  return {
    message: `\`${flag}\` is no flag of \`rewrite\`; there are \`last\`, \`break\`, \`redirect\` and \`permanent\`.`,
    fix: null,
  };
}

/** A `server` of `stream` has another `return`, with a text of any kind. */
function returnCodeProblem(statement: Statement): ArgumentProblem | null {
  const context = languageContext(statement.context);
  const isHttp = context === null ? ['location', 'if'].includes(statement.context.kind) : isOfHttp(context);
  const [code, text] = statement.directive.args.map(({ value }) => value);
  if (!isHttp || code === undefined || isNumberUpTo(code, 999)) return null;
  if (text === undefined && /^(?:https?:\/\/|\$scheme)/.test(code)) return null;
  const isPath = text === undefined && code.startsWith('/');
  return {
    message: `\`${code}\` is no status code${isPath ? `; a redirect to it is \`return 302 ${code}\`` : ''}.`,
    fix: null,
  };
}

function isOfHttp(context: string): boolean {
  return ['server', 'location', 'if in server', 'if in location'].includes(context);
}

function errorPageProblem(statement: Statement): ArgumentProblem | null {
  const values = statement.directive.args.slice(0, -1).map(({ value }) => value);
  const isAnswer = (value: string, index: number) => index === values.length - 1 && value.startsWith('=');
  const codes = values.filter((value, index) => !isAnswer(value, index));
  const answer = values.find(isAnswer);
  if (codes.length === 0) return { message: '`error_page` names no status code before the `=`.', fix: null };
  const wrong = codes.find((code) => !/^\d+$/.test(code) || Number(code) === 499);
  if (wrong !== undefined)
    return {
      message: `\`error_page\` cannot be set for \`${wrong}\`, which is not an error's status code.`,
      fix: null,
    };
  const outside = codes.find((code) => Number(code) < 300 || Number(code) > 599);
  if (outside !== undefined)
    return { message: `\`error_page\` is for status codes from 300 to 599, not \`${outside}\`.`, fix: null };
  if (answer !== undefined && answer !== '=' && !/^=\d+$/.test(answer))
    return { message: `\`${answer}\` must be \`=\` or \`=\` and a status code.`, fix: null };
  return null;
}

function fallbackCodeProblem(statement: Statement): ArgumentProblem | null {
  const last = statement.directive.args.at(-1)?.value ?? '';
  if (!last.startsWith('=') || isNumberUpTo(last.slice(1), 999)) return null;
  return { message: `\`${last}\` at the end of \`try_files\` must be \`=\` and a status code.`, fix: null };
}

function isNumberUpTo(text: string, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= most;
}
