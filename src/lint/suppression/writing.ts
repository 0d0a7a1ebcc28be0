/** Writes the comments that accept findings: above the line of each, in the style of its file. */
import { tokenizeJson } from '../../caddy/json/tokens.ts';
import type { TextEdit } from '../../text/edit.ts';
import { partitionPoint } from '../../text/partition-point.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
import type { Dialect, ProjectFile } from '../project.ts';
import { compareTexts } from '../text-order.ts';
import { type CommentedText, type Head, readComments } from './comments.ts';
import { KEYWORDS, readSuppressionComment, type WrittenSuppression } from './grammar.ts';
import { firstEndingAfter, SUPPRESSION_RULE } from './suppressions.ts';

/** Signs of templates, which a comment must not hold, and the backslash, with which a Caddyfile joins two lines. */
const SIGNS = ['{{', '}}', '{%', '%}', '{#', '#}', '<%', '%>', '/*', '*/', '\\', 'proxylint-'];

/** nginx takes no comment of 4096 bytes. */
const LONGEST_REASON = 500;

/** Why a text cannot be the reason in a comment, for people; null where it can. */
export function faultOfReason(reason: string): string | null {
  if (reason.trim() === '') return 'it is empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them can stand in a comment of one line.
  if (/[\x00-\x1f\x7f\u2028\u2029]/.test(reason)) return 'it holds a line break or another control character';
  if (reason.length > LONGEST_REASON) return `it is longer than ${LONGEST_REASON} characters`;
  const sign = SIGNS.find((each) => reason.includes(each));
  return sign === undefined ? null : `it holds ${sign}, which means something else in a comment`;
}

/** The edits of one file that accept some of its findings. What `suppression` finds cannot be accepted. */
export function suppressionEdits(
  { file, dialect }: ProjectFile,
  findings: readonly Finding[],
  reason: string,
): readonly TextEdit[] {
  const own = findings.filter(({ rule, span }) => rule !== SUPPRESSION_RULE && span.file.path === file.path);
  if (own.length === 0) return [];
  const text = readComments(file, dialect);
  if (dialect === 'caddy-json' && !takesComments(file)) return [];
  const written = text.comments.flatMap((comment) => readSuppressionComment(comment, () => true));
  const above = new Map(written.map((each) => [lineAbout(each, text), each]));
  return [...groupBy(own, ({ span }) => lineToComment(text, span.start))].map(([line, accepted]) => {
    const rules = [...new Set(accepted.map(({ rule }) => rule))].sort(compareTexts);
    const merged = mergedInto(above.get(line), rules, reason);
    const sentence = `${KEYWORDS.next} ${rules.join(', ')} -- ${reason.trim()}`;
    return merged ?? insertionAt(file, line, sentence, signsFor(file.path, dialect));
  });
}

/** The start of the line above which a comment about a place goes: not inside of a quoted text or a template's tag. */
function lineToComment({ file, heads, joined }: CommentedText, offset: number): number {
  let line = file.lineStartAt((headAround(heads, offset) ?? { start: offset }).start);
  for (;;) {
    const around = headAround(heads, line - 1, line) ?? headAround(joined, line - 1, line);
    if (around === null) return line;
    line = file.lineStartAt(around.start);
  }
}

/** The stretch that holds an offset and what follows it up to another, or null. */
function headAround(heads: readonly Head[], offset: number, until = offset): Head | null {
  const head = heads[partitionPoint(heads, ({ start }) => start <= offset) - 1];
  return head !== undefined && (until < head.end || offset === until) && offset <= head.end ? head : null;
}

/** The start of the line of the statement that a comment on a line of its own is about; -1 for other comments. */
function lineAbout(
  { comment, kind, exact, end }: WrittenSuppression,
  { file, heads }: CommentedText,
): number {
  const isOnlyOne = end === comment.contentEnd;
  const before = file.text.slice(file.lineStartAt(comment.start), comment.start).trim();
  if (kind !== 'next' || !exact || !isOnlyOne || before !== '') return -1;
  const next = heads[firstEndingAfter(heads, comment.end)];
  return next === undefined ? -1 : file.lineStartAt(next.start);
}

/** More names in a comment that is there already, where it gives the same reason. */
function mergedInto(
  written: WrittenSuppression | undefined,
  rules: readonly string[],
  reason: string,
): TextEdit | null {
  const last = written?.names.at(-1);
  if (written === undefined || last === undefined || written.reason !== reason.trim()) return null;
  const known = new Set(written.names.map(({ text }) => text));
  const added = rules.filter((rule) => !known.has(rule));
  const text = added.map((rule) => `, ${rule}`).join('');
  return { file: written.comment.file, start: last.end, end: last.end, text };
}

/** Caddy itself refuses comments in JSON, unless an adapter takes them out: a first one could be the end of a server. */
function takesComments({ path, text }: SourceFile): boolean {
  if (/\.jsonc$/i.test(path)) return true;
  for (const { type } of tokenizeJson(text)) if (type === 'comment') return true;
  return false;
}

interface Signs {
  readonly open: string;
  readonly close: string;
}

function insertionAt(file: SourceFile, line: number, sentence: string, { open, close }: Signs): TextEdit {
  const start = line === 0 && file.text.startsWith('\uFEFF') ? 1 : line;
  const indentation = /^[ \t]*/.exec(file.text.slice(start, file.lineEndAt(start)))?.[0] ?? '';
  return { file, start, end: start, text: `${indentation}${open}${sentence}${close}${file.lineEnding}` };
}

/** The comment of the template where the file's name tells which template it is; else the dialect's own. */
function signsFor(path: string, dialect: Dialect): Signs {
  if (/\.(?:j2|jinja2?)$/i.test(path)) return { open: '{# ', close: ' #}' };
  if (/\.(?:erb|epp|ejs)$/i.test(path)) return { open: '<%# ', close: ' %>' };
  if (/\.(?:gotmpl|gtpl|sigil)$/i.test(path)) return { open: '{{/* ', close: ' */}}' };
  if (/\.liquid$/i.test(path)) return { open: '{% comment %} ', close: ' {% endcomment %}' };
  return { open: dialect === 'caddy-json' ? '// ' : '# ', close: '' };
}
