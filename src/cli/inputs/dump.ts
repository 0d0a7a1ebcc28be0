/** The output of `nginx -T` as an input: the files that it shows, under the paths that they have where nginx runs. */
import type { Dialect } from '../../lint/project.ts';
import { type Dump, splitDump } from '../../nginx/config/dump.ts';
import { type FileSource, filesInMemory } from '../../text/file-source.ts';
import { type Decoded, decode, type Encoding } from '../../workspace/disk/bytes.ts';

export interface DumpInput {
  /** Nothing but the dump: files of this machine are not those that nginx read, whatever their names. */
  readonly source: FileSource;
  readonly named: readonly { readonly path: string; readonly dialect: Dialect }[];
  readonly encodingOf: (path: string) => Encoding;
}

/** Null where the text is no dump. Relative names in it are taken from `directory`. */
export function readDump(decoded: Decoded, directory: string): DumpInput | null {
  const dump = splitBytes(decoded, directory);
  if (dump === null) return null;
  const texts: Record<string, string> = {};
  const encodings = new Map<string, Encoding>();
  for (const { path, text, encoding } of dump.files) {
    texts[path] = text;
    encodings.set(path, encoding);
  }
  return {
    source: { ...filesInMemory(texts), whole: dump.whole },
    named: dump.files.map(({ path }) => ({ path, dialect: 'nginx' })),
    encodingOf: (path) => encodings.get(path) ?? 'utf8',
  };
}

/**
 * Each file has an encoding of its own, so that a dump which is not UTF-8 as a whole is split as bytes, which latin1
 * shows one to one.
 */
function splitBytes(
  { text, encoding }: Decoded,
  directory: string,
): { readonly files: readonly ({ readonly path: string } & Decoded)[]; readonly whole: boolean } | null {
  const inLatin1 = encoding === 'latin1';
  const base = inLatin1 ? Buffer.from(directory).toString('latin1') : directory;
  const dump: Dump | null = splitDump(text, base);
  if (dump === null) return null;
  const bytesOf = (part: string) => decode(Buffer.from(part, 'latin1'));
  return {
    files: dump.files.map((file) =>
      inLatin1
        ? { path: bytesOf(file.path).text, ...bytesOf(file.text) }
        : { path: file.path, text: file.text, encoding },
    ),
    whole: dump.whole,
  };
}

/**
 * What nginx says, where that is all there is: it shows no configuration that it refuses, and its messages have come
 * where the dump was meant to.
 */
export function nginxFailure(text: string): string | null {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const isFailure =
    lines.every((line) => LOG_LINE.test(line)) &&
    lines.some((line) => /^nginx: configuration file .* test failed$/.test(line));
  if (!isFailure) return null;
  const fatal = lines.find((line) => line.includes('[emerg]')) ?? lines[0] ?? '';
  return fatal.slice(fatal.indexOf('['));
}

const LOG_LINE = /^(?:nginx: |\d{4}\/\d\d\/\d\d )/;
