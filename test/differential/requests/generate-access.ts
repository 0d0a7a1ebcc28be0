/** Generates who may pass, and what errors lead to. */
import type { Choice } from './choice.ts';
import { innerUri } from './generate-rewrite.ts';
import { type Directive, line } from './tree.ts';

export interface Surroundings {
  /** The named locations of the server. */
  readonly named: readonly string[];
  /** The locations of the server that `auth_request` may ask. */
  readonly permission: readonly string[];
}

/** The `auth_request`, `allow`, `deny`, `auth_basic` and `satisfy` of a level; most have none. */
export function access(choice: Choice, share: number, { permission }: Surroundings): readonly Directive[] {
  return [
    ...(permission.length > 0 && choice.percent(share)
      ? [line(`auth_request ${choice.of([...permission, ...permission, 'off'])}`)]
      : []),
    ...(choice.percent(share) ? addresses(choice) : []),
    ...(choice.percent(share / 2)
      ? [
          line(`auth_basic ${choice.of(['closed', 'closed', 'off'])}`),
          line('auth_basic_user_file @SITE@/a.txt'),
        ]
      : []),
    ...(choice.percent(share / 3) ? [line(`satisfy ${choice.of(['any', 'any', 'all'])}`)] : []),
  ];
}

function addresses(choice: Choice): readonly Directive[] {
  return choice
    .of([
      ['deny all'],
      ['allow all'],
      ['allow all', 'deny all'],
      ['deny all', 'allow all'],
      ['deny all', 'allow 127.0.0.1'],
    ])
    .map(line);
}

export function errorPages(choice: Choice, share: number, { named }: Surroundings): readonly Directive[] {
  if (!choice.percent(share)) return [];
  return [
    ...choice.times(1, 2, () => errorPage(choice, named)),
    ...(choice.percent(20) ? [line('recursive_error_pages on')] : []),
  ];
}

function errorPage(choice: Choice, named: readonly string[]): Directive {
  const codes = choice.of([
    '404',
    '404',
    '403',
    '403 404',
    '401',
    '401 403',
    '405',
    '500 502',
    '404 405',
    '410',
    '400',
    '500',
    '426',
    '503',
    '301 302',
    '301',
  ]);
  const answer = choice.of(['', '', '', ' =', ' =200', ' =204', ' =404', ' =418', ' =301']);
  const target = choice.weighted([
    [5, () => innerUri(choice)],
    [named.length > 0 ? 4 : 0, () => choice.of(named)],
    [1, () => choice.of(['http://other.test/e', 'https://$host$request_uri', 'http://other.test/?u=$uri'])],
    [0.2, () => '@missing'],
  ]);
  return line(`error_page ${codes}${answer} ${target}`);
}
