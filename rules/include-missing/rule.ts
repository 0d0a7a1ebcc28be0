/**
 * A file that an `include` names and that is not there, where it would be if it came from the same place as the others: other
 * files of its directory are included, and are there. Elsewhere a deployment may bring it; not so a file that the change
 * which is judged (`--since`) removes.
 */
import { closest, distance } from 'fastest-levenshtein';
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import type { MissingFile } from '../../src/nginx/config/expand.ts';
import { directoryOf } from '../../src/nginx/config/include-path.ts';
import { isShipped } from '../../src/nginx/config/stock-files.ts';
import { type Span, spanText } from '../../src/text/span.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'include-missing',
  summary: 'an included file is not there, though others of its directory are, so that nginx does not start',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  options: OPTIONS,
  checkNginx: check,
  *checkCaddy({ importProblems }) {
    for (const { code, message, span } of importProblems) {
      if (code === 'removed') yield removedReport('Caddy', spanText(span), span);
      if (code === 'defined-later')
        yield { severity: 'error', message: `Caddy does not start: ${message}.`, span };
    }
  },
});

function* check(configuration: NginxConfiguration, { optionsAt }: RuleContext): Generator<Report> {
  for (const { include, missing } of configuration.includeProblems) {
    if (missing?.removed !== true || include.directive.conditional) continue;
    yield removedReport('nginx', argumentOf(include, 0), spanOf(include));
  }
  // Of a file that another one includes, nobody knows the directory that relative names start from.
  if (configuration.kind !== 'main' || !configuration.statements.has('events')) return;
  for (const { include, missing } of configuration.includeProblems) {
    if (missing === undefined || missing.removed || include.directive.conditional || include.stock) continue;
    const name = argumentOf(include, 0);
    if (name.includes('$') || isShipped(name) || isMadeFromTemplate(missing)) continue;
    if (optionsAt(OPTIONS, spanOf(include)).isOptional(name)) continue;
    if (!areOthersThere(configuration, missing)) continue;
    yield report(include, name, missing);
  }
}

function removedReport(proxy: string, name: string, span: Span): Report {
  return {
    message: `${proxy} does not start: \`${name}\` is still included here, and the change removes that file.`,
    span,
  };
}

/** Without a name that is a slip away, something may write the file before nginx starts. */
function report(include: Statement, name: string, missing: MissingFile): Report {
  const nearest = nearestName(missing);
  const place = missing.place === null ? '' : `, which is \`${missing.place}\` here,`;
  const notThere = `\`${name}\`${place} is not there, though other files of its directory are`;
  return nearest === null
    ? {
        severity: 'info',
        message: `${notThere}: nginx does not start, unless something writes it before.`,
        span: spanOf(include),
      }
    : {
        message: `nginx does not start: ${notThere}. Did you mean \`${nearest}\`?`,
        span: spanOf(include),
      };
}

/** Whether the directory holds other files that this configuration includes. */
function areOthersThere({ files, root }: NginxConfiguration, { path }: MissingFile): boolean {
  const directory = directoryOf(path);
  return files.some((file) => file !== root && directoryOf(file.path) === directory);
}

/** `app.conf.template`, `app.conf.j2`, `app.conf.example`, `app.template.conf` beside it: it is written from that. */
function isMadeFromTemplate({ path, beside }: MissingFile): boolean {
  const name = nameIn(path);
  const stem = name.replace(/\.[^.]*$/, '');
  return beside.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${stem}.`));
}

/** The file that was probably meant: a slip or two away. */
function nearestName({ path, beside }: MissingFile): string | null {
  const name = nameIn(path);
  const nearest = beside.length === 0 ? '' : closest(name, [...beside]);
  return distance(name, nearest) <= 2 ? nearest : null;
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
