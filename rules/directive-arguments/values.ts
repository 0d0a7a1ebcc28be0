/** Values that nginx reads in the same way for many directives: flags, words of a list, numbers and sizes. */
import { nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { HTTP_2_TO_UPSTREAM } from '../../src/nginx/config/upstream-request.ts';
import type { DirectiveForm } from '../../src/nginx/language/directives.ts';
import { parseOffset, parseSize, type Size } from '../../src/nginx/language/values.ts';
import { isVersionAtLeast, type Target } from '../../src/route/target.ts';
import { type ArgumentProblem, writeInstead } from './problem.ts';

/** Kinds that no fork has reason to read in its own way; words may be added to a list. */
export function isSimple({ valueKind }: DirectiveForm): boolean {
  return ['flag', 'number', 'size', 'offset', 'milliseconds', 'seconds'].includes(valueKind);
}

export function isTime({ valueKind }: DirectiveForm): boolean {
  return valueKind === 'milliseconds' || valueKind === 'seconds';
}

/** Times are a matter of `duration-unit`. */
export function valueProblem(
  statement: Statement,
  form: DirectiveForm,
  target: Target,
): ArgumentProblem | null {
  const values = statement.directive.args.map(({ value }) => value);
  // nginx would refuse the variable; it is there because something fills it in before (envsubst, an image's start).
  if (values.some((value) => value.includes('$'))) return null;
  switch (form.valueKind) {
    case 'flag':
    case 'enum':
      return wordProblem(statement, allowedWords(form), target);
    case 'set':
      return wordProblem(statement, form.allowedWords, target);
    case 'number':
      return numberProblem(statement, 0);
    case 'size':
      return sizeProblem(statement, 0, parseSize);
    case 'offset':
      return sizeProblem(statement, 0, parseOffset);
    case 'buffers':
      return numberProblem(statement, 0) ?? sizeProblem(statement, 1, parseSize);
    default:
      return null;
  }
}

function allowedWords(form: DirectiveForm): readonly string[] {
  return form.valueKind === 'flag' ? ['on', 'off'] : form.allowedWords;
}

/** Any text may stand where no words are known. */
function wordProblem(statement: Statement, words: readonly string[], target: Target): ArgumentProblem | null {
  if (words.length === 0) return null;
  const name = nameOf(statement);
  const lacksHttp2 = name === 'proxy_http_version' && !isVersionAtLeast(target.nginx, HTTP_2_TO_UPSTREAM);
  const allowed = lacksHttp2 ? words.filter((word) => word !== '2') : words;
  const known = new Set(allowed.map((word) => word.toLowerCase()));
  const index = statement.directive.args.findIndex(({ value }) => !known.has(value.toLowerCase()));
  const written = statement.directive.args[index]?.value;
  if (written === undefined) return null;
  return {
    message: `\`${name}\` takes ${listed(allowed)}, not \`${written}\`.`,
    ...(lacksHttp2 && { ofVersion: true }),
    // `HTTP/1.1` and, before 1.29.4, `2`: HTTP/1.1 is what upgrades.
    fix: name === 'proxy_http_version' ? writeInstead(statement, index, '1.1') : null,
  };
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function numberProblem(statement: Statement, index: number): ArgumentProblem | null {
  const written = statement.directive.args[index]?.value ?? '';
  if (/^\d+$/.test(written)) return null;
  return { message: `\`${nameOf(statement)}\` takes a whole number, not \`${written}\`.`, fix: null };
}

function sizeProblem(
  statement: Statement,
  index: number,
  parse: (text: string) => Size,
): ArgumentProblem | null {
  const written = statement.directive.args[index]?.value ?? '';
  const size = parse(written);
  if (size.kind === 'size') return null;
  // `10MB`, `10mb`, `10MiB`: nginx counts in 1024, whatever the unit is called.
  const [, number = '', unit = ''] = /^(\d+)([kmg])i?b$/i.exec(written) ?? [];
  const meant = number + unit.toLowerCase();
  return {
    message: `\`${nameOf(statement)}\` cannot read \`${written}\` as a size: ${size.reason}.`,
    fix: unit !== '' && parse(meant).kind === 'size' ? writeInstead(statement, index, meant) : null,
  };
}
