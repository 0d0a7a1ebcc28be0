/** Generates what answers in a location: `proxy_pass` in all its forms, files, or nothing. */
import type { Choice } from './choice.ts';
import { returns } from './generate-rewrite.ts';
import { block, type Directive, line } from './tree.ts';
import { upstreamHost, variable } from './vocabulary.ts';

export type LocationKind = 'exact' | 'prefix' | 'regex' | 'named';

/** The directives that answer; empty where the request is left to files. */
export function handler(choice: Choice, kind: LocationKind): readonly Directive[] {
  return choice.weighted([
    [14, () => [proxyPass(choice, kind)]],
    [1, () => [returns(choice)]],
    [1.2, () => files(choice, kind)],
    [0.4, () => []],
    [0.3, () => [proxyPass(choice, kind), returns(choice)]],
    [0.15, () => [proxyPass(choice, kind), line('empty_gif')]],
    [0.15, () => [line('stub_status'), proxyPass(choice, kind)]],
  ]);
}

function proxyPass(choice: Choice, kind: LocationKind): Directive {
  const host = upstreamHost(choice);
  const mayHaveUri = kind === 'exact' || kind === 'prefix';
  const uri = choice.weighted<string>([
    [6, () => ''],
    [mayHaveUri ? 2 : 0, () => '/'],
    [mayHaveUri ? 2 : 0, () => choice.of(['/x', '/x/', '/x/y', '/api/', '/%2Fx', '/a%20b/'])],
    [mayHaveUri ? 0.5 : 0, () => choice.of(['/x?q=1', '/?q=1', '/x?', '?q=1'])],
    [1, () => '$request_uri'],
    [1, () => '$uri'],
    [
      1,
      () =>
        choice.of(['$uri$is_args$args', '/x$uri', '/$1', '/$rest', '/$1$is_args$args', '/x?u=$uri', '/$v0']),
    ],
    [0.5, () => variable(choice)],
  ]);
  return choice.weighted([
    [12, () => line(`proxy_pass ${choice.of(['http', 'http', 'http', 'HTTP'])}://${host}${uri}`)],
    [1, () => line(`proxy_pass http://$backend${uri.startsWith('?') ? '' : uri}`)],
    [0.5, () => line(`proxy_pass http://$v0${uri.startsWith('?') ? '' : uri}`)],
  ]);
}

function files(choice: Choice, kind: LocationKind): readonly Directive[] {
  if (kind === 'named') return [];
  const slash = choice.of(['', '/']);
  return choice.weighted([
    [2, () => []],
    [1, () => [line('root @SITE@/other')]],
    [kind === 'prefix' ? 1 : 0, () => [line(`alias @SITE@${slash}`)]],
    [kind === 'prefix' ? 1 : 0, () => [line(`alias @SITE@/dir${slash}`)]],
    [kind === 'exact' ? 1 : 0, () => [line('alias @SITE@/a.txt')]],
    [0.5, () => [line(`index ${choice.of(['x.js', 'none.html index.html', '/index.html'])}`)]],
    [0.3, () => [line('autoindex on')]],
  ]);
}

/** `try_files`, whose last part is where a request goes that found nothing. */
export function tryFiles(choice: Choice, named: readonly string[]): Directive {
  const tried = choice.times(1, 2, () =>
    choice.of([
      '$uri',
      '$uri',
      '$uri/',
      '$uri.html',
      '/nope',
      '/nope$uri',
      '$uri/index.html',
      '/dir/x.js',
      '/a.txt',
    ]),
  );
  const last = choice.weighted([
    [3, () => choice.of(['=404', '=403', '=204', '=502'])],
    [named.length > 0 ? 6 : 0, () => choice.of(named)],
    [
      4,
      () =>
        choice.of([
          '/index.html',
          '/ws',
          '/api/',
          '/ws?q=$args',
          '/api/v1?$args',
          '/app$uri',
          '/ws$is_args$args',
        ]),
    ],
    [0.2, () => '@missing'],
  ]);
  return line(`try_files ${tried.join(' ')} ${last}`);
}

export function limitExcept(choice: Choice): Directive {
  const methods = choice.of(['GET', 'POST', 'GET POST', 'PUT', 'OPTIONS', 'HEAD']);
  const inside = choice.weighted<readonly Directive[]>([
    [4, () => [line('deny all')]],
    [1, () => [line('allow all')]],
    [2, () => [line(`proxy_pass http://${upstreamHost(choice)}`)]],
    [1, () => [line('auth_basic closed'), line('auth_basic_user_file @SITE@/a.txt')]],
  ]);
  return block(`limit_except ${methods}`, inside);
}
