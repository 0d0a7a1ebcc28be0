/**
 * The locations of one block, ready to be searched: exact names, prefixes by length, regular expressions in order.
 * Made once for each block, and only for blocks that a request comes to.
 */
import { type Context, nameOf } from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import { toBytes } from '../../text/bytes.ts';
import { HANDLERS } from '../language/handlers.ts';

export interface RegexLocation {
  readonly location: Context;
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

export class LocationTree {
  readonly exact = new Map<string, Context>();
  readonly prefixes = new Map<string, Context>();
  readonly regexes: RegexLocation[] = [];
  readonly named = new Map<string, Context>();
  /** Lengths of the prefixes, the longest first. */
  readonly #lengths: readonly number[];

  constructor(block: Context) {
    for (const statement of block.statements) {
      if (nameOf(statement) !== 'location' || statement.block === null) continue;
      this.#add(statement.block);
    }
    this.#lengths = [...new Set([...this.prefixes.keys()].map((name) => name.length))].sort((a, b) => b - a);
  }

  #add(location: Context): void {
    const { kind, name: text } = locationName(location);
    const name = toBytes(text);
    // nginx refuses a second location of the same name; until that is mended the first one stands.
    const addTo = (names: Map<string, Context>) => {
      if (!names.has(name)) names.set(name, location);
    };
    switch (kind) {
      case 'exact':
        addTo(this.exact);
        break;
      case 'prefix':
      case 'preferential-prefix':
        addTo(this.prefixes);
        break;
      case 'named':
        addTo(this.named);
        break;
      case 'regex':
      case 'regex-caseless':
        this.regexes.push({ location, pattern: text, ignoreCase: kind === 'regex-caseless' });
    }
  }

  /** The location with the longest name that a path begins with. */
  longestPrefix(path: string): Context | null {
    for (const length of this.#lengths) {
      if (length > path.length) continue;
      const found = this.prefixes.get(path.slice(0, length));
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The location `/path/` that answers `/path` with a redirect, because it proxies itself. */
  redirecting(path: string): Context | null {
    const name = `${path}/`;
    const candidates = [this.exact.get(name), this.prefixes.get(name)];
    if (this.exact.has(path) || this.prefixes.has(path)) return null;
    const redirects = candidates.some((at) => at !== undefined && passesOn(at));
    return redirects ? (candidates[0] ?? candidates[1] ?? null) : null;
  }
}

/** Whether a location has a handler of the kind that makes nginx add the missing slash. */
function passesOn(location: Context): boolean {
  return location.statements.some((at) => HANDLERS.get(nameOf(at))?.addsSlash === true);
}

const trees = new WeakMap<Context, LocationTree>();

export function locationTree(block: Context): LocationTree {
  let tree = trees.get(block);
  if (tree === undefined) {
    tree = new LocationTree(block);
    trees.set(block, tree);
  }
  return tree;
}
