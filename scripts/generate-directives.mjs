/**
 * Writes `src/nginx/language/directives.generated.ts` from the measured directive facts in `../shared/facts`.
 *
 *     node scripts/generate-directives.mjs [facts.json]
 *
 * One line per directive form, fields separated by a space: name, contexts, argument counts, traits, value kind,
 * first version, first version without it, allowed words, default. `src/nginx/language/directives.ts` reads it back.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const facts = new URL(process.argv[2] ?? '../../shared/facts/nginx-directives.json', import.meta.url);
const target = new URL('../src/nginx/language/directives.generated.ts', import.meta.url);

/** One letter per context; `directives.ts` holds the same list in the same order. */
const CONTEXT_LETTERS = {
  main: 'm',
  events: 'e',
  http: 'h',
  server: 's',
  location: 'l',
  'if in server': 'i',
  'if in location': 'j',
  limit_except: 'x',
  upstream: 'u',
  stream: 'H',
  'stream server': 'S',
  'stream upstream': 'U',
  mail: 'a',
  'mail server': 'A',
  mgmt: 'g',
  oidc_provider: 'o',
  acme_issuer: 'c',
};

const KIND_BY_SETTER = {
  ngx_conf_set_flag_slot: 'flag',
  ngx_conf_set_msec_slot: 'milliseconds',
  ngx_conf_set_sec_slot: 'seconds',
  ngx_conf_set_size_slot: 'size',
  ngx_conf_set_off_slot: 'offset',
  ngx_conf_set_num_slot: 'number',
  ngx_conf_set_enum_slot: 'enum',
  ngx_conf_set_bitmask_slot: 'set',
  ngx_conf_set_bufs_slot: 'buffers',
  ngx_conf_set_str_slot: 'text',
};

/** Bodies that are lists of entries rather than directives; the facts do not mark the commercial ones. */
const FREE_BODY = new Set(['num_map', 'match']);

/** Lists whose `off` alone is refused beside another line, so that the facts call a repetition an error. */
const LISTS_WITH_OFF = new Set([
  'limit_conn',
  'limit_req',
  'mirror',
  'proxy_cookie_domain',
  'proxy_cookie_flags',
  'proxy_cookie_path',
  'proxy_redirect',
]);

/** Where the documentation gives no version, or that of the commercial product (nginx CHANGES). */
const FIRST_VERSIONS = {
  'ngx_stream_set_module set': '1.19.3',
  'ngx_stream_pass_module pass': '1.25.5',
  'ngx_mail_realip_module set_real_ip_from': '1.19.8',
  'ngx_http_upstream_module least_time': '1.31.0',
  'ngx_stream_upstream_module least_time': '1.31.0',
  'ngx_http_upstream_module sticky': '1.29.6',
};
const FIRST_VERSION_BY_PREFIX = { http3: '1.25.0', quic_: '1.25.0', tunnel_: '1.31.0' };

/** `ssl on` went away in 1.25.1 (nginx CHANGES); for the rest, the first measured release without it. */
const REMOVED_IN = { ssl: '1.25.1' };

const { meta, directives } = JSON.parse(readFileSync(facts, 'utf8'));
const releases = meta.releasesChecked;

const byModule = new Map();
for (const directive of directives) {
  const lines = byModule.get(directive.module) ?? [];
  lines.push(lineOf(directive));
  byModule.set(directive.module, lines);
}
const table = [...byModule].map(([module, lines]) => `# ${module}\n${lines.join('\n')}`).join('\n');

writeFileSync(
  target,
  `/** Made by \`scripts/generate-directives.mjs\` (nginx ${meta.source.ref.replace('release-', '')}); do not edit. */
export const DIRECTIVE_TABLE = \`${table.replace(/[\\`]|\$\{/g, '\\$&')}\`;
`,
);

function lineOf(directive) {
  return [
    directive.name,
    contextsOf(directive),
    argumentsOf(directive),
    traitsOf(directive),
    directive.flag ? 'flag' : (KIND_BY_SETTER[directive.setter] ?? 'other'),
    firstVersionOf(directive) ?? '-',
    removalOf(directive) ?? '-',
    (directive.values ?? []).join(',') || '-',
    directive.default ?? '-',
  ].join(' ');
}

function contextsOf(directive) {
  const documented = directive.docContexts ?? [];
  const contexts =
    directive.contexts ?? documented.flatMap((name) => contextsFromDocs(name, directive.module));
  if (contexts.includes('*')) return '*';
  return contexts.map((name) => CONTEXT_LETTERS[name] ?? fail(`context ${name}`)).join('') || '?';
}

/** The documentation says `server` for the servers of all three protocols, and `if` for both kinds. */
function contextsFromDocs(name, module) {
  if (name === 'if') return ['if in server', 'if in location'];
  if (module.startsWith('ngx_stream_') && (name === 'server' || name === 'upstream'))
    return [`stream ${name}`];
  if (module.startsWith('ngx_mail_') && name === 'server') return ['mail server'];
  return [name];
}

function argumentsOf({ args }) {
  if (args === null) return '?';
  return args.counts === undefined ? `${args.min}+` : args.counts.join('');
}

/** b block, f free body, e repeating it is an error, a repetitions add up, p NGINX Plus only, x other module, o obsolete. */
function traitsOf(directive) {
  const traits = [
    directive.block && 'b',
    (directive.freeBody || FREE_BODY.has(directive.name)) && 'f',
    directive.repeat === 'error' && !LISTS_WITH_OFF.has(directive.name) && 'e',
    directive.repeat?.startsWith('accumulates') && 'a',
    directive.commercial && 'p',
    directive.externalModule && 'x',
    directive.obsolete && 'o',
  ];
  return traits.filter(Boolean).join('') || '-';
}

/** The first version that has it, or null where all measured releases do. */
function firstVersionOf({ name, module, presentIn, since }) {
  const first = releases.indexOf(presentIn[0]);
  if (first <= 0) return null;
  const stated = FIRST_VERSIONS[`${module} ${name}`] ?? versionByPrefix(name) ?? since;
  return stated !== null && compareVersions(stated, releases[first - 1]) > 0 ? stated : releases[first];
}

function versionByPrefix(name) {
  return Object.entries(FIRST_VERSION_BY_PREFIX).find(([prefix]) => name.startsWith(prefix))?.[1] ?? null;
}

function removalOf({ name, removedAfter }) {
  if (removedAfter === undefined) return null;
  return REMOVED_IN[name] ?? releases[releases.indexOf(removedAfter) + 1];
}

function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const part = left.findIndex((number, index) => number !== right[index]);
  return part === -1 ? 0 : left[part] - right[part];
}

function fail(what) {
  throw new Error(`unexpected ${what} in the directive facts`);
}
