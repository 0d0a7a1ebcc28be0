/** The dialect of a file that is read whatever it is called: one that was named, or that the user says is a root. */
import type { Dialect } from '../../lint/project.ts';
import type { FileSource } from '../../text/file-source.ts';
import { judgeName } from './file-names.ts';
import { guessDialect } from './sniff.ts';

/** By its name where that is certain, else by its content, else nginx. */
export function dialectOf(path: string, source: FileSource): Dialect {
  const [directory = '', name = ''] = path.split('/').slice(-2);
  const verdict = judgeName(name, directory);
  if (verdict.kind === 'certain') return verdict.dialect;
  const content = source.read(path);
  return content.kind === 'text' ? guessDialect(content.text) : 'nginx';
}
