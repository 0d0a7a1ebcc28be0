/**
 * Divides the roots of a project among machines that do not talk to each other: each gets the same roots from the same
 * files, each root goes to exactly one, and the parts are of about the same size.
 *
 * Roots that share a file stay together. What is found in a file rests on all roots that include it, so that only then
 * the findings of all parts are those of the whole, each once. Where a root goes depends on its name more than on all
 * others, so that few move when some are added.
 */
import type { Root } from './judge.ts';
import { compareTexts } from './text-order.ts';

/** How much more than its even part a machine may get before what it would get goes elsewhere. */
const SLACK = 1.1;

/** What a root costs besides its text, in characters. */
const ROOT_COST = 500;

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

export interface Division {
  /** The name by which all machines know a path, wherever their checkout lies. */
  readonly nameOf: (path: string) => string;
  /** The length of a file's text. */
  readonly sizeOf: (path: string) => number;
}

/** Roots that share files, directly or through others. */
interface Group {
  readonly name: string;
  readonly roots: readonly Root[];
  readonly size: number;
}

/** The roots of one shard, in the order in which they were given. */
export function rootsOfShard(
  roots: readonly Root[],
  { index, count }: Shard,
  division: Division,
): readonly Root[] {
  const groups = groupsOf(roots, division);
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const most = (total / count) * SLACK;
  const loads = Array.from({ length: count }, () => 0);
  const chosen = new Set<Root>();
  for (const group of groups) {
    const shard = shardFor(group, loads, most);
    loads[shard] = (loads[shard] ?? 0) + group.size;
    if (shard === index - 1) for (const root of group.roots) chosen.add(root);
  }
  return roots.filter((root) => chosen.has(root));
}

/** The first shard in the group's own order that has room; where none has, the emptiest. */
function shardFor({ name, size }: Group, loads: readonly number[], most: number): number {
  const preferred = loads
    .map((load, shard) => ({ load, shard, weight: weightOf(`${name}\0${shard}`) }))
    .sort((a, b) => b.weight - a.weight || a.shard - b.shard);
  const first = preferred.find(({ load }) => load + size <= most);
  return (
    first ??
    preferred.reduce((least, each) => (each.load < least.load ? each : least), {
      load: Number.POSITIVE_INFINITY,
      shard: 0,
    })
  ).shard;
}

/** Groups by falling size, so that the large ones find room; by name where sizes agree. */
function groupsOf(roots: readonly Root[], { nameOf, sizeOf }: Division): readonly Group[] {
  const byFile = new Map<string, number>();
  const parents = roots.map((_, root) => root);
  const leaderOf = (root: number): number => {
    let leader = root;
    for (let at = parents[leader]; at !== undefined && at !== leader; at = parents[leader]) leader = at;
    // Shortens the way for the next one.
    for (let at = root; at !== leader; ) {
      const next = parents[at] ?? leader;
      parents[at] = leader;
      at = next;
    }
    return leader;
  };
  for (const [root, { files }] of roots.entries()) {
    for (const path of files) {
      const other = byFile.get(path);
      if (other === undefined) byFile.set(path, root);
      else parents[leaderOf(root)] = leaderOf(other);
    }
  }
  const members = new Map<number, Root[]>();
  for (const [number, root] of roots.entries()) {
    const leader = leaderOf(number);
    const known = members.get(leader);
    if (known === undefined) members.set(leader, [root]);
    else known.push(root);
  }
  return [...members.values()]
    .map((group) => ({
      roots: group,
      name: group.map(({ input }) => nameOf(input.path)).reduce((a, b) => (a < b ? a : b)),
      size: group.reduce((sum, { files }) => sum + ROOT_COST + textOf(files, sizeOf), 0),
    }))
    .sort((a, b) => b.size - a.size || compareTexts(a.name, b.name));
}

function textOf(files: readonly string[], sizeOf: (path: string) => number): number {
  return files.reduce((sum, path) => sum + sizeOf(path), 0);
}

/** A number that a text gives on every machine, as if by chance (FNV-1a, with a last mixing: MurmurHash3's). */
function weightOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
