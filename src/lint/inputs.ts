/**
 * What was asked for as far as it can be read: the named files, and of those that may include one such as bring in another
 * file at all, the likely roots first.
 */
import type { FileSource } from '../text/file-source.ts';
import { whyNoText } from '../text/no-text.ts';
import type { Dialect, ProjectInput, ProjectRequest, UnreadableFile } from './project.ts';
import { compareTexts } from './text-order.ts';

/** The inputs of a request that can be read. */
export interface ReadInputs {
  /** The paths that were asked for. */
  readonly named: ReadonlySet<string>;
  /** Those and the candidates that may include something, the most likely roots first. */
  readonly seen: readonly SeenInput[];
  /** The paths that the user calls roots. */
  readonly declared: ReadonlySet<string>;
  /** By path. */
  readonly unreadable: readonly UnreadableFile[];
}

export interface SeenInput {
  readonly input: ProjectInput;
  /**
   * Lower is more likely a root: such files are loaded first, and spare loading what they include. A file of the last
   * rank includes nothing.
   */
  readonly rank: -1 | 0 | 1 | 2;
}

export function readInputs(snapshot: FileSource, request: ProjectRequest): ReadInputs {
  const declared = new Set(request.roots);
  const seeInput = (input: ProjectInput, text: string): SeenInput => ({
    input,
    rank: declared.has(input.path) ? -1 : rankOf(input, text),
  });
  const unreadable = new Map<string, UnreadableFile>();
  const named = new Map<string, SeenInput>();
  for (const input of request.named) {
    const { path } = input;
    if (named.has(path) || unreadable.has(path)) continue;
    const read = readText(snapshot, path);
    if (read.kind === 'text') named.set(path, seeInput(input, read.text));
    else unreadable.set(path, { path, reason: read.reason });
  }
  const candidates = new Map<string, SeenInput>();
  for (const input of request.candidates) {
    if (named.has(input.path) || candidates.has(input.path)) continue;
    const read = readText(snapshot, input.path);
    if (read.kind !== 'text' || !mayInclude(read.text, input.dialect)) continue;
    candidates.set(input.path, seeInput(input, read.text));
  }
  return {
    named: new Set(named.keys()),
    declared,
    seen: [...named.values(), ...candidates.values()].sort(
      (a, b) =>
        a.rank - b.rank ||
        depth(a.input.path) - depth(b.input.path) ||
        compareTexts(a.input.path, b.input.path),
    ),
    unreadable: [...unreadable.values()].sort((a, b) => compareTexts(a.path, b.path)),
  };
}

function rankOf({ dialect }: ProjectInput, text: string): SeenInput['rank'] {
  if (!mayInclude(text, dialect)) return 2;
  return dialect === 'nginx' && !/^[ \t]*(?:http|events|stream)\s*\{/m.test(text) ? 1 : 0;
}

/** The words by which a file can bring in another one: a candidate without them includes nothing. JSON has none. */
const INCLUDING_WORD: Readonly<Record<Dialect, string | null>> = {
  nginx: 'include',
  caddyfile: 'import',
  'caddy-json': null,
};

/** Whether a file with this text may bring in another one; quick, and never less than what the proxy would find. */
export function mayInclude(text: string, dialect: Dialect): boolean {
  const word = INCLUDING_WORD[dialect];
  return word !== null && text.includes(word);
}

type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

function readText(source: FileSource, path: string): ReadText {
  const content = source.read(path);
  switch (content.kind) {
    case 'text': {
      const reason = whyNoText(content.text);
      return reason === null ? content : { kind: 'none', reason };
    }
    case 'unreadable':
      return { kind: 'none', reason: content.reason };
    case 'missing':
      return { kind: 'none', reason: 'no such file' };
    case 'outside':
      return { kind: 'none', reason: 'lies outside the directories that may be read' };
  }
}

function depth(path: string): number {
  return path.split('/').length;
}
