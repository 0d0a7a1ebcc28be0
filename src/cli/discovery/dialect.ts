/** In which dialect a file is written that was asked for by name. */
import type { Dialect } from '../../lint/project.ts';
import type { FileSource } from '../../text/file-source.ts';
import { judgeName } from './file-names.ts';
import { guessDialect } from './sniff.ts';

/** A file given by name is always read: by its name's dialect, else by its content's, else as nginx. */
export function dialectOfFile(path: string, source: FileSource): Dialect {
  const [directory = '', name = ''] = path.split('/').slice(-2);
  const verdict = judgeName(name, directory);
  if (verdict.kind === 'certain') return verdict.dialect;
  const content = source.read(path);
  return content.kind === 'text' ? guessDialect(content.text) : 'nginx';
}
