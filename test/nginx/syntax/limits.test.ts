import { describe, expect, it } from 'vitest';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

const parse = (text: string) => parseNginx(new SourceFile('/etc/nginx/nginx.conf', text));

describe('limits of memory', () => {
  it('blocks beyond the deepest that is kept are opened and closed all the same', () => {
    const depth = 100_010;
    const { children, problems } = parse(`${'a {'.repeat(depth)}${'}'.repeat(depth)} b 1;`);
    expect(problems).toEqual([]);
    expect(children.map(({ name }) => name.value)).toEqual(['a', 'b']);
  });

  it('a file with a problem at every character has as many as anybody could read', () => {
    expect(parse(';'.repeat(50_000)).problems.length).toBe(10_000);
  });
});
