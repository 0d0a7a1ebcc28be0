/**
 * Subjects that a pattern matches: what to ask about a place that only a pattern describes, such as a regex location.
 * They are read off the tree and then matched, for positions and lookarounds may forbid what the tree alone allows.
 */
import { toBytes } from '../../../text/bytes.ts';
import { ByteSet } from './byte-set.ts';
import { search } from './matcher.ts';
import type { PatternNode } from './node.ts';
import { parsePattern } from './parser.ts';
import { programOf } from './program.ts';

const MOST_SAMPLES = 4;

/** How to choose where a pattern leaves a choice. */
interface Taste {
  /** Which alternative, counted from the first and over again. */
  readonly branch: number;
  /** How many times more than it has to be something is repeated. */
  readonly extra: number;
}

const TASTES: readonly Taste[] = [0, 1, 2, 3].flatMap((branch) => [
  { branch, extra: 0 },
  { branch, extra: 1 },
]);

/** Around what is read off the tree: an unanchored pattern may stand anywhere in a path. */
const FRAMES: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['/', ''],
  ['/a', ''],
  ['/', 'a'],
  ['/a', '/a'],
];

let byPreference: readonly number[] | null = null;

/** Bytes by how well they go in a path; no request can carry the first of all bytes. */
function preferredBytes(): readonly number[] {
  byPreference ??= [
    ...Array.from('a1/wsbcxyz023456789-_.AB', (character) => character.charCodeAt(0)),
    ...[ByteSet.range(0x21, 0x7e), ByteSet.range(0x80, 0xff), ByteSet.range(0x01, 0x20)].flatMap((set) =>
      set.bytes(),
    ),
  ];
  return byPreference;
}

/** A few subjects that the pattern matches, paths where there are any, in the bytes of the request model; none where none can be built. */
export function samplesOf(pattern: string, ignoreCase: boolean): readonly string[] {
  const parsed = parsePattern(toBytes(pattern), ignoreCase);
  if (parsed.kind === 'unknown') return [];
  const program = programOf(parsed.value);
  if (program === null) return [];
  const samples = new Set<string>();
  for (const taste of TASTES) {
    const core = new Builder(taste, parsed.value.names).build(parsed.value.root);
    const framed = FRAMES.map(([before, after]) => `${before}${core}${after}`);
    const matching = framed.filter((text) => search(program, text).kind === 'match');
    const sample = matching.find((text) => text.startsWith('/')) ?? matching[0];
    if (sample !== undefined) samples.add(sample);
    if (samples.size === MOST_SAMPLES) break;
  }
  return [...samples];
}

/** Parts of a pattern, counted as often as they are repeated: a longer sample is of no use to anybody. */
const MOST_PARTS = 1_000;

class Builder {
  readonly #taste: Taste;
  readonly #names: ReadonlyMap<string, number>;
  readonly #captures = new Map<number, string>();
  #parts = 0;

  constructor(taste: Taste, names: ReadonlyMap<string, number>) {
    this.#taste = taste;
    this.#names = names;
  }

  build(node: PatternNode): string {
    if (++this.#parts > MOST_PARTS) return '';
    switch (node.kind) {
      case 'byte': {
        const byte = preferredBytes().find((each) => node.set.has(each));
        return byte === undefined ? '' : String.fromCharCode(byte);
      }
      case 'sequence':
        return node.items.map((item) => this.build(item)).join('');
      case 'choice': {
        const branch = node.branches[this.#taste.branch % node.branches.length];
        return branch === undefined ? '' : this.build(branch);
      }
      case 'repeat': {
        const times = Math.min(node.max, node.min + this.#taste.extra, MOST_PARTS);
        return Array.from({ length: times }, () => this.build(node.body)).join('');
      }
      case 'capture': {
        const text = this.build(node.body);
        this.#captures.set(node.group, text);
        return text;
      }
      case 'atomic':
        return this.build(node.body);
      case 'reference': {
        const group = typeof node.group === 'number' ? node.group : (this.#names.get(node.group) ?? 0);
        return this.#captures.get(group) ?? '';
      }
      case 'look':
      case 'position':
      case 'keep':
        return '';
      default:
        return node satisfies never;
    }
  }
}
