/** Directives that got another name in Caddy 2.8, and are still taken by the old one, with a warning in the log. */
import { everyStatement, type Statement } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isVersionAtLeast, NEWEST_STABLE } from '../../src/route/target.ts';

const RENAMED: ReadonlyMap<string, string> = new Map([
  ['basicauth', 'basic_auth'],
  ['skip_log', 'log_skip'],
]);

const SINCE = '2.8';

export function* renamedDirectives({ sites, target, version1 }: CaddyConfiguration): Generator<Report> {
  if (version1.length > 0 || !isVersionAtLeast(target.caddy, SINCE)) return;
  const seen = new Set<string>();
  for (const site of sites) {
    for (const { statement, owner } of everyStatement(site.statements)) {
      const name = RENAMED.get(statement.name.value);
      if (name === undefined || statement.name.quote !== '' || !isHandler(owner)) continue;
      const { file, start } = statement.name.span;
      // A snippet's line is there once for each import.
      if (seen.has(`${file.path} ${start}`)) continue;
      seen.add(`${file.path} ${start}`);
      yield {
        message: `\`${statement.name.value}\` is called \`${name}\` since Caddy ${SINCE}.`,
        span: statement.name.span,
        fix: {
          // Where no version is given an older Caddy may run, which does not know the new name.
          safety: target.caddy === NEWEST_STABLE.caddy ? 'unsafe' : 'safe',
          title: `write \`${name}\``,
          edits: [replaceArgument(statement.name, name)],
        },
      };
    }
  }
}

const BLOCKS: ReadonlySet<string> = new Set([
  'handle',
  'handle_path',
  'handle_errors',
  'handle_response',
  'route',
]);

/** Among the users of a password list, a name means something else. */
function isHandler(owner: Statement | null): boolean {
  return owner === null || BLOCKS.has(owner.name.value);
}
