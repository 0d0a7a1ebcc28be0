/** Two definitions of one name: locations of a server, upstreams, log formats, zones, and keys of a map. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { repeated } from './twice.ts';

export function* duplicateNames(configuration: NginxConfiguration): Generator<Report> {
  const { statements } = configuration;
  for (const locations of byContext(statements.named('location'))) {
    yield* repeated(locations, locationKey, (at) => `this block has the location \`${wordsOf(at)}\` twice`);
  }
  for (const upstreams of byContext(statements.named('upstream'))) {
    const named = (at: Statement) => `the upstream \`${argumentOf(at, 0)}\` is defined twice`;
    yield* repeated(upstreams, (at) => argumentOf(at, 0).toLowerCase(), named);
  }
  for (const formats of byContext(statements.named('log_format'))) {
    const named = (at: Statement) => `the log format \`${argumentOf(at, 0)}\` is defined twice`;
    yield* repeated(formats, (at) => argumentOf(at, 0), named);
  }
  for (const [directive, parameter] of ZONES) {
    for (const zones of byContext(statements.named(directive))) {
      const keyOf = (at: Statement) => zoneName(at, parameter);
      yield* repeated(zones, keyOf, (at) => `the zone \`${keyOf(at)}\` is defined twice`);
    }
  }
  for (const map of statements.named('map')) {
    if (map.block !== null) yield* repeated(map.block.statements, mapKey, mapMessage);
  }
}

/** Directives that define a zone of shared memory, and the parameter that names it. */
const ZONES = [
  ['limit_req_zone', 'zone='],
  ['limit_conn_zone', 'zone='],
  ['proxy_cache_path', 'keys_zone='],
  ['fastcgi_cache_path', 'keys_zone='],
  ['uwsgi_cache_path', 'keys_zone='],
  ['scgi_cache_path', 'keys_zone='],
] as const;

/** Statements of blocks, each block's together; the blocks of entries are not among them. */
function byContext(statements: readonly Statement[]): Iterable<readonly Statement[]> {
  const groups = new Map<Context, Statement[]>();
  for (const statement of statements) {
    if (statement.context.kind === 'entries') continue;
    const group = groups.get(statement.context);
    if (group === undefined) groups.set(statement.context, [statement]);
    else group.push(statement);
  }
  return groups.values();
}

/** `location ^~ /a` and `location /a` are one location; of regular expressions and named locations the first one counts. */
function locationKey(location: Statement): string | null {
  const text = wordsOf(location);
  if (text === '' || location.directive.args.length > 2 || /^[~@]/.test(text)) return null;
  const [, modifier = '', path = ''] = /^(=|\^~)? ?(.*)$/s.exec(text) ?? [];
  return `${modifier === '=' ? '=' : ''} ${path}`;
}

function wordsOf({ directive }: Statement): string {
  return directive.args.map(({ value }) => value).join(' ');
}

function zoneName(statement: Statement, parameter: string): string | null {
  const zone = statement.directive.args.find(({ value }) => value.startsWith(parameter));
  const [name = ''] = zone?.value.slice(parameter.length).split(':') ?? [];
  return name === '' ? null : name;
}

/** Keys are compared in lower case; regular expressions may be there as often as one likes. */
function mapKey(entry: Statement): string | null {
  const key = nameOf(entry);
  if (entry.directive.args.length !== 1 || key.startsWith('~') || key === 'include') return null;
  return key === 'default' ? 'default' : `key ${key.toLowerCase()}`;
}

function mapMessage(entry: Statement): string {
  return `this map has ${nameOf(entry) === 'default' ? 'two values for `default`' : `the key \`${entry.directive.name.quote}${nameOf(entry)}${entry.directive.name.quote}\` twice`}`;
}
