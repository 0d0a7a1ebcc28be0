/**
 * A root Caddyfile and all that it imports, as sites with their statements.
 *
 * Imports are followed where they stand, as Caddy does it: a snippet's name wins over a file, paths are relative to the
 * importing file, arguments are put in. What cannot be followed leaves the block around it *opaque*, and becomes a
 * problem; a cycle is a problem, never a hang.
 */

import { relativePath } from '../../route/mapped-path.ts';
import type { Premises } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { isSiteDirective } from '../language/directives.ts';
import type { Block, Directive, Entry, Word } from '../syntax/tree.ts';
import { CaddyfileStore, type LoadedFile, type LoadFailure } from './caddyfile-store.ts';
import {
  directiveOutsideSites,
  type ExpansionFault,
  importBlockTooEarly,
  importOfNothing,
  namedRouteTooEarly,
  snippetDefinedTwice,
} from './expansion-faults.ts';
import { isFragment } from './fragment.ts';
import { blockPlaceholder, substituteArguments } from './import-arguments.ts';
import { type ImportTarget, resolveImport } from './import-files.ts';
import type { Site } from './site.ts';
import type { Argument, Container, Statement } from './statement.ts';

export type { Site } from './site.ts';

export interface NamedRoute {
  readonly statements: readonly Statement[];
  readonly opaque: boolean;
}

export type ImportProblemCode =
  | 'missing'
  | 'removed'
  | 'unreadable'
  | 'cycle'
  | 'defined-later'
  | 'too-large';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly message: string;
  readonly span: Span;
}

export interface Expansion {
  readonly root: SourceFile;
  /** Why the root could not be read, or null. */
  readonly unreadable: string | null;
  /** The root first, each once. */
  readonly files: readonly LoadedFile[];
  readonly sites: readonly Site[];
  readonly namedRoutes: ReadonlyMap<string, NamedRoute>;
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

/** What surrounds the lines that are being expanded. */
interface Surroundings {
  readonly container: Container;
  /** Arguments of the import that brought the lines here; null where no import did. */
  readonly given: readonly Argument[] | null;
  /** The block of that import. */
  readonly block: Lines | null;
  /** Files and snippets that are being imported, outermost first. */
  readonly active: readonly string[];
  readonly depth: number;
}

interface Lines {
  readonly statements: readonly Statement[];
  readonly opaque: boolean;
}

const NO_LINES: Lines = { statements: [], opaque: false };
const UNKNOWN_LINES: Lines = { statements: [], opaque: true };

class Expander {
  readonly #source: FileSource;
  readonly #premises: ImportPremises;
  readonly #files: CaddyfileStore;
  readonly #snippets = new Map<string, Snippet>();
  readonly #laterSnippets = new Set<string>();
  readonly #namedRoutes = new Map<string, NamedRoute>();
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
    const container = { file, owner: null, outer: null, block: EMPTY };
    const surroundings: Surroundings = { container, given: null, block: null, active, depth: 0 };
    const [pattern, ...given] = directive.args.flatMap((word) => this.#arguments(word, surroundings));
    if (pattern === undefined) {
      this.#faults.push(importOfNothing(file, directive));
      return;
    }
    const snippet = this.#snippets.get(pattern.value);
    if (snippet !== undefined) {
      this.#importSites(snippet, pattern, given, directive, surroundings);
      return;
    }
    for (const imported of this.#importedFiles(pattern, file, active)) {
      const tree = this.#files.treeOf(imported);
      if (isFragment(tree)) continue;
      this.#entries(imported, tree.entries, [...active, imported.path]);
    }
  }

  /** The lines of a snippet that is imported at the top level are site blocks. */
  #importSites(
    snippet: Snippet,
    pattern: Argument,
    given: readonly Argument[],
    directive: Directive,
    surroundings: Surroundings,
  ): void {
    const lines = this.#importSnippet(pattern, snippet, given, directive, surroundings);
    for (const { name, args, block, opaque, container, directive: site } of lines.statements) {
      if (block === null) {
        if (isSiteDirective(name.value)) this.#faults.push(directiveOutsideSites(name, pattern.span));
        continue;
      }
      const end = (site.args.at(-1) ?? site.name).end;
      const addresses = [name, ...args].map((address) => ({
        ...address,
        value: address.value.replace(/,$/, ''),
      }));
      const span = { file: container.file, start: site.start, end };
      this.#sites.push({ addresses, statements: block, opaque, span });
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
      this.#problem('cycle', `the snippet ${key} imports itself`, pattern.span);
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

  /** The files that an import names and that can be read; the others become problems. */
  #importedFiles(pattern: Argument, importer: SourceFile, active: readonly string[]): readonly SourceFile[] {
    const target = resolveImport(this.#source, importer.path, pattern.value, this.#premises);
    if (target.kind === 'unreadable') {
      this.#problem(
        'unreadable',
        `the import ${pattern.value} cannot be followed: ${target.because}`,
        pattern.span,
      );
      return [];
    }
    const files: SourceFile[] = [];
    for (const path of target.kind === 'file' ? [target.path] : target.paths) {
      if (active.includes(path)) {
        this.#problem('cycle', `${pattern.value} imports itself`, pattern.span);
        continue;
      }
      const loaded = this.#files.load(path);
      if (loaded instanceof SourceFile) files.push(loaded);
      else this.#missing(pattern, target, loaded);
    }
    return files;
  }

  #missing(pattern: Argument, target: ImportTarget, { code, failure }: LoadFailure): void {
    if (this.#laterSnippets.has(pattern.value)) {
      const message = `the snippet (${pattern.value}) is defined further down; Caddy reads from top to bottom and refuses this, so move the snippet above this line`;
      this.#problem('defined-later', message, pattern.span);
      return;
    }
    const what = !/[./]/.test(pattern.value)
      ? `${pattern.value}, which names neither a snippet nor a file`
      : target.kind === 'file' && target.isMapped
        ? `${pattern.value}, which is ${relativePath(target.path, pattern.span.file.path.replace(/\/[^/]*$/, ''))} here,`
        : pattern.value;
    const message = `the import ${what} cannot be followed (${failure}); what it would bring is unknown`;
    this.#problem(code, message, pattern.span);
  }

  #arguments(word: Word, { container, given }: Surroundings): readonly Argument[] {
    return substituteArguments(argumentOf(container.file, word), given, this.#premises.target.caddy);
  }

  #tooLarge(directive: Directive, { container }: Surroundings): void {
    if (this.#problems.some(({ code }) => code === 'too-large')) return;
    const span = { file: container.file, start: directive.start, end: directive.name.end };
    this.#problem(
      'too-large',
      'the imports multiply to more lines than are read here; the rest is unknown',
      span,
    );
  }

  #problem(code: ImportProblemCode, message: string, span: Span): void {
    this.#problems.push({ code, message, span });
  }
}

const EMPTY: Block = { open: -1, close: -1, children: [], opaque: false };

function argumentOf(file: SourceFile, word: Word): Argument {
  const span = { file, start: word.start, end: word.end };
  return { value: word.value, span, quote: word.quote, certain: !word.environment && !word.templated };
}

function addressOf(file: SourceFile, word: Word): Argument {
  const address = argumentOf(file, word);
  return { ...address, value: address.value.replace(/,$/, '') };
}

/** What `{block}` (key '') or `{blocks.key}` stands for. */
function givenBlock(block: Lines | null, key: string): Lines {
  if (block === null || key === '') return block ?? NO_LINES;
  const named = block.statements.find((statement) => statement.name.value === key);
  return named === undefined ? NO_LINES : { statements: named.block ?? [], opaque: named.opaque };
}
