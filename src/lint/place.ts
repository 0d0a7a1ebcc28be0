/**
 * Where a finding stands, in words that outlive an edit: the blocks around it and the statement that it blames, read
 * from the syntax tree of its file. Lines move and indentation changes; these stay.
 */
import type { ObjectNode } from '../caddy/json/node.ts';
import type { CaddyConfiguration } from '../caddy/routes.ts';
import type { Block as CaddyBlock, Directive as CaddyDirective, Entry } from '../caddy/syntax/tree.ts';
import type { NginxConfiguration } from '../nginx/config/configuration.ts';
import type { Directive as NginxDirective } from '../nginx/syntax/tree.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { jsonPlaceAt } from './json-place.ts';

export interface Place {
  /** Heads of the blocks around the line, outermost first: `['http', 'server app.test', 'location /ws']`. */
  readonly within: readonly string[];
  /** The statement without its block, one space between its words; the text of the line where none stands there. */
  readonly statement: string;
}

type Directive = NginxDirective | CaddyDirective;

/** A statement, or what a Caddyfile has at its top level. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** Null for a simple directive. */
  readonly block: {
    readonly open: number;
    readonly close: number;
    readonly children: readonly Directive[];
  } | null;
  readonly head: (file: SourceFile) => string;
  readonly statement: (file: SourceFile) => string;
}

/** A longer head is cut: it is shown to people. */
const LONGEST_HEAD = 80;
/** A longer statement is told by its beginning: thousands of findings may blame one. */
const LONGEST_STATEMENT = 500;

/** Finds the places of one configuration. */
export class Places {
  readonly #configuration: NginxConfiguration | CaddyConfiguration;
  #topLevels: Map<string, readonly Part[]> | null = null;

  constructor(configuration: NginxConfiguration | CaddyConfiguration) {
    this.#configuration = configuration;
  }

  of({ file, start }: Span): Place {
    if (this.#configuration.dialect === 'caddy' && this.#configuration.json !== null)
      return placeInJson(this.#configuration.json.document, file, start);
    this.#topLevels ??= topLevelsOf(this.#configuration);
    const within: string[] = [];
    let part = lastStartingBy(this.#topLevels.get(file.path) ?? [], start);
    for (;;) {
      if (part === null || start > part.end) break;
      const { block } = part;
      if (block === null || start <= block.open) return { within, statement: part.statement(file) };
      if (block.close !== -1 && start >= block.close) break;
      within.push(part.head(file));
      const child = lastStartingBy<Directive>(block.children, start);
      part = child === null ? null : partOf(child);
    }
    return { within, statement: lineAt(file, start) };
  }
}

function placeInJson(document: ObjectNode, file: SourceFile, offset: number): Place {
  const { within, written } = jsonPlaceAt(document, offset);
  const statement =
    written === null ? lineAt(file, offset) : normalised(file.text.slice(written.start, written.end));
  return { within: within.map(shortened), statement };
}

function topLevelsOf(configuration: NginxConfiguration | CaddyConfiguration): Map<string, readonly Part[]> {
  const byPath = new Map<string, readonly Part[]>();
  if (configuration.dialect === 'nginx') {
    for (const { file, children } of configuration.trees) byPath.set(file.path, children.map(partOf));
    return byPath;
  }
  for (const { file, tree, fragment } of configuration.loaded) {
    if (tree !== null) byPath.set(file.path, tree.entries.map(partOfEntry));
    else if (fragment !== null) byPath.set(file.path, fragment.block.children.map(partOf));
  }
  return byPath;
}

function partOf(directive: Directive): Part {
  return {
    start: directive.start,
    end: directive.end,
    block: directive.block,
    head: (file) => headOf(directive, file),
    statement: (file) => statementOf(directive, file),
  };
}

function partOfEntry(entry: Entry): Part {
  switch (entry.kind) {
    case 'import':
      return partOf(entry.directive);
    case 'global-options':
      return named(entry, 'global options', 'global options');
    case 'snippet':
    case 'named-route':
      return named(entry, entry.word.value, entry.word.value);
    case 'site': {
      const addresses = entry.addresses.map(({ value }) => value);
      return named(entry, (addresses[0] ?? '').replace(/,$/, ''), addresses.join(' '));
    }
  }
}

function named(
  { start, end, block }: { readonly start: number; readonly end: number; readonly block: CaddyBlock },
  head: string,
  statement: string,
): Part {
  return {
    start,
    end,
    // The block of a site without braces begins with its first directive.
    block: block.open === -1 ? { ...block, open: (block.children[0]?.start ?? end) - 1 } : block,
    head: () => shortened(head),
    statement: () => statement.slice(0, LONGEST_STATEMENT),
  };
}

const heads = new WeakMap<Directive, string>();

function headOf(directive: Directive, file: SourceFile): string {
  const already = heads.get(directive);
  if (already !== undefined) return already;
  const name = directive.name.value === 'server' ? nameOfServer(directive) : null;
  const head = shortened(name === null ? statementOf(directive, file) : `server ${name}`);
  heads.set(directive, head);
  return head;
}

/** The first name of nginx's `server`, which stays when others are added; where it listens when it has none. */
function nameOfServer({ args, block }: Directive): string | null {
  if (args.length > 0 || block === null) return null;
  let listens: string | null = null;
  for (const child of block.children) {
    const words = child.args.map(({ value }) => value);
    if (child.name.value === 'server_name') {
      const name = words.find((word) => word !== '' && word !== '_');
      if (name !== undefined) return name;
    } else if (child.name.value === 'listen') listens ??= words[0] ?? null;
  }
  return listens;
}

function shortened(head: string): string {
  return head.length > LONGEST_HEAD ? `${head.slice(0, LONGEST_HEAD - 1)}…` : head;
}

function statementOf({ name, args }: Directive, file: SourceFile): string {
  let statement = '';
  for (const word of [name, ...args]) {
    statement += `${statement === '' ? '' : ' '}${file.text.slice(word.start, word.end)}`;
    if (statement.length > LONGEST_STATEMENT) break;
  }
  return normalised(statement);
}

function lineAt(file: SourceFile, offset: number): string {
  return normalised(file.text.slice(file.lineStartAt(offset), file.lineEndAt(offset)));
}

function normalised(text: string): string {
  return text.slice(0, LONGEST_STATEMENT).replace(/\s+/g, ' ').trim();
}

/** The last of some stretches in the order of the text that starts at an offset or before it. */
function lastStartingBy<T extends { readonly start: number }>(
  inOrder: readonly T[],
  offset: number,
): T | null {
  return inOrder[partitionPoint(inOrder, ({ start }) => start <= offset) - 1] ?? null;
}
