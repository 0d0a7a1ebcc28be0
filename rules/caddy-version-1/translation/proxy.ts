/**
 * Caddy 1's `proxy` as Caddy 2's `reverse_proxy`. Null where the two differ in more than spelling.
 *
 * `websocket` needs no line: `reverse_proxy` upgrades by itself. `transparent` is the default, too; without it Caddy 1
 * sent the upstream's own name as Host, which has to be written out.
 */

import type { Directive, Word } from '../../../src/caddy/syntax/tree.ts';
import { lookUp } from '../../../src/text/look-up.ts';
import { blockLines, pathMatcher, type Translate, translatedText, word } from './lines.ts';

export const translateProxy: Translate = ({ args, block }) => {
  const [path, ...upstreams] = args;
  const options = block?.children ?? [];
  const more = options.filter(({ name }) => name.value === 'upstream').flatMap((option) => option.args);
  const targets = [...upstreams, ...more].map(translateUpstream);
  if (path === undefined || targets.length === 0 || targets.includes(null)) return null;
  const lines: string[] = [];
  const except: string[] = [];
  for (const option of options) {
    if (option.name.value === 'upstream') continue;
    if (option.name.value === 'except' && option.block === null) {
      except.push(...option.args.map(({ value }) => `${value.replace(/\*+$/, '')}*`));
      continue;
    }
    const translated = translateOption(option);
    if (translated === null) return null;
    lines.push(...translated);
  }
  const isTransparent = options.some(({ name }) => name.value === 'transparent');
  if (!isTransparent && !lines.some((line) => /^header_up Host /i.test(line))) {
    lines.unshift('header_up Host {upstream_hostport}');
  }
  const matcher =
    except.length === 0
      ? pathMatcher(path.value)
      : `@proxied${path.value.replaceAll(/\W+/g, '_').replace(/_$/, '')}`;
  const proxy = blockLines(
    ['reverse_proxy', matcher, ...targets].filter((part) => part !== '').join(' '),
    lines,
  );
  if (except.length === 0) return proxy;
  const conditions = path.value === '/' ? [] : [`path ${path.value}*`];
  return [...blockLines(matcher, [...conditions, `not path ${except.join(' ')}`]), ...proxy];
};

/** `localhost:80/` loses its slash; any other path cannot be part of an upstream in Caddy 2. */
function translateUpstream({ value, quote }: Word): string | null {
  const found = /^((?:https?:\/\/)?[^/{}]+(?::[\d]+)?)\/?$/.exec(value);
  return quote === '' && found !== null && !/:\d+-\d+$/.test(value) ? (found[1] ?? null) : null;
}

/** Options with one value that only have another name. */
const RENAMED: Readonly<Record<string, string>> = {
  fail_timeout: 'fail_duration',
  max_fails: 'max_fails',
  max_conns: 'unhealthy_request_count',
  try_duration: 'lb_try_duration',
  try_interval: 'lb_try_interval',
  health_check: 'health_uri',
  health_check_port: 'health_port',
  health_check_interval: 'health_interval',
  health_check_timeout: 'health_timeout',
};

const POLICIES: ReadonlySet<string> = new Set([
  'random',
  'least_conn',
  'round_robin',
  'ip_hash',
  'first',
  'uri_hash',
]);

/** The lines that an option becomes; none where it is the default now; null where there is no successor. */
function translateOption({ name, args, block: inner }: Directive): readonly string[] | null {
  if (inner !== null) return null;
  const [first, second] = args;
  switch (name.value) {
    case 'websocket':
    case 'transparent':
      return [];
    case 'insecure_skip_verify':
      return blockLines('transport http', ['tls_insecure_skip_verify']);
    case 'header_upstream':
      return first === undefined ? null : translateHeader('header_up', first, second);
    case 'header_downstream':
      return first === undefined ? null : translateHeader('header_down', first, second);
    case 'policy': {
      if (first?.value === 'header')
        return second === undefined ? null : [`lb_policy header ${word(second.value)}`];
      return first !== undefined && POLICIES.has(first.value) ? [`lb_policy ${first.value}`] : null;
    }
    default: {
      const renamed = lookUp(RENAMED, name.value);
      return renamed === undefined || first === undefined || second !== undefined
        ? null
        : [`${renamed} ${word(first.value)}`];
    }
  }
}

function translateHeader(
  line: 'header_up' | 'header_down',
  field: Word,
  value: Word | undefined,
): readonly string[] | null {
  if (line === 'header_up' && /^[+-]?(?:upgrade|connection)$/i.test(field.value)) return [];
  if (value === undefined) return field.value.startsWith('-') ? [`${line} ${field.value}`] : null;
  const text = translatedText(value.value);
  return text === null ? null : [`${line} ${field.value} ${word(text)}`];
}
