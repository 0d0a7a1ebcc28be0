/** Lines of a Caddyfile while imports are put in their place: what surrounds them, and what they come to. */
import type { SourceFile } from '../../text/source-file.ts';
import type { Block, Word } from '../syntax/tree.ts';
import type { Argument, Container, Statement } from './statement.ts';

/** What surrounds the lines that are being expanded. */
export interface Surroundings {
  readonly container: Container;
  /** Arguments of the import that brought the lines here; null where no import did. */
  readonly given: readonly Argument[] | null;
  /** The block of that import. */
  readonly block: Lines | null;
  /** Files and snippets that are being imported, outermost first. */
  readonly active: readonly string[];
  readonly depth: number;
}

export interface Lines {
  readonly statements: readonly Statement[];
  readonly opaque: boolean;
}

export const NO_LINES: Lines = { statements: [], opaque: false };
export const UNKNOWN_LINES: Lines = { statements: [], opaque: true };

/** Around what stands outside of any block. */
export const NO_BLOCK: Block = { open: -1, close: -1, children: [], opaque: false };

export function argumentOf(file: SourceFile, word: Word): Argument {
  const span = { file, start: word.start, end: word.end };
  return { value: word.value, span, quote: word.quote, certain: !word.environment && !word.templated };
}

export function addressOf(file: SourceFile, word: Word): Argument {
  const address = argumentOf(file, word);
  return { ...address, value: address.value.replace(/,$/, '') };
}

/** What `{block}` (key '') or `{blocks.key}` stands for. */
export function givenBlock(block: Lines | null, key: string): Lines {
  if (block === null || key === '') return block ?? NO_LINES;
  const named = block.statements.find((statement) => statement.name.value === key);
  return named === undefined ? NO_LINES : { statements: named.block ?? [], opaque: named.opaque };
}
