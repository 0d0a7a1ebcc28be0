/** Why the connection of an ordinary request is closed after it. */
import { argumentOf, type Statement } from '../../src/nginx/config/context.ts';
import { onlyVariable } from '../../src/nginx/config/handshake-fault.ts';
import { ORDINARY_REQUEST } from '../../src/nginx/config/handshake-request.ts';
import { matchMap } from '../../src/nginx/config/map.ts';
import {
  type HeaderLine,
  linesNaming,
  sentValues,
  tokensOf,
  upstreamRequest,
} from '../../src/nginx/config/upstream-request.ts';
import { evaluate, mapsOf } from '../../src/nginx/config/variables.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export type Closing =
  /** The documented map for WebSockets, with `close` for all other requests (case D02b). */
  | { readonly by: 'map'; readonly entry: Statement; readonly line: Statement }
  /** `Connection close`, as it is written. */
  | { readonly by: 'line'; readonly line: Statement }
  /** `proxy_http_version 1.0`. */
  | { readonly by: 'version'; readonly line: Statement }
  /** Before nginx 1.29.7 the defaults are HTTP/1.0 and, where nothing names Connection, `close` (case D02d). */
  | { readonly by: 'default'; readonly lacksVersion: boolean; readonly lacksConnection: boolean };

/** Null where connections stay open, or where that cannot be known. */
export function closingOf(route: NginxRoute, nginxVersion: string): Closing | null {
  const { context, configuration } = route;
  const request = upstreamRequest(context, configuration.variables, nginxVersion, ORDINARY_REQUEST);
  const version = request.httpVersion.value;
  if (request.list.gap !== null || version.kind === 'unknown' || version.value === '2') return null;
  if (request.lines.some(({ statement }) => statement.directive.args[0]?.templated !== false)) return null;
  const lines = linesNaming(request, 'connection');
  const sent = sentValues(request, 'connection', nginxVersion);
  if (sent.kind === 'unknown') return null;
  const tokens = tokensOf(sent.value);
  if (tokens.includes('keep-alive')) return null;
  const lacksVersion = version.value === '1.0';
  if (lacksVersion && request.httpVersionLine !== null)
    return { by: 'version', line: request.httpVersionLine };
  const closes = tokens.includes('close');
  if (lines.length > 0 && closes) return closedBy(route, lines);
  return closes || lacksVersion ? { by: 'default', lacksVersion, lacksConnection: lines.length === 0 } : null;
}

function closedBy(route: NginxRoute, lines: readonly HeaderLine[]): Closing | null {
  const [line, ...others] = lines.filter(
    ({ value }) => value.kind === 'known' && tokensOf([value.value]).includes('close'),
  );
  if (line === undefined || others.length > 0) return null;
  const { statement } = line;
  const text = argumentOf(statement, 1);
  const variable = onlyVariable(text);
  if (variable === null) return text.includes('$') ? null : { by: 'line', line: statement };
  const table = route.configuration.variables;
  const map = mapsOf(table, variable).at(-1);
  if (map === undefined) return null;
  const source = evaluate(argumentOf(map, 0), { table, probe: ORDINARY_REQUEST, at: route.context });
  const match = source.kind === 'known' ? matchMap(map, source.value) : null;
  if (match?.kind !== 'entry' || match.result.toLowerCase() !== 'close') return null;
  return { by: 'map', entry: match.entry, line: statement };
}
