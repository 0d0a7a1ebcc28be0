/** Generates the directives of the rewrite phase: `set`, `if`, `rewrite`, `return`, `break`. */
import type { Choice } from './choice.ts';
import { block, type Directive, line } from './tree.ts';
import { PATHS, upstreamHost, value, variable } from './vocabulary.ts';

export type RewritePlace = 'server' | 'location';

/** Most places have none of these; each ends or diverts a good part of the requests. */
export function rewrites(choice: Choice, place: RewritePlace): readonly Directive[] {
  const share = place === 'server' ? 25 : 35;
  if (!choice.percent(share)) return [];
  const made = choice.times(1, 3, () => rewriteDirective(choice, place));
  return made.flatMap((each) =>
    /^rewrite \S+ \S+$/.test(each.text) && choice.percent(25) ? [each, line('break')] : [each],
  );
}

function rewriteDirective(choice: Choice, place: RewritePlace): Directive {
  return choice.weighted([
    [5, () => set(choice)],
    [5, () => ifBlock(choice, place)],
    [4, () => rewrite(choice)],
    [place === 'server' ? 0.3 : 1, () => returns(choice)],
    [0.5, () => line('break')],
  ]);
}

export function set(choice: Choice): Directive {
  if (choice.percent(6)) return line(`set $args ${choice.of(['t=1', '""', '"$args&x=1"', 'room=$1'])}`);
  return line(`set $v${choice.upTo(2)} ${value(choice)}`);
}

const REWRITES: readonly string[] = [
  '^/ws(.*)$ /api$1',
  '^(.*)$ /app$1',
  '^/api/(.*)$ /$1',
  '^/api/(.*)$ /$1?',
  '^/old/(\\w+) /new/$1?x=$1',
  '^/old/(\\w+) /new/$1?x=$1?',
  '^ /index.html',
  '^/(.*)/$ /$1',
  '(?i)^/WS /chat/room',
  '^/a(?<rest>.*) /b$rest',
  '^/(\\w+)/(\\w+) /$2/$1',
  '^/api /api/v1',
  '"^/a b" /ws',
  '^/dir "/a b"',
  '^/(.*)$ /$v0/$1?$args',
  '^/app/? /ws?room=$arg_room',
  '^/chat/(.*)$ /ws/$1?room=$1',
  '^/ws/?$ $uri/x',
  '^/x(.*)$ $1',
  '^/(\\w+)\\.html$ /$1.txt',
];

const REDIRECTS: readonly string[] = [
  '^/api/(.*)$ http://other.test/$1',
  '^/ws https://$host$request_uri',
  '^/ws(.*)$ https://$host$1?',
  '^/(.*)$ $scheme://other.test/$1',
  '^/old/(\\w+) https://other.test/$1?x=$1',
];

export function rewrite(choice: Choice): Directive {
  return choice.weighted([
    [
      6,
      () => {
        const flag = choice.of(['', ' last', ' last', ' break', ' break', ' redirect', ' permanent']);
        return line(`rewrite ${choice.of(REWRITES)}${flag}`);
      },
    ],
    [
      1,
      () => {
        const flag = choice.of(['', '', ' last', ' break', ' redirect', ' permanent']);
        return line(`rewrite ${choice.of(REDIRECTS)}${flag}`);
      },
    ],
  ]);
}

const RETURNS: readonly string[] = [
  '200',
  '200 ok',
  '200 "text $uri"',
  '204',
  '301 /ws',
  '301 https://$host$request_uri',
  '302 http://other.test/',
  '302 $uri/',
  '303 /ws?x=$args',
  '307 https://$host:8443$request_uri',
  '308 $scheme://$http_host/ws',
  'https://$host$uri',
  'http://other.test/',
  '400',
  '401',
  '403',
  '403 no',
  '404',
  '404 "nothing at $uri"',
  '405',
  '410',
  '426',
  '444',
  '500',
  '503',
  '301 $v0',
  '302 ""',
  '302 //other.test/x',
  '301 ws',
];

export function returns(choice: Choice): Directive {
  return line(`return ${choice.of(RETURNS)}`);
}

function ifBlock(choice: Choice, place: RewritePlace): Directive {
  const made = choice.times(1, 2, () => ifDirective(choice, place));
  const isPass = ({ text }: Directive): boolean => text.startsWith('proxy_pass');
  const directives = made.filter((each, at) => !isPass(each) || made.findIndex(isPass) === at);
  return block(`if (${condition(choice)})`, directives);
}

function ifDirective(choice: Choice, place: RewritePlace): Directive {
  return choice.weighted([
    [4, () => set(choice)],
    [3, () => rewrite(choice)],
    [2, () => returns(choice)],
    [1, () => line('break')],
    [place === 'location' ? 4 : 0, () => line(`proxy_pass http://${upstreamHost(choice)}`)],
    [place === 'location' ? 0.5 : 0, () => line(`proxy_pass http://${upstreamHost(choice)}$request_uri`)],
  ]);
}

/** A condition in every form that `if` knows. */
export function condition(choice: Choice): string {
  const name = choice.of([
    '$http_upgrade',
    '$http_upgrade',
    '$http_connection',
    '$request_method',
    '$host',
    '$uri',
    '$args',
    '$arg_t',
    '$http_x_token',
    '$cookie_session',
    '$scheme',
    '$v0',
    '$v1',
    '$m0',
    '$m1',
    '$http_cookie',
    '$http_user_agent',
    '$request_uri',
    '$rest',
  ]);
  return choice.weighted([
    [4, () => name],
    [4, () => `${name} ${choice.of(['=', '!='])} ${comparand(choice)}`],
    [5, () => `${name} ${choice.of(['~', '~*', '!~', '!~*'])} ${conditionPattern(choice)}`],
    [2, () => `${choice.of(['-f', '-d', '-e', '!-f', '!-d', '!-e'])} ${fileName(choice)}`],
  ]);
}

function comparand(choice: Choice): string {
  return choice.of([
    'websocket',
    'websocket',
    'Websocket',
    'Upgrade',
    'GET',
    'POST',
    'app.test',
    '/ws',
    '""',
    '1',
    '0',
    'http',
    'a',
    '$uri',
    '$v1',
    '"$http_x_token"',
  ]);
}

function conditionPattern(choice: Choice): string {
  return choice.of([
    'websocket',
    '^websocket$',
    '^(.*)$',
    '^/ws',
    '^/(?<rest>.*)$',
    '(up)(grade)',
    'POST|PUT',
    '^GET$',
    '^$',
    '"^(?<first>[a-z]{1,3})"',
    '"a b"',
    'test$',
    'room=(\\d+)',
    '"(session|token)=([^;]+)"',
  ]);
}

function fileName(choice: Choice): string {
  return choice.of([
    '$request_filename',
    '$request_filename',
    '@SITE@/a.txt',
    '@SITE@/dir',
    '@SITE@/none',
    '@SITE@$uri',
    '$document_root/a.txt',
  ]);
}

/** A target inside this server, as `error_page` and `try_files` take it. */
export function innerUri(choice: Choice): string {
  return choice.weighted([
    [4, () => choice.of(PATHS)],
    [1, () => `/ws?from=${variable(choice)}`],
    [1, () => '/api$uri'],
    [1, () => '/e404.html'],
  ]);
}
