/** A name that is not in the table and one or two slips away from one that may stand here. */
import { distance } from 'fastest-levenshtein';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import type { Statement } from '../../src/nginx/config/context.ts';
import { possibleContexts } from '../../src/nginx/config/language-context.ts';
import {
  type DirectiveForm,
  directiveNames,
  isAllowedIn,
  lookUpDirective,
  takesArguments,
} from '../../src/nginx/language/directives.ts';
import { keepsNginxDirectives, presenceOf } from '../../src/nginx/language/presence.ts';
import type { Target } from '../../src/route/target.ts';

/** Shorter names have too many neighbours. */
const SHORTEST = 5;
/** From this length on, two slips still leave no doubt. */
const LONG = 9;

/** Whether modules are loaded, or a fork is meant, whose directives are not in the table. */
export function hasOtherModules({ statements, target }: NginxConfiguration): boolean {
  return statements.has('load_module') || !keepsNginxDirectives(target);
}

export function misspeltReport(statement: Statement, otherModules: boolean, target: Target): Report | null {
  const { name } = statement.directive;
  const most = slipsAllowed(name.value, otherModules);
  if (most === null) return null;
  const meant = nearestNames(statement, most, target);
  const [first] = meant;
  if (first === undefined) return null;
  const span = { file: statement.file, start: name.start, end: name.end };
  return {
    message: `nginx does not start: it does not know \`${name.value}\`. Did you mean ${meant.map((each) => `\`${each}\``).join(' or ')}?`,
    span,
    fix: meant.length > 1 ? null : renaming(statement, first),
  };
}

function renaming({ directive, file }: Statement, meant: string): Fix {
  const { start, end } = directive.name;
  return {
    safety: 'safe',
    title: `write \`${meant}\``,
    edits: [{ file, start, end, text: meant }],
    // Only now does nginx proxy here, or read what stands in the block.
    ...((meant.endsWith('_pass') || directive.block !== null) && { addsRoute: true }),
  };
}

function slipsAllowed(name: string, otherModules: boolean): number | null {
  if (name.length < SHORTEST || !/^[a-z][\w-]*:?$/i.test(name)) return null;
  return name.length < LONG || otherModules ? 1 : 2;
}

/** The names with the fewest slips, of those that fit here: the block, the body and the number of arguments. */
function nearestNames(statement: Statement, most: number, target: Target): readonly string[] {
  const written = plain(statement.directive.name.value);
  let least = most;
  let nearest: string[] = [];
  for (const name of directiveNames()) {
    if (Math.abs(name.length - written.length) > least) continue;
    const slips = distance(written, name);
    if (slips > least || !fits(statement, name, target)) continue;
    if (slips < least) nearest = [];
    least = slips;
    nearest.push(name);
  }
  return nearest;
}

/** Letter case, hyphens and a colon after the name are slips that leave no doubt. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', '_').replace(/:$/, '');
}

function fits(statement: Statement, name: string, target: Target): boolean {
  const places = possibleContexts(statement.context);
  return lookUpDirective(name).some(
    (form) =>
      isNginxOwn(form, target) &&
      places.some((place) => isAllowedIn(form, place)) &&
      form.block === (statement.directive.block !== null) &&
      takesArguments(form, statement.directive.args.length),
  );
}

function isNginxOwn(form: DirectiveForm, target: Target): boolean {
  return form.distribution === 'nginx' && presenceOf(form, target) === 'present';
}
