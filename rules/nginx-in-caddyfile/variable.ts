/** A variable of nginx, such as `$host`: Caddy fills in `{host}`, and sends `$host` as it stands (measured). */

import { everyStatement } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { lookUp } from '../../src/text/look-up.ts';
import { everyLine, isAboutUpgrade, type Line } from './lines.ts';

/** What each stands for in Caddy; null where it depends. */
const PLACEHOLDERS: Readonly<Record<string, string | null>> = {
  host: '{host}',
  http_host: '{hostport}',
  remote_addr: '{remote_host}',
  remote_port: '{remote_port}',
  scheme: '{scheme}',
  request_uri: '{uri}',
  uri: '{path}',
  document_uri: '{path}',
  args: '{query}',
  query_string: '{query}',
  request_method: '{method}',
  server_port: '{port}',
  server_name: '{host}',
  proxy_host: '{upstream_hostport}',
  proxy_add_x_forwarded_for: null,
  http_upgrade: '{header.Upgrade}',
  connection_upgrade: null,
  http_connection: '{header.Connection}',
  http_origin: '{header.Origin}',
  http_user_agent: '{header.User-Agent}',
  http_referer: '{header.Referer}',
  http_cookie: '{header.Cookie}',
  http_authorization: '{header.Authorization}',
  http_x_forwarded_for: '{header.X-Forwarded-For}',
  http_x_forwarded_proto: '{header.X-Forwarded-Proto}',
};

const NAMES = Object.keys(PLACEHOLDERS).sort((a, b) => b.length - a.length);
const VARIABLE = new RegExp(`(?<![{$\\w])\\$(?:(${NAMES.join('|')})\\b|\\{(${NAMES.join('|')})\\})`);

/** Where the values of headers, paths and answers stand. */
const FILLED_IN: ReadonlySet<string> = new Set([
  'header_up',
  'header_down',
  'header',
  'request_header',
  'redir',
  'rewrite',
  'reverse_proxy',
  'root',
  'try_files',
]);

export function* variables(configuration: CaddyConfiguration): Generator<Report> {
  for (const line of everyLine(configuration)) {
    if (!isFilledIn(line) || isAboutUpgrade(line) || isReplacement(line)) continue;
    for (const argument of line.statement.args) {
      const { value, span, quote, certain, json } = argument;
      const written = span.file.text.slice(span.start, span.end);
      const found = VARIABLE.exec(value);
      const name = found?.[1] ?? found?.[2];
      if (found === null || name === undefined || !certain || quote === 'heredoc' || quote === '`') continue;
      if (!written.includes(found[0])) continue;
      const meant = lookUp(PLACEHOLDERS, name) ?? null;
      const text = meant === null ? null : written.replace(found[0], meant);
      yield {
        message: `\`${found[0]}\` is a variable of nginx, which Caddy leaves as it stands${meant === null ? hintFor(name) : `: here it is \`${meant}\``}.`,
        span,
        severity: 'warning',
        fix:
          text === null
            ? null
            : {
                safety: 'safe',
                title: `write \`${meant ?? ''}\``,
                edits: [
                  json === undefined
                    ? { ...span, text }
                    : replaceArgument(argument, value.replace(found[0], meant ?? '')),
                ],
              },
      };
    }
  }
}

function hintFor(name: string): string {
  return name === 'proxy_add_x_forwarded_for' ? '; Caddy sends X-Forwarded-For by itself' : '';
}

function isFilledIn({ statement, owner }: Line): boolean {
  return (
    FILLED_IN.has(statement.name.value) || (owner !== null && /^(?:request_)?header$/.test(owner.name.value))
  );
}

/** `header_up Field find replace`: a dollar sign names a group there. */
function isReplacement({ statement }: Line): boolean {
  return [...everyStatement([statement])].some(
    ({ statement: each }) => /^header_/.test(each.name.value) && each.args.length > 2,
  );
}
