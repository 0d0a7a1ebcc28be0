/** Lines of a generated Caddyfile, and the slips of the pen that may be in one of them. */
import fc from 'fast-check';

export interface Line {
  readonly words: readonly string[];
  readonly block?: readonly Line[];
}

export function line(...words: readonly string[]): Line {
  return { words };
}

export function printLines(lines: readonly Line[], indent = ''): string {
  return lines
    .map(({ words, block }) => {
      const head = `${indent}${words.map(printWord).join(' ')}`;
      const open = words.length === 0 ? '{' : `${head} {`;
      return block === undefined ? `${head}\n` : `${open}\n${printLines(block, `${indent}\t`)}${indent}}\n`;
    })
    .join('');
}

/** Lines out of a text, blocks on one line: `handle /x { respond a ; respond b }`. Words with spaces are in quotes. */
export function readLines(text: string): readonly Line[] {
  return text
    .trim()
    .split('\n')
    .map((each) => {
      const words = each.match(/"[^"]*"|\S+/g) ?? [];
      const [read] = readBlock(words[Symbol.iterator]());
      if (read === undefined) throw new Error(`no line: ${each}`);
      return read;
    });
}

function readBlock(words: Iterator<string>): readonly Line[] {
  const lines: Line[] = [];
  let head: string[] = [];
  let block: readonly Line[] | undefined;
  const finish = (): void => {
    if (head.length > 0) lines.push(block === undefined ? { words: head } : { words: head, block });
    head = [];
    block = undefined;
  };
  for (let next = words.next(); next.done !== true; next = words.next()) {
    const word = next.value;
    if (word === '}') break;
    if (word === '{') block = readBlock(words);
    else if (word === ';') finish();
    else head.push(word.replace(/^"(.*)"$/, '$1'));
  }
  finish();
  return lines;
}

function printWord(word: string): string {
  return word === '' || /\s/.test(word) ? JSON.stringify(word) : word;
}

/** Paths to the lines in a tree, outer ones first. */
function places(lines: readonly Line[], prefix: readonly number[] = []): readonly (readonly number[])[] {
  return lines.flatMap(({ block }, index) => {
    const path = [...prefix, index];
    return [path, ...places(block ?? [], path)];
  });
}

function changeAt(
  lines: readonly Line[],
  path: readonly number[],
  change: (line: Line) => readonly Line[],
): readonly Line[] {
  const [index, ...rest] = path;
  return lines.flatMap((each, at) => {
    if (at !== index) return [each];
    if (rest.length === 0) return change(each);
    return [{ ...each, block: changeAt(each.block ?? [], rest, change) }];
  });
}

const ODD_VALUES = [
  '',
  '0',
  '-1',
  '5',
  '+7',
  '1.5',
  '5s',
  '-2s',
  '1d',
  '1h30',
  'x',
  'off',
  '{host}',
  '4KB',
  '1,0kib',
  '2xx',
  'http://',
  '99999',
  '@none',
  '{env.X}',
  'a b',
  '1e3',
  '.5s',
  '08',
  '{{',
  'permanent',
  'browse',
];

type Slip = (line: Line) => readonly Line[];

const anySlip: fc.Arbitrary<Slip> = fc.oneof(
  fc.nat({ max: 5 }).map(
    (at): Slip =>
      (each) => [dropWord(each, at)],
  ),
  fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(...ODD_VALUES)).map(
    ([at, word]): Slip =>
      (each) => [insertWord(each, at + 1, word)],
  ),
  fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(...ODD_VALUES)).map(
    ([at, word]): Slip =>
      (each) => [replaceWord(each, at + 1, word)],
  ),
  fc.nat({ max: 12 }).map(
    (at): Slip =>
      (each) => [misspell(each, at)],
  ),
  fc.constant<Slip>((each) => [{ ...each, block: each.block ?? [] }]),
  fc.constant<Slip>((each) => [{ ...each, block: [...(each.block ?? []), line('extra')] }]),
  fc.constant<Slip>(({ words }) => [{ words }]),
  fc.constant<Slip>((each) => [each, each]),
  fc.constant<Slip>(() => []),
);

function dropWord(each: Line, at: number): Line {
  const words = each.words.filter((_, index) => index !== at || each.words.length === 1);
  return { ...each, words };
}

function insertWord(each: Line, at: number, word: string): Line {
  return { ...each, words: [...each.words.slice(0, at), word, ...each.words.slice(at)] };
}

function replaceWord(each: Line, at: number, word: string): Line {
  return { ...each, words: each.words.map((old, index) => (index === at ? word : old)) };
}

function misspell(each: Line, at: number): Line {
  const [name = '', ...rest] = each.words;
  return { ...each, words: [`${name.slice(0, at)}q${name.slice(at + 1)}`, ...rest] };
}

/** The lines as they are, or with one or two slips. */
export function withSlips(lines: fc.Arbitrary<readonly Line[]>): fc.Arbitrary<readonly Line[]> {
  const slips = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fc.tuple(fc.nat(), anySlip), { minLength: 1, maxLength: 2 }) },
  );
  return fc.tuple(lines, slips).map(([all, some]) => {
    let changed = all;
    for (const [place, slip] of some) {
      const paths = places(changed);
      const path = paths[place % Math.max(1, paths.length)];
      if (path !== undefined) changed = changeAt(changed, path, slip);
    }
    return changed;
  });
}
