/** Generates the maps of a configuration: by exact value, by pattern, by host name, and one from another. */
import type { Choice } from './choice.ts';
import { block, type Directive, line } from './tree.ts';
import { value, variable } from './vocabulary.ts';

/** `$connection_upgrade` as it should be, and `$m0` to `$m3` as they come; `$backend` names an upstream. */
export function maps(choice: Choice): readonly Directive[] {
  return [
    block('map $http_upgrade $connection_upgrade', [line('default upgrade'), line("'' close")]),
    valueMap(choice, '$m0'),
    valueMap(choice, '$m1'),
    chainedMap(choice),
    hostMap(choice),
    backendMap(choice),
  ];
}

function valueMap(choice: Choice, name: string): Directive {
  const source = choice.of([
    '$http_upgrade',
    '$http_upgrade',
    '$uri',
    '$uri',
    '$request_uri',
    '$arg_t',
    '$http_x_token',
    '$request_method',
    '"$request_method$uri"',
    '$host',
    '$cookie_session',
    '$args',
    '"$http_upgrade:$http_connection"',
  ]);
  const entries = [
    ...(choice.percent(70) ? [line(`default ${mapped(choice)}`)] : []),
    ...unique(choice.times(1, 4, () => key(choice))).map((each) => line(`${each} ${mapped(choice)}`)),
    ...(choice.percent(15) ? [line('volatile')] : []),
  ];
  return block(`map ${source} ${name}`, entries);
}

function unique(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((each) => {
    const plain = each.toLowerCase();
    return seen.has(plain) ? false : seen.add(plain);
  });
}

function key(choice: Choice): string {
  return choice.of([
    '""',
    'websocket',
    'WebSocket',
    'GET',
    'POST',
    '/ws',
    '/api/',
    'app.test',
    '1',
    'a',
    '~^web',
    '~*^WEB',
    '~^/ws',
    '~*^/(ws|api)/?(.*)$',
    '~^/(?<rest>.+)$',
    '"~^(?<first>[A-Z]{3})/"',
    '~t=(\\w+)',
    '~^$',
    '\\default',
  ]);
}

function mapped(choice: Choice): string {
  return choice.weighted([
    [3, () => choice.of(['upgrade', 'close', '""', '1', '0', 'websocket', '/mapped'])],
    [1, () => choice.of(['$1', '$2', '$rest', '"$1-$2"', '"x$http_x_token"'])],
    [1, () => value(choice).replaceAll(/\$(?:m\d|proxy_\w+)/g, () => '$uri')],
  ]);
}

function chainedMap(choice: Choice): Directive {
  return block(`map ${choice.of(['$m0', '$m1', '$m0$m1', '$v0'])} $m2`, [
    line(`default ${choice.of(['$m1', '""', 'rest', '$uri'])}`),
    line(`upgrade ${choice.of(['$m0', 'yes'])}`),
    line(`~^(.+)$ ${choice.of(['$1', 'some', '$m1'])}`),
  ]);
}

function hostMap(choice: Choice): Directive {
  const entries = ['app.test', '*.app.test', '.example.test', 'app.*', '~^(?<sub>\\w+)\\.app', 'www.app.*'];
  return block(`map ${choice.of(['$host', '$host', '$http_host', '$arg_host'])} $m3`, [
    ...(choice.percent(80) ? [line('hostnames')] : []),
    line(`default ${choice.of(['none', '$host'])}`),
    ...choice.some(entries, 50).map((each, at) => line(`${each} ${choice.of([`host${at}`, '$sub', 'h'])}`)),
  ]);
}

function backendMap(choice: Choice): Directive {
  return block(
    `map ${choice.of(['$host', '$uri', '$arg_t', variable(choice).replaceAll(/.*\$(?:m\d|proxy_\w+).*/g, '$uri')])} $backend`,
    [
      line(`default ${choice.of(['127.0.0.1:@U0@', 'backend', '127.0.0.1:@U3@'])}`),
      line(`~^/ws 127.0.0.1:@U1@`),
      line('a backend'),
      ...(choice.percent(20) ? [line('~api ""')] : []),
    ],
  );
}
