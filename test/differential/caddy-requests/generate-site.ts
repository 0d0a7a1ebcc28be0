/** Sites, and the blocks in them: what stands in a pair of braces, three deep. */
import type { Choice } from '../requests/choice.ts';
import { answer, modifier } from './generate-handlers.ts';
import { proxy } from './generate-proxies.ts';
import { definition, inlinePath, type Names, token, word } from './generate-words.ts';
import { block, HTTP_PORT, HTTPS_PORT, inFile, type Line, line } from './tree.ts';
import { EXPRESSIONS, HOSTS, MISTAKES } from './vocabulary.ts';

/** What a site may refer to. */
export interface Surroundings {
  /** Snippets by name, with how many arguments each takes. */
  readonly snippets: ReadonlyMap<string, number>;
  /** One line that Caddy may refuse stands somewhere. */
  readonly makesMistake: boolean;
}

/** The letter case of a scheme does not count. */
const PLAIN = ['http://', 'http://', 'http://', 'http://', 'HTTP://'];
const SECURE = ['https://', 'https://', 'https://', 'https://', 'HTTPS://'];
/** Up to 2.7.4 a site with a scheme of its own is served like one without any. */
const OF_BROWSERS = 'wss://';

/** Addresses that no other site of the file has, with the scheme in which each listener is asked. */
export class Addresses {
  readonly #taken = new Set<string>();
  readonly #secure = new Map<number, boolean>([
    [HTTP_PORT, false],
    [HTTPS_PORT, true],
  ]);

  constructor(choice: Choice) {
    this.#secure.set(2, choice.percent(15));
    this.#secure.set(3, choice.percent(40));
  }

  isSecure(listener: number): boolean {
    return this.#secure.get(listener) === true;
  }

  /** Null where it is taken. */
  next(choice: Choice): string | null {
    const listener = choice.of([0, 1, 2, 2, 2, 2, 3, 3]);
    const named = [...HOSTS, ...HOSTS, '*.app.test', 'localhost', '127.0.0.1', 'APP.test'];
    // Nobody has a certificate for every name: without one, TLS comes to nothing.
    const name = choice.percent(this.isSecure(listener) ? 4 : 30) ? '' : choice.of(named);
    const path = choice.percent(10) ? choice.of(['/api/*', '/ws*', '/app']) : '';
    const port = listener === HTTP_PORT || listener === HTTPS_PORT ? '' : `:@L${listener}@`;
    const key = `${listener} ${name.toLowerCase()} ${path}`;
    if (this.#taken.has(key)) return null;
    this.#taken.add(key);
    return word(choice, `${this.#scheme(choice, listener, name)}${name}${port}${path}`);
  }

  #scheme(choice: Choice, listener: number, name: string): string {
    if (listener === HTTP_PORT) return choice.of(PLAIN);
    if (this.isSecure(listener))
      return listener === HTTPS_PORT && name !== '' && choice.percent(60)
        ? ''
        : choice.of(name === '' ? SECURE : [...SECURE, OF_BROWSERS]);
    return name === '' && choice.percent(70) ? '' : choice.of(PLAIN);
  }
}

/** Null where no address was left. */
export function site(choice: Choice, addresses: Addresses, around: Surroundings): Line | null {
  const own = choice
    .times(1, choice.percent(75) ? 1 : 3, () => addresses.next(choice))
    .filter((address) => address !== null);
  if (own.length === 0) return null;
  const names = choice.times(0, 4, (index) => `@m${index}`);
  const lines = [
    ...(own.some((address) => /^https:/i.test(address)) && choice.percent(50) ? [secured(choice)] : []),
    ...(choice.percent(4) ? [line('bind 127.0.0.1')] : []),
    ...names.map((name) => definition(choice, name)),
    ...body(choice, names, around, 0),
    ...(choice.percent(15) ? [handleErrors(choice)] : []),
    ...(choice.percent(8) ? [line('log')] : []),
    ...(around.makesMistake ? [line(choice.of(MISTAKES))] : []),
  ];
  return block(own.join(choice.of([', ', ' '])), apart(shuffled(choice, lines)));
}

function secured(choice: Choice): Line {
  return choice.weighted<Line>([
    [75, () => line('tls internal')],
    [15, () => block('tls', [line('on_demand')])],
    [
      5,
      () =>
        block('tls internal', [
          block('client_auth', [
            line(`mode ${choice.of(['request', 'require', 'verify_if_given', 'require_and_verify'])}`),
          ]),
        ]),
    ],
    [5, () => block('tls', [line('protocols tls1.2'), line('alpn http/1.1')])],
  ]);
}

/** Of a snippet that is imported twice in a row, Caddy 2.6.2 joins the last line with the first. */
function apart(lines: readonly Line[]): readonly Line[] {
  const isImport = ({ text }: Line): boolean => text.startsWith('import s');
  return lines.filter((each, at) => {
    const before = lines[at - 1];
    return before === undefined || !isImport(each) || !isImport(before);
  });
}

/** The lines of a site or of a block in it. */
function body(choice: Choice, names: Names, around: Surroundings, depth: number): readonly Line[] {
  const deep = depth >= 3;
  const lines = choice
    .times(1, depth === 0 ? 5 : 3, () =>
      choice.weighted<readonly Line[]>([
        [8, () => [proxy(choice, names)]],
        [5, () => [modifier(choice, names)]],
        [3, () => [answer(choice, names)]],
        [deep ? 0 : 6, () => [nested(choice, names, around, depth)]],
        [around.snippets.size === 0 ? 0 : 2, () => [importLine(choice, around)]],
        [depth > 0 ? 0.5 : 0, () => own(choice, around, depth)],
        [0.4, () => [inFile(choice.times(1, 2, () => modifier(choice, [])))]],
        [0.3, () => [line(`# ${choice.of(['a remark', 'respond "no"', 'an open { brace'])}`)]],
      ]),
    )
    .flat();
  // Without a proxy, little is seen of what was changed.
  return choice.percent(depth === 0 ? 80 : 50) && !JSON.stringify(lines).includes('reverse_proxy')
    ? [...apart(lines), proxy(choice, [])]
    : apart(lines);
}

/** A matcher of the block itself, and what uses it. */
function own(choice: Choice, around: Surroundings, depth: number): readonly Line[] {
  const name = `@own${depth}${choice.upTo(999)}`;
  return [definition(choice, name), ...body(choice, [name], { ...around, snippets: new Map() }, 3)];
}

function nested(choice: Choice, names: Names, around: Surroundings, depth: number): Line {
  const inner = (): readonly Line[] => body(choice, names, around, depth + 1);
  return choice.weighted<Line>([
    [5, () => block(`handle${token(choice, names)}`, inner())],
    [2, () => block(`handle_path ${inlinePath(choice)}`, inner())],
    [3, () => block(`route${token(choice, names)}`, inner())],
  ]);
}

function handleErrors(choice: Choice): Line {
  const matcher = choice.of([
    [],
    [line(`@err expression {http.error.status_code} == 404`)],
    [line(`@err expression {err.status_code} >= 500`)],
    [line(`@err expression ${choice.of(EXPRESSIONS)}`)],
  ]);
  const at = matcher.length > 0 ? ' @err' : '';
  const lines = choice.weighted<readonly Line[]>([
    [3, () => [line(`respond${at} "{err.status_code} {err.status_text}"`)]],
    [
      2,
      () => [line(`respond${at} ${word(choice, 'sorry')} ${choice.of(['200', '404', '{err.status_code}'])}`)],
    ],
    [
      2,
      () => [
        line(`rewrite${at || ' *'} /{err.status_code}.html`),
        block('file_server', [line('root @SITE@')]),
      ],
    ],
    [2, () => [line(`reverse_proxy${at} 127.0.0.1:@U3@`)]],
    [1, () => [line(`redir${at || ' *'} /error?was={err.status_code} 302`)]],
    [1, () => [block(`handle${at}`, [line('respond "handled" 418')])]],
  ]);
  return block('handle_errors', [...matcher, ...lines]);
}

function importLine(choice: Choice, { snippets }: Surroundings): Line {
  const [name, count] = choice.of([...snippets]);
  const args = choice.times(count, count, () => choice.of(['/ws*', '/api/*', '/live', '"/app/*"']));
  return line(['import', name, ...args].join(' '));
}

/** A snippet that takes an argument uses it as a path, or as a value. */
export function snippet(choice: Choice, name: string, count: number): Line {
  const argument = choice.percent(5) ? '{args[0]}' : '{args.0}';
  const lines: readonly Line[] =
    count === 0
      ? choice.times(1, 3, () =>
          choice.weighted<Line>([
            [2, () => modifier(choice, [])],
            [1, () => proxy(choice, [])],
            [1, () => answer(choice, [])],
          ]),
        )
      : choice.of<readonly Line[]>([
          [block(`handle ${argument}`, [proxy(choice, [])])],
          [line(`request_header X-Value ${argument}`), line(`rewrite /old ${argument}`)],
          [line(`reverse_proxy ${argument} 127.0.0.1:@U${choice.upTo(3)}@`)],
          [line(`@by path ${argument} /also`), line('respond @by "{args.0}" 200')],
          [line(`respond /args "${argument}" 200`), line('header X-Out {args.1}')],
        ]);
  return block(`(${name})`, lines);
}

function shuffled(choice: Choice, lines: readonly Line[]): readonly Line[] {
  const left = [...lines];
  const mixed: Line[] = [];
  while (left.length > 0) mixed.push(...left.splice(choice.upTo(left.length - 1), 1));
  return mixed;
}
