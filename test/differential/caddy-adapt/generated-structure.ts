/**
 * Generated Caddyfiles that are about their own shape: snippets of directives and of sites, imports with arguments and blocks,
 * addresses over several lines, sites without braces or on one line, with and without indentation.
 */
import fc from 'fast-check';

/** Mostly what Caddy takes, now and then what it refuses. */
function mostly(good: readonly string[], bad: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 25, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
}

const body = mostly(
  [
    'respond ok',
    'handle /x {\nrespond x\n}',
    'reverse_proxy app:3000 {\nheader_up X-A b\n}',
    '@m path /y\nrespond @m y',
    'import directives',
    'import given one two',
    '',
  ],
  ['import given one {\nrespond inner\n}', 'import sites', 'import nowhere', 'import'],
);

const NAMES = ['a.test', 'b.test', 'c.test', 'd.test', ':8080', 'localhost', 'f.test:8443'];

const between = mostly([', ', ',\n', ' '], [',', ' ,']);
const opening = mostly([' {\n', '\n{\n', ' {\n\n'], ['{\n', ' { ']);
const closing = mostly(['\n}'], ['\n}\n}', ' }']);

/** Each has names of its own, so that no two are alike. */
function siteOf(names: readonly string[]): fc.Arbitrary<string> {
  const full = fc
    .tuple(between, opening, body, closing)
    .map(([comma, open, lines, close]) => `${names.join(comma)}${open}${lines}${close}`);
  const empty = mostly([' { }', ' {\n}', '\n{ }'], [' {}', ' { };']).map((end) => `${names.join(' ')}${end}`);
  return fc.oneof({ weight: 5, arbitrary: full }, { weight: 1, arbitrary: empty });
}

const sites = fc
  .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.integer({ min: 1, max: 3 }))
  .chain(([names, size]) => {
    const groups = names.flatMap((_, at) => (at % size === 0 ? [names.slice(at, at + size)] : []));
    return fc.tuple(...groups.map(siteOf));
  });

const snippets = fc
  .tuple(
    mostly(
      ['(directives) {\nencode gzip\n}', '(directives) {\n}', '(directives)\n{\nencode gzip\n}'],
      ['(directives) {\nencode gzip\n}\n(directives) {\n}', '(directives)', '(directives) {}'],
    ),
    mostly(
      ['(given) {\nrespond "{args.0} {args.1}"\n}', '(given) {\nrespond {args.0}{args.9}\n}'],
      ['(given) {\nhandle {\n{block}\n}\n}'],
    ),
    mostly(
      [
        '(sites) {\nin-snippet.test {\nrespond s\n}\n}',
        '(sites) {\none.test {\nrespond s\n}\ntwo.test, three.test {\nrespond t\n}\n}',
        '(sites) {\n{args.0} {\nimport directives\n}\n}',
      ],
      ['(sites) {\nrespond ok\n}'],
    ),
  )
  .map((all) => [...all]);

const imports = mostly(['', '', 'import sites named.test'], ['import directives', 'import']);

const options = mostly(['', '', '{\n}', '{ }', '{\ndebug\n}'], ['{ debug\n}', '{}', '@m path /x']);

const indent = fc.constantFrom('', '\t');

export const caddyfileOfShape: fc.Arbitrary<string> = fc
  .tuple(options, snippets, imports, sites, indent)
  .map(([first, defined, imported, all, unit]) => {
    let depth = 0;
    return [first, ...defined, imported, ...all]
      .join('\n')
      .split('\n')
      .map((text) => {
        if (text.startsWith('}')) depth--;
        const line = `${unit.repeat(Math.max(0, depth))}${text}\n`;
        if (text.endsWith('{')) depth++;
        return line;
      })
      .join('');
  });
