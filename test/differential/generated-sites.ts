/**
 * Generated Caddyfiles for the adapter: sites with all kinds of addresses, matchers of every kind, handlers in nested blocks,
 * and the global options that change what comes of them. Many are refused by Caddy, which is a thing to agree about as well.
 */
import fc from 'fast-check';
import { ADAPTERS } from '../../src/caddy/adapt/directives/index.ts';

/** Mostly what Caddy takes, now and then what it refuses. */
function mostly(good: readonly string[], bad: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
}

const LABELS = ['a', 'b', 'c', 'dd', 'ee', 'fff', 'GG', 'long-name', '*.x', '*.yy', 'z.x'];
const HOSTS = [...LABELS.map((label) => `${label}.test`), 'localhost', '127.0.0.1', '[::1]', '[0:0::2]', ''];
const host = mostly(HOSTS, ['{host}.test', '*', 'a b']);
const plainAddress = fc
  .tuple(host, mostly(['', '', ':443', ':8443'], [':x', ':70000', ':8000-8001']))
  .map((parts) => parts.join(''));
const httpAddress = fc
  .oneof(
    fc.tuple(fc.constant('http://'), host, fc.constantFrom('', '', ':81', ':80')),
    fc.tuple(fc.constant(''), host, fc.constantFrom(':80', ':80')),
    fc.tuple(fc.constant(''), fc.constant(''), fc.constantFrom(':81', ':82')),
  )
  .map((parts) => parts.join(''));
const httpsAddress = fc
  .tuple(fc.constant('https://'), host, mostly(['', '', ':8443', ':9443'], [':80', ':81']))
  .map((parts) => parts.join(''));
const sitePath = fc.constantFrom('', '', '', '', '', '/p', '/p/*', '/longer*');

const address = fc
  .tuple(fc.oneof(plainAddress, httpAddress, httpsAddress), sitePath)
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

const path = fc.constantFrom('/', '/a', '/a*', '/a/*', '/ab', '/b', '/bc*', '/cd', '/B', '/a/*/c', '*', '/*');

const matcherLine: fc.Arbitrary<string> = fc.letrec<{ line: string; not: string }>((tie) => ({
  not: fc.oneof(
    { maxDepth: 2 },
    fc.constant('not {\n}'),
    tie('line').map((line) => `not ${line}`),
    fc.array(tie('line'), { maxLength: 3 }).map((lines) => `not {\n${lines.join('\n')}\n}`),
  ),
  line: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.array(path, { maxLength: 3 }).map((paths) => `path ${paths.join(' ')}`) },
    {
      weight: 12,
      arbitrary: mostly(
        [
          'path',
          'host a.test b.test',
          'host',
          'method GET post',
          'method',
          'protocol https',
          'protocol http grpc http/2+',
          'header Upgrade websocket',
          'header upgrade WebSocket',
          'header Connection *Upgrade*',
          'header !X-Absent',
          'header A b c D e',
          'header "X Y" z',
          'header_regexp Upgrade (?i)websocket',
          'header_regexp name Origin ^w',
          'header_regexp a X b c Y d',
          'path_regexp ^/a',
          'path_regexp name ^/a',
          'query a=b',
          'query a=b a=c d=',
          'query',
          'query ""',
          'remote_ip 10.0.0.0/8',
          'remote_ip forwarded private_ranges',
          'remote_ip',
          'expression {path} == "/a"',
          'expression "{path} == \'/a\'"',
          'expression `{header.Upgrade} == "websocket"`',
          'expression',
          'vars {path} /a /b',
          'vars_regexp {uri} ^/a',
          'vars_regexp n {uri} ^/a',
          'file',
          'file {path} /index.html',
          'file {\nroot /srv\ntry_files {path} {path}/\ntry_policy largest_size\nsplit_path .php\n}',
          'host a.test {\n}',
        ],
        [
          'protocol http https',
          'protocol',
          'header !x-absent value',
          'header Upgrade',
          'header A b c',
          'header',
          'header !',
          'header_regexp X',
          'header_regexp a X b c',
          'path_regexp a b c',
          'path_regexp',
          'query a',
          'remote_ip 10.0.0.1 forwarded',
          'client_ip 10.0.0.1',
          'vars {path}',
          'vars',
          'vars_regexp x',
          'file {\nroot\n}',
          'file {\nunknown x\n}',
          'path /a {\nhost x\n}',
        ],
      ),
    },
    { weight: 2, arbitrary: tie('not') },
  ),
})).line;

const condition = fc.oneof(
  { weight: 3, arbitrary: matcherLine },
  {
    weight: 3,
    arbitrary: fc.array(matcherLine, { maxLength: 4 }).map((lines) => `{\n${lines.join('\n')}\n}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '`{path} == "/a"`', '"{query} == \'a\'" more') },
);

/** Each site defines these. */
const MATCHERS = ['@a', '@b', '@c'];
const definitions = fc
  .tuple(...MATCHERS.map(() => condition))
  .map((conditions) => MATCHERS.map((name, index) => `${name} ${conditions[index]}`));

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 8, arbitrary: path },
  { weight: 8, arbitrary: mostly(MATCHERS, ['@d']) },
  { weight: 1, arbitrary: fc.constant('"/quoted*"') },
);

/** Handlers by directive, each with something that tells one from another. */
const HANDLERS: Readonly<Record<string, readonly string[]>> = {
  respond: ['"one"', '"two" 404', '{uri}', '{header.X} 200'],
  redir: ['/x', 'https://{host}{uri} permanent'],
  reverse_proxy: ['localhost:1', 'localhost:2', 'http://localhost:3', 'localhost:4'],
  header: ['A b', '-B', '+C d'],
  request_header: ['A {host}', '-B'],
  rewrite: ['/x', '{path}.html'],
  uri: ['strip_prefix /a', 'strip_suffix b'],
  root: ['/srv/a', '/srv/b'],
  vars: ['a 1', 'a 2', 'b 3'],
  encode: ['gzip'],
  method: ['GET'],
  templates: [''],
  abort: [''],
  error: ['404', '"m" 500'],
  file_server: [''],
  try_files: ['{path} /index.html'],
  php_fastcgi: ['localhost:9000'],
  basicauth: [''],
};

const handler = fc
  .constantFrom(...Object.keys(HANDLERS).filter((name) => isAdapted(name)))
  .chain((name) => fc.tuple(fc.constant(name), token, fc.constantFrom(...(HANDLERS[name] ?? ['']))))
  .map(
    ([name, matcher, rest]) =>
      `${name} ${needsMatcher(name, rest) && matcher === '' ? '*' : matcher} ${rest}`,
  );

function isAdapted(name: string): boolean {
  return Object.hasOwn(ADAPTERS.handlers, name) || Object.hasOwn(ADAPTERS.directives, name);
}

/** An argument that begins with / would be taken for one. */
function needsMatcher(name: string, rest: string): boolean {
  return rest.startsWith('/') && name !== 'vars';
}

/** Named anew in nested blocks, where it may be defined around them already. */
const nestedDefinition = condition.map((rest) => `@d ${rest}`);

const block: fc.Arbitrary<readonly string[]> = fc.letrec<{ block: readonly string[]; entry: string }>(
  (tie) => ({
    block: fc.array(tie('entry'), { maxLength: 6 }),
    entry: fc.oneof(
      { maxDepth: 3 },
      { weight: 30, arbitrary: handler },
      {
        weight: 20,
        arbitrary: fc
          .tuple(fc.constantFrom('handle', 'handle', 'handle', 'route'), token, tie('block'))
          .map(([name, matcher, lines]) => `${name} ${matcher} {\n${lines.join('\n')}\n}`),
      },
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom('/a', '/a*', '/a/*', '/', '/*', '/b/c*'), tie('block'))
          .map(([matcher, lines]) => `handle_path ${matcher} {\n${lines.join('\n')}\n}`),
      },
      { weight: 1, arbitrary: nestedDefinition },
      {
        weight: 1,
        arbitrary: mostly(['handle'], ['route /x y {\n}', 'handle_path x {\n}', 'handle_path {\n}']),
      },
    ),
  }),
).block;

const errors = block.map((lines) => `handle_errors {\n${lines.join('\n')}\n}`);

const bind = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom(
    'bind 127.0.0.1',
    'bind 127.0.0.1 [::1]',
    'bind unix//run/x.sock',
    'bind',
    'bind tcp/127.0.0.1',
  ),
);

const site = fc
  .tuple(
    fc.array(address, { minLength: 1, maxLength: 2 }),
    bind,
    definitions,
    block,
    fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(errors, { maxLength: 2 })),
  )
  .map(([addresses, listener, named, lines, errorLines]) => {
    const own = [...(isAdapted('bind') ? [listener] : []), ...named, ...lines, ...errorLines];
    return `${addresses.join(', ')} {\n${own.join('\n')}\n}`;
  });

const ordered = fc.constantFrom('handle', 'route', 'reverse_proxy', 'respond', 'header', 'rewrite', 'vars');

const globalOption = fc.oneof(
  fc.constantFrom(
    'http_port 8080',
    'https_port 8443',
    'auto_https off',
    'auto_https disable_redirects',
    'auto_https disable_certs',
    'auto_https ignore_loaded_certs',
    'default_bind 127.0.0.1',
    'default_sni a.test',
  ),
  fc
    .tuple(ordered, mostly(['first', 'last'], ['middle', 'first x', 'before', 'before a b', '']))
    .map((words) => `order ${words.join(' ')}`),
  fc
    .tuple(ordered, fc.constantFrom('before', 'after'), fc.oneof(ordered, fc.constantFrom('unknown', 'vars')))
    .map((words) => `order ${words.join(' ')}`),
);

const globalOptions = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc.array(globalOption, { minLength: 1, maxLength: 3 }),
);

/** A Caddyfile, its lines without their indentation. */
export const generatedCaddyfile: fc.Arbitrary<string> = fc
  .tuple(globalOptions, fc.array(site, { minLength: 1, maxLength: 3 }))
  .map(([options, sites]) =>
    [...(options.length === 0 ? [] : [`{\n${options.join('\n')}\n}`]), ...sites, ''].join('\n'),
  );
