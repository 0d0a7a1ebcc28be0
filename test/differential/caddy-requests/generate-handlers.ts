/** Lines of a site but for proxies and blocks: answers, rewrites, headers, variables, files. */
import type { Choice } from '../requests/choice.ts';
import { anyValue, type Names, someToken, token, word } from './generate-words.ts';
import { block, type Line, line } from './tree.ts';
import {
  HEADER_NAMES,
  HIDDEN,
  PATHS,
  REGEXPS,
  REQUEST_OPERATIONS,
  RESPONSE_OPERATIONS,
  STATUSES,
  UPGRADE_OPERATIONS,
} from './vocabulary.ts';

/** One that answers: nothing after it is asked, where it matches. */
export function answer(choice: Choice, names: Names): Line {
  return choice.weighted<Line>([
    [5, () => respond(choice, names)],
    [4, () => redirect(choice, names)],
    [2, () => line(`error${someToken(choice, names)}${errorWords(choice)}`)],
    [1, () => line(`abort${someToken(choice, names)}`)],
    [4, () => fileServer(choice, names)],
  ]);
}

/** One that changes something, and passes the request on. */
export function modifier(choice: Choice, names: Names): Line {
  return choice.weighted<Line>([
    [5, () => rewriting(choice, names)],
    [4, () => requestHeader(choice, names)],
    [4, () => responseHeader(choice, names)],
    [2, () => line(`vars${token(choice, names)} kept ${word(choice, anyValue(choice))}`)],
    [
      1,
      () =>
        block(`vars${token(choice, names)}`, [
          line('kept a'),
          line(`other ${word(choice, anyValue(choice))}`),
        ]),
    ],
    [2, () => mapping(choice)],
    [2, () => tryFiles(choice)],
    [
      2,
      () =>
        line(
          `root${choice.of([' *', ' *', token(choice, names)]) || ' *'} @SITE@${choice.of(['', '', '/docs'])}`,
        ),
    ],
    [1, () => line(`encode${token(choice, names)} ${choice.of(['gzip', 'zstd gzip'])}`)],
    [
      1,
      () =>
        block(`request_body${token(choice, names)}`, [line(`max_size ${choice.of(['1KB', '10MB', '2'])}`)]),
    ],
    [1, () => line(`method${token(choice, names)} ${choice.of(['POST', 'GET', 'put'])}`)],
    [1, () => basicAuth(choice, names)],
    [1, () => line(`skip_log${token(choice, names)}`)],
    [1, () => line(`templates${token(choice, names)}`)],
  ]);
}

function respond(choice: Choice, names: Names): Line {
  const matcher = token(choice, names);
  return choice.weighted<Line>([
    [3, () => line(`respond${matcher} ${word(choice, choice.of(['ok', 'it is {host}', '{path}']))}`)],
    [3, () => line(`respond${matcher} ${choice.of(STATUSES)}`)],
    [3, () => line(`respond${matcher} ${word(choice, anyValue(choice))} ${choice.of(STATUSES)}`)],
    [1, () => block(`respond${matcher} ${word(choice, 'closing')} 200`, [line('close')])],
    [
      1,
      () =>
        block(`respond${matcher} 202`, [
          line('body "in a block"'),
          ...(choice.percent(50) ? [line('close')] : []),
        ]),
    ],
    [0.5, () => line(`respond${matcher} ok {query.t}`)],
  ]);
}

function redirect(choice: Choice, names: Names): Line {
  const to = choice.of([
    'https://{host}{uri}',
    'https://app.test{uri}',
    '{path}/',
    '/ws',
    '/new{uri}',
    'https://www.{http.request.host}{http.request.uri}',
    'http://{hostport}/x?{query}',
    '{http.request.orig_uri}x',
    '{re.m.1}',
    '/{vars.kept}',
    '/t/{query.t}',
  ]);
  const code = choice.of([
    '',
    '',
    ' permanent',
    ' temporary',
    ' 301',
    ' 303',
    ' 307',
    ' 308',
    ' html',
    ' 401',
    ' 302',
  ]);
  return line(`redir${token(choice, names) || (to.startsWith('/') ? ' *' : '')} ${word(choice, to)}${code}`);
}

function errorWords(choice: Choice): string {
  return choice.of([' 404', ' 403', ' "Not here" 404', ' 500', ' "message"', ' teapot 418', ' 503']);
}

function fileServer(choice: Choice, names: Names): Line {
  const matcher = token(choice, names);
  return choice.weighted<Line>([
    [4, () => line(`file_server${matcher}`)],
    [1, () => line(`file_server${matcher} browse`)],
    [
      3,
      () =>
        block(`file_server${matcher}`, [
          line('root @SITE@'),
          ...choice.some(
            [
              line('pass_thru'),
              line('index index.txt page.html'),
              line(`hide ${choice.of(HIDDEN)}`),
              line(`hide ${choice.of(HIDDEN)} ${choice.of(HIDDEN)}`),
              line('index deep index.html'),
              line('disable_canonical_uris'),
              line('browse'),
              line('status 203'),
              line('precompressed gzip'),
              line('precompressed br gzip'),
              line('index index.html'),
              line('status {query.t}'),
              line('status 404'),
            ],
            12,
          ),
        ]),
    ],
  ]);
}

function rewriting(choice: Choice, names: Names): Line {
  const matcher = token(choice, names);
  const path = choice.of(PATHS);
  return line(
    choice.weighted<string>([
      [
        5,
        () =>
          `rewrite${matcher || ' *'} ${word(
            choice,
            choice.of([
              path,
              `${path}?t=9`,
              `${path}{uri}`,
              `${path}{path}?{query}`,
              `${path}?{query}&x=1`,
              `${path}?`,
              '?only=query',
              `{path}/`,
              '{http.request.orig_uri}',
              '/{re.m.1}',
              `/caf\u00e9/{path.0}`,
              `/a%20b{path}`,
              'relative',
            ]),
          )}`,
      ],
      [3, () => `uri${matcher} strip_prefix ${choice.of([...PATHS, 'api', '/caf%C3%A9', '/A'])}`],
      [1, () => `uri${matcher} strip_suffix ${choice.of(['/', '.html', 'ws', '/x'])}`],
      [
        2,
        () =>
          `uri${matcher} replace ${choice.of(['/api /v2', 'ws socket', '/ //', 'a b 1', '/docs/ /', '%20 _'])}`,
      ],
      [
        1,
        () => `uri${matcher} path_regexp ${choice.of(REGEXPS)} ${choice.of(['/x', '/$1', '""', '/x/${1}y'])}`,
      ],
    ]),
  );
}

function tryFiles(choice: Choice): Line {
  return line(
    `try_files ${choice.of(['{path} /index.html', '{path} {path}/ /index.html', '{path}.html {path}', '/missing {path}', '{path} /app.js?p={path}', '{path} =404', '/index.html'])}`,
  );
}

function requestHeader(choice: Choice, names: Names): Line {
  const operation = choice.percent(40)
    ? choice.of(UPGRADE_OPERATIONS)
    : choice.percent(40)
      ? choice.of(REQUEST_OPERATIONS)
      : `${choice.of(['', '', '+'])}${choice.of(HEADER_NAMES)} ${word(choice, anyValue(choice))}`;
  return line(`request_header${token(choice, names)} ${operation}`);
}

function responseHeader(choice: Choice, names: Names): Line {
  const matcher = token(choice, names);
  const operation = (): string => choice.of(RESPONSE_OPERATIONS);
  return choice.percent(65)
    ? line(`header${matcher} ${operation()}`)
    : block(`header${matcher}`, [
        ...choice.times(1, 3, () => line(operation())),
        ...(choice.percent(15) ? [line('defer')] : []),
      ]);
}

function mapping(choice: Choice): Line {
  const source = choice.of(['{path}', '{host}', '{header.X-Token}', '{method}', '{query.t}']);
  // Caddy takes each input once.
  const lines = choice
    .some(
      [
        'app.test first',
        'GET get',
        'a "the a"',
        '1 one',
        '~^/ws(.*)$ "ws${1}"',
        '~^(.).* $1',
        '/api /v2',
        '/ws -',
      ],
      35,
    )
    .map(line);
  if (choice.percent(25)) return mappingOfTwo(choice, source);
  return block(`map ${source} {mapped}`, [...lines, ...(choice.percent(60) ? [line('default {host}')] : [])]);
}

function mappingOfTwo(choice: Choice, source: string): Line {
  const lines = choice.some(
    ['GET get "of two"', '~^/(ws|api)(/.*)?$ "$1" "${2}!"', 'app.test - second', '~(?i)A "{path}" {mapped}'],
    50,
  );
  const fallback = choice.percent(60) ? [line(`default none ${choice.of(['{host}', '"{method} it"'])}`)] : [];
  return block(`map ${source} {mapped} {more}`, [...lines.map(line), ...fallback]);
}

/** The password is `secret`. */
function basicAuth(choice: Choice, names: Names): Line {
  return block(`basicauth${someToken(choice, names)}`, [
    line('bob $2a$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW'),
  ]);
}
