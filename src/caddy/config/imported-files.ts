/** The files that an import brings, and what keeps others away. */
import { SourceFile } from '../../text/source-file.ts';
import type { CaddyfileStore } from './caddyfile-store.ts';
import type { ImportTarget } from './import-files.ts';
import {
  type ImportProblem,
  importOfItself,
  missingImport,
  snippetDefinedLater,
  unreadableImport,
} from './import-problems.ts';
import type { Argument } from './statement.ts';

export interface Importing {
  readonly store: CaddyfileStore;
  /** Files and snippets that are being imported. */
  readonly active: readonly string[];
  /** A snippet of this name comes further down. */
  readonly isDefinedLater: boolean;
}

/** The files that an import names and that can be read; the others become problems. */
export function importedFiles(
  pattern: Argument,
  target: ImportTarget,
  { store, active, isDefinedLater }: Importing,
): { readonly files: readonly SourceFile[]; readonly problems: readonly ImportProblem[] } {
  if (target.kind === 'unreadable') {
    return { files: [], problems: [unreadableImport(pattern, target.because)] };
  }
  const files: SourceFile[] = [];
  const problems: ImportProblem[] = [];
  for (const path of target.kind === 'file' ? [target.path] : target.paths) {
    if (active.includes(path)) {
      problems.push(importOfItself(pattern, pattern.value));
      continue;
    }
    const loaded = store.load(path);
    if (loaded instanceof SourceFile) files.push(loaded);
    else
      problems.push(isDefinedLater ? snippetDefinedLater(pattern) : missingImport(pattern, target, loaded));
  }
  return { files, problems };
}
