/** Generates servers: what they listen on, what they are called, and what is in them. */
import type { Choice } from './choice.ts';
import { access, errorPages, type Surroundings } from './generate-access.ts';
import { tryFiles } from './generate-handler.ts';
import { proxyLevel } from './generate-headers.ts';
import { locations, namedLocation, permissionLocation, redirectSettings } from './generate-location.ts';
import { returns, rewrites } from './generate-rewrite.ts';
import { block, type Directive, inFile, LISTENERS, line } from './tree.ts';

const NAMES: readonly string[] = [
  'app.test',
  'app.test',
  'www.app.test',
  '*.app.test',
  '*.test',
  '.app.test',
  'app.*',
  'www.app.*',
  'a.b.app.test',
  '~^(?<sub>.+)\\.app\\.test$',
  '~^(www|api)\\.',
  '~^app',
  '""',
  '_',
  'APP.TEST',
  '127.0.0.1',
  'other.test',
  'app.test.',
];

/** Which listeners have their `default_server` already: a second one is refused. */
export class Defaults {
  readonly #taken = new Set<number>();

  take(listener: number): boolean {
    if (this.#taken.has(listener)) return false;
    this.#taken.add(listener);
    return true;
  }
}

export function server(choice: Choice, defaults: Defaults): Directive {
  const named = choice.percent(40) ? ['@fallback', ...(choice.percent(30) ? ['@other'] : [])] : [];
  const permission = choice.percent(15) ? ['/_auth', ...(choice.percent(30) ? ['/_auth2'] : [])] : [];
  const around: Surroundings = { named, permission };
  const directives = [
    ...listens(choice, defaults),
    ...serverNames(choice),
    ...(choice.percent(4) ? [line('merge_slashes off')] : []),
    ...(choice.percent(4) ? [line('underscores_in_headers on')] : []),
    ...(choice.percent(2) ? [line('client_max_body_size 1')] : []),
    ...(choice.percent(3) ? [line('root @SITE@/other')] : []),
    ...(choice.percent(4) ? [tryFiles(choice, named)] : []),
    ...(choice.percent(4) ? [line('ignore_invalid_headers off')] : []),
    ...redirectSettings(choice, 6),
    ...rewrites(choice, 'server'),
    ...(choice.percent(2) ? [returns(choice)] : []),
    ...proxyLevel(choice, 40),
    ...access(choice, 2, around),
    ...errorPages(choice, 15, around),
    ...locations(choice, 7, around),
    ...named.map((name) => namedLocation(choice, name, around)),
    ...permission.map((path) => permissionLocation(choice, path)),
  ];
  const whole = block('server', directives);
  return choice.percent(5) ? inFile([whole]) : whole;
}

function listens(choice: Choice, defaults: Defaults): readonly Directive[] {
  const first = choice.of([0, 0, 0, 1, 2]);
  const second = choice.percent(20) ? (first + 1) % LISTENERS : null;
  return [first, ...(second === null ? [] : [second])].map((listener) => {
    const isDefault = choice.percent(15) && defaults.take(listener);
    return line(`listen 127.0.0.1:@L${listener}@${isDefault ? ' default_server' : ''}`);
  });
}

function serverNames(choice: Choice): readonly Directive[] {
  if (choice.percent(8)) return [];
  const names = [...new Set(choice.times(1, 3, () => choice.of(NAMES)))];
  return names.length > 1 && choice.percent(30)
    ? names.map((name) => line(`server_name ${name}`))
    : [line(`server_name ${names.join(' ')}`)];
}
