/**
 * Configurations with servers of `stream` in front: maps of TLS's server name, several servers, access rules, and `http`
 * behind them. Every server of `http` answers with a status of its own.
 */
import type { Choice } from '../requests/choice.ts';
import type { Question } from './client.ts';

/** The ports and paths of one run. */
export interface StreamPlaces {
  readonly entries: readonly number[];
  readonly recorders: readonly number[];
  readonly inner: {
    readonly stream: number;
    readonly plain: number;
    readonly tls: number;
    readonly plainAfterHeader: number;
    readonly tlsAfterHeader: number;
  };
  readonly directory: string;
}

export const ENTRIES = 4;
export const RECORDERS = 3;
export const INNER = ['stream', 'plain', 'tls', 'plainAfterHeader', 'tlsAfterHeader'] as const;

/** Where Debian's package puts it. */
export const STREAM_MODULE = '/usr/lib/nginx/modules/ngx_stream_module.so';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** Few, so that servers which send to each other in a circle soon end. */
const MOST_CONNECTIONS = 96;

/** What each configuration here begins with. */
export const STREAM_HEAD = `load_module ${STREAM_MODULE};
daemon off;
master_process off;
pid nginx.pid;
error_log stderr info;
events { worker_connections ${MOST_CONNECTIONS}; }`;

export const HTTP_HEAD = `access_log off; ${TEMPORARY.map((name) => `${name}_temp_path temp/${name};`).join(' ')}`;

const HOSTS = [
  'app.test',
  'a.ext.test',
  'b.a.ext.test',
  'dot.test',
  'x.dot.test',
  'www.other',
  'r0.test',
  'r1.test',
  'r7.test',
  'other.test',
  '127.0.0.1',
];

const MAPS = ['byname', 'byprotocol', 'bytransport', 'byport', 'byaddress', 'bytwo'] as const;

export function generateStreams(choice: Choice, places: StreamPlaces): string {
  const servers = places.entries.map((port) => entryServer(choice, places, port));
  return `${STREAM_HEAD}
stream {
  ssl_certificate cert.pem;
  ssl_certificate_key key.pem;
  ${choice.percent(15) ? 'ssl_preread on;' : ''}
  ${upstreams(places)}
  ${maps(choice, places)}
  ${servers.join('\n  ')}
  server { listen 127.0.0.1:${places.inner.stream}; ssl_preread on; proxy_pass ${choice.of(['$byname', 'inner', 'tls', 'grp0'])}; }
}
http {
  ${HTTP_HEAD}
  ssl_certificate cert.pem;
  ssl_certificate_key key.pem;
  ${httpServers(places)}
}
`;
}

export function generateQuestion(choice: Choice, { entries }: StreamPlaces): Question {
  return {
    port: choice.of(entries),
    scheme: choice.percent(65) ? 'https' : 'http',
    hostname: choice.of(HOSTS),
  };
}

/** A server that has once broken off, as the recorders do with TLS, is asked again all the same. */
function upstreams({ recorders, inner }: StreamPlaces): string {
  const [one, two, three] = recorders;
  const groups = {
    grp0: [`127.0.0.1:${one}`],
    grp1: [`127.0.0.1:${two}`, `127.0.0.1:${three} backup`],
    pair: [`127.0.0.1:${two}`, `127.0.0.1:${three}`],
    inner: [`127.0.0.1:${inner.plain}`],
    tls: [`127.0.0.1:${inner.tls}`, `127.0.0.1:${one} down`],
  };
  return Object.entries(groups)
    .map(
      ([name, servers]) =>
        `upstream ${name} { ${servers.map((at) => `server ${at} max_fails=0;`).join(' ')} }`,
    )
    .join('\n  ');
}

/** Addresses that nginx takes as they are. */
function literals({ recorders, inner, directory }: StreamPlaces): readonly string[] {
  const ports = [...recorders, inner.plain, inner.tls, inner.tls, inner.stream];
  const afterHeader = [inner.plainAfterHeader, inner.tlsAfterHeader];
  const addresses = [...ports, ...afterHeader].map((port) => `127.0.0.1:${port}`);
  return [...addresses, `unix:${directory}/http.sock`, 'grp0', 'grp1', 'pair', 'inner', 'tls', 'TLS'];
}

/** What a map may give besides. */
const DEAD_ENDS = ['nowhere.test:443', 'nogroup', '""', '127.0.0.1', '127.0.0.1:99999', 'localhost:9', ':80'];

function maps(choice: Choice, places: StreamPlaces): string {
  const target = () => (choice.percent(85) ? choice.of(literals(places)) : choice.of(DEAD_ENDS));
  const fallback = () => (choice.percent(70) ? `default ${target()};` : '');
  const lines = [
    `map $ssl_preread_server_name $byname { ${nameEntries(choice, target)} ${fallback()} }`,
    `map $ssl_preread_protocol $byprotocol { "" ${target()}; TLSv1.3 ${target()}; ${fallback()} }`,
    `map $protocol $bytransport { TCP ${target()}; ${fallback()} }`,
    `map $server_port $byport { ${places.entries[0]} ${target()}; ~${places.entries[1]} ${target()}; ${fallback()} }`,
    `map $remote_addr $byaddress { 127.0.0.1 ${target()}; ${fallback()} }`,
    `map "$protocol:$ssl_preread_server_name" $bytwo { TCP: ${target()}; ~*^tcp:app $byname; ${fallback()} }`,
  ];
  return lines.join('\n  ');
}

function nameEntries(choice: Choice, target: () => string): string {
  const always = [`app.test ${target()};`, `"~^r(\\d)\\.test$" grp$1;`, `~^(?<label>\\w+)\\.other grp0;`];
  const wild = ['*.ext.test', '.dot.test', 'www.*', '*.a.ext.test'].map((name) => `${name} ${target()};`);
  const kept = choice.some(always, 75);
  return choice.percent(60) ? ['hostnames;', ...kept, ...choice.some(wild, 70)].join(' ') : kept.join(' ');
}

function entryServer(choice: Choice, places: StreamPlaces, port: number): string {
  const lines = [
    `listen 127.0.0.1:${port}${choice.percent(20) ? ' ssl' : ''};`,
    choice.percent(65) ? `ssl_preread ${choice.percent(85) ? 'on' : 'off'};` : '',
    choice.percent(20) ? 'proxy_protocol on;' : '',
    choice.percent(8) ? 'proxy_ssl on;' : '',
    choice.percent(12) ? access(choice) : '',
    choice.percent(20) ? `set $chosen ${choice.of(['$byname', '$byport', 'grp0'])};` : 'set $chosen grp1;',
    ...handlers(choice, places),
  ];
  return `server { ${lines.filter((line) => line !== '').join(' ')} }`;
}

function access(choice: Choice): string {
  return choice.of([
    'deny all;',
    'deny 127.0.0.1;',
    'allow 127.0.0.0/8; deny all;',
    'deny 10.0.0.0/8; allow all;',
    'allow 10.0.0.1; deny all;',
  ]);
}

function handlers(choice: Choice, places: StreamPlaces): readonly string[] {
  const pass = () =>
    choice.weighted([
      [5, () => `proxy_pass $${choice.of(MAPS)};`],
      [2, () => 'proxy_pass $chosen;'],
      [1, () => 'proxy_pass 127.0.0.1:$server_port;'],
      [3, () => `proxy_pass ${choice.of(literals(places))};`],
    ]);
  const returns = () =>
    choice.of([
      'return "HTTP/1.1 277 Text\\r\\nContent-Length: 0\\r\\n\\r\\n";',
      'return "$byname";',
      'return "go away";',
    ]);
  return choice.weighted([
    [10, () => [pass()]],
    [1, () => [returns()]],
    [1, () => [pass(), returns()]],
    [1, () => [returns(), pass()]],
  ]);
}

function httpServers({ inner, directory }: StreamPlaces): string {
  const listeners = [
    [`127.0.0.1:${inner.plain}`, 210],
    [`127.0.0.1:${inner.tls} ssl`, 220],
    [`127.0.0.1:${inner.plainAfterHeader} proxy_protocol`, 230],
    [`127.0.0.1:${inner.tlsAfterHeader} ssl proxy_protocol`, 240],
    [`unix:${directory}/http.sock`, 250],
  ] as const;
  return listeners
    .flatMap(([address, status]) =>
      ['_', 'app.test', '*.ext.test'].map(
        (name, index) =>
          `server { listen ${address}; server_name ${name}; location / { return ${status + index}; } }`,
      ),
    )
    .join('\n  ');
}
