/** Generated logs: of a site, and the global option with the same lines and some more. */
import fc from 'fast-check';
import { duration, type Lines, number, option, optionList, size, text, within } from './generated-lines.ts';

const fileOption: Lines = fc.oneof(
  option('roll_disabled'),
  option('roll_size', size),
  option('roll_uncompressed'),
  option('roll_local_time'),
  option('roll_keep', number),
  option('roll_keep_for', duration),
  option('mode', fc.constant('0644')),
);

const output: Lines = fc.oneof(
  option('output', fc.constantFrom('stdout', 'stderr', 'discard')),
  within(
    text.map((file) => ['output', 'file', file]),
    fileOption,
  ),
  within(
    fc.constantFrom('localhost:1', 'unix//run/a', 'udp/a:1-2', 'x').map((to) => ['output', 'net', to]),
    fc.oneof(option('dial_timeout', duration), option('soft_start')),
  ),
);

const key = fc.constantFrom(
  'message_key',
  'level_key',
  'time_key',
  'name_key',
  'caller_key',
  'stacktrace_key',
  'line_ending',
  'time_format',
  'duration_format',
  'level_format',
);
const plainOption: Lines = fc.oneof(
  { weight: 4, arbitrary: option(key, text) },
  { weight: 1, arbitrary: option('time_local') },
);

function plainEncoder(...before: readonly string[]): Lines {
  return within(
    fc.constantFrom('json', 'console').map((name) => [...before, name]),
    plainOption,
  );
}

const field = fc.constantFrom('uri', 'request>headers>Cookie', 'a');
const changes: Lines = fc.oneof(option('replace', text, text), option('hash', text), option('delete', text));

const filter: Lines = fc.oneof(
  option(field, fc.constantFrom('delete', 'hash')),
  option(field, fc.constant('replace'), text),
  option(field, fc.constant('rename'), text),
  option(field, fc.constant('regexp'), text, text),
  within(
    field.map((name) => [name, 'ip_mask']),
    option(fc.constantFrom('ipv4', 'ipv6'), number),
    2,
  ),
  within(
    fc.tuple(field, fc.constantFrom('query', 'cookie')).map((words) => words),
    changes,
    3,
  ),
);

const filterEncoder: Lines = within(
  fc.constant(['format', 'filter']),
  fc.oneof(
    plainEncoder('wrap'),
    within(
      fc.constant(['wrap', 'filter']),
      fc.oneof(plainEncoder('wrap'), within(fc.constant(['fields']), filter, 2)),
      2,
    ),
    within(fc.constant(['fields']), filter),
  ),
  3,
);

const level = option('level', fc.constantFrom('DEBUG', 'INFO', 'warn', 'LOUD'));
const encoder = fc.oneof(plainEncoder('format'), filterEncoder);

/** `log` of a site. */
export const siteLog: Lines = within(
  fc.constant(['log']),
  fc.oneof({ weight: 3, arbitrary: output }, { weight: 4, arbitrary: encoder }, level),
  3,
);

/** The global option `log`. */
export const globalLog: Lines = within(
  fc.constantFrom<readonly string[]>(['log'], ['log', 'mine'], ['log', 'default'], ['log', 'log0']),
  fc.oneof(
    { weight: 3, arbitrary: output },
    { weight: 4, arbitrary: encoder },
    { weight: 1, arbitrary: level },
    {
      weight: 2,
      arbitrary: optionList(
        fc.constantFrom('include', 'exclude'),
        fc.constantFrom('http.log.access', 'http', 'admin.api', 'b'),
        0,
      ),
    },
  ),
  4,
);
