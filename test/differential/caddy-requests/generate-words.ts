/** Words and matchers as people write them: bare, in quotes, in backticks; inline and named. */
import type { Choice } from '../requests/choice.ts';
import { block, type Line, line } from './tree.ts';
import { EXPRESSIONS, HEADER_NAMES, HOSTS, PATTERNS, REGEXPS, SITE_FILES, VALUES } from './vocabulary.ts';

/** Matchers that a site defines, by name with the `@`. */
export type Names = readonly string[];

/** What may stand where a path does: `*.js` is no path. */
const INLINE = PATTERNS.filter((pattern) => pattern.startsWith('/'));

export function inlinePath(choice: Choice): string {
  return word(choice, choice.of(INLINE));
}

/** One word, quoted where it must be and at times where it need not be. */
export function word(choice: Choice, value: string): string {
  if (!value.includes('`') && choice.percent(5)) return `\`${value}\``;
  const must = /\s/.test(value) || value === '' || /^["#]/.test(value);
  return must || choice.percent(10) ? `"${value.replaceAll('"', '\\"')}"` : value;
}

export function anyValue(choice: Choice): string {
  return choice.of(VALUES);
}

/** A matcher token with the space before it; '' for every request. */
export function token(choice: Choice, names: Names): string {
  return choice.weighted<string>([
    [4, () => ''],
    [1, () => ' *'],
    [5, () => ` ${inlinePath(choice)}`],
    [names.length === 0 ? 0 : 5, () => ` ${choice.of(names)}`],
  ]);
}

/** As above, but one that surely is there. */
export function someToken(choice: Choice, names: Names): string {
  return names.length > 0 && choice.percent(50) ? ` ${choice.of(names)}` : ` ${inlinePath(choice)}`;
}

/** The definition of a matcher: in one line, as a block, or as an expression alone. */
export function definition(choice: Choice, name: string): Line {
  return choice.weighted<Line>([
    [6, () => line(`${name} ${matcher(choice, 0).text}`)],
    [3, () => block(name, onePattern(choice.times(1, 3, () => matcher(choice, 0))))],
    [1, () => line(`${name} expression ${choice.of(EXPRESSIONS)}`)],
    [1, () => line(`${name} \`${choice.of(EXPRESSIONS)}\``)],
    [1, () => block(name, [block('not', onePattern(choice.times(1, 2, () => matcher(choice, 1))))])],
    [1, () => fileMatcher(choice, name)],
  ]);
}

/** Caddy takes a regular expression of each kind once. */
function onePattern(lines: readonly Line[]): readonly Line[] {
  const met = new Set<string>();
  return lines.filter(({ text }) => {
    const kind = /\w+_regexp|file|expression/.exec(text)?.[0];
    return kind === undefined || (!met.has(kind) && met.add(kind) !== undefined);
  });
}

function fileMatcher(choice: Choice, name: string): Line {
  const root = choice.percent(70) ? [line('root @SITE@')] : [];
  const files = choice.of([
    '{path}',
    '{path} {path}/ /index.html',
    '{path}.html',
    '/missing',
    '{file}',
    '{path}/index.php app.php',
    '/docs/index.php{path} =404',
  ]);
  const policy = choice.percent(15) ? [line(`try_policy ${choice.of(['first_exist', 'largest_size'])}`)] : [];
  const split = choice.percent(30)
    ? [line(`split_path ${choice.of(['.php', '.html', '.PHP .html', '.js .php', 'docs', '.txt'])}`)]
    : [];
  return block(name, [block('file', [...root, line(`try_files ${files}`), ...policy, ...split])]);
}

function matcher(choice: Choice, depth: number): Line {
  return line(
    choice.weighted<string>([
      [5, () => `path ${choice.times(1, 3, () => word(choice, choice.of(PATTERNS))).join(' ')}`],
      [3, () => `path_regexp ${choice.of(['', 'm ', 'm '])}${word(choice, choice.of(REGEXPS))}`],
      [
        2,
        () =>
          `host ${unlike(choice.times(1, 2, () => choice.of([...HOSTS, '*.app.test', 'APP.test']))).join(' ')}`,
      ],
      [2, () => `method ${choice.of(['GET', 'POST', 'GET HEAD', 'get', 'OPTIONS PUT'])}`],
      [2, () => `query ${choice.of(['t=1', 't=*', 't=a t=1', 'room=7', 'T=1', 'room=a+b', '""'])}`],
      [5, () => `header ${headerCondition(choice)}`],
      [3, () => `header_regexp ${choice.of(['', 'm '])}${headerPattern(choice)}`],
      [2, () => `protocol ${choice.of(['http', 'https', 'grpc', 'HTTPS'])}`],
      [
        2,
        () =>
          `remote_ip ${choice.of(['127.0.0.1', '10.0.0.0/8', 'forwarded 10.0.0.1', '::1 127.0.0.0/8', 'private_ranges'])}`,
      ],
      [1, () => `vars {vars.kept} ${choice.of(['a', 'plain', 'a b'])}`],
      [
        1,
        () =>
          `vars ${choice.of(['kept', '{method}', '{header.X-Token}'])} ${choice.of(['a', 'GET', 'plain'])}`,
      ],
      [1, () => `vars_regexp m ${choice.of(['{path}', 'kept'])} ^/?(.)`],
      [1, () => `expression ${choice.of(EXPRESSIONS)}`],
      [1, () => `file ${choice.of(['', choice.of(SITE_FILES.filter((file) => !/ /.test(file)))])}`],
      [depth > 1 ? 0 : 3, () => `not ${matcher(choice, depth + 1).text}`],
    ]),
  );
}

/** Caddy takes a host once, in whatever case. */
function unlike(hosts: readonly string[]): readonly string[] {
  return hosts.filter(
    (host, at) => hosts.findIndex((other) => other.toLowerCase() === host.toLowerCase()) === at,
  );
}

function headerCondition(choice: Choice): string {
  return choice.of([
    'Connection *Upgrade*',
    'Connection Upgrade',
    'Connection *upgrade*',
    'Upgrade websocket',
    'Upgrade *',
    'Upgrade *socket',
    'upgrade web*',
    '!Upgrade',
    'Sec-WebSocket-Key *',
    `${choice.of(HEADER_NAMES)} ${choice.of(['*', 'a', '1', '*a*', 'A', '{query.t}', 'curl*'])}`,
    `!${choice.of(HEADER_NAMES)}`,
    'Host app.test',
    'X-Absent *',
  ]);
}

function headerPattern(choice: Choice): string {
  return choice.of([
    'Connection (?i)upgrade',
    'Connection Upgrade',
    'Upgrade ^websocket$',
    'Upgrade (?i)^(web)socket$',
    'Cookie "session=(\\w+)"',
    'X-Token ^(.*)$',
    'User-Agent curl/(\\d)',
  ]);
}
