/** The lines of a location as it goes into a server: as it is rendered, with what has to be added there. */
import { parseNginx } from '../../../nginx/syntax/parser.ts';
import type { Directive } from '../../../nginx/syntax/tree.ts';
import { SourceFile } from '../../../text/source-file.ts';

export interface RenderedLocation {
  readonly text: string;
  readonly location: Directive;
  /** The names of the directives directly in it. */
  readonly directives: ReadonlySet<string>;
  /** The request headers that it sets, in lower case. */
  readonly headers: ReadonlySet<string>;
}

/** A rendered location taken apart; null for any other text. */
export function readRendered(text: string): RenderedLocation | null {
  const tree = parseNginx(new SourceFile('/rendered', text));
  const location = tree.children.find(({ name }) => name.value === 'location');
  if (location?.block == null || tree.problems.length > 0) return null;
  const { children } = location.block;
  const headers = children.filter(({ name }) => name.value === 'proxy_set_header');
  return {
    text,
    location,
    directives: new Set(children.map(({ name }) => name.value)),
    headers: new Set(headers.map(({ args }) => args[0]?.value.toLowerCase() ?? '')),
  };
}

export interface LocationChanges {
  readonly isPreferential: boolean;
  /** Header lines, after those of its own. */
  readonly headers: readonly string[];
  /** Other lines, at its end. */
  readonly lines: readonly string[];
}

/** The text with changes; LF as line ends, one step of indentation as it was rendered. */
export function withChanges(
  { text, location }: RenderedLocation,
  { isPreferential, headers, lines }: LocationChanges,
): string {
  const { block, args } = location;
  const children = block?.children ?? [];
  const last = children.at(-1);
  const lastHeader = children.findLast(({ name }) => name.value === 'proxy_set_header') ?? last;
  const path = args.at(-1);
  const insertions = [
    ...(isPreferential && args.length === 1 && path !== undefined ? [{ at: path.start, text: '^~ ' }] : []),
    ...(lastHeader === undefined ? [] : [{ at: lineEnd(text, lastHeader.end), text: onLines(headers) }]),
    ...(last === undefined ? [] : [{ at: lineEnd(text, last.end), text: onLines(lines) }]),
  ];
  let result = '';
  let copied = 0;
  for (const insertion of insertions) {
    result += text.slice(copied, insertion.at) + insertion.text;
    copied = insertion.at;
  }
  return result + text.slice(copied);
}

function onLines(lines: readonly string[]): string {
  return lines.map((line) => `\n${STEP}${line}`).join('');
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** One step of indentation as templates write it. */
const STEP = '    ';

/** The lines of a rendered text, indented in steps of another kind. */
export function linesOf(text: string, step: string): readonly string[] {
  return text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => {
      const spaces = /^ */.exec(line)?.[0].length ?? 0;
      const depth = Math.floor(spaces / STEP.length);
      return line.trim() === '' ? '' : step.repeat(depth) + line.slice(depth * STEP.length);
    });
}

/** The same without comments, for a line that is shared with others. */
export function withoutComments(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
