import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaddyDirectives, parseCaddyfile } from '../../../src/caddy/syntax/parser.ts';
import type { CaddySyntaxTree, Directive } from '../../../src/caddy/syntax/tree.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

function parse(text: string): CaddySyntaxTree {
  return parseCaddyfile(new SourceFile('/Caddyfile', text));
}

function show({ name, args, block }: Directive): string {
  const head = [name, ...args].map(({ value }) => value).join(' ');
  return block === null ? head : `${head} { ${block.children.map(show).join('; ')} }`;
}

function outline(text: string): string[] {
  return parse(text).entries.map((entry) => {
    switch (entry.kind) {
      case 'import':
        return show(entry.directive);
      case 'site':
        return `${entry.addresses.map(({ value }) => value).join(' ')} { ${entry.block.children.map(show).join('; ')} }`;
      case 'global-options':
        return `global { ${entry.block.children.map(show).join('; ')} }`;
      default:
        return `${entry.kind} ${entry.name} { ${entry.block.children.map(show).join('; ')} }`;
    }
  });
}

/** Codes of the problems with their lines. */
function problems(text: string): [string, number][] {
  const tree = parse(text);
  return tree.problems.map(({ code, start }) => [code, tree.file.positionAt(start).line]);
}

/** The text after all repairs. */
function repaired(text: string): string {
  const { file, problems: found } = parse(text);
  const edits = found.flatMap(({ repair }) => (repair === null ? [] : [{ file, ...repair }]));
  const result = applyEdits(text, edits);
  return result.kind === 'applied' ? result.text : 'overlap';
}

describe('a Caddyfile', () => {
  it('holds global options, snippets, named routes, imports and sites', () => {
    const text =
      '{\n\tadmin off\n}\n(s) {\n\ttls internal\n}\n&(r) {\n\trespond ok\n}\nimport *.caddy\na.com, b.com {\n\timport s\n}\n';
    expect(outline(text)).toEqual([
      'global { admin off }',
      'snippet s { tls internal }',
      'named-route r { respond ok }',
      'import *.caddy',
      'a.com, b.com { import s }',
    ]);
    expect(problems(text)).toEqual([]);
  });

  it('needs no braces around a single site', () => {
    expect(outline('a.com\n\nencode gzip\nreverse_proxy x {\n\tto y\n}\n')).toEqual([
      'a.com { encode gzip; reverse_proxy x { to y } }',
    ]);
  });

  it('may go on with addresses on the next line after a comma', () => {
    expect(outline('a.com,\nb.com {\n}\n')).toEqual(['a.com, b.com {  }']);
  });

  it('may open a site on the next line, or begin it on the same one', () => {
    expect(problems('a.com\n{\n\trespond x\n}\n')).toEqual([]);
    expect(problems('a.com { respond x\n}\n')).toEqual([]);
  });

  it('may begin the next site where the last one ends', () => {
    expect(outline('a.com {\n} b.com {\n}\n')).toEqual(['a.com {  }', 'b.com {  }']);
  });

  it('nests blocks', () => {
    expect(
      outline(':80 {\n\thandle /a {\n\t\troute {\n\t\t\trespond x\n\t\t}\n\t}\n\ttls internal\n}\n'),
    ).toEqual([':80 { handle /a { route { respond x } }; tls internal }']);
  });

  it('tells a variable that brings whole blocks from one that is an address', () => {
    expect(parse('{$EXTRA}\n{$HOST:localhost} {\n\trespond x\n}\n')).toMatchObject({
      opaque: true,
      problems: [],
    });
    expect(outline('{$HOST}\nreverse_proxy x\n')).toEqual(['{$HOST} { reverse_proxy x }']);
  });

  it('lacks nothing to Caddy when only the last brace of a site is missing', () => {
    expect(problems(':80 {\n\thandle {\n\t\trespond x\n\t}\n')).toEqual([]);
  });
});

describe('the inside of a site in a file of its own', () => {
  it('is a block without braces', () => {
    const { block } = parseCaddyDirectives(
      new SourceFile('/common', 'encode gzip\nheader {\n\t-Server\n}\n'),
    );
    expect(block.children.map(show)).toEqual(['encode gzip', 'header { -Server }']);
  });
});

describe('templates', () => {
  it('make what stands in a condition conditional, and what an expression may bring unknown', () => {
    const { entries } = parse(
      'a.com {\n\t{% if x %}\n\theader A b\n\t{% endif %}\n\ttls internal\n\t{{ extra }}\n}\n',
    );
    const [site] = entries;
    expect(site?.kind === 'site' ? site.block.children.map(({ conditional }) => conditional) : null).toEqual([
      true,
      false,
    ]);
    expect(site?.kind === 'site' ? site.block.opaque : null).toBe(true);
  });
});

describe('problems', () => {
  it.each([
    [
      'a block that is never closed',
      'a.com {\n\thandle {\n\t\trespond x\n\nb.com {\n\trespond y\n}\n',
      'unclosed-block',
      2,
    ],
    [
      'the brace that lacks its own',
      'a.com {\n\thandle {\n\t\troute {\n\t\t\trespond x\n\t}\n}\nb.com {\n\trespond y\n}\n',
      'unclosed-block',
      3,
    ],
    ['a brace too many', 'a.com {\n\trespond x\n}\n}\n', 'unexpected-close', 4],
    ['a closing brace after other words', 'a.com {\n\thandle {\n\t\trespond x }\n}\n', 'close-not-alone', 3],
    ['two closing braces in one word', 'a.com {\n\thandle {\n\t\trespond x\n}}\n', 'close-not-alone', 4],
    [
      'a second site beside one without braces',
      'a.com\nrespond x\nb.com {\n\trespond y\n}\n',
      'second-site',
      3,
    ],
    ['global options after a site', 'a.com {\n}\n{\n\tadmin off\n}\n', 'global-options-not-first', 3],
    ['a matcher outside of a site', '@ws path /ws\na.com {\n}\n', 'matcher-outside-site', 1],
    ['a snippet without a block', '(s)\n', 'missing-block', 1],
  ])('name %s', (_title, text, code, line) => {
    expect(problems(text)).toContainEqual([code, line]);
  });

  it.each([
    [
      'a block on one line',
      'a.com {\n\thandle /x { respond ok }\n}\n',
      'a.com {\n\thandle /x {\n\t\trespond ok\n\t}\n}\n',
    ],
    ['a site on one line', 'a.com { respond ok }\n', 'a.com {\n\trespond ok\n}\n'],
    ['a brace without a space', 'a.com{\n\thandle /x{\n\t}\n}\n', 'a.com {\n\thandle /x {\n\t}\n}\n'],
    [
      'a brace on the next line',
      'a.com {\n  handle /x\n  {\n    respond ok\n  }\n}\n',
      'a.com {\n  handle /x {\n    respond ok\n  }\n}\n',
    ],
    ['empty braces', 'a.com {\r\n\thandle {}\r\n}\r\n', 'a.com {\r\n\thandle {\r\n\t}\r\n}\r\n'],
    ['a comma too many', 'a.com, {\n}\n', 'a.com {\n}\n'],
    ['a comma without a space', 'a.com,b.com {\n}\n', 'a.com, b.com {\n}\n'],
  ])('are repaired: %s', (_title, text, expected) => {
    expect(repaired(text)).toBe(expected);
    expect(problems(repaired(text))).toEqual([]);
  });

  it('go on after the mistake', () => {
    expect(outline('a.com {\n\thandle {\n\t\trespond x\n\nb.com {\n\trespond y\n}\n')).toEqual([
      'a.com { handle { respond x } }',
      'b.com { respond y }',
    ]);
  });
});

describe('any text at all', () => {
  const line = fc.constantFrom(
    ...[
      'a.com {',
      '}',
      '{',
      'handle {',
      'respond "x',
      '(s) {',
      'import s',
      'x{',
      '{}',
      '{{ if }}',
      '@m path /',
      ',',
      '}}',
    ],
  );

  it('is read without throwing, and its nodes lie in the text, in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(line).map((all) => all.join('\n')),
          fc.string(),
        ),
        (text) => {
          const tree = parse(text);
          let end = 0;
          for (const entry of tree.entries) {
            expect(entry.start).toBeGreaterThanOrEqual(end);
            expect(entry.end).toBeLessThanOrEqual(text.length);
            end = entry.end;
          }
          for (const problem of tree.problems) {
            expect(problem.start).toBeLessThan(problem.end);
            expect(problem.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each([
    [
      '100,000 ordinary lines',
      'a.com {\n\theader X "y z"\n\treverse_proxy b {\n\t\theader_up A b\n\t}\n}\n'.repeat(16_700),
    ],
    ['100,000 blocks that are never closed', 'handle {\n'.repeat(100_000)],
    ['100,000 blocks on one line', `:80 {\n${'x { y }\n'.repeat(100_000)}}\n`],
    ['100,000 open tags and variables', '{{ {$ '.repeat(100_000)],
  ])('is read in linear time: %s', (_title, text) => {
    const started = performance.now();
    parse(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
