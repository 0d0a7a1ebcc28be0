/**
 * Reads patterns as PCRE2 10.42 does when nginx hands them over: without UTF and with no option but letter case.
 *
 * What PCRE refuses is refused, so that the model never matches by a pattern with which nginx does not start. What few
 * configurations use (recursion, conditions, verbs, Unicode properties) is said not to be modelled.
 */
import { type Known, known, unknown } from '../../../route/setting.ts';
import { readAtomEscape } from './atom-escape.ts';
import { readClass } from './bracket.ts';
import { ANY_BYTE, ByteSet, NOT_NEWLINE } from './byte-set.ts';
import { Cursor, notModelled, refused, UnreadPattern } from './cursor.ts';
import { readGroupStart } from './group-start.ts';
import { checkLookbehind } from './lookbehind.ts';
import { mayBeEmpty, type ParsedPattern, type PatternNode } from './node.ts';
import { NO_OPTIONS, type Options } from './options.ts';
import { readCounts, readGreed, repeated } from './quantifier.ts';

const DEEPEST = 250;

/** Reads a pattern whose characters are bytes. */
export function parsePattern(pattern: string, ignoreCase: boolean): Known<ParsedPattern> {
  try {
    return known(new PatternParser(pattern, ignoreCase).parse());
  } catch (error) {
    if (error instanceof UnreadPattern) return unknown(error.message);
    throw error;
  }
}

/** What has been read of a branch. */
interface Branch {
  readonly items: PatternNode[];
  /** Whether a quantifier may come next. */
  repeatable: boolean;
}

class PatternParser {
  readonly #cursor: Cursor;
  #options: Options;
  #depth = 0;
  #lookDepth = 0;
  #groups = 0;
  readonly #names = new Map<string, number>();
  readonly #references: (number | string)[] = [];
  /** The groups that have been opened and not closed. */
  readonly #open = new Set<number>();

  constructor(pattern: string, ignoreCase: boolean) {
    this.#cursor = new Cursor(pattern);
    this.#options = { ...NO_OPTIONS, ignoreCase };
  }

  parse(): ParsedPattern {
    const root = this.#readChoice();
    if (!this.#cursor.done) throw refused('a ) without its (');
    for (const group of this.#references) {
      const number = typeof group === 'number' ? group : this.#names.get(group);
      if (number === undefined || number < 1 || number > this.#groups) {
        throw refused('a reference to a group that it does not have');
      }
    }
    return { root, names: this.#names, captureCount: this.#groups };
  }

  #readChoice(sharedNumbers = false): PatternNode {
    const before = this.#groups;
    const branches = [this.#readBranch()];
    let most = this.#groups;
    while (this.#cursor.take('|')) {
      if (sharedNumbers) this.#groups = before;
      branches.push(this.#readBranch());
      most = Math.max(most, this.#groups);
    }
    this.#groups = most;
    const [only, ...others] = branches;
    return only !== undefined && others.length === 0 ? only : { kind: 'choice', branches };
  }

  #readBranch(): PatternNode {
    const cursor = this.#cursor;
    const branch: Branch = { items: [], repeatable: false };
    while (!cursor.done && cursor.peek() !== '|' && cursor.peek() !== ')') {
      if (this.#skipIgnored()) continue;
      const counts = readCounts(cursor);
      if (counts === null) {
        this.#readAtom(branch);
        continue;
      }
      const body = branch.items.pop();
      if (!branch.repeatable || body === undefined) throw refused('a quantifier without what it repeats');
      // Comments and white space may also stand before the mark.
      while (this.#skipIgnored());
      branch.items.push(repeated(body, counts, readGreed(cursor, this.#options)));
      branch.repeatable = false;
    }
    const [only, ...others] = branch.items;
    return only !== undefined && others.length === 0 ? only : { kind: 'sequence', items: branch.items };
  }

  /** Passes over comments and, where the pattern asks for that, white space: a quantifier may follow them. */
  #skipIgnored(): boolean {
    const cursor = this.#cursor;
    if (cursor.take('(?#')) {
      if (cursor.takeUntil(')') === null) throw refused('a comment without its )');
      return true;
    }
    if (cursor.take('\\Q\\E') || cursor.take('\\E')) return true;
    return this.#options.extended !== 'no' && cursor.takeMatch(/(?:[\t-\r ]|#[^\n]*(?:\n|$))+/y) !== null;
  }

  #readAtom(branch: Branch): void {
    const cursor = this.#cursor;
    if (cursor.take('\\Q')) {
      const quoted = cursor.takeUntil('\\E') ?? cursor.takeRest();
      branch.items.push(...Array.from(quoted, (character) => this.#literal(character)));
      branch.repeatable = true;
    } else if (cursor.take('(')) {
      this.#readGroup(branch);
    } else {
      const node = this.#readSingle(cursor.next());
      branch.items.push(node);
      branch.repeatable = node.kind !== 'position' && node.kind !== 'keep';
    }
  }

  #readSingle(character: string): PatternNode {
    const { multiLine, dotAll } = this.#options;
    switch (character) {
      case '.':
        return { kind: 'byte', set: dotAll ? ANY_BYTE : NOT_NEWLINE };
      case '^':
        return { kind: 'position', position: multiLine ? 'line-start' : 'start' };
      case '$':
        return { kind: 'position', position: multiLine ? 'line-end' : 'final-line-end' };
      case '[':
        return { kind: 'byte', set: readClass(this.#cursor, this.#options) };
      case '\\':
        return this.#readEscape();
      default:
        return this.#literal(character);
    }
  }

  #literal(character: string): PatternNode {
    const set = ByteSet.of(character.charCodeAt(0));
    return { kind: 'byte', set: this.#options.ignoreCase ? set.ignoringCase() : set };
  }

  #readEscape(): PatternNode {
    const atom = readAtomEscape(this.#cursor, this.#groups, this.#options.ignoreCase);
    if (atom.kind === 'reference') this.#refer(atom.group);
    if (atom.kind === 'keep' && this.#lookDepth > 0) throw refused('\\K in a lookaround');
    return atom;
  }

  /** Reads from after a `(`. */
  #readGroup(branch: Branch): void {
    const start = readGroupStart(this.#cursor, this.#options);
    switch (start.kind) {
      case 'options':
        this.#options = start.options;
        branch.repeatable = false;
        return;
      case 'reference':
        this.#refer(start.group);
        branch.items.push({ ...start, ignoreCase: this.#options.ignoreCase });
        break;
      case 'capture': {
        const group = ++this.#groups;
        if (start.name !== null) this.#addName(start.name, group);
        this.#open.add(group);
        branch.items.push({ kind: 'capture', group, body: this.#readBody(this.#options) });
        this.#open.delete(group);
        break;
      }
      case 'plain':
        // In a sequence of its own: its alternatives are not those of a lookbehind around it.
        branch.items.push({ kind: 'sequence', items: [this.#readBody(start.options, start.sharedNumbers)] });
        break;
      case 'atomic': {
        const body = this.#readBody(this.#options);
        // PCRE may take it for one that does match something: what stands before it then gives nothing back.
        if (mayBeEmpty(body)) throw notModelled('an atomic group that may match nothing');
        branch.items.push({ kind: 'atomic', body });
        break;
      }
      case 'look': {
        this.#lookDepth++;
        const look: PatternNode = { ...start, body: this.#readBody(this.#options) };
        this.#lookDepth--;
        if (look.behind) checkLookbehind(look);
        branch.items.push(look);
        break;
      }
    }
    branch.repeatable = true;
  }

  /** PCRE's search for a first byte goes wrong with `(a|\1b)`, whatever its syntax promises. */
  #refer(group: number | string): void {
    this.#references.push(group);
    const number = typeof group === 'number' ? group : this.#names.get(group);
    if (number !== undefined && this.#open.has(number)) throw notModelled('a group that refers to itself');
  }

  #addName(name: string, group: number): void {
    for (const [other, number] of this.#names) {
      if ((other === name) !== (number === group)) throw refused(`the name ${name}, given to two groups`);
    }
    this.#names.set(name, group);
  }

  /** Options that are set in a group end with it. */
  #readBody(options: Options, sharedNumbers = false): PatternNode {
    if (++this.#depth > DEEPEST) throw refused('too many groups inside each other');
    const outer = this.#options;
    this.#options = options;
    const body = this.#readChoice(sharedNumbers);
    if (!this.#cursor.take(')')) throw refused('a ( without its )');
    this.#options = outer;
    this.#depth--;
    return body;
  }
}
