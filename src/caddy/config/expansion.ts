/**
 * A root Caddyfile and all that it imports, as sites with their statements.
 *
 * Imports are followed where they stand, as Caddy does it: a snippet's name wins over a file, paths are relative to the
 * importing file, arguments are put in. What cannot be followed leaves the block around it *opaque*, and becomes a
 * problem; a cycle is a problem, never a hang.
 */

import type { Premises } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Block, Directive, Entry, Word } from '../syntax/tree.ts';
import { CaddyfileStore, type LoadedFile } from './caddyfile-store.ts';
import {
  type ExpansionFault,
  importBlockTooEarly,
  importOfNothing,
  namedRouteTooEarly,
  snippetDefinedTwice,
} from './expansion-faults.ts';
import { isFragment } from './fragment.ts';
import { blockPlaceholder, substituteArguments } from './import-arguments.ts';
import { resolveImport } from './import-files.ts';
import { type ImportProblem, importOfItself, tooManyLines } from './import-problems.ts';
import { importedFiles } from './imported-files.ts';
import {
  addressOf,
  argumentOf,
  givenBlock,
  type Lines,
  NO_BLOCK,
  NO_LINES,
  type Surroundings,
  UNKNOWN_LINES,
} from './lines.ts';
import type { Site } from './site.ts';
import { sitesOfSnippet } from './snippet-sites.ts';
import type { Argument, Statement } from './statement.ts';

export type { ImportProblem, ImportProblemCode } from './import-problems.ts';
export type { Lines as NamedRoute } from './lines.ts';
export type { Site } from './site.ts';

export interface Expansion {
  readonly root: SourceFile;
  /** Why the root could not be read, or null. */
  readonly unreadable: string | null;
  /** The root first, each once. */
  readonly files: readonly LoadedFile[];
  readonly sites: readonly Site[];
  readonly namedRoutes: ReadonlyMap<string, Lines>;
  readonly globalOptions: readonly Statement[];
  readonly problems: readonly ImportProblem[];
  readonly faults: readonly ExpansionFault[];
  /** The root holds the inside of a site: it is meant to be imported. */
  readonly fragment: boolean;
}

/** More lines than this come out of no configuration that a person wrote; nested imports can multiply without end. */
const MOST_STATEMENTS = 200_000;
/** Deeper nesting is taken for unreadable. */
const DEEPEST = 200;

type ImportPremises = Pick<Premises, 'target' | 'paths'>;

export function expandCaddyfile(source: FileSource, path: string, premises: ImportPremises): Expansion {
  return new Expander(source, premises).expand(path);
}

interface Snippet {
  readonly file: SourceFile;
  readonly block: Block;
}

class Expander {
  readonly #source: FileSource;
  readonly #premises: ImportPremises;
  readonly #files: CaddyfileStore;
  readonly #snippets = new Map<string, Snippet>();
  readonly #laterSnippets = new Set<string>();
  readonly #namedRoutes = new Map<string, Lines>();
  readonly #sites: Site[] = [];
  readonly #globalOptions: Statement[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #faults: ExpansionFault[] = [];
  #statements = 0;

  constructor(source: FileSource, premises: ImportPremises) {
    this.#source = source;
    this.#premises = premises;
    this.#files = new CaddyfileStore(source, premises.target.caddy);
  }

  expand(path: string): Expansion {
    const { file: root, unreadable } = this.#files.root(path);
    const tree = this.#files.treeOf(root);
    const fragment = isFragment(tree);
    if (fragment) this.#expandFragmentRoot(root);
    else this.#entries(root, tree.entries, [root.path]);
    return {
      root,
      unreadable,
      files: this.#files.all,
      sites: this.#sites,
      namedRoutes: this.#namedRoutes,
      globalOptions: this.#globalOptions,
      problems: this.#problems,
      faults: this.#faults,
      fragment,
    };
  }

  /** A file of directives makes one site whose address is elsewhere. */
  #expandFragmentRoot(root: SourceFile): void {
    const { block } = this.#files.fragmentOnly(root);
    const container = { file: root, owner: null, outer: null, block };
    const lines = this.#block(block, { container, given: null, block: null, active: [root.path], depth: 0 });
    const span = { file: root, start: 0, end: 0 };
    this.#sites.push({ addresses: [], ...lines, span });
  }

  // — the top level ——————————————————————————————————————————————————————————————————————————————————————————————————

  #entries(file: SourceFile, entries: readonly Entry[], active: readonly string[]): void {
    for (const entry of entries) if (entry.kind === 'snippet') this.#laterSnippets.add(entry.name);
    for (const entry of entries) {
      switch (entry.kind) {
        case 'snippet':
          if (this.#snippets.has(entry.name))
            this.#faults.push(snippetDefinedTwice(file, entry.name, entry.word));
          this.#snippets.set(entry.name, { file, block: entry.block });
          break;
        case 'import':
          this.#importEntries(file, entry.directive, active);
          break;
        case 'global-options':
          for (const option of this.#entryBlock(file, entry.block, active).statements)
            this.#globalOptions.push(option);
          break;
        case 'named-route':
          this.#faults.push(...namedRouteTooEarly(file, entry.word, this.#premises.target.caddy));
          this.#namedRoutes.set(entry.name, this.#entryBlock(file, entry.block, active));
          break;
        case 'site': {
          const lines = this.#entryBlock(file, entry.block, active);
          const addresses = entry.addresses.map((word) => addressOf(file, word));
          const end = entry.addresses.at(-1)?.end ?? entry.start;
          this.#sites.push({ addresses, ...lines, span: { file, start: entry.start, end } });
        }
      }
    }
  }

  #entryBlock(file: SourceFile, block: Block, active: readonly string[]): Lines {
    const container = { file, owner: null, outer: null, block };
    return this.#block(block, { container, given: null, block: null, active, depth: 0 });
  }

  /** An import outside of any site: of a snippet that holds sites, or of whole Caddyfiles. */
  #importEntries(file: SourceFile, directive: Directive, active: readonly string[]): void {
    const container = { file, owner: null, outer: null, block: NO_BLOCK };
    const surroundings: Surroundings = { container, given: null, block: null, active, depth: 0 };
    const [pattern, ...given] = directive.args.flatMap((word) => this.#arguments(word, surroundings));
    if (pattern === undefined) {
      this.#faults.push(importOfNothing(file, directive));
      return;
    }
    const snippet = this.#snippets.get(pattern.value);
    if (snippet !== undefined) {
      const { statements } = this.#importSnippet(pattern, snippet, given, directive, surroundings);
      const { sites, faults } = sitesOfSnippet(statements, pattern.span);
      for (const site of sites) this.#sites.push(site);
      for (const fault of faults) this.#faults.push(fault);
      return;
    }
    for (const imported of this.#importedFiles(pattern, file, active)) {
      const tree = this.#files.treeOf(imported);
      if (isFragment(tree)) continue;
      this.#entries(imported, tree.entries, [...active, imported.path]);
    }
  }

  // — blocks —————————————————————————————————————————————————————————————————————————————————————————————————————————

  #block(block: Block, surroundings: Surroundings): Lines {
    if (surroundings.depth > DEEPEST) return UNKNOWN_LINES;
    const statements: Statement[] = [];
    let { opaque } = block;
    for (const directive of block.children) {
      if (++this.#statements > MOST_STATEMENTS) {
        this.#tooLarge(directive, surroundings);
        return { statements, opaque: true };
      }
      const more = this.#directive(directive, surroundings);
      opaque ||= more.opaque;
      for (const statement of more.statements) statements.push(statement);
    }
    return { statements, opaque };
  }

  #directive(directive: Directive, surroundings: Surroundings): Lines {
    const blockName = blockPlaceholder(directive, this.#premises.target.caddy);
    if (blockName !== null && surroundings.given !== null) return givenBlock(surroundings.block, blockName);
    if (directive.name.value === 'import' && directive.name.quote === '')
      return this.#import(directive, surroundings);
    const name = this.#arguments(directive.name, surroundings)[0];
    if (name === undefined) return NO_LINES;
    const args = directive.args.flatMap((word) => this.#arguments(word, surroundings));
    const lines = directive.block === null ? null : this.#inner(directive, directive.block, surroundings);
    const { container } = surroundings;
    const { conditional } = directive;
    const opaque = lines?.opaque ?? false;
    const block = lines?.statements ?? null;
    return { statements: [{ name, args, block, opaque, conditional, directive, container }], opaque: false };
  }

  #inner(owner: Directive, block: Block, surroundings: Surroundings): Lines {
    const outer = surroundings.container;
    const container = { file: outer.file, owner, outer, block };
    return this.#block(block, { ...surroundings, container, depth: surroundings.depth + 1 });
  }

  #import(directive: Directive, surroundings: Surroundings): Lines {
    const [pattern, ...given] = directive.args.flatMap((word) => this.#arguments(word, surroundings));
    if (pattern === undefined) {
      this.#faults.push(importOfNothing(surroundings.container.file, directive));
      return NO_LINES;
    }
    if (!pattern.certain) return UNKNOWN_LINES;
    const { file } = surroundings.container;
    this.#faults.push(...importBlockTooEarly(file, directive, this.#premises.target.caddy));
    const snippet = this.#snippets.get(pattern.value);
    if (snippet !== undefined) return this.#importSnippet(pattern, snippet, given, directive, surroundings);
    const { active, container } = surroundings;
    const block = directive.block === null ? null : this.#inner(directive, directive.block, surroundings);
    const problemsBefore = this.#problems.length;
    const statements: Statement[] = [];
    let opaque = false;
    for (const file of this.#importedFiles(pattern, container.file, active)) {
      const inside = this.#files.fragmentOf(file).block;
      const lines = this.#block(inside, {
        container: { file, owner: null, outer: null, block: inside },
        given,
        block,
        active: [...active, file.path],
        depth: surroundings.depth + 1,
      });
      for (const statement of lines.statements) statements.push(statement);
      opaque ||= lines.opaque;
    }
    return { statements, opaque: opaque || this.#problems.length > problemsBefore };
  }

  #importSnippet(
    pattern: Argument,
    snippet: Snippet,
    given: readonly Argument[],
    directive: Directive,
    surroundings: Surroundings,
  ): Lines {
    const key = `(${pattern.value})`;
    if (surroundings.active.includes(key)) {
      this.#problems.push(importOfItself(pattern, `the snippet ${key}`));
      return UNKNOWN_LINES;
    }
    const block = directive.block === null ? null : this.#inner(directive, directive.block, surroundings);
    return this.#block(snippet.block, {
      container: { file: snippet.file, owner: null, outer: null, block: snippet.block },
      given,
      block,
      active: [...surroundings.active, key],
      depth: surroundings.depth + 1,
    });
  }

  #importedFiles(pattern: Argument, importer: SourceFile, active: readonly string[]): readonly SourceFile[] {
    const target = resolveImport(this.#source, importer.path, pattern.value, this.#premises);
    const isDefinedLater = this.#laterSnippets.has(pattern.value);
    const { files, problems } = importedFiles(pattern, target, {
      store: this.#files,
      active,
      isDefinedLater,
    });
    for (const problem of problems) this.#problems.push(problem);
    return files;
  }

  #arguments(word: Word, { container, given }: Surroundings): readonly Argument[] {
    return substituteArguments(argumentOf(container.file, word), given, this.#premises.target.caddy);
  }

  #tooLarge(directive: Directive, { container }: Surroundings): void {
    if (this.#problems.some(({ code }) => code === 'too-large')) return;
    this.#problems.push(tooManyLines(container.file, directive));
  }
}
