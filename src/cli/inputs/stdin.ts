/** The standard input as one more file. */
import { basename, dirname } from 'node:path';
import type { FileContent, FileSource } from '../../text/file-source.ts';
import { whyNoText } from '../../text/no-text.ts';
import { decode, type Encoding } from '../../workspace/disk/bytes.ts';
import { LARGEST_FILE_MIB, reasonFor } from '../../workspace/disk/disk.ts';

/** The operand that names it. */
export const STDIN_OPERAND = '-';

/** The path under which it is seen, and shown: a file in the working directory, from where its includes are found. */
export function stdinPath(cwd: string): string {
  return `${cwd === '/' ? '' : cwd}/<stdin>`;
}

export interface StandardInput {
  readonly path: string;
  readonly content: FileContent;
  readonly encoding: Encoding;
}

/** Reads all of it, up to the size that a file may have. What cannot be read is an answer, as with files. */
export async function readStandardInput(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<StandardInput> {
  const unread = (reason: string): StandardInput => ({
    path,
    content: { kind: 'unreadable', reason },
    encoding: 'utf8',
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin) {
      size += chunk.length;
      if (size > LARGEST_FILE_MIB * 2 ** 20) return unread(`is larger than ${LARGEST_FILE_MIB} MiB`);
      chunks.push(chunk);
    }
  } catch (error) {
    return unread(reasonFor(error));
  }
  const { text, encoding } = decode(Buffer.concat(chunks));
  // A command that failed (`nginx -T`) must not pass for a configuration without faults.
  if (text.trim() === '') return unread('is empty; the command that was to write it may have failed');
  const noText = whyNoText(text);
  if (noText !== null) return unread(noText);
  return { path, content: { kind: 'text', text }, encoding };
}

/** The same files, and the standard input at its path, where patterns find it although it may not be on the disk. */
export function withStandardInput(source: FileSource, { path, content }: StandardInput): FileSource {
  const added = new Map<string, string>();
  for (let at = path; at !== '/'; at = dirname(at)) added.set(dirname(at), basename(at));
  return {
    read: (asked) => (asked === path ? content : source.read(asked)),
    list: (directory) => withName(source.list(directory), added.get(directory)),
  };
}

/** Names stay in byte order, which is that of includes. */
function withName(names: readonly string[] | null, name: string | undefined): readonly string[] | null {
  if (name === undefined || names?.includes(name) === true) return names;
  return [...(names ?? []), name].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
