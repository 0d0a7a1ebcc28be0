/** A directive that the proxy does not know: misspelt, or not in the version that the configuration is judged for. */
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { nameOf, outwards, type Statement } from '../../src/nginx/config/context.ts';
import { possibleContexts } from '../../src/nginx/config/language-context.ts';
import { isAllowedIn, lookUpDirective } from '../../src/nginx/language/directives.ts';
import { presenceOf } from '../../src/nginx/language/presence.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { absentReport } from './absent.ts';
import { checkCaddy } from './caddy.ts';
import { hasOtherModules, misspeltReport } from './misspelt.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'unknown-directive',
  summary: 'a directive is misspelt, or not in this version of the proxy, so that it does not start',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  options: OPTIONS,
  *checkNginx(configuration, context) {
    for (const { report } of unknownStatements(configuration, context)) yield report;
  },
  checkCaddy,
  checkRoute: (route, context) => (route.dialect === 'nginx' ? aboutRoute(route, context) : []),
});

interface Unknown {
  readonly statement: Statement;
  readonly report: Report;
}

/** The same reports with the routes that they are about, which are others once the name is right. */
function* aboutRoute({ configuration, context: place }: NginxRoute, context: RuleContext): Generator<Report> {
  const unknown = unknownStatements(configuration, context);
  if (unknown.length === 0) return;
  const around = new Set(outwards(place));
  for (const { statement, report } of unknown) if (around.has(statement.context)) yield report;
}

const found = new WeakMap<NginxConfiguration, readonly Unknown[]>();

function unknownStatements(
  configuration: NginxConfiguration,
  { optionsAt }: RuleContext,
): readonly Unknown[] {
  let unknown = found.get(configuration);
  if (unknown === undefined) {
    unknown = [...findUnknown(configuration)];
    found.set(configuration, unknown);
  }
  return unknown.filter(
    ({ statement, report }) => !optionsAt(OPTIONS, report.span).isKnown(nameOf(statement)),
  );
}

function* findUnknown(configuration: NginxConfiguration): Generator<Unknown> {
  // Where a quote or a semicolon is missing, names are not where they seem to be.
  if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
  const { statements, target } = configuration;
  const otherModules = hasOtherModules(configuration);
  for (const name of statements.names()) {
    const forms = lookUpDirective(name);
    const isKnown = forms.length > 0;
    if (isKnown && forms.every((form) => presenceOf(form, target) !== 'absent')) continue;
    if (maybeOfPlus(name, configuration)) continue;
    for (const statement of statements.named(name)) {
      if (!isJudged(statement)) continue;
      const report = isKnown
        ? checkPresence(statement, configuration)
        : misspeltReport(statement, otherModules, target);
      if (report !== null) yield { statement, report };
    }
  }
}

/** Entries of maps and types have any name, and so have directives in blocks of unknown modules. */
function isJudged({ stock, directive, context }: Statement): boolean {
  return (
    !stock && directive.lua === null && !directive.name.templated && possibleContexts(context).length > 0
  );
}

/** NGINX Plus and its modules have had these for longer than nginx. */
const EARLIER_IN_PLUS: ReadonlySet<string> = new Set([
  'sticky',
  'least_time',
  'resolver',
  'resolver_timeout',
]);

function maybeOfPlus(name: string, { statements }: NginxConfiguration): boolean {
  if (!EARLIER_IN_PLUS.has(name)) return false;
  if (statements.has('load_module')) return true;
  for (const other of statements.names()) {
    const forms = lookUpDirective(other);
    if (forms.length > 0 && forms.every(({ distribution }) => distribution === 'plus')) return true;
  }
  return false;
}

/** A directive of the table that none of the modules has that may be meant here. */
function checkPresence(statement: Statement, configuration: NginxConfiguration): Report | null {
  const places = possibleContexts(statement.context);
  const forms = lookUpDirective(statement.directive.name.value).filter((form) =>
    places.some((place) => isAllowedIn(form, place)),
  );
  const isAbsent = (form: (typeof forms)[number]) => presenceOf(form, configuration.target) === 'absent';
  return forms.length > 0 && forms.every(isAbsent) ? absentReport(statement, forms, configuration) : null;
}
