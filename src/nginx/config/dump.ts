/**
 * The output of `nginx -T`, taken apart into the files that it shows.
 *
 * nginx writes, for each file in the order of first reading, a line `# configuration file PATH:`, the file as it is and
 * one line feed; the main configuration file comes first, and a file that is included twice comes once (nginx 1.22.1,
 * measured). A file may hold a comment that looks like such a line: it begins a file only where an `include` further up
 * names that file, and only once.
 */
import { SourceFile } from '../../text/source-file.ts';
import { parseNginx } from '../syntax/parser.ts';
import type { Directive } from '../syntax/tree.ts';
import { isPattern } from './glob.ts';
import { directoryOf, normalise } from './include-path.ts';
import { IncludedNames } from './included-names.ts';

export interface DumpedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface Dump {
  /** The main configuration file first; each path once. */
  readonly files: readonly DumpedFile[];
  /** Every file that an `include` names is there: what a pattern does not find here does not exist. */
  readonly whole: boolean;
}

/** Names are absolute, except below a relative prefix (`nginx -p . -T`). */
const HEADER = /^# configuration file (\.?\/[^\n]*):$/gm;

/** A byte-order mark, as UTF-8 and as its three bytes in latin1. */
const BYTE_ORDER_MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;

/** From one line that looks like a header to the next. */
interface Section {
  /** As nginx wrote it, which is as the `include` has it, below the prefix where that is relative. */
  readonly name: string;
  readonly path: string;
  /** Offset of the header, of the text below it, and of the next header. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

/**
 * The files of a dump, or null for any other text. Relative names are taken from `directory`. What stands before the
 * first header (nginx's own messages, a prompt) belongs to no file.
 */
export function splitDump(output: string, directory: string): Dump | null {
  const text = withoutTerminal(output.replace(BYTE_ORDER_MARK, ''));
  const sections = sectionsOf(text, directory);
  const root = sections[0];
  if (root === undefined || !mayPrecede(text.slice(0, root.start), sections.length)) return null;
  const contents = sections.map((section) => contentOf(section, text, directoryOf(root.name)));
  const whole = isWhole(sections, contents);
  const starts = sections.filter(beginsFile(contents, whole));
  const files = new Map<string, DumpedFile>();
  for (const [at, { path, bodyStart }] of starts.entries()) {
    const end = starts[at + 1]?.start ?? text.length;
    if (!files.has(path)) files.set(path, { path, text: text.slice(bodyStart, end).replace(/\n$/, '') });
  }
  return { files: [...files.values()], whole };
}

/** A terminal (`docker exec -t`) turns every line feed into CR LF, those of the headers too. */
function withoutTerminal(output: string): string {
  return /(?<!\r)\n/.test(output) ? output : output.replaceAll('\r\n', '\n');
}

function sectionsOf(text: string, directory: string): readonly Section[] {
  const headers = [...text.matchAll(HEADER)];
  return headers.map((header, at) => {
    const name = header[1] ?? '';
    return {
      name: withSingleSlashes(name),
      path: normalise(name.startsWith('/') ? name : `${directory}/${name}`),
      start: header.index,
      bodyStart: Math.min(header.index + header[0].length + 1, text.length),
      end: headers[at + 1]?.index ?? text.length,
    };
  });
}

function withSingleSlashes(name: string): string {
  return name.replace(/\/{2,}/g, '/');
}

/**
 * Whether some lines can stand before a dump. A configuration that merely holds such a comment has directives or, as
 * a banner, other comments before it.
 */
function mayPrecede(preamble: string, headers: number): boolean {
  return !/[;{}][ \t]*$/m.test(preamble) && (headers > 1 || !/^[ \t]*#/m.test(preamble));
}

/** What a section says about the others. */
interface Content {
  /** Names and patterns, as nginx would write them. */
  readonly includes: readonly string[];
  readonly hasEvents: boolean;
}

function contentOf({ bodyStart, end }: Section, text: string, rootDirectory: string): Content {
  const { children } = parseNginx(new SourceFile('', text.slice(bodyStart, end)));
  const includes: string[] = [];
  const pending: (readonly Directive[])[] = [children];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { name: word, args, block } of next) {
      if (block !== null) pending.push(block.children);
      const included = word.value === 'include' ? args[0]?.value : undefined;
      if (included !== undefined) {
        const name = included.startsWith('/') ? included : `${rootDirectory}/${included}`;
        includes.push(withSingleSlashes(name));
      }
    }
  }
  return { includes, hasEvents: children.some(({ name }) => name.value === 'events') };
}

/** nginx starts with no configuration that lacks `events` or a file that is named: people cut such dumps, by hand. */
function isWhole(sections: readonly Section[], contents: readonly Content[]): boolean {
  const present = new IncludedNames();
  for (const { name } of sections) present.add(name);
  const included = contents.flatMap(({ includes }) => includes);
  return (
    contents.some(({ hasEvents }) => hasEvents) &&
    included.every((name) => isPattern(name) || present.has(name))
  );
}

/** In a dump that was cut, any file may follow: the one that includes it may be what is missing. */
function beginsFile(contents: readonly Content[], whole: boolean): (section: Section, at: number) => boolean {
  const included = new IncludedNames();
  const begun = new Set<string>();
  return ({ name }, at) => {
    const begins = at === 0 || (!begun.has(name) && (!whole || included.has(name)));
    if (begins) begun.add(name);
    for (const each of contents[at]?.includes ?? []) included.add(each);
    return begins;
  };
}
