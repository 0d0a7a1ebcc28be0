/**
 * Runs that see a part of what there is. What they find holds; what they do not find may be found by another run, so
 * that nothing which waits for a finding (a comment, an entry of a baseline) is called superfluous.
 */
import type { ProjectFile } from './project.ts';

/**
 * What of the roots may not be at hand. `all`: of every file some (a single text without a name). `pieces`: of those
 * files that only a root makes a configuration, since not everything was looked through.
 */
export type MissingRoots = 'none' | 'pieces' | 'all';

/** Whether a file may mean something else, or more, in a run that sees more. */
export function mayBelongElsewhere(file: ProjectFile, missing: MissingRoots): boolean {
  switch (missing) {
    case 'none':
      return false;
    case 'pieces':
      return file.root && file.dialect === 'nginx' && !isMain(file.file.text);
    case 'all':
      return true;
  }
}

/** `events`, `http` and `stream` stand at the top of what nginx is started with. */
function isMain(text: string): boolean {
  return /^[ \t]*(?:events|http|stream)\s*\{/m.test(text);
}
