/** Nothing is lost, nothing throws: whatever the text, every character is in exactly one token, and spans are in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import { tokenizeNginx } from '../../../src/nginx/syntax/tokens.ts';
import type { Directive, SyntaxTree } from '../../../src/nginx/syntax/tree.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

const RUNS = 400;
const SEED = 20_260_401;

const SAMPLE = `\ufeff# a comment
map $http_upgrade $connection_upgrade {
\tdefault upgrade;\r
\t'' close;
}
server {
    listen 80 default_server; # with a comment
    location ~ "^/a{2}\\.php$" {
        add_header A "b \\" c" always;
        content_by_lua_block { local a = "}" --[[ } ]] -- }
        }
        proxy_pass http://\${host}:80/{{ path }};
        {% if a %}
        root /b
        {% endif %}
    }
    return 200 'open;
}
`;

const PIECES = [
  ...[
    'server',
    'location /',
    'listen 80',
    'map $a $b',
    'content_by_lua_block',
    'proxy_set_header A b',
    'default',
    '#',
    '"',
    "'",
  ],
  ...[
    '{',
    '}',
    ';',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\\',
    '$',
    '${',
    '{{ a }}',
    '{% if b %}',
    '{% else %}',
    '{% endif %}',
    '{#',
    '#}',
  ],
  ...[
    '<% if c %>',
    '<% end %>',
    '<%= d %>',
    '{{',
    '}}',
    '%}',
    '[[',
    ']]',
    '--',
    '\u0000',
    '\ufeff',
    'é',
    '😀',
    '${E}\n',
  ],
];

const PATHS = ['/nginx.conf', '/nginx.conf.j2', '/values.yaml', '/install.sh'];
const path = fc.constantFrom(...PATHS);
const configuration = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 200 });

describe('tokens', () => {
  it.each([
    ['any text', anything],
    ['what looks like a configuration', configuration],
  ])('give %s back when they are joined', (_title, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, path, (text, at) => expectLossless(new SourceFile(at, text))),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('give every beginning of a file back', () => {
    for (let end = 0; end <= SAMPLE.length; end++)
      expectLossless(new SourceFile('/nginx.conf', SAMPLE.slice(0, end)));
  });

  it('say what each character is', () => {
    const text = 'a  "b";# c\n{{ d }}\n}';
    const tokens = tokenizeNginx(new SourceFile('/a.j2', text));
    expect(tokens.map(({ type, start, end }) => `${type} ${JSON.stringify(text.slice(start, end))}`)).toEqual(
      [
        'word "a"',
        'whitespace "  "',
        'word "\\"b\\""',
        '; ";"',
        'comment "# c"',
        'newline "\\n"',
        'tag "{{ d }}"',
        'newline "\\n"',
        '} "}"',
      ],
    );
  });
});

describe('trees', () => {
  it.each([
    ['any text', anything],
    ['what looks like a configuration', configuration],
  ])('of %s hold spans that are in the text, nested and in order', (_title, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, path, (text, at) => expectOrdered(parseNginx(new SourceFile(at, text)))),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('of every beginning of a file do so as well', () => {
    for (let end = 0; end <= SAMPLE.length; end++)
      expectOrdered(parseNginx(new SourceFile('/nginx.conf', SAMPLE.slice(0, end))));
  });
});

function expectLossless(file: SourceFile): void {
  let end = 0;
  for (const token of tokenizeNginx(file)) {
    expect(token.start, JSON.stringify(file.text)).toBe(end);
    expect(token.end, JSON.stringify(file.text)).toBeGreaterThan(token.start);
    end = token.end;
  }
  expect(end).toBe(file.text.length);
}

function expectOrdered(tree: SyntaxTree): void {
  const { text } = tree.file;
  expectSiblings(tree.children, 0, text.length);
  for (const { start, end, related, repair } of [
    ...tree.problems,
    ...tree.comments.map((each) => ({ ...each, related: null, repair: null })),
  ]) {
    expectSpan(start, end, 0, text.length);
    if (related !== null) expectSpan(related.start, related.end, 0, text.length);
    if (repair !== null) expectSpan(repair.start, repair.end, 0, text.length);
  }
  expect(tree.problems.map(({ start }) => start)).toEqual(
    tree.problems.map(({ start }) => start).sort((a, b) => a - b),
  );
}

function expectSiblings(directives: readonly Directive[], start: number, end: number): void {
  let at = start;
  for (const directive of directives) {
    expectSpan(directive.start, directive.end, at, end);
    let inside = directive.start;
    for (const word of [directive.name, ...directive.args]) {
      expectSpan(word.start, word.end, inside, directive.end);
      inside = word.end;
    }
    const { block, lua } = directive;
    if (lua !== null) expectSpan(lua.start, lua.end, inside, directive.end);
    if (block !== null) {
      expect(block.open).toBeGreaterThanOrEqual(inside);
      if (block.close !== -1) expect(block.close).toBe(directive.end - 1);
      expectSiblings(block.children, block.open, directive.end);
    }
    at = directive.end;
  }
}

function expectSpan(start: number, end: number, from: number, to: number): void {
  expect(start).toBeGreaterThanOrEqual(from);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(to);
}
