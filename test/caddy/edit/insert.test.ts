/** New lines in a Caddyfile: whatever its style, only they are new, and Caddy's own parser finds them where they belong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyStatement, type Statement } from '../../../src/caddy/config/statement.ts';
import { insertBefore, insertInBlock, wrapInBlock } from '../../../src/caddy/edit/insert.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { configurationOf } from '../configuration.ts';

function statementsOf(text: string): readonly Statement[] {
  return configurationOf(text).sites.flatMap(({ statements }) =>
    [...everyStatement(statements)].map(({ statement }) => statement),
  );
}

function proxyOf(text: string): Statement {
  const found = statementsOf(text).find(({ name }) => name.value === 'reverse_proxy');
  if (found === undefined) throw new Error('no reverse_proxy');
  return found;
}

function applied(text: string, edits: readonly TextEdit[] | null): string {
  const result = applyEdits(text, edits ?? []);
  return result.kind === 'applied' ? result.text : 'overlap';
}

describe('a line in a block', () => {
  it.each([
    ['makes one', ':80 {\n\treverse_proxy a\n}\n', ':80 {\n\treverse_proxy a {\n\t\tnew 1\n\t}\n}\n'],
    [
      'keeps the comment of the line',
      ':80 {\n  reverse_proxy a # why\n}\n',
      ':80 {\n  reverse_proxy a { # why\n    new 1\n  }\n}\n',
    ],
    [
      'comes last, in the indentation of the others',
      ':80 {\n    reverse_proxy a {\n      flush_interval -1 # now\n    }\n}\n',
      ':80 {\n    reverse_proxy a {\n      flush_interval -1 # now\n      new 1\n    }\n}\n',
    ],
    [
      'goes into a block that holds a comment only',
      ':80 {\n\treverse_proxy a {\n\t\t# nothing\n\t}\n}\n',
      ':80 {\n\treverse_proxy a {\n\t\tnew 1\n\t\t# nothing\n\t}\n}\n',
    ],
    [
      'has the line ending of its neighbours',
      ':80 {\r\n\treverse_proxy a\r\n}\r\n',
      ':80 {\r\n\treverse_proxy a {\r\n\t\tnew 1\r\n\t}\r\n}\r\n',
    ],
    ['ends a file without a line feed', ':80\nreverse_proxy a', ':80\nreverse_proxy a {\n\tnew 1\n}'],
  ])('%s', (_title, text, expected) => {
    expect(applied(text, insertInBlock(proxyOf(text), ['new 1']))).toBe(expected);
  });
});

describe('a block around lines', () => {
  it('takes their comments along, and words over several lines not', () => {
    const text = ':80 {\n\t# one\n\treverse_proxy a {\n\t\tto b\n\n\t\tto c\n\t} # end\n}\n';
    const { container, directive } = proxyOf(text);
    expect(applied(text, wrapInBlock(container, [directive], 'handle'))).toBe(
      ':80 {\n\t# one\n\thandle {\n\t\treverse_proxy a {\n\t\t\tto b\n\n\t\t\tto c\n\t\t} # end\n\t}\n}\n',
    );
    const long = ':80 {\n\treverse_proxy a {\n\t\theader_up X "a\nb"\n\t}\n}\n';
    const other = proxyOf(long);
    expect(wrapInBlock(other.container, [other.directive], 'handle')).toBeNull();
  });
});

const unit = fc.constantFrom('\t', '  ', '    ');
const feed = fc.constantFrom('\n', '\r\n');
const comment = fc.constantFrom('', ' # why', ' # {');
const inner = fc.constantFrom<readonly string[]>([], ['to b:80'], ['to b:80', 'transport http {', '}']);

const caddyfile = fc
  .tuple(unit, feed, comment, inner, fc.boolean())
  .map(([step, end, remark, lines, isNested]) => {
    const indent = isNested ? step + step : step;
    const block = lines.length === 0 ? [] : lines.map((line) => `${indent}${step}${line}`);
    const head = `${indent}reverse_proxy a:80${block.length === 0 ? '' : ' {'}${remark}`;
    const proxy = [head, ...block, ...(block.length === 0 ? [] : [`${indent}}${remark}`])];
    const around = isNested ? [`${step}handle /x* {`, ...proxy, `${step}}`] : proxy;
    return [':80 {', `${step}encode gzip${remark}`, ...around, '}', ''].join(end);
  });

function namesIn(text: string): readonly string[] {
  return statementsOf(text).map(({ name, args }) => [name, ...args].map(({ value }) => value).join(' '));
}

describe('in any style', () => {
  it('a line is added, and nothing else changes', () => {
    fc.assert(
      fc.property(caddyfile, fc.boolean(), (text, isInside) => {
        const proxy = proxyOf(text);
        const before = insertBefore(proxy, ['new 1']);
        const edits = isInside ? insertInBlock(proxy, ['new 1']) : before === null ? null : [before];
        const result = applied(text, edits);
        expect(configurationOf(result).syntaxProblems).toEqual([]);
        expect(namesIn(result).filter((line) => line !== 'new 1')).toEqual(namesIn(text));
        expect(namesIn(result)).toContain('new 1');
        if (isInside) expect(proxyOf(result).block?.at(-1)?.name.value).toBe('new');
        expect(result.includes('\r')).toBe(text.includes('\r'));
        expect(result.replaceAll('\r\n', '').includes('\n')).toBe(!text.includes('\r'));
      }),
    );
  });

  it('a block is put around lines, and taken away again they are what they were', () => {
    fc.assert(
      fc.property(caddyfile, (text) => {
        const { container, directive } = proxyOf(text);
        const result = applied(text, wrapInBlock(container, [directive], 'wrapped'));
        expect(configurationOf(result).syntaxProblems).toEqual([]);
        expect(namesIn(result).filter((line) => line !== 'wrapped')).toEqual(namesIn(text));
        const lines = (all: string) => all.split(/\r?\n/).map((line) => line.trim());
        const kept = lines(result).filter((line) => line !== 'wrapped {');
        expect(kept.length).toBe(lines(text).length + 1);
      }),
    );
  });
});
