/**
 * Times, sizes and flags, against the real nginx: what it refuses is invalid here. nginx stops at the first value that it
 * refuses, so that values it is expected to accept go into one configuration, and each other one into its own.
 */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseFlag, parseOffset, parseSize, parseTime } from '../../src/nginx/language/values.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

const SEED = 20_260_401;
const VALUES_OF_A_KIND = 60;

const TIMES = [
  ...[
    '0',
    '1',
    '60',
    '60s',
    '1m',
    '1h',
    '1d',
    '1w',
    '1M',
    '1y',
    '1ms',
    '500ms',
    '1s500ms',
    '1m 30s',
    '1h30m',
    '1h 30m 5s',
  ],
  ...[
    '1h 30',
    '1h 30 5',
    '30s 1h',
    '1h1h',
    '1m1m',
    '1d1w',
    '60 s',
    '60 ',
    ' 60',
    'h',
    'hm',
    '1hm',
    '1H',
    '1S',
    '1D',
    '1W',
    '1Y',
  ],
  ...[
    '3600sec',
    '1min',
    '1hour',
    '5 minutes',
    '1.5h',
    '-1',
    '+1',
    'off',
    '1e3',
    '1 000',
    '1s 5',
    '1ms 5',
    '1ms1s',
    '1y1M1w1d1h1m1s',
  ],
  ...[
    '1w1d1h1m1s1ms',
    '9223372036854775807',
    '9223372036854775808',
    '9223372036854775ms',
    '292277026596y',
    '999999999999d',
    '0x10',
  ],
];

const SIZES = [
  '0',
  '1',
  '1k',
  '1K',
  '1m',
  '1M',
  '1g',
  '1G',
  '1t',
  'k',
  '1kb',
  '1 k',
  '1.5k',
  '-1',
  '8192',
  '1024K',
  '9223372036854775807',
];
const FLAGS = ['on', 'off', 'ON', 'Off', 'yes', 'true', '1', 'o', 'onn'];

const time = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '1', '7', '30', '0'),
      fc.constantFrom('', 'y', 'M', 'w', 'd', 'h', 'm', 's', 'ms', ' ', 'x'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.map((part) => part.join('')).join(''))
  .filter((text) => text !== '');

interface Directive {
  readonly title: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly isValid: (value: string) => boolean;
}

const generatedTimes = fc.sample(time, { numRuns: VALUES_OF_A_KIND, seed: SEED });

const DIRECTIVES: readonly Directive[] = [
  {
    title: 'times of directives that count in milliseconds',
    name: 'proxy_read_timeout',
    values: [...TIMES, ...generatedTimes],
    isValid: (value) => parseTime(value, 'milliseconds').kind === 'time',
  },
  {
    title: 'times of directives that count in seconds',
    name: 'ssl_session_timeout',
    values: [...TIMES, ...generatedTimes],
    isValid: (value) => parseTime(value, 'seconds').kind === 'time',
  },
  {
    title: 'sizes',
    name: 'client_header_buffer_size',
    values: SIZES,
    isValid: (value) => parseSize(value).kind === 'size',
  },
  {
    title: 'sizes of files',
    name: 'client_max_body_size',
    values: [...SIZES, '8589934591g', '8589934592g'],
    isValid: (value) => parseOffset(value).kind === 'size',
  },
  {
    title: 'flags',
    name: 'tcp_nodelay',
    values: FLAGS,
    isValid: (value) => parseFlag(value).kind === 'flag',
  },
];

describeWith([needsNginx], 'values, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const configurationOf = (name: string, values: readonly string[]) =>
    `events {}\nhttp {\n${values.map((value) => `server { ${name} "${value}"; }`).join('\n')}\n}\n`;

  it.each(DIRECTIVES)('$title are accepted and refused alike', ({ name, values, isValid }) => {
    const distinct = [...new Set(values)];
    const valid = distinct.filter(isValid);
    const invalid = distinct.filter((value) => !isValid(value));
    expect(valid.length).toBeGreaterThan(2);
    expect(invalid.length).toBeGreaterThan(2);
    expect(
      nginx.check(configurationOf(name, valid)).messages.filter((message) => message.startsWith('[emerg]')),
    ).toEqual([]);
    const acceptedByNginx = invalid.filter((value) => nginx.check(configurationOf(name, [value])).accepted);
    expect(acceptedByNginx).toEqual([]);
  });
});
