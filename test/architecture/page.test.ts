import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textOf } from './sources.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Paths in code marks; `<id>` and the like stand for many. */
function pathsIn(page: string): readonly string[] {
  return [...page.matchAll(/`((?:src|rules|test|scripts|benchmarks|docs)\/[^`\s<>]*)`/g)].map(
    ([, path = '']) => path,
  );
}

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const paths = pathsIn(textOf(name));

  it('names only what is there', () => {
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(`${PROJECT}${path}`))).toEqual([]);
  });
});
