import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexCaddyfile } from '../../../src/caddy/syntax/lexer.ts';
import { tokenizeCaddyfile } from '../../../src/caddy/syntax/tokens.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

function lex(text: string, path = '/Caddyfile') {
  return lexCaddyfile(new SourceFile(path, text), { heredocs: true });
}

/** Words by line, as Caddy counts lines. */
function lines(text: string): string[][] {
  const result: string[][] = [];
  for (const { value, startsLine } of lex(text).words) {
    if (startsLine) result.push([]);
    result.at(-1)?.push(value);
  }
  return result;
}

describe('words', () => {
  it('end at white space of any kind', () => {
    expect(lines('a b\tc\u00a0d\u3000e')).toEqual([['a', 'b', 'c', 'd', 'e']]);
  });

  it('keep quotes that do not begin them', () => {
    expect(lines('a"b c"d')).toEqual([['a"b', 'c"d']]);
  });

  it('end with the quote that closes them', () => {
    expect(lines('"a b"c')).toEqual([['a b', 'c']]);
  });

  it('resolve \\" between double quotes and nothing else', () => {
    expect(lines('"a\\"b\\\\c\\n"')).toEqual([['a"b\\\\c\\n']]);
  });

  it('resolve nothing between backticks', () => {
    expect(lines('`a\\"b`')).toEqual([['a\\"b']]);
  });

  it('go over several lines in quotes, and the next word is on the last of them', () => {
    expect(lines('a "b\nc" d\ne')).toEqual([['a', 'b\nc', 'd'], ['e']]);
  });

  it('may be empty', () => {
    expect(lines('a "" b')).toEqual([['a', '', 'b']]);
  });

  it('leave out a byte-order mark and carriage returns', () => {
    expect(lines('\ufeffa\r\nb\rc\r\n')).toEqual([['a'], ['bc']]);
  });

  it('know the offsets of what they are in the text, quotes included', () => {
    const text = '\ufeffheader "X Y" b\r\n';
    expect(lex(text).words.map(({ start, end }) => text.slice(start, end))).toEqual(['header', '"X Y"', 'b']);
  });
});

describe('line ends', () => {
  it('do not count after a backslash', () => {
    expect(lines('a \\\n  b \\\r\n  c\nd')).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('do not count after a comment with a backslash in it', () => {
    expect(lines('a # C:\\dir\nb\nc')).toEqual([['a', 'b'], ['c']]);
  });
});

describe('comments', () => {
  it('begin at a word only', () => {
    expect(lines('a#b # c "\nd')).toEqual([['a#b'], ['d']]);
  });
});

describe('heredocs', () => {
  it('lose the indentation of their closing marker', () => {
    expect(lines('respond <<END\n\t\ta\n\n\t\t  b\n\t\tEND 200\nx')).toEqual([
      ['respond', 'a\n\n  b', '200'],
      ['x'],
    ]);
  });

  it('are reported when they are never closed, and reading goes on', () => {
    const { words, problems } = lex('respond <<END\na\n');
    expect(problems.map(({ code }) => code)).toEqual(['unclosed-heredoc']);
    expect(words.map(({ value }) => value)).toEqual(['respond', '<<END', 'a']);
  });

  it('are reported when a line lacks the indentation', () => {
    expect(lex('a <<E\n  b\n c\n  E\n').problems.map(({ code, start }) => [code, start])).toEqual([
      ['heredoc-indentation', 10],
    ]);
  });

  it('need a name of letters and digits', () => {
    expect(lex('a <<!\nb\n!\n').problems.map(({ code }) => code)).toEqual(['heredoc-marker']);
  });

  it('are not started by << and a space, nor by \\<<', () => {
    expect(lines('a << b')).toEqual([['a', '<<', 'b']]);
    expect(lines('a \\<<b\nc')).toEqual([['a', '<<b'], ['c']]);
  });
});

describe('what is filled in elsewhere', () => {
  it('stays part of its word, spaces included', () => {
    const [address, port] = lex('{$HOST:a b}:80 {$PORT}').words;
    expect(address).toMatchObject({ value: '{$HOST:a b}:80', environment: true });
    expect(port).toMatchObject({ value: '{$PORT}', environment: true });
  });

  it('is a template tag', () => {
    const { words } = lex('reverse_proxy {{ .Host }}:{% port %} <%= x %>\u0024{Y}\n');
    expect(words.map(({ value, templated }) => [value, templated])).toEqual([
      ['reverse_proxy', false],
      ['{{ .Host }}:{% port %}', true],
      ['<%= x %>\u0024{Y}', true],
    ]);
  });

  it('is a tag on a line of its own', () => {
    const { words, tags } = lex('{% if tls %}\ntls internal\n{% endif %}\n{{ extra }}\n');
    expect(words.map(({ value }) => value)).toEqual(['tls', 'internal']);
    expect(tags.map(({ kind }) => kind)).toEqual(['open', 'close', 'expression']);
  });

  it('hides quotes in a template, and only there', () => {
    const text = 'respond "{{ default "x" }}"';
    expect(lex(text, '/Caddyfile.j2').words.map(({ value }) => value)).toEqual([
      'respond',
      '{{ default "x" }}',
    ]);
    expect(lex('replace "{{" "}}"').words.map(({ value }) => value)).toEqual(['replace', '{{', '}}']);
  });
});

describe('a quote that is never closed', () => {
  it('is reported, and ends with its line', () => {
    const { words, problems } = lex('respond "a b\nfile_server\n');
    expect(problems.map(({ code, start }) => [code, start])).toEqual([['unclosed-quote', 8]]);
    expect(words.map(({ value }) => value)).toEqual(['respond', 'a b', 'file_server']);
  });
});

describe('tokens', () => {
  const nasty = fc.constantFrom(
    ...[
      'a',
      ' ',
      '\n',
      '\r\n',
      '"',
      '`',
      '\\',
      '#',
      '{',
      '}',
      '{{',
      '}}',
      '{%',
      '%}',
      '<<',
      '<<E\n',
      'E',
      '{$',
      '$',
    ],
  );

  it('hold every character in exactly one of them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(nasty).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          const tokens = tokenizeCaddyfile(new SourceFile('/Caddyfile', text));
          expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
          for (const { start, end } of tokens) expect(end).toBeGreaterThan(start);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('say what they are', () => {
    const kinds = tokenizeCaddyfile(new SourceFile('/Caddyfile', ':80 { # c\n}')).map(({ kind }) => kind);
    expect(kinds).toEqual(['word', 'space', 'open', 'space', 'comment', 'space', 'close']);
  });
});
