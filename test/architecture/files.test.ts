import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from './sources.ts';

/** Longer than this, a file has outgrown one idea. */
const MOST_LINES = 400;
const NOTEWORTHY_LINES = 300;

describe('source files', () => {
  const lengths = ['src', 'rules', 'scripts', 'benchmarks']
    .flatMap(filesBelow)
    .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.includes('.generated.'))
    .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }));

  it(`have at most ${MOST_LINES} lines`, ({ annotate }) => {
    const long = lengths.filter(({ lines }) => lines > NOTEWORTHY_LINES).sort((a, b) => b.lines - a.lines);
    const listed = long.map(({ path, lines }) => `${lines} ${path}`);
    if (listed.length > 0) void annotate(`over ${NOTEWORTHY_LINES} lines: ${listed.join(', ')}`);
    expect(long.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  });

  it('begin with a few words about their place in the whole', () => {
    const silent = lengths
      .filter(({ path }) => path.startsWith('src/') || path.startsWith('scripts/'))
      .filter(({ path }) => !/^(?:#!.*\n)?\/\*\*/.test(textOf(path)));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe('no file', () => {
  /** Where this checkout lies: what is built or generated here must not carry it along. */
  const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
  /** Somebody's home in code; configurations that we only read may well have one. */
  const HOME = /["'`(\s](?:\/home\/[a-z][\w-]*\/|\/Users\/[A-Za-z][\w-]*\/|\/root\/)/;

  const files = filesBelow('.').filter((path) => !/\.(?:png|ico|tgz)$/.test(path));

  it('names the path of this checkout', () => {
    expect(files.filter((path) => textOf(path).includes(CHECKOUT))).toEqual([]);
  });

  it('of code names somebody’s home', () => {
    const code = files.filter((path) => /^(?:src|scripts|benchmarks|dist|\.ci)\//.test(path));
    expect(code.filter((path) => HOME.test(textOf(path)))).toEqual([]);
  });
});
