#!/usr/bin/env node
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// builtin:node:fs
var require_node_fs = __commonJS({
  "builtin:node:fs"(exports, module) {
    module.exports = process.getBuiltinModule("node:fs");
  }
});

// src/text/source-file.ts
function findLineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
function lastIndexAtMost(ascending, value) {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
function looksBinary(text) {
  const end = Math.min(text.length, 8192);
  for (let at = 0; at < end; at++) if (text.charCodeAt(at) === 0) return true;
  return false;
}
var SourceFile;
var init_source_file = __esm({
  "src/text/source-file.ts"() {
    "use strict";
    SourceFile = class {
      /** Absolute path with `/` separators; the identity of the file. */
      path;
      text;
      #lineStarts = null;
      constructor(path, text) {
        this.path = path;
        this.text = text;
      }
      /** Offsets at which lines start. A line ends after its line feed; the first line starts at 0. */
      get lineStarts() {
        this.#lineStarts ??= findLineStarts(this.text);
        return this.#lineStarts;
      }
      /** The position of an offset; an offset outside the text is clamped to it. */
      positionAt(offset) {
        const clamped = Math.max(0, Math.min(offset, this.text.length));
        const line = lastIndexAtMost(this.lineStarts, clamped);
        return { line: line + 1, column: clamped - (this.lineStarts[line] ?? 0) + 1, offset: clamped };
      }
      /** The line (from 1) without its line ending, or '' when there is no such line. */
      lineText(line) {
        const start = this.lineStarts[line - 1];
        if (start === void 0) return "";
        let end = this.lineStarts[line] ?? this.text.length;
        if (end > start && this.text[end - 1] === "\n") end--;
        if (end > start && this.text[end - 1] === "\r") end--;
        return this.text.slice(start, end);
      }
      /** Offset of the first character of the line that holds `offset`. */
      lineStartAt(offset) {
        return this.text.lastIndexOf("\n", offset - 1) + 1;
      }
      /** Offset of the line feed that ends the line of `offset`, or the end of the text. */
      lineEndAt(offset) {
        const feed = this.text.indexOf("\n", offset);
        return feed === -1 ? this.text.length : feed;
      }
      /** The line ending that the file uses: that of its first line, `\n` when it has only one line. */
      get lineEnding() {
        const feed = this.text.indexOf("\n");
        return feed > 0 && this.text[feed - 1] === "\r" ? "\r\n" : "\n";
      }
    };
  }
});

// builtin:node:buffer
var require_node_buffer = __commonJS({
  "builtin:node:buffer"(exports, module) {
    module.exports = process.getBuiltinModule("node:buffer");
  }
});

// src/cli/bytes.ts
function decode(bytes) {
  const encoding = (0, import_node_buffer.isUtf8)(bytes) ? "utf8" : "latin1";
  return { text: bytes.toString(encoding), encoding };
}
function encode({ text, encoding }) {
  const bytes = Buffer.from(text, encoding);
  return encoding === "utf8" || bytes.toString(encoding) === text ? bytes : null;
}
var import_node_buffer;
var init_bytes = __esm({
  "src/cli/bytes.ts"() {
    "use strict";
    import_node_buffer = __toESM(require_node_buffer(), 1);
  }
});

// builtin:node:path
var require_node_path = __commonJS({
  "builtin:node:path"(exports, module) {
    module.exports = process.getBuiltinModule("node:path");
  }
});

// src/cli/paths.ts
function isWithin(path, directory) {
  return path === directory || path.startsWith(directory === "/" ? "/" : `${directory}/`);
}
function shownPath(path, cwd) {
  return isWithin(path, cwd) ? (0, import_node_path.relative)(cwd, path) || "." : path;
}
function absolutePath(path, cwd) {
  return (0, import_node_path.resolve)(cwd, path);
}
function ancestors(directory, last) {
  const found = [directory];
  for (let at = directory; at !== last && at !== "/"; ) {
    at = (0, import_node_path.resolve)(at, "..");
    found.push(at);
  }
  return found;
}
var import_node_path;
var init_paths = __esm({
  "src/cli/paths.ts"() {
    "use strict";
    import_node_path = __toESM(require_node_path(), 1);
  }
});

// src/cli/disk.ts
function openDisk({ roots, files }) {
  const allowed = /* @__PURE__ */ new Set([...roots, ...roots.map(realPath)]);
  const named = new Set(files);
  const encodings = /* @__PURE__ */ new Map();
  const mayRead = (path) => named.has(path) || isInside(path, allowed) && isInside(realPath(path), allowed);
  return {
    read: (path) => {
      if (!mayRead(path)) return { kind: "outside" };
      const read = readText(path);
      if (read.kind === "text") encodings.set(path, read.encoding);
      return read;
    },
    list: (directory) => mayRead(directory) ? namesIn(directory) : null,
    encodingOf: (path) => encodings.get(path) ?? "utf8",
    allows: mayRead
  };
}
function readText(path) {
  try {
    const stats = (0, import_node_fs.statSync)(path);
    const reason2 = whyNotRead(stats);
    if (reason2 !== null) return { kind: "unreadable", reason: reason2 };
    const { text, encoding } = decode((0, import_node_fs.readFileSync)(path));
    return looksBinary(text) ? { kind: "unreadable", reason: "is a binary file" } : { kind: "text", text, encoding };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return { kind: "unreadable", reason: reasonFor(error) };
  }
}
function whyNotRead(stats) {
  if (stats.isDirectory()) return "is a directory";
  if (!stats.isFile()) return "is not a regular file";
  return stats.size > LARGEST_FILE_MIB * 2 ** 20 ? `is larger than ${LARGEST_FILE_MIB} MiB` : null;
}
function namesIn(directory) {
  try {
    return (0, import_node_fs.readdirSync)(directory, "buffer").sort(Buffer.compare).map((name) => name.toString());
  } catch {
    return null;
  }
}
function realPath(path) {
  try {
    return import_node_fs.realpathSync.native(path);
  } catch {
    return path;
  }
}
function errorCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
function reasonFor(error) {
  return REASONS[errorCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
function isInside(path, directories) {
  for (const directory of directories) if (isWithin(path, directory)) return true;
  return false;
}
var import_node_fs, LARGEST_FILE_MIB, REASONS;
var init_disk = __esm({
  "src/cli/disk.ts"() {
    "use strict";
    import_node_fs = __toESM(require_node_fs(), 1);
    init_source_file();
    init_bytes();
    init_paths();
    LARGEST_FILE_MIB = 32;
    REASONS = {
      EACCES: "permission denied",
      EPERM: "operation not permitted",
      EROFS: "the file system is read-only",
      ENOSPC: "no space left on the device",
      ELOOP: "a loop of symbolic links",
      ENOENT: "no such file or directory",
      ENOTDIR: "not a directory",
      ENAMETOOLONG: "the name is too long",
      EMFILE: "too many open files"
    };
  }
});

// src/cli/exit-status.ts
var ExitStatus;
var init_exit_status = __esm({
  "src/cli/exit-status.ts"() {
    "use strict";
    ExitStatus = {
      /** Nothing at or above `--fail-on`. */
      clean: 0,
      findings: 1,
      /** The run itself failed: an unreadable file, a bad option, an internal error. */
      failed: 2
    };
  }
});

// src/report/escape.ts
function escapeControls(text) {
  return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
var UNSAFE;
var init_escape = __esm({
  "src/report/escape.ts"() {
    "use strict";
    UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
  }
});

// src/report/columns.ts
function widthOf(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code < 768) return 1;
  if (code <= 879 || code === 8205 || code >= 65024 && code <= 65039) return 0;
  if (code < 4352) return 1;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
function columnsOf(text) {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}
function layOutLine(line, offsets) {
  let text = "";
  let column = 0;
  let at = 0;
  const columns = [];
  for (const character of line) {
    while (columns.length < offsets.length && (offsets[columns.length] ?? 0) <= at) columns.push(column);
    const shown = character === "	" ? " ".repeat(TAB_WIDTH - column % TAB_WIDTH) : escapeControls(character);
    text += shown;
    column += columnsOf(shown);
    at += character.length;
  }
  while (columns.length < offsets.length) columns.push(column);
  return { text, columns };
}
function sliceColumns(text, from, to) {
  let slice = "";
  let column = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (column >= from && column + width <= to) slice += character;
    else if (column < to && column + width > from)
      slice += " ".repeat(Math.min(to, column + width) - Math.max(from, column));
    column += width;
    if (column >= to) break;
  }
  return slice;
}
function cutToColumns(text, columns) {
  if (columnsOf(text) <= columns) return text;
  return columns < 1 ? "" : `${sliceColumns(text, 0, columns - 1)}\u2026`;
}
function fitColumns(text, columns) {
  const cut2 = cutToColumns(text, columns);
  return cut2 + " ".repeat(Math.max(0, columns - columnsOf(cut2)));
}
var TAB_WIDTH, WIDE;
var init_columns = __esm({
  "src/report/columns.ts"() {
    "use strict";
    init_escape();
    TAB_WIDTH = 4;
    WIDE = [
      [4352, 4447],
      [8986, 8987],
      [9001, 9002],
      [9193, 9196],
      [11904, 12350],
      [12353, 13311],
      [13312, 19903],
      [19968, 40959],
      [40960, 42191],
      [44032, 55203],
      [63744, 64255],
      [65072, 65135],
      [65280, 65376],
      [65504, 65510],
      [127744, 128591],
      [128640, 128767],
      [129280, 129535],
      [131072, 262141]
    ];
  }
});

// src/text/edit.ts
function isSameEdit(a, b) {
  return a.start === b.start && a.end === b.end && a.text === b.text && a.file.path === b.file.path;
}
function sortEdits(edits) {
  return edits.map((edit, given) => ({ edit, given })).sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given).map(({ edit }) => edit);
}
function applyEdits(text, edits) {
  const sorted = sortEdits(edits);
  let result = "";
  let copied = 0;
  let previous = null;
  for (const edit of sorted) {
    if (previous !== null && edit.start < previous.end)
      return { kind: "overlap", first: previous, second: edit };
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
    previous = edit;
  }
  return { kind: "applied", text: result + text.slice(copied) };
}
function editsByFile(edits) {
  const byFile = /* @__PURE__ */ new Map();
  for (const edit of edits) {
    const others = byFile.get(edit.file);
    if (others === void 0) byFile.set(edit.file, [edit]);
    else others.push(edit);
  }
  return byFile;
}
var init_edit = __esm({
  "src/text/edit.ts"() {
    "use strict";
  }
});

// src/report/edit-preview.ts
function previewEdits(edits) {
  const hunks = [];
  for (const [file, ofFile] of editsByFile(edits)) {
    for (const group of groupsOfLines(file, ofFile)) {
      const hunk = hunkOf(file, group);
      if (hunk !== null) hunks.push(hunk);
    }
  }
  return hunks;
}
function groupsOfLines(file, edits) {
  const groups = [];
  for (const edit of sortEdits(edits)) {
    const start = file.lineStartAt(edit.start);
    const end = file.lineEndAt(edit.end);
    const last = groups.at(-1);
    if (last === void 0 || start > last.end) groups.push({ start, end, edits: [edit] });
    else
      groups[groups.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        edits: [...last.edits, edit]
      };
  }
  return groups;
}
function hunkOf(file, { start, end, edits }) {
  const before = file.text.slice(start, end);
  const applied = applyEdits(
    before,
    edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  );
  if (applied.kind === "overlap") return null;
  const was = linesOf(before);
  const is = linesOf(applied.text);
  let same = 0;
  while (same < was.length && same < is.length && was[same] === is[same]) same += 1;
  let sameAtEnd = 0;
  const most = Math.min(was.length, is.length) - same;
  while (sameAtEnd < most && was.at(-1 - sameAtEnd) === is.at(-1 - sameAtEnd)) sameAtEnd += 1;
  const removed2 = was.slice(same, was.length - sameAtEnd);
  const added2 = is.slice(same, is.length - sameAtEnd);
  if (removed2.length === 0 && added2.length === 0) return null;
  return { file, line: file.positionAt(start).line + same, removed: removed2, added: added2 };
}
function linesOf(text) {
  return text.split(/\r?\n/);
}
var init_edit_preview = __esm({
  "src/report/edit-preview.ts"() {
    "use strict";
    init_edit();
  }
});

// src/lint/group-by.ts
function groupBy(values, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
var init_group_by = __esm({
  "src/lint/group-by.ts"() {
    "use strict";
  }
});

// src/text/span.ts
function spanText(span) {
  return span.file.text.slice(span.start, span.end);
}
function compareSpans(a, b) {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
var init_span = __esm({
  "src/text/span.ts"() {
    "use strict";
  }
});

// src/report/frame.ts
function frameLines(marks, options) {
  const primaryFirst = [...marks].sort((a, b) => Number(b.primary) - Number(a.primary));
  const byPath = groupBy(primaryFirst, ({ span }) => span.file.path);
  return [...byPath.values()].flatMap((ofFile) => fileFrame(ofFile, options));
}
function fileFrame(marks, options) {
  const { paint, displayPath, gutter } = options;
  const first = marks[0];
  if (first === void 0) return [];
  const { line, column } = first.span.file.positionAt(first.span.start);
  const arrow = first.primary ? "-->" : ":::";
  const place = `${escapeControls(displayPath(first.span.file.path))}:${line}:${column}`;
  const lines = [`${" ".repeat(gutter + 1)}${paint("faint", arrow)} ${place}`, gutterText("", options)];
  let previous = null;
  for (const [at, onLine] of groupBy(
    [...marks].sort(byPlace),
    ({ span }) => span.file.positionAt(span.start).line
  )) {
    if (previous !== null && at > previous + 2) lines.push(paint("faint", "\u2026".padStart(gutter)));
    else if (previous !== null && at === previous + 2) lines.push(sourceLine(first.span, at - 1, options));
    lines.push(...markedLine(first.span.file, at, onLine, options));
    previous = at;
  }
  return lines;
}
function byPlace(a, b) {
  return compareSpans(a.span, b.span);
}
function gutterText(number, { gutter, paint }) {
  return paint("faint", `${number.padStart(gutter)} |`);
}
function sourceLine({ file }, line, options) {
  const shown = cutToColumns(
    layOutLine(file.lineText(line).slice(0, LONGEST_PIECE), []).text,
    options.columns - options.gutter - 3
  );
  return `${gutterText(String(line), options)} ${shown}`.trimEnd();
}
function markedLine(file, line, marks, options) {
  const { source, base } = pieceOfLine(file.lineText(line), marks);
  const width = columnsOf(layOutLine(source, []).text);
  const stretches = marks.map((mark) => stretchOf(mark, source, base));
  const shown = stretches[marks.findIndex(({ primary }) => primary)] ?? stretches[0] ?? { from: 0, to: 0 };
  const view = viewOf(width, shown, options.columns - options.gutter - 3);
  const lines = [`${gutterText(String(line), options)} ${cut(layOutLine(source, []).text, view)}`.trimEnd()];
  for (const [index, { primary, note }] of marks.entries()) {
    const { from, to } = stretches[index] ?? shown;
    const start = Math.max(view.from, Math.min(from, view.to));
    const underline = (primary ? "^" : "-").repeat(Math.max(1, Math.min(to, view.to) - start));
    const text = note === "" ? underline : `${underline} ${escapeControls(note)}`;
    const painted = options.paint(primary ? options.style : "related", text);
    lines.push(`${gutterText("", options)} ${" ".repeat(start - view.from)}${painted}`);
  }
  return lines;
}
function pieceOfLine(line, marks) {
  const mark = marks.find(({ primary }) => primary) ?? marks[0];
  if (line.length <= LONGEST_PIECE || mark === void 0) return { source: line, base: 0 };
  const middle = offsetInLine(mark.span.file, mark.span.start);
  const base = Math.max(0, middle - LONGEST_PIECE / 2);
  return { source: line.slice(base, base + LONGEST_PIECE), base };
}
function offsetInLine(file, offset) {
  return file.positionAt(offset).column - 1;
}
function stretchOf({ span: { file, start, end } }, source, base) {
  const offset = Math.max(0, Math.min(offsetInLine(file, start) - base, source.length));
  const { columns } = layOutLine(source, [offset, Math.min(offset + (end - start), source.trimEnd().length)]);
  const from = columns[0] ?? 0;
  return { from, to: Math.max(from + 1, columns[1] ?? 0) };
}
function viewOf(width, marked, room) {
  if (width <= room) return { from: 0, to: width, width };
  const from = marked.to <= room ? 0 : Math.max(0, Math.min(marked.from - CONTEXT_COLUMNS, width - room));
  return { from, to: Math.min(width, from + room), width };
}
function cut(text, { from, to, width }) {
  const before = from > 0 ? "\u2026" : "";
  const after = to < width ? "\u2026" : "";
  return `${before}${sliceColumns(text, from + before.length, to - after.length)}${after}`;
}
var LONGEST_PIECE, CONTEXT_COLUMNS;
var init_frame = __esm({
  "src/report/frame.ts"() {
    "use strict";
    init_group_by();
    init_span();
    init_columns();
    init_escape();
    LONGEST_PIECE = 4e3;
    CONTEXT_COLUMNS = 20;
  }
});

// src/report/pretty.ts
var pretty_exports = {};
__export(pretty_exports, {
  prettyFindings: () => prettyFindings,
  prettyReport: () => prettyReport,
  prettySummary: () => prettySummary
});
function* prettyReport(report2, options) {
  yield* prettyFindings(report2, options);
  yield prettySummary(report2, options);
}
function* prettyFindings(report2, options) {
  for (const finding of report2.findings) {
    yield `${findingLines(finding, report2.displayPath, options).join("\n")}

`;
  }
}
function prettySummary(report2, { paint }) {
  const skipped = (report2.fix?.skipped ?? []).map((each) => skippedLine(each, report2.displayPath, paint));
  return [...skipped, ...summaryLines(report2, paint)].map((line) => `${line}
`).join("");
}
function findingLines(finding, displayPath, { paint, columns }) {
  const { rule: rule20, severity: severity2, message, span, related, fix: fix2 } = finding;
  const marks = [
    { span, note: "", primary: true },
    ...related.map((place) => ({ span: place.span, note: place.message, primary: false }))
  ];
  const hunks = fix2 === null ? [] : previewEdits(fix2.edits);
  const lastLine = Math.max(
    ...marks.map((mark) => mark.span.file.positionAt(mark.span.start).line),
    ...hunks.map(({ line, removed: removed2 }) => line + removed2.length)
  );
  const frame2 = {
    paint,
    style: severity2,
    displayPath,
    columns,
    gutter: String(lastLine).length
  };
  return [
    `${paint(severity2, `${severity2}[${rule20}]`)}${paint("strong", `: ${escapeControls(message)}`)}`,
    ...frameLines(marks, frame2),
    ...fix2 === null ? [] : fixLines(fix2, hunks, span.file, frame2)
  ];
}
function fixLines(fix2, hunks, blamed, frame2) {
  const { paint, displayPath, gutter } = frame2;
  const unsafe = fix2.safety === "unsafe" ? paint("warning", " (unsafe)") : "";
  const preview = [];
  let shown = blamed;
  for (const hunk of hunks) {
    if (hunk.file.path !== shown.path) {
      preview.push(
        `${" ".repeat(gutter + 1)}${paint("faint", ":::")} ${escapeControls(displayPath(hunk.file.path))}`
      );
    } else if (preview.length > 0) preview.push(paint("faint", "\u2026".padStart(gutter)));
    shown = hunk.file;
    preview.push(...hunkLines(hunk, frame2));
  }
  const more = preview.length - MOST_PREVIEW_LINES;
  return [
    gutterText("", frame2),
    `${" ".repeat(gutter)} ${paint("good", "= fix")}: ${escapeControls(fix2.title)}${unsafe}`,
    ...preview.slice(0, MOST_PREVIEW_LINES),
    ...more > 0 ? [`${gutterText("", frame2)} ${paint("faint", `(${more} more lines)`)}`] : []
  ];
}
function hunkLines({ line, removed: removed2, added: added2 }, frame2) {
  return [
    ...removed2.map((text, index) => changedLine("-", String(line + index), text, frame2)),
    ...added2.map(
      (text, index) => changedLine("+", removed2.length === 0 && index === 0 ? String(line) : "", text, frame2)
    )
  ];
}
function changedLine(sign, number, text, frame2) {
  const { paint, columns, gutter } = frame2;
  const shown = cutToColumns(layOutLine(text.slice(0, LONGEST_PIECE), []).text, columns - gutter - 3);
  const signed = paint(sign === "+" ? "added" : "removed", `${sign} ${shown}`.trimEnd());
  return `${paint("faint", number.padStart(gutter))} ${signed}`;
}
function skippedLine({ finding, reason: reason2 }, displayPath, paint) {
  const { file, start } = finding.span;
  const place = `${escapeControls(displayPath(file.path))}:${file.positionAt(start).line}`;
  return `${paint("warning", "not fixed")} ${place} ${finding.rule}: ${escapeControls(reason2)}`;
}
function summaryLines({ findings, files, summary, fix: fix2 }, paint) {
  const lines = [];
  if (fix2 !== null && fix2.fixed > 0) {
    lines.push(`${paint("good", "Fixed")} ${count(fix2.fixed, "problem")} in ${count(fix2.files, "file")}.`);
  }
  if (findings.length === 0) {
    lines.push(
      `${paint("good", lines.length > 0 ? "No problem is left" : "No problems")} in ${count(files.length, "file")}.`
    );
  } else {
    const involved = new Set(findings.map(({ span }) => span.file.path)).size;
    lines.push(
      `${lines.length > 0 ? "Left:" : "Found"} ${totals(summary, paint)} in ${count(involved, "file")}.`
    );
    if (fix2 === null) lines.push(...fixHint(summary));
  }
  if (summary.suppressed > 0) lines.push(paint("faint", `${summary.suppressed} suppressed.`));
  return lines;
}
function totals({ errors, warnings, infos }, paint) {
  const counted = [
    [errors, "error", "error"],
    [warnings, "warning", "warning"],
    [infos, "info", "note"]
  ];
  return counted.filter(([number]) => number > 0).map(([number, style, noun]) => paint(style, count(number, noun))).join(", ");
}
function fixHint({ fixable, unsafeFixable }) {
  const hints = [];
  if (fixable > 0) hints.push(`\`proxylint fix\` can fix ${fixable}`);
  if (unsafeFixable > 0) {
    const number = `${unsafeFixable}${fixable > 0 ? " more" : ""}`;
    hints.push(`\`proxylint fix --unsafe-fixes\` can fix ${number}, which changes behaviour`);
  }
  return hints.length === 0 ? [] : [`${hints.join("; ")}.`];
}
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
var MOST_PREVIEW_LINES;
var init_pretty = __esm({
  "src/report/pretty.ts"() {
    "use strict";
    init_columns();
    init_edit_preview();
    init_escape();
    init_frame();
    MOST_PREVIEW_LINES = 24;
  }
});

// src/report/json.ts
var json_exports = {};
__export(json_exports, {
  jsonReport: () => jsonReport,
  placeOf: () => placeOf
});
function placeOf({ file, start, end }, displayPath) {
  return { path: displayPath(file.path), start: file.positionAt(start), end: file.positionAt(end) };
}
function jsonReport({ findings, files, summary, displayPath }) {
  const document = {
    version: 1,
    files: files.map(({ file, dialect, root }) => ({ path: displayPath(file.path), dialect, root })),
    findings: findings.map((finding) => findingDocument(finding, displayPath)),
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      fixable: summary.fixable,
      suppressed: summary.suppressed
    }
  };
  return `${JSON.stringify(document, null, 2)}
`;
}
function findingDocument(finding, displayPath) {
  const { rule: rule20, severity: severity2, message, span, related, fix: fix2 } = finding;
  return {
    rule: rule20,
    severity: severity2,
    message,
    ...placeOf(span, displayPath),
    related: related.map((place) => ({ message: place.message, ...placeOf(place.span, displayPath) })),
    fix: fix2 === null ? null : fixDocument(fix2, displayPath)
  };
}
function fixDocument({ safety, title, edits }, displayPath) {
  return {
    safety,
    title,
    edits: edits.map((edit) => ({ ...placeOf(edit, displayPath), text: edit.text }))
  };
}
var init_json = __esm({
  "src/report/json.ts"() {
    "use strict";
  }
});

// src/report/github.ts
var github_exports = {};
__export(github_exports, {
  githubReport: () => githubReport
});
function githubReport({ findings, displayPath }) {
  return BY_GRAVITY.flatMap((severity2) => {
    const ofKind = findings.filter((finding) => finding.severity === severity2);
    if (ofKind.length <= MOST_OF_A_KIND) return ofKind.map((finding) => annotation(finding, displayPath));
    const shown = ofKind.slice(0, MOST_OF_A_KIND - 1);
    const more = ofKind.length - shown.length;
    const note = `${more} more findings of this severity are not shown as annotations; the log has them all`;
    return [
      ...shown.map((finding) => annotation(finding, displayPath)),
      `::${COMMANDS[severity2]} title=proxylint::${escapeData(note)}`
    ];
  }).map((command2) => `${command2}
`).join("");
}
function annotation({ rule: rule20, severity: severity2, message, span, fix: fix2 }, displayPath) {
  const start = span.file.positionAt(span.start);
  const end = span.file.positionAt(Math.max(span.start, span.end));
  const columns = start.line === end.line ? { col: String(start.column), endColumn: String(Math.max(start.column + 1, end.column)) } : {};
  const properties = {
    file: displayPath(span.file.path),
    line: String(start.line),
    endLine: String(end.line),
    ...columns,
    title: rule20
  };
  const text = fix2 === null ? message : `${message} Fix: ${fix2.title}.`;
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${COMMANDS[severity2]} ${list.join(",")}::${escapeData(text)}`;
}
function escapeData(text) {
  return escapeLines(text).replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(text) {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
function escapeLines(text) {
  return text.replace(/%/g, "%25").split(/(\r?\n|\r)/).map((piece, index) => index % 2 === 1 ? piece : escapeControls(piece)).join("");
}
var MOST_OF_A_KIND, COMMANDS, BY_GRAVITY;
var init_github = __esm({
  "src/report/github.ts"() {
    "use strict";
    init_escape();
    MOST_OF_A_KIND = 10;
    COMMANDS = { error: "error", warning: "warning", info: "notice" };
    BY_GRAVITY = ["error", "warning", "info"];
  }
});

// src/report/routes-table.ts
var routes_table_exports = {};
__export(routes_table_exports, {
  routesTable: () => routesTable
});
function* routesTable(report2, { paint, columns }) {
  if (report2.routes.length === 0) {
    yield "No routes: nothing here sends requests to an upstream.\n";
    return;
  }
  const rows = report2.routes.map((route) => COLUMNS.map(({ cell }) => escapeControls(cell(route, report2))));
  const widths = columnWidths(rows, columns);
  yield `${paint(
    "strong",
    rowText(
      COLUMNS.map(({ title }) => title),
      widths
    )
  )}
`;
  for (const [index, route] of report2.routes.entries()) {
    const [verdict = "", ...rest] = rows[index] ?? [];
    const style = VERDICT_STYLES[route.websocket.handshake];
    const shownVerdict = paint(style, fitColumns(verdict, widths[0] ?? 0));
    yield `${shownVerdict}${GAP}${rowText(rest, widths.slice(1))}
`;
    const reason2 = route.websocket.reasons[0];
    if (reason2 !== void 0) yield `${reasonLine(reason2.message, columns, paint)}
`;
  }
  yield `
${summaryLine(report2.routes, paint)}
`;
}
function rowText(cells, widths) {
  return cells.map((cell, index) => fitColumns(cell, widths[index] ?? 0)).join(GAP).trimEnd();
}
function reasonLine(message, columns, paint) {
  const text = `  ${escapeControls(message)}`;
  return paint("faint", columnsOf(text) <= columns ? text : fitColumns(text, columns));
}
function columnWidths(rows, columns) {
  const widths = COLUMNS.map(
    ({ title }, index) => rows.reduce((width, row) => Math.max(width, columnsOf(row[index] ?? "")), title.length)
  );
  const room = columns - GAP.length * (COLUMNS.length - 1);
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      if (width > (COLUMNS[index]?.least ?? 0) && width > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}
function entryCell({ entry }) {
  const names2 = entry.hosts.length > 0 ? entry.hosts : entry.listeners.map(({ address }) => address);
  return names2.length === 0 ? "any" : names2.join(" ");
}
function placeCell({ origin }, { displayPath }) {
  return `${displayPath(origin.file.path)}:${origin.file.positionAt(origin.start).line}`;
}
function idleCell({ websocket }) {
  const { value } = websocket.idleTimeout;
  if (value.kind === "unknown") return "?";
  return value.value === null ? "none" : durationText(value.value);
}
function durationText(milliseconds) {
  if (milliseconds <= 0) return "0s";
  let left2 = milliseconds;
  let text = "";
  for (const [size, unit] of UNITS) {
    const number = Math.floor(left2 / size);
    if (number > 0) text += `${number}${unit}`;
    left2 -= number * size;
  }
  return text === "" ? `${milliseconds}ms` : text;
}
function summaryLine(routes2, paint) {
  const verdicts = ["fails", "fragile", "unknown", "works"];
  const counts = verdicts.flatMap((verdict) => {
    const number = routes2.filter(({ websocket }) => websocket.handshake === verdict).length;
    return number === 0 ? [] : [paint(VERDICT_STYLES[verdict], `${number} ${verdict}`)];
  });
  return `${routes2.length} route${routes2.length === 1 ? "" : "s"}: ${counts.join(", ")}`;
}
var VERDICT_STYLES, COLUMNS, GAP, UNITS;
var init_routes_table = __esm({
  "src/report/routes-table.ts"() {
    "use strict";
    init_columns();
    init_escape();
    VERDICT_STYLES = {
      works: "good",
      fragile: "warning",
      fails: "error",
      unknown: "faint"
    };
    COLUMNS = [
      { title: "websocket", least: 9, cell: ({ websocket }) => websocket.handshake },
      { title: "idle", least: 4, cell: idleCell },
      { title: "from", least: 12, cell: entryCell },
      { title: "match", least: 16, cell: ({ match }) => match },
      { title: "to", least: 12, cell: ({ upstream }) => upstream.target },
      { title: "at", least: 12, cell: placeCell }
    ];
    GAP = "  ";
    UNITS = [
      [864e5, "d"],
      [36e5, "h"],
      [6e4, "m"],
      [1e3, "s"],
      [1, "ms"]
    ];
  }
});

// src/report/routes-json.ts
var routes_json_exports = {};
__export(routes_json_exports, {
  routesJson: () => routesJson
});
function routesJson({ routes: routes2, displayPath }) {
  const document = { version: 1, routes: routes2.map((route) => routeDocument(route, displayPath)) };
  return `${JSON.stringify(document, null, 2)}
`;
}
function routeDocument(route, displayPath) {
  const { entry, match, upstream, websocket, intent, origin } = route;
  return {
    dialect: route.dialect,
    hosts: entry.hosts,
    listen: entry.listeners.map(({ address }) => address),
    match,
    upstream: upstream.target,
    ...startOf(origin, displayPath),
    websocket: {
      handshake: websocket.handshake,
      reasons: websocket.reasons.map(({ code, message, blame: blame2 }) => ({
        code,
        message,
        ...startOf(blame2, displayPath)
      })),
      httpVersion: websocket.httpVersion.value.kind === "known" ? websocket.httpVersion.value.value : null,
      idleTimeout: durationDocument(websocket.idleTimeout, displayPath)
    },
    intent: {
      strength: intent.strength,
      evidence: intent.evidence.map(({ message, strength, span }) => ({
        message,
        strength,
        ...startOf(span, displayPath)
      }))
    }
  };
}
function durationDocument({ value, origin }, displayPath) {
  if (value.kind === "known") return { ms: value.value, origin: originDocument(origin, displayPath) };
  return { ms: null, origin: { kind: "unknown", because: value.because } };
}
function originDocument(origin, displayPath) {
  switch (origin.kind) {
    case "span":
      return { kind: "span", ...startOf(origin.span, displayPath) };
    case "default":
      return { kind: "default", versions: origin.versions };
  }
}
function startOf({ file, start }, displayPath) {
  return { path: displayPath(file.path), start: file.positionAt(start) };
}
var init_routes_json = __esm({
  "src/report/routes-json.ts"() {
    "use strict";
  }
});

// src/report/index.ts
async function loadReporter(format3) {
  switch (format3) {
    case "pretty":
      return (await Promise.resolve().then(() => (init_pretty(), pretty_exports))).prettyReport;
    case "json": {
      const { jsonReport: jsonReport2 } = await Promise.resolve().then(() => (init_json(), json_exports));
      return (report2) => [jsonReport2(report2)];
    }
    case "github": {
      const { githubReport: githubReport2 } = await Promise.resolve().then(() => (init_github(), github_exports));
      return (report2) => [githubReport2(report2)];
    }
  }
}
async function loadRoutesReporter(format3) {
  switch (format3) {
    case "pretty":
      return (await Promise.resolve().then(() => (init_routes_table(), routes_table_exports))).routesTable;
    case "json": {
      const { routesJson: routesJson2 } = await Promise.resolve().then(() => (init_routes_json(), routes_json_exports));
      return (report2) => [routesJson2(report2)];
    }
  }
}
var CHECK_FORMATS, ROUTES_FORMATS;
var init_report = __esm({
  "src/report/index.ts"() {
    "use strict";
    CHECK_FORMATS = ["pretty", "json", "github"];
    ROUTES_FORMATS = ["pretty", "json"];
  }
});

// src/route/target.ts
function isVersionAtLeast(a, b) {
  const question = `${a} ${b}`;
  let answer = answers.get(question);
  if (answer === void 0) {
    answer = compareVersions(a, b);
    answers.set(question, answer);
  }
  return answer;
}
function compareVersions(a, b) {
  const left2 = a.split(".");
  const right2 = b.split(".");
  for (let part = 0; part < Math.max(left2.length, right2.length); part++) {
    const difference = (Number.parseInt(left2[part] ?? "0", 10) || 0) - (Number.parseInt(right2[part] ?? "0", 10) || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
function isVersion(text) {
  return /^\d+(\.\d+){1,3}$/.test(text);
}
var NEWEST_STABLE, answers;
var init_target = __esm({
  "src/route/target.ts"() {
    "use strict";
    NEWEST_STABLE = { nginx: "1.30.4", caddy: "2.11.4" };
    answers = /* @__PURE__ */ new Map();
  }
});

// src/cli/options.ts
function isCommandName(word) {
  return Object.hasOwn(COMMANDS2, word);
}
function optionNamed(name) {
  return Object.hasOwn(OPTIONS, name) ? OPTIONS[name] ?? null : null;
}
var PATHS, DEFAULT_COMMAND, COMMANDS2, FINDING_COMMANDS, READING_COMMANDS, ALL_COMMANDS, FAIL_ON, OPTIONS;
var init_options = __esm({
  "src/cli/options.ts"() {
    "use strict";
    init_report();
    init_target();
    PATHS = { name: "paths", least: 0, most: Number.POSITIVE_INFINITY };
    DEFAULT_COMMAND = "check";
    COMMANDS2 = {
      check: {
        summary: "Say what keeps WebSockets from arriving or from staying open",
        operands: PATHS,
        formats: CHECK_FORMATS
      },
      fix: { summary: "Apply the fixes of what is found", operands: PATHS, formats: CHECK_FORMATS },
      routes: {
        summary: "Show every route with its WebSocket verdict",
        operands: PATHS,
        formats: ROUTES_FORMATS
      },
      explain: {
        summary: "Print a rule's page",
        operands: { name: "rule", least: 1, most: 1 },
        formats: ["pretty"]
      },
      rules: {
        summary: "List the rules",
        operands: { name: "none", least: 0, most: 0 },
        formats: ["pretty", "json"]
      }
    };
    FINDING_COMMANDS = ["check", "fix"];
    READING_COMMANDS = ["check", "fix", "routes"];
    ALL_COMMANDS = ["check", "fix", "routes", "explain", "rules"];
    FAIL_ON = ["error", "warning", "info"];
    OPTIONS = {
      format: {
        kind: "value",
        help: "Form of the output: pretty, json; for check and fix also github, the default in GitHub Actions",
        commands: ALL_COMMANDS
      },
      "fail-on": {
        kind: "value",
        help: "Least severity that gives exit status 1 (default: warning)",
        commands: FINDING_COMMANDS,
        choices: FAIL_ON
      },
      "nginx-version": {
        kind: "value",
        help: `nginx version to judge for (default: ${NEWEST_STABLE.nginx})`,
        commands: READING_COMMANDS
      },
      "caddy-version": {
        kind: "value",
        help: `Caddy version to judge for (default: ${NEWEST_STABLE.caddy})`,
        commands: READING_COMMANDS
      },
      all: {
        kind: "flag",
        help: "Also show findings in files that were not named but belong to the same configuration",
        commands: FINDING_COMMANDS
      },
      diff: { kind: "flag", help: "Print what would change as a unified diff; write nothing", commands: ["fix"] },
      "unsafe-fixes": {
        kind: "flag",
        help: "Also apply fixes that change what someone may rely on",
        commands: ["fix"]
      },
      config: {
        kind: "value",
        help: "Reserved: configuration files come in a later version",
        commands: READING_COMMANDS
      },
      quiet: { kind: "flag", help: "Print nothing but findings and errors", commands: ALL_COMMANDS },
      color: {
        kind: "flag",
        help: "Force or forbid colour (default: on a terminal, by NO_COLOR and FORCE_COLOR)",
        commands: ALL_COMMANDS,
        negatable: true
      }
    };
  }
});

// src/cli/run-failed.ts
var RunFailed;
var init_run_failed = __esm({
  "src/cli/run-failed.ts"() {
    "use strict";
    RunFailed = class extends Error {
      name = "RunFailed";
    };
  }
});

// src/cli/settings.ts
function checkFormat({ format: format3 }) {
  return CHECK_FORMATS.find((known2) => known2 === format3) ?? "pretty";
}
function readSettings({ command: command2, options }, surroundings) {
  if (options.config !== void 0) {
    throw new RunFailed("--config: configuration files come in a later version; leave the option out");
  }
  const { formats } = COMMANDS2[command2];
  const given = options.format === void 0 ? null : choice("format", options.format, formats);
  const inActions = surroundings.env.GITHUB_ACTIONS === "true" && formats.includes("github");
  return {
    format: given ?? (inActions ? "github" : formats[0] ?? "pretty"),
    isFormatChosenByActions: given === null && inActions,
    failOn: severity(options["fail-on"]),
    target: {
      nginx: version("nginx-version", options["nginx-version"] ?? NEWEST_STABLE.nginx),
      caddy: version("caddy-version", options["caddy-version"] ?? NEWEST_STABLE.caddy)
    },
    all: options.all === true,
    diff: options.diff === true,
    unsafeFixes: options["unsafe-fixes"] === true,
    quiet: options.quiet === true,
    color: typeof options.color === "boolean" ? options.color : wantsColor(surroundings)
  };
}
function severity(value) {
  return choice("fail-on", value ?? "warning", FAIL_ON);
}
function choice(option, value, choices) {
  const text = String(value);
  const chosen = choices.find((each) => each === text);
  if (chosen !== void 0) return chosen;
  throw new RunFailed(`--${option} takes ${choices.join(", ")}, not '${text}'`);
}
function version(option, value) {
  const text = String(value);
  if (isVersion(text)) return text;
  throw new RunFailed(`--${option} takes a version such as ${NEWEST_STABLE.nginx}, not '${text}'`);
}
function wantsColor({ env: env2, isTTY }) {
  if (env2.NO_COLOR !== void 0 && env2.NO_COLOR !== "") return false;
  if (env2.FORCE_COLOR !== void 0 && env2.FORCE_COLOR !== "") {
    return env2.FORCE_COLOR !== "0" && env2.FORCE_COLOR !== "false";
  }
  return isTTY && env2.TERM !== "dumb";
}
var init_settings = __esm({
  "src/cli/settings.ts"() {
    "use strict";
    init_report();
    init_target();
    init_options();
    init_run_failed();
  }
});

// builtin:node:assert
var require_node_assert = __commonJS({
  "builtin:node:assert"(exports, module) {
    module.exports = process.getBuiltinModule("node:assert");
  }
});

// node_modules/cliui/build/lib/index.js
function addBorder(col, ts, style) {
  if (col.border) {
    if (/[.']-+[.']/.test(ts)) {
      return "";
    }
    if (ts.trim().length !== 0) {
      return style;
    }
    return "  ";
  }
  return "";
}
function _minWidth(col) {
  const padding = col.padding || [];
  const minWidth = 1 + (padding[left] || 0) + (padding[right] || 0);
  if (col.border) {
    return minWidth + 4;
  }
  return minWidth;
}
function getWindowWidth() {
  if (typeof process === "object" && process.stdout && process.stdout.columns) {
    return process.stdout.columns;
  }
  return 80;
}
function alignRight(str, width) {
  str = str.trim();
  const strWidth = mixin.stringWidth(str);
  if (strWidth < width) {
    return " ".repeat(width - strWidth) + str;
  }
  return str;
}
function alignCenter(str, width) {
  str = str.trim();
  const strWidth = mixin.stringWidth(str);
  if (strWidth >= width) {
    return str;
  }
  return " ".repeat(width - strWidth >> 1) + str;
}
function cliui(opts, _mixin) {
  mixin = _mixin;
  return new UI({
    width: (opts === null || opts === void 0 ? void 0 : opts.width) || getWindowWidth(),
    wrap: opts === null || opts === void 0 ? void 0 : opts.wrap
  });
}
var align, top, right, bottom, left, UI, mixin;
var init_lib = __esm({
  "node_modules/cliui/build/lib/index.js"() {
    "use strict";
    align = {
      right: alignRight,
      center: alignCenter
    };
    top = 0;
    right = 1;
    bottom = 2;
    left = 3;
    UI = class {
      constructor(opts) {
        var _a2;
        this.width = opts.width;
        this.wrap = (_a2 = opts.wrap) !== null && _a2 !== void 0 ? _a2 : true;
        this.rows = [];
      }
      span(...args) {
        const cols = this.div(...args);
        cols.span = true;
      }
      resetOutput() {
        this.rows = [];
      }
      div(...args) {
        if (args.length === 0) {
          this.div("");
        }
        if (this.wrap && this.shouldApplyLayoutDSL(...args) && typeof args[0] === "string") {
          return this.applyLayoutDSL(args[0]);
        }
        const cols = args.map((arg) => {
          if (typeof arg === "string") {
            return this.colFromString(arg);
          }
          return arg;
        });
        this.rows.push(cols);
        return cols;
      }
      shouldApplyLayoutDSL(...args) {
        return args.length === 1 && typeof args[0] === "string" && /[\t\n]/.test(args[0]);
      }
      applyLayoutDSL(str) {
        const rows = str.split("\n").map((row) => row.split("	"));
        let leftColumnWidth = 0;
        rows.forEach((columns) => {
          if (columns.length > 1 && mixin.stringWidth(columns[0]) > leftColumnWidth) {
            leftColumnWidth = Math.min(Math.floor(this.width * 0.5), mixin.stringWidth(columns[0]));
          }
        });
        rows.forEach((columns) => {
          this.div(...columns.map((r, i) => {
            return {
              text: r.trim(),
              padding: this.measurePadding(r),
              width: i === 0 && columns.length > 1 ? leftColumnWidth : void 0
            };
          }));
        });
        return this.rows[this.rows.length - 1];
      }
      colFromString(text) {
        return {
          text,
          padding: this.measurePadding(text)
        };
      }
      measurePadding(str) {
        const noAnsi = mixin.stripAnsi(str);
        return [0, noAnsi.match(/\s*$/)[0].length, 0, noAnsi.match(/^\s*/)[0].length];
      }
      toString() {
        const lines = [];
        this.rows.forEach((row) => {
          this.rowToString(row, lines);
        });
        return lines.filter((line) => !line.hidden).map((line) => line.text).join("\n");
      }
      rowToString(row, lines) {
        this.rasterize(row).forEach((rrow, r) => {
          let str = "";
          rrow.forEach((col, c) => {
            const { width } = row[c];
            const wrapWidth = this.negatePadding(row[c]);
            let ts = col;
            if (wrapWidth > mixin.stringWidth(col)) {
              ts += " ".repeat(wrapWidth - mixin.stringWidth(col));
            }
            if (row[c].align && row[c].align !== "left" && this.wrap) {
              const fn = align[row[c].align];
              ts = fn(ts, wrapWidth);
              if (mixin.stringWidth(ts) < wrapWidth) {
                ts += " ".repeat((width || 0) - mixin.stringWidth(ts) - 1);
              }
            }
            const padding = row[c].padding || [0, 0, 0, 0];
            if (padding[left]) {
              str += " ".repeat(padding[left]);
            }
            str += addBorder(row[c], ts, "| ");
            str += ts;
            str += addBorder(row[c], ts, " |");
            if (padding[right]) {
              str += " ".repeat(padding[right]);
            }
            if (r === 0 && lines.length > 0) {
              str = this.renderInline(str, lines[lines.length - 1]);
            }
          });
          lines.push({
            text: str.replace(/ +$/, ""),
            span: row.span
          });
        });
        return lines;
      }
      // if the full 'source' can render in
      // the target line, do so.
      renderInline(source, previousLine) {
        const match = source.match(/^ */);
        const leadingWhitespace = match ? match[0].length : 0;
        const target = previousLine.text;
        const targetTextWidth = mixin.stringWidth(target.trimRight());
        if (!previousLine.span) {
          return source;
        }
        if (!this.wrap) {
          previousLine.hidden = true;
          return target + source;
        }
        if (leadingWhitespace < targetTextWidth) {
          return source;
        }
        previousLine.hidden = true;
        return target.trimRight() + " ".repeat(leadingWhitespace - targetTextWidth) + source.trimLeft();
      }
      rasterize(row) {
        const rrows = [];
        const widths = this.columnWidths(row);
        let wrapped;
        row.forEach((col, c) => {
          col.width = widths[c];
          if (this.wrap) {
            wrapped = mixin.wrap(col.text, this.negatePadding(col), { hard: true }).split("\n");
          } else {
            wrapped = col.text.split("\n");
          }
          if (col.border) {
            wrapped.unshift("." + "-".repeat(this.negatePadding(col) + 2) + ".");
            wrapped.push("'" + "-".repeat(this.negatePadding(col) + 2) + "'");
          }
          if (col.padding) {
            wrapped.unshift(...new Array(col.padding[top] || 0).fill(""));
            wrapped.push(...new Array(col.padding[bottom] || 0).fill(""));
          }
          wrapped.forEach((str, r) => {
            if (!rrows[r]) {
              rrows.push([]);
            }
            const rrow = rrows[r];
            for (let i = 0; i < c; i++) {
              if (rrow[i] === void 0) {
                rrow.push("");
              }
            }
            rrow.push(str);
          });
        });
        return rrows;
      }
      negatePadding(col) {
        let wrapWidth = col.width || 0;
        if (col.padding) {
          wrapWidth -= (col.padding[left] || 0) + (col.padding[right] || 0);
        }
        if (col.border) {
          wrapWidth -= 4;
        }
        return wrapWidth;
      }
      columnWidths(row) {
        if (!this.wrap) {
          return row.map((col) => {
            return col.width || mixin.stringWidth(col.text);
          });
        }
        let unset = row.length;
        let remainingWidth = this.width;
        const widths = row.map((col) => {
          if (col.width) {
            unset--;
            remainingWidth -= col.width;
            return col.width;
          }
          return void 0;
        });
        const unsetWidth = unset ? Math.floor(remainingWidth / unset) : 0;
        return widths.map((w, i) => {
          if (w === void 0) {
            return Math.max(unsetWidth, _minWidth(row[i]));
          }
          return w;
        });
      }
    };
  }
});

// scripts/yargs-shims/string-width.mjs
function stringWidth(text) {
  return typeof text === "string" ? text.length : 0;
}
var init_string_width = __esm({
  "scripts/yargs-shims/string-width.mjs"() {
    "use strict";
  }
});

// scripts/yargs-shims/cliui.mjs
function ui(options) {
  return cliui(options, { stringWidth, stripAnsi: (text) => text, wrap: wrapWords });
}
function wrapWords(text, columns) {
  return text.split("\n").map((line) => wrapLine(line, columns)).join("\n");
}
function wrapLine(line, columns) {
  const rows = [];
  let row = "";
  for (const word of line.trim().split(" ")) {
    if (row !== "" && row.length + 1 + word.length > columns) {
      rows.push(row);
      row = word;
    } else row = row === "" ? word : `${row} ${word}`;
  }
  rows.push(row);
  return rows.join("\n");
}
var init_cliui = __esm({
  "scripts/yargs-shims/cliui.mjs"() {
    "use strict";
    init_lib();
    init_string_width();
  }
});

// node_modules/escalade/sync/index.mjs
function sync_default(start, callback) {
  let dir = (0, import_path.resolve)(".", start);
  let tmp, stats = (0, import_fs.statSync)(dir);
  if (!stats.isDirectory()) {
    dir = (0, import_path.dirname)(dir);
  }
  while (true) {
    tmp = callback(dir, (0, import_fs.readdirSync)(dir));
    if (tmp) return (0, import_path.resolve)(dir, tmp);
    dir = (0, import_path.dirname)(tmp = dir);
    if (tmp === dir) break;
  }
}
var import_path, import_fs;
var init_sync = __esm({
  "node_modules/escalade/sync/index.mjs"() {
    import_path = __toESM(require_node_path(), 1);
    import_fs = __toESM(require_node_fs(), 1);
  }
});

// builtin:node:util
var require_node_util = __commonJS({
  "builtin:node:util"(exports, module) {
    module.exports = process.getBuiltinModule("node:util");
  }
});

// builtin:node:url
var require_node_url = __commonJS({
  "builtin:node:url"(exports, module) {
    module.exports = process.getBuiltinModule("node:url");
  }
});

// node_modules/yargs-parser/build/lib/string-utils.js
function camelCase(str) {
  const isCamelCase = str !== str.toLowerCase() && str !== str.toUpperCase();
  if (!isCamelCase) {
    str = str.toLowerCase();
  }
  if (str.indexOf("-") === -1 && str.indexOf("_") === -1) {
    return str;
  } else {
    let camelcase = "";
    let nextChrUpper = false;
    const leadingHyphens = str.match(/^-+/);
    for (let i = leadingHyphens ? leadingHyphens[0].length : 0; i < str.length; i++) {
      let chr = str.charAt(i);
      if (nextChrUpper) {
        nextChrUpper = false;
        chr = chr.toUpperCase();
      }
      if (i !== 0 && (chr === "-" || chr === "_")) {
        nextChrUpper = true;
      } else if (chr !== "-" && chr !== "_") {
        camelcase += chr;
      }
    }
    return camelcase;
  }
}
function decamelize(str, joinString) {
  const lowercase = str.toLowerCase();
  joinString = joinString || "-";
  let notCamelcase = "";
  for (let i = 0; i < str.length; i++) {
    const chrLower = lowercase.charAt(i);
    const chrString = str.charAt(i);
    if (chrLower !== chrString && i > 0) {
      notCamelcase += `${joinString}${lowercase.charAt(i)}`;
    } else {
      notCamelcase += chrString;
    }
  }
  return notCamelcase;
}
function looksLikeNumber(x) {
  if (x === null || x === void 0)
    return false;
  if (typeof x === "number")
    return true;
  if (/^0x[0-9a-f]+$/i.test(x))
    return true;
  if (/^0[^.]/.test(x))
    return false;
  return /^[-]?(?:\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/.test(x);
}
var init_string_utils = __esm({
  "node_modules/yargs-parser/build/lib/string-utils.js"() {
  }
});

// node_modules/yargs-parser/build/lib/tokenize-arg-string.js
function tokenizeArgString(argString) {
  if (Array.isArray(argString)) {
    return argString.map((e) => typeof e !== "string" ? e + "" : e);
  }
  argString = argString.trim();
  let i = 0;
  let prevC = null;
  let c = null;
  let opening = null;
  const args = [];
  for (let ii = 0; ii < argString.length; ii++) {
    prevC = c;
    c = argString.charAt(ii);
    if (c === " " && !opening) {
      if (!(prevC === " ")) {
        i++;
      }
      continue;
    }
    if (c === opening) {
      opening = null;
    } else if ((c === "'" || c === '"') && !opening) {
      opening = c;
    }
    if (!args[i])
      args[i] = "";
    args[i] += c;
  }
  return args;
}
var init_tokenize_arg_string = __esm({
  "node_modules/yargs-parser/build/lib/tokenize-arg-string.js"() {
  }
});

// node_modules/yargs-parser/build/lib/yargs-parser-types.js
var DefaultValuesForTypeKey;
var init_yargs_parser_types = __esm({
  "node_modules/yargs-parser/build/lib/yargs-parser-types.js"() {
    (function(DefaultValuesForTypeKey2) {
      DefaultValuesForTypeKey2["BOOLEAN"] = "boolean";
      DefaultValuesForTypeKey2["STRING"] = "string";
      DefaultValuesForTypeKey2["NUMBER"] = "number";
      DefaultValuesForTypeKey2["ARRAY"] = "array";
    })(DefaultValuesForTypeKey || (DefaultValuesForTypeKey = {}));
  }
});

// node_modules/yargs-parser/build/lib/yargs-parser.js
function combineAliases(aliases) {
  const aliasArrays = [];
  const combined = /* @__PURE__ */ Object.create(null);
  let change = true;
  Object.keys(aliases).forEach(function(key) {
    aliasArrays.push([].concat(aliases[key], key));
  });
  while (change) {
    change = false;
    for (let i = 0; i < aliasArrays.length; i++) {
      for (let ii = i + 1; ii < aliasArrays.length; ii++) {
        const intersect = aliasArrays[i].filter(function(v) {
          return aliasArrays[ii].indexOf(v) !== -1;
        });
        if (intersect.length) {
          aliasArrays[i] = aliasArrays[i].concat(aliasArrays[ii]);
          aliasArrays.splice(ii, 1);
          change = true;
          break;
        }
      }
    }
  }
  aliasArrays.forEach(function(aliasArray) {
    aliasArray = aliasArray.filter(function(v, i, self) {
      return self.indexOf(v) === i;
    });
    const lastAlias = aliasArray.pop();
    if (lastAlias !== void 0 && typeof lastAlias === "string") {
      combined[lastAlias] = aliasArray;
    }
  });
  return combined;
}
function increment(orig) {
  return orig !== void 0 ? orig + 1 : 1;
}
function sanitizeKey(key) {
  if (key === "__proto__")
    return "___proto___";
  return key;
}
function stripQuotes(val) {
  return typeof val === "string" && (val[0] === "'" || val[0] === '"') && val[val.length - 1] === val[0] ? val.substring(1, val.length - 1) : val;
}
var mixin2, YargsParser;
var init_yargs_parser = __esm({
  "node_modules/yargs-parser/build/lib/yargs-parser.js"() {
    init_tokenize_arg_string();
    init_yargs_parser_types();
    init_string_utils();
    YargsParser = class {
      constructor(_mixin) {
        mixin2 = _mixin;
      }
      parse(argsInput, options) {
        const opts = Object.assign({
          alias: void 0,
          array: void 0,
          boolean: void 0,
          config: void 0,
          configObjects: void 0,
          configuration: void 0,
          coerce: void 0,
          count: void 0,
          default: void 0,
          envPrefix: void 0,
          narg: void 0,
          normalize: void 0,
          string: void 0,
          number: void 0,
          __: void 0,
          key: void 0
        }, options);
        const args = tokenizeArgString(argsInput);
        const inputIsString = typeof argsInput === "string";
        const aliases = combineAliases(Object.assign(/* @__PURE__ */ Object.create(null), opts.alias));
        const configuration = Object.assign({
          "boolean-negation": true,
          "camel-case-expansion": true,
          "combine-arrays": false,
          "dot-notation": true,
          "duplicate-arguments-array": true,
          "flatten-duplicate-arrays": true,
          "greedy-arrays": true,
          "halt-at-non-option": false,
          "nargs-eats-options": false,
          "negation-prefix": "no-",
          "parse-numbers": true,
          "parse-positional-numbers": true,
          "populate--": false,
          "set-placeholder-key": false,
          "short-option-groups": true,
          "strip-aliased": false,
          "strip-dashed": false,
          "unknown-options-as-args": false
        }, opts.configuration);
        const defaults = Object.assign(/* @__PURE__ */ Object.create(null), opts.default);
        const configObjects = opts.configObjects || [];
        const envPrefix = opts.envPrefix;
        const notFlagsOption = configuration["populate--"];
        const notFlagsArgv = notFlagsOption ? "--" : "_";
        const newAliases = /* @__PURE__ */ Object.create(null);
        const defaulted = /* @__PURE__ */ Object.create(null);
        const __ = opts.__ || mixin2.format;
        const flags = {
          aliases: /* @__PURE__ */ Object.create(null),
          arrays: /* @__PURE__ */ Object.create(null),
          bools: /* @__PURE__ */ Object.create(null),
          strings: /* @__PURE__ */ Object.create(null),
          numbers: /* @__PURE__ */ Object.create(null),
          counts: /* @__PURE__ */ Object.create(null),
          normalize: /* @__PURE__ */ Object.create(null),
          configs: /* @__PURE__ */ Object.create(null),
          nargs: /* @__PURE__ */ Object.create(null),
          coercions: /* @__PURE__ */ Object.create(null),
          keys: []
        };
        const negative = /^-([0-9]+(\.[0-9]+)?|\.[0-9]+)$/;
        const negatedBoolean = new RegExp("^--" + configuration["negation-prefix"] + "(.+)");
        [].concat(opts.array || []).filter(Boolean).forEach(function(opt) {
          const key = typeof opt === "object" ? opt.key : opt;
          const assignment = Object.keys(opt).map(function(key2) {
            const arrayFlagKeys = {
              boolean: "bools",
              string: "strings",
              number: "numbers"
            };
            return arrayFlagKeys[key2];
          }).filter(Boolean).pop();
          if (assignment) {
            flags[assignment][key] = true;
          }
          flags.arrays[key] = true;
          flags.keys.push(key);
        });
        [].concat(opts.boolean || []).filter(Boolean).forEach(function(key) {
          flags.bools[key] = true;
          flags.keys.push(key);
        });
        [].concat(opts.string || []).filter(Boolean).forEach(function(key) {
          flags.strings[key] = true;
          flags.keys.push(key);
        });
        [].concat(opts.number || []).filter(Boolean).forEach(function(key) {
          flags.numbers[key] = true;
          flags.keys.push(key);
        });
        [].concat(opts.count || []).filter(Boolean).forEach(function(key) {
          flags.counts[key] = true;
          flags.keys.push(key);
        });
        [].concat(opts.normalize || []).filter(Boolean).forEach(function(key) {
          flags.normalize[key] = true;
          flags.keys.push(key);
        });
        if (typeof opts.narg === "object") {
          Object.entries(opts.narg).forEach(([key, value]) => {
            if (typeof value === "number") {
              flags.nargs[key] = value;
              flags.keys.push(key);
            }
          });
        }
        if (typeof opts.coerce === "object") {
          Object.entries(opts.coerce).forEach(([key, value]) => {
            if (typeof value === "function") {
              flags.coercions[key] = value;
              flags.keys.push(key);
            }
          });
        }
        if (typeof opts.config !== "undefined") {
          if (Array.isArray(opts.config) || typeof opts.config === "string") {
            ;
            [].concat(opts.config).filter(Boolean).forEach(function(key) {
              flags.configs[key] = true;
            });
          } else if (typeof opts.config === "object") {
            Object.entries(opts.config).forEach(([key, value]) => {
              if (typeof value === "boolean" || typeof value === "function") {
                flags.configs[key] = value;
              }
            });
          }
        }
        extendAliases(opts.key, aliases, opts.default, flags.arrays);
        Object.keys(defaults).forEach(function(key) {
          (flags.aliases[key] || []).forEach(function(alias) {
            defaults[alias] = defaults[key];
          });
        });
        let error = null;
        checkConfiguration();
        let notFlags = [];
        const argv = Object.assign(/* @__PURE__ */ Object.create(null), { _: [] });
        const argvReturn = {};
        for (let i = 0; i < args.length; i++) {
          const arg = args[i];
          const truncatedArg = arg.replace(/^-{3,}/, "---");
          let broken;
          let key;
          let letters;
          let m;
          let next;
          let value;
          if (arg !== "--" && /^-/.test(arg) && isUnknownOptionAsArg(arg)) {
            pushPositional(arg);
          } else if (truncatedArg.match(/^---+(=|$)/)) {
            pushPositional(arg);
            continue;
          } else if (arg.match(/^--.+=/) || !configuration["short-option-groups"] && arg.match(/^-.+=/)) {
            m = arg.match(/^--?([^=]+)=([\s\S]*)$/);
            if (m !== null && Array.isArray(m) && m.length >= 3) {
              if (checkAllAliases(m[1], flags.arrays)) {
                i = eatArray(i, m[1], args, m[2]);
              } else if (checkAllAliases(m[1], flags.nargs) !== false) {
                i = eatNargs(i, m[1], args, m[2]);
              } else {
                setArg(m[1], m[2], true);
              }
            }
          } else if (arg.match(negatedBoolean) && configuration["boolean-negation"]) {
            m = arg.match(negatedBoolean);
            if (m !== null && Array.isArray(m) && m.length >= 2) {
              key = m[1];
              setArg(key, checkAllAliases(key, flags.arrays) ? [false] : false);
            }
          } else if (arg.match(/^--.+/) || !configuration["short-option-groups"] && arg.match(/^-[^-]+/)) {
            m = arg.match(/^--?(.+)/);
            if (m !== null && Array.isArray(m) && m.length >= 2) {
              key = m[1];
              if (checkAllAliases(key, flags.arrays)) {
                i = eatArray(i, key, args);
              } else if (checkAllAliases(key, flags.nargs) !== false) {
                i = eatNargs(i, key, args);
              } else {
                next = args[i + 1];
                if (next !== void 0 && (!next.match(/^-/) || next.match(negative)) && !checkAllAliases(key, flags.bools) && !checkAllAliases(key, flags.counts)) {
                  setArg(key, next);
                  i++;
                } else if (/^(true|false)$/.test(next)) {
                  setArg(key, next);
                  i++;
                } else {
                  setArg(key, defaultValue(key));
                }
              }
            }
          } else if (arg.match(/^-.\..+=/)) {
            m = arg.match(/^-([^=]+)=([\s\S]*)$/);
            if (m !== null && Array.isArray(m) && m.length >= 3) {
              setArg(m[1], m[2]);
            }
          } else if (arg.match(/^-.\..+/) && !arg.match(negative)) {
            next = args[i + 1];
            m = arg.match(/^-(.\..+)/);
            if (m !== null && Array.isArray(m) && m.length >= 2) {
              key = m[1];
              if (next !== void 0 && !next.match(/^-/) && !checkAllAliases(key, flags.bools) && !checkAllAliases(key, flags.counts)) {
                setArg(key, next);
                i++;
              } else {
                setArg(key, defaultValue(key));
              }
            }
          } else if (arg.match(/^-[^-]+/) && !arg.match(negative)) {
            letters = arg.slice(1, -1).split("");
            broken = false;
            for (let j = 0; j < letters.length; j++) {
              next = arg.slice(j + 2);
              if (letters[j + 1] && letters[j + 1] === "=") {
                value = arg.slice(j + 3);
                key = letters[j];
                if (checkAllAliases(key, flags.arrays)) {
                  i = eatArray(i, key, args, value);
                } else if (checkAllAliases(key, flags.nargs) !== false) {
                  i = eatNargs(i, key, args, value);
                } else {
                  setArg(key, value);
                }
                broken = true;
                break;
              }
              if (next === "-") {
                setArg(letters[j], next);
                continue;
              }
              if (/[A-Za-z]/.test(letters[j]) && /^-?\d+(\.\d*)?(e-?\d+)?$/.test(next) && checkAllAliases(next, flags.bools) === false) {
                setArg(letters[j], next);
                broken = true;
                break;
              }
              if (letters[j + 1] && letters[j + 1].match(/\W/)) {
                setArg(letters[j], next);
                broken = true;
                break;
              } else {
                setArg(letters[j], defaultValue(letters[j]));
              }
            }
            key = arg.slice(-1)[0];
            if (!broken && key !== "-") {
              if (checkAllAliases(key, flags.arrays)) {
                i = eatArray(i, key, args);
              } else if (checkAllAliases(key, flags.nargs) !== false) {
                i = eatNargs(i, key, args);
              } else {
                next = args[i + 1];
                if (next !== void 0 && (!/^(-|--)[^-]/.test(next) || next.match(negative)) && !checkAllAliases(key, flags.bools) && !checkAllAliases(key, flags.counts)) {
                  setArg(key, next);
                  i++;
                } else if (/^(true|false)$/.test(next)) {
                  setArg(key, next);
                  i++;
                } else {
                  setArg(key, defaultValue(key));
                }
              }
            }
          } else if (arg.match(/^-[0-9]$/) && arg.match(negative) && checkAllAliases(arg.slice(1), flags.bools)) {
            key = arg.slice(1);
            setArg(key, defaultValue(key));
          } else if (arg === "--") {
            notFlags = args.slice(i + 1);
            break;
          } else if (configuration["halt-at-non-option"]) {
            notFlags = args.slice(i);
            break;
          } else {
            pushPositional(arg);
          }
        }
        applyEnvVars(argv, true);
        applyEnvVars(argv, false);
        setConfig(argv);
        setConfigObjects();
        applyDefaultsAndAliases(argv, flags.aliases, defaults, true);
        applyCoercions(argv);
        if (configuration["set-placeholder-key"])
          setPlaceholderKeys(argv);
        Object.keys(flags.counts).forEach(function(key) {
          if (!hasKey(argv, key.split(".")))
            setArg(key, 0);
        });
        if (notFlagsOption && notFlags.length)
          argv[notFlagsArgv] = [];
        notFlags.forEach(function(key) {
          argv[notFlagsArgv].push(key);
        });
        if (configuration["camel-case-expansion"] && configuration["strip-dashed"]) {
          Object.keys(argv).filter((key) => key !== "--" && key.includes("-")).forEach((key) => {
            delete argv[key];
          });
        }
        if (configuration["strip-aliased"]) {
          ;
          [].concat(...Object.keys(aliases).map((k) => aliases[k])).forEach((alias) => {
            if (configuration["camel-case-expansion"] && alias.includes("-")) {
              delete argv[alias.split(".").map((prop) => camelCase(prop)).join(".")];
            }
            delete argv[alias];
          });
        }
        function pushPositional(arg) {
          const maybeCoercedNumber = maybeCoerceNumber("_", arg);
          if (typeof maybeCoercedNumber === "string" || typeof maybeCoercedNumber === "number") {
            argv._.push(maybeCoercedNumber);
          }
        }
        function eatNargs(i, key, args2, argAfterEqualSign) {
          let ii;
          let toEat = checkAllAliases(key, flags.nargs);
          toEat = typeof toEat !== "number" || isNaN(toEat) ? 1 : toEat;
          if (toEat === 0) {
            if (!isUndefined(argAfterEqualSign)) {
              error = Error(__("Argument unexpected for: %s", key));
            }
            setArg(key, defaultValue(key));
            return i;
          }
          let available = isUndefined(argAfterEqualSign) ? 0 : 1;
          if (configuration["nargs-eats-options"]) {
            if (args2.length - (i + 1) + available < toEat) {
              error = Error(__("Not enough arguments following: %s", key));
            }
            available = toEat;
          } else {
            for (ii = i + 1; ii < args2.length; ii++) {
              if (!args2[ii].match(/^-[^0-9]/) || args2[ii].match(negative) || isUnknownOptionAsArg(args2[ii]))
                available++;
              else
                break;
            }
            if (available < toEat)
              error = Error(__("Not enough arguments following: %s", key));
          }
          let consumed = Math.min(available, toEat);
          if (!isUndefined(argAfterEqualSign) && consumed > 0) {
            setArg(key, argAfterEqualSign);
            consumed--;
          }
          for (ii = i + 1; ii < consumed + i + 1; ii++) {
            setArg(key, args2[ii]);
          }
          return i + consumed;
        }
        function eatArray(i, key, args2, argAfterEqualSign) {
          let argsToSet = [];
          let next = argAfterEqualSign || args2[i + 1];
          const nargsCount = checkAllAliases(key, flags.nargs);
          if (checkAllAliases(key, flags.bools) && !/^(true|false)$/.test(next)) {
            argsToSet.push(true);
          } else if (isUndefined(next) || isUndefined(argAfterEqualSign) && /^-/.test(next) && !negative.test(next) && !isUnknownOptionAsArg(next)) {
            if (defaults[key] !== void 0) {
              const defVal = defaults[key];
              argsToSet = Array.isArray(defVal) ? defVal : [defVal];
            }
          } else {
            if (!isUndefined(argAfterEqualSign)) {
              argsToSet.push(processValue(key, argAfterEqualSign, true));
            }
            for (let ii = i + 1; ii < args2.length; ii++) {
              if (!configuration["greedy-arrays"] && argsToSet.length > 0 || nargsCount && typeof nargsCount === "number" && argsToSet.length >= nargsCount)
                break;
              next = args2[ii];
              if (/^-/.test(next) && !negative.test(next) && !isUnknownOptionAsArg(next))
                break;
              i = ii;
              argsToSet.push(processValue(key, next, inputIsString));
            }
          }
          if (typeof nargsCount === "number" && (nargsCount && argsToSet.length < nargsCount || isNaN(nargsCount) && argsToSet.length === 0)) {
            error = Error(__("Not enough arguments following: %s", key));
          }
          setArg(key, argsToSet);
          return i;
        }
        function setArg(key, val, shouldStripQuotes = inputIsString) {
          if (/-/.test(key) && configuration["camel-case-expansion"]) {
            const alias = key.split(".").map(function(prop) {
              return camelCase(prop);
            }).join(".");
            addNewAlias(key, alias);
          }
          const value = processValue(key, val, shouldStripQuotes);
          const splitKey = key.split(".");
          setKey(argv, splitKey, value);
          if (flags.aliases[key]) {
            flags.aliases[key].forEach(function(x) {
              const keyProperties = x.split(".");
              setKey(argv, keyProperties, value);
            });
          }
          if (splitKey.length > 1 && configuration["dot-notation"]) {
            ;
            (flags.aliases[splitKey[0]] || []).forEach(function(x) {
              let keyProperties = x.split(".");
              const a = [].concat(splitKey);
              a.shift();
              keyProperties = keyProperties.concat(a);
              if (!(flags.aliases[key] || []).includes(keyProperties.join("."))) {
                setKey(argv, keyProperties, value);
              }
            });
          }
          if (checkAllAliases(key, flags.normalize) && !checkAllAliases(key, flags.arrays)) {
            const keys = [key].concat(flags.aliases[key] || []);
            keys.forEach(function(key2) {
              Object.defineProperty(argvReturn, key2, {
                enumerable: true,
                get() {
                  return val;
                },
                set(value2) {
                  val = typeof value2 === "string" ? mixin2.normalize(value2) : value2;
                }
              });
            });
          }
        }
        function addNewAlias(key, alias) {
          if (!(flags.aliases[key] && flags.aliases[key].length)) {
            flags.aliases[key] = [alias];
            newAliases[alias] = true;
          }
          if (!(flags.aliases[alias] && flags.aliases[alias].length)) {
            addNewAlias(alias, key);
          }
        }
        function processValue(key, val, shouldStripQuotes) {
          if (shouldStripQuotes) {
            val = stripQuotes(val);
          }
          if (checkAllAliases(key, flags.bools) || checkAllAliases(key, flags.counts)) {
            if (typeof val === "string")
              val = val === "true";
          }
          let value = Array.isArray(val) ? val.map(function(v) {
            return maybeCoerceNumber(key, v);
          }) : maybeCoerceNumber(key, val);
          if (checkAllAliases(key, flags.counts) && (isUndefined(value) || typeof value === "boolean")) {
            value = increment();
          }
          if (checkAllAliases(key, flags.normalize) && checkAllAliases(key, flags.arrays)) {
            if (Array.isArray(val))
              value = val.map((val2) => {
                return mixin2.normalize(val2);
              });
            else
              value = mixin2.normalize(val);
          }
          return value;
        }
        function maybeCoerceNumber(key, value) {
          if (!configuration["parse-positional-numbers"] && key === "_")
            return value;
          if (!checkAllAliases(key, flags.strings) && !checkAllAliases(key, flags.bools) && !Array.isArray(value)) {
            const shouldCoerceNumber = looksLikeNumber(value) && configuration["parse-numbers"] && Number.isSafeInteger(Math.floor(parseFloat(`${value}`)));
            if (shouldCoerceNumber || !isUndefined(value) && checkAllAliases(key, flags.numbers)) {
              value = Number(value);
            }
          }
          return value;
        }
        function setConfig(argv2) {
          const configLookup = /* @__PURE__ */ Object.create(null);
          applyDefaultsAndAliases(configLookup, flags.aliases, defaults);
          Object.keys(flags.configs).forEach(function(configKey) {
            const configPath = argv2[configKey] || configLookup[configKey];
            if (configPath) {
              try {
                let config = null;
                const resolvedConfigPath = mixin2.resolve(mixin2.cwd(), configPath);
                const resolveConfig = flags.configs[configKey];
                if (typeof resolveConfig === "function") {
                  try {
                    config = resolveConfig(resolvedConfigPath);
                  } catch (e) {
                    config = e;
                  }
                  if (config instanceof Error) {
                    error = config;
                    return;
                  }
                } else {
                  config = mixin2.require(resolvedConfigPath);
                }
                setConfigObject(config);
              } catch (ex) {
                if (ex.name === "PermissionDenied")
                  error = ex;
                else if (argv2[configKey])
                  error = Error(__("Invalid JSON config file: %s", configPath));
              }
            }
          });
        }
        function setConfigObject(config, prev) {
          Object.keys(config).forEach(function(key) {
            const value = config[key];
            const fullKey = prev ? prev + "." + key : key;
            if (typeof value === "object" && value !== null && !Array.isArray(value) && configuration["dot-notation"]) {
              setConfigObject(value, fullKey);
            } else {
              if (!hasKey(argv, fullKey.split(".")) || checkAllAliases(fullKey, flags.arrays) && configuration["combine-arrays"]) {
                setArg(fullKey, value);
              }
            }
          });
        }
        function setConfigObjects() {
          if (typeof configObjects !== "undefined") {
            configObjects.forEach(function(configObject) {
              setConfigObject(configObject);
            });
          }
        }
        function applyEnvVars(argv2, configOnly) {
          if (typeof envPrefix === "undefined")
            return;
          const prefix = typeof envPrefix === "string" ? envPrefix : "";
          const env2 = mixin2.env();
          Object.keys(env2).forEach(function(envVar) {
            if (prefix === "" || envVar.lastIndexOf(prefix, 0) === 0) {
              const keys = envVar.split("__").map(function(key, i) {
                if (i === 0) {
                  key = key.substring(prefix.length);
                }
                return camelCase(key);
              });
              if ((configOnly && flags.configs[keys.join(".")] || !configOnly) && !hasKey(argv2, keys)) {
                setArg(keys.join("."), env2[envVar]);
              }
            }
          });
        }
        function applyCoercions(argv2) {
          let coerce;
          const applied = /* @__PURE__ */ new Set();
          Object.keys(argv2).forEach(function(key) {
            if (!applied.has(key)) {
              coerce = checkAllAliases(key, flags.coercions);
              if (typeof coerce === "function") {
                try {
                  const value = maybeCoerceNumber(key, coerce(argv2[key]));
                  [].concat(flags.aliases[key] || [], key).forEach((ali) => {
                    applied.add(ali);
                    argv2[ali] = value;
                  });
                } catch (err) {
                  error = err;
                }
              }
            }
          });
        }
        function setPlaceholderKeys(argv2) {
          flags.keys.forEach((key) => {
            if (~key.indexOf("."))
              return;
            if (typeof argv2[key] === "undefined")
              argv2[key] = void 0;
          });
          return argv2;
        }
        function applyDefaultsAndAliases(obj, aliases2, defaults2, canLog = false) {
          Object.keys(defaults2).forEach(function(key) {
            if (!hasKey(obj, key.split("."))) {
              setKey(obj, key.split("."), defaults2[key]);
              if (canLog)
                defaulted[key] = true;
              (aliases2[key] || []).forEach(function(x) {
                if (hasKey(obj, x.split(".")))
                  return;
                setKey(obj, x.split("."), defaults2[key]);
              });
            }
          });
        }
        function hasKey(obj, keys) {
          let o = obj;
          if (!configuration["dot-notation"])
            keys = [keys.join(".")];
          keys.slice(0, -1).forEach(function(key2) {
            o = o[key2] || {};
          });
          const key = keys[keys.length - 1];
          if (typeof o !== "object")
            return false;
          else
            return key in o;
        }
        function setKey(obj, keys, value) {
          let o = obj;
          if (!configuration["dot-notation"])
            keys = [keys.join(".")];
          keys.slice(0, -1).forEach(function(key2) {
            key2 = sanitizeKey(key2);
            if (typeof o === "object" && o[key2] === void 0) {
              o[key2] = {};
            }
            if (typeof o[key2] !== "object" || Array.isArray(o[key2])) {
              if (Array.isArray(o[key2])) {
                o[key2].push({});
              } else {
                o[key2] = [o[key2], {}];
              }
              o = o[key2][o[key2].length - 1];
            } else {
              o = o[key2];
            }
          });
          const key = sanitizeKey(keys[keys.length - 1]);
          const isTypeArray = checkAllAliases(keys.join("."), flags.arrays);
          const isValueArray = Array.isArray(value);
          let duplicate = configuration["duplicate-arguments-array"];
          if (!duplicate && checkAllAliases(key, flags.nargs)) {
            duplicate = true;
            if (!isUndefined(o[key]) && flags.nargs[key] === 1 || Array.isArray(o[key]) && o[key].length === flags.nargs[key]) {
              o[key] = void 0;
            }
          }
          if (value === increment()) {
            o[key] = increment(o[key]);
          } else if (Array.isArray(o[key])) {
            if (duplicate && isTypeArray && isValueArray) {
              o[key] = configuration["flatten-duplicate-arrays"] ? o[key].concat(value) : (Array.isArray(o[key][0]) ? o[key] : [o[key]]).concat([value]);
            } else if (!duplicate && Boolean(isTypeArray) === Boolean(isValueArray)) {
              o[key] = value;
            } else {
              o[key] = o[key].concat([value]);
            }
          } else if (o[key] === void 0 && isTypeArray) {
            o[key] = isValueArray ? value : [value];
          } else if (duplicate && !(o[key] === void 0 || checkAllAliases(key, flags.counts) || checkAllAliases(key, flags.bools))) {
            o[key] = [o[key], value];
          } else {
            o[key] = value;
          }
        }
        function extendAliases(...args2) {
          args2.forEach(function(obj) {
            Object.keys(obj || {}).forEach(function(key) {
              if (flags.aliases[key])
                return;
              flags.aliases[key] = [].concat(aliases[key] || []);
              flags.aliases[key].concat(key).forEach(function(x) {
                if (/-/.test(x) && configuration["camel-case-expansion"]) {
                  const c = camelCase(x);
                  if (c !== key && flags.aliases[key].indexOf(c) === -1) {
                    flags.aliases[key].push(c);
                    newAliases[c] = true;
                  }
                }
              });
              flags.aliases[key].concat(key).forEach(function(x) {
                if (x.length > 1 && /[A-Z]/.test(x) && configuration["camel-case-expansion"]) {
                  const c = decamelize(x, "-");
                  if (c !== key && flags.aliases[key].indexOf(c) === -1) {
                    flags.aliases[key].push(c);
                    newAliases[c] = true;
                  }
                }
              });
              flags.aliases[key].forEach(function(x) {
                flags.aliases[x] = [key].concat(flags.aliases[key].filter(function(y) {
                  return x !== y;
                }));
              });
            });
          });
        }
        function checkAllAliases(key, flag) {
          const toCheck = [].concat(flags.aliases[key] || [], key);
          const keys = Object.keys(flag);
          const setAlias = toCheck.find((key2) => keys.includes(key2));
          return setAlias ? flag[setAlias] : false;
        }
        function hasAnyFlag(key) {
          const flagsKeys = Object.keys(flags);
          const toCheck = [].concat(flagsKeys.map((k) => flags[k]));
          return toCheck.some(function(flag) {
            return Array.isArray(flag) ? flag.includes(key) : flag[key];
          });
        }
        function hasFlagsMatching(arg, ...patterns) {
          const toCheck = [].concat(...patterns);
          return toCheck.some(function(pattern) {
            const match = arg.match(pattern);
            return match && hasAnyFlag(match[1]);
          });
        }
        function hasAllShortFlags(arg) {
          if (arg.match(negative) || !arg.match(/^-[^-]+/)) {
            return false;
          }
          let hasAllFlags = true;
          let next;
          const letters = arg.slice(1).split("");
          for (let j = 0; j < letters.length; j++) {
            next = arg.slice(j + 2);
            if (!hasAnyFlag(letters[j])) {
              hasAllFlags = false;
              break;
            }
            if (letters[j + 1] && letters[j + 1] === "=" || next === "-" || /[A-Za-z]/.test(letters[j]) && /^-?\d+(\.\d*)?(e-?\d+)?$/.test(next) || letters[j + 1] && letters[j + 1].match(/\W/)) {
              break;
            }
          }
          return hasAllFlags;
        }
        function isUnknownOptionAsArg(arg) {
          return configuration["unknown-options-as-args"] && isUnknownOption(arg);
        }
        function isUnknownOption(arg) {
          arg = arg.replace(/^-{3,}/, "--");
          if (arg.match(negative)) {
            return false;
          }
          if (hasAllShortFlags(arg)) {
            return false;
          }
          const flagWithEquals = /^-+([^=]+?)=[\s\S]*$/;
          const normalFlag = /^-+([^=]+?)$/;
          const flagEndingInHyphen = /^-+([^=]+?)-$/;
          const flagEndingInDigits = /^-+([^=]+?\d+)$/;
          const flagEndingInNonWordCharacters = /^-+([^=]+?)\W+.*$/;
          return !hasFlagsMatching(arg, flagWithEquals, negatedBoolean, normalFlag, flagEndingInHyphen, flagEndingInDigits, flagEndingInNonWordCharacters);
        }
        function defaultValue(key) {
          if (!checkAllAliases(key, flags.bools) && !checkAllAliases(key, flags.counts) && `${key}` in defaults) {
            return defaults[key];
          } else {
            return defaultForType(guessType2(key));
          }
        }
        function defaultForType(type) {
          const def = {
            [DefaultValuesForTypeKey.BOOLEAN]: true,
            [DefaultValuesForTypeKey.STRING]: "",
            [DefaultValuesForTypeKey.NUMBER]: void 0,
            [DefaultValuesForTypeKey.ARRAY]: []
          };
          return def[type];
        }
        function guessType2(key) {
          let type = DefaultValuesForTypeKey.BOOLEAN;
          if (checkAllAliases(key, flags.strings))
            type = DefaultValuesForTypeKey.STRING;
          else if (checkAllAliases(key, flags.numbers))
            type = DefaultValuesForTypeKey.NUMBER;
          else if (checkAllAliases(key, flags.bools))
            type = DefaultValuesForTypeKey.BOOLEAN;
          else if (checkAllAliases(key, flags.arrays))
            type = DefaultValuesForTypeKey.ARRAY;
          return type;
        }
        function isUndefined(num) {
          return num === void 0;
        }
        function checkConfiguration() {
          Object.keys(flags.counts).find((key) => {
            if (checkAllAliases(key, flags.arrays)) {
              error = Error(__("Invalid configuration: %s, opts.count excludes opts.array.", key));
              return true;
            } else if (checkAllAliases(key, flags.nargs)) {
              error = Error(__("Invalid configuration: %s, opts.count excludes opts.narg.", key));
              return true;
            }
            return false;
          });
        }
        return {
          aliases: Object.assign({}, flags.aliases),
          argv: Object.assign(argvReturn, argv),
          configuration,
          defaulted: Object.assign({}, defaulted),
          error,
          newAliases: Object.assign({}, newAliases)
        };
      }
    };
  }
});

// builtin:node:module
var require_node_module = __commonJS({
  "builtin:node:module"(exports, module) {
    module.exports = process.getBuiltinModule("node:module");
  }
});

// node_modules/yargs-parser/build/lib/index.js
var import_util, import_path2, import_fs2, import_node_module, _a, _b, _c, minNodeVersion, nodeVersion, env, require2, parser, yargsParser, lib_default;
var init_lib2 = __esm({
  "node_modules/yargs-parser/build/lib/index.js"() {
    import_util = __toESM(require_node_util(), 1);
    import_path2 = __toESM(require_node_path(), 1);
    init_string_utils();
    init_yargs_parser();
    import_fs2 = __toESM(require_node_fs(), 1);
    import_node_module = __toESM(require_node_module(), 1);
    minNodeVersion = process && process.env && process.env.YARGS_MIN_NODE_VERSION ? Number(process.env.YARGS_MIN_NODE_VERSION) : 20;
    nodeVersion = (_b = (_a = process === null || process === void 0 ? void 0 : process.versions) === null || _a === void 0 ? void 0 : _a.node) !== null && _b !== void 0 ? _b : (_c = process === null || process === void 0 ? void 0 : process.version) === null || _c === void 0 ? void 0 : _c.slice(1);
    if (nodeVersion) {
      const major = Number(nodeVersion.match(/^([^.]+)/)[1]);
      if (major < minNodeVersion) {
        throw Error(`yargs parser supports a minimum Node.js version of ${minNodeVersion}. Read our version support policy: https://github.com/yargs/yargs-parser#supported-nodejs-versions`);
      }
    }
    env = process ? process.env : {};
    require2 = import_node_module.createRequire ? (0, import_node_module.createRequire)(import.meta.url) : void 0;
    parser = new YargsParser({
      cwd: process.cwd,
      env: () => {
        return env;
      },
      format: import_util.format,
      normalize: import_path2.normalize,
      resolve: import_path2.resolve,
      require: (path) => {
        if (typeof require2 !== "undefined") {
          return require2(path);
        } else if (path.match(/\.json$/)) {
          return JSON.parse((0, import_fs2.readFileSync)(path, "utf8"));
        } else {
          throw Error("only .json config files are supported in ESM");
        }
      }
    });
    yargsParser = function Parser(args, opts) {
      const result = parser.parse(args.slice(), opts);
      return result.argv;
    };
    yargsParser.detailed = function(args, opts) {
      return parser.parse(args.slice(), opts);
    };
    yargsParser.camelCase = camelCase;
    yargsParser.decamelize = decamelize;
    yargsParser.looksLikeNumber = looksLikeNumber;
    lib_default = yargsParser;
  }
});

// node_modules/yargs/build/lib/utils/process-argv.js
function getProcessArgvBinIndex() {
  if (isBundledElectronApp())
    return 0;
  return 1;
}
function isBundledElectronApp() {
  return isElectronApp() && !process.defaultApp;
}
function isElectronApp() {
  return !!process.versions.electron;
}
function getProcessArgvBin() {
  return process.argv[getProcessArgvBinIndex()];
}
var init_process_argv = __esm({
  "node_modules/yargs/build/lib/utils/process-argv.js"() {
  }
});

// scripts/yargs-shims/y18n.mjs
function y18n() {
  const replaced2 = /* @__PURE__ */ new Map();
  const text = (original) => replaced2.get(original) ?? original;
  return {
    locale: "en",
    getLocale: () => "en",
    setLocale: () => {
    },
    updateLocale: (texts) => {
      for (const [original, replacement] of Object.entries(texts)) replaced2.set(original, replacement);
    },
    __: (original, ...args) => (0, import_node_util.format)(text(original), ...args),
    __n: (singular, plural, quantity, ...args) => {
      const chosen = text(quantity === 1 ? singular : plural);
      return chosen.includes("%d") ? (0, import_node_util.format)(chosen, quantity, ...args) : (0, import_node_util.format)(chosen, ...args);
    }
  };
}
var import_node_util;
var init_y18n = __esm({
  "scripts/yargs-shims/y18n.mjs"() {
    "use strict";
    import_node_util = __toESM(require_node_util(), 1);
  }
});

// node_modules/get-caller-file/index.js
var require_get_caller_file = __commonJS({
  "node_modules/get-caller-file/index.js"(exports, module) {
    "use strict";
    module.exports = function getCallerFile2(position) {
      if (position === void 0) {
        position = 2;
      }
      if (position >= Error.stackTraceLimit) {
        throw new TypeError("getCallerFile(position) requires position be less then Error.stackTraceLimit but position was: `" + position + "` and Error.stackTraceLimit was: `" + Error.stackTraceLimit + "`");
      }
      var oldPrepareStackTrace = Error.prepareStackTrace;
      Error.prepareStackTrace = function(_, stack2) {
        return stack2;
      };
      var stack = new Error().stack;
      Error.prepareStackTrace = oldPrepareStackTrace;
      if (stack !== null && typeof stack === "object") {
        return stack[position] ? stack[position].getFileName() : void 0;
      }
    };
  }
});

// node_modules/yargs/lib/platform-shims/esm.mjs
var import_assert, import_util2, import_url, import_path3, import_node_module2, import_get_caller_file, import_node_fs2, __dirname, mainFilename, require3, esm_default;
var init_esm = __esm({
  "node_modules/yargs/lib/platform-shims/esm.mjs"() {
    "use strict";
    import_assert = __toESM(require_node_assert(), 1);
    init_cliui();
    init_sync();
    import_util2 = __toESM(require_node_util(), 1);
    import_url = __toESM(require_node_url(), 1);
    init_lib2();
    import_path3 = __toESM(require_node_path(), 1);
    init_process_argv();
    init_string_width();
    init_y18n();
    import_node_module2 = __toESM(require_node_module(), 1);
    import_get_caller_file = __toESM(require_get_caller_file(), 1);
    import_node_fs2 = __toESM(require_node_fs(), 1);
    __dirname = (0, import_url.fileURLToPath)(import.meta.url);
    mainFilename = __dirname.substring(0, __dirname.lastIndexOf("node_modules"));
    require3 = (0, import_node_module2.createRequire)(import.meta.url);
    esm_default = {
      assert: {
        notStrictEqual: import_assert.notStrictEqual,
        strictEqual: import_assert.strictEqual
      },
      cliui: ui,
      findUp: sync_default,
      getEnv: (key) => {
        return process.env[key];
      },
      inspect: import_util2.inspect,
      getProcessArgvBin,
      mainFilename: mainFilename || process.cwd(),
      Parser: lib_default,
      path: {
        basename: import_path3.basename,
        dirname: import_path3.dirname,
        extname: import_path3.extname,
        relative: import_path3.relative,
        resolve: import_path3.resolve,
        join: import_path3.join
      },
      process: {
        argv: () => process.argv,
        cwd: process.cwd,
        emitWarning: (warning, type) => process.emitWarning(warning, type),
        execPath: () => process.execPath,
        exit: (code) => {
          process.exit(code);
        },
        nextTick: process.nextTick,
        stdColumns: typeof process.stdout.columns !== "undefined" ? process.stdout.columns : null
      },
      readFileSync: import_node_fs2.readFileSync,
      readdirSync: import_node_fs2.readdirSync,
      require: require3,
      getCallerFile: () => {
        const callerFile = (0, import_get_caller_file.default)(3);
        return callerFile.match(/^file:\/\//) ? (0, import_url.fileURLToPath)(callerFile) : callerFile;
      },
      stringWidth,
      y18n: y18n({
        directory: (0, import_path3.resolve)(__dirname, "../../../locales"),
        updateFiles: false
      })
    };
  }
});

// node_modules/yargs/build/lib/typings/common-types.js
function assertNotStrictEqual(actual, expected2, shim2, message) {
  shim2.assert.notStrictEqual(actual, expected2, message);
}
function assertSingleKey(actual, shim2) {
  shim2.assert.strictEqual(typeof actual, "string");
}
function objectKeys(object) {
  return Object.keys(object);
}
var init_common_types = __esm({
  "node_modules/yargs/build/lib/typings/common-types.js"() {
  }
});

// node_modules/yargs/build/lib/utils/is-promise.js
function isPromise(maybePromise) {
  return !!maybePromise && !!maybePromise.then && typeof maybePromise.then === "function";
}
var init_is_promise = __esm({
  "node_modules/yargs/build/lib/utils/is-promise.js"() {
  }
});

// node_modules/yargs/build/lib/yerror.js
var YError;
var init_yerror = __esm({
  "node_modules/yargs/build/lib/yerror.js"() {
    YError = class _YError extends Error {
      constructor(msg) {
        super(msg || "yargs error");
        this.name = "YError";
        if (Error.captureStackTrace) {
          Error.captureStackTrace(this, _YError);
        }
      }
    };
  }
});

// node_modules/yargs/build/lib/parse-command.js
function parseCommand(cmd) {
  const extraSpacesStrippedCommand = cmd.replace(/\s{2,}/g, " ");
  const splitCommand = extraSpacesStrippedCommand.split(/\s+(?![^[]*]|[^<]*>)/);
  const bregex = /\.*[\][<>]/g;
  const firstCommand = splitCommand.shift();
  if (!firstCommand)
    throw new Error(`No command found in: ${cmd}`);
  const parsedCommand = {
    cmd: firstCommand.replace(bregex, ""),
    demanded: [],
    optional: []
  };
  splitCommand.forEach((cmd2, i) => {
    let variadic = false;
    cmd2 = cmd2.replace(/\s/g, "");
    if (/\.+[\]>]/.test(cmd2) && i === splitCommand.length - 1)
      variadic = true;
    if (/^\[/.test(cmd2)) {
      parsedCommand.optional.push({
        cmd: cmd2.replace(bregex, "").split("|"),
        variadic
      });
    } else {
      parsedCommand.demanded.push({
        cmd: cmd2.replace(bregex, "").split("|"),
        variadic
      });
    }
  });
  return parsedCommand;
}
var init_parse_command = __esm({
  "node_modules/yargs/build/lib/parse-command.js"() {
  }
});

// node_modules/yargs/build/lib/argsert.js
function argsert(arg1, arg2, arg3) {
  function parseArgs() {
    return typeof arg1 === "object" ? [{ demanded: [], optional: [] }, arg1, arg2] : [
      parseCommand(`cmd ${arg1}`),
      arg2,
      arg3
    ];
  }
  try {
    let position = 0;
    const [parsed, callerArguments, _length] = parseArgs();
    const args = [].slice.call(callerArguments);
    while (args.length && args[args.length - 1] === void 0)
      args.pop();
    const length = _length || args.length;
    if (length < parsed.demanded.length) {
      throw new YError(`Not enough arguments provided. Expected ${parsed.demanded.length} but received ${args.length}.`);
    }
    const totalCommands = parsed.demanded.length + parsed.optional.length;
    if (length > totalCommands) {
      throw new YError(`Too many arguments provided. Expected max ${totalCommands} but received ${length}.`);
    }
    parsed.demanded.forEach((demanded) => {
      const arg = args.shift();
      const observedType = guessType(arg);
      const matchingTypes = demanded.cmd.filter((type) => type === observedType || type === "*");
      if (matchingTypes.length === 0)
        argumentTypeError(observedType, demanded.cmd, position);
      position += 1;
    });
    parsed.optional.forEach((optional) => {
      if (args.length === 0)
        return;
      const arg = args.shift();
      const observedType = guessType(arg);
      const matchingTypes = optional.cmd.filter((type) => type === observedType || type === "*");
      if (matchingTypes.length === 0)
        argumentTypeError(observedType, optional.cmd, position);
      position += 1;
    });
  } catch (err) {
    console.warn(err.stack);
  }
}
function guessType(arg) {
  if (Array.isArray(arg)) {
    return "array";
  } else if (arg === null) {
    return "null";
  }
  return typeof arg;
}
function argumentTypeError(observedType, allowedTypes, position) {
  throw new YError(`Invalid ${positionName[position] || "manyith"} argument. Expected ${allowedTypes.join(" or ")} but received ${observedType}.`);
}
var positionName;
var init_argsert = __esm({
  "node_modules/yargs/build/lib/argsert.js"() {
    init_yerror();
    init_parse_command();
    positionName = ["first", "second", "third", "fourth", "fifth", "sixth"];
  }
});

// node_modules/yargs/build/lib/middleware.js
function commandMiddlewareFactory(commandMiddleware) {
  if (!commandMiddleware)
    return [];
  return commandMiddleware.map((middleware) => {
    middleware.applyBeforeValidation = false;
    return middleware;
  });
}
function applyMiddleware(argv, yargs, middlewares, beforeValidation) {
  return middlewares.reduce((acc, middleware) => {
    if (middleware.applyBeforeValidation !== beforeValidation) {
      return acc;
    }
    if (middleware.mutates) {
      if (middleware.applied)
        return acc;
      middleware.applied = true;
    }
    if (isPromise(acc)) {
      return acc.then((initialObj) => Promise.all([initialObj, middleware(initialObj, yargs)])).then(([initialObj, middlewareObj]) => Object.assign(initialObj, middlewareObj));
    } else {
      const result = middleware(acc, yargs);
      return isPromise(result) ? result.then((middlewareObj) => Object.assign(acc, middlewareObj)) : Object.assign(acc, result);
    }
  }, argv);
}
var GlobalMiddleware;
var init_middleware = __esm({
  "node_modules/yargs/build/lib/middleware.js"() {
    init_argsert();
    init_is_promise();
    GlobalMiddleware = class {
      constructor(yargs) {
        this.globalMiddleware = [];
        this.frozens = [];
        this.yargs = yargs;
      }
      addMiddleware(callback, applyBeforeValidation, global = true, mutates = false) {
        argsert("<array|function> [boolean] [boolean] [boolean]", [callback, applyBeforeValidation, global], arguments.length);
        if (Array.isArray(callback)) {
          for (let i = 0; i < callback.length; i++) {
            if (typeof callback[i] !== "function") {
              throw Error("middleware must be a function");
            }
            const m = callback[i];
            m.applyBeforeValidation = applyBeforeValidation;
            m.global = global;
          }
          Array.prototype.push.apply(this.globalMiddleware, callback);
        } else if (typeof callback === "function") {
          const m = callback;
          m.applyBeforeValidation = applyBeforeValidation;
          m.global = global;
          m.mutates = mutates;
          this.globalMiddleware.push(callback);
        }
        return this.yargs;
      }
      addCoerceMiddleware(callback, option) {
        const aliases = this.yargs.getAliases();
        this.globalMiddleware = this.globalMiddleware.filter((m) => {
          const toCheck = [...aliases[option] || [], option];
          if (!m.option)
            return true;
          else
            return !toCheck.includes(m.option);
        });
        callback.option = option;
        return this.addMiddleware(callback, true, true, true);
      }
      getMiddleware() {
        return this.globalMiddleware;
      }
      freeze() {
        this.frozens.push([...this.globalMiddleware]);
      }
      unfreeze() {
        const frozen = this.frozens.pop();
        if (frozen !== void 0)
          this.globalMiddleware = frozen;
      }
      reset() {
        this.globalMiddleware = this.globalMiddleware.filter((m) => m.global);
      }
    };
  }
});

// node_modules/yargs/build/lib/utils/maybe-async-result.js
function maybeAsyncResult(getResult, resultHandler, errorHandler = (err) => {
  throw err;
}) {
  try {
    const result = isFunction(getResult) ? getResult() : getResult;
    return isPromise(result) ? result.then((result2) => resultHandler(result2)) : resultHandler(result);
  } catch (err) {
    return errorHandler(err);
  }
}
function isFunction(arg) {
  return typeof arg === "function";
}
var init_maybe_async_result = __esm({
  "node_modules/yargs/build/lib/utils/maybe-async-result.js"() {
    init_is_promise();
  }
});

// node_modules/yargs/build/lib/command.js
function command(usage2, validation2, globalMiddleware, shim2) {
  return new CommandInstance(usage2, validation2, globalMiddleware, shim2);
}
function isCommandBuilderDefinition(builder) {
  return typeof builder === "object" && !!builder.builder && typeof builder.handler === "function";
}
function isCommandAndAliases(cmd) {
  return cmd.every((c) => typeof c === "string");
}
function isCommandBuilderCallback(builder) {
  return typeof builder === "function";
}
function isCommandBuilderOptionDefinitions(builder) {
  return typeof builder === "object";
}
function isCommandHandlerDefinition(cmd) {
  return typeof cmd === "object" && !Array.isArray(cmd);
}
var DEFAULT_MARKER, CommandInstance;
var init_command = __esm({
  "node_modules/yargs/build/lib/command.js"() {
    init_common_types();
    init_is_promise();
    init_middleware();
    init_parse_command();
    init_yargs_factory();
    init_maybe_async_result();
    DEFAULT_MARKER = /(^\*)|(^\$0)/;
    CommandInstance = class {
      constructor(usage2, validation2, globalMiddleware, shim2) {
        this.requireCache = /* @__PURE__ */ new Set();
        this.handlers = {};
        this.aliasMap = {};
        this.frozens = [];
        this.shim = shim2;
        this.usage = usage2;
        this.globalMiddleware = globalMiddleware;
        this.validation = validation2;
      }
      addDirectory(dir, req, callerFile, opts) {
        opts = opts || {};
        this.requireCache.add(callerFile);
        const fullDirPath = this.shim.path.resolve(this.shim.path.dirname(callerFile), dir);
        const files = this.shim.readdirSync(fullDirPath, {
          recursive: opts.recurse ? true : false
        });
        if (!Array.isArray(opts.extensions))
          opts.extensions = ["js"];
        const visit = typeof opts.visit === "function" ? opts.visit : (o) => o;
        for (const fileb of files) {
          const file = fileb.toString();
          if (opts.exclude) {
            let exclude = false;
            if (typeof opts.exclude === "function") {
              exclude = opts.exclude(file);
            } else {
              exclude = opts.exclude.test(file);
            }
            if (exclude)
              continue;
          }
          if (opts.include) {
            let include = false;
            if (typeof opts.include === "function") {
              include = opts.include(file);
            } else {
              include = opts.include.test(file);
            }
            if (!include)
              continue;
          }
          let supportedExtension = false;
          for (const ext of opts.extensions) {
            if (file.endsWith(ext))
              supportedExtension = true;
          }
          if (supportedExtension) {
            const joined = this.shim.path.join(fullDirPath, file);
            const module = req(joined);
            const extendableModule = Object.create(null, Object.getOwnPropertyDescriptors({ ...module }));
            const visited = visit(extendableModule, joined, file);
            if (visited) {
              if (this.requireCache.has(joined))
                continue;
              else
                this.requireCache.add(joined);
              if (!extendableModule.command) {
                extendableModule.command = this.shim.path.basename(joined, this.shim.path.extname(joined));
              }
              this.addHandler(extendableModule);
            }
          }
        }
      }
      addHandler(cmd, description, builder, handler, commandMiddleware, deprecated) {
        let aliases = [];
        const middlewares = commandMiddlewareFactory(commandMiddleware);
        handler = handler || (() => {
        });
        if (Array.isArray(cmd)) {
          if (isCommandAndAliases(cmd)) {
            [cmd, ...aliases] = cmd;
          } else {
            for (const command2 of cmd) {
              this.addHandler(command2);
            }
          }
        } else if (isCommandHandlerDefinition(cmd)) {
          let command2 = Array.isArray(cmd.command) || typeof cmd.command === "string" ? cmd.command : null;
          if (command2 === null) {
            throw new Error(`No command name given for module: ${this.shim.inspect(cmd)}`);
          }
          if (cmd.aliases)
            command2 = [].concat(command2).concat(cmd.aliases);
          this.addHandler(command2, this.extractDesc(cmd), cmd.builder, cmd.handler, cmd.middlewares, cmd.deprecated);
          return;
        } else if (isCommandBuilderDefinition(builder)) {
          this.addHandler([cmd].concat(aliases), description, builder.builder, builder.handler, builder.middlewares, builder.deprecated);
          return;
        }
        if (typeof cmd === "string") {
          const parsedCommand = parseCommand(cmd);
          aliases = aliases.map((alias) => parseCommand(alias).cmd);
          let isDefault = false;
          const parsedAliases = [parsedCommand.cmd].concat(aliases).filter((c) => {
            if (DEFAULT_MARKER.test(c)) {
              isDefault = true;
              return false;
            }
            return true;
          });
          if (parsedAliases.length === 0 && isDefault)
            parsedAliases.push("$0");
          if (isDefault) {
            parsedCommand.cmd = parsedAliases[0];
            aliases = parsedAliases.slice(1);
            cmd = cmd.replace(DEFAULT_MARKER, parsedCommand.cmd);
          }
          aliases.forEach((alias) => {
            this.aliasMap[alias] = parsedCommand.cmd;
          });
          if (description !== false) {
            this.usage.command(cmd, description, isDefault, aliases, deprecated);
          }
          this.handlers[parsedCommand.cmd] = {
            original: cmd,
            description,
            handler,
            builder: builder || {},
            middlewares,
            deprecated,
            demanded: parsedCommand.demanded,
            optional: parsedCommand.optional
          };
          if (isDefault)
            this.defaultCommand = this.handlers[parsedCommand.cmd];
        }
      }
      getCommandHandlers() {
        return this.handlers;
      }
      getCommands() {
        return Object.keys(this.handlers).concat(Object.keys(this.aliasMap));
      }
      hasDefaultCommand() {
        return !!this.defaultCommand;
      }
      runCommand(command2, yargs, parsed, commandIndex, helpOnly, helpOrVersionSet) {
        const commandHandler = this.handlers[command2] || this.handlers[this.aliasMap[command2]] || this.defaultCommand;
        const currentContext = yargs.getInternalMethods().getContext();
        const parentCommands = currentContext.commands.slice();
        const isDefaultCommand = !command2;
        if (command2) {
          currentContext.commands.push(command2);
          currentContext.fullCommands.push(commandHandler.original);
        }
        const builderResult = this.applyBuilderUpdateUsageAndParse(isDefaultCommand, commandHandler, yargs, parsed.aliases, parentCommands, commandIndex, helpOnly, helpOrVersionSet);
        return isPromise(builderResult) ? builderResult.then((result) => this.applyMiddlewareAndGetResult(isDefaultCommand, commandHandler, result.innerArgv, currentContext, helpOnly, result.aliases, yargs)) : this.applyMiddlewareAndGetResult(isDefaultCommand, commandHandler, builderResult.innerArgv, currentContext, helpOnly, builderResult.aliases, yargs);
      }
      applyBuilderUpdateUsageAndParse(isDefaultCommand, commandHandler, yargs, aliases, parentCommands, commandIndex, helpOnly, helpOrVersionSet) {
        const builder = commandHandler.builder;
        let innerYargs = yargs;
        if (isCommandBuilderCallback(builder)) {
          yargs.getInternalMethods().getUsageInstance().freeze();
          const builderOutput = builder(yargs.getInternalMethods().reset(aliases), helpOrVersionSet);
          if (isPromise(builderOutput)) {
            return builderOutput.then((output) => {
              innerYargs = isYargsInstance(output) ? output : yargs;
              return this.parseAndUpdateUsage(isDefaultCommand, commandHandler, innerYargs, parentCommands, commandIndex, helpOnly);
            });
          }
        } else if (isCommandBuilderOptionDefinitions(builder)) {
          yargs.getInternalMethods().getUsageInstance().freeze();
          innerYargs = yargs.getInternalMethods().reset(aliases);
          Object.keys(commandHandler.builder).forEach((key) => {
            innerYargs.option(key, builder[key]);
          });
        }
        return this.parseAndUpdateUsage(isDefaultCommand, commandHandler, innerYargs, parentCommands, commandIndex, helpOnly);
      }
      parseAndUpdateUsage(isDefaultCommand, commandHandler, innerYargs, parentCommands, commandIndex, helpOnly) {
        if (isDefaultCommand)
          innerYargs.getInternalMethods().getUsageInstance().unfreeze(true);
        if (this.shouldUpdateUsage(innerYargs)) {
          innerYargs.getInternalMethods().getUsageInstance().usage(this.usageFromParentCommandsCommandHandler(parentCommands, commandHandler), commandHandler.description);
        }
        const innerArgv = innerYargs.getInternalMethods().runYargsParserAndExecuteCommands(null, void 0, true, commandIndex, helpOnly);
        return isPromise(innerArgv) ? innerArgv.then((argv) => ({
          aliases: innerYargs.parsed.aliases,
          innerArgv: argv
        })) : {
          aliases: innerYargs.parsed.aliases,
          innerArgv
        };
      }
      shouldUpdateUsage(yargs) {
        return !yargs.getInternalMethods().getUsageInstance().getUsageDisabled() && yargs.getInternalMethods().getUsageInstance().getUsage().length === 0;
      }
      usageFromParentCommandsCommandHandler(parentCommands, commandHandler) {
        const c = DEFAULT_MARKER.test(commandHandler.original) ? commandHandler.original.replace(DEFAULT_MARKER, "").trim() : commandHandler.original;
        const pc = parentCommands.filter((c2) => {
          return !DEFAULT_MARKER.test(c2);
        });
        pc.push(c);
        return `$0 ${pc.join(" ")}`;
      }
      handleValidationAndGetResult(isDefaultCommand, commandHandler, innerArgv, currentContext, aliases, yargs, middlewares, positionalMap) {
        if (!yargs.getInternalMethods().getHasOutput()) {
          const validation2 = yargs.getInternalMethods().runValidation(aliases, positionalMap, yargs.parsed.error, isDefaultCommand);
          innerArgv = maybeAsyncResult(innerArgv, (result) => {
            validation2(result);
            return result;
          });
        }
        if (commandHandler.handler && !yargs.getInternalMethods().getHasOutput()) {
          yargs.getInternalMethods().setHasOutput();
          const populateDoubleDash = !!yargs.getOptions().configuration["populate--"];
          yargs.getInternalMethods().postProcess(innerArgv, populateDoubleDash, false, false);
          innerArgv = applyMiddleware(innerArgv, yargs, middlewares, false);
          innerArgv = maybeAsyncResult(innerArgv, (result) => {
            const handlerResult = commandHandler.handler(result);
            return isPromise(handlerResult) ? handlerResult.then(() => result) : result;
          });
          if (!isDefaultCommand) {
            yargs.getInternalMethods().getUsageInstance().cacheHelpMessage();
          }
          if (isPromise(innerArgv) && !yargs.getInternalMethods().hasParseCallback()) {
            innerArgv.catch((error) => {
              try {
                yargs.getInternalMethods().getUsageInstance().fail(null, error);
              } catch (_err) {
              }
            });
          }
        }
        if (!isDefaultCommand) {
          currentContext.commands.pop();
          currentContext.fullCommands.pop();
        }
        return innerArgv;
      }
      applyMiddlewareAndGetResult(isDefaultCommand, commandHandler, innerArgv, currentContext, helpOnly, aliases, yargs) {
        let positionalMap = {};
        if (helpOnly)
          return innerArgv;
        if (!yargs.getInternalMethods().getHasOutput()) {
          positionalMap = this.populatePositionals(commandHandler, innerArgv, currentContext, yargs);
        }
        const middlewares = this.globalMiddleware.getMiddleware().slice(0).concat(commandHandler.middlewares);
        const maybePromiseArgv = applyMiddleware(innerArgv, yargs, middlewares, true);
        return isPromise(maybePromiseArgv) ? maybePromiseArgv.then((resolvedInnerArgv) => this.handleValidationAndGetResult(isDefaultCommand, commandHandler, resolvedInnerArgv, currentContext, aliases, yargs, middlewares, positionalMap)) : this.handleValidationAndGetResult(isDefaultCommand, commandHandler, maybePromiseArgv, currentContext, aliases, yargs, middlewares, positionalMap);
      }
      populatePositionals(commandHandler, argv, context, yargs) {
        argv._ = argv._.slice(context.commands.length);
        const demanded = commandHandler.demanded.slice(0);
        const optional = commandHandler.optional.slice(0);
        const positionalMap = {};
        this.validation.positionalCount(demanded.length, argv._.length);
        while (demanded.length) {
          const demand = demanded.shift();
          this.populatePositional(demand, argv, positionalMap);
        }
        while (optional.length) {
          const maybe = optional.shift();
          this.populatePositional(maybe, argv, positionalMap);
        }
        argv._ = context.commands.concat(argv._.map((a) => "" + a));
        this.postProcessPositionals(argv, positionalMap, this.cmdToParseOptions(commandHandler.original), yargs);
        return positionalMap;
      }
      populatePositional(positional, argv, positionalMap) {
        const cmd = positional.cmd[0];
        if (positional.variadic) {
          positionalMap[cmd] = argv._.splice(0).map(String);
        } else {
          if (argv._.length)
            positionalMap[cmd] = [String(argv._.shift())];
        }
      }
      cmdToParseOptions(cmdString) {
        const parseOptions = {
          array: [],
          default: {},
          alias: {},
          demand: {}
        };
        const parsed = parseCommand(cmdString);
        parsed.demanded.forEach((d) => {
          const [cmd, ...aliases] = d.cmd;
          if (d.variadic) {
            parseOptions.array.push(cmd);
            parseOptions.default[cmd] = [];
          }
          parseOptions.alias[cmd] = aliases;
          parseOptions.demand[cmd] = true;
        });
        parsed.optional.forEach((o) => {
          const [cmd, ...aliases] = o.cmd;
          if (o.variadic) {
            parseOptions.array.push(cmd);
            parseOptions.default[cmd] = [];
          }
          parseOptions.alias[cmd] = aliases;
        });
        return parseOptions;
      }
      postProcessPositionals(argv, positionalMap, parseOptions, yargs) {
        const options = Object.assign({}, yargs.getOptions());
        options.default = Object.assign(parseOptions.default, options.default);
        for (const key of Object.keys(parseOptions.alias)) {
          options.alias[key] = (options.alias[key] || []).concat(parseOptions.alias[key]);
        }
        options.array = options.array.concat(parseOptions.array);
        options.config = {};
        const unparsed = [];
        Object.keys(positionalMap).forEach((key) => {
          positionalMap[key].map((value) => {
            if (options.configuration["unknown-options-as-args"])
              options.key[key] = true;
            unparsed.push(`--${key}`);
            unparsed.push(value);
          });
        });
        if (!unparsed.length)
          return;
        const config = Object.assign({}, options.configuration, {
          "populate--": false
        });
        const parsed = this.shim.Parser.detailed(unparsed, Object.assign({}, options, {
          configuration: config
        }));
        if (parsed.error) {
          yargs.getInternalMethods().getUsageInstance().fail(parsed.error.message, parsed.error);
        } else {
          const positionalKeys = Object.keys(positionalMap);
          Object.keys(positionalMap).forEach((key) => {
            positionalKeys.push(...parsed.aliases[key]);
          });
          Object.keys(parsed.argv).forEach((key) => {
            if (positionalKeys.includes(key)) {
              if (!positionalMap[key])
                positionalMap[key] = parsed.argv[key];
              if (!this.isInConfigs(yargs, key) && !this.isDefaulted(yargs, key) && Object.prototype.hasOwnProperty.call(argv, key) && Object.prototype.hasOwnProperty.call(parsed.argv, key) && (Array.isArray(argv[key]) || Array.isArray(parsed.argv[key]))) {
                argv[key] = [].concat(argv[key], parsed.argv[key]);
              } else {
                argv[key] = parsed.argv[key];
              }
            }
          });
        }
      }
      isDefaulted(yargs, key) {
        const { default: defaults } = yargs.getOptions();
        return Object.prototype.hasOwnProperty.call(defaults, key) || Object.prototype.hasOwnProperty.call(defaults, this.shim.Parser.camelCase(key));
      }
      isInConfigs(yargs, key) {
        const { configObjects } = yargs.getOptions();
        return configObjects.some((c) => Object.prototype.hasOwnProperty.call(c, key)) || configObjects.some((c) => Object.prototype.hasOwnProperty.call(c, this.shim.Parser.camelCase(key)));
      }
      runDefaultBuilderOn(yargs) {
        if (!this.defaultCommand)
          return;
        if (this.shouldUpdateUsage(yargs)) {
          const commandString = DEFAULT_MARKER.test(this.defaultCommand.original) ? this.defaultCommand.original : this.defaultCommand.original.replace(/^[^[\]<>]*/, "$0 ");
          yargs.getInternalMethods().getUsageInstance().usage(commandString, this.defaultCommand.description);
        }
        const builder = this.defaultCommand.builder;
        if (isCommandBuilderCallback(builder)) {
          return builder(yargs, true);
        } else if (!isCommandBuilderDefinition(builder)) {
          Object.keys(builder).forEach((key) => {
            yargs.option(key, builder[key]);
          });
        }
        return void 0;
      }
      extractDesc({ describe, description, desc }) {
        for (const test of [describe, description, desc]) {
          if (typeof test === "string" || test === false)
            return test;
          assertNotStrictEqual(test, true, this.shim);
        }
        return false;
      }
      freeze() {
        this.frozens.push({
          handlers: this.handlers,
          aliasMap: this.aliasMap,
          defaultCommand: this.defaultCommand
        });
      }
      unfreeze() {
        const frozen = this.frozens.pop();
        assertNotStrictEqual(frozen, void 0, this.shim);
        ({
          handlers: this.handlers,
          aliasMap: this.aliasMap,
          defaultCommand: this.defaultCommand
        } = frozen);
      }
      reset() {
        this.handlers = {};
        this.aliasMap = {};
        this.defaultCommand = void 0;
        this.requireCache = /* @__PURE__ */ new Set();
        return this;
      }
    };
  }
});

// node_modules/yargs/build/lib/utils/obj-filter.js
function objFilter(original = {}, filter = () => true) {
  const obj = {};
  objectKeys(original).forEach((key) => {
    if (filter(key, original[key])) {
      obj[key] = original[key];
    }
  });
  return obj;
}
var init_obj_filter = __esm({
  "node_modules/yargs/build/lib/utils/obj-filter.js"() {
    init_common_types();
  }
});

// node_modules/yargs/build/lib/utils/set-blocking.js
function setBlocking(blocking) {
  if (typeof process === "undefined")
    return;
  [process.stdout, process.stderr].forEach((_stream) => {
    const stream = _stream;
    if (stream._handle && stream.isTTY && typeof stream._handle.setBlocking === "function") {
      stream._handle.setBlocking(blocking);
    }
  });
}
var init_set_blocking = __esm({
  "node_modules/yargs/build/lib/utils/set-blocking.js"() {
  }
});

// node_modules/yargs/build/lib/usage.js
function isBoolean(fail) {
  return typeof fail === "boolean";
}
function usage(yargs, shim2) {
  const __ = shim2.y18n.__;
  const self = {};
  const fails = [];
  self.failFn = function failFn(f) {
    fails.push(f);
  };
  let failMessage = null;
  let globalFailMessage = null;
  let showHelpOnFail = true;
  self.showHelpOnFail = function showHelpOnFailFn(arg1 = true, arg2) {
    const [enabled, message] = typeof arg1 === "string" ? [true, arg1] : [arg1, arg2];
    if (yargs.getInternalMethods().isGlobalContext()) {
      globalFailMessage = message;
    }
    failMessage = message;
    showHelpOnFail = enabled;
    return self;
  };
  let failureOutput = false;
  self.fail = function fail(msg, err) {
    const logger = yargs.getInternalMethods().getLoggerInstance();
    if (fails.length) {
      for (let i = fails.length - 1; i >= 0; --i) {
        const fail2 = fails[i];
        if (isBoolean(fail2)) {
          if (err)
            throw err;
          else if (msg)
            throw Error(msg);
        } else {
          fail2(msg, err, self);
        }
      }
    } else {
      if (yargs.getExitProcess())
        setBlocking(true);
      if (!failureOutput) {
        failureOutput = true;
        if (showHelpOnFail) {
          yargs.showHelp("error");
          logger.error();
        }
        if (msg || err)
          logger.error(msg || err);
        const globalOrCommandFailMessage = failMessage || globalFailMessage;
        if (globalOrCommandFailMessage) {
          if (msg || err)
            logger.error("");
          logger.error(globalOrCommandFailMessage);
        }
      }
      err = err || new YError(msg);
      if (yargs.getExitProcess()) {
        return yargs.exit(1);
      } else if (yargs.getInternalMethods().hasParseCallback()) {
        return yargs.exit(1, err);
      } else {
        throw err;
      }
    }
  };
  let usages = [];
  let usageDisabled = false;
  self.usage = (msg, description) => {
    if (msg === null) {
      usageDisabled = true;
      usages = [];
      return self;
    }
    usageDisabled = false;
    usages.push([msg, description || ""]);
    return self;
  };
  self.getUsage = () => {
    return usages;
  };
  self.getUsageDisabled = () => {
    return usageDisabled;
  };
  self.getPositionalGroupName = () => {
    return __("Positionals:");
  };
  let examples = [];
  self.example = (cmd, description) => {
    examples.push([cmd, description || ""]);
  };
  let commands = [];
  self.command = function command2(cmd, description, isDefault, aliases, deprecated = false) {
    if (isDefault) {
      commands = commands.map((cmdArray) => {
        cmdArray[2] = false;
        return cmdArray;
      });
    }
    commands.push([cmd, description || "", isDefault, aliases, deprecated]);
  };
  self.getCommands = () => commands;
  let descriptions = {};
  self.describe = function describe(keyOrKeys, desc) {
    if (Array.isArray(keyOrKeys)) {
      keyOrKeys.forEach((k) => {
        self.describe(k, desc);
      });
    } else if (typeof keyOrKeys === "object") {
      Object.keys(keyOrKeys).forEach((k) => {
        self.describe(k, keyOrKeys[k]);
      });
    } else {
      descriptions[keyOrKeys] = desc;
    }
  };
  self.getDescriptions = () => descriptions;
  let epilogs = [];
  self.epilog = (msg) => {
    epilogs.push(msg);
  };
  let wrapSet = false;
  let wrap;
  self.wrap = (cols) => {
    wrapSet = true;
    wrap = cols;
  };
  self.getWrap = () => {
    if (shim2.getEnv("YARGS_DISABLE_WRAP")) {
      return null;
    }
    if (!wrapSet) {
      wrap = windowWidth();
      wrapSet = true;
    }
    return wrap;
  };
  const deferY18nLookupPrefix = "__yargsString__:";
  self.deferY18nLookup = (str) => deferY18nLookupPrefix + str;
  self.help = function help() {
    if (cachedHelpMessage)
      return cachedHelpMessage;
    normalizeAliases();
    const base$0 = yargs.customScriptName ? yargs.$0 : shim2.path.basename(yargs.$0);
    const demandedOptions = yargs.getDemandedOptions();
    const demandedCommands = yargs.getDemandedCommands();
    const deprecatedOptions = yargs.getDeprecatedOptions();
    const groups = yargs.getGroups();
    const options = yargs.getOptions();
    let keys = [];
    keys = keys.concat(Object.keys(descriptions));
    keys = keys.concat(Object.keys(demandedOptions));
    keys = keys.concat(Object.keys(demandedCommands));
    keys = keys.concat(Object.keys(options.default));
    keys = keys.filter(filterHiddenOptions);
    keys = Object.keys(keys.reduce((acc, key) => {
      if (key !== "_")
        acc[key] = true;
      return acc;
    }, {}));
    const theWrap = self.getWrap();
    const ui2 = shim2.cliui({
      width: theWrap,
      wrap: !!theWrap
    });
    if (!usageDisabled) {
      if (usages.length) {
        usages.forEach((usage2) => {
          ui2.div({ text: `${usage2[0].replace(/\$0/g, base$0)}` });
          if (usage2[1]) {
            ui2.div({ text: `${usage2[1]}`, padding: [1, 0, 0, 0] });
          }
        });
        ui2.div();
      } else if (commands.length) {
        let u = null;
        if (demandedCommands._) {
          u = `${base$0} <${__("command")}>
`;
        } else {
          u = `${base$0} [${__("command")}]
`;
        }
        ui2.div(`${u}`);
      }
    }
    if (commands.length > 1 || commands.length === 1 && !commands[0][2]) {
      ui2.div(__("Commands:"));
      const context = yargs.getInternalMethods().getContext();
      const parentCommands = context.commands.length ? `${context.commands.join(" ")} ` : "";
      if (yargs.getInternalMethods().getParserConfiguration()["sort-commands"] === true) {
        commands = commands.sort((a, b) => a[0].localeCompare(b[0]));
      }
      const prefix = base$0 ? `${base$0} ` : "";
      commands.forEach((command2) => {
        const commandString = `${prefix}${parentCommands}${command2[0].replace(/^\$0 ?/, "")}`;
        ui2.span({
          text: commandString,
          padding: [0, 2, 0, 2],
          width: maxWidth(commands, theWrap, `${base$0}${parentCommands}`) + 4
        }, { text: command2[1] });
        const hints = [];
        if (command2[2])
          hints.push(`[${__("default")}]`);
        if (command2[3] && command2[3].length) {
          hints.push(`[${__("aliases:")} ${command2[3].join(", ")}]`);
        }
        if (command2[4]) {
          if (typeof command2[4] === "string") {
            hints.push(`[${__("deprecated: %s", command2[4])}]`);
          } else {
            hints.push(`[${__("deprecated")}]`);
          }
        }
        if (hints.length) {
          ui2.div({
            text: hints.join(" "),
            padding: [0, 0, 0, 2],
            align: "right"
          });
        } else {
          ui2.div();
        }
      });
      ui2.div();
    }
    const aliasKeys = (Object.keys(options.alias) || []).concat(Object.keys(yargs.parsed.newAliases) || []);
    keys = keys.filter((key) => !yargs.parsed.newAliases[key] && aliasKeys.every((alias) => (options.alias[alias] || []).indexOf(key) === -1));
    const defaultGroup = __("Options:");
    if (!groups[defaultGroup])
      groups[defaultGroup] = [];
    addUngroupedKeys(keys, options.alias, groups, defaultGroup);
    const isLongSwitch = (sw) => /^--/.test(getText(sw));
    const displayedGroups = Object.keys(groups).filter((groupName) => groups[groupName].length > 0).map((groupName) => {
      const normalizedKeys = groups[groupName].filter(filterHiddenOptions).map((key) => {
        if (aliasKeys.includes(key))
          return key;
        for (let i = 0, aliasKey; (aliasKey = aliasKeys[i]) !== void 0; i++) {
          if ((options.alias[aliasKey] || []).includes(key))
            return aliasKey;
        }
        return key;
      });
      return { groupName, normalizedKeys };
    }).filter(({ normalizedKeys }) => normalizedKeys.length > 0).map(({ groupName, normalizedKeys }) => {
      const switches = normalizedKeys.reduce((acc, key) => {
        acc[key] = [key].concat(options.alias[key] || []).map((sw) => {
          if (groupName === self.getPositionalGroupName())
            return sw;
          else {
            return (/^[0-9]$/.test(sw) ? options.boolean.includes(key) ? "-" : "--" : sw.length > 1 ? "--" : "-") + sw;
          }
        }).sort((sw1, sw2) => isLongSwitch(sw1) === isLongSwitch(sw2) ? 0 : isLongSwitch(sw1) ? 1 : -1).join(", ");
        return acc;
      }, {});
      return { groupName, normalizedKeys, switches };
    });
    const shortSwitchesUsed = displayedGroups.filter(({ groupName }) => groupName !== self.getPositionalGroupName()).some(({ normalizedKeys, switches }) => !normalizedKeys.every((key) => isLongSwitch(switches[key])));
    if (shortSwitchesUsed) {
      displayedGroups.filter(({ groupName }) => groupName !== self.getPositionalGroupName()).forEach(({ normalizedKeys, switches }) => {
        normalizedKeys.forEach((key) => {
          if (isLongSwitch(switches[key])) {
            switches[key] = addIndentation(switches[key], "-x, ".length);
          }
        });
      });
    }
    displayedGroups.forEach(({ groupName, normalizedKeys, switches }) => {
      ui2.div(groupName);
      normalizedKeys.forEach((key) => {
        const kswitch = switches[key];
        let desc = descriptions[key] || "";
        let type = null;
        if (desc.includes(deferY18nLookupPrefix))
          desc = __(desc.substring(deferY18nLookupPrefix.length));
        if (options.boolean.includes(key))
          type = `[${__("boolean")}]`;
        if (options.count.includes(key))
          type = `[${__("count")}]`;
        if (options.string.includes(key))
          type = `[${__("string")}]`;
        if (options.normalize.includes(key))
          type = `[${__("string")}]`;
        if (options.array.includes(key))
          type = `[${__("array")}]`;
        if (options.number.includes(key))
          type = `[${__("number")}]`;
        const deprecatedExtra = (deprecated) => typeof deprecated === "string" ? `[${__("deprecated: %s", deprecated)}]` : `[${__("deprecated")}]`;
        const extra = [
          key in deprecatedOptions ? deprecatedExtra(deprecatedOptions[key]) : null,
          type,
          key in demandedOptions ? `[${__("required")}]` : null,
          options.choices && options.choices[key] ? `[${__("choices:")} ${self.stringifiedValues(options.choices[key])}]` : null,
          defaultString(options.default[key], options.defaultDescription[key])
        ].filter(Boolean).join(" ");
        ui2.span({
          text: getText(kswitch),
          padding: [0, 2, 0, 2 + getIndentation(kswitch)],
          width: maxWidth(switches, theWrap) + 4
        }, desc);
        const shouldHideOptionExtras = yargs.getInternalMethods().getUsageConfiguration()["hide-types"] === true;
        if (extra && !shouldHideOptionExtras)
          ui2.div({ text: extra, padding: [0, 0, 0, 2], align: "right" });
        else
          ui2.div();
      });
      ui2.div();
    });
    if (examples.length) {
      ui2.div(__("Examples:"));
      examples.forEach((example) => {
        example[0] = example[0].replace(/\$0/g, base$0);
      });
      examples.forEach((example) => {
        if (example[1] === "") {
          ui2.div({
            text: example[0],
            padding: [0, 2, 0, 2]
          });
        } else {
          ui2.div({
            text: example[0],
            padding: [0, 2, 0, 2],
            width: maxWidth(examples, theWrap) + 4
          }, {
            text: example[1]
          });
        }
      });
      ui2.div();
    }
    if (epilogs.length > 0) {
      const e = epilogs.map((epilog) => epilog.replace(/\$0/g, base$0)).join("\n");
      ui2.div(`${e}
`);
    }
    return ui2.toString().replace(/\s*$/, "");
  };
  function maxWidth(table3, theWrap, modifier) {
    let width = 0;
    if (!Array.isArray(table3)) {
      table3 = Object.values(table3).map((v) => [v]);
    }
    table3.forEach((v) => {
      width = Math.max(shim2.stringWidth(modifier ? `${modifier} ${getText(v[0])}` : getText(v[0])) + getIndentation(v[0]), width);
    });
    if (theWrap)
      width = Math.min(width, parseInt((theWrap * 0.5).toString(), 10));
    return width;
  }
  function normalizeAliases() {
    const demandedOptions = yargs.getDemandedOptions();
    const options = yargs.getOptions();
    (Object.keys(options.alias) || []).forEach((key) => {
      options.alias[key].forEach((alias) => {
        if (descriptions[alias])
          self.describe(key, descriptions[alias]);
        if (alias in demandedOptions)
          yargs.demandOption(key, demandedOptions[alias]);
        if (options.boolean.includes(alias))
          yargs.boolean(key);
        if (options.count.includes(alias))
          yargs.count(key);
        if (options.string.includes(alias))
          yargs.string(key);
        if (options.normalize.includes(alias))
          yargs.normalize(key);
        if (options.array.includes(alias))
          yargs.array(key);
        if (options.number.includes(alias))
          yargs.number(key);
      });
    });
  }
  let cachedHelpMessage;
  self.cacheHelpMessage = function() {
    cachedHelpMessage = this.help();
  };
  self.clearCachedHelpMessage = function() {
    cachedHelpMessage = void 0;
  };
  self.hasCachedHelpMessage = function() {
    return !!cachedHelpMessage;
  };
  function addUngroupedKeys(keys, aliases, groups, defaultGroup) {
    let groupedKeys = [];
    let toCheck = null;
    Object.keys(groups).forEach((group) => {
      groupedKeys = groupedKeys.concat(groups[group]);
    });
    keys.forEach((key) => {
      toCheck = [key].concat(aliases[key]);
      if (!toCheck.some((k) => groupedKeys.indexOf(k) !== -1)) {
        groups[defaultGroup].push(key);
      }
    });
    return groupedKeys;
  }
  function filterHiddenOptions(key) {
    return yargs.getOptions().hiddenOptions.indexOf(key) < 0 || yargs.parsed.argv[yargs.getOptions().showHiddenOpt];
  }
  self.showHelp = (level) => {
    const logger = yargs.getInternalMethods().getLoggerInstance();
    if (!level)
      level = "error";
    const emit = typeof level === "function" ? level : logger[level];
    emit(self.help());
  };
  self.functionDescription = (fn) => {
    const description = fn.name ? shim2.Parser.decamelize(fn.name, "-") : __("generated-value");
    return ["(", description, ")"].join("");
  };
  self.stringifiedValues = function stringifiedValues(values, separator) {
    let string = "";
    const sep = separator || ", ";
    const array = [].concat(values);
    if (!values || !array.length)
      return string;
    array.forEach((value) => {
      if (string.length)
        string += sep;
      string += JSON.stringify(value);
    });
    return string;
  };
  function defaultString(value, defaultDescription) {
    let string = `[${__("default:")} `;
    if (value === void 0 && !defaultDescription)
      return null;
    if (defaultDescription) {
      string += defaultDescription;
    } else {
      switch (typeof value) {
        case "string":
          string += `"${value}"`;
          break;
        case "object":
          string += JSON.stringify(value);
          break;
        default:
          string += value;
      }
    }
    return `${string}]`;
  }
  function windowWidth() {
    const maxWidth2 = 80;
    if (shim2.process.stdColumns) {
      return Math.min(maxWidth2, shim2.process.stdColumns);
    } else {
      return maxWidth2;
    }
  }
  let version2 = null;
  self.version = (ver) => {
    version2 = ver;
  };
  self.showVersion = (level) => {
    const logger = yargs.getInternalMethods().getLoggerInstance();
    if (!level)
      level = "error";
    const emit = typeof level === "function" ? level : logger[level];
    emit(version2);
  };
  self.reset = function reset(localLookup) {
    failMessage = null;
    failureOutput = false;
    usages = [];
    usageDisabled = false;
    epilogs = [];
    examples = [];
    commands = [];
    descriptions = objFilter(descriptions, (k) => !localLookup[k]);
    return self;
  };
  const frozens = [];
  self.freeze = function freeze() {
    frozens.push({
      failMessage,
      failureOutput,
      usages,
      usageDisabled,
      epilogs,
      examples,
      commands,
      descriptions
    });
  };
  self.unfreeze = function unfreeze(defaultCommand = false) {
    const frozen = frozens.pop();
    if (!frozen)
      return;
    if (defaultCommand) {
      descriptions = { ...frozen.descriptions, ...descriptions };
      commands = [...frozen.commands, ...commands];
      usages = [...frozen.usages, ...usages];
      examples = [...frozen.examples, ...examples];
      epilogs = [...frozen.epilogs, ...epilogs];
    } else {
      ({
        failMessage,
        failureOutput,
        usages,
        usageDisabled,
        epilogs,
        examples,
        commands,
        descriptions
      } = frozen);
    }
  };
  return self;
}
function isIndentedText(text) {
  return typeof text === "object";
}
function addIndentation(text, indent) {
  return isIndentedText(text) ? { text: text.text, indentation: text.indentation + indent } : { text, indentation: indent };
}
function getIndentation(text) {
  return isIndentedText(text) ? text.indentation : 0;
}
function getText(text) {
  return isIndentedText(text) ? text.text : text;
}
var init_usage = __esm({
  "node_modules/yargs/build/lib/usage.js"() {
    init_obj_filter();
    init_yerror();
    init_set_blocking();
  }
});

// node_modules/yargs/build/lib/completion-templates.js
var completionShTemplate, completionZshTemplate, completionFishTemplate;
var init_completion_templates = __esm({
  "node_modules/yargs/build/lib/completion-templates.js"() {
    completionShTemplate = `###-begin-{{app_name}}-completions-###
#
# yargs command completion script
#
# Installation: {{app_path}} {{completion_command}} >> ~/.bashrc
#    or {{app_path}} {{completion_command}} >> ~/.bash_profile on OSX.
#
_{{app_name}}_yargs_completions()
{
    local cur_word args type_list

    cur_word="\${COMP_WORDS[COMP_CWORD]}"
    args=("\${COMP_WORDS[@]}")

    # ask yargs to generate completions.
    # see https://stackoverflow.com/a/40944195/7080036 for the spaces-handling awk
    mapfile -t type_list < <({{app_path}} --get-yargs-completions "\${args[@]}")
    mapfile -t COMPREPLY < <(compgen -W "$( printf '%q ' "\${type_list[@]}" )" -- "\${cur_word}" |
        awk '/ / { print "\\""$0"\\"" } /^[^ ]+$/ { print $0 }')

    # if no match was found, fall back to filename completion
    if [ \${#COMPREPLY[@]} -eq 0 ]; then
      COMPREPLY=()
    fi

    return 0
}
complete -o bashdefault -o default -F _{{app_name}}_yargs_completions {{app_name}}
###-end-{{app_name}}-completions-###
`;
    completionZshTemplate = `#compdef {{app_name}}
###-begin-{{app_name}}-completions-###
#
# yargs command completion script
#
# Installation: {{app_path}} {{completion_command}} >> ~/.zshrc
#    or {{app_path}} {{completion_command}} >> ~/.zprofile on OSX.
#
_{{app_name}}_yargs_completions()
{
  local reply
  local si=$IFS
  IFS=$'
' reply=($(COMP_CWORD="$((CURRENT-1))" COMP_LINE="$BUFFER" COMP_POINT="$CURSOR" {{app_path}} --get-yargs-completions "\${words[@]}"))
  IFS=$si
  if [[ \${#reply} -gt 0 ]]; then
    _describe 'values' reply
  else
    _default
  fi
}
if [[ "\${zsh_eval_context[-1]}" == "loadautofunc" ]]; then
  _{{app_name}}_yargs_completions "$@"
else
  compdef _{{app_name}}_yargs_completions {{app_name}}
fi
###-end-{{app_name}}-completions-###
`;
    completionFishTemplate = `###-begin-{{app_name}}-completions-###
#
# yargs command completion script
#
# Installation: {{app_path}} {{completion_command}} > ~/.config/fish/completions/{{app_name}}.fish
#
complete -f -c {{app_name}} -a '({{app_path}} --get-yargs-completions (commandline -o)[2..-1])'
###-end-{{app_name}}-completions-###
`;
  }
});

// node_modules/yargs/build/lib/completion.js
function completion(yargs, usage2, command2, shim2) {
  return new Completion(yargs, usage2, command2, shim2);
}
function isSyncCompletionFunction(completionFunction) {
  return completionFunction.length < 3;
}
function isFallbackCompletionFunction(completionFunction) {
  return completionFunction.length > 3;
}
var Completion;
var init_completion = __esm({
  "node_modules/yargs/build/lib/completion.js"() {
    init_command();
    init_common_types();
    init_completion_templates();
    init_is_promise();
    init_parse_command();
    Completion = class {
      constructor(yargs, usage2, command2, shim2) {
        var _a2, _b2, _c2, _d, _e;
        this.yargs = yargs;
        this.usage = usage2;
        this.command = command2;
        this.shim = shim2;
        this.completionKey = "get-yargs-completions";
        this.aliases = null;
        this.customCompletionFunction = null;
        this.indexAfterLastReset = 0;
        this.zshShell = (_c2 = ((_a2 = this.shim.getEnv("SHELL")) === null || _a2 === void 0 ? void 0 : _a2.includes("zsh")) || ((_b2 = this.shim.getEnv("ZSH_NAME")) === null || _b2 === void 0 ? void 0 : _b2.includes("zsh"))) !== null && _c2 !== void 0 ? _c2 : false;
        this.fishShell = (_e = (_d = this.shim.getEnv("SHELL")) === null || _d === void 0 ? void 0 : _d.includes("fish")) !== null && _e !== void 0 ? _e : false;
      }
      defaultCompletion(args, argv, current, done) {
        const handlers = this.command.getCommandHandlers();
        for (let i = 0, ii = args.length; i < ii; ++i) {
          if (handlers[args[i]] && handlers[args[i]].builder) {
            const builder = handlers[args[i]].builder;
            if (isCommandBuilderCallback(builder)) {
              this.indexAfterLastReset = i + 1;
              const y = this.yargs.getInternalMethods().reset();
              builder(y, true);
              return y.argv;
            }
          }
        }
        const completions = [];
        this.commandCompletions(completions, args, current);
        this.optionCompletions(completions, args, argv, current);
        this.choicesFromOptionsCompletions(completions, args, argv, current);
        this.choicesFromPositionalsCompletions(completions, args, argv, current);
        done(null, completions);
      }
      commandCompletions(completions, args, current) {
        const parentCommands = this.yargs.getInternalMethods().getContext().commands;
        if (!current.match(/^-/) && parentCommands[parentCommands.length - 1] !== current && !this.previousArgHasChoices(args)) {
          this.usage.getCommands().forEach((usageCommand) => {
            const commandName = parseCommand(usageCommand[0]).cmd;
            if (args.indexOf(commandName) === -1) {
              const desc = usageCommand[1] || "";
              if (this.fishShell) {
                completions.push(commandName + "	" + desc);
              } else if (this.zshShell) {
                completions.push(commandName.replace(/:/g, "\\:") + ":" + desc);
              } else {
                completions.push(commandName);
              }
            }
          });
        }
      }
      optionCompletions(completions, args, argv, current) {
        if ((current.match(/^-/) || current === "" && completions.length === 0) && !this.previousArgHasChoices(args)) {
          const options = this.yargs.getOptions();
          const positionalKeys = this.yargs.getGroups()[this.usage.getPositionalGroupName()] || [];
          Object.keys(options.key).forEach((key) => {
            const negable = !!options.configuration["boolean-negation"] && options.boolean.includes(key);
            const isPositionalKey = positionalKeys.includes(key);
            if (!isPositionalKey && !options.hiddenOptions.includes(key) && !this.argsContainKey(args, key, negable)) {
              this.completeOptionKey(key, completions, current, negable && !!options.default[key]);
            }
          });
        }
      }
      choicesFromOptionsCompletions(completions, args, argv, current) {
        if (this.previousArgHasChoices(args)) {
          const choices = this.getPreviousArgChoices(args);
          if (choices && choices.length > 0) {
            if (this.fishShell) {
              completions.push(...choices);
            } else {
              completions.push(...choices.map((c) => c.replace(/:/g, "\\:")));
            }
          }
        }
      }
      choicesFromPositionalsCompletions(completions, args, argv, current) {
        if (current === "" && completions.length > 0 && this.previousArgHasChoices(args)) {
          return;
        }
        const positionalKeys = this.yargs.getGroups()[this.usage.getPositionalGroupName()] || [];
        const offset = Math.max(this.indexAfterLastReset, this.yargs.getInternalMethods().getContext().commands.length + 1);
        const positionalKey = positionalKeys[argv._.length - offset - 1];
        if (!positionalKey) {
          return;
        }
        const choices = this.yargs.getOptions().choices[positionalKey] || [];
        for (const choice2 of choices) {
          if (choice2.startsWith(current)) {
            if (this.fishShell) {
              completions.push(choice2);
            } else {
              completions.push(choice2.replace(/:/g, "\\:"));
            }
          }
        }
      }
      getPreviousArgChoices(args) {
        if (args.length < 1)
          return;
        let previousArg = args[args.length - 1];
        let filter = "";
        if (!previousArg.startsWith("-") && args.length > 1) {
          filter = previousArg;
          previousArg = args[args.length - 2];
        }
        if (!previousArg.startsWith("-"))
          return;
        const previousArgKey = previousArg.replace(/^-+/, "");
        const options = this.yargs.getOptions();
        const possibleAliases = [
          previousArgKey,
          ...this.yargs.getAliases()[previousArgKey] || []
        ];
        let choices;
        for (const possibleAlias of possibleAliases) {
          if (Object.prototype.hasOwnProperty.call(options.key, possibleAlias) && Array.isArray(options.choices[possibleAlias])) {
            choices = options.choices[possibleAlias];
            break;
          }
        }
        if (choices) {
          return choices.filter((choice2) => !filter || choice2.startsWith(filter));
        }
      }
      previousArgHasChoices(args) {
        const choices = this.getPreviousArgChoices(args);
        return choices !== void 0 && choices.length > 0;
      }
      argsContainKey(args, key, negable) {
        const argsContains = (s) => args.indexOf((/^[^0-9]$/.test(s) ? "-" : "--") + s) !== -1;
        if (argsContains(key))
          return true;
        if (negable && argsContains(`no-${key}`))
          return true;
        if (this.aliases) {
          for (const alias of this.aliases[key]) {
            if (argsContains(alias))
              return true;
          }
        }
        return false;
      }
      completeOptionKey(key, completions, current, negable) {
        var _a2, _b2, _c2, _d;
        let keyWithDesc = key;
        if (this.zshShell || this.fishShell) {
          const descs = this.usage.getDescriptions();
          const aliasKey = (_b2 = (_a2 = this === null || this === void 0 ? void 0 : this.aliases) === null || _a2 === void 0 ? void 0 : _a2[key]) === null || _b2 === void 0 ? void 0 : _b2.find((alias) => {
            const desc2 = descs[alias];
            return typeof desc2 === "string" && desc2.length > 0;
          });
          const descFromAlias = aliasKey ? descs[aliasKey] : void 0;
          const desc = (_d = (_c2 = descs[key]) !== null && _c2 !== void 0 ? _c2 : descFromAlias) !== null && _d !== void 0 ? _d : "";
          const cleanedDesc = desc.replace("__yargsString__:", "").replace(/(\r\n|\n|\r)/gm, " ");
          if (this.fishShell) {
            keyWithDesc = `${key}	${cleanedDesc}`;
          } else {
            keyWithDesc = `${key.replace(/:/g, "\\:")}:${cleanedDesc}`;
          }
        }
        const startsByTwoDashes = (s) => /^--/.test(s);
        const isShortOption = (s) => /^[^0-9]$/.test(s);
        const dashes = !startsByTwoDashes(current) && isShortOption(key) ? "-" : "--";
        completions.push(dashes + keyWithDesc);
        if (negable) {
          completions.push(dashes + "no-" + keyWithDesc);
        }
      }
      customCompletion(args, argv, current, done) {
        assertNotStrictEqual(this.customCompletionFunction, null, this.shim);
        if (isSyncCompletionFunction(this.customCompletionFunction)) {
          const result = this.customCompletionFunction(current, argv);
          if (isPromise(result)) {
            return result.then((list) => {
              this.shim.process.nextTick(() => {
                done(null, list);
              });
            }).catch((err) => {
              this.shim.process.nextTick(() => {
                done(err, void 0);
              });
            });
          }
          return done(null, result);
        } else if (isFallbackCompletionFunction(this.customCompletionFunction)) {
          return this.customCompletionFunction(current, argv, (onCompleted = done) => this.defaultCompletion(args, argv, current, onCompleted), (completions) => {
            done(null, completions);
          });
        } else {
          return this.customCompletionFunction(current, argv, (completions) => {
            done(null, completions);
          });
        }
      }
      getCompletion(args, done) {
        const current = args.length ? args[args.length - 1] : "";
        const argv = this.yargs.parse(args, true);
        const completionFunction = this.customCompletionFunction ? (argv2) => this.customCompletion(args, argv2, current, done) : (argv2) => this.defaultCompletion(args, argv2, current, done);
        return isPromise(argv) ? argv.then(completionFunction) : completionFunction(argv);
      }
      generateCompletionScript($0, cmd) {
        let script;
        if (this.zshShell) {
          script = completionZshTemplate;
        } else if (this.fishShell) {
          script = completionFishTemplate;
        } else {
          script = completionShTemplate;
        }
        const name = this.shim.path.basename($0);
        if ($0.match(/\.js$/))
          $0 = `./${$0}`;
        script = script.replace(/{{app_name}}/g, name);
        script = script.replace(/{{completion_command}}/g, cmd);
        return script.replace(/{{app_path}}/g, $0);
      }
      registerFunction(fn) {
        this.customCompletionFunction = fn;
      }
      setParsed(parsed) {
        this.aliases = parsed.aliases;
      }
    };
  }
});

// node_modules/yargs/build/lib/utils/levenshtein.js
function levenshtein(a, b) {
  if (a.length === 0)
    return b.length;
  if (b.length === 0)
    return a.length;
  const matrix = [];
  let i;
  for (i = 0; i <= b.length; i++) {
    matrix[i] = [i];
  }
  let j;
  for (j = 0; j <= a.length; j++) {
    matrix[0][j] = j;
  }
  for (i = 1; i <= b.length; i++) {
    for (j = 1; j <= a.length; j++) {
      if (b.charAt(i - 1) === a.charAt(j - 1)) {
        matrix[i][j] = matrix[i - 1][j - 1];
      } else {
        if (i > 1 && j > 1 && b.charAt(i - 2) === a.charAt(j - 1) && b.charAt(i - 1) === a.charAt(j - 2)) {
          matrix[i][j] = matrix[i - 2][j - 2] + 1;
        } else {
          matrix[i][j] = Math.min(matrix[i - 1][j - 1] + 1, Math.min(matrix[i][j - 1] + 1, matrix[i - 1][j] + 1));
        }
      }
    }
  }
  return matrix[b.length][a.length];
}
var init_levenshtein = __esm({
  "node_modules/yargs/build/lib/utils/levenshtein.js"() {
  }
});

// node_modules/yargs/build/lib/validation.js
function validation(yargs, usage2, shim2) {
  const __ = shim2.y18n.__;
  const __n = shim2.y18n.__n;
  const self = {};
  self.nonOptionCount = function nonOptionCount(argv) {
    const demandedCommands = yargs.getDemandedCommands();
    const positionalCount = argv._.length + (argv["--"] ? argv["--"].length : 0);
    const _s = positionalCount - yargs.getInternalMethods().getContext().commands.length;
    if (demandedCommands._ && (_s < demandedCommands._.min || _s > demandedCommands._.max)) {
      if (_s < demandedCommands._.min) {
        if (demandedCommands._.minMsg !== void 0) {
          usage2.fail(demandedCommands._.minMsg ? demandedCommands._.minMsg.replace(/\$0/g, _s.toString()).replace(/\$1/, demandedCommands._.min.toString()) : null);
        } else {
          usage2.fail(__n("Not enough non-option arguments: got %s, need at least %s", "Not enough non-option arguments: got %s, need at least %s", _s, _s.toString(), demandedCommands._.min.toString()));
        }
      } else if (_s > demandedCommands._.max) {
        if (demandedCommands._.maxMsg !== void 0) {
          usage2.fail(demandedCommands._.maxMsg ? demandedCommands._.maxMsg.replace(/\$0/g, _s.toString()).replace(/\$1/, demandedCommands._.max.toString()) : null);
        } else {
          usage2.fail(__n("Too many non-option arguments: got %s, maximum of %s", "Too many non-option arguments: got %s, maximum of %s", _s, _s.toString(), demandedCommands._.max.toString()));
        }
      }
    }
  };
  self.positionalCount = function positionalCount(required, observed) {
    if (observed < required) {
      usage2.fail(__n("Not enough non-option arguments: got %s, need at least %s", "Not enough non-option arguments: got %s, need at least %s", observed, observed + "", required + ""));
    }
  };
  self.requiredArguments = function requiredArguments(argv, demandedOptions) {
    let missing = null;
    for (const key of Object.keys(demandedOptions)) {
      if (!Object.prototype.hasOwnProperty.call(argv, key) || typeof argv[key] === "undefined") {
        missing = missing || {};
        missing[key] = demandedOptions[key];
      }
    }
    if (missing) {
      const customMsgs = [];
      for (const key of Object.keys(missing)) {
        const msg = missing[key];
        if (msg && customMsgs.indexOf(msg) < 0) {
          customMsgs.push(msg);
        }
      }
      const customMsg = customMsgs.length ? `
${customMsgs.join("\n")}` : "";
      usage2.fail(__n("Missing required argument: %s", "Missing required arguments: %s", Object.keys(missing).length, Object.keys(missing).join(", ") + customMsg));
    }
  };
  self.unknownArguments = function unknownArguments(argv, aliases, positionalMap, isDefaultCommand, checkPositionals = true) {
    var _a2;
    const commandKeys = yargs.getInternalMethods().getCommandInstance().getCommands();
    const unknown2 = [];
    const currentContext = yargs.getInternalMethods().getContext();
    Object.keys(argv).forEach((key) => {
      if (!specialKeys.includes(key) && !Object.prototype.hasOwnProperty.call(positionalMap, key) && !Object.prototype.hasOwnProperty.call(yargs.getInternalMethods().getParseContext(), key) && !self.isValidAndSomeAliasIsNotNew(key, aliases)) {
        unknown2.push(key);
      }
    });
    if (checkPositionals && (currentContext.commands.length > 0 || commandKeys.length > 0 || isDefaultCommand)) {
      argv._.slice(currentContext.commands.length).forEach((key) => {
        if (!commandKeys.includes("" + key)) {
          unknown2.push("" + key);
        }
      });
    }
    if (checkPositionals) {
      const demandedCommands = yargs.getDemandedCommands();
      const maxNonOptDemanded = ((_a2 = demandedCommands._) === null || _a2 === void 0 ? void 0 : _a2.max) || 0;
      const expected2 = currentContext.commands.length + maxNonOptDemanded;
      if (expected2 < argv._.length) {
        argv._.slice(expected2).forEach((key) => {
          key = String(key);
          if (!currentContext.commands.includes(key) && !unknown2.includes(key)) {
            unknown2.push(key);
          }
        });
      }
    }
    if (unknown2.length) {
      usage2.fail(__n("Unknown argument: %s", "Unknown arguments: %s", unknown2.length, unknown2.map((s) => s.trim() ? s : `"${s}"`).join(", ")));
    }
  };
  self.unknownCommands = function unknownCommands(argv) {
    const commandKeys = yargs.getInternalMethods().getCommandInstance().getCommands();
    const unknown2 = [];
    const currentContext = yargs.getInternalMethods().getContext();
    if (currentContext.commands.length > 0 || commandKeys.length > 0) {
      argv._.slice(currentContext.commands.length).forEach((key) => {
        if (!commandKeys.includes("" + key)) {
          unknown2.push("" + key);
        }
      });
    }
    if (unknown2.length > 0) {
      usage2.fail(__n("Unknown command: %s", "Unknown commands: %s", unknown2.length, unknown2.join(", ")));
      return true;
    } else {
      return false;
    }
  };
  self.isValidAndSomeAliasIsNotNew = function isValidAndSomeAliasIsNotNew(key, aliases) {
    if (!Object.prototype.hasOwnProperty.call(aliases, key)) {
      return false;
    }
    const newAliases = yargs.parsed.newAliases;
    return [key, ...aliases[key]].some((a) => !Object.prototype.hasOwnProperty.call(newAliases, a) || !newAliases[key]);
  };
  self.limitedChoices = function limitedChoices(argv) {
    const options = yargs.getOptions();
    const invalid2 = {};
    if (!Object.keys(options.choices).length)
      return;
    Object.keys(argv).forEach((key) => {
      if (specialKeys.indexOf(key) === -1 && Object.prototype.hasOwnProperty.call(options.choices, key)) {
        [].concat(argv[key]).forEach((value) => {
          if (options.choices[key].indexOf(value) === -1 && value !== void 0) {
            invalid2[key] = (invalid2[key] || []).concat(value);
          }
        });
      }
    });
    const invalidKeys = Object.keys(invalid2);
    if (!invalidKeys.length)
      return;
    let msg = __("Invalid values:");
    invalidKeys.forEach((key) => {
      msg += `
  ${__("Argument: %s, Given: %s, Choices: %s", key, usage2.stringifiedValues(invalid2[key]), usage2.stringifiedValues(options.choices[key]))}`;
    });
    usage2.fail(msg);
  };
  let implied = {};
  self.implies = function implies(key, value) {
    argsert("<string|object> [array|number|string]", [key, value], arguments.length);
    if (typeof key === "object") {
      Object.keys(key).forEach((k) => {
        self.implies(k, key[k]);
      });
    } else {
      yargs.global(key);
      if (!implied[key]) {
        implied[key] = [];
      }
      if (Array.isArray(value)) {
        value.forEach((i) => self.implies(key, i));
      } else {
        assertNotStrictEqual(value, void 0, shim2);
        implied[key].push(value);
      }
    }
  };
  self.getImplied = function getImplied() {
    return implied;
  };
  function keyExists(argv, val) {
    const num = Number(val);
    val = isNaN(num) ? val : num;
    if (typeof val === "number") {
      val = argv._.length >= val;
    } else if (val.match(/^--no-.+/)) {
      val = val.match(/^--no-(.+)/)[1];
      val = !Object.prototype.hasOwnProperty.call(argv, val);
    } else {
      val = Object.prototype.hasOwnProperty.call(argv, val);
    }
    return val;
  }
  self.implications = function implications(argv) {
    const implyFail = [];
    Object.keys(implied).forEach((key) => {
      const origKey = key;
      (implied[key] || []).forEach((value) => {
        let key2 = origKey;
        const origValue = value;
        key2 = keyExists(argv, key2);
        value = keyExists(argv, value);
        if (key2 && !value) {
          implyFail.push(` ${origKey} -> ${origValue}`);
        }
      });
    });
    if (implyFail.length) {
      let msg = `${__("Implications failed:")}
`;
      implyFail.forEach((value) => {
        msg += value;
      });
      usage2.fail(msg);
    }
  };
  let conflicting = {};
  self.conflicts = function conflicts(key, value) {
    argsert("<string|object> [array|string]", [key, value], arguments.length);
    if (typeof key === "object") {
      Object.keys(key).forEach((k) => {
        self.conflicts(k, key[k]);
      });
    } else {
      yargs.global(key);
      if (!conflicting[key]) {
        conflicting[key] = [];
      }
      if (Array.isArray(value)) {
        value.forEach((i) => self.conflicts(key, i));
      } else {
        conflicting[key].push(value);
      }
    }
  };
  self.getConflicting = () => conflicting;
  self.conflicting = function conflictingFn(argv) {
    Object.keys(argv).forEach((key) => {
      if (conflicting[key]) {
        conflicting[key].forEach((value) => {
          if (value && argv[key] !== void 0 && argv[value] !== void 0) {
            usage2.fail(__("Arguments %s and %s are mutually exclusive", key, value));
          }
        });
      }
    });
    if (yargs.getInternalMethods().getParserConfiguration()["strip-dashed"]) {
      Object.keys(conflicting).forEach((key) => {
        conflicting[key].forEach((value) => {
          if (value && argv[shim2.Parser.camelCase(key)] !== void 0 && argv[shim2.Parser.camelCase(value)] !== void 0) {
            usage2.fail(__("Arguments %s and %s are mutually exclusive", key, value));
          }
        });
      });
    }
  };
  self.recommendCommands = function recommendCommands(cmd, potentialCommands) {
    const threshold = 3;
    potentialCommands = potentialCommands.sort((a, b) => b.length - a.length);
    let recommended = null;
    let bestDistance = Infinity;
    for (let i = 0, candidate; (candidate = potentialCommands[i]) !== void 0; i++) {
      const d = levenshtein(cmd, candidate);
      if (d <= threshold && d < bestDistance) {
        bestDistance = d;
        recommended = candidate;
      }
    }
    if (recommended)
      usage2.fail(__("Did you mean %s?", recommended));
  };
  self.reset = function reset(localLookup) {
    implied = objFilter(implied, (k) => !localLookup[k]);
    conflicting = objFilter(conflicting, (k) => !localLookup[k]);
    return self;
  };
  const frozens = [];
  self.freeze = function freeze() {
    frozens.push({
      implied,
      conflicting
    });
  };
  self.unfreeze = function unfreeze() {
    const frozen = frozens.pop();
    assertNotStrictEqual(frozen, void 0, shim2);
    ({ implied, conflicting } = frozen);
  };
  return self;
}
var specialKeys;
var init_validation = __esm({
  "node_modules/yargs/build/lib/validation.js"() {
    init_argsert();
    init_common_types();
    init_levenshtein();
    init_obj_filter();
    specialKeys = ["$0", "--", "_"];
  }
});

// node_modules/yargs/build/lib/utils/apply-extends.js
function applyExtends(config, cwd, mergeExtends, _shim) {
  shim = _shim;
  let defaultConfig = {};
  if (Object.prototype.hasOwnProperty.call(config, "extends")) {
    if (typeof config.extends !== "string")
      return defaultConfig;
    const isPath = /\.json|\..*rc$/.test(config.extends);
    let pathToDefault = null;
    if (!isPath) {
      try {
        pathToDefault = import.meta.resolve(config.extends);
      } catch (_err) {
        return config;
      }
    } else {
      pathToDefault = getPathToDefaultConfig(cwd, config.extends);
    }
    checkForCircularExtends(pathToDefault);
    previouslyVisitedConfigs.push(pathToDefault);
    defaultConfig = isPath ? JSON.parse(shim.readFileSync(pathToDefault, "utf8")) : _shim.require(config.extends);
    delete config.extends;
    defaultConfig = applyExtends(defaultConfig, shim.path.dirname(pathToDefault), mergeExtends, shim);
  }
  previouslyVisitedConfigs = [];
  return mergeExtends ? mergeDeep(defaultConfig, config) : Object.assign({}, defaultConfig, config);
}
function checkForCircularExtends(cfgPath) {
  if (previouslyVisitedConfigs.indexOf(cfgPath) > -1) {
    throw new YError(`Circular extended configurations: '${cfgPath}'.`);
  }
}
function getPathToDefaultConfig(cwd, pathToExtend) {
  return shim.path.resolve(cwd, pathToExtend);
}
function mergeDeep(config1, config2) {
  const target = {};
  function isObject(obj) {
    return obj && typeof obj === "object" && !Array.isArray(obj);
  }
  Object.assign(target, config1);
  for (const key of Object.keys(config2)) {
    if (key === "__proto__")
      continue;
    if (isObject(config2[key]) && isObject(target[key])) {
      target[key] = mergeDeep(config1[key], config2[key]);
    } else {
      target[key] = config2[key];
    }
  }
  return target;
}
var previouslyVisitedConfigs, shim;
var init_apply_extends = __esm({
  "node_modules/yargs/build/lib/utils/apply-extends.js"() {
    init_yerror();
    previouslyVisitedConfigs = [];
  }
});

// node_modules/yargs/build/lib/yargs-factory.js
function YargsFactory(_shim) {
  return (processArgs = [], cwd = _shim.process.cwd(), parentRequire) => {
    const yargs = new YargsInstance(processArgs, cwd, parentRequire, _shim);
    Object.defineProperty(yargs, "argv", {
      get: () => {
        return yargs.parse();
      },
      enumerable: true
    });
    yargs.help();
    yargs.version();
    return yargs;
  };
}
function isYargsInstance(y) {
  return !!y && typeof y.getInternalMethods === "function";
}
var __classPrivateFieldSet, __classPrivateFieldGet, _YargsInstance_command, _YargsInstance_cwd, _YargsInstance_context, _YargsInstance_completion, _YargsInstance_completionCommand, _YargsInstance_defaultShowHiddenOpt, _YargsInstance_exitError, _YargsInstance_detectLocale, _YargsInstance_emittedWarnings, _YargsInstance_exitProcess, _YargsInstance_frozens, _YargsInstance_globalMiddleware, _YargsInstance_groups, _YargsInstance_hasOutput, _YargsInstance_helpOpt, _YargsInstance_isGlobalContext, _YargsInstance_logger, _YargsInstance_output, _YargsInstance_options, _YargsInstance_parentRequire, _YargsInstance_parserConfig, _YargsInstance_parseFn, _YargsInstance_parseContext, _YargsInstance_pkgs, _YargsInstance_preservedGroups, _YargsInstance_processArgs, _YargsInstance_recommendCommands, _YargsInstance_shim, _YargsInstance_strict, _YargsInstance_strictCommands, _YargsInstance_strictOptions, _YargsInstance_usage, _YargsInstance_usageConfig, _YargsInstance_versionOpt, _YargsInstance_validation, kCopyDoubleDash, kCreateLogger, kDeleteFromParserHintObject, kEmitWarning, kFreeze, kGetDollarZero, kGetParserConfiguration, kGetUsageConfiguration, kGuessLocale, kGuessVersion, kParsePositionalNumbers, kPkgUp, kPopulateParserHintArray, kPopulateParserHintSingleValueDictionary, kPopulateParserHintArrayDictionary, kPopulateParserHintDictionary, kSanitizeKey, kSetKey, kUnfreeze, kValidateAsync, kGetCommandInstance, kGetContext, kGetHasOutput, kGetLoggerInstance, kGetParseContext, kGetUsageInstance, kGetValidationInstance, kHasParseCallback, kIsGlobalContext, kPostProcess, kRebase, kReset, kRunYargsParserAndExecuteCommands, kRunValidation, kSetHasOutput, kTrackManuallySetKeys, DEFAULT_LOCALE, YargsInstance;
var init_yargs_factory = __esm({
  "node_modules/yargs/build/lib/yargs-factory.js"() {
    init_command();
    init_common_types();
    init_yerror();
    init_usage();
    init_argsert();
    init_completion();
    init_validation();
    init_obj_filter();
    init_apply_extends();
    init_middleware();
    init_is_promise();
    init_maybe_async_result();
    init_set_blocking();
    __classPrivateFieldSet = function(receiver, state, value, kind, f) {
      if (kind === "m") throw new TypeError("Private method is not writable");
      if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
      if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
      return kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value), value;
    };
    __classPrivateFieldGet = function(receiver, state, kind, f) {
      if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
      if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
      return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
    };
    kCopyDoubleDash = /* @__PURE__ */ Symbol("copyDoubleDash");
    kCreateLogger = /* @__PURE__ */ Symbol("copyDoubleDash");
    kDeleteFromParserHintObject = /* @__PURE__ */ Symbol("deleteFromParserHintObject");
    kEmitWarning = /* @__PURE__ */ Symbol("emitWarning");
    kFreeze = /* @__PURE__ */ Symbol("freeze");
    kGetDollarZero = /* @__PURE__ */ Symbol("getDollarZero");
    kGetParserConfiguration = /* @__PURE__ */ Symbol("getParserConfiguration");
    kGetUsageConfiguration = /* @__PURE__ */ Symbol("getUsageConfiguration");
    kGuessLocale = /* @__PURE__ */ Symbol("guessLocale");
    kGuessVersion = /* @__PURE__ */ Symbol("guessVersion");
    kParsePositionalNumbers = /* @__PURE__ */ Symbol("parsePositionalNumbers");
    kPkgUp = /* @__PURE__ */ Symbol("pkgUp");
    kPopulateParserHintArray = /* @__PURE__ */ Symbol("populateParserHintArray");
    kPopulateParserHintSingleValueDictionary = /* @__PURE__ */ Symbol("populateParserHintSingleValueDictionary");
    kPopulateParserHintArrayDictionary = /* @__PURE__ */ Symbol("populateParserHintArrayDictionary");
    kPopulateParserHintDictionary = /* @__PURE__ */ Symbol("populateParserHintDictionary");
    kSanitizeKey = /* @__PURE__ */ Symbol("sanitizeKey");
    kSetKey = /* @__PURE__ */ Symbol("setKey");
    kUnfreeze = /* @__PURE__ */ Symbol("unfreeze");
    kValidateAsync = /* @__PURE__ */ Symbol("validateAsync");
    kGetCommandInstance = /* @__PURE__ */ Symbol("getCommandInstance");
    kGetContext = /* @__PURE__ */ Symbol("getContext");
    kGetHasOutput = /* @__PURE__ */ Symbol("getHasOutput");
    kGetLoggerInstance = /* @__PURE__ */ Symbol("getLoggerInstance");
    kGetParseContext = /* @__PURE__ */ Symbol("getParseContext");
    kGetUsageInstance = /* @__PURE__ */ Symbol("getUsageInstance");
    kGetValidationInstance = /* @__PURE__ */ Symbol("getValidationInstance");
    kHasParseCallback = /* @__PURE__ */ Symbol("hasParseCallback");
    kIsGlobalContext = /* @__PURE__ */ Symbol("isGlobalContext");
    kPostProcess = /* @__PURE__ */ Symbol("postProcess");
    kRebase = /* @__PURE__ */ Symbol("rebase");
    kReset = /* @__PURE__ */ Symbol("reset");
    kRunYargsParserAndExecuteCommands = /* @__PURE__ */ Symbol("runYargsParserAndExecuteCommands");
    kRunValidation = /* @__PURE__ */ Symbol("runValidation");
    kSetHasOutput = /* @__PURE__ */ Symbol("setHasOutput");
    kTrackManuallySetKeys = /* @__PURE__ */ Symbol("kTrackManuallySetKeys");
    DEFAULT_LOCALE = "en_US";
    YargsInstance = class {
      constructor(processArgs = [], cwd, parentRequire, shim2) {
        this.customScriptName = false;
        this.parsed = false;
        _YargsInstance_command.set(this, void 0);
        _YargsInstance_cwd.set(this, void 0);
        _YargsInstance_context.set(this, { commands: [], fullCommands: [] });
        _YargsInstance_completion.set(this, null);
        _YargsInstance_completionCommand.set(this, null);
        _YargsInstance_defaultShowHiddenOpt.set(this, "show-hidden");
        _YargsInstance_exitError.set(this, null);
        _YargsInstance_detectLocale.set(this, true);
        _YargsInstance_emittedWarnings.set(this, {});
        _YargsInstance_exitProcess.set(this, true);
        _YargsInstance_frozens.set(this, []);
        _YargsInstance_globalMiddleware.set(this, void 0);
        _YargsInstance_groups.set(this, {});
        _YargsInstance_hasOutput.set(this, false);
        _YargsInstance_helpOpt.set(this, null);
        _YargsInstance_isGlobalContext.set(this, true);
        _YargsInstance_logger.set(this, void 0);
        _YargsInstance_output.set(this, "");
        _YargsInstance_options.set(this, void 0);
        _YargsInstance_parentRequire.set(this, void 0);
        _YargsInstance_parserConfig.set(this, {});
        _YargsInstance_parseFn.set(this, null);
        _YargsInstance_parseContext.set(this, null);
        _YargsInstance_pkgs.set(this, {});
        _YargsInstance_preservedGroups.set(this, {});
        _YargsInstance_processArgs.set(this, void 0);
        _YargsInstance_recommendCommands.set(this, false);
        _YargsInstance_shim.set(this, void 0);
        _YargsInstance_strict.set(this, false);
        _YargsInstance_strictCommands.set(this, false);
        _YargsInstance_strictOptions.set(this, false);
        _YargsInstance_usage.set(this, void 0);
        _YargsInstance_usageConfig.set(this, {});
        _YargsInstance_versionOpt.set(this, null);
        _YargsInstance_validation.set(this, void 0);
        __classPrivateFieldSet(this, _YargsInstance_shim, shim2, "f");
        __classPrivateFieldSet(this, _YargsInstance_processArgs, processArgs, "f");
        __classPrivateFieldSet(this, _YargsInstance_cwd, cwd, "f");
        __classPrivateFieldSet(this, _YargsInstance_parentRequire, parentRequire, "f");
        __classPrivateFieldSet(this, _YargsInstance_globalMiddleware, new GlobalMiddleware(this), "f");
        this.$0 = this[kGetDollarZero]();
        this[kReset]();
        __classPrivateFieldSet(this, _YargsInstance_command, __classPrivateFieldGet(this, _YargsInstance_command, "f"), "f");
        __classPrivateFieldSet(this, _YargsInstance_usage, __classPrivateFieldGet(this, _YargsInstance_usage, "f"), "f");
        __classPrivateFieldSet(this, _YargsInstance_validation, __classPrivateFieldGet(this, _YargsInstance_validation, "f"), "f");
        __classPrivateFieldSet(this, _YargsInstance_options, __classPrivateFieldGet(this, _YargsInstance_options, "f"), "f");
        __classPrivateFieldGet(this, _YargsInstance_options, "f").showHiddenOpt = __classPrivateFieldGet(this, _YargsInstance_defaultShowHiddenOpt, "f");
        __classPrivateFieldSet(this, _YargsInstance_logger, this[kCreateLogger](), "f");
        __classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.setLocale(DEFAULT_LOCALE);
      }
      addHelpOpt(opt, msg) {
        const defaultHelpOpt = "help";
        argsert("[string|boolean] [string]", [opt, msg], arguments.length);
        if (__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f")) {
          this[kDeleteFromParserHintObject](__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f"));
          __classPrivateFieldSet(this, _YargsInstance_helpOpt, null, "f");
        }
        if (opt === false && msg === void 0)
          return this;
        __classPrivateFieldSet(this, _YargsInstance_helpOpt, typeof opt === "string" ? opt : defaultHelpOpt, "f");
        this.boolean(__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f"));
        this.describe(__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f"), msg || __classPrivateFieldGet(this, _YargsInstance_usage, "f").deferY18nLookup("Show help"));
        return this;
      }
      help(opt, msg) {
        return this.addHelpOpt(opt, msg);
      }
      addShowHiddenOpt(opt, msg) {
        argsert("[string|boolean] [string]", [opt, msg], arguments.length);
        if (opt === false && msg === void 0)
          return this;
        const showHiddenOpt = typeof opt === "string" ? opt : __classPrivateFieldGet(this, _YargsInstance_defaultShowHiddenOpt, "f");
        this.boolean(showHiddenOpt);
        this.describe(showHiddenOpt, msg || __classPrivateFieldGet(this, _YargsInstance_usage, "f").deferY18nLookup("Show hidden options"));
        __classPrivateFieldGet(this, _YargsInstance_options, "f").showHiddenOpt = showHiddenOpt;
        return this;
      }
      showHidden(opt, msg) {
        return this.addShowHiddenOpt(opt, msg);
      }
      alias(key, value) {
        argsert("<object|string|array> [string|array]", [key, value], arguments.length);
        this[kPopulateParserHintArrayDictionary](this.alias.bind(this), "alias", key, value);
        return this;
      }
      array(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("array", keys);
        this[kTrackManuallySetKeys](keys);
        return this;
      }
      boolean(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("boolean", keys);
        this[kTrackManuallySetKeys](keys);
        return this;
      }
      check(f, global) {
        argsert("<function> [boolean]", [f, global], arguments.length);
        this.middleware((argv, _yargs) => {
          return maybeAsyncResult(() => {
            return f(argv, _yargs.getOptions());
          }, (result) => {
            if (!result) {
              __classPrivateFieldGet(this, _YargsInstance_usage, "f").fail(__classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.__("Argument check failed: %s", f.toString()));
            } else if (typeof result === "string" || result instanceof Error) {
              __classPrivateFieldGet(this, _YargsInstance_usage, "f").fail(result.toString(), result);
            }
            return argv;
          }, (err) => {
            __classPrivateFieldGet(this, _YargsInstance_usage, "f").fail(err.message ? err.message : err.toString(), err);
            return argv;
          });
        }, false, global);
        return this;
      }
      choices(key, value) {
        argsert("<object|string|array> [string|array]", [key, value], arguments.length);
        this[kPopulateParserHintArrayDictionary](this.choices.bind(this), "choices", key, value);
        return this;
      }
      coerce(keys, value) {
        argsert("<object|string|array> [function]", [keys, value], arguments.length);
        if (Array.isArray(keys)) {
          if (!value) {
            throw new YError("coerce callback must be provided");
          }
          for (const key of keys) {
            this.coerce(key, value);
          }
          return this;
        } else if (typeof keys === "object") {
          for (const key of Object.keys(keys)) {
            this.coerce(key, keys[key]);
          }
          return this;
        }
        if (!value) {
          throw new YError("coerce callback must be provided");
        }
        const coerceKey = keys;
        __classPrivateFieldGet(this, _YargsInstance_options, "f").key[coerceKey] = true;
        __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").addCoerceMiddleware((argv, yargs) => {
          var _a2;
          const coerceKeyAliases = (_a2 = yargs.getAliases()[coerceKey]) !== null && _a2 !== void 0 ? _a2 : [];
          const argvKeys = [coerceKey, ...coerceKeyAliases].filter((key) => Object.prototype.hasOwnProperty.call(argv, key));
          if (argvKeys.length === 0) {
            return argv;
          }
          return maybeAsyncResult(() => {
            return value(argv[argvKeys[0]]);
          }, (result) => {
            argvKeys.forEach((key) => {
              argv[key] = result;
            });
            return argv;
          }, (err) => {
            throw new YError(err.message);
          });
        }, coerceKey);
        return this;
      }
      conflicts(key1, key2) {
        argsert("<string|object> [string|array]", [key1, key2], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_validation, "f").conflicts(key1, key2);
        return this;
      }
      config(key = "config", msg, parseFn) {
        argsert("[object|string] [string|function] [function]", [key, msg, parseFn], arguments.length);
        if (typeof key === "object" && !Array.isArray(key)) {
          key = applyExtends(key, __classPrivateFieldGet(this, _YargsInstance_cwd, "f"), this[kGetParserConfiguration]()["deep-merge-config"] || false, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          __classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects = (__classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects || []).concat(key);
          return this;
        }
        if (typeof msg === "function") {
          parseFn = msg;
          msg = void 0;
        }
        this.describe(key, msg || __classPrivateFieldGet(this, _YargsInstance_usage, "f").deferY18nLookup("Path to JSON config file"));
        (Array.isArray(key) ? key : [key]).forEach((k) => {
          __classPrivateFieldGet(this, _YargsInstance_options, "f").config[k] = parseFn || true;
        });
        return this;
      }
      completion(cmd, desc, fn) {
        argsert("[string] [string|boolean|function] [function]", [cmd, desc, fn], arguments.length);
        if (typeof desc === "function") {
          fn = desc;
          desc = void 0;
        }
        __classPrivateFieldSet(this, _YargsInstance_completionCommand, cmd || __classPrivateFieldGet(this, _YargsInstance_completionCommand, "f") || "completion", "f");
        if (!desc && desc !== false) {
          desc = "generate completion script";
        }
        this.command(__classPrivateFieldGet(this, _YargsInstance_completionCommand, "f"), desc);
        if (fn)
          __classPrivateFieldGet(this, _YargsInstance_completion, "f").registerFunction(fn);
        return this;
      }
      command(cmd, description, builder, handler, middlewares, deprecated) {
        argsert("<string|array|object> [string|boolean] [function|object] [function] [array] [boolean|string]", [cmd, description, builder, handler, middlewares, deprecated], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_command, "f").addHandler(cmd, description, builder, handler, middlewares, deprecated);
        return this;
      }
      commands(cmd, description, builder, handler, middlewares, deprecated) {
        return this.command(cmd, description, builder, handler, middlewares, deprecated);
      }
      commandDir(dir, opts) {
        argsert("<string> [object]", [dir, opts], arguments.length);
        const req = __classPrivateFieldGet(this, _YargsInstance_parentRequire, "f") || __classPrivateFieldGet(this, _YargsInstance_shim, "f").require;
        __classPrivateFieldGet(this, _YargsInstance_command, "f").addDirectory(dir, req, __classPrivateFieldGet(this, _YargsInstance_shim, "f").getCallerFile(), opts);
        return this;
      }
      count(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("count", keys);
        this[kTrackManuallySetKeys](keys);
        return this;
      }
      default(key, value, defaultDescription) {
        argsert("<object|string|array> [*] [string]", [key, value, defaultDescription], arguments.length);
        if (defaultDescription) {
          assertSingleKey(key, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          __classPrivateFieldGet(this, _YargsInstance_options, "f").defaultDescription[key] = defaultDescription;
        }
        if (typeof value === "function") {
          assertSingleKey(key, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          if (!__classPrivateFieldGet(this, _YargsInstance_options, "f").defaultDescription[key])
            __classPrivateFieldGet(this, _YargsInstance_options, "f").defaultDescription[key] = __classPrivateFieldGet(this, _YargsInstance_usage, "f").functionDescription(value);
          value = value.call();
        }
        this[kPopulateParserHintSingleValueDictionary](this.default.bind(this), "default", key, value);
        return this;
      }
      defaults(key, value, defaultDescription) {
        return this.default(key, value, defaultDescription);
      }
      demandCommand(min = 1, max, minMsg, maxMsg) {
        argsert("[number] [number|string] [string|null|undefined] [string|null|undefined]", [min, max, minMsg, maxMsg], arguments.length);
        if (typeof max !== "number") {
          minMsg = max;
          max = Infinity;
        }
        this.global("_", false);
        __classPrivateFieldGet(this, _YargsInstance_options, "f").demandedCommands._ = {
          min,
          max,
          minMsg,
          maxMsg
        };
        return this;
      }
      demand(keys, max, msg) {
        if (Array.isArray(max)) {
          max.forEach((key) => {
            assertNotStrictEqual(msg, true, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
            this.demandOption(key, msg);
          });
          max = Infinity;
        } else if (typeof max !== "number") {
          msg = max;
          max = Infinity;
        }
        if (typeof keys === "number") {
          assertNotStrictEqual(msg, true, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          this.demandCommand(keys, max, msg, msg);
        } else if (Array.isArray(keys)) {
          keys.forEach((key) => {
            assertNotStrictEqual(msg, true, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
            this.demandOption(key, msg);
          });
        } else {
          if (typeof msg === "string") {
            this.demandOption(keys, msg);
          } else if (msg === true || typeof msg === "undefined") {
            this.demandOption(keys);
          }
        }
        return this;
      }
      demandOption(keys, msg) {
        argsert("<object|string|array> [string]", [keys, msg], arguments.length);
        this[kPopulateParserHintSingleValueDictionary](this.demandOption.bind(this), "demandedOptions", keys, msg);
        return this;
      }
      deprecateOption(option, message) {
        argsert("<string> [string|boolean]", [option, message], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_options, "f").deprecatedOptions[option] = message;
        return this;
      }
      describe(keys, description) {
        argsert("<object|string|array> [string]", [keys, description], arguments.length);
        this[kSetKey](keys, true);
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").describe(keys, description);
        return this;
      }
      detectLocale(detect) {
        argsert("<boolean>", [detect], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_detectLocale, detect, "f");
        return this;
      }
      env(prefix) {
        argsert("[string|boolean]", [prefix], arguments.length);
        if (prefix === false)
          delete __classPrivateFieldGet(this, _YargsInstance_options, "f").envPrefix;
        else
          __classPrivateFieldGet(this, _YargsInstance_options, "f").envPrefix = prefix || "";
        return this;
      }
      epilogue(msg) {
        argsert("<string>", [msg], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").epilog(msg);
        return this;
      }
      epilog(msg) {
        return this.epilogue(msg);
      }
      example(cmd, description) {
        argsert("<string|array> [string]", [cmd, description], arguments.length);
        if (Array.isArray(cmd)) {
          cmd.forEach((exampleParams) => this.example(...exampleParams));
        } else {
          __classPrivateFieldGet(this, _YargsInstance_usage, "f").example(cmd, description);
        }
        return this;
      }
      exit(code, err) {
        __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
        __classPrivateFieldSet(this, _YargsInstance_exitError, err, "f");
        if (__classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"))
          __classPrivateFieldGet(this, _YargsInstance_shim, "f").process.exit(code);
      }
      exitProcess(enabled = true) {
        argsert("[boolean]", [enabled], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_exitProcess, enabled, "f");
        return this;
      }
      fail(f) {
        argsert("<function|boolean>", [f], arguments.length);
        if (typeof f === "boolean" && f !== false) {
          throw new YError("Invalid first argument. Expected function or boolean 'false'");
        }
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").failFn(f);
        return this;
      }
      getAliases() {
        return this.parsed ? this.parsed.aliases : {};
      }
      async getCompletion(args, done) {
        argsert("<array> [function]", [args, done], arguments.length);
        if (!done) {
          return new Promise((resolve5, reject) => {
            __classPrivateFieldGet(this, _YargsInstance_completion, "f").getCompletion(args, (err, completions) => {
              if (err)
                reject(err);
              else
                resolve5(completions);
            });
          });
        } else {
          return __classPrivateFieldGet(this, _YargsInstance_completion, "f").getCompletion(args, done);
        }
      }
      getDemandedOptions() {
        argsert([], 0);
        return __classPrivateFieldGet(this, _YargsInstance_options, "f").demandedOptions;
      }
      getDemandedCommands() {
        argsert([], 0);
        return __classPrivateFieldGet(this, _YargsInstance_options, "f").demandedCommands;
      }
      getDeprecatedOptions() {
        argsert([], 0);
        return __classPrivateFieldGet(this, _YargsInstance_options, "f").deprecatedOptions;
      }
      getDetectLocale() {
        return __classPrivateFieldGet(this, _YargsInstance_detectLocale, "f");
      }
      getExitProcess() {
        return __classPrivateFieldGet(this, _YargsInstance_exitProcess, "f");
      }
      getGroups() {
        return Object.assign({}, __classPrivateFieldGet(this, _YargsInstance_groups, "f"), __classPrivateFieldGet(this, _YargsInstance_preservedGroups, "f"));
      }
      getHelp() {
        __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
        if (!__classPrivateFieldGet(this, _YargsInstance_usage, "f").hasCachedHelpMessage()) {
          if (!this.parsed) {
            const parse = this[kRunYargsParserAndExecuteCommands](__classPrivateFieldGet(this, _YargsInstance_processArgs, "f"), void 0, void 0, 0, true);
            if (isPromise(parse)) {
              return parse.then(() => {
                return __classPrivateFieldGet(this, _YargsInstance_usage, "f").help();
              });
            }
          }
          const builderResponse = __classPrivateFieldGet(this, _YargsInstance_command, "f").runDefaultBuilderOn(this);
          if (isPromise(builderResponse)) {
            return builderResponse.then(() => {
              return __classPrivateFieldGet(this, _YargsInstance_usage, "f").help();
            });
          }
        }
        return Promise.resolve(__classPrivateFieldGet(this, _YargsInstance_usage, "f").help());
      }
      getOptions() {
        return __classPrivateFieldGet(this, _YargsInstance_options, "f");
      }
      getStrict() {
        return __classPrivateFieldGet(this, _YargsInstance_strict, "f");
      }
      getStrictCommands() {
        return __classPrivateFieldGet(this, _YargsInstance_strictCommands, "f");
      }
      getStrictOptions() {
        return __classPrivateFieldGet(this, _YargsInstance_strictOptions, "f");
      }
      global(globals, global) {
        argsert("<string|array> [boolean]", [globals, global], arguments.length);
        globals = [].concat(globals);
        if (global !== false) {
          __classPrivateFieldGet(this, _YargsInstance_options, "f").local = __classPrivateFieldGet(this, _YargsInstance_options, "f").local.filter((l) => globals.indexOf(l) === -1);
        } else {
          globals.forEach((g) => {
            if (!__classPrivateFieldGet(this, _YargsInstance_options, "f").local.includes(g))
              __classPrivateFieldGet(this, _YargsInstance_options, "f").local.push(g);
          });
        }
        return this;
      }
      group(opts, groupName) {
        argsert("<string|array> <string>", [opts, groupName], arguments.length);
        const existing2 = __classPrivateFieldGet(this, _YargsInstance_preservedGroups, "f")[groupName] || __classPrivateFieldGet(this, _YargsInstance_groups, "f")[groupName];
        if (__classPrivateFieldGet(this, _YargsInstance_preservedGroups, "f")[groupName]) {
          delete __classPrivateFieldGet(this, _YargsInstance_preservedGroups, "f")[groupName];
        }
        const seen = {};
        __classPrivateFieldGet(this, _YargsInstance_groups, "f")[groupName] = (existing2 || []).concat(opts).filter((key) => {
          if (seen[key])
            return false;
          return seen[key] = true;
        });
        return this;
      }
      hide(key) {
        argsert("<string>", [key], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_options, "f").hiddenOptions.push(key);
        return this;
      }
      implies(key, value) {
        argsert("<string|object> [number|string|array]", [key, value], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_validation, "f").implies(key, value);
        return this;
      }
      locale(locale) {
        argsert("[string]", [locale], arguments.length);
        if (locale === void 0) {
          this[kGuessLocale]();
          return __classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.getLocale();
        }
        __classPrivateFieldSet(this, _YargsInstance_detectLocale, false, "f");
        __classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.setLocale(locale);
        return this;
      }
      middleware(callback, applyBeforeValidation, global) {
        return __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").addMiddleware(callback, !!applyBeforeValidation, global);
      }
      nargs(key, value) {
        argsert("<string|object|array> [number]", [key, value], arguments.length);
        this[kPopulateParserHintSingleValueDictionary](this.nargs.bind(this), "narg", key, value);
        return this;
      }
      normalize(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("normalize", keys);
        return this;
      }
      number(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("number", keys);
        this[kTrackManuallySetKeys](keys);
        return this;
      }
      option(key, opt) {
        argsert("<string|object> [object]", [key, opt], arguments.length);
        if (typeof key === "object") {
          Object.keys(key).forEach((k) => {
            this.options(k, key[k]);
          });
        } else {
          if (typeof opt !== "object") {
            opt = {};
          }
          this[kTrackManuallySetKeys](key);
          if (__classPrivateFieldGet(this, _YargsInstance_versionOpt, "f") && (key === "version" || (opt === null || opt === void 0 ? void 0 : opt.alias) === "version")) {
            this[kEmitWarning]([
              '"version" is a reserved word.',
              "Please do one of the following:",
              '- Disable version with `yargs.version(false)` if using "version" as an option',
              "- Use the built-in `yargs.version` method instead (if applicable)",
              "- Use a different option key",
              "https://yargs.js.org/docs/#api-reference-version"
            ].join("\n"), void 0, "versionWarning");
          }
          __classPrivateFieldGet(this, _YargsInstance_options, "f").key[key] = true;
          if (opt.alias)
            this.alias(key, opt.alias);
          const deprecate = opt.deprecate || opt.deprecated;
          if (deprecate) {
            this.deprecateOption(key, deprecate);
          }
          const demand = opt.demand || opt.required || opt.require;
          if (demand) {
            this.demand(key, demand);
          }
          if (opt.demandOption) {
            this.demandOption(key, typeof opt.demandOption === "string" ? opt.demandOption : void 0);
          }
          if (opt.conflicts) {
            this.conflicts(key, opt.conflicts);
          }
          if ("default" in opt) {
            this.default(key, opt.default);
          }
          if (opt.implies !== void 0) {
            this.implies(key, opt.implies);
          }
          if (opt.nargs !== void 0) {
            this.nargs(key, opt.nargs);
          }
          if (opt.config) {
            this.config(key, opt.configParser);
          }
          if (opt.normalize) {
            this.normalize(key);
          }
          if (opt.choices) {
            this.choices(key, opt.choices);
          }
          if (opt.coerce) {
            this.coerce(key, opt.coerce);
          }
          if (opt.group) {
            this.group(key, opt.group);
          }
          if (opt.boolean || opt.type === "boolean") {
            this.boolean(key);
            if (opt.alias)
              this.boolean(opt.alias);
          }
          if (opt.array || opt.type === "array") {
            this.array(key);
            if (opt.alias)
              this.array(opt.alias);
          }
          if (opt.number || opt.type === "number") {
            this.number(key);
            if (opt.alias)
              this.number(opt.alias);
          }
          if (opt.string || opt.type === "string") {
            this.string(key);
            if (opt.alias)
              this.string(opt.alias);
          }
          if (opt.count || opt.type === "count") {
            this.count(key);
          }
          if (typeof opt.global === "boolean") {
            this.global(key, opt.global);
          }
          if (opt.defaultDescription) {
            __classPrivateFieldGet(this, _YargsInstance_options, "f").defaultDescription[key] = opt.defaultDescription;
          }
          if (opt.skipValidation) {
            this.skipValidation(key);
          }
          const desc = opt.describe || opt.description || opt.desc;
          const descriptions = __classPrivateFieldGet(this, _YargsInstance_usage, "f").getDescriptions();
          if (!Object.prototype.hasOwnProperty.call(descriptions, key) || typeof desc === "string") {
            this.describe(key, desc);
          }
          if (opt.hidden) {
            this.hide(key);
          }
          if (opt.requiresArg) {
            this.requiresArg(key);
          }
        }
        return this;
      }
      options(key, opt) {
        return this.option(key, opt);
      }
      parse(args, shortCircuit, _parseFn) {
        argsert("[string|array] [function|boolean|object] [function]", [args, shortCircuit, _parseFn], arguments.length);
        this[kFreeze]();
        if (typeof args === "undefined") {
          args = __classPrivateFieldGet(this, _YargsInstance_processArgs, "f");
        }
        if (typeof shortCircuit === "object") {
          __classPrivateFieldSet(this, _YargsInstance_parseContext, shortCircuit, "f");
          shortCircuit = _parseFn;
        }
        if (typeof shortCircuit === "function") {
          __classPrivateFieldSet(this, _YargsInstance_parseFn, shortCircuit, "f");
          shortCircuit = false;
        }
        if (!shortCircuit)
          __classPrivateFieldSet(this, _YargsInstance_processArgs, args, "f");
        if (__classPrivateFieldGet(this, _YargsInstance_parseFn, "f"))
          __classPrivateFieldSet(this, _YargsInstance_exitProcess, false, "f");
        const parsed = this[kRunYargsParserAndExecuteCommands](args, !!shortCircuit);
        const tmpParsed = this.parsed;
        __classPrivateFieldGet(this, _YargsInstance_completion, "f").setParsed(this.parsed);
        if (isPromise(parsed)) {
          return parsed.then((argv) => {
            if (__classPrivateFieldGet(this, _YargsInstance_parseFn, "f"))
              __classPrivateFieldGet(this, _YargsInstance_parseFn, "f").call(this, __classPrivateFieldGet(this, _YargsInstance_exitError, "f"), argv, __classPrivateFieldGet(this, _YargsInstance_output, "f"));
            return argv;
          }).catch((err) => {
            if (__classPrivateFieldGet(this, _YargsInstance_parseFn, "f")) {
              __classPrivateFieldGet(this, _YargsInstance_parseFn, "f")(err, this.parsed.argv, __classPrivateFieldGet(this, _YargsInstance_output, "f"));
            }
            throw err;
          }).finally(() => {
            this[kUnfreeze]();
            this.parsed = tmpParsed;
          });
        } else {
          if (__classPrivateFieldGet(this, _YargsInstance_parseFn, "f"))
            __classPrivateFieldGet(this, _YargsInstance_parseFn, "f").call(this, __classPrivateFieldGet(this, _YargsInstance_exitError, "f"), parsed, __classPrivateFieldGet(this, _YargsInstance_output, "f"));
          this[kUnfreeze]();
          this.parsed = tmpParsed;
        }
        return parsed;
      }
      parseAsync(args, shortCircuit, _parseFn) {
        const maybePromise = this.parse(args, shortCircuit, _parseFn);
        return !isPromise(maybePromise) ? Promise.resolve(maybePromise) : maybePromise;
      }
      parseSync(args, shortCircuit, _parseFn) {
        const maybePromise = this.parse(args, shortCircuit, _parseFn);
        if (isPromise(maybePromise)) {
          throw new YError(".parseSync() must not be used with asynchronous builders, handlers, or middleware");
        }
        return maybePromise;
      }
      parserConfiguration(config) {
        argsert("<object>", [config], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_parserConfig, config, "f");
        return this;
      }
      pkgConf(key, rootPath) {
        argsert("<string> [string]", [key, rootPath], arguments.length);
        let conf = null;
        const obj = this[kPkgUp](rootPath || __classPrivateFieldGet(this, _YargsInstance_cwd, "f"));
        if (obj[key] && typeof obj[key] === "object") {
          conf = applyExtends(obj[key], rootPath || __classPrivateFieldGet(this, _YargsInstance_cwd, "f"), this[kGetParserConfiguration]()["deep-merge-config"] || false, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          __classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects = (__classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects || []).concat(conf);
        }
        return this;
      }
      positional(key, opts) {
        argsert("<string> <object>", [key, opts], arguments.length);
        const supportedOpts = [
          "default",
          "defaultDescription",
          "implies",
          "normalize",
          "choices",
          "conflicts",
          "coerce",
          "type",
          "describe",
          "desc",
          "description",
          "alias"
        ];
        opts = objFilter(opts, (k, v) => {
          if (k === "type" && !["string", "number", "boolean"].includes(v))
            return false;
          return supportedOpts.includes(k);
        });
        const fullCommand = __classPrivateFieldGet(this, _YargsInstance_context, "f").fullCommands[__classPrivateFieldGet(this, _YargsInstance_context, "f").fullCommands.length - 1];
        const parseOptions = fullCommand ? __classPrivateFieldGet(this, _YargsInstance_command, "f").cmdToParseOptions(fullCommand) : {
          array: [],
          alias: {},
          default: {},
          demand: {}
        };
        objectKeys(parseOptions).forEach((pk) => {
          const parseOption = parseOptions[pk];
          if (Array.isArray(parseOption)) {
            if (parseOption.indexOf(key) !== -1)
              opts[pk] = true;
          } else {
            if (parseOption[key] && !(pk in opts))
              opts[pk] = parseOption[key];
          }
        });
        this.group(key, __classPrivateFieldGet(this, _YargsInstance_usage, "f").getPositionalGroupName());
        return this.option(key, opts);
      }
      recommendCommands(recommend = true) {
        argsert("[boolean]", [recommend], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_recommendCommands, recommend, "f");
        return this;
      }
      required(keys, max, msg) {
        return this.demand(keys, max, msg);
      }
      require(keys, max, msg) {
        return this.demand(keys, max, msg);
      }
      requiresArg(keys) {
        argsert("<array|string|object> [number]", [keys], arguments.length);
        if (typeof keys === "string" && __classPrivateFieldGet(this, _YargsInstance_options, "f").narg[keys]) {
          return this;
        } else {
          this[kPopulateParserHintSingleValueDictionary](this.requiresArg.bind(this), "narg", keys, NaN);
        }
        return this;
      }
      showCompletionScript($0, cmd) {
        argsert("[string] [string]", [$0, cmd], arguments.length);
        $0 = $0 || this.$0;
        __classPrivateFieldGet(this, _YargsInstance_logger, "f").log(__classPrivateFieldGet(this, _YargsInstance_completion, "f").generateCompletionScript($0, cmd || __classPrivateFieldGet(this, _YargsInstance_completionCommand, "f") || "completion"));
        return this;
      }
      showHelp(level) {
        argsert("[string|function]", [level], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
        if (!__classPrivateFieldGet(this, _YargsInstance_usage, "f").hasCachedHelpMessage()) {
          if (!this.parsed) {
            const parse = this[kRunYargsParserAndExecuteCommands](__classPrivateFieldGet(this, _YargsInstance_processArgs, "f"), void 0, void 0, 0, true);
            if (isPromise(parse)) {
              parse.then(() => {
                __classPrivateFieldGet(this, _YargsInstance_usage, "f").showHelp(level);
              });
              return this;
            }
          }
          const builderResponse = __classPrivateFieldGet(this, _YargsInstance_command, "f").runDefaultBuilderOn(this);
          if (isPromise(builderResponse)) {
            builderResponse.then(() => {
              __classPrivateFieldGet(this, _YargsInstance_usage, "f").showHelp(level);
            });
            return this;
          }
        }
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").showHelp(level);
        return this;
      }
      scriptName(scriptName) {
        this.customScriptName = true;
        this.$0 = scriptName;
        return this;
      }
      showHelpOnFail(enabled, message) {
        argsert("[boolean|string] [string]", [enabled, message], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").showHelpOnFail(enabled, message);
        return this;
      }
      showVersion(level) {
        argsert("[string|function]", [level], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").showVersion(level);
        return this;
      }
      skipValidation(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("skipValidation", keys);
        return this;
      }
      strict(enabled) {
        argsert("[boolean]", [enabled], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_strict, enabled !== false, "f");
        return this;
      }
      strictCommands(enabled) {
        argsert("[boolean]", [enabled], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_strictCommands, enabled !== false, "f");
        return this;
      }
      strictOptions(enabled) {
        argsert("[boolean]", [enabled], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_strictOptions, enabled !== false, "f");
        return this;
      }
      string(keys) {
        argsert("<array|string>", [keys], arguments.length);
        this[kPopulateParserHintArray]("string", keys);
        this[kTrackManuallySetKeys](keys);
        return this;
      }
      terminalWidth() {
        argsert([], 0);
        return __classPrivateFieldGet(this, _YargsInstance_shim, "f").process.stdColumns;
      }
      updateLocale(obj) {
        return this.updateStrings(obj);
      }
      updateStrings(obj) {
        argsert("<object>", [obj], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_detectLocale, false, "f");
        __classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.updateLocale(obj);
        return this;
      }
      usage(msg, description, builder, handler) {
        argsert("<string|null|undefined> [string|boolean] [function|object] [function]", [msg, description, builder, handler], arguments.length);
        if (description !== void 0) {
          assertNotStrictEqual(msg, null, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          if ((msg || "").match(/^\$0( |$)/)) {
            return this.command(msg, description, builder, handler);
          } else {
            throw new YError(".usage() description must start with $0 if being used as alias for .command()");
          }
        } else {
          __classPrivateFieldGet(this, _YargsInstance_usage, "f").usage(msg);
          return this;
        }
      }
      usageConfiguration(config) {
        argsert("<object>", [config], arguments.length);
        __classPrivateFieldSet(this, _YargsInstance_usageConfig, config, "f");
        return this;
      }
      version(opt, msg, ver) {
        const defaultVersionOpt = "version";
        argsert("[boolean|string] [string] [string]", [opt, msg, ver], arguments.length);
        if (__classPrivateFieldGet(this, _YargsInstance_versionOpt, "f")) {
          this[kDeleteFromParserHintObject](__classPrivateFieldGet(this, _YargsInstance_versionOpt, "f"));
          __classPrivateFieldGet(this, _YargsInstance_usage, "f").version(void 0);
          __classPrivateFieldSet(this, _YargsInstance_versionOpt, null, "f");
        }
        if (arguments.length === 0) {
          ver = this[kGuessVersion]();
          opt = defaultVersionOpt;
        } else if (arguments.length === 1) {
          if (opt === false) {
            return this;
          }
          ver = opt;
          opt = defaultVersionOpt;
        } else if (arguments.length === 2) {
          ver = msg;
          msg = void 0;
        }
        __classPrivateFieldSet(this, _YargsInstance_versionOpt, typeof opt === "string" ? opt : defaultVersionOpt, "f");
        msg = msg || __classPrivateFieldGet(this, _YargsInstance_usage, "f").deferY18nLookup("Show version number");
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").version(ver || void 0);
        this.boolean(__classPrivateFieldGet(this, _YargsInstance_versionOpt, "f"));
        this.describe(__classPrivateFieldGet(this, _YargsInstance_versionOpt, "f"), msg);
        return this;
      }
      wrap(cols) {
        argsert("<number|null|undefined>", [cols], arguments.length);
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").wrap(cols);
        return this;
      }
      [(_YargsInstance_command = /* @__PURE__ */ new WeakMap(), _YargsInstance_cwd = /* @__PURE__ */ new WeakMap(), _YargsInstance_context = /* @__PURE__ */ new WeakMap(), _YargsInstance_completion = /* @__PURE__ */ new WeakMap(), _YargsInstance_completionCommand = /* @__PURE__ */ new WeakMap(), _YargsInstance_defaultShowHiddenOpt = /* @__PURE__ */ new WeakMap(), _YargsInstance_exitError = /* @__PURE__ */ new WeakMap(), _YargsInstance_detectLocale = /* @__PURE__ */ new WeakMap(), _YargsInstance_emittedWarnings = /* @__PURE__ */ new WeakMap(), _YargsInstance_exitProcess = /* @__PURE__ */ new WeakMap(), _YargsInstance_frozens = /* @__PURE__ */ new WeakMap(), _YargsInstance_globalMiddleware = /* @__PURE__ */ new WeakMap(), _YargsInstance_groups = /* @__PURE__ */ new WeakMap(), _YargsInstance_hasOutput = /* @__PURE__ */ new WeakMap(), _YargsInstance_helpOpt = /* @__PURE__ */ new WeakMap(), _YargsInstance_isGlobalContext = /* @__PURE__ */ new WeakMap(), _YargsInstance_logger = /* @__PURE__ */ new WeakMap(), _YargsInstance_output = /* @__PURE__ */ new WeakMap(), _YargsInstance_options = /* @__PURE__ */ new WeakMap(), _YargsInstance_parentRequire = /* @__PURE__ */ new WeakMap(), _YargsInstance_parserConfig = /* @__PURE__ */ new WeakMap(), _YargsInstance_parseFn = /* @__PURE__ */ new WeakMap(), _YargsInstance_parseContext = /* @__PURE__ */ new WeakMap(), _YargsInstance_pkgs = /* @__PURE__ */ new WeakMap(), _YargsInstance_preservedGroups = /* @__PURE__ */ new WeakMap(), _YargsInstance_processArgs = /* @__PURE__ */ new WeakMap(), _YargsInstance_recommendCommands = /* @__PURE__ */ new WeakMap(), _YargsInstance_shim = /* @__PURE__ */ new WeakMap(), _YargsInstance_strict = /* @__PURE__ */ new WeakMap(), _YargsInstance_strictCommands = /* @__PURE__ */ new WeakMap(), _YargsInstance_strictOptions = /* @__PURE__ */ new WeakMap(), _YargsInstance_usage = /* @__PURE__ */ new WeakMap(), _YargsInstance_usageConfig = /* @__PURE__ */ new WeakMap(), _YargsInstance_versionOpt = /* @__PURE__ */ new WeakMap(), _YargsInstance_validation = /* @__PURE__ */ new WeakMap(), kCopyDoubleDash)](argv) {
        if (!argv._ || !argv["--"])
          return argv;
        argv._.push.apply(argv._, argv["--"]);
        try {
          delete argv["--"];
        } catch (_err) {
        }
        return argv;
      }
      [kCreateLogger]() {
        return {
          log: (...args) => {
            if (!this[kHasParseCallback]())
              console.log(...args);
            __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
            if (__classPrivateFieldGet(this, _YargsInstance_output, "f").length)
              __classPrivateFieldSet(this, _YargsInstance_output, __classPrivateFieldGet(this, _YargsInstance_output, "f") + "\n", "f");
            __classPrivateFieldSet(this, _YargsInstance_output, __classPrivateFieldGet(this, _YargsInstance_output, "f") + args.join(" "), "f");
          },
          error: (...args) => {
            if (!this[kHasParseCallback]())
              console.error(...args);
            __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
            if (__classPrivateFieldGet(this, _YargsInstance_output, "f").length)
              __classPrivateFieldSet(this, _YargsInstance_output, __classPrivateFieldGet(this, _YargsInstance_output, "f") + "\n", "f");
            __classPrivateFieldSet(this, _YargsInstance_output, __classPrivateFieldGet(this, _YargsInstance_output, "f") + args.join(" "), "f");
          }
        };
      }
      [kDeleteFromParserHintObject](optionKey) {
        objectKeys(__classPrivateFieldGet(this, _YargsInstance_options, "f")).forEach((hintKey) => {
          if (/* @__PURE__ */ ((key) => key === "configObjects")(hintKey))
            return;
          const hint2 = __classPrivateFieldGet(this, _YargsInstance_options, "f")[hintKey];
          if (Array.isArray(hint2)) {
            if (hint2.includes(optionKey))
              hint2.splice(hint2.indexOf(optionKey), 1);
          } else if (typeof hint2 === "object") {
            delete hint2[optionKey];
          }
        });
        delete __classPrivateFieldGet(this, _YargsInstance_usage, "f").getDescriptions()[optionKey];
      }
      [kEmitWarning](warning, type, deduplicationId) {
        if (!__classPrivateFieldGet(this, _YargsInstance_emittedWarnings, "f")[deduplicationId]) {
          __classPrivateFieldGet(this, _YargsInstance_shim, "f").process.emitWarning(warning, type);
          __classPrivateFieldGet(this, _YargsInstance_emittedWarnings, "f")[deduplicationId] = true;
        }
      }
      [kFreeze]() {
        __classPrivateFieldGet(this, _YargsInstance_frozens, "f").push({
          options: __classPrivateFieldGet(this, _YargsInstance_options, "f"),
          configObjects: __classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects.slice(0),
          exitProcess: __classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"),
          groups: __classPrivateFieldGet(this, _YargsInstance_groups, "f"),
          strict: __classPrivateFieldGet(this, _YargsInstance_strict, "f"),
          strictCommands: __classPrivateFieldGet(this, _YargsInstance_strictCommands, "f"),
          strictOptions: __classPrivateFieldGet(this, _YargsInstance_strictOptions, "f"),
          completionCommand: __classPrivateFieldGet(this, _YargsInstance_completionCommand, "f"),
          output: __classPrivateFieldGet(this, _YargsInstance_output, "f"),
          exitError: __classPrivateFieldGet(this, _YargsInstance_exitError, "f"),
          hasOutput: __classPrivateFieldGet(this, _YargsInstance_hasOutput, "f"),
          parsed: this.parsed,
          parseFn: __classPrivateFieldGet(this, _YargsInstance_parseFn, "f"),
          parseContext: __classPrivateFieldGet(this, _YargsInstance_parseContext, "f")
        });
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").freeze();
        __classPrivateFieldGet(this, _YargsInstance_validation, "f").freeze();
        __classPrivateFieldGet(this, _YargsInstance_command, "f").freeze();
        __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").freeze();
      }
      [kGetDollarZero]() {
        let $0 = "";
        let default$0;
        if (/\b(node|iojs|electron|bun)(\.exe)?$/.test(__classPrivateFieldGet(this, _YargsInstance_shim, "f").process.argv()[0])) {
          default$0 = __classPrivateFieldGet(this, _YargsInstance_shim, "f").process.argv().slice(1, 2);
        } else {
          default$0 = __classPrivateFieldGet(this, _YargsInstance_shim, "f").process.argv().slice(0, 1);
        }
        $0 = default$0.map((x) => {
          const b = this[kRebase](__classPrivateFieldGet(this, _YargsInstance_cwd, "f"), x);
          return x.match(/^(\/|([a-zA-Z]:)?\\)/) && b.length < x.length ? b : x;
        }).join(" ").trim();
        if (__classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("_") && __classPrivateFieldGet(this, _YargsInstance_shim, "f").getProcessArgvBin() === __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("_")) {
          $0 = __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("_").replace(`${__classPrivateFieldGet(this, _YargsInstance_shim, "f").path.dirname(__classPrivateFieldGet(this, _YargsInstance_shim, "f").process.execPath())}/`, "");
        }
        return $0;
      }
      [kGetParserConfiguration]() {
        return __classPrivateFieldGet(this, _YargsInstance_parserConfig, "f");
      }
      [kGetUsageConfiguration]() {
        return __classPrivateFieldGet(this, _YargsInstance_usageConfig, "f");
      }
      [kGuessLocale]() {
        if (!__classPrivateFieldGet(this, _YargsInstance_detectLocale, "f"))
          return;
        const locale = __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("LC_ALL") || __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("LC_MESSAGES") || __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("LANG") || __classPrivateFieldGet(this, _YargsInstance_shim, "f").getEnv("LANGUAGE") || "en_US";
        this.locale(locale.replace(/[.:].*/, ""));
      }
      [kGuessVersion]() {
        const obj = this[kPkgUp]();
        return obj.version || "unknown";
      }
      [kParsePositionalNumbers](argv) {
        const args = argv["--"] ? argv["--"] : argv._;
        for (let i = 0, arg; (arg = args[i]) !== void 0; i++) {
          if (__classPrivateFieldGet(this, _YargsInstance_shim, "f").Parser.looksLikeNumber(arg) && Number.isSafeInteger(Math.floor(parseFloat(`${arg}`)))) {
            args[i] = Number(arg);
          }
        }
        return argv;
      }
      [kPkgUp](rootPath) {
        const npath = rootPath || "*";
        if (__classPrivateFieldGet(this, _YargsInstance_pkgs, "f")[npath])
          return __classPrivateFieldGet(this, _YargsInstance_pkgs, "f")[npath];
        let obj = {};
        try {
          let startDir = rootPath || __classPrivateFieldGet(this, _YargsInstance_shim, "f").mainFilename;
          if (__classPrivateFieldGet(this, _YargsInstance_shim, "f").path.extname(startDir)) {
            startDir = __classPrivateFieldGet(this, _YargsInstance_shim, "f").path.dirname(startDir);
          }
          const pkgJsonPath = __classPrivateFieldGet(this, _YargsInstance_shim, "f").findUp(startDir, (dir, names2) => {
            if (names2.includes("package.json")) {
              return "package.json";
            } else {
              return void 0;
            }
          });
          assertNotStrictEqual(pkgJsonPath, void 0, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
          obj = JSON.parse(__classPrivateFieldGet(this, _YargsInstance_shim, "f").readFileSync(pkgJsonPath, "utf8"));
        } catch (_noop) {
        }
        __classPrivateFieldGet(this, _YargsInstance_pkgs, "f")[npath] = obj || {};
        return __classPrivateFieldGet(this, _YargsInstance_pkgs, "f")[npath];
      }
      [kPopulateParserHintArray](type, keys) {
        keys = [].concat(keys);
        keys.forEach((key) => {
          key = this[kSanitizeKey](key);
          __classPrivateFieldGet(this, _YargsInstance_options, "f")[type].push(key);
        });
      }
      [kPopulateParserHintSingleValueDictionary](builder, type, key, value) {
        this[kPopulateParserHintDictionary](builder, type, key, value, (type2, key2, value2) => {
          __classPrivateFieldGet(this, _YargsInstance_options, "f")[type2][key2] = value2;
        });
      }
      [kPopulateParserHintArrayDictionary](builder, type, key, value) {
        this[kPopulateParserHintDictionary](builder, type, key, value, (type2, key2, value2) => {
          __classPrivateFieldGet(this, _YargsInstance_options, "f")[type2][key2] = (__classPrivateFieldGet(this, _YargsInstance_options, "f")[type2][key2] || []).concat(value2);
        });
      }
      [kPopulateParserHintDictionary](builder, type, key, value, singleKeyHandler) {
        if (Array.isArray(key)) {
          key.forEach((k) => {
            builder(k, value);
          });
        } else if (/* @__PURE__ */ ((key2) => typeof key2 === "object")(key)) {
          for (const k of objectKeys(key)) {
            builder(k, key[k]);
          }
        } else {
          singleKeyHandler(type, this[kSanitizeKey](key), value);
        }
      }
      [kSanitizeKey](key) {
        if (key === "__proto__")
          return "___proto___";
        return key;
      }
      [kSetKey](key, set) {
        this[kPopulateParserHintSingleValueDictionary](this[kSetKey].bind(this), "key", key, set);
        return this;
      }
      [kUnfreeze]() {
        var _a2, _b2, _c2, _d, _e, _f, _g, _h, _j, _k, _l, _m;
        const frozen = __classPrivateFieldGet(this, _YargsInstance_frozens, "f").pop();
        assertNotStrictEqual(frozen, void 0, __classPrivateFieldGet(this, _YargsInstance_shim, "f"));
        let configObjects;
        _a2 = this, _b2 = this, _c2 = this, _d = this, _e = this, _f = this, _g = this, _h = this, _j = this, _k = this, _l = this, _m = this, {
          options: { set value(_o) {
            __classPrivateFieldSet(_a2, _YargsInstance_options, _o, "f");
          } }.value,
          configObjects,
          exitProcess: { set value(_o) {
            __classPrivateFieldSet(_b2, _YargsInstance_exitProcess, _o, "f");
          } }.value,
          groups: { set value(_o) {
            __classPrivateFieldSet(_c2, _YargsInstance_groups, _o, "f");
          } }.value,
          output: { set value(_o) {
            __classPrivateFieldSet(_d, _YargsInstance_output, _o, "f");
          } }.value,
          exitError: { set value(_o) {
            __classPrivateFieldSet(_e, _YargsInstance_exitError, _o, "f");
          } }.value,
          hasOutput: { set value(_o) {
            __classPrivateFieldSet(_f, _YargsInstance_hasOutput, _o, "f");
          } }.value,
          parsed: this.parsed,
          strict: { set value(_o) {
            __classPrivateFieldSet(_g, _YargsInstance_strict, _o, "f");
          } }.value,
          strictCommands: { set value(_o) {
            __classPrivateFieldSet(_h, _YargsInstance_strictCommands, _o, "f");
          } }.value,
          strictOptions: { set value(_o) {
            __classPrivateFieldSet(_j, _YargsInstance_strictOptions, _o, "f");
          } }.value,
          completionCommand: { set value(_o) {
            __classPrivateFieldSet(_k, _YargsInstance_completionCommand, _o, "f");
          } }.value,
          parseFn: { set value(_o) {
            __classPrivateFieldSet(_l, _YargsInstance_parseFn, _o, "f");
          } }.value,
          parseContext: { set value(_o) {
            __classPrivateFieldSet(_m, _YargsInstance_parseContext, _o, "f");
          } }.value
        } = frozen;
        __classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects = configObjects;
        __classPrivateFieldGet(this, _YargsInstance_usage, "f").unfreeze();
        __classPrivateFieldGet(this, _YargsInstance_validation, "f").unfreeze();
        __classPrivateFieldGet(this, _YargsInstance_command, "f").unfreeze();
        __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").unfreeze();
      }
      [kValidateAsync](validation2, argv) {
        return maybeAsyncResult(argv, (result) => {
          validation2(result);
          return result;
        });
      }
      getInternalMethods() {
        return {
          getCommandInstance: this[kGetCommandInstance].bind(this),
          getContext: this[kGetContext].bind(this),
          getHasOutput: this[kGetHasOutput].bind(this),
          getLoggerInstance: this[kGetLoggerInstance].bind(this),
          getParseContext: this[kGetParseContext].bind(this),
          getParserConfiguration: this[kGetParserConfiguration].bind(this),
          getUsageConfiguration: this[kGetUsageConfiguration].bind(this),
          getUsageInstance: this[kGetUsageInstance].bind(this),
          getValidationInstance: this[kGetValidationInstance].bind(this),
          hasParseCallback: this[kHasParseCallback].bind(this),
          isGlobalContext: this[kIsGlobalContext].bind(this),
          postProcess: this[kPostProcess].bind(this),
          reset: this[kReset].bind(this),
          runValidation: this[kRunValidation].bind(this),
          runYargsParserAndExecuteCommands: this[kRunYargsParserAndExecuteCommands].bind(this),
          setHasOutput: this[kSetHasOutput].bind(this)
        };
      }
      [kGetCommandInstance]() {
        return __classPrivateFieldGet(this, _YargsInstance_command, "f");
      }
      [kGetContext]() {
        return __classPrivateFieldGet(this, _YargsInstance_context, "f");
      }
      [kGetHasOutput]() {
        return __classPrivateFieldGet(this, _YargsInstance_hasOutput, "f");
      }
      [kGetLoggerInstance]() {
        return __classPrivateFieldGet(this, _YargsInstance_logger, "f");
      }
      [kGetParseContext]() {
        return __classPrivateFieldGet(this, _YargsInstance_parseContext, "f") || {};
      }
      [kGetUsageInstance]() {
        return __classPrivateFieldGet(this, _YargsInstance_usage, "f");
      }
      [kGetValidationInstance]() {
        return __classPrivateFieldGet(this, _YargsInstance_validation, "f");
      }
      [kHasParseCallback]() {
        return !!__classPrivateFieldGet(this, _YargsInstance_parseFn, "f");
      }
      [kIsGlobalContext]() {
        return __classPrivateFieldGet(this, _YargsInstance_isGlobalContext, "f");
      }
      [kPostProcess](argv, populateDoubleDash, calledFromCommand, runGlobalMiddleware) {
        if (calledFromCommand)
          return argv;
        if (isPromise(argv))
          return argv;
        if (!populateDoubleDash) {
          argv = this[kCopyDoubleDash](argv);
        }
        const parsePositionalNumbers = this[kGetParserConfiguration]()["parse-positional-numbers"] || this[kGetParserConfiguration]()["parse-positional-numbers"] === void 0;
        if (parsePositionalNumbers) {
          argv = this[kParsePositionalNumbers](argv);
        }
        if (runGlobalMiddleware) {
          argv = applyMiddleware(argv, this, __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").getMiddleware(), false);
        }
        return argv;
      }
      [kReset](aliases = {}) {
        __classPrivateFieldSet(this, _YargsInstance_options, __classPrivateFieldGet(this, _YargsInstance_options, "f") || {}, "f");
        const tmpOptions = {};
        tmpOptions.local = __classPrivateFieldGet(this, _YargsInstance_options, "f").local || [];
        tmpOptions.configObjects = __classPrivateFieldGet(this, _YargsInstance_options, "f").configObjects || [];
        const localLookup = {};
        tmpOptions.local.forEach((l) => {
          localLookup[l] = true;
          (aliases[l] || []).forEach((a) => {
            localLookup[a] = true;
          });
        });
        Object.assign(__classPrivateFieldGet(this, _YargsInstance_preservedGroups, "f"), Object.keys(__classPrivateFieldGet(this, _YargsInstance_groups, "f")).reduce((acc, groupName) => {
          const keys = __classPrivateFieldGet(this, _YargsInstance_groups, "f")[groupName].filter((key) => !(key in localLookup));
          if (keys.length > 0) {
            acc[groupName] = keys;
          }
          return acc;
        }, {}));
        __classPrivateFieldSet(this, _YargsInstance_groups, {}, "f");
        const arrayOptions = [
          "array",
          "boolean",
          "string",
          "skipValidation",
          "count",
          "normalize",
          "number",
          "hiddenOptions"
        ];
        const objectOptions = [
          "narg",
          "key",
          "alias",
          "default",
          "defaultDescription",
          "config",
          "choices",
          "demandedOptions",
          "demandedCommands",
          "deprecatedOptions"
        ];
        arrayOptions.forEach((k) => {
          tmpOptions[k] = (__classPrivateFieldGet(this, _YargsInstance_options, "f")[k] || []).filter((k2) => !localLookup[k2]);
        });
        objectOptions.forEach((k) => {
          tmpOptions[k] = objFilter(__classPrivateFieldGet(this, _YargsInstance_options, "f")[k], (k2) => !localLookup[k2]);
        });
        tmpOptions.envPrefix = __classPrivateFieldGet(this, _YargsInstance_options, "f").envPrefix;
        __classPrivateFieldSet(this, _YargsInstance_options, tmpOptions, "f");
        __classPrivateFieldSet(this, _YargsInstance_usage, __classPrivateFieldGet(this, _YargsInstance_usage, "f") ? __classPrivateFieldGet(this, _YargsInstance_usage, "f").reset(localLookup) : usage(this, __classPrivateFieldGet(this, _YargsInstance_shim, "f")), "f");
        __classPrivateFieldSet(this, _YargsInstance_validation, __classPrivateFieldGet(this, _YargsInstance_validation, "f") ? __classPrivateFieldGet(this, _YargsInstance_validation, "f").reset(localLookup) : validation(this, __classPrivateFieldGet(this, _YargsInstance_usage, "f"), __classPrivateFieldGet(this, _YargsInstance_shim, "f")), "f");
        __classPrivateFieldSet(this, _YargsInstance_command, __classPrivateFieldGet(this, _YargsInstance_command, "f") ? __classPrivateFieldGet(this, _YargsInstance_command, "f").reset() : command(__classPrivateFieldGet(this, _YargsInstance_usage, "f"), __classPrivateFieldGet(this, _YargsInstance_validation, "f"), __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f"), __classPrivateFieldGet(this, _YargsInstance_shim, "f")), "f");
        if (!__classPrivateFieldGet(this, _YargsInstance_completion, "f"))
          __classPrivateFieldSet(this, _YargsInstance_completion, completion(this, __classPrivateFieldGet(this, _YargsInstance_usage, "f"), __classPrivateFieldGet(this, _YargsInstance_command, "f"), __classPrivateFieldGet(this, _YargsInstance_shim, "f")), "f");
        __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").reset();
        __classPrivateFieldSet(this, _YargsInstance_completionCommand, null, "f");
        __classPrivateFieldSet(this, _YargsInstance_output, "", "f");
        __classPrivateFieldSet(this, _YargsInstance_exitError, null, "f");
        __classPrivateFieldSet(this, _YargsInstance_hasOutput, false, "f");
        this.parsed = false;
        return this;
      }
      [kRebase](base, dir) {
        return __classPrivateFieldGet(this, _YargsInstance_shim, "f").path.relative(base, dir);
      }
      [kRunYargsParserAndExecuteCommands](args, shortCircuit, calledFromCommand, commandIndex = 0, helpOnly = false) {
        var _a2, _b2, _c2, _d;
        let skipValidation = !!calledFromCommand || helpOnly;
        args = args || __classPrivateFieldGet(this, _YargsInstance_processArgs, "f");
        __classPrivateFieldGet(this, _YargsInstance_options, "f").__ = __classPrivateFieldGet(this, _YargsInstance_shim, "f").y18n.__;
        __classPrivateFieldGet(this, _YargsInstance_options, "f").configuration = this[kGetParserConfiguration]();
        const populateDoubleDash = !!__classPrivateFieldGet(this, _YargsInstance_options, "f").configuration["populate--"];
        const config = Object.assign({}, __classPrivateFieldGet(this, _YargsInstance_options, "f").configuration, {
          "populate--": true
        });
        const parsed = __classPrivateFieldGet(this, _YargsInstance_shim, "f").Parser.detailed(args, Object.assign({}, __classPrivateFieldGet(this, _YargsInstance_options, "f"), {
          configuration: { "parse-positional-numbers": false, ...config }
        }));
        const argv = Object.assign(parsed.argv, __classPrivateFieldGet(this, _YargsInstance_parseContext, "f"));
        let argvPromise = void 0;
        const aliases = parsed.aliases;
        let helpOptSet = false;
        let versionOptSet = false;
        Object.keys(argv).forEach((key) => {
          if (key === __classPrivateFieldGet(this, _YargsInstance_helpOpt, "f") && argv[key]) {
            helpOptSet = true;
          } else if (key === __classPrivateFieldGet(this, _YargsInstance_versionOpt, "f") && argv[key]) {
            versionOptSet = true;
          }
        });
        argv.$0 = this.$0;
        this.parsed = parsed;
        if (commandIndex === 0) {
          __classPrivateFieldGet(this, _YargsInstance_usage, "f").clearCachedHelpMessage();
        }
        try {
          this[kGuessLocale]();
          if (shortCircuit) {
            return this[kPostProcess](argv, populateDoubleDash, !!calledFromCommand, false);
          }
          if (__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f")) {
            const helpCmds = [__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f")].concat(aliases[__classPrivateFieldGet(this, _YargsInstance_helpOpt, "f")] || []).filter((k) => k.length > 1);
            if (helpCmds.includes("" + argv._[argv._.length - 1])) {
              argv._.pop();
              helpOptSet = true;
            }
          }
          __classPrivateFieldSet(this, _YargsInstance_isGlobalContext, false, "f");
          const handlerKeys = __classPrivateFieldGet(this, _YargsInstance_command, "f").getCommands();
          const requestCompletions = ((_a2 = __classPrivateFieldGet(this, _YargsInstance_completion, "f")) === null || _a2 === void 0 ? void 0 : _a2.completionKey) ? [
            (_b2 = __classPrivateFieldGet(this, _YargsInstance_completion, "f")) === null || _b2 === void 0 ? void 0 : _b2.completionKey,
            ...(_d = this.getAliases()[(_c2 = __classPrivateFieldGet(this, _YargsInstance_completion, "f")) === null || _c2 === void 0 ? void 0 : _c2.completionKey]) !== null && _d !== void 0 ? _d : []
          ].some((key) => Object.prototype.hasOwnProperty.call(argv, key)) : false;
          const skipRecommendation = helpOptSet || requestCompletions || helpOnly;
          if (argv._.length) {
            if (handlerKeys.length) {
              let firstUnknownCommand;
              for (let i = commandIndex || 0, cmd; argv._[i] !== void 0; i++) {
                cmd = String(argv._[i]);
                if (handlerKeys.includes(cmd) && cmd !== __classPrivateFieldGet(this, _YargsInstance_completionCommand, "f")) {
                  const innerArgv = __classPrivateFieldGet(this, _YargsInstance_command, "f").runCommand(cmd, this, parsed, i + 1, helpOnly, helpOptSet || versionOptSet || helpOnly);
                  return this[kPostProcess](innerArgv, populateDoubleDash, !!calledFromCommand, false);
                } else if (!firstUnknownCommand && cmd !== __classPrivateFieldGet(this, _YargsInstance_completionCommand, "f")) {
                  firstUnknownCommand = cmd;
                  break;
                }
              }
              if (!__classPrivateFieldGet(this, _YargsInstance_command, "f").hasDefaultCommand() && __classPrivateFieldGet(this, _YargsInstance_recommendCommands, "f") && firstUnknownCommand && !skipRecommendation) {
                __classPrivateFieldGet(this, _YargsInstance_validation, "f").recommendCommands(firstUnknownCommand, handlerKeys);
              }
            }
            if (__classPrivateFieldGet(this, _YargsInstance_completionCommand, "f") && argv._.includes(__classPrivateFieldGet(this, _YargsInstance_completionCommand, "f")) && !requestCompletions) {
              if (__classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"))
                setBlocking(true);
              this.showCompletionScript();
              this.exit(0);
            }
          }
          if (__classPrivateFieldGet(this, _YargsInstance_command, "f").hasDefaultCommand() && !skipRecommendation) {
            const innerArgv = __classPrivateFieldGet(this, _YargsInstance_command, "f").runCommand(null, this, parsed, 0, helpOnly, helpOptSet || versionOptSet || helpOnly);
            return this[kPostProcess](innerArgv, populateDoubleDash, !!calledFromCommand, false);
          }
          if (requestCompletions) {
            if (__classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"))
              setBlocking(true);
            args = [].concat(args);
            const completionArgs = args.slice(args.indexOf(`--${__classPrivateFieldGet(this, _YargsInstance_completion, "f").completionKey}`) + 1);
            __classPrivateFieldGet(this, _YargsInstance_completion, "f").getCompletion(completionArgs, (err, completions) => {
              if (err)
                throw new YError(err.message);
              (completions || []).forEach((completion2) => {
                __classPrivateFieldGet(this, _YargsInstance_logger, "f").log(completion2);
              });
              this.exit(0);
            });
            return this[kPostProcess](argv, !populateDoubleDash, !!calledFromCommand, false);
          }
          if (!__classPrivateFieldGet(this, _YargsInstance_hasOutput, "f")) {
            if (helpOptSet) {
              if (__classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"))
                setBlocking(true);
              skipValidation = true;
              this.showHelp((message) => {
                __classPrivateFieldGet(this, _YargsInstance_logger, "f").log(message);
                this.exit(0);
              });
            } else if (versionOptSet) {
              if (__classPrivateFieldGet(this, _YargsInstance_exitProcess, "f"))
                setBlocking(true);
              skipValidation = true;
              __classPrivateFieldGet(this, _YargsInstance_usage, "f").showVersion("log");
              this.exit(0);
            }
          }
          if (!skipValidation && __classPrivateFieldGet(this, _YargsInstance_options, "f").skipValidation.length > 0) {
            skipValidation = Object.keys(argv).some((key) => __classPrivateFieldGet(this, _YargsInstance_options, "f").skipValidation.indexOf(key) >= 0 && argv[key] === true);
          }
          if (!skipValidation) {
            if (parsed.error)
              throw new YError(parsed.error.message);
            if (!requestCompletions) {
              const validation2 = this[kRunValidation](aliases, {}, parsed.error);
              if (!calledFromCommand) {
                argvPromise = applyMiddleware(argv, this, __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").getMiddleware(), true);
              }
              argvPromise = this[kValidateAsync](validation2, argvPromise !== null && argvPromise !== void 0 ? argvPromise : argv);
              if (isPromise(argvPromise) && !calledFromCommand) {
                argvPromise = argvPromise.then(() => {
                  return applyMiddleware(argv, this, __classPrivateFieldGet(this, _YargsInstance_globalMiddleware, "f").getMiddleware(), false);
                });
              }
            }
          }
        } catch (err) {
          if (err instanceof YError)
            __classPrivateFieldGet(this, _YargsInstance_usage, "f").fail(err.message, err);
          else
            throw err;
        }
        return this[kPostProcess](argvPromise !== null && argvPromise !== void 0 ? argvPromise : argv, populateDoubleDash, !!calledFromCommand, true);
      }
      [kRunValidation](aliases, positionalMap, parseErrors, isDefaultCommand) {
        const demandedOptions = { ...this.getDemandedOptions() };
        return (argv) => {
          if (parseErrors)
            throw new YError(parseErrors.message);
          __classPrivateFieldGet(this, _YargsInstance_validation, "f").nonOptionCount(argv);
          __classPrivateFieldGet(this, _YargsInstance_validation, "f").requiredArguments(argv, demandedOptions);
          let failedStrictCommands = false;
          if (__classPrivateFieldGet(this, _YargsInstance_strictCommands, "f")) {
            failedStrictCommands = __classPrivateFieldGet(this, _YargsInstance_validation, "f").unknownCommands(argv);
          }
          if (__classPrivateFieldGet(this, _YargsInstance_strict, "f") && !failedStrictCommands) {
            __classPrivateFieldGet(this, _YargsInstance_validation, "f").unknownArguments(argv, aliases, positionalMap, !!isDefaultCommand);
          } else if (__classPrivateFieldGet(this, _YargsInstance_strictOptions, "f")) {
            __classPrivateFieldGet(this, _YargsInstance_validation, "f").unknownArguments(argv, aliases, {}, false, false);
          }
          __classPrivateFieldGet(this, _YargsInstance_validation, "f").limitedChoices(argv);
          __classPrivateFieldGet(this, _YargsInstance_validation, "f").implications(argv);
          __classPrivateFieldGet(this, _YargsInstance_validation, "f").conflicting(argv);
        };
      }
      [kSetHasOutput]() {
        __classPrivateFieldSet(this, _YargsInstance_hasOutput, true, "f");
      }
      [kTrackManuallySetKeys](keys) {
        if (typeof keys === "string") {
          __classPrivateFieldGet(this, _YargsInstance_options, "f").key[keys] = true;
        } else {
          for (const k of keys) {
            __classPrivateFieldGet(this, _YargsInstance_options, "f").key[k] = true;
          }
        }
      }
    };
  }
});

// node_modules/yargs/index.mjs
var Yargs, yargs_default;
var init_yargs = __esm({
  "node_modules/yargs/index.mjs"() {
    "use strict";
    init_esm();
    init_yargs_factory();
    Yargs = YargsFactory(esm_default);
    yargs_default = Yargs;
  }
});

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest2 = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest2;
  }
});

// src/cli/suggestion.ts
var suggestion_exports = {};
__export(suggestion_exports, {
  suggestion: () => suggestion
});
function suggestion(word, known2, prefix = "") {
  if (known2.length === 0) return "";
  const nearest = (0, import_fastest_levenshtein.closest)(word, [...known2]);
  const most = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return (0, import_fastest_levenshtein.distance)(word, nearest) <= most ? `; did you mean ${prefix}${nearest}?` : "";
}
var import_fastest_levenshtein;
var init_suggestion = __esm({
  "src/cli/suggestion.ts"() {
    "use strict";
    import_fastest_levenshtein = __toESM(require_mod(), 1);
  }
});

// src/cli/grammar.ts
var grammar_exports = {};
__export(grammar_exports, {
  readCommandLine: () => readCommandLine
});
function readCommandLine(argv) {
  let command2 = DEFAULT_COMMAND;
  let help = "";
  const parser2 = parserOf((chosen) => {
    command2 = chosen;
  });
  const parsed = parser2.parseSync(commandFirst(argv), {}, (_error, _argv, output) => {
    help = output;
  });
  if (help !== "") return { kind: "help", text: help };
  return { kind: "arguments", arguments: argumentsFrom(parsed, command2) };
}
function commandFirst(argv) {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") break;
    if (word === "--help" || word === "-h") return [...argv];
    if (word.startsWith("-")) {
      if (optionNamed(word.slice(2))?.kind === "value") at += 1;
    } else if (isCommandName(word)) {
      return [word, ...argv.slice(0, at), ...argv.slice(at + 1)];
    } else break;
  }
  return [DEFAULT_COMMAND, ...argv];
}
function parserOf(choose) {
  const parser2 = yargs_default().scriptName("proxylint").detectLocale(false).parserConfiguration(YARGS_SETTINGS).usage("Will a WebSocket reach the application through this proxy, and stay open?").exitProcess(false).wrap(HELP_WIDTH).version(false).option("version", { type: "boolean", describe: "Print the version" }).help("help", "Show this help").alias("help", "h").fail((message, error) => {
    throw error instanceof RunFailed ? error : new RunFailed(message ?? error.message);
  });
  for (const name of Object.keys(COMMANDS2).filter(isCommandName)) {
    parser2.command(
      formsOf(name),
      COMMANDS2[name].summary,
      (sub) => void addOptions(sub, name),
      () => choose(name)
    );
  }
  return parser2;
}
function formsOf(name) {
  const { operands } = COMMANDS2[name];
  const operand = operands.most === 1 ? ` <${operands.name}>` : ` [${operands.name}..]`;
  return [`${name}${operands.most === 0 ? "" : operand}`, ...name === DEFAULT_COMMAND ? ["$0"] : []];
}
function addOptions(parser2, command2) {
  parser2.epilogue(EPILOGUE);
  for (const [name, { kind, help, commands, choices }] of Object.entries(OPTIONS)) {
    if (!commands.includes(command2)) continue;
    const type = kind === "flag" ? "boolean" : "string";
    parser2.option(name, { type, describe: help, ...choices && { choices }, requiresArg: kind === "value" });
  }
}
function argumentsFrom(parsed, command2) {
  const options = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (isNoOption(name, command2) || value === void 0) continue;
    const option = optionNamed(name);
    if (option === null || !option.commands.includes(command2)) throw unknownOption(name, command2);
    const last = Array.isArray(value) ? value.at(-1) : value;
    options[name] = typeof last === "boolean" ? last : String(last);
  }
  return { command: command2, operands: operandsFrom(parsed, command2), options };
}
function isNoOption(name, command2) {
  return ["_", "$0", "--", COMMANDS2[command2].operands.name].includes(name);
}
function operandsFrom(parsed, command2) {
  const { name, least, most } = COMMANDS2[command2].operands;
  const beyond = listOf(parsed._).filter((word, place) => place > 0 || word !== command2);
  const operands = [...listOf(parsed[name]), ...beyond, ...listOf(parsed["--"])];
  if (operands.length > most) {
    const takes = most === 0 ? "no arguments" : "one argument";
    throw new RunFailed(`proxylint ${command2} takes ${takes}, not ${operands.length}`);
  }
  if (operands.length < least) throw new RunFailed(`proxylint ${command2} needs a ${name}`);
  return operands;
}
function listOf(value) {
  if (value === void 0) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
function unknownOption(name, command2) {
  const dashes = name.length === 1 ? "-" : "--";
  const elsewhere = optionNamed(name)?.commands;
  if (elsewhere !== void 0) {
    return new RunFailed(
      `${dashes}${name} is an option of \`proxylint ${elsewhere.join("`, `proxylint ")}\`, not of \`${command2}\``
    );
  }
  const known2 = Object.keys(OPTIONS).filter((option) => optionNamed(option)?.commands.includes(command2));
  return new RunFailed(`unknown option ${dashes}${name}${suggestion(name, known2, dashes)}`);
}
var EPILOGUE, HELP_WIDTH, YARGS_SETTINGS;
var init_grammar = __esm({
  "src/cli/grammar.ts"() {
    "use strict";
    init_yargs();
    init_options();
    init_run_failed();
    init_suggestion();
    EPILOGUE = `Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the run itself failed.
Without paths, proxylint looks for nginx and Caddy configurations in the working directory.`;
    HELP_WIDTH = 100;
    YARGS_SETTINGS = {
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "populate--": true,
      "short-option-groups": false
    };
  }
});

// src/lint/rule.ts
function defineRule(rule20) {
  return rule20;
}
var init_rule = __esm({
  "src/lint/rule.ts"() {
    "use strict";
  }
});

// src/caddy/config/statement.ts
function headSpan(statement) {
  const { directive: directive2, container } = statement;
  const last = directive2.args.at(-1) ?? directive2.name;
  return { file: container.file, start: directive2.start, end: last.end };
}
function splitMatcher(statement) {
  const first = statement.args[0];
  if (first === void 0 || first.quote !== "" || !/^(?:\*$|[/@])/.test(first.value)) {
    return { matcher: null, args: statement.args };
  }
  return { matcher: first, args: statement.args.slice(1) };
}
function childrenNamed(statement, name) {
  return (statement.block ?? []).filter((child) => child.name.value === name);
}
function* everyStatement(statements) {
  const waiting = [...statements].reverse().map((statement) => ({ statement, owner: null }));
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    yield next;
    const owner = next.statement;
    for (const child of [...owner.block ?? []].reverse()) waiting.push({ statement: child, owner });
  }
}
var init_statement = __esm({
  "src/caddy/config/statement.ts"() {
    "use strict";
  }
});

// src/caddy/edit/lines.ts
function removeStatements(statements) {
  const edits = /* @__PURE__ */ new Map();
  for (const [container, directives] of groupByContainer(statements)) {
    const edit = (one) => edits.set(`${one.file.path} ${one.start} ${one.end}`, one);
    if (leavesNothing(container, directives)) emptied(container, edit);
    else
      for (const directive2 of directives) edit(lineRemoval(container.file, directive2.start, directive2.end));
  }
  return [...edits.values()];
}
function replaceArgument(argument, text) {
  const { file, start, end } = argument.span;
  return { file, start, end, text };
}
function groupByContainer(statements) {
  const byBlock = /* @__PURE__ */ new Map();
  for (const { container, directive: directive2 } of statements) {
    const known2 = byBlock.get(container.block);
    if (known2 === void 0) byBlock.set(container.block, { container, directives: /* @__PURE__ */ new Set([directive2]) });
    else known2.directives.add(directive2);
  }
  return new Map([...byBlock.values()].map(({ container, directives }) => [container, directives]));
}
function leavesNothing({ file, owner, block: block2 }, directives) {
  if (owner === null || block2.close === -1 || block2.opaque) return false;
  if (block2.children.some((child) => !directives.has(child))) return false;
  let at = block2.open + 1;
  for (const child of block2.children) {
    if (!isBlank(file.text.slice(at, child.start))) return false;
    at = child.end;
  }
  return isBlank(file.text.slice(at, block2.close));
}
function isBlank(gap) {
  return gap.replace(/^[ \t]*#[^\n]*/, "").trim() === "";
}
function emptied(container, edit) {
  const { file, owner, outer, block: block2 } = container;
  if (owner === null) return;
  if (!MEANINGLESS_WHEN_EMPTY.has(owner.name.value)) {
    const last = owner.args.at(-1) ?? owner.name;
    edit({ file, start: last.end, end: block2.close + 1, text: "" });
  } else if (outer !== null && leavesNothing(outer, /* @__PURE__ */ new Set([owner]))) emptied(outer, edit);
  else edit(lineRemoval(file, owner.start, owner.end));
}
function lineRemoval(file, start, end) {
  const lineStart = file.lineStartAt(start);
  const lineEnd = file.lineEndAt(end);
  const before = file.text.slice(lineStart, start).trim();
  const after = file.text.slice(end, lineEnd).trim();
  if (before !== "" || after !== "" && !after.startsWith("#")) return { file, start, end, text: "" };
  if (lineEnd < file.text.length) return { file, start: lineStart, end: lineEnd + 1, text: "" };
  const feed = lineStart - 1;
  const previous = file.text[feed - 1] === "\r" ? feed - 1 : feed;
  return { file, start: Math.max(0, previous), end: lineEnd, text: "" };
}
var MEANINGLESS_WHEN_EMPTY;
var init_lines = __esm({
  "src/caddy/edit/lines.ts"() {
    "use strict";
    MEANINGLESS_WHEN_EMPTY = /* @__PURE__ */ new Set(["header", "request_header", "transport"]);
  }
});

// src/route/setting.ts
function known(value) {
  return { kind: "known", value };
}
function unknown(because) {
  return { kind: "unknown", because };
}
var init_setting = __esm({
  "src/route/setting.ts"() {
    "use strict";
  }
});

// src/caddy/language/placeholders.ts
function version1Placeholder(value) {
  const found = /\{([<>])([A-Za-z0-9_-]+)\}/.exec(value);
  return found === null ? null : { name: found[2] ?? "", direction: found[1] === "<" ? "<" : ">" };
}
function evaluate(value, headers) {
  let doubt = null;
  const result = value.replace(PLACEHOLDER, (whole2, name) => {
    if (whole2.startsWith("\\")) return name.startsWith("header.") ? `{http.request.${name}}` : whole2.slice(1);
    if (name.startsWith("$")) {
      doubt = `the environment variable ${name.slice(1).split(":", 1)[0]} decides`;
      return whole2;
    }
    const header = HEADER.exec(name)?.[1]?.toLowerCase();
    if (header !== void 0) {
      const found = headers.get(header);
      if (found?.kind === "known") return found.value ?? "";
      doubt = `the client's ${header} header decides`;
      return whole2;
    }
    if (NAMESPACES.test(name)) doubt = `{${name}} is filled in for each request`;
    return whole2;
  });
  return doubt === null ? known(result) : unknown(doubt);
}
var NAMESPACES, PLACEHOLDER, HEADER;
var init_placeholders = __esm({
  "src/caddy/language/placeholders.ts"() {
    "use strict";
    init_setting();
    NAMESPACES = /^(?:http\.(?:request|response|reverse_proxy|vars|regexp|matchers|error|auth|intercept|handlers|shutting_down|time_until_shutdown)|header|cookie|query|path|re|vars|rp|err|file_match|file|env|system|time|labels?|tls|host|hostport|port|method|uri|uri_escaped|orig_\w+|dir|remote|remote_host|remote_port|client_ip|scheme|uuid|upstream_hostport|tls_\w+|rp_\w+|server_name|l4|geoip|maxmind\w*|extra|args|block|blocks)(?:[.\]?[]|$)/;
    PLACEHOLDER = /\\?\{([^{}\s]*)\}/g;
    HEADER = /^(?:http\.request\.)?header\.(.+)$/;
  }
});

// rules/caddy-version-1/placeholders.ts
function* checkPlaceholders({ sites }) {
  for (const site of sites) {
    for (const { statement, owner } of everyStatement(site.statements)) {
      for (const argument of statement.args) yield* checkArgument(statement, owner, argument);
    }
  }
}
function* checkArgument(statement, owner, argument) {
  if (argument.quote === "heredoc" || argument.quote === "`") return;
  const found = version1Placeholder(spanText(argument.span));
  if (found === null) return;
  const header = upgradeHeader(statement);
  const written = `{${found.direction}${found.name}}`;
  yield {
    message: header === null ? `\`${written}\` is a placeholder of Caddy 1; Caddy 2 leaves it as it stands, braces included. In Caddy 2 it is \`{header.${found.name}}\`.` : `No WebSocket opens here: \`${written}\` is a placeholder of Caddy 1, and the application gets \`${header}: ${written}\`. Caddy 2 upgrades by itself; delete the line.`,
    span: argument.span,
    fix: header === null ? renamed(argument, found.direction) : removal(owner, statement)
  };
}
function upgradeHeader({ name, args }) {
  const field = args[0]?.value ?? "";
  return name.value === "header_up" && /^(?:upgrade|connection)$/i.test(field) ? field : null;
}
function removal(owner, statement) {
  const lines = (owner?.block ?? [statement]).filter(
    (line) => upgradeHeader(line) !== null && line.args.some(({ value }) => version1Placeholder(value) !== null)
  );
  return {
    safety: "safe",
    title: "remove the lines about Upgrade and Connection",
    edits: removeStatements(lines)
  };
}
function renamed({ span }, direction) {
  if (direction === "<") return null;
  const text = spanText(span).replaceAll(/\{>([A-Za-z0-9_-]+)\}/g, "{header.$1}");
  return { safety: "safe", title: "write `{header.\u2026}`", edits: [{ ...span, text }] };
}
var init_placeholders2 = __esm({
  "rules/caddy-version-1/placeholders.ts"() {
    "use strict";
    init_statement();
    init_lines();
    init_placeholders();
    init_span();
  }
});

// src/caddy/config/version-1.ts
function isVersion1Directive({ name, args, block: block2 }) {
  const first = args[0]?.value ?? "";
  switch (name.value) {
    case "proxy":
    case "fastcgi":
      return first.startsWith("/") && args.length >= 2;
    case "gzip":
      return args.length === 0;
    case "rewrite":
      return block2?.children.some((child) => child.name.value === "to" || child.name.value === "if") === true;
    case "log":
      return first === "/" || args.length > 0 && block2 === null && /[./]|^stdout$|^stderr$/.test(first);
    case "tls":
      return first === "off" || first === "self_signed";
    case "on":
      return first === "startup" || first === "shutdown";
    case "basicauth":
      return first.startsWith("/") && args.length === 3;
    case "markdown":
    case "status":
    case "internal":
      return args.some(({ value }) => value.startsWith("/")) || block2 !== null;
    default:
      return ONLY_IN_VERSION_1.has(name.value) && (args.length > 0 || block2 !== null);
  }
}
var ONLY_IN_VERSION_1;
var init_version_1 = __esm({
  "src/caddy/config/version-1.ts"() {
    "use strict";
    ONLY_IN_VERSION_1 = /* @__PURE__ */ new Set([
      "proxy",
      "gzip",
      "fastcgi",
      "errors",
      "internal",
      "limits",
      "markdown",
      "browse",
      "startup",
      "shutdown",
      "pprof",
      "expvar",
      "mime",
      "ext",
      "status"
    ]);
  }
});

// rules/caddy-version-1/translate-proxy.ts
function translateProxy(file, directive2) {
  const [path, ...upstreams] = directive2.args;
  const targets = upstreams.map(translateUpstream);
  if (path === void 0 || targets.length === 0 || targets.some((target) => target === null)) return null;
  const options = (directive2.block?.children ?? []).map(translateOption);
  if (options.some((option) => option === null)) return null;
  const lines = options.filter((option) => option !== null).flat();
  const isTransparent = directive2.block?.children.some(({ name }) => name.value === "transparent") === true;
  if (!isTransparent && !lines.some((line) => /^header_up Host /i.test(line))) {
    lines.unshift("header_up Host {upstream_hostport}");
  }
  const matcher = path.value === "/" ? "" : ` ${path.value}*`;
  const head = `reverse_proxy${matcher} ${targets.join(" ")}`;
  return lines.length === 0 ? head : block(file, directive2, head, lines);
}
function translateUpstream({ value, quote }) {
  const found = /^((?:https?:\/\/)?[^/{}]+(?::[\d]+)?)\/?$/.exec(value);
  return quote === "" && found !== null && !/:\d+-\d+$/.test(value) ? found[1] ?? null : null;
}
function translateOption({ name, args, block: inner }) {
  if (inner !== null) return null;
  const [first, second] = args;
  switch (name.value) {
    case "websocket":
    case "transparent":
      return [];
    case "insecure_skip_verify":
      return ["transport http {", "	tls_insecure_skip_verify", "}"];
    case "header_upstream":
      return first === void 0 || second === void 0 ? null : translateHeader(first, second);
    default:
      return null;
  }
}
function translateHeader(field, value) {
  if (/^(?:upgrade|connection)$/i.test(field.value)) return [];
  const text = value.value.replaceAll(/\{>([\w-]+)\}/g, "{header.$1}").replaceAll("{remote}", "{remote_host}");
  if (!TRANSLATED.test(text)) return null;
  return [`header_up ${field.value} ${/\s|^$/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text}`];
}
function block(file, directive2, head, lines) {
  const outer = indentationAt(file, directive2.start);
  const child = directive2.block?.children[0];
  const inner = child === void 0 ? `${outer}	` : indentationAt(file, child.start);
  const unit = inner.startsWith(outer) ? inner.slice(outer.length) : "	";
  const indented = lines.map((line) => `${inner}${line.replace(/^\t/, unit)}`);
  return [`${head} {`, ...indented, `${outer}}`].join(file.lineEnding);
}
function indentationAt(file, offset) {
  return /^[ \t]*/.exec(file.text.slice(file.lineStartAt(offset), offset))?.[0] ?? "";
}
var TRANSLATED;
var init_translate_proxy = __esm({
  "rules/caddy-version-1/translate-proxy.ts"() {
    "use strict";
    TRANSLATED = /^(?:[^{}]|\{(?:host|scheme|method|uri|path|query|remote_host|header\.[\w-]+)\})*$/;
  }
});

// rules/caddy-version-1/whole-file.ts
function* checkVersion1File({ version1, root, sites }) {
  const first = version1[0];
  if (first === void 0) return;
  const names2 = [...new Set(version1.map(({ name }) => `\`${name.value}\``))];
  const directives = sites.flatMap((site) => site.statements.map(({ directive: directive2 }) => directive2));
  const edits = translate(root, directives);
  yield {
    message: `This file is written for Caddy 1, and Caddy 2 does not start with it: ${names2.join(", ")} ${names2.length === 1 ? "is unknown there, or means" : "are unknown there, or mean"} something else. Nothing else is checked in it.`,
    span: { file: root, start: first.start, end: (first.args.at(-1) ?? first.name).end },
    fix: edits === null ? null : { safety: "unsafe", title: "translate the file to Caddy 2", edits }
  };
}
function translate(file, directives) {
  const edits = [];
  for (const directive2 of directives) {
    if (!isVersion1Directive(directive2)) {
      if (!MEANS_THE_SAME.has(directive2.name.value)) return null;
      continue;
    }
    const text = translateDirective(file, directive2);
    if (text === null) return null;
    edits.push({ file, start: directive2.start, end: directive2.end, text });
  }
  return edits;
}
function translateDirective(file, directive2) {
  if (directive2.name.value === "gzip" && directive2.block === null) return "encode gzip";
  return directive2.name.value === "proxy" ? translateProxy(file, directive2) : null;
}
var MEANS_THE_SAME;
var init_whole_file = __esm({
  "rules/caddy-version-1/whole-file.ts"() {
    "use strict";
    init_version_1();
    init_translate_proxy();
    MEANS_THE_SAME = /* @__PURE__ */ new Set(["bind"]);
  }
});

// rules/caddy-version-1/rule.ts
var rule;
var init_rule2 = __esm({
  "rules/caddy-version-1/rule.ts"() {
    "use strict";
    init_rule();
    init_placeholders2();
    init_whole_file();
    rule = defineRule({
      id: "caddy-version-1",
      summary: "the file, or a placeholder in it, is written for Caddy 1",
      severity: "error",
      fix: "mixed",
      dialects: ["caddy"],
      checkCaddy: (configuration) => configuration.version1.length > 0 ? checkVersion1File(configuration) : checkPlaceholders(configuration)
    });
  }
});

// src/nginx/config/context.ts
function nameOf(statement) {
  return statement.directive.name.value;
}
function argumentOf(statement, index) {
  return statement.directive.args[index]?.value ?? "";
}
function spanOf(statement) {
  if (statement.stock && statement.through !== null) return spanOf(statement.through);
  const { directive: directive2, file } = statement;
  const lastWord = directive2.args.at(-1) ?? directive2.name;
  const end = directive2.block === null && directive2.lua === null ? directive2.end : lastWord.end;
  return { file, start: directive2.start, end };
}
function argumentSpan(statement, index) {
  const word = statement.directive.args[index];
  if (word === void 0 || statement.stock) return spanOf(statement);
  return { file: statement.file, start: word.start, end: word.end };
}
function anchorOf(statement) {
  const file = statement.context.statement?.file ?? null;
  let at = statement;
  if (file === null) {
    while (at.through !== null) at = at.through;
    return at;
  }
  while (at !== null && at.file !== file) at = at.through;
  return at;
}
function blockOf(context) {
  return context.statement?.directive.block ?? null;
}
function* outwards(context) {
  for (let at = context; at !== null; at = at.parent) yield at;
}
function enclosing(context, kind) {
  for (let at = context; at !== null; at = at.parent) if (at.kind === kind) return at;
  return null;
}
function outermost(context) {
  let at = context;
  while (at.parent !== null) at = at.parent;
  return at;
}
function statementsNamed(context, name) {
  if (context.statements.length < INDEX_FROM) return scan(context.statements, name);
  let index = indexes.get(context);
  if (index === void 0) {
    index = /* @__PURE__ */ new Map();
    for (const statement of context.statements) {
      const others = index.get(nameOf(statement));
      if (others === void 0) index.set(nameOf(statement), [statement]);
      else others.push(statement);
    }
    indexes.set(context, index);
  }
  return index.get(name) ?? NONE;
}
function scan(statements, name) {
  let found = null;
  for (const statement of statements) {
    if (statement.directive.name.value !== name) continue;
    if (found === null) found = [statement];
    else found.push(statement);
  }
  return found ?? NONE;
}
var INDEX_FROM, indexes, NONE;
var init_context = __esm({
  "src/nginx/config/context.ts"() {
    "use strict";
    INDEX_FROM = 24;
    indexes = /* @__PURE__ */ new WeakMap();
    NONE = [];
  }
});

// src/nginx/config/language-context.ts
function languageContext(context) {
  if (context.statement === null && context.kind !== "main") return null;
  const section = sectionKind(context);
  if (section === null) return null;
  switch (context.kind) {
    case "main":
    case "events":
    case "http":
    case "stream":
    case "mail":
    case "limit_except":
    case "location":
      return context.kind;
    case "server":
      if (section === "stream") return "stream server";
      return section === "mail" ? "mail server" : "server";
    case "upstream":
      return section === "stream" ? "stream upstream" : "upstream";
    case "if":
      return context.parent?.kind === "location" ? "if in location" : "if in server";
    case "entries":
    case "other":
      return null;
  }
}
function sectionKind(context) {
  for (const at of outwards(context)) {
    if (at.kind === "stream" || at.kind === "mail" || at.kind === "http")
      return at.statement === null ? null : at.kind;
    if (at.parent === null) return at.kind === "main" || context.kind === "location" ? "main" : null;
  }
  return null;
}
var init_language_context = __esm({
  "src/nginx/config/language-context.ts"() {
    "use strict";
    init_context();
  }
});

// src/nginx/language/values.ts
function parseTime(text, unit) {
  const inSeconds = unit === "seconds";
  let total = 0n;
  let rank = 0;
  let at = 0;
  let hasDigits = false;
  while (at < text.length) {
    const digits = digitsAt(text, at);
    at += digits.length;
    if (digits !== "") hasDigits = true;
    const symbol = unitAt(text, at);
    const found = symbol === "" ? UNITS2.s : UNITS2[symbol];
    if (found === void 0)
      return invalid(`${JSON.stringify(wordAt(text, at))} is not a unit; nginx knows ${knownUnits(unit)}`);
    if (symbol !== "") {
      const refusal = refuseUnit(text, at, symbol, found, rank, inSeconds);
      if (refusal !== null) return invalid(refusal);
      rank = found.rank;
    }
    total += BigInt(digits) * (symbol === "ms" ? 1n : inSeconds ? found.seconds : found.seconds * 1000n);
    if (total > LARGEST) return invalid("it is too long");
    at += symbol.length;
    while (text[at] === " ") at++;
  }
  if (!hasDigits) return invalid("it holds no number");
  return { kind: "time", milliseconds: Number(inSeconds ? total * 1000n : total) };
}
function refuseUnit(text, at, symbol, unit, rank, inSeconds) {
  if (symbol === "ms" && inSeconds) return "milliseconds are not allowed here";
  if (!inSeconds && unit.rank <= 2)
    return `${unit.name} are not allowed here${symbol === "M" ? '; minutes are "m"' : ""}`;
  if (rank === 9) return "a number and its unit must not be separated by a space";
  if (symbol === " ") return rank >= 7 ? "a number without a unit follows seconds" : null;
  if (unit.rank <= rank) {
    return `${JSON.stringify(text.slice(0, at + symbol.length))} does not have its units in descending order, each once`;
  }
  return null;
}
function unitAt(text, at) {
  return text.startsWith("ms", at) ? "ms" : text.charAt(at);
}
function wordAt(text, at) {
  let start = at;
  while (start > 0 && /[a-z]/i.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}
function digitsAt(text, start) {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}
function knownUnits(unit) {
  return unit === "seconds" ? "y, M, w, d, h, m and s" : "w, d, h, m, s and ms";
}
function isDigit(char) {
  return char >= 48 && char <= 57;
}
function invalid(reason2) {
  return { kind: "invalid", reason: reason2 };
}
var LARGEST, UNITS2, SIZE_FACTORS, OFFSET_FACTORS;
var init_values = __esm({
  "src/nginx/language/values.ts"() {
    "use strict";
    LARGEST = 2n ** 63n - 1n;
    UNITS2 = {
      y: { seconds: 31536000n, rank: 1, name: "years" },
      M: { seconds: 2592000n, rank: 2, name: "months" },
      w: { seconds: 604800n, rank: 3, name: "weeks" },
      d: { seconds: 86400n, rank: 4, name: "days" },
      h: { seconds: 3600n, rank: 5, name: "hours" },
      m: { seconds: 60n, rank: 6, name: "minutes" },
      s: { seconds: 1n, rank: 7, name: "seconds" },
      ms: { seconds: 0n, rank: 8, name: "milliseconds" },
      // A space after a number ends the units: the number counts as seconds.
      " ": { seconds: 1n, rank: 9, name: "seconds" }
    };
    SIZE_FACTORS = { k: 1024n, K: 1024n, m: 1048576n, M: 1048576n };
    OFFSET_FACTORS = {
      ...SIZE_FACTORS,
      g: 1073741824n,
      G: 1073741824n
    };
  }
});

// src/nginx/config/effective.ts
function effectiveList(context, name) {
  let statements = [];
  let level = null;
  let gap = null;
  const discarded = [];
  for (let at = context; at !== null; at = at.parent) {
    const here = statementsNamed(at, name);
    if (level !== null) {
      discarded.push(...here);
      continue;
    }
    if (speaksOfProxying(at)) gap ??= at.gaps[0] ?? null;
    if (here.length > 0) {
      statements = here;
      level = at;
    }
  }
  if (level === null) gap ??= inheritedGap(context);
  return { statements, level, discarded, gap };
}
function effectiveScalar(context, name) {
  let gap = null;
  for (let at = context; at !== null; at = at.parent) {
    const statement = statementsNamed(at, name).at(-1) ?? null;
    if (statement !== null) return { statement, gap };
    if (speaksOfProxying(at)) gap ??= at.gaps[0] ?? null;
  }
  return { statement: null, gap: gap ?? inheritedGap(context) };
}
function speaksOfProxying(context) {
  return context.kind !== "http" && context.kind !== "main";
}
function inheritedGap(context) {
  const top2 = outermost(context);
  if (top2.statement !== null || top2.kind === "main" || top2.kind === "http") return null;
  const first = top2.statements[0];
  if (first === void 0) return null;
  return {
    span: { file: first.file, start: first.directive.start, end: first.directive.name.end },
    because: `this file is included in a ${top2.kind} that is not here`
  };
}
var init_effective = __esm({
  "src/nginx/config/effective.ts"() {
    "use strict";
    init_context();
  }
});

// src/nginx/language/directives.generated.ts
var DIRECTIVE_TABLE;
var init_directives_generated = __esm({
  "src/nginx/language/directives.generated.ts"() {
    "use strict";
    DIRECTIVE_TABLE = `# ngx_core_module
accept_mutex e 1 e flag - - - off
accept_mutex_delay e 1 e milliseconds - - - 500ms
daemon m 1 e flag - - - on
debug_connection e 1 - other - - - -
debug_points m 1 e enum - - stop,abort -
env m 1 - other - - - TZ
error_log m 1+ - other - - - logs/error.log error
events m 0 be other - - - -
include * 1 - other - - - -
load_module m 1 - other - - - -
lock_file m 1 e text - - - logs/nginx.lock
master_process m 1 e flag - - - on
multi_accept e 1 e flag - - - off
pcre_jit m 1 e flag - - - off
pid m 1 e text - - - logs/nginx.pid
ssl_engine m 1 e other - - - -
ssl_object_cache_inheritable m 1 e flag 1.27.4 - - on
stall_threshold e ? p other - - - 1000ms
thread_pool m 23 - other - - - default threads=32 max_queue=65536
timer_resolution m 1 e milliseconds - - - -
use e 1 e other - - - -
user m 12 e other - - - nobody nobody
worker_aio_requests e 1 e number - - - 32
worker_connections e 1 e other - - - 512
worker_cpu_affinity m 1+ e other - - - -
worker_priority m 1 e other - - - 0
worker_processes m 1 e other - - - 1
worker_rlimit_core m 1 e offset - - - -
worker_rlimit_nofile m 1 e number - - - -
worker_shutdown_timeout m 1 e milliseconds - - - -
working_directory m 1 e text - - - -
# ngx_devpoll_module
devpoll_changes e 1 e number - - - -
devpoll_events e 1 e number - - - -
# ngx_epoll_module
epoll_events e 1 e number - - - -
# ngx_eventport_module
eventport_events e 1 e number - - - -
# ngx_google_perftools_module
google_perftools_profiles m 1 e text - - - -
# ngx_http_access_module
allow hslx 1 - other - - - -
deny hslx 1 - other - - - -
# ngx_http_acme_module
accept_terms_of_service c ? x other - - - -
account_key c ? x other - - - -
acme_certificate s ? x other - - - -
acme_issuer h ? bx other - - - -
acme_shared_zone h ? x other - - - zone=ngx_acme_shared:256k
challenge c ? x other - - - http-01
common_name_in_csr c ? x other - - - off
contact c ? x other - - - -
external_account_key c ? x other - - - -
preferred_chain c ? x other - - - -
profile c ? x other - - - -
ssl_trusted_certificate hs 1 e text - - - -
ssl_verify c ? x other - - - on
state_path c ? x other - - - acme_<issuer>
uri c ? x other - - - -
# ngx_http_addition_module
add_after_body hsl 1 e text - - - -
add_before_body hsl 1 e text - - - -
addition_types hsl 1+ - other - - - text/html
# ngx_http_api_module
api l ? p other - - - -
api l ? p other - - - -
status_zone slj ? p other - - - -
status_zone slj ? p other - - - -
# ngx_http_auth_basic_module
auth_basic hslx 1 e other - - - off
auth_basic_user_file hslx 1 e other - - - -
# ngx_http_auth_jwt_module
auth_jwt hslx ? p other - - - off
auth_jwt_claim_set h ? p other - - - -
auth_jwt_header_set h ? p other - - - -
auth_jwt_key_cache hsl ? p other - - - 0
auth_jwt_key_file hslx ? p other - - - -
auth_jwt_key_request hslx ? p other - - - -
auth_jwt_leeway hsl ? p other - - - 0s
auth_jwt_require hslx ? p other - - - -
auth_jwt_type hslx ? p other - - - signed
# ngx_http_auth_request_module
auth_request hsl 1 e other - - - off
auth_request_set hsl 2 - other - - - -
# ngx_http_auth_require_module
auth_require hslx ? p other - - - off
# ngx_http_autoindex_module
autoindex hsl 1 e flag - - - off
autoindex_exact_size hsl 1 e flag - - - on
autoindex_format hsl 1 e enum - - html,json,jsonp,xml html
autoindex_localtime hsl 1 e flag - - - off
# ngx_http_browser_module
ancient_browser hsl 1+ - other - - - -
ancient_browser_value hsl 1 - other - - - 1
modern_browser hsl 12 - other - - - -
modern_browser_value hsl 1 - other - - - 1
# ngx_http_charset_module
charset hslj 1 e other - - - off
charset_map h 2 bf other - - - -
charset_types hsl 1+ - other - - - text/html text/xml text/plain text/vnd.wap.wml application/javascript application/rss+xml
override_charset hslj 1 e flag - - - off
source_charset hslj 1 e other - - - -
# ngx_http_core_module
absolute_redirect hsl 1 e flag - - - on
aio hsl 1 e other - - - off
aio_write hsl 1 e flag - - - off
alias l 1 e other - - - -
auth_delay hsl 1 e milliseconds 1.17.10 - - 0s
chunked_transfer_encoding hsl 1 e flag - - - on
client_body_buffer_size hsl 1 e size - - - 8k|16k
client_body_in_file_only hsl 1 e enum - - off,on,clean off
client_body_in_single_buffer hsl 1 e flag - - - off
client_body_temp_path hsl 1234 e other - - - client_body_temp
client_body_timeout hsl 1 e milliseconds - - - 60s
client_header_buffer_size hs 1 e size - - - 1k
client_header_timeout hs 1 e milliseconds - - - 60s
client_max_body_size hsl 1 e offset - - - 1m
connection_pool_size hs 1 e size - - - 256|512
default_type hsl 1 e text - - - text/plain
directio hsl 1 e other - - - off
directio_alignment hsl 1 e offset - - - 512
disable_symlinks hsl 12 e other - - - off
early_hints hsl 1+ a other 1.29.0 - - -
error_log hsl 1+ - other - - - -
error_log_tag hsl ? p other - - - -
error_page hslj 2+ - other - - - -
etag hsl 1 e flag - - - on
http m 0 be other - - - -
if_modified_since hsl 1 e enum - - off,exact,before exact
ignore_invalid_headers hs 1 e flag - - - on
internal l 0 e other - - - -
keepalive_disable hsl 12 a set - - none,msie6,safari msie6
keepalive_min_timeout hsl 1 e milliseconds 1.27.4 - - 0
keepalive_requests hsl 1 e number - - - 1000
keepalive_time hsl 1 e milliseconds 1.19.10 - - 1h
keepalive_timeout hsl 12 e other - - - 75s
large_client_header_buffers hs 2 e buffers - - - 4 8k
limit_except l 1+ be other - - - -
limit_rate hslj 1 e other - - - 0
limit_rate_after hslj 1 e other - - - 0
lingering_close hsl 1 e enum - - off,on,always on
lingering_time hsl 1 e milliseconds - - - 30s
lingering_timeout hsl 1 e milliseconds - - - 5s
listen s 1+ - other - - - *:80 | *:8000
location sl 12 b other - - - -
log_not_found hsl 1 e flag - - - on
log_subrequest hsl 1 e flag - - - off
max_headers hs 1 e number 1.29.8 - - 1000
max_ranges hsl 1 e number - - - -
merge_slashes hs 1 e flag - - - on
msie_padding hsl 1 e flag - - - on
msie_refresh hsl 1 e flag - - - off
open_file_cache hsl 12 e other - - - off
open_file_cache_errors hsl 1 e flag - - - off
open_file_cache_events hsl 1 e flag - - - -
open_file_cache_min_uses hsl 1 e number - - - 1
open_file_cache_valid hsl 1 e seconds - - - 60s
output_buffers hsl 2 e buffers - - - 2 32k
port_in_redirect hsl 1 e flag - - - on
post_action hslj 1 e text - - - -
postpone_output hsl 1 e size - - - 1460
read_ahead hsl 1 e size - - - 0
recursive_error_pages hsl 1 e flag - - - off
request_pool_size hs 1 e size - - - 4k
reset_timedout_connection hsl 1 e flag - - - off
resolver hsl 1+ e other - - - -
resolver_timeout hsl 1 e milliseconds - - - 30s
root hslj 1 e other - - - html
satisfy hsl 1 e enum - - all,any all
send_lowat hsl 1 e size - - - 0
send_timeout hsl 1 e milliseconds - - - 60s
sendfile hslj 1 e flag - - - off
sendfile_max_chunk hsl 1 e size - - - 2m
server h 0 b other - - - -
server_name s 1+ - other - - - ""
server_name_in_redirect hsl 1 e flag - - - off
server_names_hash_bucket_size h 1 e number - - - 32|64|128
server_names_hash_max_size h 1 e number - - - 512
server_tokens hsl 1 e enum - - off,on,build on
subrequest_output_buffer_size hsl 1 e size - - - 4k|8k
tcp_nodelay hsl 1 e flag - - - on
tcp_nopush hsl 1 e flag - - - off
try_files sl 2+ e other - - - -
types hsl 0 bf other - - - text/html html; image/gif gif; image/jpeg jpg;
types_hash_bucket_size hsl 1 e number - - - 64
types_hash_max_size hsl 1 e number - - - 1024
underscores_in_headers hs 1 e flag - - - off
variables_hash_bucket_size h 1 e number - - - 64
variables_hash_max_size h 1 e number - - - 1024
# ngx_http_dav_module
create_full_put_path hsl 1 e flag - - - off
dav_access hsl 123 e other - - - user:rw
dav_methods hsl 1+ a set - - off,put,delete,mkcol,copy,move off
min_delete_depth hsl 1 e number - - - 0
# ngx_http_degradation_module
degradation h 1 - other - - - -
degrade hsl 1 e enum - - 204,444 -
# ngx_http_empty_gif_module
empty_gif l 0 - other - - - -
# ngx_http_f4f_module
f4f l ? p other - - - -
f4f_buffer_size hsl ? p other - - - 512k
# ngx_http_fastcgi_module
fastcgi_allow_upstream hsl ? p other - - - -
fastcgi_bind hsl 12 e other - - - -
fastcgi_bind_dynamic hsl ? p other - - - off
fastcgi_buffer_size hsl 1 e size - - - 4k|8k
fastcgi_buffering hsl 1 e flag - - - on
fastcgi_buffers hsl 2 e buffers - - - 8 4k|8k
fastcgi_busy_buffers_size hsl 1 e size - - - 8k|16k
fastcgi_cache hsl 1 e other - - - off
fastcgi_cache_background_update hsl 1 e flag - - - off
fastcgi_cache_bypass hsl 1+ a other - - - -
fastcgi_cache_key hsl 1 e other - - - -
fastcgi_cache_lock hsl 1 e flag - - - off
fastcgi_cache_lock_age hsl 1 e milliseconds - - - 5s
fastcgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
fastcgi_cache_max_range_offset hsl 1 e offset - - - -
fastcgi_cache_methods hsl 1+ a set - - - GET HEAD
fastcgi_cache_min_uses hsl 1 e number - - - 1
fastcgi_cache_path h 2+ - other - - - -
fastcgi_cache_purge hsl ? p other - - - -
fastcgi_cache_revalidate hsl 1 e flag - - - off
fastcgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
fastcgi_cache_valid hsl 1+ - other - - - -
fastcgi_catch_stderr hsl 1 a other - - - -
fastcgi_connect_timeout hsl 1 e milliseconds - - - 60s
fastcgi_force_ranges hsl 1 e flag - - - off
fastcgi_hide_header hsl 1 a other - - - -
fastcgi_ignore_client_abort hsl 1 e flag - - - off
fastcgi_ignore_headers hsl 1+ a set - - - -
fastcgi_index hsl 1 e text - - - -
fastcgi_intercept_errors hsl 1 e flag - - - off
fastcgi_keep_conn hsl 1 e flag - - - off
fastcgi_limit_rate hsl 1 e other - - - 0
fastcgi_max_temp_file_size hsl 1 e size - - - 1024m
fastcgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
fastcgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
fastcgi_next_upstream_tries hsl 1 e number - - - 0
fastcgi_no_cache hsl 1+ a other - - - -
fastcgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
fastcgi_pass lj 1 e other - - - -
fastcgi_pass_header hsl 1 a other - - - -
fastcgi_pass_request_body hsl 1 e flag - - - on
fastcgi_pass_request_headers hsl 1 e flag - - - on
fastcgi_read_timeout hsl 1 e milliseconds - - - 60s
fastcgi_request_buffering hsl 1 e flag - - - on
fastcgi_request_dynamic hsl ? p other - - - off
fastcgi_send_lowat hsl 1 e size - - - 0
fastcgi_send_timeout hsl 1 e milliseconds - - - 60s
fastcgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
fastcgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
fastcgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
fastcgi_split_path_info hsl 1 - other - - - -
fastcgi_store hsl 1 e other - - - off
fastcgi_store_access hsl 123 e other - - - user:rw
fastcgi_temp_file_write_size hsl 1 e size - - - 8k|16k
fastcgi_temp_path hsl 1234 e other - - - fastcgi_temp
# ngx_http_flv_module
flv l 0 - other - - - -
# ngx_http_geo_module
geo h 12 bf other - - - -
# ngx_http_geoip_module
geoip_city h 12 eo other - - - -
geoip_country h 12 e other - - - -
geoip_org h 12 e other - - - -
geoip_proxy h 1 - other - - - -
geoip_proxy_recursive h 1 e flag - - - off
# ngx_http_grpc_module
grpc_allow_upstream hsl ? p other - - - -
grpc_bind hsl 12 e other - - - -
grpc_bind_dynamic hsl ? p other - - - off
grpc_buffer_size hsl 1 e size - - - 4k|8k
grpc_connect_timeout hsl 1 e milliseconds - - - 60s
grpc_hide_header hsl 1 a other - - - -
grpc_ignore_headers hsl 1+ a set - - - -
grpc_intercept_errors hsl 1 e flag - - - off
grpc_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,off error timeout
grpc_next_upstream_timeout hsl 1 e milliseconds - - - 0
grpc_next_upstream_tries hsl 1 e number - - - 0
grpc_pass lj 1 e other - - - -
grpc_pass_header hsl 1 a other - - - -
grpc_read_timeout hsl 1 e milliseconds - - - 60s
grpc_request_dynamic hsl ? p other - - - off
grpc_send_timeout hsl 1 e milliseconds - - - 60s
grpc_set_header hsl 2 a other - - - Content-Length $content_length
grpc_socket_keepalive hsl 1 e flag 1.15.6 - - off
grpc_socket_rcvbuf hsl 1 e size 1.31.3 - - -
grpc_socket_sndbuf hsl 1 e size 1.31.3 - - -
grpc_ssl_certificate hsl 1 e other - - - -
grpc_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
grpc_ssl_certificate_key hsl 1 e other - - - -
grpc_ssl_ciphers hsl 1 e text - - - DEFAULT
grpc_ssl_conf_command hsl 2 a other 1.19.4 - - -
grpc_ssl_crl hsl 1 e text - - - -
grpc_ssl_key_log hsl ? p other - - - -
grpc_ssl_name hsl 1 e other - - - host from grpc_pass
grpc_ssl_password_file hsl 1 e other - - - -
grpc_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
grpc_ssl_server_name hsl 1 e flag - - - off
grpc_ssl_session_reuse hsl 1 e flag - - - on
grpc_ssl_trusted_certificate hsl 1 e text - - - -
grpc_ssl_verify hsl 1 e flag - - - off
grpc_ssl_verify_depth hsl 1 e number - - - 1
# ngx_http_gunzip_module
gunzip hsl 1 e flag - - - off
gunzip_buffers hsl 2 e buffers - - - 32 4k|16 8k
# ngx_http_gzip_filter_module
gzip_hash hsl 1 e size - - - -
gzip_no_buffer hsl 1 e flag - - - -
gzip_window hsl 1 e size - - - -
postpone_gzipping hsl 1 e size - - - -
# ngx_http_gzip_module
gzip hslj 1 e flag - - - off
gzip_buffers hsl 2 e buffers - - - 32 4k|16 8k
gzip_comp_level hsl 1 e number - - - 1
gzip_disable hsl 1+ - other - - - -
gzip_http_version hsl 1 e enum - - 1.0,1.1 1.1
gzip_min_length hsl 1 e size - - - 20
gzip_proxied hsl 1+ a set - - off,expired,no-cache,no-store,private,no_last_modified,no_etag,auth,any off
gzip_types hsl 1+ - other - - - text/html
gzip_vary hsl 1 e flag - - - off
# ngx_http_gzip_static_module
gzip_static hsl 1 e enum - - off,on,always off
# ngx_http_headers_module
add_header hslj 23 - other - - - -
add_header_inherit hslj 1 e enum 1.29.3 - off,on,merge on
add_trailer hslj 23 - other - - - -
add_trailer_inherit hslj 1 e enum 1.29.3 - off,on,merge on
expires hslj 12 e other - - - off
# ngx_http_hls_module
hls l ? p other - - - -
hls_buffers hsl ? p other - - - 8 2m
hls_forward_args hsl ? p other - - - off
hls_fragment hsl ? p other - - - 5s
hls_mp4_buffer_size hsl ? p other - - - 512k
hls_mp4_max_buffer_size hsl ? p other - - - 10m
# ngx_http_image_filter_module
image_filter l 123 - other - - - off
image_filter_buffer hsl 1 e size - - - 1M
image_filter_interlace hsl 1 e flag - - - off
image_filter_jpeg_quality hsl 1 - other - - - 75
image_filter_sharpen hsl 1 - other - - - 0
image_filter_transparency hsl 1 e flag - - - on
image_filter_webp_quality hsl 1 - other - - - 80
# ngx_http_index_module
index hsl 1+ - other - - - index.html
# ngx_http_internal_redirect_module
internal_redirect sl ? p other - - - -
# ngx_http_js_module
js_access ljx ? x other - - - -
js_body_filter ljx ? x other - - - -
js_content ljx ? x other - - - -
js_context_reuse hsl ? x other - - - 128
js_engine hsl ? xo other - - - njs
js_fetch_buffer_size hsl ? x other - - - 16k
js_fetch_ciphers hsl ? x other - - - HIGH:!aNULL:!MD5
js_fetch_keepalive hsl ? x other - - - 0
js_fetch_keepalive_requests hsl ? x other - - - 1000
js_fetch_keepalive_time hsl ? x other - - - 1h
js_fetch_keepalive_timeout hsl ? x other - - - 60s
js_fetch_max_response_buffer_size hsl ? x other - - - 1m
js_fetch_protocols hsl ? x other - - - TLSv1 TLSv1.1 TLSv1.2
js_fetch_proxy hsl ? x other - - - -
js_fetch_timeout hsl ? x other - - - 60s
js_fetch_trusted_certificate hsl ? x other - - - -
js_fetch_verify hsl ? x other - - - on
js_fetch_verify_depth hsl ? x other - - - 100
js_header_filter ljx ? x other - - - -
js_import hsl ? x other - - - -
js_include h ? x other - - - -
js_load_http_native_module m ? x other - - - -
js_path hsl ? x other - - - -
js_periodic l ? x other - - - -
js_preload_object hsl ? x other - - - -
js_set hsl ? x other - - - -
js_shared_dict_zone h ? x other - - - -
js_var hsl ? x other - - - -
# ngx_http_keyval_module
keyval h ? p other - - - -
keyval_zone h ? p other - - - -
# ngx_http_limit_conn_module
limit_conn hsl 2 e other - - - -
limit_conn_dry_run hsl 1 e flag 1.17.6 - - off
limit_conn_log_level hsl 1 e enum - - info,notice,warn,error error
limit_conn_status hsl 1 e number - - - 503
limit_conn_zone h 2 - other - - - -
limit_zone h ? o other - - - -
# ngx_http_limit_req_module
limit_req hsl 123 e other - - - -
limit_req_dry_run hsl 1 e flag 1.17.1 - - off
limit_req_log_level hsl 1 e enum - - info,notice,warn,error error
limit_req_status hsl 1 e number - - - 503
limit_req_zone h 3 - other - - - -
# ngx_http_log_module
access_log hsljx 1+ - other - - - logs/access.log combined
log_format h 2+ - other - - - combined "..."
open_log_file_cache hsl 1234 e other - - - off
# ngx_http_map_module
map h 2 bf other - - - -
map_hash_bucket_size h 1 e number - - - 32|64|128
map_hash_max_size h 1 e number - - - 2048
# ngx_http_memcached_module
memcached_allow_upstream hsl ? p other - - - -
memcached_bind hsl 12 e other - - - -
memcached_bind_dynamic hsl ? p other - - - off
memcached_buffer_size hsl 1 e size - - - 4k|8k
memcached_connect_timeout hsl 1 e milliseconds - - - 60s
memcached_gzip_flag hsl 1 e number - - - 
memcached_next_upstream hsl 1+ a set - - error,timeout,invalid_response,not_found,off error timeout
memcached_next_upstream_timeout hsl 1 e milliseconds - - - 0
memcached_next_upstream_tries hsl 1 e number - - - 0
memcached_pass lj 1 e other - - - -
memcached_read_timeout hsl 1 e milliseconds - - - 60s
memcached_send_timeout hsl 1 e milliseconds - - - 60s
memcached_socket_keepalive hsl 1 e flag 1.15.6 - - off
# ngx_http_mirror_module
mirror hsl 1 e other - - - off
mirror_request_body hsl 1 e flag - - - on
# ngx_http_mp4_module
mp4 l 0 - other - - - -
mp4_buffer_size hsl 1 e size - - - 512K
mp4_limit_rate hsl ? p other - - - off
mp4_limit_rate_after hsl ? p other - - - 60s
mp4_max_buffer_size hsl 1 e size - - - 10M
mp4_start_key_frame hsl 1 e flag 1.21.4 - - off
# ngx_http_num_map_module
num_map h ? bfp other - - - -
# ngx_http_oidc_module
auth_oidc hsl ? p other - - - off
client_id o ? p other - - - -
client_secret o ? p other - - - -
config_url o ? p other - - - <issuer>/.well-known/openid-configuration
cookie_name o ? p other - - - NGX_OIDC_SESSION
extra_auth_args o ? p other - - - -
frontchannel_logout_uri o ? p other - - - -
issuer o ? p other - - - -
logout_token_hint o ? p other - - - off
logout_uri o ? p other - - - -
oidc_provider h ? bp other - - - -
pkce o ? p other - - - -
post_logout_uri o ? p other - - - -
redirect_uri o ? p other - - - /oidc_callback
scope o ? p other - - - openid
session_store o ? p other - - - -
session_timeout o ? p other - - - 8h
ssl_crl hs 1 e text - - - -
ssl_trusted_certificate hs 1 e text - - - system CA bundle
userinfo o ? p other - - - off
# ngx_http_perl_module
perl lx 1 - other - - - -
perl_modules h 1 a other - - - -
perl_require h 1 a other - - - -
perl_set h 2 - other - - - -
# ngx_http_proxy_module
proxy_allow_upstream hsl ? p other - - - -
proxy_bind hsl 12 e other - - - -
proxy_bind_dynamic hsl ? p other - - - off
proxy_buffer_size hsl 1 e size - - - 4k|8k
proxy_buffering hsl 1 e flag - - - on
proxy_buffers hsl 2 e buffers - - - 8 4k|8k
proxy_busy_buffers_size hsl 1 e size - - - 8k|16k
proxy_cache hsl 1 e other - - - off
proxy_cache_background_update hsl 1 e flag - - - off
proxy_cache_bypass hsl 1+ a other - - - -
proxy_cache_convert_head hsl 1 e flag - - - on
proxy_cache_key hsl 1 e other - - - $scheme$proxy_host$request_uri
proxy_cache_lock hsl 1 e flag - - - off
proxy_cache_lock_age hsl 1 e milliseconds - - - 5s
proxy_cache_lock_timeout hsl 1 e milliseconds - - - 5s
proxy_cache_max_range_offset hsl 1 e offset - - - -
proxy_cache_methods hsl 1+ a set - - - GET HEAD
proxy_cache_min_uses hsl 1 e number - - - 1
proxy_cache_path h 2+ - other - - - -
proxy_cache_purge hsl ? p other - - - -
proxy_cache_revalidate hsl 1 e flag - - - off
proxy_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,updating,off off
proxy_cache_valid hsl 1+ - other - - - -
proxy_connect_timeout hsl 1 e milliseconds - - - 60s
proxy_cookie_domain hsl 12 e other - - - off
proxy_cookie_flags hsl 1234 e other 1.19.3 - - off
proxy_cookie_path hsl 12 e other - - - off
proxy_force_ranges hsl 1 e flag - - - off
proxy_headers_hash_bucket_size hsl 1 e number - - - 64
proxy_headers_hash_max_size hsl 1 e number - - - 512
proxy_hide_header hsl 1 a other - - - -
proxy_http_version hsl 1 e enum - - 1.0,1.1,2 1.1
proxy_ignore_client_abort hsl 1 e flag - - - off
proxy_ignore_headers hsl 1+ a set - - - -
proxy_intercept_errors hsl 1 e flag - - - off
proxy_limit_rate hsl 1 e other - - - 0
proxy_max_temp_file_size hsl 1 e size - - - 1024m
proxy_method hsl 1 e other - - - -
proxy_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,updating,off error timeout
proxy_next_upstream_timeout hsl 1 e milliseconds - - - 0
proxy_next_upstream_tries hsl 1 e number - - - 0
proxy_no_cache hsl 1+ a other - - - -
proxy_pass ljx 1 e other - - - -
proxy_pass_header hsl 1 a other - - - -
proxy_pass_request_body hsl 1 e flag - - - on
proxy_pass_request_headers hsl 1 e flag - - - on
proxy_pass_trailers hsl 1 e flag 1.27.2 - - off
proxy_read_timeout hsl 1 e milliseconds - - - 60s
proxy_redirect hsl 12 e other - - - default
proxy_request_buffering hsl 1 e flag - - - on
proxy_request_dynamic hsl ? p other - - - off
proxy_send_lowat hsl 1 e size - - - 0
proxy_send_timeout hsl 1 e milliseconds - - - 60s
proxy_set_body hsl 1 e text - - - -
proxy_set_header hsl 2 a other - - - Host $proxy_host,Connection close
proxy_socket_keepalive hsl 1 e flag 1.15.6 - - off
proxy_socket_rcvbuf hsl 1 e size 1.31.3 - - -
proxy_socket_sndbuf hsl 1 e size 1.31.3 - - -
proxy_ssl_certificate hsl 1 e other - - - -
proxy_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
proxy_ssl_certificate_key hsl 1 e other - - - -
proxy_ssl_ciphers hsl 1 e text - - - DEFAULT
proxy_ssl_conf_command hsl 2 a other 1.19.4 - - -
proxy_ssl_crl hsl 1 e text - - - -
proxy_ssl_key_log hsl ? p other - - - -
proxy_ssl_name hsl 1 e other - - - $proxy_host
proxy_ssl_password_file hsl 1 e other - - - -
proxy_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
proxy_ssl_server_name hsl 1 e flag - - - off
proxy_ssl_session_reuse hsl 1 e flag - - - on
proxy_ssl_trusted_certificate hsl 1 e text - - - -
proxy_ssl_verify hsl 1 e flag - - - off
proxy_ssl_verify_depth hsl 1 e number - - - 1
proxy_store hsl 1 e other - - - off
proxy_store_access hsl 123 e other - - - user:rw
proxy_temp_file_write_size hsl 1 e size - - - 8k|16k
proxy_temp_path hsl 1234 e other - - - proxy_temp
# ngx_http_random_index_module
random_index l 1 e flag - - - off
# ngx_http_realip_module
real_ip_header hsl 1 e other - - - X-Real-IP
real_ip_recursive hsl 1 e flag - - - off
set_real_ip_from hsl 1 - other - - - -
# ngx_http_referer_module
referer_hash_bucket_size sl 1 e number - - - 64
referer_hash_max_size sl 1 e number - - - 2048
valid_referers sl 1+ - other - - - -
# ngx_http_rewrite_module
break silj 0 - other - - - -
if sl 1+ b other - - - -
return silj 12 - other - - - -
rewrite silj 23 - other - - - -
rewrite_log hsilj 1 e flag - - - off
set silj 2 - other - - - -
uninitialized_variable_warn hsilj 1 e flag - - - on
# ngx_http_scgi_module
scgi_allow_upstream hsl ? p other - - - -
scgi_bind hsl 12 e other - - - -
scgi_bind_dynamic hsl ? p other - - - off
scgi_buffer_size hsl 1 e size - - - 4k|8k
scgi_buffering hsl 1 e flag - - - on
scgi_buffers hsl 2 e buffers - - - 8 4k|8k
scgi_busy_buffers_size hsl 1 e size - - - 8k|16k
scgi_cache hsl 1 e other - - - off
scgi_cache_background_update hsl 1 e flag - - - off
scgi_cache_bypass hsl 1+ a other - - - -
scgi_cache_key hsl 1 e other - - - -
scgi_cache_lock hsl 1 e flag - - - off
scgi_cache_lock_age hsl 1 e milliseconds - - - 5s
scgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
scgi_cache_max_range_offset hsl 1 e offset - - - -
scgi_cache_methods hsl 1+ a set - - - GET HEAD
scgi_cache_min_uses hsl 1 e number - - - 1
scgi_cache_path h 2+ - other - - - -
scgi_cache_purge hsl ? p other - - - -
scgi_cache_revalidate hsl 1 e flag - - - off
scgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
scgi_cache_valid hsl 1+ - other - - - -
scgi_connect_timeout hsl 1 e milliseconds - - - 60s
scgi_force_ranges hsl 1 e flag - - - off
scgi_hide_header hsl 1 a other - - - -
scgi_ignore_client_abort hsl 1 e flag - - - off
scgi_ignore_headers hsl 1+ a set - - - -
scgi_intercept_errors hsl 1 e flag - - - off
scgi_limit_rate hsl 1 e other - - - 0
scgi_max_temp_file_size hsl 1 e size - - - 1024m
scgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
scgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
scgi_next_upstream_tries hsl 1 e number - - - 0
scgi_no_cache hsl 1+ a other - - - -
scgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
scgi_pass lj 1 e other - - - -
scgi_pass_header hsl 1 a other - - - -
scgi_pass_request_body hsl 1 e flag - - - on
scgi_pass_request_headers hsl 1 e flag - - - on
scgi_read_timeout hsl 1 e milliseconds - - - 60s
scgi_request_buffering hsl 1 e flag - - - on
scgi_request_dynamic hsl ? p other - - - off
scgi_send_timeout hsl 1 e milliseconds - - - 60s
scgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
scgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
scgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
scgi_store hsl 1 e other - - - off
scgi_store_access hsl 123 e other - - - user:rw
scgi_temp_file_write_size hsl 1 e size - - - 8k|16k
scgi_temp_path hsl 1234 e other - - - scgi_temp
# ngx_http_secure_link_module
secure_link hsl 1 e other - - - -
secure_link_md5 hsl 1 e other - - - -
secure_link_secret hsl 1 e text - - - -
# ngx_http_session_log_module
session_log hsl ? p other - - - off
session_log_format h ? p other - - - combined "..."
session_log_zone h ? p other - - - -
# ngx_http_slice_module
slice hsl 1 e size - - - 0
# ngx_http_split_clients_module
split_clients h 2 bf other - - - -
# ngx_http_ssi_filter_module
ssi_ignore_recycled_buffers hsl 1 e flag - - - -
# ngx_http_ssi_module
ssi hslj 1 e flag - - - off
ssi_last_modified hsl 1 e flag - - - off
ssi_min_file_chunk hsl 1 e size - - - 1k
ssi_silent_errors hsl 1 e flag - - - off
ssi_types hsl 1+ - other - - - text/html
ssi_value_length hsl 1 e size - - - 256
# ngx_http_ssl_module
ssl hs ? o other - 1.25.1 - off
ssl_buffer_size hs 1 e size - - - 16k
ssl_certificate hs 1 a other - - - -
ssl_certificate_cache hs 123 e other 1.27.4 - - off
ssl_certificate_compression hs 1 e flag 1.29.1 - - off
ssl_certificate_key hs 1 a other - - - -
ssl_ciphers hs 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate hs 1 e text - - - -
ssl_conf_command hs 2 a other 1.19.4 - - -
ssl_crl hs 1 e text - - - -
ssl_dhparam hs 1 e text - - - -
ssl_early_data hs 1 e flag 1.15.3 - - off
ssl_ecdh_curve hs 1 e text - - - auto
ssl_ech_file hs 1 a other 1.29.4 - - -
ssl_key_log hs ? p other - - - -
ssl_ocsp hs 1 e enum 1.19.0 - off,on,leaf off
ssl_ocsp_cache hs 1 e other 1.19.0 - - off
ssl_ocsp_responder hs 1 e text 1.19.0 - - -
ssl_password_file hs 1 e other - - - -
ssl_prefer_server_ciphers hs 1 e flag - - - off
ssl_protocols hs 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_reject_handshake hs 1 e flag 1.19.4 - - off
ssl_session_cache hs 12 - other - - - none
ssl_session_ticket_key hs 1 a other - - - -
ssl_session_tickets hs 1 e flag - - - on
ssl_session_timeout hs 1 e seconds - - - 5m
ssl_stapling hs 1 e flag - - - off
ssl_stapling_file hs 1 e text - - - -
ssl_stapling_responder hs 1 e text - - - -
ssl_stapling_verify hs 1 e flag - - - off
ssl_trusted_certificate hs 1 e text - - - -
ssl_verify_client hs 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth hs 1 e number - - - 1
# ngx_http_status_module
status l ? - other - - - -
status_format hsl ? - other - - - json
status_zone s ? - other - - - -
# ngx_http_stub_status_module
stub_status sl 01 - other - - - -
# ngx_http_sub_module
sub_filter hsl 2 - other - - - -
sub_filter_last_modified hsl 1 e flag - - - off
sub_filter_once hsl 1 e flag - - - on
sub_filter_types hsl 1+ - other - - - text/html
# ngx_http_tunnel_module
tunnel_allow_upstream hsl ? p other - - - -
tunnel_bind hsl 12 e other 1.31.0 - - -
tunnel_bind_dynamic hsl ? p other - - - off
tunnel_buffer_size hsl 1 e size 1.31.0 - - 16k
tunnel_connect_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_next_upstream hsl 1+ a set 1.31.0 - error,timeout,off error timeout
tunnel_next_upstream_timeout hsl 1 e milliseconds 1.31.0 - - 0
tunnel_next_upstream_tries hsl 1 e number 1.31.0 - - 0
tunnel_pass slj 01 e other 1.31.0 - - -
tunnel_read_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_send_lowat hsl 1 e size 1.31.0 - - 0
tunnel_send_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_socket_keepalive hsl 1 e flag 1.31.0 - - off
tunnel_socket_rcvbuf hsl 1 e size 1.31.0 - - -
tunnel_socket_sndbuf hsl 1 e size 1.31.0 - - -
# ngx_http_upstream_conf_module
upstream_conf l ? - other - - - -
# ngx_http_upstream_hc_module
health_check l ? p other - - - -
match h ? bfp other - - - -
# ngx_http_upstream_module
hash u 12 - other - - - -
ip_hash u 0 - other - - - -
keepalive u 12 e other - - - 32 local
keepalive_requests uhsl 1 e number - - - 1000
keepalive_time uhsl 1 e milliseconds 1.19.10 - - 1h
keepalive_timeout uhsl 1 e milliseconds - - - 60s
least_conn u 0 - other - - - -
least_time u 12 e other 1.31.0 - header,last_byte -
ntlm u ? p other - - - -
queue u ? p other - - - -
random u 012 - other 1.15.1 - - -
resolver u 1+ e other 1.27.3 - - -
resolver_timeout u 1 e milliseconds 1.27.3 - - 30s
server u 1+ - other - - - -
state u ? p other - - - -
sticky u 2+ e other 1.29.6 - - -
upstream h 1 b other - - - -
zone u 12 - other - - - -
# ngx_http_userid_module
userid hsl 1 e enum - - off,log,v1,on off
userid_domain hsl 1 e text - - - none
userid_expires hsl 1 e other - - - off
userid_flags hsl 123 a set 1.19.3 - off,secure,httponly,samesite=strict,samesite=lax,samesite=none off
userid_mark hsl 1 e other - - - off
userid_name hsl 1 e text - - - uid
userid_p3p hsl 1 e text - - - none
userid_path hsl 1 e text - - - /
userid_service hsl 1 e number - - - IP address of the server
# ngx_http_uwsgi_module
uwsgi_allow_upstream hsl ? p other - - - -
uwsgi_bind hsl 12 e other - - - -
uwsgi_bind_dynamic hsl ? p other - - - off
uwsgi_buffer_size hsl 1 e size - - - 4k|8k
uwsgi_buffering hsl 1 e flag - - - on
uwsgi_buffers hsl 2 e buffers - - - 8 4k|8k
uwsgi_busy_buffers_size hsl 1 e size - - - 8k|16k
uwsgi_cache hsl 1 e other - - - off
uwsgi_cache_background_update hsl 1 e flag - - - off
uwsgi_cache_bypass hsl 1+ a other - - - -
uwsgi_cache_key hsl 1 e other - - - -
uwsgi_cache_lock hsl 1 e flag - - - off
uwsgi_cache_lock_age hsl 1 e milliseconds - - - 5s
uwsgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
uwsgi_cache_max_range_offset hsl 1 e offset - - - -
uwsgi_cache_methods hsl 1+ a set - - - GET HEAD
uwsgi_cache_min_uses hsl 1 e number - - - 1
uwsgi_cache_path h 2+ - other - - - -
uwsgi_cache_purge hsl ? p other - - - -
uwsgi_cache_revalidate hsl 1 e flag - - - off
uwsgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
uwsgi_cache_valid hsl 1+ - other - - - -
uwsgi_connect_timeout hsl 1 e milliseconds - - - 60s
uwsgi_force_ranges hsl 1 e flag - - - off
uwsgi_hide_header hsl 1 a other - - - -
uwsgi_ignore_client_abort hsl 1 e flag - - - off
uwsgi_ignore_headers hsl 1+ a set - - - -
uwsgi_intercept_errors hsl 1 e flag - - - off
uwsgi_limit_rate hsl 1 e other - - - 0
uwsgi_max_temp_file_size hsl 1 e size - - - 1024m
uwsgi_modifier1 hsl 1 e number - - - 0
uwsgi_modifier2 hsl 1 e number - - - 0
uwsgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
uwsgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
uwsgi_next_upstream_tries hsl 1 e number - - - 0
uwsgi_no_cache hsl 1+ a other - - - -
uwsgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
uwsgi_pass lj 1 e other - - - -
uwsgi_pass_header hsl 1 a other - - - -
uwsgi_pass_request_body hsl 1 e flag - - - on
uwsgi_pass_request_headers hsl 1 e flag - - - on
uwsgi_read_timeout hsl 1 e milliseconds - - - 60s
uwsgi_request_buffering hsl 1 e flag - - - on
uwsgi_request_dynamic hsl ? p other - - - off
uwsgi_send_timeout hsl 1 e milliseconds - - - 60s
uwsgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
uwsgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
uwsgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
uwsgi_ssl_certificate hsl 1 e other - - - -
uwsgi_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
uwsgi_ssl_certificate_key hsl 1 e other - - - -
uwsgi_ssl_ciphers hsl 1 e text - - - DEFAULT
uwsgi_ssl_conf_command hsl 2 a other 1.19.4 - - -
uwsgi_ssl_crl hsl 1 e text - - - -
uwsgi_ssl_key_log hsl ? p other - - - -
uwsgi_ssl_name hsl 1 e other - - - host from uwsgi_pass
uwsgi_ssl_password_file hsl 1 e other - - - -
uwsgi_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
uwsgi_ssl_server_name hsl 1 e flag - - - off
uwsgi_ssl_session_reuse hsl 1 e flag - - - on
uwsgi_ssl_trusted_certificate hsl 1 e text - - - -
uwsgi_ssl_verify hsl 1 e flag - - - off
uwsgi_ssl_verify_depth hsl 1 e number - - - 1
uwsgi_store hsl 1 e other - - - off
uwsgi_store_access hsl 123 e other - - - user:rw
uwsgi_string hsl 1 e text - - - -
uwsgi_temp_file_write_size hsl 1 e size - - - 8k|16k
uwsgi_temp_path hsl 1234 e other - - - uwsgi_temp
# ngx_http_v2_module
http2 hs 1 e flag 1.25.1 - - off
http2_body_preread_size hs 1 e size - - - 64k
http2_chunk_size hsl 1 e size - - - 8k
http2_idle_timeout hs 1 o other - - - 3m
http2_max_concurrent_pushes hs 1 o other - - - 10
http2_max_concurrent_streams hs 1 e number - - - 128
http2_max_field_size hs 1 o other - - - 4k
http2_max_header_size hs 1 o other - - - 16k
http2_max_requests hs 1 o other - - - 1000
http2_pool_size hs 1 e size - - - -
http2_push hsl 1 o other - - - off
http2_push_preload hsl 1 o flag - - - off
http2_recv_buffer_size h 1 e size - - - 256k
http2_recv_timeout hs 1 o other - - - 30s
http2_streams_index_size hs 1 e number - - - -
spdy_chunk_size ? ? - other - 1.20.2 - -
spdy_headers_comp ? ? - other - 1.20.2 - -
spdy_keepalive_timeout ? ? - other - 1.20.2 - -
spdy_max_concurrent_streams ? ? - other - 1.20.2 - -
spdy_pool_size ? ? - other - 1.20.2 - -
spdy_recv_buffer_size ? ? - other - 1.20.2 - -
spdy_recv_timeout ? ? - other - 1.20.2 - -
spdy_streams_index_size ? ? - other - 1.20.2 - -
# ngx_http_v3_module
http3 hs 1 e flag 1.25.0 - - on
http3_hq hs 1 e flag 1.25.0 - - off
http3_max_concurrent_streams hs 1 e number 1.25.0 - - 128
http3_stream_buffer_size hs 1 e size 1.25.0 - - 64k
quic_active_connection_id_limit hs 1 e number 1.25.0 - - 2
quic_bpf m 1 e flag 1.25.0 - - off
quic_gso hs 1 e flag 1.25.0 - - off
quic_host_key hs 1 e other 1.25.0 - - -
quic_retry hs 1 e flag 1.25.0 - - off
# ngx_http_xslt_module
xml_entities hsl 1 e other - - - -
xml_external_entities hsl 1 e flag 1.31.3 - - off
xslt_last_modified hsl 1 e flag - - - off
xslt_param hsl 2 - other - - - -
xslt_string_param hsl 2 - other - - - -
xslt_stylesheet l 1+ - other - - - -
xslt_types hsl 1+ - other - - - text/xml
# ngx_iocp_module
acceptex_read e 1 e flag - - - -
iocp_threads e 1 e number - - - -
post_acceptex e 1 e number - - - -
# ngx_kqueue_module
kqueue_changes e 1 e number - - - -
kqueue_events e 1 e number - - - -
# ngx_mail_auth_http_module
auth_http aA 1 - other - - - -
auth_http_header aA 2 - other - - - -
auth_http_pass_client_cert aA 1 e flag - - - off
auth_http_timeout aA 1 e milliseconds - - - 60s
# ngx_mail_core_module
error_log aA 1+ - other - - - -
listen A 1+ - other - - - -
mail m 0 be other - - - -
max_errors aA 1 e number 1.21.0 - - 5
protocol A 1 - other - - - -
resolver aA 1+ e other - - - off
resolver_timeout aA 1 e milliseconds - - - 30s
server a 0 b other - - - -
server_name aA 1 e text - - - hostname
timeout aA 1 e milliseconds - - - 60s
# ngx_mail_imap_module
imap_auth aA 1+ a set - - plain,login,cram-md5,external plain
imap_capabilities aA 1+ - other - - - IMAP4 IMAP4rev1 UIDPLUS
imap_client_buffer aA 1 e size - - - 4k|8k
# ngx_mail_pop3_module
pop3_auth aA 1+ a set - - plain,apop,cram-md5,external plain
pop3_capabilities aA 1+ - other - - - TOP USER UIDL
# ngx_mail_proxy_module
proxy_buffer aA 1 e size - - - 4k|8k
proxy_pass_error_message aA 1 e flag - - - off
proxy_protocol aA 1 e enum 1.19.8 - off,on,v2 off
proxy_smtp_auth aA 1 e flag 1.19.4 - - off
proxy_timeout aA 1 e milliseconds - - - 24h
xclient aA 1 e flag - - - on
# ngx_mail_realip_module
set_real_ip_from aA 1 - other 1.19.8 - - -
# ngx_mail_smtp_module
smtp_auth aA 1+ a set - - plain,login,cram-md5,external,none plain login
smtp_capabilities aA 1+ - other - - - -
smtp_client_buffer aA 1 e size - - - 4k|8k
smtp_greeting_delay aA 1 e milliseconds - - - 0
# ngx_mail_ssl_module
ssl aA ? o other - 1.25.1 - off
ssl_certificate aA 1 a other - - - -
ssl_certificate_compression aA 1 e flag 1.29.1 - - off
ssl_certificate_key aA 1 a other - - - -
ssl_ciphers aA 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate aA 1 e text - - - -
ssl_conf_command aA 2 a other 1.19.4 - - -
ssl_crl aA 1 e text - - - -
ssl_dhparam aA 1 e text - - - -
ssl_ecdh_curve aA 1 e text - - - auto
ssl_password_file aA 1 e other - - - -
ssl_prefer_server_ciphers aA 1 e flag - - - off
ssl_protocols aA 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_session_cache aA 12 - other - - - none
ssl_session_ticket_key aA 1 a other - - - -
ssl_session_tickets aA 1 e flag - - - on
ssl_session_timeout aA 1 e seconds - - - 5m
ssl_trusted_certificate aA 1 e text - - - -
ssl_verify_client aA 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth aA 1 e number - - - 1
starttls aA 1 e other - - off,on,only off
# ngx_mgmt_module
enforce_initial_report g ? p other - - - on
license_token g ? p other - - - license.jwt
mgmt m ? bp other - - - -
proxy aA 1 e flag - - - -
proxy_password g ? p other - - - -
proxy_username g ? p other - - - -
resolver g ? p other - - - -
ssl_crl g ? p other - - - -
ssl_trusted_certificate g ? p other - - - system CA bundle
ssl_verify g ? p other - - - on
state_path g ? p other - - - -
usage_report g ? p other - - - endpoint=product.connect.nginx.com interval=1h
# ngx_otel_module
otel_exporter h ? bx other - - - -
otel_resource_attr h ? x other - - - -
otel_service_name h ? x other - - - unknown_service:nginx
otel_span_attr hsl ? x other - - - -
otel_span_name hsl ? x other - - - -
otel_trace hsl ? x other - - - off
otel_trace_context hsl ? x other - - - ignore
# ngx_stream_access_module
allow HS 1 - other - - - -
deny HS 1 - other - - - -
# ngx_stream_core_module
error_log HS 1+ - other - - - -
listen S 1+ - other - - - -
preread_buffer_size HS 1 e size - - - 16k
preread_timeout HS 1 e milliseconds - - - 30s
proxy_protocol_timeout HS 1 e milliseconds - - - 30s
resolver HS 1+ e other - - - -
resolver_timeout HS 1 e milliseconds - - - 30s
server H 0 b other - - - -
server_name S 1+ - other 1.25.5 - - ""
server_names_hash_bucket_size H 1 e number 1.25.5 - - 32|64|128
server_names_hash_max_size H 1 e number 1.25.5 - - 512
stream m 0 be other - - - -
tcp_nodelay HS 1 e flag - - - on
variables_hash_bucket_size H 1 e number - - - 64
variables_hash_max_size H 1 e number - - - 1024
# ngx_stream_geo_module
geo H 12 bf other - - - -
# ngx_stream_geoip_module
geoip_city H 12 eo other - - - -
geoip_country H 12 e other - - - -
geoip_org H 12 e other - - - -
# ngx_stream_js_module
js_access HS ? x other - - - -
js_context_reuse HS ? x other - - - 128
js_engine HS ? xo other - - - njs
js_fetch_buffer_size HS ? x other - - - 16k
js_fetch_ciphers HS ? x other - - - HIGH:!aNULL:!MD5
js_fetch_keepalive HS ? x other - - - 0
js_fetch_keepalive_requests HS ? x other - - - 1000
js_fetch_keepalive_time HS ? x other - - - 1h
js_fetch_keepalive_timeout HS ? x other - - - 60s
js_fetch_max_response_buffer_size HS ? x other - - - 1m
js_fetch_protocols HS ? x other - - - TLSv1 TLSv1.1 TLSv1.2
js_fetch_proxy HS ? x other - - - -
js_fetch_timeout HS ? x other - - - 60s
js_fetch_trusted_certificate HS ? x other - - - -
js_fetch_verify HS ? x other - - - on
js_fetch_verify_depth HS ? x other - - - 100
js_filter HS ? x other - - - -
js_import HS ? x other - - - -
js_include H ? x other - - - -
js_load_stream_native_module m ? x other - - - -
js_path HS ? x other - - - -
js_periodic S ? x other - - - -
js_preload_object HS ? x other - - - -
js_preread HS ? x other - - - -
js_set HS ? x other - - - -
js_shared_dict_zone H ? x other - - - -
js_var HS ? x other - - - -
# ngx_stream_keyval_module
keyval H ? p other - - - -
keyval_zone H ? p other - - - -
# ngx_stream_limit_conn_module
limit_conn HS 2 e other - - - -
limit_conn_dry_run HS 1 e flag 1.17.6 - - off
limit_conn_log_level HS 1 e enum - - info,notice,warn,error error
limit_conn_zone H 2 - other - - - -
# ngx_stream_log_module
access_log HS 1+ - other - - - off
log_format H 2+ - other - - - 
open_log_file_cache HS 1234 e other - - - off
# ngx_stream_map_module
map H 2 bf other - - - -
map_hash_bucket_size H 1 e number - - - 32|64|128
map_hash_max_size H 1 e number - - - 2048
# ngx_stream_mqtt_filter_module
mqtt HS ? p other - - - off
mqtt_buffers HS ? p other - - - 100 1k
mqtt_rewrite_buffer_size S ? po other - - - 4k|8k
mqtt_set_connect S ? p other - - - -
# ngx_stream_mqtt_preread_module
mqtt_preread HS ? p other - - - off
# ngx_stream_num_map_module
num_map H ? bfp other - - - -
# ngx_stream_pass_module
pass S 1 e other 1.25.5 - - -
# ngx_stream_proxy_module
proxy_bind HS 12 e other - - - -
proxy_bind_dynamic HS ? p other - - - off
proxy_buffer_size HS 1 e size - - - 16k
proxy_connect_timeout HS 1 e milliseconds - - - 60s
proxy_download_rate HS 1 - other - - - 0
proxy_downstream_buffer HS 1 e size - - - -
proxy_half_close HS 1 e flag 1.21.4 - - off
proxy_next_upstream HS 1 e flag - - - on
proxy_next_upstream_timeout HS 1 e milliseconds - - - 0
proxy_next_upstream_tries HS 1 e number - - - 0
proxy_pass S 1 e other - - - -
proxy_protocol HS 1 e enum - - off,on,v2 off
proxy_requests HS 1 e number 1.15.7 - - 0
proxy_responses HS 1 e number - - - -
proxy_session_drop HS ? p other - - - off
proxy_socket_keepalive HS 1 e flag 1.15.6 - - off
proxy_socket_rcvbuf HS 1 e size 1.31.3 - - -
proxy_socket_sndbuf HS 1 e size 1.31.3 - - -
proxy_ssl HS 1 e flag - - - off
proxy_ssl_alpn HS 1+ e other 1.31.0 - - -
proxy_ssl_certificate HS 1 e other - - - -
proxy_ssl_certificate_cache HS 123 e other 1.27.4 - - off
proxy_ssl_certificate_key HS 1 e other - - - -
proxy_ssl_ciphers HS 1 e text - - - DEFAULT
proxy_ssl_conf_command HS 2 a other 1.19.4 - - -
proxy_ssl_crl HS 1 e text - - - -
proxy_ssl_key_log HS ? p other - - - -
proxy_ssl_name HS 1 e other - - - host from proxy_pass
proxy_ssl_password_file HS 1 e other - - - -
proxy_ssl_protocols HS 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
proxy_ssl_server_name HS 1 e flag - - - off
proxy_ssl_session_reuse HS 1 e flag - - - on
proxy_ssl_trusted_certificate HS 1 e text - - - -
proxy_ssl_verify HS 1 e flag - - - off
proxy_ssl_verify_depth HS 1 e number - - - 1
proxy_timeout HS 1 e milliseconds - - - 10m
proxy_upload_rate HS 1 - other - - - 0
proxy_upstream_buffer HS 1 e size - - - -
# ngx_stream_realip_module
set_real_ip_from HS 1 - other - - - -
# ngx_stream_return_module
return S 1 e other - - - -
# ngx_stream_set_module
set S 2 - other 1.19.3 - - -
# ngx_stream_split_clients_module
split_clients H 2 bf other - - - -
# ngx_stream_ssl_module
ssl_alpn HS 1+ e other 1.21.4 - - -
ssl_certificate HS 1 a other - - - -
ssl_certificate_cache HS 123 e other 1.27.4 - - off
ssl_certificate_compression HS 1 e flag 1.29.1 - - off
ssl_certificate_key HS 1 a other - - - -
ssl_ciphers HS 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate HS 1 e text - - - -
ssl_conf_command HS 2 a other 1.19.4 - - -
ssl_crl HS 1 e text - - - -
ssl_dhparam HS 1 e text - - - -
ssl_ecdh_curve HS 1 e text - - - auto
ssl_ech_file HS 1 a other 1.29.4 - - -
ssl_handshake_timeout HS 1 e milliseconds - - - 60s
ssl_key_log HS ? p other - - - -
ssl_ocsp HS 1 e enum 1.27.2 - off,on,leaf off
ssl_ocsp_cache HS 1 e other 1.27.2 - - off
ssl_ocsp_responder HS 1 e text 1.27.2 - - -
ssl_password_file HS 1 e other - - - -
ssl_prefer_server_ciphers HS 1 e flag - - - off
ssl_protocols HS 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_reject_handshake HS 1 e flag 1.25.5 - - off
ssl_session_cache HS 12 - other - - - none
ssl_session_ticket_key HS 1 a other - - - -
ssl_session_tickets HS 1 e flag - - - on
ssl_session_timeout HS 1 e seconds - - - 5m
ssl_stapling HS 1 e flag 1.27.2 - - off
ssl_stapling_file HS 1 e text 1.27.2 - - -
ssl_stapling_responder HS 1 e text 1.27.2 - - -
ssl_stapling_verify HS 1 e flag 1.27.2 - - off
ssl_trusted_certificate HS 1 e text - - - -
ssl_verify_client HS 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth HS 1 e number - - - 1
# ngx_stream_ssl_preread_module
ssl_preread HS 1 e flag - - - off
# ngx_stream_upstream_hc_module
health_check S ? p other - - - -
health_check_timeout HS ? p other - - - 5s
match H ? bfp other - - - -
# ngx_stream_upstream_module
hash U 12 - other - - - -
least_conn U 0 - other - - - -
least_time U 12 e other 1.31.0 - connect,first_byte,last_byte -
random U 012 - other 1.15.1 - - -
resolver U 1+ e other 1.27.3 - - -
resolver_timeout U 1 e milliseconds 1.27.3 - - 30s
server U 1+ - other - - - -
state U ? p other - - - -
upstream H 1 b other - - - -
zone U 12 - other - - - -
# ngx_stream_zone_sync_module
zone_sync S ? p other - - - 
zone_sync_buffers HS ? p other - - - 8 4k|8k
zone_sync_connect_retry_interval HS ? p other - - - 1s
zone_sync_connect_timeout HS ? p other - - - 5s
zone_sync_interval HS ? p other - - - 1s
zone_sync_recv_buffer_size HS ? p other - - - 4k|8k
zone_sync_server S ? p other - - - 
zone_sync_ssl HS ? p other - - - off
zone_sync_ssl_certificate HS ? p other - - - -
zone_sync_ssl_certificate_key HS ? p other - - - -
zone_sync_ssl_ciphers HS ? p other - - - DEFAULT
zone_sync_ssl_conf_command HS ? p other - - - -
zone_sync_ssl_crl HS ? p other - - - -
zone_sync_ssl_name HS ? p other - - - host from zone_sync_server
zone_sync_ssl_password_file HS ? p other - - - -
zone_sync_ssl_protocols HS ? p other - - - TLSv1.2 TLSv1.3
zone_sync_ssl_server_name HS ? p other - - - off
zone_sync_ssl_trusted_certificate HS ? p other - - - -
zone_sync_ssl_verify HS ? p other - - - off
zone_sync_ssl_verify_depth HS ? p other - - - 1
zone_sync_timeout HS ? p other - - - 5s`;
  }
});

// src/nginx/language/third-party.ts
var THIRD_PARTY_BLOCKS, THIRD_PARTY_FREE_BLOCKS, THIRD_PARTY_DIRECTIVES;
var init_third_party = __esm({
  "src/nginx/language/third-party.ts"() {
    "use strict";
    THIRD_PARTY_BLOCKS = ["rtmp", "application"];
    THIRD_PARTY_FREE_BLOCKS = ["geoip2"];
    THIRD_PARTY_DIRECTIVES = [
      // OpenResty: lua-nginx-module, stream-lua-nginx-module
      "init_by_lua init_by_lua_file init_worker_by_lua init_worker_by_lua_file exit_worker_by_lua_file set_by_lua",
      "set_by_lua_file rewrite_by_lua rewrite_by_lua_file access_by_lua access_by_lua_file content_by_lua",
      "content_by_lua_file header_filter_by_lua header_filter_by_lua_file body_filter_by_lua body_filter_by_lua_file",
      "log_by_lua log_by_lua_file balancer_by_lua_file preread_by_lua_file ssl_certificate_by_lua_file",
      "ssl_client_hello_by_lua_file ssl_session_fetch_by_lua_file ssl_session_store_by_lua_file",
      "server_rewrite_by_lua_file proxy_ssl_certificate_by_lua_file proxy_ssl_verify_by_lua_file",
      "lua_package_path lua_package_cpath lua_shared_dict lua_code_cache lua_thread_cache_max_entries",
      "lua_socket_connect_timeout lua_socket_send_timeout lua_socket_read_timeout lua_socket_buffer_size",
      "lua_socket_pool_size lua_socket_keepalive_timeout lua_socket_log_errors lua_ssl_ciphers lua_ssl_crl",
      "lua_ssl_protocols lua_ssl_certificate lua_ssl_certificate_key lua_ssl_trusted_certificate lua_ssl_verify_depth",
      "lua_ssl_conf_command lua_ssl_key_log lua_http10_buffering lua_need_request_body lua_transform_underscores_in_response_headers",
      "lua_check_client_abort lua_max_pending_timers lua_max_running_timers lua_malloc_trim lua_capture_error_log",
      "lua_regex_cache_max_entries lua_regex_match_limit lua_use_default_type lua_load_resty_core lua_sa_restart",
      "lua_add_variable lua_worker_thread_vm_pool_size lua_upstream_skip_openssl_default_verify rewrite_by_lua_no_postpone",
      "access_by_lua_no_postpone",
      // headers-more, echo, set-misc, array-var, encrypted-session, form-input, memc, redis2, srcache, replace-filter
      "more_set_headers more_clear_headers more_set_input_headers more_clear_input_headers",
      "echo echo_duplicate echo_flush echo_sleep echo_blocking_sleep echo_reset_timer echo_read_request_body",
      "echo_location_async echo_location echo_subrequest_async echo_subrequest echo_foreach_split echo_end",
      "echo_request_body echo_exec echo_status echo_before_body echo_after_body",
      "set_if_empty set_quote_sql_str set_quote_pgsql_str set_quote_json_str set_unescape_uri set_escape_uri set_hashed_upstream",
      "set_encode_base32 set_decode_base32 set_base32_padding set_encode_base64 set_decode_base64 set_encode_hex",
      "set_decode_hex set_sha1 set_md5 set_hmac_sha1 set_hmac_sha256 set_random set_secure_random_alphanum",
      "set_secure_random_lcalpha set_rotate set_local_today set_formatted_gmt_time set_formatted_local_time",
      "array_split array_join array_map array_map_op encrypted_session_key encrypted_session_iv encrypted_session_expires",
      "set_encrypt_session set_decrypt_session set_form_input set_form_input_multi",
      "memc_pass redis2_pass redis2_query redis2_raw_query redis_pass srcache_fetch srcache_store srcache_methods",
      "replace_filter replace_filter_types drizzle_pass postgres_pass postgres_query rds_json xss_get",
      // compression, caching, access control, status
      "brotli brotli_static brotli_types brotli_comp_level brotli_window brotli_min_length brotli_buffers",
      "zstd zstd_static zstd_types zstd_comp_level zstd_min_length zstd_buffers zstd_dict_file",
      "pagespeed proxy_cache_purge fastcgi_cache_purge uwsgi_cache_purge scgi_cache_purge cache_purge_response_type",
      "modsecurity modsecurity_rules modsecurity_rules_file modsecurity_rules_remote modsecurity_transaction_id",
      "auth_pam auth_pam_service_name auth_ldap auth_ldap_servers auth_gss auth_digest auth_digest_user_file",
      "geoip2_proxy geoip2_proxy_recursive",
      "vhost_traffic_status vhost_traffic_status_zone vhost_traffic_status_display vhost_traffic_status_display_format",
      "vhost_traffic_status_filter_by_host vhost_traffic_status_filter_by_set_key vhost_traffic_status_limit_traffic",
      "fancyindex fancyindex_exact_size fancyindex_localtime fancyindex_header fancyindex_footer fancyindex_css_href",
      "fancyindex_name_length fancyindex_ignore fancyindex_time_format fancyindex_default_sort",
      "subs_filter subs_filter_types subs_filter_bypass limit_upload_rate upload_pass upload_store",
      "upload_progress track_uploads report_uploads nchan_pubsub nchan_publisher nchan_subscriber nchan_channel_id",
      "push_stream_subscriber push_stream_publisher push_stream_channels_path push_stream_shared_memory_size",
      "push_stream_websocket_allow_publish dav_ext_methods dav_ext_lock_zone check_http_send",
      "check_http_expect_alive check_status check_keepalive_requests check_shm_size upsync upsync_dump_path jdomain",
      "passenger_enabled passenger_root passenger_ruby passenger_app_root passenger_app_env passenger_min_instances",
      "passenger_app_type passenger_startup_file passenger_user rails_env SecRulesEnabled SecRulesDisabled DeniedUrl",
      "CheckRule BasicRule MainRule LearningMode opentracing opentracing_propagate_context opentracing_trace_locations",
      "opentelemetry opentelemetry_config opentelemetry_propagate datadog_enable datadog_disable"
    ].flatMap((line) => line.split(" "));
  }
});

// src/nginx/language/directives.ts
function lookUpDirective(name) {
  table ??= readTable();
  const entry = table.get(name);
  if (entry === void 0) return NO_FORMS;
  entry.forms ??= entry.rows.map((read) => read());
  return entry.forms;
}
function isKnownDirective(name) {
  return lookUpDirective(name).length > 0;
}
function isBlockDirective(name) {
  return lookUpDirective(name).some((form) => form.block);
}
function isAllowedIn(form, context) {
  return form.contexts === null || form.contexts.has(context);
}
function allowsArgumentCount(forms, count2) {
  return forms.length === 0 || forms.some((form) => takesArguments(form, count2));
}
function takesArguments({ argumentCounts }, count2) {
  if (argumentCounts === null) return true;
  return "min" in argumentCounts ? count2 >= argumentCounts.min : argumentCounts.counts.includes(count2);
}
function readTable() {
  const entries2 = /* @__PURE__ */ new Map();
  const add = (name, read) => {
    const entry = entries2.get(name);
    if (entry === void 0) entries2.set(name, { rows: [read], forms: null });
    else entry.rows.push(read);
  };
  let module = "";
  for (const line of DIRECTIVE_TABLE.split("\n")) {
    if (line.startsWith("# ")) module = line.slice(2);
    else {
      const definedBy = module;
      add(line.slice(0, line.indexOf(" ")), () => readForm(line, definedBy));
    }
  }
  for (const name of THIRD_PARTY_DIRECTIVES) add(name, () => thirdPartyForm(name, false, false));
  for (const name of THIRD_PARTY_BLOCKS) add(name, () => thirdPartyForm(name, true, false));
  for (const name of THIRD_PARTY_FREE_BLOCKS) add(name, () => thirdPartyForm(name, true, true));
  return entries2;
}
function readForm(line, module) {
  const [
    name = "",
    contexts = "",
    counts = "",
    traits = "",
    kind = "",
    since = "",
    removed2 = "",
    words = "",
    ...rest
  ] = line.split(" ");
  const defaultValue = rest.join(" ");
  return {
    name,
    module,
    contexts: readContexts(contexts),
    argumentCounts: readArgumentCounts(counts),
    block: traits.includes("b"),
    freeBody: traits.includes("f"),
    repetition: traits.includes("e") ? "error" : traits.includes("a") ? "accumulates" : "custom",
    valueKind: kind,
    allowedWords: words === "-" ? [] : words.split(","),
    default: defaultValue === "-" ? null : defaultValue,
    distribution: traits.includes("p") ? "plus" : traits.includes("x") ? "module" : "nginx",
    since: since === "-" ? null : since,
    removed: removed2 === "-" ? null : removed2,
    obsolete: traits.includes("o")
  };
}
function readContexts(letters) {
  if (letters === "*" || letters === "?") return null;
  const contexts = /* @__PURE__ */ new Set();
  for (const letter of letters) {
    const context = CONTEXT_BY_LETTER[letter];
    if (context !== void 0) contexts.add(context);
  }
  return contexts;
}
function readArgumentCounts(text) {
  if (text === "?") return null;
  if (text.endsWith("+")) return { min: Number(text.slice(0, -1)) };
  return { counts: Array.from(text, Number) };
}
function thirdPartyForm(name, block2, freeBody) {
  return {
    name,
    module: "",
    contexts: null,
    argumentCounts: null,
    block: block2,
    freeBody,
    repetition: "custom",
    valueKind: "other",
    allowedWords: [],
    default: null,
    distribution: "module",
    since: null,
    removed: null,
    obsolete: false
  };
}
var CONTEXT_BY_LETTER, NO_FORMS, table;
var init_directives = __esm({
  "src/nginx/language/directives.ts"() {
    "use strict";
    init_target();
    init_directives_generated();
    init_third_party();
    CONTEXT_BY_LETTER = {
      m: "main",
      e: "events",
      h: "http",
      s: "server",
      l: "location",
      i: "if in server",
      j: "if in location",
      x: "limit_except",
      u: "upstream",
      H: "stream",
      S: "stream server",
      U: "stream upstream",
      a: "mail",
      A: "mail server",
      g: "mgmt",
      o: "oidc_provider",
      c: "acme_issuer"
    };
    NO_FORMS = [];
    table = null;
  }
});

// src/nginx/language/variable-use.ts
function variablesIn(value) {
  let at = value.indexOf("$");
  if (at === -1) return NO_USES;
  const uses = [];
  while (at !== -1) {
    const use = variableAt(value, at);
    if (use !== null) uses.push(use);
    at = value.indexOf("$", use?.end ?? at + 1);
  }
  return uses;
}
function variableAt(value, start) {
  const first = value.charCodeAt(start + 1);
  if (first >= 49 && first <= 57) return { name: value.charAt(start + 1), start, end: start + 2 };
  const braced = first === LEFT_BRACE;
  const nameStart = braced ? start + 2 : start + 1;
  let end = nameStart;
  while (isNameCharacter(value.charCodeAt(end))) end++;
  if (end === nameStart || braced && value.charCodeAt(end) !== RIGHT_BRACE) return null;
  return { name: value.slice(nameStart, end), start, end: braced ? end + 1 : end };
}
function isNameCharacter(char) {
  return char >= 97 && char <= 122 || char >= 65 && char <= 90 || char >= 48 && char <= 57 || char === 95;
}
function variableNamedBy(word) {
  if (word === void 0 || word.value.charCodeAt(0) !== DOLLAR) return null;
  const [use] = variablesIn(word.value);
  return use !== void 0 && use.end === word.value.length ? use.name : null;
}
function argumentsWithVariables(directive2) {
  const name = directive2.name.value;
  const { args } = directive2;
  if (name === "if") return operandsOf(args);
  if (name === "geo") return args.length > 1 ? [0] : [];
  const interpolated = interpolatedArguments(name);
  if (interpolated === null) return [];
  const indices = [];
  for (const [index, word] of args.entries()) {
    const isRegex = word.value.startsWith("~") && interpolated === ALL;
    if (!isRegex && interpolated.some((each) => covers(each, index, word, args.length))) indices.push(index);
  }
  return indices;
}
function interpolatedArguments(name) {
  const own = Object.hasOwn(DIRECTIVES, name) ? DIRECTIVES[name] : void 0;
  if (own !== void 0) return own;
  const underscore = name.indexOf("_");
  if (!UPSTREAM_PREFIXES.includes(name.slice(0, underscore))) return null;
  return UPSTREAM_DIRECTIVES[`*${name.slice(underscore)}`] ?? null;
}
function covers(each, index, word, count2) {
  if (typeof each === "number") return index === each;
  switch (each) {
    case "all":
      return true;
    case "1+":
      return index >= 1;
    case "last":
      return index === count2 - 1;
    default:
      return word.value.startsWith(each);
  }
}
function operandsOf(args) {
  const operator = args.findIndex(({ value }) => /^!?~\*?$/.test(value));
  return [...args.keys()].slice(0, operator === -1 ? args.length : operator);
}
function variablesDefinedBy(directive2, parent) {
  const { name, args } = directive2;
  const defined = [];
  const own = definedByName(name.value, args) ?? definedByEntry(name, parent);
  if (own !== null) defined.push(own);
  addNamedGroups(name, defined);
  for (const word of args) {
    addNamedGroups(word, defined);
    if (word.value.startsWith("to=$")) defined.push(word.value.slice(4));
  }
  return defined;
}
function definedByName(name, args) {
  const index = Object.hasOwn(DEFINED_IN_ARGUMENT, name) ? DEFINED_IN_ARGUMENT[name] : void 0;
  if (index !== void 0) return variableNamedBy(args.at(index));
  const forms = lookUpDirective(name);
  const mayDefine = forms.length === 0 || forms.every(({ module }) => module === "");
  return mayDefine ? variableNamedBy(args[0]) : null;
}
function definedByEntry(name, parent) {
  return parent?.name.value === "geoip2" ? variableNamedBy(name) : null;
}
function addNamedGroups(word, defined) {
  if (!word.value.includes("(?")) return;
  for (const [, group] of word.value.matchAll(NAMED_GROUP)) if (group !== void 0) defined.push(group);
}
var DOLLAR, LEFT_BRACE, RIGHT_BRACE, NO_USES, FIRST, SECOND, ALL, UPSTREAM_DIRECTIVES, UPSTREAM_PREFIXES, DIRECTIVES, DEFINED_IN_ARGUMENT, NAMED_GROUP;
var init_variable_use = __esm({
  "src/nginx/language/variable-use.ts"() {
    "use strict";
    init_directives();
    DOLLAR = 36;
    LEFT_BRACE = 123;
    RIGHT_BRACE = 125;
    NO_USES = [];
    FIRST = [0];
    SECOND = [1];
    ALL = ["all"];
    UPSTREAM_DIRECTIVES = {
      "*_pass": FIRST,
      "*_bind": FIRST,
      "*_cache": FIRST,
      "*_cache_bypass": ALL,
      "*_cache_key": FIRST,
      "*_cache_purge": ALL,
      "*_no_cache": ALL,
      "*_limit_rate": FIRST,
      "*_param": SECOND,
      "*_set_header": SECOND,
      "*_ssl_certificate": FIRST,
      "*_ssl_certificate_key": FIRST,
      "*_ssl_name": FIRST,
      "*_store": FIRST
    };
    UPSTREAM_PREFIXES = ["proxy", "fastcgi", "uwsgi", "scgi", "grpc", "memcached", "tunnel"];
    DIRECTIVES = {
      access_log: [0, "if="],
      add_header: SECOND,
      add_trailer: SECOND,
      alias: FIRST,
      auth_basic: FIRST,
      auth_basic_user_file: FIRST,
      auth_jwt: [0, "token="],
      auth_request_set: SECOND,
      charset: FIRST,
      disable_symlinks: ["from="],
      early_hints: ALL,
      echo: ALL,
      error_page: ["last"],
      expires: ALL,
      hash: FIRST,
      http2_push: FIRST,
      image_filter: ALL,
      image_filter_jpeg_quality: FIRST,
      image_filter_sharpen: FIRST,
      image_filter_webp_quality: FIRST,
      index: ALL,
      keyval: FIRST,
      limit_conn_zone: FIRST,
      limit_rate: FIRST,
      limit_rate_after: FIRST,
      limit_req_zone: FIRST,
      log_format: ["1+"],
      map: FIRST,
      memcached_pass: [],
      more_clear_headers: ALL,
      more_set_headers: ALL,
      more_set_input_headers: ALL,
      proxy_cookie_domain: ALL,
      proxy_cookie_path: ALL,
      proxy_method: FIRST,
      proxy_redirect: ALL,
      proxy_set_body: FIRST,
      return: ALL,
      rewrite: SECOND,
      root: FIRST,
      secure_link: FIRST,
      secure_link_md5: FIRST,
      set: SECOND,
      source_charset: FIRST,
      split_clients: FIRST,
      ssl_certificate: FIRST,
      ssl_certificate_key: FIRST,
      sticky: ["1+"],
      sub_filter: ALL,
      try_files: ALL,
      xslt_param: SECOND,
      xslt_string_param: SECOND,
      xslt_stylesheet: ["1+"]
    };
    DEFINED_IN_ARGUMENT = {
      auth_jwt_claim_set: 0,
      auth_jwt_header_set: 0,
      auth_request_set: 0,
      geo: -1,
      js_set: 0,
      js_var: 0,
      keyval: 1,
      map: 1,
      num_map: 1,
      perl_set: 0,
      set: 0,
      split_clients: 1
    };
    NAMED_GROUP = /\(\?P?[<'](\w+)[>']/g;
  }
});

// src/nginx/language/variables.ts
function isBuiltInVariable(name) {
  names ??= new Set(BUILT_IN_VARIABLES);
  const lower = name.toLowerCase();
  return names.has(lower) || BUILT_IN_FAMILIES.some((prefix) => lower.startsWith(prefix));
}
var names, BUILT_IN_FAMILIES, BUILT_IN_VARIABLES;
var init_variables = __esm({
  "src/nginx/language/variables.ts"() {
    "use strict";
    names = null;
    BUILT_IN_FAMILIES = [
      "arg_",
      "cookie_",
      "http_",
      "proxy_protocol_tlv_",
      "sent_http_",
      "sent_trailer_",
      "upstream_cookie_",
      "upstream_http_",
      "upstream_trailer_",
      // NGINX Plus: ngx_http_auth_jwt_module, ngx_http_oidc_module
      "jwt_claim_",
      "jwt_header_",
      "oidc_claim_",
      // Angie
      "acme_cert_",
      "rdp_cookie_",
      // third-party: OpenTracing, OpenTelemetry, Datadog, traffic status
      "opentracing_context_",
      "opentelemetry_",
      "datadog_",
      "vts_"
    ];
    BUILT_IN_VARIABLES = [
      // ngx_http_core_module
      "args binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length",
      "content_type document_root document_uri host hostname https is_args is_request_port limit_rate msec nginx_version pid",
      "pipe proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr proxy_protocol_server_port query_string",
      "realpath_root remote_addr remote_port remote_user request request_body request_body_file request_completion",
      "request_filename request_id request_length request_method request_port request_time request_uri scheme server_addr",
      "server_name server_port server_protocol status tcpinfo_rcv_space tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd",
      "time_iso8601 time_local uri",
      // ngx_http_upstream_module; the last two are NGINX Plus
      "upstream_addr upstream_bytes_received upstream_bytes_sent upstream_cache_etag",
      "upstream_cache_last_modified upstream_cache_status upstream_connect_time upstream_header_time",
      "upstream_response_length upstream_response_time upstream_status upstream_last_addr upstream_last_server_name",
      "upstream_queue_time",
      // ngx_http_proxy_module, ngx_http_fastcgi_module, ngx_http_grpc_module
      "proxy_add_x_forwarded_for proxy_host proxy_internal_body_length proxy_internal_chunked proxy_internal_connection",
      "proxy_port fastcgi_path_info fastcgi_script_name grpc_internal_trailers",
      // ngx_http_ssl_module, ngx_http_v2_module, ngx_http_v3_module, and SPDY before them
      "ssl_alpn_protocol ssl_cipher ssl_ciphers ssl_client_cert ssl_client_escaped_cert ssl_client_fingerprint",
      "ssl_client_i_dn ssl_client_i_dn_legacy ssl_client_raw_cert ssl_client_s_dn ssl_client_s_dn_legacy ssl_client_serial",
      "ssl_client_sigalg ssl_client_v_end ssl_client_v_remain ssl_client_v_start ssl_client_verify ssl_curve ssl_curves",
      "ssl_early_data ssl_ech_outer_server_name ssl_ech_status ssl_protocol ssl_server_name ssl_session_id",
      "ssl_session_reused ssl_sigalg http2 http3 spdy spdy_request_priority",
      // other modules of the official build
      "ancient_browser modern_browser msie connections_active connections_reading connections_waiting connections_writing",
      "date_gmt date_local gzip_ratio invalid_referer limit_conn_status limit_req_status realip_remote_addr",
      "realip_remote_port secure_link secure_link_expires slice_range uid_got uid_reset uid_set",
      // ngx_http_geoip_module
      "geoip_area_code geoip_city geoip_city_continent_code geoip_city_country_code geoip_city_country_code3",
      "geoip_city_country_name geoip_country_code geoip_country_code3 geoip_country_name geoip_dma_code geoip_latitude",
      "geoip_longitude geoip_org geoip_postal_code geoip_region geoip_region_name",
      // ngx_otel_module, ngx_http_acme_module
      "otel_parent_id otel_parent_sampled otel_span_id otel_trace_id acme_certificate acme_certificate_key",
      // NGINX Plus
      "jwt_payload oidc_access_token oidc_id_token oidc_userinfo session_log_binary_id session_log_id",
      // third-party: brotli, zstd, echo, srcache, upload progress, opentracing
      "brotli_ratio zstd_ratio echo_cacheable_request_uri echo_client_request_headers echo_client_request_method",
      "echo_client_request_uri echo_incr echo_it echo_request_body echo_request_method echo_request_uri",
      "echo_response_status echo_timer_elapsed srcache_expire srcache_fetch_status srcache_store_status",
      "modsecurity_status opentracing_binary_context uploadprogress_callback upload_content_type upload_field_name",
      "upload_file_name upload_file_size upload_tmp_path",
      // Angie and freenginx
      "angie_version p8s_value quic_connection rdp_cookie upstream_cache_age upstream_cache_key"
    ].flatMap((line) => line.split(" "));
  }
});

// src/nginx/config/pattern.ts
function translatePattern(pattern, ignoreCase) {
  if (!READ_ALIKE.test(pattern) || pattern.includes("(?")) return null;
  try {
    return new RegExp(pattern, ignoreCase ? "i" : "");
  } catch {
    return null;
  }
}
var READ_ALIKE;
var init_pattern = __esm({
  "src/nginx/config/pattern.ts"() {
    "use strict";
    READ_ALIKE = /^(?:[\w\s^$|()[\].*+?,:;=!@#%&"'~<>/-]|\\[.\-/dswDSWb^$|()[\]*+?\\])*$/;
  }
});

// src/nginx/config/condition.ts
function conditionOf(statement) {
  const words = statement.directive.args.map((word) => word.value);
  const first = words[0];
  if (first === void 0 || !first.startsWith("(") || words.at(-1)?.endsWith(")") !== true) return null;
  if (first === "(") words.shift();
  else words[0] = first.slice(1);
  const last = words.pop() ?? "";
  if (last !== ")") words.push(last.slice(0, -1));
  const [left2, written, ...rest] = words;
  if (left2 === void 0 || left2.startsWith("-") || left2.startsWith("!-")) return null;
  if (written === void 0) return { left: left2, operator: "", right: "" };
  const operator = OPERATORS.find((each) => each === written);
  return operator === void 0 ? null : { left: left2, operator, right: rest.join(" ") };
}
function decideCondition(statement, evaluate3) {
  const condition = conditionOf(statement);
  if (condition === null) return unknown("the condition cannot be read");
  const left2 = evaluate3(condition.left);
  if (left2.kind === "unknown") return left2;
  switch (condition.operator) {
    case "":
      return known(left2.value !== "" && left2.value !== "0");
    case "=":
    case "!=": {
      const right2 = evaluate3(condition.right);
      if (right2.kind === "unknown") return right2;
      return known(left2.value === right2.value === (condition.operator === "="));
    }
    default: {
      const pattern = translatePattern(condition.right, condition.operator.endsWith("*"));
      if (pattern === null) return unknown("the regular expression cannot be decided");
      return known(pattern.test(left2.value) !== condition.operator.startsWith("!"));
    }
  }
}
var OPERATORS;
var init_condition = __esm({
  "src/nginx/config/condition.ts"() {
    "use strict";
    init_setting();
    init_pattern();
    OPERATORS = ["=", "!=", "~", "~*", "!~", "!~*"];
  }
});

// src/nginx/config/handshake-request.ts
function request(headers) {
  return { method: "GET", headers: new Map(headers) };
}
function requestHeader(probe, name) {
  const value = probe.headers.get(name);
  if (value !== void 0) return known(value);
  if (name === "upgrade" || name === "connection") return known("");
  return PERHAPS_SENT.test(name) ? unknown(`it depends on the request's ${name} header`) : known("");
}
var WEBSOCKET_HEADERS, HANDSHAKE, FIREFOX_HANDSHAKE, MIXED_CASE_HANDSHAKE, ORDINARY_REQUEST, H2C_REQUEST, PERHAPS_SENT;
var init_handshake_request = __esm({
  "src/nginx/config/handshake-request.ts"() {
    "use strict";
    init_setting();
    WEBSOCKET_HEADERS = [["sec-websocket-version", "13"]];
    HANDSHAKE = request([["upgrade", "websocket"], ["connection", "Upgrade"], ...WEBSOCKET_HEADERS]);
    FIREFOX_HANDSHAKE = request([
      ["upgrade", "websocket"],
      ["connection", "keep-alive, Upgrade"],
      ...WEBSOCKET_HEADERS
    ]);
    MIXED_CASE_HANDSHAKE = request([
      ["upgrade", "WebSocket"],
      ["connection", "upgrade"],
      ...WEBSOCKET_HEADERS
    ]);
    ORDINARY_REQUEST = request([["connection", "keep-alive"]]);
    H2C_REQUEST = request([
      ["upgrade", "h2c"],
      ["connection", "Upgrade, HTTP2-Settings"]
    ]);
    PERHAPS_SENT = /^(?:host|origin|cookie|authorization|user-agent|accept(?:-.*)?|referer|pragma|cache-control|te|dnt|forwarded|via|true-client-ip|sec-.*|x-.*|cf-.*|cdn-.*|fastly-.*|akamai-.*|client-ip|if-.*|range|date|from|priority|upgrade-insecure-requests|content-.*|proxy-.*|early-data|http2-settings)$/;
  }
});

// src/nginx/config/map.ts
function matchMap(map, value) {
  const block2 = map.block;
  if (block2 === null) return { kind: "unknown", because: "the map has no block" };
  const gap = block2.gaps[0];
  if (gap !== void 0) return { kind: "unknown", because: gap.because };
  const hostnames = block2.statements.some((entry) => isParameter(entry) && nameOf(entry) === "hostnames");
  const wanted = value.toLowerCase();
  let fallback = null;
  let pattern = null;
  for (const entry of block2.statements) {
    if (isParameter(entry)) continue;
    const key = nameOf(entry);
    if (entry.directive.name.quote === "" && key === "default") {
      fallback = entry;
    } else if (key.startsWith("~")) {
      if (pattern !== null) continue;
      const matches = matchesPattern(key, value);
      if (matches === null) return { kind: "unknown", because: `\`${key}\` cannot be decided` };
      if (matches) pattern = entry;
    } else if (unescapedKey(key).toLowerCase() === wanted) {
      return { kind: "entry", entry, result: argumentOf(entry, 0) };
    } else if (hostnames && key.includes("*")) {
      return { kind: "unknown", because: "the map matches host names" };
    }
  }
  const chosen = pattern ?? fallback;
  return chosen === null ? { kind: "nothing" } : { kind: "entry", entry: chosen, result: argumentOf(chosen, 0) };
}
function evaluateMap(map, evaluate3) {
  const source = evaluate3(argumentOf(map, 0));
  if (source.kind === "unknown") return sameForAll(map, evaluate3) ?? source;
  const match = matchMap(map, source.value);
  switch (match.kind) {
    case "entry":
      return evaluate3(match.result);
    case "nothing":
      return known("");
    case "unknown":
      return unknown(match.because);
  }
}
function sameForAll(map, evaluate3) {
  const entries2 = (map.block?.statements ?? []).filter((entry) => !isParameter(entry));
  if (map.block === null || map.block.gaps.length > 0 || !entries2.some((entry) => nameOf(entry) === "default")) {
    return null;
  }
  let common = null;
  for (const entry of entries2) {
    const value = evaluate3(argumentOf(entry, 0));
    if (value.kind === "unknown" || common !== null && common !== value.value) return null;
    common = value.value;
  }
  return common === null ? null : known(common);
}
function isParameter(entry) {
  return entry.directive.name.quote === "" && PARAMETERS.has(nameOf(entry)) && entry.directive.args.length < 2;
}
function unescapedKey(key) {
  return key.startsWith("\\") ? key.slice(1) : key;
}
function matchesPattern(key, value) {
  const ignoreCase = key.startsWith("~*");
  const pattern = translatePattern(key.slice(ignoreCase ? 2 : 1), ignoreCase);
  return pattern === null ? null : pattern.test(value);
}
var PARAMETERS;
var init_map = __esm({
  "src/nginx/config/map.ts"() {
    "use strict";
    init_setting();
    init_context();
    init_pattern();
    PARAMETERS = /* @__PURE__ */ new Set(["hostnames", "volatile", "include"]);
  }
});

// src/nginx/config/variables.ts
function collectVariables(main2, statements, fragmentGap2) {
  const definitions = /* @__PURE__ */ new Map();
  const settable = /* @__PURE__ */ new Set();
  const http = main2.statements.find((statement) => nameOf(statement) === "http")?.block ?? main2;
  for (const statement of http.statements) {
    const variable = definedVariable(statement);
    if (variable === null) continue;
    const others = definitions.get(variable);
    if (others === void 0) definitions.set(variable, [statement]);
    else others.push(statement);
  }
  for (const name of statements.names()) {
    if (!isSetter(name)) continue;
    for (const statement of statements.named(name))
      settable.add(argumentOf(statement, 0).slice(1).toLowerCase());
  }
  let defined = null;
  let gap;
  return {
    definitions,
    settable,
    // Both need a look at every argument or name, and most configurations are judged without them.
    get defined() {
      defined ??= collectDefined(statements);
      return defined;
    },
    get gap() {
      if (gap === void 0) gap = fragmentGap2 ?? findGap(main2, http, statements);
      return gap;
    }
  };
}
function collectDefined(statements) {
  const defined = /* @__PURE__ */ new Set();
  for (const statement of statements.all) {
    const parent = statement.context.statement?.directive ?? null;
    for (const name of variablesDefinedBy(statement.directive, parent)) defined.add(name.toLowerCase());
  }
  return defined;
}
function findGap(main2, http, statements) {
  const known2 = /* @__PURE__ */ new Set();
  let gap = http.gaps[0] ?? main2.gaps[0] ?? null;
  for (const statement of statements.all) {
    if (gap !== null) break;
    if (statement.block !== null) gap = statement.block.gaps[0] ?? null;
    const name = nameOf(statement);
    if (known2.has(name)) continue;
    if (isFromUnknownModule(statement)) gap ??= moduleGap(statement);
    else if (statement.context.kind !== "entries") known2.add(name);
  }
  return gap;
}
function isSetter(name) {
  return name.startsWith("set") && (name.length === 3 || name[3] === "_") || name === "auth_request_set";
}
function isFromUnknownModule(statement) {
  if (statement.context.kind === "entries") return false;
  const name = nameOf(statement);
  return name === "load_module" || !isKnownDirective(name);
}
function moduleGap(statement) {
  return { span: spanOf(statement), because: `the module of \`${nameOf(statement)}\` may define it` };
}
function isUndefinedVariable(table3, name) {
  return table3.gap === null && !isDefinedHere(table3, name);
}
function isDefinedHere(table3, name) {
  if (FROM_ENVIRONMENT.test(name)) return true;
  if (/^\d$/.test(name) || isBuiltInVariable(name)) return true;
  const lower = name.toLowerCase();
  return table3.definitions.has(lower) || table3.settable.has(lower) || table3.defined.has(lower);
}
function definedVariable(statement) {
  const name = nameOf(statement);
  const index = name === "geo" ? statement.directive.args.length - 1 : DEFINED_IN_ARGUMENT2[name];
  if (index === void 0) return null;
  const word = argumentOf(statement, index);
  return word.startsWith("$") ? word.slice(1).toLowerCase() : null;
}
function mapsOf(table3, variable) {
  return (table3.definitions.get(variable.toLowerCase()) ?? []).filter((at) => nameOf(at) === "map");
}
function placelessValues(table3, probe) {
  let perProbe = placeless.get(table3);
  if (perProbe === void 0) {
    perProbe = /* @__PURE__ */ new WeakMap();
    placeless.set(table3, perProbe);
  }
  let values = perProbe.get(probe);
  if (values === void 0) {
    values = /* @__PURE__ */ new Map();
    perProbe.set(probe, values);
  }
  return values;
}
function evaluate2(text, evaluation, depth2 = 0) {
  if (!text.includes("$")) return known(text);
  if (evaluation.table.settable.size > 0) return evaluateText(text, evaluation, depth2);
  const values = placelessValues(evaluation.table, evaluation.probe);
  let value = values.get(text);
  if (value === void 0) {
    value = evaluateText(text, evaluation, depth2);
    values.set(text, value);
  }
  return value;
}
function evaluateText(text, evaluation, depth2) {
  if (depth2 > 16) return unknown("variables refer to each other");
  if (text.includes("\\$")) return unknown("a shell fills in the value");
  let result = "";
  let copied = 0;
  for (const use of variablesIn(text)) {
    const value = evaluateVariable(use.name.toLowerCase(), evaluation, depth2 + 1);
    if (value.kind === "unknown") return value;
    result += text.slice(copied, use.start) + value.value;
    copied = use.end;
  }
  return known(result + text.slice(copied));
}
function evaluateVariable(name, evaluation, depth2) {
  const { table: table3, probe, at } = evaluation;
  if (name.startsWith("http_")) return requestHeader(probe, name.slice(5).replaceAll("_", "-"));
  const set = table3.settable.has(name) ? evaluateSet(name, evaluation, depth2) : null;
  if (set !== null) return set;
  const definition = table3.definitions.get(name)?.at(-1);
  if (definition !== void 0) {
    if (nameOf(definition) !== "map") return unknown(`\`$${name}\` is set by \`${nameOf(definition)}\``);
    return evaluateMap(definition, (text) => evaluate2(text, { table: table3, probe, at }, depth2));
  }
  if (name === "request_method") return known(probe.method);
  if (name === "connection") return known("1");
  return unknown(`\`$${name}\` is not known before a request comes`);
}
function evaluateSet(name, evaluation, depth2) {
  if (enclosing(evaluation.at, "server") === null && evaluation.at.kind !== "location") return null;
  const levels = [];
  for (const level of outwards(evaluation.at)) {
    if (level.kind === "http" || level.kind === "main") break;
    levels.unshift(level);
  }
  let value = null;
  for (const level of levels) {
    for (const statement of level.statements) {
      if (setsVariable(statement, name)) {
        value = nameOf(statement) === "set" ? evaluate2(argumentOf(statement, 1), evaluation, depth2) : unknown(`\`$${name}\` is set by \`${nameOf(statement)}\``);
        continue;
      }
      if (nameOf(statement) !== "if" || statement.block === null) continue;
      const inner = statement.block.statements.filter((at) => setsVariable(at, name)).at(-1);
      if (inner === void 0) continue;
      const holds = decideCondition(statement, (text) => evaluate2(text, evaluation, depth2));
      if (holds.kind === "unknown")
        value = unknown(`\`$${name}\` is set by an \`if\` that cannot be decided`);
      else if (holds.value) value = evaluate2(argumentOf(inner, 1), evaluation, depth2);
      else value ??= known("");
    }
  }
  return value;
}
function setsVariable(statement, variable) {
  if (!isSetter(nameOf(statement))) return false;
  const first = argumentOf(statement, 0);
  return first.length === variable.length + 1 && first.slice(1).toLowerCase() === variable;
}
var DEFINED_IN_ARGUMENT2, FROM_ENVIRONMENT, placeless;
var init_variables2 = __esm({
  "src/nginx/config/variables.ts"() {
    "use strict";
    init_setting();
    init_directives();
    init_variable_use();
    init_variables();
    init_condition();
    init_context();
    init_handshake_request();
    init_map();
    DEFINED_IN_ARGUMENT2 = {
      map: 1,
      split_clients: 1,
      js_set: 0,
      perl_set: 0,
      js_var: 0
    };
    FROM_ENVIRONMENT = /^[A-Z][A-Z0-9_]*$/;
    placeless = /* @__PURE__ */ new WeakMap();
  }
});

// src/nginx/config/upstream-request.ts
function upstreamRequest(context, table3, nginxVersion, probe) {
  const list = effectiveList(context, "proxy_set_header");
  const lines = list.statements.map((statement) => ({
    statement,
    name: argumentOf(statement, 0).toLowerCase(),
    value: sentValue(statement, { table: table3, probe, at: context })
  }));
  const { setting, line } = httpVersion(context, nginxVersion);
  return { httpVersion: setting, httpVersionLine: line, lines, list };
}
function sentValue(statement, evaluation) {
  const word = statement.directive.args[1];
  if (word === void 0 || statement.directive.args.length !== 2) return unknown("nginx refuses this line");
  if (word.templated) return unknown("a template fills in the value");
  return evaluate2(word.value, evaluation);
}
function httpVersion(context, nginxVersion) {
  const { statement, gap } = effectiveScalar(context, "proxy_http_version");
  if (statement !== null) {
    const word = statement.directive.args[0];
    const value = word === void 0 || !HTTP_VERSIONS.has(word.value) ? unknown("the value cannot be read") : known(word.value);
    return {
      setting: { value, origin: { kind: "span", span: argumentSpan(statement, 0) } },
      line: statement
    };
  }
  const isNew = isVersionAtLeast(nginxVersion, HTTP_1_1_BY_DEFAULT);
  const versions = isNew ? `nginx ${HTTP_1_1_BY_DEFAULT} and later` : `nginx before ${HTTP_1_1_BY_DEFAULT}`;
  return {
    setting: {
      value: gap === null || isNew ? known(isNew ? "1.1" : "1.0") : unknown(gap.because),
      origin: { kind: "default", versions }
    },
    line: null
  };
}
function linesNaming(request2, name) {
  return request2.lines.filter((line) => line.name === name);
}
function sentValues(request2, name, nginxVersion) {
  const values = [];
  const lines = linesNaming(request2, name);
  for (const line of lines) {
    if (line.value.kind === "unknown") return line.value;
    if (line.value.value !== "") values.push(line.value.value);
  }
  const sendsClose = name === "connection" && !isVersionAtLeast(nginxVersion, HTTP_1_1_BY_DEFAULT);
  return known(lines.length === 0 && sendsClose ? ["close"] : values);
}
function tokensOf(values) {
  const tokens = [];
  for (const value of values) {
    for (const token of value.split(",")) tokens.push(token.trim().toLowerCase());
  }
  return tokens;
}
function readTimeout(context, directive2, fallback = DEFAULT_READ_TIMEOUT) {
  const { statement, gap } = effectiveScalar(context, directive2);
  if (statement === null) {
    return {
      setting: {
        value: gap === null ? known(fallback) : unknown(gap.because),
        origin: { kind: "default", versions: "every nginx version" }
      },
      line: null
    };
  }
  const word = statement.directive.args[0];
  const origin = { kind: "span", span: argumentSpan(statement, 0) };
  if (word === void 0 || word.templated || statement.directive.args.length > 1) {
    return { setting: { value: unknown("the value cannot be read"), origin }, line: statement };
  }
  const time = parseTime(word.value, "milliseconds");
  const value = time.kind === "time" ? known(time.milliseconds) : unknown(`nginx refuses \`${word.value}\``);
  return { setting: { value, origin }, line: statement };
}
var HTTP_1_1_BY_DEFAULT, HTTP_2_TO_UPSTREAM, HTTP_VERSIONS, DEFAULT_READ_TIMEOUT;
var init_upstream_request = __esm({
  "src/nginx/config/upstream-request.ts"() {
    "use strict";
    init_setting();
    init_target();
    init_values();
    init_context();
    init_effective();
    init_variables2();
    HTTP_1_1_BY_DEFAULT = "1.29.7";
    HTTP_2_TO_UPSTREAM = "1.29.4";
    HTTP_VERSIONS = /* @__PURE__ */ new Set(["1.0", "1.1", "2"]);
    DEFAULT_READ_TIMEOUT = 6e4;
  }
});

// src/nginx/edit/place.ts
function insertAfter(anchor, lines) {
  const { file, directive: directive2 } = anchor;
  const indentation = indentationAt2(file, directive2.start);
  if (indentation === null || !endsItsLine(file, directive2.end)) {
    const text2 = lines.map((line) => ` ${line}`).join("");
    return { file, start: directive2.end, end: directive2.end, text: text2 };
  }
  const end = contentEndOfLine(file, directive2.end);
  const text = lines.map((line) => `${file.lineEnding}${indentation}${line}`).join("");
  return { file, start: end, end, text };
}
function insertBefore(anchor, lines) {
  const { file, directive: directive2 } = anchor;
  const indentation = indentationAt2(file, directive2.start);
  if (indentation === null) {
    return {
      file,
      start: directive2.start,
      end: directive2.start,
      text: lines.map((line) => line === "" ? "" : `${line.trim()} `).join("")
    };
  }
  const start = startWithComments(file, file.lineStartAt(directive2.start));
  const text = lines.map((line) => (line === "" ? "" : indentation + line) + file.lineEnding).join("");
  return { file, start, end: start, text };
}
function insertAtStart(context, lines) {
  const block2 = blockOf(context);
  const first = context.statements[0];
  if (block2 === null || context.statement === null)
    return first === void 0 ? null : insertBefore(first, lines);
  const { file } = context.statement;
  const outer = indentationAt2(file, context.statement.directive.start) ?? "";
  const indentation = outer + indentationStep(file);
  const isOneLine = block2.close !== -1 && !file.text.slice(block2.open, block2.close).includes("\n");
  const text = isOneLine ? lines.map((line) => ` ${line}`).join("") : lines.map((line) => `${file.lineEnding}${indentation}${line}`).join("");
  return { file, start: block2.open + 1, end: block2.open + 1, text };
}
function removeStatement({ file, directive: directive2 }) {
  return removeSpan({ file, start: directive2.start, end: directive2.end });
}
function removeSpan({ file, start, end }) {
  const isIndented = indentationAt2(file, start) !== null;
  if (isIndented && onlySpace(file.text, end, file.lineEndAt(end))) {
    const first = file.lineStartAt(start);
    const after = Math.min(file.lineEndAt(end) + 1, file.text.length);
    const joinsBlankLines = isBlankLine(file, first - 1) && isBlankLine(file, after);
    return { file, start: first, end: joinsBlankLines ? file.lineEndAt(after) + 1 : after, text: "" };
  }
  const spaceBefore = /[ \t]/.test(file.text[start - 1] ?? "") && !isIndented;
  return { file, start: spaceBefore ? start - 1 : start, end, text: "" };
}
function replaceArgument2(statement, index, text) {
  const word = statement.directive.args[index];
  return word === void 0 ? null : { file: statement.file, start: word.start, end: word.end, text };
}
function indentationAt2(file, offset) {
  const start = file.lineStartAt(offset);
  const before = file.text.slice(start, offset).replace(/^\uFEFF/, "");
  return /^[ \t]*$/.test(before) ? before : null;
}
function indentationStep(file) {
  let step = steps.get(file);
  if (step === void 0) {
    const first = STEP.exec(file.text);
    step = first === null ? "    " : stepFrom(file, first);
    steps.set(file, step);
  }
  return step;
}
function stepFrom(file, first) {
  const inner = first[1] ?? "    ";
  const lineStart = file.lineStartAt(first.index);
  const outer = /^[ \t]*/.exec(file.text.slice(lineStart, first.index))?.[0] ?? "";
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : inner;
}
function endsItsLine(file, offset) {
  return /^[ \t]*(?:#.*)?\r?$/.test(file.text.slice(offset, file.lineEndAt(offset)));
}
function contentEndOfLine(file, offset) {
  const end = file.lineEndAt(offset);
  return file.text[end - 1] === "\r" ? end - 1 : end;
}
function isBlankLine(file, offset) {
  const end = offset < 0 ? -1 : file.lineEndAt(offset);
  return end !== -1 && end < file.text.length && onlySpace(file.text, file.lineStartAt(end), end);
}
function onlySpace(text, start, end) {
  return text.slice(start, end).trim() === "";
}
function startWithComments(file, lineStart) {
  let start = lineStart;
  while (start > 0) {
    const above = file.lineStartAt(start - 1);
    if (!/^[ \t]*#/.test(file.text.slice(above, start))) break;
    start = above;
  }
  return start;
}
var STEP, steps;
var init_place = __esm({
  "src/nginx/edit/place.ts"() {
    "use strict";
    init_context();
    STEP = /\{[ \t]*(?:#[^\n]*)?\r?\n([ \t]+)\S/;
    steps = /* @__PURE__ */ new WeakMap();
  }
});

// rules/directive-arguments/rule.ts
function* check({ statements, target }) {
  for (const name of statements.names()) {
    if (!name.startsWith("proxy_")) continue;
    const accepted = /* @__PURE__ */ new Set();
    for (const statement of statements.named(name)) {
      const { args } = statement.directive;
      const key = `${statement.context.kind} ${args.length === 1 ? args[0]?.value : args.length}`;
      if (accepted.has(key)) continue;
      const report2 = judge(statement, target.nginx);
      if (report2 === null) accepted.add(key);
      else yield report2;
    }
  }
}
function judge(statement, nginxVersion) {
  const forms = formsHere(statement);
  if (forms.length === 0 || isTimeInTwoWords(statement, forms) || isJoinedHeader(statement)) return null;
  const { args } = statement.directive;
  const name = nameOf(statement);
  if (!allowsArgumentCount(forms, args.length)) {
    return {
      message: `nginx does not start: \`${name}\` takes ${expected(forms)}, not ${args.length}.${hint(statement)}`,
      span: spanOf(statement)
    };
  }
  if (!refusesWord(statement, forms, nginxVersion)) return null;
  const words = allowedWords(forms, nginxVersion).map((word) => `\`${word}\``);
  return {
    message: `nginx ${nginxVersion} does not start: \`${name}\` takes ${words.join(" or ")}, not \`${args[0]?.value ?? ""}\`.`,
    span: spanOf(statement),
    fix: versionFix(statement)
  };
}
function formsHere(statement) {
  if (statement.stock || statement.context.kind === "entries" || statement.directive.lua !== null) return [];
  if (statement.directive.args.some((word) => word.templated) || statement.directive.name.templated)
    return [];
  const forms = lookUpDirective(nameOf(statement));
  if (forms.some((form) => form.distribution !== "nginx" || form.argumentCounts === null)) return [];
  const context = languageContext(statement.context);
  const mayStand = (form) => context === null || form.contexts === null || form.contexts.has(context);
  return forms.every(mayStand) ? forms : forms.filter(mayStand);
}
function isJoinedHeader(statement) {
  const [word, ...others] = statement.directive.args;
  return nameOf(statement) === "proxy_set_header" && others.length === 0 && /[:=]/.test(word?.value ?? "");
}
function isTimeInTwoWords(statement, forms) {
  const { args } = statement.directive;
  return args.length === 2 && forms.every((form) => form.valueKind === "milliseconds" || form.valueKind === "seconds") && /^\d+ [a-z]+$/i.test(args.map((word) => word.value).join(" "));
}
function refusesWord(statement, forms, nginxVersion) {
  const [word, ...others] = statement.directive.args;
  if (word === void 0 || others.length > 0 || word.value.includes("$")) return false;
  if (forms.some((form) => form.valueKind !== "flag" && form.valueKind !== "enum")) return false;
  const words = allowedWords(forms, nginxVersion);
  return words.length > 0 && !words.includes(word.value.toLowerCase());
}
function allowedWords(forms, nginxVersion) {
  const words = /* @__PURE__ */ new Set();
  for (const form of forms) {
    if (form.valueKind === "flag") words.add("on").add("off");
    else if (form.valueKind !== "enum" || form.allowedWords.length === 0) return [];
    else for (const word of form.allowedWords) words.add(word.toLowerCase());
  }
  const isVersion2 = forms.some((form) => form.name === "proxy_http_version");
  if (isVersion2 && !isVersionAtLeast(nginxVersion, HTTP_2_TO_UPSTREAM)) words.delete("2");
  return [...words];
}
function versionFix(statement) {
  const edit = nameOf(statement) === "proxy_http_version" ? replaceArgument2(statement, 0, "1.1") : null;
  return edit === null ? null : { safety: "safe", title: "write `1.1`", edits: [edit] };
}
function expected(forms) {
  const counts = /* @__PURE__ */ new Set();
  let min = null;
  for (const { argumentCounts } of forms) {
    if (argumentCounts === null) continue;
    if ("min" in argumentCounts) min = Math.min(min ?? argumentCounts.min, argumentCounts.min);
    else for (const count2 of argumentCounts.counts) counts.add(count2);
  }
  if (min !== null) return `at least ${min} argument${min === 1 ? "" : "s"}`;
  const sorted = [...counts].sort((a, b) => a - b);
  if (sorted.length === 1) return `${sorted[0]} argument${sorted[0] === 1 ? "" : "s"}`;
  return `${sorted.slice(0, -1).join(", ")} or ${sorted.at(-1)} arguments`;
}
function hint(statement) {
  const isHeader = nameOf(statement) === "proxy_set_header" && statement.directive.args.length > 2;
  return isHeader ? " A value with spaces needs quotes." : "";
}
var rule2;
var init_rule3 = __esm({
  "rules/directive-arguments/rule.ts"() {
    "use strict";
    init_rule();
    init_context();
    init_language_context();
    init_upstream_request();
    init_place();
    init_directives();
    init_target();
    rule2 = defineRule({
      id: "directive-arguments",
      summary: "a proxy directive has arguments that nginx refuses, so that nginx does not start",
      severity: "error",
      fix: "safe",
      dialects: ["nginx"],
      checkNginx: check
    });
  }
});

// rules/directive-context/rule.ts
function* check2(configuration) {
  if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
  for (const statement of misplacedStatements(configuration)) {
    const { name } = statement.directive;
    const where = languageContext(statement.context) ?? statement.context.kind;
    yield {
      message: `nginx does not start: \`${name.value}\` is not allowed in ${where === "main" ? "the main context" : `\`${where}\``}.${allowedIn(name.value)}`,
      span: { file: statement.file, start: name.start, end: name.end },
      fix: fixFor(statement)
    };
  }
}
function* misplacedStatements({ statements }) {
  for (const name of statements.names()) {
    const forms = lookUpDirective(name);
    if (forms.length === 0) continue;
    if (forms.some((form) => form.distribution !== "nginx" || form.contexts === null)) continue;
    for (const statement of statements.named(name)) {
      if (statement.stock || statement.directive.conditional || statement.directive.name.templated) continue;
      const context = languageContext(statement.context);
      if (context !== null && !forms.some((form) => form.contexts?.has(context))) yield statement;
    }
  }
}
function allowedIn(name) {
  const contexts = new Set(lookUpDirective(name).flatMap((form) => [...form.contexts ?? []]));
  return contexts.size === 0 ? "" : ` It belongs in ${[...contexts].map((context) => `\`${context}\``).join(", ")}.`;
}
function fixFor(statement) {
  const block2 = statement.context;
  if (block2.kind !== "if" || block2.statement === null) return null;
  const isAboutUpgrade2 = (at) => nameOf(at) === "proxy_http_version" || nameOf(at) === "proxy_set_header" && /^(?:upgrade|connection)$/i.test(argumentOf(at, 0));
  if (!block2.statements.every(isAboutUpgrade2)) return null;
  return {
    safety: "safe",
    title: "remove this `if`: headers cannot be set in it",
    edits: [removeStatement(block2.statement)]
  };
}
var rule3;
var init_rule4 = __esm({
  "rules/directive-context/rule.ts"() {
    "use strict";
    init_rule();
    init_context();
    init_language_context();
    init_place();
    init_directives();
    rule3 = defineRule({
      id: "directive-context",
      summary: "a directive stands in a block where nginx does not allow it, so that nginx does not start",
      severity: "error",
      fix: "safe",
      dialects: ["nginx"],
      checkNginx: check2
    });
  }
});

// rules/directive-duplicate/rule.ts
function* check3(configuration) {
  if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
  for (const name of configuration.statements.names()) {
    const forms = lookUpDirective(name);
    if (!forms.some(mayStandOnce)) continue;
    yield* checkName(configuration.statements.named(name), forms);
  }
}
function mayStandOnce(form) {
  return form.distribution === "nginx" && form.repetition === "error" && SINGLE_VALUES.has(form.valueKind);
}
function* checkName(statements, forms) {
  const firsts = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    if (statement.directive.conditional || statement.directive.name.templated || statement.block !== null)
      continue;
    const earlier = firsts.get(statement.context);
    if (earlier === void 0) {
      firsts.set(statement.context, statement);
      continue;
    }
    const context = languageContext(statement.context);
    const here = forms.filter(
      (form) => context !== null && (form.contexts === null || form.contexts.has(context))
    );
    if (here.length === 0 || !here.every(mayStandOnce)) continue;
    yield {
      message: `nginx does not start: \`${nameOf(statement)}\` is set twice in this block.`,
      span: spanOf(statement),
      related: [{ message: "it is set here already", span: spanOf(earlier) }]
    };
  }
}
var SINGLE_VALUES, rule4;
var init_rule5 = __esm({
  "rules/directive-duplicate/rule.ts"() {
    "use strict";
    init_rule();
    init_context();
    init_language_context();
    init_directives();
    SINGLE_VALUES = /* @__PURE__ */ new Set([
      "flag",
      "milliseconds",
      "seconds",
      "size",
      "offset",
      "number",
      "enum"
    ]);
    rule4 = defineRule({
      id: "directive-duplicate",
      summary: "a directive stands twice in a block that may have it once, so that nginx does not start",
      severity: "error",
      fix: "none",
      dialects: ["nginx"],
      checkNginx: check3
    });
  }
});

// src/lint/intent-severity.ts
function severityFor(intent, own) {
  switch (intent.strength) {
    case "declared":
    case "strong":
      return own;
    case "weak":
      return "info";
    case "none":
      return null;
  }
}
var init_intent_severity = __esm({
  "src/lint/intent-severity.ts"() {
    "use strict";
  }
});

// rules/duplicate-header/rule.ts
function* check4(route) {
  for (const fault of route.faults) {
    if (fault.kind === "duplicate") yield* twiceSent(route, fault.lines);
    if (fault.kind === "redefined-map") {
      yield {
        message: `\`${argumentOf(fault.wins, 1)}\` is defined by two maps; nginx uses this last one for every site, and it gives a wrong ${fault.header}.`,
        span: spanOf(fault.wins),
        severity: "error",
        related: [{ message: "this definition is ignored", span: spanOf(fault.ignored) }],
        fix: { safety: "safe", title: "remove this definition", edits: [removeStatement(fault.wins)] }
      };
    }
  }
  yield* contradictingConnection(route);
}
function* twiceSent(route, lines) {
  const severity2 = severityFor(route.intent, "error");
  const [first, ...others] = lines;
  const last = others.at(-1);
  if (severity2 === null || first === void 0 || last === void 0) return;
  const isCopy = others.every((at) => argumentOf(at, 1) === argumentOf(first, 1));
  yield {
    message: `No WebSocket opens through \`${route.match}\`: \`Upgrade\` is set ${lines.length === 2 ? "twice" : `${lines.length} times`}, and every line is sent.`,
    span: spanOf(last),
    severity: severity2,
    related: [{ message: "it is set here already", span: spanOf(first) }],
    fix: isCopy && !last.stock ? { safety: "safe", title: "keep one of the lines", edits: others.map(removeStatement) } : null
  };
}
function* contradictingConnection(route) {
  const lines = linesNaming(route.request, "connection");
  const upgrades2 = lines.find(
    (line) => line.value.kind === "known" && tokensOf([line.value.value]).includes("upgrade")
  );
  const closes = lines.find(
    (line) => line.value.kind === "known" && tokensOf([line.value.value]).includes("close")
  );
  if (upgrades2 === void 0 || closes === void 0 || upgrades2 === closes) return;
  yield {
    message: `\`Connection: close\` is sent beside \`Connection: ${argumentOf(upgrades2.statement, 1)}\` through \`${route.match}\`: lenient applications upgrade all the same, others close.`,
    span: spanOf(closes.statement),
    related: [{ message: "the upgrade is asked for here", span: spanOf(upgrades2.statement) }],
    fix: closes.statement.stock ? null : { safety: "safe", title: "remove `Connection close`", edits: [removeStatement(closes.statement)] }
  };
}
var rule5;
var init_rule6 = __esm({
  "rules/duplicate-header/rule.ts"() {
    "use strict";
    init_intent_severity();
    init_rule();
    init_context();
    init_upstream_request();
    init_place();
    rule5 = defineRule({
      id: "duplicate-header",
      summary: "Upgrade or Connection is set twice at one level, and both lines are sent",
      severity: "warning",
      fix: "safe",
      dialects: ["nginx"],
      checkRoute: (route) => route.dialect === "nginx" ? check4(route) : []
    });
  }
});

// src/caddy/language/duration.ts
function parseDuration(text) {
  if (text === "0" || text === "+0" || text === "-0") return { kind: "duration", ms: 0 };
  const sign = text.startsWith("-") ? -1 : 1;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h|d)/y;
  part.lastIndex = /^[+-]/.test(text) ? 1 : 0;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return { kind: "refused", because: "missing-unit" };
  let ms = 0;
  let at;
  do {
    const found = part.exec(text);
    if (found === null) return { kind: "refused", because: "malformed" };
    ms += Number(found[1]) * (MILLISECONDS[found[2] ?? ""] ?? 0);
    at = part.lastIndex;
  } while (at < text.length);
  return { kind: "duration", ms: sign * ms };
}
function parseDurationOrNanoseconds(text) {
  return isBareInteger(text) ? { kind: "duration", ms: Number(text) * 1e-6 } : parseDuration(text);
}
function isBareInteger(text) {
  return /^[+-]?\d+$/.test(text);
}
var MILLISECONDS;
var init_duration = __esm({
  "src/caddy/language/duration.ts"() {
    "use strict";
    MILLISECONDS = {
      ns: 1e-6,
      us: 1e-3,
      \u00B5s: 1e-3,
      \u03BCs: 1e-3,
      ms: 1,
      s: 1e3,
      m: 6e4,
      h: 36e5,
      d: 864e5
    };
  }
});

// src/caddy/language/duration-options.ts
function durationOption(owner, name) {
  if (owner === "reverse_proxy" && NANOSECONDS.has(name)) return "nanoseconds";
  const strict2 = Object.hasOwn(STRICT, owner) ? STRICT[owner] : void 0;
  return strict2?.includes(name) === true ? "strict" : null;
}
var STRICT, NANOSECONDS;
var init_duration_options = __esm({
  "src/caddy/language/duration-options.ts"() {
    "use strict";
    STRICT = {
      reverse_proxy: [
        "lb_try_duration",
        "lb_try_interval",
        "health_interval",
        "health_timeout",
        "fail_duration",
        "unhealthy_latency"
      ],
      transport: [
        "dial_timeout",
        "dial_fallback_delay",
        "response_header_timeout",
        "expect_continue_timeout",
        "read_timeout",
        "write_timeout",
        "tls_timeout",
        "keepalive_interval"
      ],
      timeouts: ["read_body", "read_header", "write", "idle"]
    };
    NANOSECONDS = /* @__PURE__ */ new Set(["stream_timeout", "stream_close_delay", "flush_interval"]);
  }
});

// rules/duration-unit/caddy.ts
function* checkCaddy({ sites, globalOptions, version1 }) {
  if (version1.length > 0) return;
  for (const statements of [globalOptions, ...sites.map((site) => site.statements)]) {
    for (const { statement, owner } of everyStatement(statements)) {
      const option = owner === null ? null : durationOption(owner.name.value, statement.name.value);
      const value = statement.args[0];
      if (option === null || value === void 0 || !value.certain || value.value.includes("{")) continue;
      yield* option === "nanoseconds" ? nanoseconds(statement, value) : strict(statement, value);
    }
  }
}
function* nanoseconds(statement, value) {
  if (!isBareInteger(value.value) || statement.args.length > 1) {
    yield* strict(statement, value);
    return;
  }
  if (Number(value.value) <= 0) return;
  const name = statement.name.value;
  yield {
    message: `Caddy reads \`${name} ${value.value}\` as ${value.value} nanoseconds: ${consequence(name)}. Write the unit, as in \`${value.value}s\`.`,
    span: value.span,
    fix: withSeconds(name, value)
  };
}
function consequence(option) {
  if (option === "stream_timeout") return "every WebSocket is cut as soon as it opens";
  return option === "stream_close_delay" ? "a reload still drops every WebSocket at once" : "in effect after every write";
}
function withSeconds(option, value) {
  if (option === "flush_interval" || Number(value.value) > MOST_SECONDS) return null;
  return {
    safety: "safe",
    title: `write \`${value.value}s\``,
    edits: [replaceArgument(value, `${value.value}s`)]
  };
}
function* strict(statement, value) {
  const reading = parseDuration(statement.args.map((each) => each.value).join(" "));
  if (reading.kind === "duration") return;
  const name = statement.name.value;
  const meant = meantDuration(statement, value);
  const because = reading.because === "missing-unit" ? "it has no unit" : "units are ns, us, ms, s, m, h and d";
  yield {
    message: `Caddy does not start with \`${name} ${statement.args.map((each) => each.value).join(" ")}\`: ${because}.`,
    span: argumentsSpan(statement, value),
    fix: meant
  };
}
function argumentsSpan(statement, value) {
  return { ...value.span, end: (statement.args.at(-1) ?? value).span.end };
}
function meantDuration(statement, value) {
  const [, second, ...others] = statement.args;
  const found = /^(\d+)([A-Za-z]*)$/.exec(value.value);
  if (found === null || others.length > 0) return null;
  const unit = found[2] || (second?.value ?? "s");
  const known2 = UNIT_WORDS.find(([word]) => word.test(unit))?.[1];
  if (known2 === void 0 || Number(found[1]) > MOST_SECONDS) return null;
  const text = `${found[1]}${known2}`;
  const { file, start } = value.span;
  const end = (found[2] === "" && second !== void 0 ? second : value).span.end;
  return { safety: "safe", title: `write \`${text}\``, edits: [{ file, start, end, text }] };
}
var MOST_SECONDS, UNIT_WORDS;
var init_caddy = __esm({
  "rules/duration-unit/caddy.ts"() {
    "use strict";
    init_statement();
    init_lines();
    init_duration();
    init_duration_options();
    MOST_SECONDS = 1e5;
    UNIT_WORDS = [
      [/^(?:s|secs?|seconds?)$/i, "s"],
      [/^(?:m|[Mm]ins?|[Mm]inutes?)$/, "m"],
      [/^(?:h|hrs?|hours?)$/i, "h"],
      [/^(?:d|days?)$/i, "d"],
      [/^(?:msecs?|milliseconds?)$/i, "ms"]
    ];
  }
});

// rules/duration-unit/nginx.ts
function* checkNginx(configuration) {
  for (const { statement, unit } of timeStatements(configuration)) {
    const written = writtenTime(statement);
    if (written === null) continue;
    const time = parseTime(written, unit);
    if (time.kind === "time" && statement.directive.args.length === 1) continue;
    yield {
      message: `nginx does not start: it cannot read \`${written}\` as a time${time.kind === "invalid" ? ` (${time.reason})` : ", because number and unit are separate words"}.`,
      span: spanOf(statement),
      fix: fixFor2(statement, written, unit)
    };
  }
}
function* timeStatements({ statements }) {
  for (const name of statements.names()) {
    const unit = timeUnit(name);
    if (unit === null) continue;
    for (const statement of statements.named(name)) {
      if (statement.stock || statement.context.kind === "entries" || statement.block !== null) continue;
      yield { statement, unit };
    }
  }
}
function timeUnit(name) {
  if (!/timeout|time|delay|interval/.test(name)) return null;
  const forms = lookUpDirective(name);
  const [first] = forms;
  if (first === void 0 || first.valueKind !== "milliseconds" && first.valueKind !== "seconds")
    return null;
  return forms.every((form) => form.valueKind === first.valueKind) ? first.valueKind : null;
}
function writtenTime(statement) {
  const { args } = statement.directive;
  if (args.length === 0 || args.length > 2 || args.some((word) => word.templated || word.value.includes("$")))
    return null;
  const text = args.map((word) => word.value).join(" ");
  return args.length === 2 && !/^\d+ [a-z]+$/i.test(text) ? null : text;
}
function fixFor2(statement, written, unit) {
  const parts = /^(\d+)\s*([a-z]+)$/i.exec(written);
  const [first] = statement.directive.args;
  const last = statement.directive.args.at(-1);
  if (parts === null || first === void 0 || last === void 0) return null;
  const [, number = "", word = ""] = parts;
  const found = UNIT_WORDS2.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
  if (found === void 0) return null;
  const text = number + found;
  if (parseTime(text, unit).kind !== "time") return null;
  return {
    safety: word === "M" ? "unsafe" : "safe",
    title: `write \`${text}\``,
    edits: [{ file: statement.file, start: first.start, end: last.end, text }]
  };
}
var UNIT_WORDS2;
var init_nginx = __esm({
  "rules/duration-unit/nginx.ts"() {
    "use strict";
    init_context();
    init_directives();
    init_values();
    UNIT_WORDS2 = [
      [/^m(?:illi)?s(?:ec(?:ond)?s?)?$/, "ms"],
      [/^s(?:ec(?:ond)?s?)?$/, "s"],
      [/^m(?:in(?:ute)?s?)?$/, "m"],
      [/^h(?:(?:ou)?rs?)?$/, "h"],
      [/^d(?:ays?)?$/, "d"]
    ];
  }
});

// rules/duration-unit/rule.ts
var rule6;
var init_rule7 = __esm({
  "rules/duration-unit/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy();
    init_nginx();
    rule6 = defineRule({
      id: "duration-unit",
      summary: "a time is refused, or read in another unit than was meant",
      severity: "error",
      fix: "mixed",
      dialects: ["nginx", "caddy"],
      checkNginx,
      checkCaddy
    });
  }
});

// src/caddy/config/matchers.ts
function defineMatchers(statements, outer) {
  let defined = null;
  for (const statement of statements) {
    if (!statement.name.value.startsWith("@") || statement.name.quote !== "") continue;
    defined ??= new Map(outer);
    defined.set(statement.name.value, conditionsOf(statement));
  }
  return defined ?? outer;
}
function matcherOf(statement, named) {
  const { matcher } = splitMatcher(statement);
  if (matcher === null || matcher.value === "*") return null;
  if (matcher.value.startsWith("@")) return named.get(matcher.value) ?? [UNKNOWN];
  return [{ kind: "path", args: [matcher], inner: [], certain: matcher.certain }];
}
function conditionsOf(matcher) {
  const conditions = [];
  const [kind, ...args] = matcher.args;
  if (kind !== void 0) conditions.push(conditionFrom(kind, args, null));
  for (const child of matcher.block ?? []) conditions.push(conditionFrom(child.name, child.args, child));
  if (matcher.opaque) conditions.push(UNKNOWN);
  return conditions;
}
function conditionFrom(kind, args, statement) {
  const certain = kind.certain && args.every((argument) => argument.certain) && statement?.conditional !== true;
  if (kind.quote !== "") return { kind: "expression", args: [kind], inner: [], certain };
  if (kind.value !== "not") return { kind: kind.value, args, inner: [], certain };
  const inner = (statement?.block ?? []).map((child) => conditionFrom(child.name, child.args, child));
  const [first, ...rest] = args;
  if (first !== void 0) inner.push(conditionFrom(first, rest, null));
  return { kind: "not", args: [], inner, certain };
}
function passesHandshake(matcher, paths) {
  if (matcher === null) return "yes";
  let answer = "yes";
  for (const group of groupByKind(matcher)) {
    const one = groupPasses(group, paths);
    if (one === "no") return "no";
    if (one === "unknown") answer = "unknown";
  }
  return answer;
}
function pathsOf(matcher) {
  if (matcher === null) return null;
  const paths = matcher.filter(({ kind }) => kind === "path").flatMap(({ args }) => args.map(({ value }) => value));
  return paths.length === 0 ? null : paths;
}
function groupByKind(conditions) {
  if (conditions.length === 1) return [conditions];
  const groups = /* @__PURE__ */ new Map();
  for (const condition of conditions) {
    const field = condition.kind === "header" ? condition.args[0]?.value.toLowerCase() ?? "" : "";
    const alternatives = ["path", "host", "method", "header", "protocol"].includes(condition.kind);
    const key = alternatives ? `${condition.kind} ${field}` : `${groups.size} ${condition.kind}`;
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [condition]);
    else group.push(condition);
  }
  return [...groups.values()];
}
function groupPasses(group, paths) {
  let answer = "no";
  for (const condition of group) {
    const one = condition.certain ? conditionPasses(condition, paths) : "unknown";
    if (one === "yes") return "yes";
    if (one === "unknown") answer = "unknown";
  }
  return answer;
}
function conditionPasses({ kind, args, inner }, paths) {
  switch (kind) {
    case "path":
      return pathPasses(
        args.map(({ value }) => value),
        paths
      );
    case "header":
      return headerPasses(args[0]?.value ?? "", args[1]?.value ?? null);
    case "header_regexp":
      return headerRegexpPasses(args);
    case "method":
      return args.some(({ value }) => value === "GET") ? "yes" : "no";
    case "not":
      return inner.length === 0 ? "unknown" : negated(passesHandshake(inner, paths));
    default:
      return "unknown";
  }
}
function negated(answer) {
  if (answer === "unknown") return answer;
  return answer === "yes" ? "no" : "yes";
}
function pathPasses(patterns, wanted) {
  if (patterns.some((pattern) => pattern === "*" || pattern === "/*")) return "yes";
  if (wanted === null) return "unknown";
  const answers3 = wanted.map((path) => pathAnswer(patterns, path));
  if (answers3.every((answer) => answer === "yes")) return "yes";
  return answers3.every((answer) => answer === "no") ? "no" : "unknown";
}
function pathAnswer(patterns, path) {
  if (patterns.some((pattern) => covers2(pattern.toLowerCase(), path.toLowerCase()))) return "yes";
  return patterns.some((pattern) => mayMeet(pattern.toLowerCase(), path.toLowerCase())) ? "unknown" : "no";
}
function covers2(pattern, path) {
  if (pattern === path) return true;
  const star = pattern.indexOf("*");
  if (star === -1 || star !== pattern.length - 1) return false;
  return literalStart(path).startsWith(pattern.slice(0, -1));
}
function mayMeet(pattern, path) {
  const one = literalStart(pattern);
  const other = literalStart(path);
  if (!pattern.includes("*")) return path.includes("*") ? one.startsWith(other) : one === other;
  if (!path.includes("*")) return other.startsWith(one);
  return one.startsWith(other) || other.startsWith(one);
}
function literalStart(pattern) {
  const star = pattern.indexOf("*");
  return star === -1 ? pattern : pattern.slice(0, star);
}
function headerPasses(field, pattern) {
  if (field.startsWith("!")) return Object.hasOwn(SENT, field.slice(1).toLowerCase()) ? "no" : "unknown";
  const name = field.toLowerCase();
  const sent = Object.hasOwn(SENT, name) ? SENT[name] : void 0;
  if (sent === void 0)
    return /^sec-websocket-key$/.test(name) && (pattern === null || pattern === "*") ? "yes" : "unknown";
  if (pattern === null || pattern === "*") return "yes";
  const start = pattern.startsWith("*");
  const end = pattern.endsWith("*");
  const text = pattern.slice(start ? 1 : 0, end ? -1 : void 0);
  const passes = sent.some((value) => {
    if (start && end) return value.includes(text);
    if (start) return value.endsWith(text);
    return end ? value.startsWith(text) : value === text;
  });
  return passes ? "yes" : "no";
}
function headerRegexpPasses(args) {
  const field = args.at(-2)?.value.toLowerCase() ?? "";
  const sent = Object.hasOwn(SENT, field) ? SENT[field] : void 0;
  const expression = goRegExp(args.at(-1)?.value ?? "");
  if (sent === void 0 || expression === null) return "unknown";
  return sent.some((value) => expression.test(value)) ? "yes" : "no";
}
function goRegExp(pattern) {
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  try {
    return new RegExp(flags === null ? pattern : pattern.slice(flags[0].length), flags?.[1] ?? "");
  } catch {
    return null;
  }
}
function handshakeConditions(matcher) {
  return (matcher ?? []).filter(({ kind, args }) => {
    if (kind === "expression") return /websocket/i.test(args[0]?.value ?? "");
    if (kind !== "header" && kind !== "header_regexp") return false;
    const field = args.find(({ value: value2 }) => /^(?:connection|upgrade|sec-websocket-\w+)$/i.test(value2));
    const value = args.at(-1)?.value ?? "";
    return field !== void 0 && (field.value === value || /upgrade|websocket|^\*$|^\.[*+]$/i.test(value));
  });
}
var UNKNOWN, SENT;
var init_matchers = __esm({
  "src/caddy/config/matchers.ts"() {
    "use strict";
    init_statement();
    UNKNOWN = { kind: "unknown", args: [], inner: [], certain: false };
    SENT = {
      connection: ["Upgrade", "keep-alive, Upgrade"],
      upgrade: ["websocket"],
      "sec-websocket-version": ["13"]
    };
  }
});

// src/caddy/config/header-operations.ts
function readOperation(words, statement) {
  const [first, second, third] = words;
  if (first === void 0 || first.value === "") return null;
  const value = second ?? null;
  const make = (kind, field, more = {}) => {
    return { kind, field, value, find: null, deferred: false, statement, ...more };
  };
  const rest = first.value.slice(1);
  if (first.value.startsWith("+")) return make("add", rest);
  if (first.value.startsWith("-")) return make("delete", rest);
  if (first.value.startsWith("?")) return make("default", rest);
  if (third !== void 0) {
    const deferred = first.value.startsWith(">");
    return make("replace", deferred ? rest : first.value, { find: value, value: third, deferred });
  }
  return first.value.startsWith(">") ? make("set", rest, { deferred: true }) : make("set", first.value);
}
function isValidFieldName(field) {
  return field.includes("{") || /^[!#$%&'*+.^_`|~\w-]+$/.test(field);
}
function deletes(pattern, header) {
  const wanted = pattern.toLowerCase();
  const name = header.toLowerCase();
  if (wanted === "*") return true;
  const start = wanted.startsWith("*");
  const end = wanted.endsWith("*");
  const text = wanted.slice(start ? 1 : 0, end ? -1 : void 0);
  if (start && end) return name.includes(text);
  if (start) return name.endsWith(text);
  return end ? name.startsWith(text) : name === wanted;
}
function applyOperations(header, before, operations, headers) {
  let state = before;
  const onHeader = (kind) => operations.filter((operation) => operation.kind === kind && isField(operation, header));
  for (const operation of operations) {
    if (operation.kind === "delete" && operation.field === "*") state = removed(operation, state);
  }
  for (const operation of onHeader("add")) state = added(operation, state, headers);
  const set = onHeader("set").at(-1);
  if (set !== void 0) state = changed(set, state, evaluatedValue(set, headers));
  for (const operation of operations) {
    const applies = operation.kind === "delete" && operation.field !== "*" && deletes(operation.field, header);
    if (applies) state = removed(operation, state);
  }
  for (const operation of operations) {
    const applies = operation.kind === "replace" && (operation.field === "*" || isField(operation, header));
    if (applies) state = replaced(operation, state, headers);
  }
  return state;
}
function isField(operation, header) {
  return operation.field.toLowerCase() === header.toLowerCase();
}
function evaluatedValue(operation, headers) {
  const { value } = operation;
  if (value === null) return known("");
  if (!value.certain && !value.value.includes("{$")) return unknown("a template fills the value in");
  return evaluate(value.value, headers);
}
function changed(operation, before, value) {
  if (operation.statement.conditional) {
    return {
      value: unknown("a template decides whether this line is there"),
      by: operation,
      duplicate: before.duplicate
    };
  }
  return { value, by: operation, duplicate: false };
}
function removed(operation, before) {
  if (before.value.kind === "known" && before.value.value === null) return before;
  return changed(operation, before, known(null));
}
function added(operation, before, headers) {
  const value = evaluatedValue(operation, headers);
  if (value.kind === "unknown" || before.value.kind === "unknown") {
    return { value: unknown("a value is added to it"), by: operation, duplicate: true };
  }
  if (before.value.value === null) return changed(operation, before, value);
  return { value: known(`${before.value.value}, ${value.value}`), by: operation, duplicate: true };
}
function replaced(operation, before, headers) {
  if (before.value.kind === "unknown" || before.value.value === null) return before;
  const expression = goRegExp(operation.find?.value ?? "");
  const replacement = evaluatedValue(operation, headers);
  if (expression === null || operation.find?.certain === false || replacement.kind === "unknown") {
    return { value: unknown("a regular expression changes it"), by: operation, duplicate: before.duplicate };
  }
  const global = new RegExp(expression.source, `${expression.flags}g`);
  const values = before.duplicate ? before.value.value.split(", ") : [before.value.value];
  const value = values.map((each) => replaceAll(each, global, replacement.value)).join(", ");
  return value === before.value.value ? before : changed(operation, before, known(value));
}
function replaceAll(text, expression, replacement) {
  return text.replace(expression, (...match) => {
    const last = match.at(-1);
    const named = typeof last === "object" && last !== null ? last : {};
    const groups = match.slice(0, typeof last === "object" ? -3 : -2);
    return replacement.replace(
      /\$(?:\$|(\w+)|\{(\w+)\})/g,
      (_, bare, braced) => {
        const name = bare ?? braced;
        if (name === void 0) return "$";
        const group = /^\d+$/.test(name) ? groups[Number(name)] : named[name];
        return typeof group === "string" ? group : "";
      }
    );
  });
}
var init_header_operations = __esm({
  "src/caddy/config/header-operations.ts"() {
    "use strict";
    init_setting();
    init_placeholders();
    init_matchers();
  }
});

// src/caddy/config/reason.ts
function reason(code, effect, statement, message) {
  return { code, effect, statement, message, blame: headSpan(statement), related: [] };
}
function quoteLine(statement) {
  const words = [statement.name, ...statement.args].map(
    ({ span }) => span.file.text.slice(span.start, span.end).replaceAll(/\s+/g, " ")
  );
  return `\`${words.join(" ")}\``;
}
var init_reason = __esm({
  "src/caddy/config/reason.ts"() {
    "use strict";
    init_statement();
  }
});

// src/text/one-edit.ts
function isOneEditAway(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
var init_one_edit = __esm({
  "src/text/one-edit.ts"() {
    "use strict";
  }
});

// rules/header-typo/headers.ts
var HEADERS, SHORTEST_TO_GUESS;
var init_headers = __esm({
  "rules/header-typo/headers.ts"() {
    "use strict";
    HEADERS = [
      "Upgrade",
      "Connection",
      "Host",
      "Origin",
      "Sec-WebSocket-Key",
      "Sec-WebSocket-Version",
      "Sec-WebSocket-Protocol",
      "Sec-WebSocket-Extensions",
      "X-Forwarded-For",
      "X-Forwarded-Proto",
      "X-Forwarded-Host",
      "X-Real-IP"
    ];
    SHORTEST_TO_GUESS = 6;
  }
});

// rules/header-typo/caddy.ts
function* checkCaddyRoute(route) {
  for (const operation of route.requestOperations) {
    const { field, kind, statement } = operation;
    const isSent = statement.name.value === "header_up" && kind !== "delete";
    if (isSent && !isValidFieldName(field)) yield* invalidName(operation);
    else {
      const meant = HEADERS.find((header) => isSlip(field, header));
      if (meant !== void 0) yield* slip(operation, meant);
    }
  }
}
function* invalidName(operation) {
  const word = nameWord(operation);
  const stripped = word.value.replace(/[:;=]+$/, "");
  const isUpgrade = /^(?:upgrade|connection)$/i.test(stripped);
  yield {
    message: `${quoteLine(operation.statement)} makes Caddy answer every request with 502: \`${operation.field}\` is no valid name of a header.`,
    span: word.span,
    severity: "error",
    fix: isUpgrade ? removal2(operation) : word.quote === "" && isValidFieldName(stripped) ? renaming(word, stripped) : null
  };
}
function* slip(operation, meant) {
  const word = nameWord(operation);
  const mark = word.value.slice(0, word.value.length - operation.field.length);
  const isUpgrade = meant === "Upgrade" || meant === "Connection";
  yield {
    message: `${quoteLine(operation.statement)} is about a header called \`${operation.field}\`; \`${meant}\` was meant${isUpgrade ? ", which Caddy sends by itself" : ""}.`,
    span: word.span,
    severity: "warning",
    fix: isUpgrade ? removal2(operation) : word.quote === "" ? renaming(word, `${mark}${meant}`) : null
  };
}
function removal2({ statement }) {
  return { safety: "safe", title: "remove the line", edits: removeStatements([statement]) };
}
function renaming(word, name) {
  return { safety: "safe", title: `write \`${name}\``, edits: [replaceArgument(word, name)] };
}
function nameWord({ field, statement }) {
  return [...statement.args, statement.name].find(({ value }) => value.endsWith(field)) ?? statement.name;
}
function isSlip(written, header) {
  if (Math.min(header.length, written.length) < SHORTEST_TO_GUESS || written.includes("*")) return false;
  return isOneEditAway(written.toLowerCase(), header.toLowerCase());
}
var init_caddy2 = __esm({
  "rules/header-typo/caddy.ts"() {
    "use strict";
    init_header_operations();
    init_reason();
    init_lines();
    init_one_edit();
    init_headers();
  }
});

// src/nginx/config/upgrade-words.ts
function speaksOfUpgrade(statement) {
  const header = argumentOf(statement, 0).toLowerCase();
  const value = argumentOf(statement, 1).toLowerCase();
  if (header === "upgrade") return value !== "";
  if (isMisspelt(header, "upgrade")) return true;
  if (header.startsWith("sec-websocket-")) return value !== "";
  if (header !== "connection" && !isMisspelt(header, "connection")) return false;
  return tokensOf([value]).includes("upgrade") || /\$\{?(?:http_upgrade|connection_upgrade)\b/.test(value) || misspeltRequestVariable(value)?.right === "http_upgrade";
}
function isMisspelt(name, meant) {
  if (Math.abs(name.length - meant.length) > 1 && !/[:=]/.test(name)) return false;
  const written = name.toLowerCase();
  const right2 = meant.toLowerCase();
  return written !== right2 && (written.replace(/[:=].*$/s, "") === right2 || isOneEditAway(written, right2));
}
function misspeltRequestVariable(text) {
  for (const use of variablesIn(text)) {
    const wrong = use.name.toLowerCase();
    if (!wrong.startsWith("http")) continue;
    const right2 = REQUEST_VARIABLES.find((name) => isOneEditAway(wrong, name));
    if (right2 !== void 0) return { wrong: use.name, right: right2 };
  }
  return null;
}
var REQUEST_VARIABLES;
var init_upgrade_words = __esm({
  "src/nginx/config/upgrade-words.ts"() {
    "use strict";
    init_one_edit();
    init_variable_use();
    init_context();
    init_upstream_request();
    REQUEST_VARIABLES = ["http_upgrade", "http_connection"];
  }
});

// src/route/intent.ts
function intentFrom(evidence) {
  let strength = "none";
  for (const piece of evidence) if (RANK[piece.strength] > RANK[strength]) strength = piece.strength;
  return { strength, evidence };
}
function isAtLeast(intent, strength) {
  return RANK[intent.strength] >= RANK[strength];
}
var RANK;
var init_intent = __esm({
  "src/route/intent.ts"() {
    "use strict";
    RANK = { none: 0, weak: 1, strong: 2, declared: 3 };
  }
});

// rules/header-typo/nginx.ts
function* checkNginx2(configuration) {
  let linesOfWebSockets = null;
  const isGrave = (statement) => {
    linesOfWebSockets ??= new Set(
      configuration.routes.filter((route) => isAtLeast(route.intent, "strong")).flatMap((route) => route.request.list.statements)
    );
    return linesOfWebSockets.has(statement);
  };
  const meantBy = /* @__PURE__ */ new Map();
  for (const statement of configuration.statements.named("proxy_set_header")) {
    if (!statement.stock) yield* checkHeader(statement, meantBy, isGrave);
  }
  for (const statement of configuration.statements.named("map")) {
    if (!statement.stock) yield* checkVariable(statement, 0, () => true);
  }
}
function* checkHeader(statement, meantBy, isGrave) {
  const written = argumentOf(statement, 0);
  if (statement.directive.args.length === 1) {
    yield* checkJoined(statement, written);
    return;
  }
  let meant = meantBy.get(written);
  if (meant === void 0) {
    meant = HEADERS.find((header) => isSlip2(written, header)) ?? null;
    meantBy.set(written, meant);
  }
  if (meant !== null) {
    const isUpgrade = meant === "Upgrade" || meant === "Connection";
    yield {
      message: `\`${written}\` is sent as a header of that name; \`${meant}\` was meant.${isUpgrade ? " Without it no WebSocket opens." : ""}`,
      span: argumentSpan(statement, 0),
      severity: isGrave(statement) ? "error" : "warning",
      fix: fixWith(replaceArgument2(statement, 0, meant), `write \`${meant}\``)
    };
  }
  yield* checkVariable(statement, 1, isGrave);
}
function* checkJoined(statement, written) {
  const [, name = "", value = ""] = /^([\w-]+)[:=](.+)$/s.exec(written) ?? [];
  if (name === "") return;
  const isPlain = statement.directive.args[0]?.quote === "" && !statement.stock;
  yield {
    message: `nginx does not start: \`${written}\` is one word. A header's name and value are two, without \`${written.charAt(name.length)}\`.`,
    span: spanOf(statement),
    severity: "error",
    fix: isPlain ? fixWith(replaceArgument2(statement, 0, `${name} ${value}`), `write \`${name} ${value}\``) : null
  };
}
function isSlip2(written, header) {
  if (/[:=]$/.test(written)) return written.replace(/[:=]+$/, "").toLowerCase() === header.toLowerCase();
  return header.length >= SHORTEST_TO_GUESS && written.length >= SHORTEST_TO_GUESS && isMisspelt(written, header);
}
function* checkVariable(statement, index, isGrave) {
  const text = argumentOf(statement, index);
  const slip2 = misspeltRequestVariable(text);
  if (slip2 === null) return;
  const word = statement.directive.args[index];
  const raw = word === void 0 ? "" : statement.file.text.slice(word.start, word.end);
  yield {
    message: `\`$${slip2.wrong}\` is always empty: clients send no such header. \`$${slip2.right}\` was meant.`,
    span: argumentSpan(statement, index),
    severity: isGrave(statement) ? "error" : "warning",
    fix: fixWith(
      replaceArgument2(statement, index, raw.replace(slip2.wrong, slip2.right)),
      `write \`$${slip2.right}\``
    )
  };
}
function fixWith(edit, title) {
  return edit === null ? null : { safety: "safe", title, edits: [edit] };
}
var init_nginx2 = __esm({
  "rules/header-typo/nginx.ts"() {
    "use strict";
    init_context();
    init_upgrade_words();
    init_place();
    init_intent();
    init_headers();
  }
});

// rules/header-typo/rule.ts
var rule7;
var init_rule8 = __esm({
  "rules/header-typo/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy2();
    init_nginx2();
    rule7 = defineRule({
      id: "header-typo",
      summary: "a header or variable name is one slip away from one that matters",
      severity: "error",
      fix: "safe",
      dialects: ["nginx", "caddy"],
      checkNginx: checkNginx2,
      checkRoute: (route) => route.dialect === "caddy" ? checkCaddyRoute(route) : []
    });
  }
});

// rules/include-cycle/rule.ts
function includesAround(statement) {
  const chain = [];
  for (let at = statement.through; at !== null; at = at.through) chain.push(at);
  return chain;
}
var rule8;
var init_rule9 = __esm({
  "rules/include-cycle/rule.ts"() {
    "use strict";
    init_rule();
    init_context();
    rule8 = defineRule({
      id: "include-cycle",
      summary: "a file includes itself, directly or through others, so that the proxy does not start",
      severity: "error",
      fix: "none",
      dialects: ["nginx", "caddy"],
      *checkNginx({ includeProblems }) {
        for (const { kind, include, message } of includeProblems) {
          if (kind !== "cycle") continue;
          yield {
            message: `nginx does not start: ${message}, until it may open no more files.`,
            span: spanOf(include),
            related: includesAround(include).map((at) => ({
              message: "which is included here",
              span: spanOf(at)
            }))
          };
        }
      },
      *checkCaddy({ importProblems }) {
        for (const { code, message, span } of importProblems) {
          if (code === "cycle") yield { message: `Caddy does not start: ${message}.`, span };
        }
      }
    });
  }
});

// rules/syntax/caddy.ts
function* checkCaddy2({ syntaxProblems, loaded }) {
  const templates = new Set(
    loaded.filter(({ tree, fragment }) => (tree ?? fragment)?.templated === true).map(({ file }) => file)
  );
  for (const { file, problem } of syntaxProblems) {
    if (templates.has(file) && UNCERTAIN_IN_TEMPLATES.has(problem.code)) continue;
    const { message, start, end, related, repair } = problem;
    yield {
      message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
      span: { file, start, end },
      related: related === null ? [] : [{ message: related.message, span: { file, start: related.start, end: related.end } }],
      fix: repair === null ? null : { safety: "safe", title: titleOf(problem), edits: [{ file, ...repair }] }
    };
  }
}
function titleOf({ code }) {
  switch (code) {
    case "text-after-open":
    case "empty-braces":
      return "break the block into lines";
    case "open-on-next-line":
      return "move the { to the line above";
    case "missing-space-before-open":
      return "add the space";
    case "missing-address":
      return "remove the comma";
    case "comma-in-address":
      return "add the space after the comma";
    default:
      return "repair it";
  }
}
var UNCERTAIN_IN_TEMPLATES;
var init_caddy3 = __esm({
  "rules/syntax/caddy.ts"() {
    "use strict";
    UNCERTAIN_IN_TEMPLATES = /* @__PURE__ */ new Set([
      "unclosed-block",
      "unexpected-close",
      "second-site",
      "text-after-open",
      "close-not-alone",
      "global-options-not-first",
      "unclosed-quote"
    ]);
  }
});

// rules/syntax/first-problems.ts
function* firstProblems(reports) {
  const counts = /* @__PURE__ */ new Map();
  const hidden = /* @__PURE__ */ new Map();
  for (const report2 of reports) {
    const { file } = report2.span;
    const count2 = (counts.get(file) ?? 0) + 1;
    counts.set(file, count2);
    if (count2 <= MOST_OF_A_FILE) yield report2;
    else if (!hidden.has(file)) hidden.set(file, report2);
  }
  for (const [file, { span }] of hidden) {
    const more = (counts.get(file) ?? 0) - MOST_OF_A_FILE;
    yield {
      message: `From here on ${more} more ${more === 1 ? "problem is" : "problems are"} not shown: they often come from the first ones.`,
      span
    };
  }
}
var MOST_OF_A_FILE;
var init_first_problems = __esm({
  "rules/syntax/first-problems.ts"() {
    "use strict";
    MOST_OF_A_FILE = 50;
  }
});

// rules/syntax/nginx.ts
function* checkNginx3(configuration) {
  for (const { file, problems } of configuration.trees) {
    for (const problem of problems) {
      const { message, start, end, related, repair } = problem;
      yield {
        message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
        span: { file, start, end },
        related: related === null ? [] : [{ message: related.message, span: { file, start: related.start, end: related.end } }],
        fix: repair === null ? null : {
          safety: "safe",
          title: titleOf2(repair.text),
          edits: [repair.text === "" ? removeSpan({ file, ...repair }) : { file, ...repair }]
        }
      };
    }
  }
}
function titleOf2(inserted) {
  return inserted === "" ? "remove it" : `write \`${inserted.trim()}\` here`;
}
var init_nginx3 = __esm({
  "rules/syntax/nginx.ts"() {
    "use strict";
    init_place();
  }
});

// rules/syntax/rule.ts
var rule9;
var init_rule10 = __esm({
  "rules/syntax/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy3();
    init_first_problems();
    init_nginx3();
    rule9 = defineRule({
      id: "syntax",
      summary: "the proxy cannot read the file: an unclosed brace or quote, a missing semicolon",
      severity: "error",
      fix: "safe",
      dialects: ["nginx", "caddy"],
      checkNginx: (configuration) => firstProblems(checkNginx3(configuration)),
      checkCaddy: (configuration) => firstProblems(checkCaddy2(configuration))
    });
  }
});

// src/nginx/edit/upgrade-values.ts
function upgradeValue(configuration, header, servesOnlyWebSockets3) {
  const existing2 = existingVariable(configuration, header);
  if (existing2 !== null) return { text: `$${existing2}`, definition: [], isNarrow: true };
  const { name, result } = VARIABLES[header];
  const free = freeName(configuration, name);
  const definition = mapDefinition(configuration, free, result);
  if (definition.length > 0) return { text: `$${free}`, definition, isNarrow: true };
  if (servesOnlyWebSockets3) return { text: result, definition: [], isNarrow: true };
  return { text: header === "Upgrade" ? "$http_upgrade" : '"upgrade"', definition: [], isNarrow: false };
}
function existingVariable(configuration, header) {
  const table3 = configuration.variables;
  for (const [variable, statements] of table3.definitions) {
    const map = statements.at(-1);
    if (map === void 0 || nameOf(map) !== "map" || map.stock) continue;
    const valueFor = (probe) => {
      const value = evaluate2(`$${variable}`, { table: table3, probe, at: map.context });
      return value.kind === "known" ? value.value : null;
    };
    const upgraded = valueFor(HANDSHAKE);
    const ordinary = valueFor(ORDINARY_REQUEST);
    if (upgraded === null || ordinary === null) continue;
    if (header === "Connection") {
      if (tokensOf([upgraded]).includes("upgrade") && /^(?:close)?$/.test(ordinary)) return variable;
    } else if (upgraded.toLowerCase() === "websocket" && ordinary === "" && valueFor(H2C_REQUEST) === "") {
      return variable;
    }
  }
  return null;
}
function freeName(configuration, name) {
  let free = name;
  for (let count2 = 2; configuration.variables.defined.has(free); count2++) free = `${name}_${count2}`;
  return free;
}
function mapDefinition(configuration, variable, result) {
  const { http } = configuration;
  const anchor = http === null ? null : mapAnchor(http);
  if (http === null || anchor === null) return [];
  const step = indentationStep(anchor.file);
  const lines = [
    `map $http_upgrade $${variable} {`,
    `${step}default "";`,
    `${step}websocket ${result};`,
    "}",
    ""
  ];
  if (anchor.directive.conditional) {
    const map2 = insertAtTop(http, anchor, lines);
    return map2 === null ? [] : [map2];
  }
  const map = insertBefore(anchor, lines);
  return followsText(map) ? [{ ...map, text: anchor.file.lineEnding }, map] : [map];
}
function insertAtTop(http, { file }, lines) {
  if (http.statement !== null) return insertAtStart(http, lines);
  const start = file.text.startsWith("\uFEFF") ? 1 : 0;
  return { file, start, end: start, text: lines.map((line) => line + file.lineEnding).join("") };
}
function followsText({ file, start }) {
  if (start === 0 || file.text[start - 1] !== "\n") return false;
  const above = file.text.slice(file.lineStartAt(start - 1), start).trim();
  return above !== "" && !above.endsWith("{");
}
function mapAnchor(http) {
  const file = http.statement?.file ?? http.statements.find((at) => at.through === null)?.file;
  const own = http.statements.filter(
    (at) => at.file === file && at.through === (http.statement?.through ?? null)
  );
  return own.find((at) => nameOf(at) === "server" || nameOf(at) === "upstream") ?? own.find((at) => nameOf(at) === "include" && !argumentOf(at, 0).endsWith("mime.types")) ?? own.at(-1) ?? null;
}
var VARIABLES;
var init_upgrade_values = __esm({
  "src/nginx/edit/upgrade-values.ts"() {
    "use strict";
    init_context();
    init_handshake_request();
    init_upstream_request();
    init_variables2();
    init_place();
    VARIABLES = {
      Upgrade: { name: "websocket_upgrade", result: "websocket" },
      Connection: { name: "websocket_connection", result: "upgrade" }
    };
  }
});

// rules/undefined-variable/nginx.ts
function* checkNginx4(configuration) {
  const { gap } = configuration.variables;
  for (const [name, uses] of unknownVariables(configuration)) {
    const isUpgradeMap = UPGRADE_MAPS.has(name);
    const [first, ...others] = uses;
    if (first === void 0 || gap !== null && !isUpgradeMap) continue;
    yield {
      message: gap === null ? `nginx does not start: nothing defines \`$${first.name}\`.${isUpgradeMap ? " It is a `map` of `$http_upgrade` that belongs in `http`." : ""}` : `Nothing here defines \`$${first.name}\`, and nginx does not start without it: ${gap.because}.`,
      span: argumentSpan(first.statement, first.index),
      severity: gap === null ? "error" : "info",
      related: others.map((use) => ({
        message: "it is used here too",
        span: argumentSpan(use.statement, use.index)
      })),
      fix: gap === null ? fixFor3(configuration, name, uses) : null
    };
  }
}
function unknownVariables(configuration) {
  const byName = /* @__PURE__ */ new Map();
  const allDefined = /* @__PURE__ */ new Set();
  for (const statement of configuration.statements.all) {
    const { args } = statement.directive;
    if (!args.some(({ value }) => value.includes("$") && !allDefined.has(value))) continue;
    if (statement.stock || statement.context.kind === "entries" || isOutsideHttp(statement)) continue;
    for (const index of argumentsWithVariables(statement.directive)) {
      const word = args[index];
      if (word === void 0 || word.templated || allDefined.has(word.value)) continue;
      const unknown2 = variablesIn(word.value).filter(
        ({ name }) => !isDefinedHere(configuration.variables, name)
      );
      if (unknown2.length === 0) allDefined.add(word.value);
      for (const { name } of unknown2) addUse(byName, { statement, index, name });
    }
  }
  return byName;
}
function addUse(byName, use) {
  const uses = byName.get(use.name.toLowerCase());
  const last = uses?.at(-1);
  if (uses === void 0) byName.set(use.name.toLowerCase(), [use]);
  else if (last?.statement !== use.statement || last.index !== use.index) uses.push(use);
}
function isOutsideHttp({ context }) {
  return enclosing(context, "stream") !== null || enclosing(context, "mail") !== null;
}
function fixFor3(configuration, name, uses) {
  const meant = meantVariable(configuration, name);
  if (meant !== null) {
    return {
      safety: "safe",
      title: `write \`$${meant}\``,
      edits: uses.flatMap(({ statement, index, name: written }) => {
        const { start, end } = argumentSpan(statement, index);
        const renamed2 = rename(statement.file.text.slice(start, end), written, meant);
        return replaceArgument2(statement, index, renamed2) ?? [];
      })
    };
  }
  const edits = UPGRADE_MAPS.has(name) ? mapDefinition(configuration, name, "upgrade") : [];
  if (edits.length === 0) return null;
  return { safety: "safe", title: `define \`$${name}\` by a map, for WebSockets only`, edits };
}
function rename(text, written, meant) {
  let renamed2 = text;
  for (const { name, start, end } of [...variablesIn(text)].reverse()) {
    if (name !== written) continue;
    renamed2 = renamed2.slice(0, start) + text.slice(start, end).replace(name, meant) + renamed2.slice(end);
  }
  return renamed2;
}
function meantVariable(configuration, name) {
  if (name.length < SHORTEST_TO_GUESS2) return null;
  const near = [.../* @__PURE__ */ new Set([...configuration.variables.defined, ...BUILT_IN_VARIABLES])].filter(
    (other) => isOneEditAway(name, other)
  );
  return near.length === 1 ? near[0] ?? null : null;
}
var UPGRADE_MAPS, SHORTEST_TO_GUESS2;
var init_nginx4 = __esm({
  "rules/undefined-variable/nginx.ts"() {
    "use strict";
    init_context();
    init_variables2();
    init_place();
    init_upgrade_values();
    init_variable_use();
    init_variables();
    init_one_edit();
    UPGRADE_MAPS = /* @__PURE__ */ new Set(["connection_upgrade", "connection_upgrade_keepalive"]);
    SHORTEST_TO_GUESS2 = 6;
  }
});

// rules/undefined-variable/rule.ts
var rule10;
var init_rule11 = __esm({
  "rules/undefined-variable/rule.ts"() {
    "use strict";
    init_rule();
    init_nginx4();
    rule10 = defineRule({
      id: "undefined-variable",
      summary: "a variable that nothing defines, so that nginx does not start",
      severity: "error",
      fix: "safe",
      dialects: ["nginx"],
      checkNginx: checkNginx4
    });
  }
});

// rules/websocket-blocked/rule.ts
function* check5(route) {
  if (route.faults.length === 0) return;
  const severity2 = severityFor(route.intent, "warning");
  if (severity2 === null || severity2 === "info") return;
  for (const fault of route.faults) {
    if (fault.kind !== "denied") continue;
    yield {
      message: `No WebSocket opens through \`${route.match}\`: this denies GET to everyone, and a handshake is a GET (RFC 6455 section 4.1). Add GET to the list if WebSockets are wanted.`,
      span: spanOf(fault.statement),
      severity: severity2
    };
  }
}
var rule11;
var init_rule12 = __esm({
  "rules/websocket-blocked/rule.ts"() {
    "use strict";
    init_intent_severity();
    init_rule();
    init_context();
    rule11 = defineRule({
      id: "websocket-blocked",
      summary: "an access rule turns every WebSocket handshake away",
      severity: "warning",
      fix: "none",
      dialects: ["nginx"],
      checkRoute: (route) => route.dialect === "nginx" ? check5(route) : []
    });
  }
});

// src/nginx/config/answer.ts
function answeringReturn(location, evaluation) {
  const server = enclosing(location, "server");
  const ofServer = server === null ? GOES_ON : runRewrites(server, evaluation);
  if (ofServer.kind === "answered") return ofServer.by;
  const ofLocation = ofServer.kind === "goes-on" ? runRewrites(location, evaluation) : GOES_ON;
  return ofLocation.kind === "answered" ? ofLocation.by : null;
}
function runRewrites(block2, evaluation) {
  for (const statement of block2.statements) {
    if (statement.directive.conditional) continue;
    switch (nameOf(statement)) {
      case "return":
        return { kind: "answered", by: statement };
      case "break":
      case "rewrite":
        return STOPPED;
      case "if": {
        const holds = decideCondition(statement, (text) => evaluate2(text, evaluation));
        if (holds.kind === "unknown" && changesCourse(statement)) return STOPPED;
        if (holds.kind === "unknown" || !holds.value || statement.block === null) break;
        const outcome = runRewrites(statement.block, evaluation);
        if (outcome.kind !== "goes-on") return outcome;
        break;
      }
    }
  }
  return GOES_ON;
}
function changesCourse(statement) {
  return (statement.block?.statements ?? []).some(
    (inner) => /^(?:return|break|rewrite)$/.test(nameOf(inner))
  );
}
function denyingLimit(location) {
  for (const limit of statementsNamed(location, "limit_except")) {
    const methods = limit.directive.args.map((word) => word.value.toUpperCase());
    if (methods.includes("GET") || limit.block === null) continue;
    const rules2 = limit.block.statements.filter((at) => nameOf(at) === "allow" || nameOf(at) === "deny");
    const [first] = rules2;
    if (first !== void 0 && nameOf(first) === "deny" && argumentOf(first, 0) === "all") return limit;
  }
  return null;
}
var GOES_ON, STOPPED;
var init_answer = __esm({
  "src/nginx/config/answer.ts"() {
    "use strict";
    init_condition();
    init_context();
    init_variables2();
    GOES_ON = { kind: "goes-on" };
    STOPPED = { kind: "stopped" };
  }
});

// src/nginx/config/other-faults.ts
function addOtherFaults(search, faults) {
  const { statements } = search;
  if (statements.has("proxy_pass_request_headers")) addHeadersOff(search, faults);
  if (statements.has("proxy_method")) addMethod(search, faults);
  addHandshakeHeaders(search, faults);
  if (statements.has("proxy_hide_header")) addHiddenHeaders(search, faults);
  addVersion(search, faults);
  if (statements.has("return")) addAnswer(search, faults);
  if (statements.has("limit_except")) addDenial(search, faults);
}
function addHeadersOff({ context }, faults) {
  const { statement } = effectiveScalar(context, "proxy_pass_request_headers");
  if (statement !== null && argumentOf(statement, 0).toLowerCase() === "off") {
    faults.push({ kind: "headers-off", statement });
  }
}
function addMethod({ context }, faults) {
  const { statement } = effectiveScalar(context, "proxy_method");
  const method = statement?.directive.args[0];
  if (statement === null || method === void 0 || method.templated) return;
  if (!/^get$|\$/i.test(method.value)) faults.push({ kind: "method", statement, method: method.value });
}
function addHandshakeHeaders({ request: request2 }, faults) {
  for (const line of request2.lines) {
    if (!HANDSHAKE_HEADERS.has(line.name) || line.value.kind === "unknown") continue;
    const { value } = line.value;
    if (value === "" && line.name === "sec-websocket-extensions") continue;
    if (value === "13" && line.name === "sec-websocket-version") continue;
    faults.push({
      kind: "handshake-header",
      line: line.statement,
      header: argumentOf(line.statement, 0),
      value
    });
  }
}
function addHiddenHeaders({ context }, faults) {
  for (const statement of effectiveList(context, "proxy_hide_header").statements) {
    const header = argumentOf(statement, 0);
    if (NEEDED_IN_RESPONSE.has(header.toLowerCase()))
      faults.push({ kind: "hidden-header", statement, header });
  }
}
function addVersion({ handler, request: request2 }, faults) {
  const version2 = request2.httpVersion.value;
  if (version2.kind === "unknown") {
    const span = request2.httpVersionLine === null ? spanOf(handler) : spanOf(request2.httpVersionLine);
    faults.push({ kind: "unknown", because: version2.because, span });
  } else if (version2.value !== "1.1") {
    faults.push({ kind: "http-version", line: request2.httpVersionLine, version: version2.value });
  }
}
function addAnswer({ context, table: table3 }, faults) {
  const location = enclosing(context, "location");
  if (location === null) return;
  const statement = answeringReturn(location, { table: table3, probe: HANDSHAKE, at: location });
  if (statement !== null) faults.push({ kind: "answered", statement });
}
function addDenial({ context }, faults) {
  const location = enclosing(context, "location");
  const statement = location === null ? null : denyingLimit(location);
  if (statement !== null) faults.push({ kind: "denied", statement });
}
var HANDSHAKE_HEADERS, NEEDED_IN_RESPONSE;
var init_other_faults = __esm({
  "src/nginx/config/other-faults.ts"() {
    "use strict";
    init_answer();
    init_context();
    init_effective();
    init_handshake_request();
    HANDSHAKE_HEADERS = /* @__PURE__ */ new Set([
      "sec-websocket-key",
      "sec-websocket-version",
      "sec-websocket-protocol",
      "sec-websocket-extensions"
    ]);
    NEEDED_IN_RESPONSE = /* @__PURE__ */ new Set(["upgrade", "sec-websocket-accept"]);
  }
});

// src/nginx/config/handshake-fault.ts
function handshakeFaults(search) {
  const faults = [];
  addHeaderFault("Upgrade", search, faults);
  addHeaderFault("Connection", search, faults);
  addOtherFaults(search, faults);
  return faults;
}
function addHeaderFault(header, search, faults) {
  const fault = headerFault(header, search);
  if (fault !== null) faults.push(fault);
}
function headerFault(header, search) {
  const { request: request2, nginxVersion } = search;
  const lines = linesNaming(request2, header.toLowerCase());
  if (lines.length === 0) return missingHeaderFault(header, search);
  const sent = sentValues(request2, header.toLowerCase(), nginxVersion);
  if (sent.kind === "unknown") return unknownValueFault(header, lines, search);
  if (header === "Upgrade" && sent.value.length > 1) {
    return { kind: "duplicate", header, lines: lines.map((line) => line.statement) };
  }
  const isRight = header === "Upgrade" ? sent.value[0]?.toLowerCase() === "websocket" : tokensOf(sent.value).includes("upgrade");
  if (isRight) return null;
  if (request2.list.gap !== null && sent.value.length === 0) return gapFault(search);
  return wrongValueFault(header, lines, search);
}
function missingHeaderFault(header, search) {
  const { request: request2, context } = search;
  const misspelt = request2.lines.find((line) => isMisspelt(argumentOf(line.statement, 0), header));
  if (misspelt !== void 0) return { kind: "misspelt-header", header, line: misspelt.statement };
  if (request2.list.gap !== null) return gapFault(search);
  const templated = request2.lines.find((line) => line.statement.directive.args[0]?.templated === true);
  if (templated !== void 0) {
    const span = spanOf(templated.statement);
    return { kind: "unknown", because: "a template fills in the name of a header", span };
  }
  const lost = request2.list.discarded.filter(
    (at) => argumentOf(at, 0).toLowerCase() === header.toLowerCase()
  );
  const by = request2.list.statements[0];
  if (lost.length > 0 && by !== void 0) return { kind: "discarded", header, lost, by };
  for (const directive2 of ["add_header", "proxy_pass_header"]) {
    const statement = effectiveList(context, directive2).statements.find(
      (at) => argumentOf(at, 0).toLowerCase() === header.toLowerCase() && (directive2 === "proxy_pass_header" || speaksOfUpgrade(at))
    );
    if (statement !== void 0) return { kind: "response-side", header, statement };
  }
  return { kind: "never-set", header };
}
function gapFault({ request: request2, handler }) {
  const gap = request2.list.gap;
  return {
    kind: "unknown",
    because: gap?.because ?? "it cannot be read",
    span: gap?.span ?? spanOf(handler)
  };
}
function unknownValueFault(header, lines, search) {
  for (const line of lines) {
    if (line.value.kind !== "unknown") continue;
    const { statement, value } = line;
    const isUndefined = variablesIn(argumentOf(statement, 1)).some(
      (use) => isUndefinedVariable(search.table, use.name)
    );
    if (isUndefined) return { kind: "undefined-variable", header, line: statement };
    return { kind: "unknown", because: value.because, span: spanOf(statement) };
  }
  return gapFault(search);
}
function wrongValueFault(header, lines, search) {
  const line = lines.find((at) => at.value.kind === "known" && at.value.value !== "") ?? lines[0];
  if (line === void 0) return missingHeaderFault(header, search);
  const text = argumentOf(line.statement, 1);
  const value = line.value.kind === "known" ? line.value.value : "";
  const slip2 = misspeltRequestVariable(text);
  if (slip2 !== null) return { kind: "misspelt-variable", header, statement: line.statement, ...slip2 };
  const variable = onlyVariable(text);
  const maps = variable === null ? [] : mapsOf(search.table, variable);
  const wins = maps.at(-1);
  if (wins === void 0 || isRightForOther(header, value)) {
    return { kind: "value", header, line: line.statement, value };
  }
  const sourceSlip = misspeltRequestVariable(argumentOf(wins, 0));
  if (sourceSlip !== null) return { kind: "misspelt-variable", header, statement: wins, ...sourceSlip };
  const ignored = maps.slice(0, -1).find((map) => mapGivesRightValue(map, header, search));
  if (ignored !== void 0) return { kind: "redefined-map", header, line: line.statement, wins, ignored };
  const source = evaluate2(argumentOf(wins, 0), { table: search.table, probe: HANDSHAKE, at: search.context });
  const match = source.kind === "known" ? matchMap(wins, source.value) : null;
  return {
    kind: "map",
    header,
    line: line.statement,
    map: wins,
    entry: match?.kind === "entry" ? match.entry : null,
    value
  };
}
function isRightForOther(header, value) {
  return header === "Upgrade" ? tokensOf([value]).includes("upgrade") : value.toLowerCase() === "websocket";
}
function mapGivesRightValue(map, header, search) {
  const source = evaluate2(argumentOf(map, 0), { table: search.table, probe: HANDSHAKE, at: search.context });
  if (source.kind === "unknown") return false;
  const match = matchMap(map, source.value);
  if (match.kind !== "entry") return false;
  return match.result.toLowerCase() === (header === "Upgrade" ? "websocket" : "upgrade");
}
function onlyVariable(text) {
  const uses = variablesIn(text);
  const use = uses[0];
  return uses.length === 1 && use !== void 0 && use.start === 0 && use.end === text.length ? use.name : null;
}
function isFatal(fault) {
  switch (fault.kind) {
    case "unknown":
      return false;
    case "http-version":
      return fault.version !== "1.0";
    default:
      return true;
  }
}
var init_handshake_fault = __esm({
  "src/nginx/config/handshake-fault.ts"() {
    "use strict";
    init_variable_use();
    init_context();
    init_effective();
    init_handshake_request();
    init_map();
    init_other_faults();
    init_upgrade_words();
    init_upstream_request();
    init_variables2();
  }
});

// rules/websocket-client-match/rule.ts
function handshakesOf(clients, header) {
  const values = /* @__PURE__ */ new Map();
  for (const { name, probe } of clients) {
    const value = probe.headers.get(header.toLowerCase()) ?? "";
    values.set(value, [...values.get(value) ?? [], name]);
  }
  return [...values].map(([value, names2]) => `\`${header}: ${value}\` (${names2.join(", ")})`).join(" and ");
}
function* checkConditions(configuration) {
  for (const statement of configuration.statements.named("if")) {
    if (statement.stock) continue;
    const condition = conditionOf(statement);
    if (condition === null || !/^\$(?:http_upgrade|http_connection)$/i.test(condition.left)) continue;
    const outcomes = CLIENTS.map((client) => ({
      client,
      holds: decideCondition(
        statement,
        (text) => evaluate2(text, { table: configuration.variables, probe: client.probe, at: statement.context })
      )
    }));
    if (outcomes.some(({ holds }) => holds.kind === "unknown")) continue;
    const isNegative = condition.operator.startsWith("!");
    const odd = outcomes.filter(({ holds }) => holds.kind === "known" && holds.value === isNegative).map(({ client }) => client);
    if (odd.length === 0 || odd.length === outcomes.length) continue;
    const header = /upgrade$/i.test(condition.left) ? "Upgrade" : "Connection";
    const edits = conditionEdits(statement, condition.operator, condition.right);
    yield {
      message: `This condition takes some handshakes for ordinary requests: those with ${handshakesOf(odd, header)}.`,
      span: spanOf(statement),
      fix: edits === null ? null : { safety: "safe", title: "compare without case, and anywhere in the list", edits }
    };
  }
}
function conditionEdits(statement, operator, right2) {
  const index = statement.directive.args.findIndex((word2) => word2.value === operator);
  if (index === -1 || !/^\^?[\w-]+\$?$/.test(right2)) return null;
  const operatorEdit = replaceArgument2(statement, index, operator.startsWith("!") ? "!~*" : "~*");
  if (operatorEdit === null) return null;
  if (!operator.endsWith("=")) return [operatorEdit];
  const word = statement.directive.args[index + 1];
  if (word === void 0 || !word.value.startsWith(right2)) return null;
  const { file } = statement;
  const start = word.quote === "" ? word.start : word.start + 1;
  const text = /upgrade/i.test(right2) ? "upgrade" : `^${right2}$`;
  return [operatorEdit, { file, start, end: start + right2.length, text }];
}
function* checkMaps(route) {
  for (const line of linesNaming(route.request, "connection")) {
    const variable = onlyVariable(argumentOf(line.statement, 1));
    const map = variable === null ? void 0 : mapsOf(route.configuration.variables, variable).at(-1);
    if (map === void 0 || map.stock) continue;
    const odd = clientsWithoutUpgrade(route, line.statement);
    if (odd.length === 0 || route.websocket.handshake === "fails") continue;
    const severity2 = severityFor(route.intent, "warning");
    if (severity2 === null) continue;
    const header = /upgrade$/i.test(argumentOf(map, 0)) ? "Upgrade" : "Connection";
    yield {
      message: `The map gives no \`upgrade\` for handshakes with ${handshakesOf(odd, header)}.`,
      span: spanOf(map),
      severity: severity2,
      related: [{ message: "the value is used here", span: spanOf(line.statement) }],
      fix: mapFix(map)
    };
  }
}
function clientsWithoutUpgrade(route, line) {
  const table3 = route.configuration.variables;
  const find = () => CLIENTS.filter(({ probe }) => !upgrades(route, line, probe));
  if (table3.settable.size > 0) return find();
  const answers3 = answered.get(table3) ?? /* @__PURE__ */ new Map();
  answered.set(table3, answers3);
  const text = argumentOf(line, 1);
  const found = answers3.get(text) ?? find();
  answers3.set(text, found);
  return found;
}
function upgrades(route, line, probe) {
  const table3 = route.configuration.variables;
  const value = evaluate2(argumentOf(line, 1), { table: table3, probe, at: route.context });
  return value.kind === "unknown" || tokensOf([value.value]).includes("upgrade");
}
function mapFix(map) {
  if (argumentOf(map, 0).toLowerCase() !== "$http_connection") return null;
  const edits = [];
  const source = replaceArgument2(map, 0, "$http_upgrade");
  if (source !== null) edits.push(source);
  for (const entry of map.block?.statements ?? []) {
    const { name } = entry.directive;
    if (name.value === "default" || !/upgrade/i.test(name.value)) continue;
    edits.push({ file: entry.file, start: name.start, end: name.end, text: "websocket" });
  }
  return { safety: "safe", title: "map `$http_upgrade` instead", edits };
}
var rule12, CLIENTS, answered;
var init_rule13 = __esm({
  "rules/websocket-client-match/rule.ts"() {
    "use strict";
    init_intent_severity();
    init_rule();
    init_condition();
    init_context();
    init_handshake_fault();
    init_handshake_request();
    init_upstream_request();
    init_variables2();
    init_place();
    rule12 = defineRule({
      id: "websocket-client-match",
      summary: "a condition on Upgrade or Connection that some clients do not meet",
      severity: "warning",
      fix: "safe",
      dialects: ["nginx"],
      checkNginx: checkConditions,
      checkRoute: (route) => route.dialect === "nginx" ? checkMaps(route) : []
    });
    CLIENTS = [
      { name: "Chrome", probe: HANDSHAKE },
      { name: "Firefox", probe: FIREFOX_HANDSHAKE },
      { name: "some libraries", probe: MIXED_CASE_HANDSHAKE }
    ];
    answered = /* @__PURE__ */ new WeakMap();
  }
});

// rules/websocket-constant-upgrade/caddy.ts
function* checkCaddyRoute2(route) {
  if (route.intent.strength === "none" || route.websocket.handshake !== "works") return;
  const connection = lastSet(route, "connection");
  const upgrade = lastSet(route, "upgrade");
  const lines = [connection, upgrade].filter((line) => line !== null);
  const first = [...lines].sort((a, b) => a.statement.directive.start - b.statement.directive.start)[0];
  if (first === void 0) return;
  const areConstant = connection !== null && upgrade !== null && isConstant(connection) && isConstant(upgrade);
  if (areConstant && servesOnlyWebSockets(route)) return;
  yield {
    message: areConstant ? "Ordinary requests are sent as WebSocket handshakes as well, which applications refuse with 400; Caddy upgrades by itself." : `${quoteLine(first.statement)} repeats what \`reverse_proxy\` does by itself; the line can go.`,
    span: headSpan(first.statement),
    severity: areConstant ? "warning" : "info",
    related: lines.filter((line) => line !== first).map(({ statement }) => ({ message: "and this", span: headSpan(statement) })),
    fix: {
      safety: "safe",
      title: `remove ${lines.length === 1 ? "the line" : "both lines"}`,
      edits: removeStatements(lines.map(({ statement }) => statement))
    }
  };
}
function lastSet(route, header) {
  const sets = route.requestOperations.filter(
    ({ kind, field }) => kind === "set" && field.toLowerCase() === header
  );
  return sets.at(-1) ?? null;
}
function isConstant({ value }) {
  return value !== null && !value.value.includes("{");
}
function servesOnlyWebSockets({ knownPath, levels }) {
  return knownPath?.exclusive === true || levels.some(({ matcher }) => handshakeConditions(matcher).length > 0);
}
var init_caddy4 = __esm({
  "rules/websocket-constant-upgrade/caddy.ts"() {
    "use strict";
    init_matchers();
    init_reason();
    init_statement();
    init_lines();
  }
});

// src/route/known-paths.ts
function knownWebSocketPath(path) {
  const lower = path.toLowerCase();
  for (const segment of lower.split("/")) {
    const found = Object.hasOwn(SEGMENTS, segment) ? SEGMENTS[segment] : void 0;
    if (found !== void 0) return found;
    if (/^(?:ws|websocket)[-_]|[-_](?:ws|websocket)$/.test(segment))
      return { application: "WebSocket endpoints", exclusive: true };
  }
  for (const known2 of PREFIXES) {
    if (!lower.startsWith(known2.prefix)) continue;
    if (lower.length === known2.prefix.length || lower.charAt(known2.prefix.length) === "/") return known2;
  }
  return null;
}
function knownWebSocketPattern(pattern) {
  const words = pattern.replaceAll("\\.", ".").split(/[^\w./-]+/);
  for (const word of words) {
    const found = knownWebSocketPath(word.replace(/^\.?\/+|\/+\.?$/g, "/"));
    if (found !== null) return { ...found, exclusive: false };
  }
  return null;
}
var SEGMENTS, PREFIXES;
var init_known_paths = __esm({
  "src/route/known-paths.ts"() {
    "use strict";
    SEGMENTS = {
      ws: { application: "WebSocket endpoints", exclusive: true },
      wss: { application: "WebSocket endpoints", exclusive: true },
      websocket: { application: "WebSocket endpoints", exclusive: true },
      websockets: { application: "WebSocket endpoints", exclusive: true },
      "web-socket": { application: "WebSocket endpoints", exclusive: true },
      "websocket-endpoint": { application: "WebSocket endpoints", exclusive: true },
      "ws-gateway": { application: "WebSocket endpoints", exclusive: true },
      "socket.io": { application: "Socket.IO", exclusive: false },
      sockjs: { application: "SockJS", exclusive: false },
      "sockjs-node": { application: "SockJS", exclusive: false },
      "webpack-hmr": { application: "the Next.js development server", exclusive: true },
      "vite-hmr": { application: "the Vite development server", exclusive: true },
      websockify: { application: "noVNC", exclusive: true },
      "websocket-tunnel": { application: "Guacamole", exclusive: true },
      signalr: { application: "SignalR", exclusive: false }
    };
    PREFIXES = [
      { prefix: "/cable", application: "Action Cable", exclusive: true },
      { prefix: "/live", application: "Phoenix LiveView", exclusive: false },
      { prefix: "/hub", application: "SignalR", exclusive: false },
      { prefix: "/hubs", application: "SignalR", exclusive: false },
      { prefix: "/notifications/hub", application: "Vaultwarden", exclusive: false },
      { prefix: "/api/kernels", application: "Jupyter", exclusive: false },
      { prefix: "/terminals", application: "Jupyter", exclusive: false },
      { prefix: "/_stcore/stream", application: "Streamlit", exclusive: true },
      { prefix: "/queue/join", application: "Gradio", exclusive: false },
      { prefix: "/realtime/v1", application: "Supabase Realtime", exclusive: false },
      { prefix: "/xmpp-websocket", application: "Jitsi Meet", exclusive: true },
      { prefix: "/colibri-ws", application: "Jitsi Meet", exclusive: true },
      { prefix: "/mqtt", application: "MQTT over WebSocket", exclusive: true }
    ];
  }
});

// src/nginx/edit/header-block.ts
function headerBlock(route) {
  for (const at of outwards(route.context)) if (at.kind !== "if" && at.kind !== "limit_except") return at;
  return route.context;
}
function insertInOwnBlock(route, lines, choose) {
  const block2 = headerBlock(route);
  const own = block2.statements.filter(
    (at) => at.block === null && isInEveryRendering(at) && anchorOf(at) === at
  );
  const handler = statementsNamed(block2, nameOf(route.handler))[0];
  const anchor = choose(own) ?? (handler === void 0 ? null : anchorOf(handler));
  return anchor === null ? insertAtStart(block2, lines) : insertAfter(anchor, lines);
}
function isInEveryRendering(statement) {
  return !statement.directive.conditional;
}
var init_header_block = __esm({
  "src/nginx/edit/header-block.ts"() {
    "use strict";
    init_context();
    init_place();
  }
});

// src/nginx/edit/header-line.ts
function headerLine(siblings, header, value) {
  const style = styleOf(siblings.filter((at) => at.directive.args.length === 2 && !at.stock));
  const head = `proxy_set_header${style.firstGap}${header}`;
  const gap = style.valueColumn === null ? " " : " ".repeat(Math.max(1, style.valueColumn - head.length));
  return `${head}${gap}${value === "" ? '""' : value};`;
}
function styleOf(siblings) {
  const last = siblings.at(-1);
  if (last === void 0) return { firstGap: " ", valueColumn: null };
  const { directive: directive2, file } = last;
  const gap = file.text.slice(directive2.name.end, directive2.args[0]?.start ?? directive2.name.end);
  const firstGap = /^[ \t]+$/.test(gap) ? gap : " ";
  const columns = siblings.map((at) => (at.directive.args[1]?.start ?? 0) - at.directive.start);
  const widths = new Set(siblings.map((at) => at.directive.args[0]?.value.length ?? 0));
  const isAligned = siblings.length > 1 && widths.size > 1 && new Set(columns).size === 1;
  return { firstGap, valueColumn: isAligned ? columns[0] ?? null : null };
}
function copyOf(statement) {
  const { directive: directive2, file } = statement;
  const written = file.text.slice(directive2.start, directive2.end);
  if (!/[\n#]/.test(written) && written.endsWith(";")) return written;
  const words = [directive2.name, ...directive2.args].map((word) => file.text.slice(word.start, word.end));
  return `${words.join(" ")};`;
}
var init_header_line = __esm({
  "src/nginx/edit/header-line.ts"() {
    "use strict";
  }
});

// src/nginx/edit/web-sockets-only.ts
function isForWebSocketsOnly(configuration, block2) {
  let counts = countsOf.get(configuration);
  if (counts === void 0) {
    counts = countRoutes(configuration);
    countsOf.set(configuration, counts);
  }
  const count2 = counts.get(block2);
  return count2 !== void 0 && count2.all === count2.webSockets;
}
function servesWebSocketsOnly(configuration, line) {
  let byName = usersOf.get(configuration);
  if (byName === void 0) {
    byName = /* @__PURE__ */ new Map();
    usersOf.set(configuration, byName);
  }
  const name = nameOf(line);
  let lines = byName.get(name);
  if (lines === void 0) {
    lines = linesInForce(configuration, name);
    byName.set(name, lines);
  }
  return lines.get(line.directive) === true;
}
function linesInForce(configuration, name) {
  const lines = /* @__PURE__ */ new Map();
  for (const { context, intent } of configuration.routes) {
    const scalar = effectiveScalar(context, name).statement;
    const inForce = LISTS.has(name) ? effectiveList(context, name).statements : scalar === null ? [] : [scalar];
    for (const { directive: directive2 } of inForce) {
      lines.set(directive2, lines.get(directive2) !== false && isAtLeast(intent, "strong"));
    }
  }
  return lines;
}
function countRoutes(configuration) {
  const counts = /* @__PURE__ */ new Map();
  for (const route of configuration.routes) {
    const carries = isAtLeast(route.intent, "strong");
    for (const at of outwards(route.context)) {
      const count2 = counts.get(at) ?? { all: 0, webSockets: 0 };
      count2.all += 1;
      if (carries) count2.webSockets += 1;
      counts.set(at, count2);
    }
  }
  return counts;
}
var countsOf, usersOf, LISTS;
var init_web_sockets_only = __esm({
  "src/nginx/edit/web-sockets-only.ts"() {
    "use strict";
    init_intent();
    init_context();
    init_effective();
    countsOf = /* @__PURE__ */ new WeakMap();
    usersOf = /* @__PURE__ */ new WeakMap();
    LISTS = /* @__PURE__ */ new Set(["proxy_set_header", "proxy_hide_header"]);
  }
});

// src/nginx/edit/read-timeout.ts
function shortIdle(route, minimumIdle) {
  const { value } = route.idle.setting;
  return value.kind === "known" && value.value !== null && value.value < minimumIdle ? value.value : null;
}
function idleDirective(route) {
  return route.protocol === "stream" ? "proxy_timeout" : "proxy_read_timeout";
}
function lacksOwnTimeout(route, minimumIdle) {
  if (shortIdle(route, minimumIdle) === null) return false;
  return route.idle.line === null || route.idle.line.context !== headerBlock(route);
}
function lengthenIdle(route) {
  const { line } = route.idle;
  const isOwn = line !== null && line.context === headerBlock(route);
  if (line !== null && (isOwn || servesWebSocketsOnly(route.configuration, line))) {
    const replacement = line.stock ? null : replaceArgument2(line, 0, LONG_IDLE);
    return replacement === null ? null : [replacement];
  }
  const level = route.request.list.level;
  if (line === null && level !== null && isForWebSocketsOnly(route.configuration, level)) {
    const last = route.request.list.statements.findLast(isInEveryRendering);
    const anchor = last === void 0 ? null : anchorOf(last);
    if (anchor !== null && isInEveryRendering(anchor)) return [insertAfter(anchor, [timeoutLine(route)])];
  }
  const edit = insertInOwnBlock(
    route,
    [timeoutLine(route)],
    (own) => own.findLast((at) => nameOf(at) === "proxy_set_header") ?? own.findLast((at) => nameOf(at).startsWith("proxy_"))
  );
  return edit === null ? null : [edit];
}
function timeoutLine(route) {
  return `${idleDirective(route)} ${LONG_IDLE};`;
}
var LONG_IDLE;
var init_read_timeout = __esm({
  "src/nginx/edit/read-timeout.ts"() {
    "use strict";
    init_context();
    init_header_block();
    init_place();
    init_web_sockets_only();
    LONG_IDLE = "1h";
  }
});

// src/nginx/edit/set-upgrade.ts
function setUpgradeHeaders(route, headers, minimumIdle) {
  const values = /* @__PURE__ */ new Map();
  for (const header of headers) {
    values.set(header, upgradeValue(route.configuration, header, servesOnlyWebSockets2(route)));
  }
  const edits = (mayChangeLevel(route, headers) ? setInPlace(route, values, minimumIdle) : null) ?? copyAndSet(route, values, minimumIdle);
  if (edits === null) return null;
  const definitions = withoutRepetition([...values.values()].flatMap((value) => value.definition));
  return {
    edits: [...definitions, ...edits],
    isNarrow: [...values.values()].every((value) => value.isNarrow)
  };
}
function replaceConstants(route, lines) {
  const edits = [];
  for (const [header, line] of lines) {
    const { text, definition, isNarrow } = upgradeValue(route.configuration, header, false);
    const replacement = line.stock ? null : replaceArgument2(line, 1, text);
    if (replacement === null || !isNarrow) return null;
    edits.push(replacement);
    edits.push(...definition);
  }
  return withoutRepetition(edits);
}
function withoutRepetition(edits) {
  return edits.filter((edit, index) => edits.findIndex((other) => isSameEdit(edit, other)) === index);
}
function servesOnlyWebSockets2(route) {
  return route.path !== null && knownWebSocketPath(route.path)?.exclusive === true;
}
function mayChangeLevel(route, headers) {
  const { level } = route.request.list;
  if (level === null || level === headerBlock(route)) return true;
  return sharers(route).byLevel.get(level)?.every((other) => needsSame(other, headers)) ?? true;
}
function needsSame(route, headers) {
  return isAtLeast(route.intent, "strong") && headers.every((header) => route.faults.some((fault) => "header" in fault && fault.header === header));
}
function setInPlace(route, values, minimumIdle) {
  const { statements, level } = route.request.list;
  const edits = [];
  const newLines = [];
  for (const [header, value] of values) {
    const named = statements.filter(
      (at) => argumentOf(at, 0).toLowerCase() === header.toLowerCase() && !at.stock
    );
    const [first, ...others] = named;
    if (first === void 0) {
      newLines.push(headerLine(statements, header, value.text));
      continue;
    }
    const users = sharers(route).byDirective.get(first.directive) ?? [];
    if (!users.every((other) => other.request.list.level === level || needsSame(other, [...values.keys()]))) {
      if (!named.every((at) => sendsNothing(route, at))) return null;
      newLines.push(headerLine(statements, header, value.text));
      continue;
    }
    const replacement = replaceArgument2(first, 1, value.text);
    if (replacement !== null) edits.push(replacement);
    edits.push(...others.map(removeStatement));
  }
  if (newLines.length === 0) return edits;
  const timeout = lacksOwnTimeout(route, minimumIdle) ? [timeoutLine(route)] : [];
  if (level === null || level === headerBlock(route)) {
    const inserted2 = insertHeaderLines(route, [...versionLine(route), ...newLines, ...timeout]);
    return inserted2 === null ? null : [...edits, inserted2];
  }
  const inserted = insertHeaderLines(route, newLines);
  const own = [...versionLine(route), ...timeout];
  const beside = own.length === 0 ? null : insertBesideVersion(route, own);
  return inserted === null ? null : [...edits, inserted, ...beside === null ? [] : [beside]];
}
function sendsNothing({ request: request2 }, statement) {
  const value = request2.lines.find((line) => line.statement === statement)?.value;
  return value?.kind === "known" && value.value === "";
}
function copyAndSet(route, values, minimumIdle) {
  const { statements, level } = route.request.list;
  if (level === headerBlock(route)) return null;
  const isReplaced = (at) => [...values.keys()].some((header) => header.toLowerCase() === argumentOf(at, 0).toLowerCase());
  const kept = statements.filter((at) => !isReplaced(at));
  if (!kept.every(isInEveryRendering)) return null;
  const copies = kept.map(copyOf);
  const added2 = [...values].map(([header, value]) => headerLine(kept, header, value.text));
  const timeout = lacksOwnTimeout(route, minimumIdle) ? [timeoutLine(route)] : [];
  const inserted = insertBesideVersion(route, [...versionLine(route), ...copies, ...added2, ...timeout]);
  return inserted === null ? null : [inserted];
}
function versionLine(route) {
  const { value } = route.request.httpVersion;
  const isOld = route.request.httpVersionLine === null && value.kind === "known" && value.value === "1.0";
  return isOld ? ["proxy_http_version 1.1;"] : [];
}
function insertHeaderLines(route, lines) {
  const { statements, level } = route.request.list;
  const last = statements.findLast(isInEveryRendering);
  const anchor = last === void 0 ? null : anchorOf(last);
  if (anchor !== null && isInEveryRendering(anchor)) return insertAfter(anchor, lines);
  return level === null || level === headerBlock(route) ? insertBesideVersion(route, lines) : null;
}
function insertBesideVersion(route, lines) {
  return insertInOwnBlock(route, lines, (own) => own.findLast((at) => nameOf(at) === "proxy_http_version"));
}
function sharers(route) {
  const already = sharersOf.get(route.configuration);
  if (already !== void 0) return already;
  const byLevel = /* @__PURE__ */ new Map();
  const byDirective = /* @__PURE__ */ new Map();
  for (const each of route.configuration.routes) {
    const { level, statements } = each.request.list;
    if (level !== null) append(byLevel, level, each);
    for (const statement of statements) append(byDirective, statement.directive, each);
  }
  const found = { byLevel, byDirective };
  sharersOf.set(route.configuration, found);
  return found;
}
function append(lists, key, value) {
  const list = lists.get(key);
  if (list === void 0) lists.set(key, [value]);
  else list.push(value);
}
var sharersOf;
var init_set_upgrade = __esm({
  "src/nginx/edit/set-upgrade.ts"() {
    "use strict";
    init_intent();
    init_known_paths();
    init_edit();
    init_context();
    init_header_block();
    init_header_line();
    init_place();
    init_read_timeout();
    init_upgrade_values();
    sharersOf = /* @__PURE__ */ new WeakMap();
  }
});

// rules/websocket-constant-upgrade/nginx.ts
function* checkNginxRoute(route) {
  const constants2 = /* @__PURE__ */ new Map();
  for (const header of ["Upgrade", "Connection"]) {
    const line2 = constantLine(route, header);
    if (line2 !== null) constants2.set(header, line2);
  }
  const upgrade = constants2.get("Upgrade");
  const connection = constants2.get("Connection");
  const line = upgrade ?? connection;
  if (line === void 0 || upgrade === void 0 && route.path === null) return;
  if (route.websocket.handshake === "fails" || servesOnlyWebSockets2(route)) return;
  const edits = replaceConstants(route, constants2);
  yield {
    message: upgrade === void 0 ? "Ordinary requests are sent with `Connection: upgrade` as well: a map sends it for WebSockets only." : "Ordinary requests are sent with `Upgrade: websocket` as well, which applications refuse with 400.",
    span: spanOf(line),
    severity: upgrade === void 0 ? "info" : "warning",
    related: upgrade === void 0 || connection === void 0 ? [] : [{ message: "and with `Connection: upgrade`", span: spanOf(connection) }],
    fix: edits === null ? null : {
      // What does no harm is not changed without being asked.
      safety: upgrade === void 0 ? "unsafe" : "safe",
      title: `send ${[...constants2.keys()].join(" and ")} for WebSockets only, by a map`,
      edits
    }
  };
}
function constantLine(route, header) {
  const [line, ...others] = linesNaming(route.request, header.toLowerCase());
  if (line === void 0 || others.length > 0 || line.value.kind === "unknown") return null;
  const word = line.statement.directive.args[1];
  if (word === void 0 || word.value.includes("$") || word.templated) return null;
  const tokens = tokensOf([line.value.value]);
  return tokens.includes(header === "Upgrade" ? "websocket" : "upgrade") ? line.statement : null;
}
var init_nginx5 = __esm({
  "rules/websocket-constant-upgrade/nginx.ts"() {
    "use strict";
    init_context();
    init_upstream_request();
    init_set_upgrade();
  }
});

// rules/websocket-constant-upgrade/rule.ts
var rule13;
var init_rule14 = __esm({
  "rules/websocket-constant-upgrade/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy4();
    init_nginx5();
    rule13 = defineRule({
      id: "websocket-constant-upgrade",
      summary: "every request asks for an upgrade, ordinary ones too",
      severity: "warning",
      fix: "mixed",
      dialects: ["nginx", "caddy"],
      checkRoute: (route) => route.dialect === "nginx" ? checkNginxRoute(route) : checkCaddyRoute2(route)
    });
  }
});

// rules/websocket-handshake/caddy.ts
function* checkCaddyRoute3(route) {
  const { reasons } = route.websocket;
  const aboutHeaders = reasons.filter((reason2) => isHeaderReason(reason2) && !isVersion1(reason2));
  yield* headerReport(route, aboutHeaders);
  for (const reason2 of reasons) {
    switch (reason2.code) {
      case "upstream-protocol":
        if (route.intent.strength !== "weak") yield* optionReport(route, reason2, null);
        break;
      case "response-handled":
        yield* optionReport(route, reason2, null);
        break;
      case "buffered":
        yield* optionReport(route, reason2, removalOfBuffer(route, reason2));
        break;
      default:
        break;
    }
  }
}
function isHeaderReason({ code, effect }) {
  return effect !== "unknown" && /^(?:upgrade|connection)-/.test(code);
}
function isVersion1({ statement }) {
  return statement.args.some(({ value }) => version1Placeholder(value) !== null);
}
function* headerReport(route, reasons) {
  const [first, ...others] = reasons;
  if (first === void 0) return;
  const fails = reasons.some(({ effect }) => effect === "fails");
  const severity2 = severityFor(route.intent, fails ? "error" : "warning");
  if (severity2 === null) return;
  const what = fails ? "No WebSocket opens" : "Strict applications refuse WebSockets";
  yield {
    message: `${what}: ${first.message}. Caddy sends Upgrade and Connection by itself.`,
    span: first.blame,
    severity: severity2,
    related: others.map(({ message, blame: blame2 }) => ({ message: `and ${message}`, span: blame2 })),
    fix: removalOfHeaderLines(route, reasons)
  };
}
function removalOfHeaderLines(route, reasons) {
  const blamed = reasons.map(({ statement }) => statement);
  const blocks = new Set(blamed.map(({ container }) => container.block));
  const lines = route.requestOperations.filter(
    (line) => isAboutUpgrade(line) && blocks.has(line.statement.container.block)
  );
  if (blamed.some((statement) => !lines.some((line) => line.statement === statement))) return null;
  const edits = removeStatements(lines.map(({ statement }) => statement));
  return { safety: "safe", title: `remove ${lines.length === 1 ? "this line" : "these lines"}`, edits };
}
function isAboutUpgrade({ field }) {
  return /^(?:upgrade|connection)$/i.test(field);
}
function* optionReport(route, reason2, fix2) {
  const severity2 = severityFor(route.intent, "error");
  if (severity2 === null) return;
  const message = `No WebSocket opens: ${reason2.message}.`;
  yield { message, span: reason2.blame, severity: severity2, fix: fix2 };
}
function removalOfBuffer(route, { statement }) {
  const safety = route.knownPath?.exclusive === true ? "safe" : "unsafe";
  return { safety, title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) };
}
var init_caddy5 = __esm({
  "rules/websocket-handshake/caddy.ts"() {
    "use strict";
    init_reason();
    init_lines();
    init_placeholders();
    init_intent_severity();
  }
});

// src/nginx/config/location-path.ts
function matchOf(context, location) {
  const head = location === null ? context.kind : headOf(location);
  return context === location || location === null ? head : `${head} ${headOf(context)}`;
}
function headOf(context) {
  if (context.statement === null) return context.kind;
  const { name, args } = context.statement.directive;
  return [name, ...args].map((word) => word.value).join(" ");
}
function literalPath(location) {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (location.statement.directive.args.length === 1) {
    return /^[@~]/.test(modifier) ? null : modifier.replace(/^(?:=|\^~)/, "");
  }
  return modifier === "=" || modifier === "^~" ? argumentOf(location.statement, 1) : null;
}
function patternOf(location) {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (modifier === "~" || modifier === "~*") return argumentOf(location.statement, 1);
  return modifier.startsWith("~") ? modifier.replace(/^~\*?/, "") : null;
}
var init_location_path = __esm({
  "src/nginx/config/location-path.ts"() {
    "use strict";
    init_context();
  }
});

// rules/websocket-handshake/nested-location.ts
function* checkNestedLocations(configuration) {
  for (const statement of configuration.statements.named("location")) {
    const { block: block2, context: outer } = statement;
    if (block2 === null || outer.kind !== "location") continue;
    const handler = statementsNamed(outer, "proxy_pass")[0];
    const path = literalPath(block2);
    if (handler === void 0 || handler.stock || path === null || !onlyChangesSettings(block2)) continue;
    if (knownWebSocketPath(path) === null) continue;
    const edit = hasUriPart(handler) ? null : insertAtStart(block2, [copyOf(handler)]);
    yield {
      message: `No WebSocket opens through \`location ${path}\`: a nested location does not inherit \`proxy_pass\`, so nginx looks for a file and answers 404.`,
      span: spanOf(statement),
      related: [{ message: "this is not inherited", span: spanOf(handler) }],
      fix: edit === null ? null : { safety: "safe", title: "repeat `proxy_pass` here", edits: [edit], addsRoute: true }
    };
  }
}
function onlyChangesSettings(block2) {
  if (block2.gaps.length > 0 || block2.statements.length === 0) return false;
  return block2.statements.every((at) => /^proxy_(?!pass$)/.test(nameOf(at)) || nameOf(at) === "include");
}
function hasUriPart(handler) {
  const target = argumentOf(handler, 0);
  return /^[a-z]+:\/\/[^/]+\//i.test(target) || target.includes("$");
}
var init_nested_location = __esm({
  "rules/websocket-handshake/nested-location.ts"() {
    "use strict";
    init_context();
    init_location_path();
    init_header_line();
    init_place();
    init_known_paths();
  }
});

// src/nginx/config/websocket-path.ts
function websocketPath(facts) {
  const { request: request2, idle } = facts;
  const faults = [...facts.faults, ...timeoutFaults(idle)];
  return {
    handshake: verdictOf(faults),
    reasons: faults.map((fault) => reasonOf(fault, facts.handler)),
    httpVersion: request2.httpVersion,
    upgrade: sentSetting("upgrade", facts),
    connection: sentSetting("connection", facts),
    idleTimeout: idle.setting,
    lifetime: { value: known(null), origin: { kind: "default", versions: "every nginx version" } }
  };
}
function timeoutFaults(idle) {
  const { value } = idle.setting;
  return value.kind === "known" && value.value === 0 && idle.line !== null ? [{ kind: "read-timeout-zero", statement: idle.line }] : [];
}
function verdictOf(faults) {
  if (faults.some(isFatal)) return "fails";
  if (faults.some((fault) => fault.kind === "unknown")) return "unknown";
  return faults.length > 0 ? "fragile" : "works";
}
function sentSetting(name, { request: request2, nginxVersion }) {
  const sent = sentValues(request2, name, nginxVersion);
  const line = linesNaming(request2, name)[0];
  const origin = line === void 0 ? {
    kind: "default",
    versions: request2.httpVersion.origin.kind === "default" ? request2.httpVersion.origin.versions : "every nginx version"
  } : { kind: "span", span: argumentSpan(line.statement, 1) };
  const value = sent.kind === "unknown" ? sent : known(sent.value.length === 0 ? null : sent.value.join(", "));
  return { value, origin };
}
function codeOf(fault) {
  const code = CODES[fault.kind];
  if (!("header" in fault) || fault.header !== "Connection") return code;
  if (code === "upgrade-missing") return "connection-missing";
  return code === "upgrade-value" ? "connection-value" : code;
}
function reasonOf(fault, handler) {
  return { code: codeOf(fault), message: describeFault(fault), ...placesOf(fault, handler) };
}
function placesOf(fault, handler) {
  const at = (statement, related = []) => ({
    blame: spanOf(statement),
    related
  });
  switch (fault.kind) {
    case "never-set":
      return at(handler);
    case "discarded":
      return at(
        anchorOf(fault.by) ?? fault.by,
        fault.lost.map((statement) => ({
          message: `${fault.header} is set here, and is discarded`,
          span: spanOf(statement)
        }))
      );
    case "map":
      return at(fault.entry ?? fault.map, [{ message: "the value is used here", span: spanOf(fault.line) }]);
    case "redefined-map":
      return at(fault.wins, [{ message: "this definition is ignored", span: spanOf(fault.ignored) }]);
    case "duplicate": {
      const [first, ...others] = fault.lines;
      const last = others.at(-1) ?? first;
      if (first === void 0 || last === void 0) return at(handler);
      return at(last, [{ message: "it is set here already", span: spanOf(first) }]);
    }
    case "value":
    case "misspelt-header":
    case "undefined-variable":
    case "handshake-header":
      return at(fault.line);
    case "http-version":
      return at(fault.line ?? handler);
    case "unknown":
      return { blame: fault.span, related: [] };
    case "response-side":
    case "misspelt-variable":
    case "headers-off":
    case "method":
    case "hidden-header":
    case "read-timeout-zero":
    case "answered":
    case "denied":
      return at(fault.statement);
  }
}
function describeFault(fault) {
  switch (fault.kind) {
    case "never-set":
      return `${fault.header} is not sent to the upstream: no proxy_set_header sets it`;
    case "discarded":
      return `${fault.header} is not sent to the upstream: this block sets headers of its own, which discards those of the outer blocks`;
    case "response-side":
      return `${fault.header} is not sent to the upstream: ${nameOf(fault.statement)} acts on the response`;
    case "misspelt-header":
      return `\`${argumentOf(fault.line, 0)}\` is not \`${fault.header}\``;
    case "misspelt-variable":
      return `\`$${fault.wrong}\` is always empty; \`$${fault.right}\` was meant`;
    case "map":
      return fault.entry === null ? `the map gives an empty ${fault.header} for a handshake: it has no entry for it and no default` : `the map gives ${quoted(fault.value)} as ${fault.header} for a handshake`;
    case "value":
      if (fault.value === "") return `${fault.header} is set to an empty value, so it is not sent`;
      return fault.header === "Upgrade" ? `Upgrade is sent as ${quoted(fault.value)}, not as \`websocket\`` : `Connection is sent as ${quoted(fault.value)}, which asks for no upgrade`;
    case "redefined-map":
      return `${argumentOf(fault.wins, 1)} is defined twice, and this later definition gives a wrong ${fault.header}`;
    case "undefined-variable":
      return `\`${argumentOf(fault.line, 1)}\` uses a variable that nothing defines`;
    case "duplicate":
      return `${fault.header} is sent ${fault.lines.length} times`;
    case "headers-off":
      return "proxy_pass_request_headers off drops Sec-WebSocket-Key";
    case "method":
      return `the handshake is sent as ${fault.method}, not as GET`;
    case "handshake-header":
      return fault.value === "" ? `${fault.header} is removed from the handshake` : `${fault.header} is overwritten`;
    case "hidden-header":
      return `${fault.header} is removed from the 101 response, so clients reject it`;
    case "http-version":
      return `the upstream is asked in HTTP/${fault.version}`;
    case "read-timeout-zero":
      return "proxy_read_timeout 0 ends every handshake with 504";
    case "answered":
      return `nginx answers the handshake itself, with ${argumentOf(fault.statement, 0)}`;
    case "denied":
      return "limit_except denies GET, and every handshake is a GET";
    case "unknown":
      return fault.because;
  }
}
function quoted(text) {
  return text === "" ? "an empty value" : `\`${text}\``;
}
var CODES;
var init_websocket_path = __esm({
  "src/nginx/config/websocket-path.ts"() {
    "use strict";
    init_setting();
    init_context();
    init_handshake_fault();
    init_upstream_request();
    CODES = {
      "never-set": "upgrade-missing",
      discarded: "upgrade-missing",
      "response-side": "upgrade-missing",
      "misspelt-header": "upgrade-missing",
      "misspelt-variable": "upgrade-value",
      map: "upgrade-value",
      value: "upgrade-value",
      "redefined-map": "upgrade-value",
      "undefined-variable": "upgrade-value",
      duplicate: "upgrade-duplicate",
      "headers-off": "request-altered",
      method: "request-altered",
      "handshake-header": "request-altered",
      "hidden-header": "response-altered",
      "http-version": "http-version",
      "read-timeout-zero": "read-timeout-zero",
      answered: "response-handled",
      denied: "response-handled",
      unknown: "unknown"
    };
  }
});

// src/nginx/edit/clear-the-way.ts
function clearTheWay(route, line) {
  if (line.stock) return null;
  if (servesWebSocketsOnly(route.configuration, line)) return removeStatement(line);
  const harmless = HARMLESS[nameOf(line)];
  if (harmless === void 0 || line.context === headerBlock(route)) return null;
  return insertInOwnBlock(
    route,
    [`${nameOf(line)} ${harmless};`],
    (own) => own.find((at) => at === route.handler)
  );
}
var HARMLESS;
var init_clear_the_way = __esm({
  "src/nginx/edit/clear-the-way.ts"() {
    "use strict";
    init_context();
    init_header_block();
    init_place();
    init_web_sockets_only();
    HARMLESS = {
      proxy_method: "$request_method",
      proxy_pass_request_headers: "on"
    };
  }
});

// src/nginx/edit/repair-map.ts
function repairMap(fault) {
  const entries2 = fault.map.block?.statements ?? [];
  const right2 = fault.header === "Upgrade" ? "websocket" : "upgrade";
  const edit = rightEntry(fault, entries2, right2);
  return edit === null ? [] : [edit];
}
function rightEntry({ map, entry }, entries2, right2) {
  if (entry !== null && nameOf(entry).toLowerCase() === "websocket") return replaceArgument2(entry, 0, right2);
  const inverted = entries2.find((at) => nameOf(at) === "" && argumentOf(at, 0).toLowerCase() === right2);
  return inverted === void 0 ? addEntry(map, entries2, `websocket ${right2};`) : renameKey(inverted, "websocket");
}
function renameKey({ file, directive: directive2 }, key) {
  const { start, end } = directive2.name;
  const value = directive2.args[0]?.start ?? end;
  if (!/^ +$/.test(file.text.slice(end, value))) return { file, start, end, text: key };
  return { file, start, end: value, text: `${key.padEnd(value - start - 1)} ` };
}
function addEntry(map, entries2, line) {
  const own = entries2.filter((entry) => entry.file === map.file);
  const after = own.findLast((entry) => nameOf(entry) === "default" || nameOf(entry) === "volatile") ?? own.at(-1);
  if (after !== void 0) return insertAfter(after, [line]);
  return map.block === null ? null : insertAtStart(map.block, [line]);
}
var init_repair_map = __esm({
  "src/nginx/edit/repair-map.ts"() {
    "use strict";
    init_context();
    init_place();
  }
});

// rules/websocket-handshake/nginx.ts
function* checkNginxRoute2(route, { minimumIdle }) {
  if (route.faults.length === 0) return;
  const faults = route.faults.filter(isHandled).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const [first] = faults;
  const severity2 = severityFor(route.intent, "error");
  if (severity2 === null || first === void 0 || route.websocket.handshake !== "fails") return;
  const places = placesOf(first, route.handler);
  yield {
    message: messageFor(route, faults),
    span: places.blame,
    severity: severity2,
    related: relatedPlaces(route, faults, first),
    fix: fixFor4(route, faults, minimumIdle)
  };
}
function isHandled(fault) {
  return ORDER.some((kind) => kind === fault.kind);
}
function messageFor(route, faults) {
  const what = isAtLeast(route.intent, "strong") ? `No WebSocket opens through \`${route.match}\`` : `If the application behind \`${route.match}\` uses WebSockets, they do not open`;
  return `${what}: ${[...new Set(reasonsOf(faults))].join("; ")}.`;
}
function reasonsOf(faults) {
  const clauses = [];
  for (const kind of ORDER) {
    const alike = faults.filter((fault) => fault.kind === kind);
    const [first] = alike;
    if (first === void 0) continue;
    if (alike.length === 2 && (kind === "never-set" || kind === "discarded" || kind === "response-side")) {
      clauses.push(bothHeaders(first));
    } else {
      clauses.push(...alike.map(describeFault));
    }
  }
  return clauses;
}
function bothHeaders(fault) {
  const missing = "Upgrade and Connection are not sent to the upstream";
  switch (fault.kind) {
    case "discarded": {
      const anchor = anchorOf(fault.by) ?? fault.by;
      const line = `\`${nameOf(anchor)} ${argumentOf(anchor, 0)}\``;
      return `${missing}, because ${line} here discards all headers that the outer blocks set`;
    }
    case "response-side":
      return `${missing}; \`${nameOf(fault.statement)}\` acts on the response only`;
    default:
      return `${missing}, and nginx drops the client's own (hop-by-hop) headers`;
  }
}
function relatedPlaces(route, faults, first) {
  const related = [];
  if (first.kind === "discarded") related.push(...discardedLevels(route));
  else related.push(...faults.flatMap((fault) => placesOf(fault, route.handler).related));
  for (const fault of faults) {
    if (fault === first || fault.kind === "discarded" || fault.kind === "never-set") continue;
    related.push({ message: describeFault(fault), span: placesOf(fault, route.handler).blame });
  }
  if (first.kind === "discarded" && !first.by.stock && anchorOf(first.by) !== first.by) {
    related.push({ message: "this line, which it includes, discards them", span: spanOf(first.by) });
  }
  if (first.kind === "discarded") related.push({ message: "the requests leave here", span: route.origin });
  return related;
}
function discardedLevels(route) {
  const levels = groupBy(route.request.list.discarded, ({ context }) => context);
  return [...levels].flatMap(([context, statements]) => {
    const shown = statements.find((at) => /^(?:upgrade|connection)$/i.test(argumentOf(at, 0))) ?? statements[0];
    if (shown === void 0) return [];
    const count2 = statements.length === 1 ? "this header is" : `${statements.length} headers are`;
    return [{ message: `${count2} set at ${context.kind} level, and discarded`, span: spanOf(shown) }];
  });
}
function fixFor4(route, faults, minimumIdle) {
  const isStrong = isAtLeast(route.intent, "strong");
  const [first] = faults;
  if (first?.kind === "headers-off") {
    const edit = clearTheWay(route, first.statement);
    if (edit === null) return null;
    return {
      safety: isStrong ? "safe" : "unsafe",
      title: "pass the headers of requests on",
      edits: [edit]
    };
  }
  if (first?.kind === "map" && faults.every(isMapOfUpgrade)) {
    return {
      safety: isStrong ? "safe" : "unsafe",
      title: `let the map give \`${argumentOf(first.map, 1)}\` its value for a handshake`,
      edits: faults.flatMap(repairMap)
    };
  }
  const headers = ["Upgrade", "Connection"].filter(
    (header) => faults.some((fault) => fault.kind !== "headers-off" && fault.header === header)
  );
  const repair = setUpgradeHeaders(route, headers, minimumIdle);
  if (repair === null) return null;
  return {
    safety: isStrong && repair.isNarrow ? "safe" : "unsafe",
    title: `send ${headers.join(" and ")} to the upstream, for WebSockets only`,
    edits: [...responseSideRemovals(faults), ...repair.edits]
  };
}
function isMapOfUpgrade(fault) {
  return fault.kind === "map" && argumentOf(fault.map, 0).toLowerCase() === "$http_upgrade";
}
function responseSideRemovals(faults) {
  return faults.flatMap(
    (fault) => fault.kind === "response-side" && fault.statement.context.kind === "location" ? [removeStatement(fault.statement)] : []
  );
}
var ORDER;
var init_nginx6 = __esm({
  "rules/websocket-handshake/nginx.ts"() {
    "use strict";
    init_group_by();
    init_intent_severity();
    init_context();
    init_websocket_path();
    init_clear_the_way();
    init_place();
    init_repair_map();
    init_set_upgrade();
    init_intent();
    ORDER = [
      "headers-off",
      "discarded",
      "map",
      "value",
      "response-side",
      "never-set"
    ];
  }
});

// rules/websocket-handshake/rule.ts
var rule14;
var init_rule15 = __esm({
  "rules/websocket-handshake/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy5();
    init_nested_location();
    init_nginx6();
    rule14 = defineRule({
      id: "websocket-handshake",
      summary: "Upgrade or Connection do not reach the upstream, so no WebSocket opens",
      severity: "error",
      fix: "mixed",
      dialects: ["nginx", "caddy"],
      checkNginx: checkNestedLocations,
      checkRoute: (route, context) => route.dialect === "nginx" ? checkNginxRoute2(route, context) : checkCaddyRoute3(route)
    });
  }
});

// rules/websocket-http-version/rule.ts
function* check6(route, nginxVersion) {
  const fault = route.faults.find((each) => each.kind === "http-version");
  if (fault === void 0) return;
  const isImpossible = fault.version !== "1.0";
  if (isImpossible && !isVersionAtLeast(nginxVersion, HTTP_2_TO_UPSTREAM)) return;
  const others = route.faults.filter((each) => each.kind !== "http-version" && each.kind !== "unknown");
  if (!isImpossible && others.length > 0) return;
  const severity2 = severityFor(route.intent, isImpossible ? "error" : "warning");
  if (severity2 === null) return;
  const edit = versionEdit(route);
  yield {
    message: isImpossible ? `No WebSocket opens through \`${route.match}\`: HTTP/${fault.version} towards the upstream has no upgrade.` : `WebSockets open through \`${route.match}\` only with lenient applications: nginx ${nginxVersion} asks the upstream in HTTP/1.0${fault.line === null ? ", its default" : ""}, in which strict ones refuse an upgrade (RFC 6455 section 4.2.1).`,
    span: fault.line === null ? route.origin : spanOf(fault.line),
    severity: severity2,
    fix: edit === null ? null : { safety: "safe", title: "use `proxy_http_version 1.1`", edits: [edit] }
  };
}
function versionEdit(route) {
  const line = route.request.httpVersionLine;
  const block2 = headerBlock(route);
  if (line !== null && (line.context === block2 || servesWebSocketsOnly(route.configuration, line))) {
    return line.stock ? null : replaceArgument2(line, 0, "1.1");
  }
  return insertInOwnBlock(
    route,
    ["proxy_http_version 1.1;"],
    (own) => own.find((at) => at === route.handler) ?? own.find((at) => nameOf(at).startsWith("proxy_"))
  );
}
var rule15;
var init_rule16 = __esm({
  "rules/websocket-http-version/rule.ts"() {
    "use strict";
    init_intent_severity();
    init_rule();
    init_context();
    init_upstream_request();
    init_header_block();
    init_place();
    init_web_sockets_only();
    init_target();
    rule15 = defineRule({
      id: "websocket-http-version",
      summary: "the upstream is asked in an HTTP version in which it need not, or cannot, upgrade",
      severity: "warning",
      fix: "safe",
      dialects: ["nginx"],
      checkRoute: (route, context) => route.dialect === "nginx" ? check6(route, context.target.nginx) : []
    });
  }
});

// rules/websocket-idle-timeout/heartbeats.ts
var SHORTER_THAN_HEARTBEATS;
var init_heartbeats = __esm({
  "rules/websocket-idle-timeout/heartbeats.ts"() {
    "use strict";
    SHORTER_THAN_HEARTBEATS = 3e4;
  }
});

// rules/websocket-idle-timeout/caddy.ts
function* checkCaddyRoute4(route, { minimumIdle }) {
  const { value, statement } = route.websocket.idleTimeout;
  if (statement === null || value.kind === "unknown" || value.value === null || value.value >= minimumIdle)
    return;
  const severity2 = severityFor(route.intent, value.value < SHORTER_THAN_HEARTBEATS ? "error" : "warning");
  const argument = statement.args[0];
  if (severity2 === null || argument === void 0) return;
  yield {
    message: `${quoteLine(statement)} closes a WebSocket on which the application sends nothing for that long; Caddy's own default is no limit.`,
    span: headSpan(statement),
    severity: severity2,
    related: [{ message: "for WebSockets that leave here", span: route.origin }],
    fix: {
      safety: severity2 === "info" ? "unsafe" : "safe",
      title: `set \`read_timeout ${LONG_IDLE2}\``,
      edits: [replaceArgument(argument, LONG_IDLE2)]
    }
  };
}
var LONG_IDLE2;
var init_caddy6 = __esm({
  "rules/websocket-idle-timeout/caddy.ts"() {
    "use strict";
    init_reason();
    init_statement();
    init_lines();
    init_intent_severity();
    init_heartbeats();
    LONG_IDLE2 = "1h";
  }
});

// rules/websocket-idle-timeout/nginx.ts
function* checkNginxRoute3(route, { minimumIdle }) {
  const idle = shortIdle(route, minimumIdle);
  if (idle === null || isCoveredByHandshake(route, minimumIdle)) return;
  const own = idle < SHORTER_THAN_HEARTBEATS ? "error" : "warning";
  const severity2 = severityFor(route.intent, own);
  if (severity2 === null || route.intent.strength === "weak" && route.protocol === "http") return;
  const edits = lengthenIdle(route);
  const isSafe = route.intent.strength !== "weak";
  yield {
    message: messageFor2(route, idle),
    span: blame(route),
    severity: severity2,
    related: route.idle.line === null ? [] : [{ message: "for WebSockets that leave here", span: route.origin }],
    fix: edits === null ? null : {
      safety: isSafe ? "safe" : "unsafe",
      title: `set \`${idleDirective(route)} ${LONG_IDLE}\``,
      edits
    }
  };
}
function isCoveredByHandshake(route, minimumIdle) {
  return route.faults.some((fault) => ["never-set", "discarded", "response-side"].includes(fault.kind)) && lacksOwnTimeout(route, minimumIdle);
}
function messageFor2(route, idle) {
  const directive2 = idleDirective(route);
  if (idle === 0) {
    return `\`${directive2} 0\` does not switch the timeout off: every handshake ends at once with 504.`;
  }
  const ends = `A WebSocket on which nothing is sent for ${seconds(idle)} is closed`;
  const { line } = route.idle;
  if (line === null) return `${ends}: \`${directive2}\` is not set, and ${seconds(idle)} is its default.`;
  return `${ends}: \`${directive2} ${argumentOf(line, 0)}\`.`;
}
function seconds(milliseconds) {
  if (milliseconds < 1e3) return `${milliseconds} ms`;
  const whole2 = milliseconds / 1e3;
  return whole2 === 1 ? "1 second" : `${whole2} seconds`;
}
function blame(route) {
  if (route.idle.line !== null) return spanOf(route.idle.line);
  const upgrade = route.request.lines.find((line) => line.name === "upgrade")?.statement;
  const isInherited = upgrade !== void 0 && upgrade.context !== route.context;
  return isInherited ? spanOf(upgrade) : route.origin;
}
var init_nginx7 = __esm({
  "rules/websocket-idle-timeout/nginx.ts"() {
    "use strict";
    init_intent_severity();
    init_context();
    init_read_timeout();
    init_heartbeats();
  }
});

// rules/websocket-idle-timeout/rule.ts
var rule16;
var init_rule17 = __esm({
  "rules/websocket-idle-timeout/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy6();
    init_nginx7();
    rule16 = defineRule({
      id: "websocket-idle-timeout",
      summary: "a WebSocket is closed after a short silence",
      severity: "warning",
      fix: "safe",
      dialects: ["nginx", "caddy"],
      checkRoute: (route, context) => route.dialect === "nginx" ? checkNginxRoute3(route, context) : checkCaddyRoute4(route, context)
    });
  }
});

// rules/websocket-lifetime/rule.ts
function* check7(route) {
  const { value, statement } = route.websocket.lifetime;
  if (statement === null || value.kind === "unknown" || value.value === null || value.value >= SHORT_LIFE)
    return;
  const argument = statement.args[0];
  const severity2 = severityFor(route.intent, "warning");
  if (severity2 === null || argument === void 0 || isBareInteger(argument.value)) return;
  yield {
    message: `${quoteLine(statement)} cuts every WebSocket after that time, busy ones too, and without a close frame.`,
    span: headSpan(statement),
    severity: severity2,
    related: [{ message: "for WebSockets that leave here", span: route.origin }],
    fix: {
      safety: "unsafe",
      title: `set \`stream_timeout ${LONG_LIFE}\``,
      edits: [replaceArgument(argument, LONG_LIFE)]
    }
  };
}
var SHORT_LIFE, LONG_LIFE, rule17;
var init_rule18 = __esm({
  "rules/websocket-lifetime/rule.ts"() {
    "use strict";
    init_reason();
    init_statement();
    init_lines();
    init_duration();
    init_intent_severity();
    init_rule();
    SHORT_LIFE = 36e5;
    LONG_LIFE = "24h";
    rule17 = defineRule({
      id: "websocket-lifetime",
      summary: "WebSockets that are in use are cut after a fixed time",
      severity: "warning",
      fix: "unsafe",
      dialects: ["caddy"],
      checkRoute: (route) => route.dialect === "caddy" ? check7(route) : []
    });
  }
});

// rules/websocket-request-altered/caddy.ts
function* checkCaddyRoute5(route) {
  if (!isAtLeast(route.intent, "strong")) return;
  for (const reason2 of route.websocket.reasons) {
    if (reason2.code !== "request-altered" || isInvalidName(reason2)) continue;
    const severity2 = severityFor(route.intent, reason2.effect === "fails" ? "error" : "warning");
    if (severity2 === null) continue;
    const start = reason2.effect === "fails" ? "No WebSocket opens" : "Not every WebSocket opens";
    const message = `${start}: ${reason2.message}.`;
    yield { message, span: reason2.blame, severity: severity2, fix: removal3(route, reason2) };
  }
  yield* originReports(route);
}
function isInvalidName({ statement }) {
  return statement.name.value === "header_up" && !isValidFieldName((statement.args[0]?.value ?? "").replace(/^[+>-]/, ""));
}
function removal3(route, { statement }) {
  const isOption = statement.name.value === "method";
  const isWide = isOption ? statement.container.owner === null || route.knownPath?.exclusive !== true : statement.args[0]?.value.replace(/^-sec-websocket-/i, "-").includes("*") === true && !/^-sec-websocket-\*$/i.test(statement.args[0]?.value ?? "");
  if (isWide) return null;
  return { safety: "safe", title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) };
}
function* originReports({ requestOperations }) {
  for (const { kind, field, statement } of requestOperations) {
    if (kind !== "delete" || field.toLowerCase() !== "origin") continue;
    yield {
      message: "Origin is removed: applications that check it refuse the handshake with 403.",
      span: headSpan(statement),
      severity: "info",
      fix: { safety: "safe", title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) }
    };
  }
}
var init_caddy7 = __esm({
  "rules/websocket-request-altered/caddy.ts"() {
    "use strict";
    init_header_operations();
    init_reason();
    init_statement();
    init_lines();
    init_intent_severity();
    init_intent();
  }
});

// rules/websocket-request-altered/nginx.ts
function* checkNginxRoute4(route) {
  if (route.faults.length === 0 && linesNaming(route.request, "origin").length === 0) return;
  const severity2 = severityFor(route.intent, "error");
  if (severity2 === null || severity2 === "info") return;
  for (const fault of route.faults) {
    if (fault.kind === "method") {
      yield report(
        route,
        fault.statement,
        `The handshake through \`${route.match}\` is sent as ${fault.method}, and only GET can upgrade (RFC 6455 section 4.1).`
      );
    }
    if (fault.kind === "handshake-header") {
      yield report(
        route,
        fault.line,
        fault.value === "" ? `\`${fault.header}\` is removed from the handshake through \`${route.match}\`, so the application refuses it.` : `\`${fault.header}\` is overwritten in the handshake through \`${route.match}\`; the client's own value must arrive.`
      );
    }
  }
  for (const line of linesNaming(route.request, "origin")) {
    if (line.value.kind !== "known" || line.value.value !== "") continue;
    yield {
      ...report(
        route,
        line.statement,
        "Origin is removed: applications that check it refuse the handshake with 403."
      ),
      severity: "info"
    };
  }
}
function report(route, statement, message) {
  const edit = clearTheWay(route, statement);
  const line = `\`${nameOf(statement)} ${argumentOf(statement, 0)}\``;
  const isRemoval = edit?.text === "";
  return {
    message,
    span: spanOf(statement),
    fix: edit === null ? null : {
      safety: "safe",
      title: isRemoval ? `remove ${line}` : `override ${line} for this location`,
      edits: [edit]
    }
  };
}
var init_nginx8 = __esm({
  "rules/websocket-request-altered/nginx.ts"() {
    "use strict";
    init_intent_severity();
    init_context();
    init_upstream_request();
    init_clear_the_way();
  }
});

// rules/websocket-request-altered/rule.ts
var rule18;
var init_rule19 = __esm({
  "rules/websocket-request-altered/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy7();
    init_nginx8();
    rule18 = defineRule({
      id: "websocket-request-altered",
      summary: "the method, Sec-WebSocket-* or Origin are changed on the way to the upstream",
      severity: "error",
      fix: "safe",
      dialects: ["nginx", "caddy"],
      checkRoute: (route) => route.dialect === "nginx" ? checkNginxRoute4(route) : checkCaddyRoute5(route)
    });
  }
});

// rules/websocket-response-altered/caddy.ts
function* checkCaddyRoute6(route) {
  const severity2 = severityFor(route.intent, "error");
  if (severity2 === null) return;
  for (const { code, message, blame: blame2, statement } of route.websocket.reasons) {
    if (code !== "response-altered") continue;
    const isWide = [statement.name, ...statement.args].some(
      ({ value }) => value.startsWith("-") && value.includes("*")
    );
    yield {
      message: `No WebSocket opens: ${message}.`,
      span: blame2,
      severity: severity2,
      fix: isWide ? null : { safety: "safe", title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) }
    };
  }
}
var init_caddy8 = __esm({
  "rules/websocket-response-altered/caddy.ts"() {
    "use strict";
    init_reason();
    init_lines();
    init_intent_severity();
  }
});

// rules/websocket-response-altered/nginx.ts
function* checkNginxRoute5(route) {
  if (route.faults.length === 0) return;
  const severity2 = severityFor(route.intent, "error");
  if (severity2 === null || severity2 === "info") return;
  for (const fault of route.faults) {
    if (fault.kind !== "hidden-header") continue;
    const edit = clearTheWay(route, fault.statement);
    yield {
      message: `\`${fault.header}\` is removed from the 101 response through \`${route.match}\`, so clients close the socket at once (RFC 6455 section 4.1).`,
      span: spanOf(fault.statement),
      severity: severity2,
      fix: edit === null ? null : { safety: "safe", title: `remove \`proxy_hide_header ${fault.header}\``, edits: [edit] }
    };
  }
}
var init_nginx9 = __esm({
  "rules/websocket-response-altered/nginx.ts"() {
    "use strict";
    init_intent_severity();
    init_context();
    init_clear_the_way();
  }
});

// rules/websocket-response-altered/rule.ts
var rule19;
var init_rule20 = __esm({
  "rules/websocket-response-altered/rule.ts"() {
    "use strict";
    init_rule();
    init_caddy8();
    init_nginx9();
    rule19 = defineRule({
      id: "websocket-response-altered",
      summary: "the 101 response comes back without the headers that clients check",
      severity: "error",
      fix: "safe",
      dialects: ["nginx", "caddy"],
      checkRoute: (route) => route.dialect === "nginx" ? checkNginxRoute5(route) : checkCaddyRoute6(route)
    });
  }
});

// rules/index.ts
var rules;
var init_rules = __esm({
  "rules/index.ts"() {
    "use strict";
    init_rule2();
    init_rule3();
    init_rule4();
    init_rule5();
    init_rule6();
    init_rule7();
    init_rule8();
    init_rule9();
    init_rule10();
    init_rule11();
    init_rule12();
    init_rule13();
    init_rule14();
    init_rule15();
    init_rule16();
    init_rule17();
    init_rule18();
    init_rule19();
    init_rule20();
    rules = [
      rule14,
      rule15,
      rule18,
      rule19,
      rule13,
      rule12,
      rule11,
      rule7,
      rule10,
      rule5,
      rule16,
      rule17,
      rule6,
      rule,
      rule9,
      rule3,
      rule2,
      rule4,
      rule8
    ];
  }
});

// src/caddy/config/address.ts
function parseAddress(text) {
  const found = ADDRESS.exec(text);
  if (found === null) return null;
  const scheme = found[1] === "http" || found[1] === "https" ? found[1] : null;
  return { scheme, host: found[2] ?? "", port: found[3] ?? "", path: found[4] ?? "" };
}
function listenerOf(address) {
  const named = address.host !== "";
  const port = address.port || (address.scheme === "http" ? "80" : "443");
  const tls = address.scheme === "https" || port === "443" || address.scheme === null && named && port !== "80";
  return { address: `:${port}`, tls };
}
function entryOf(addresses) {
  const listeners = /* @__PURE__ */ new Map();
  const hosts = [];
  let any = addresses.length === 0;
  for (const argument of addresses) {
    const address = parseAddress(argument.value);
    if (address === null) continue;
    const listener = listenerOf(address);
    listeners.set(`${listener.address} ${listener.tls}`, listener);
    if (address.host === "") any = true;
    else if (!hosts.includes(address.host)) hosts.push(address.host);
  }
  return { listeners: [...listeners.values()], hosts: any ? [] : hosts };
}
var ADDRESS;
var init_address = __esm({
  "src/caddy/config/address.ts"() {
    "use strict";
    ADDRESS = /^(?:(https?):\/\/)?(\[[^\]]*\]|(?:\{[^}]*\}|[^:/])*)(?::((?:\{[^}]*\}|[^/])*))?(\/.*)?$/;
  }
});

// src/caddy/language/directives.ts
function isTerminal(directive2) {
  return TERMINAL.has(directive2);
}
function isSiteDirective(name) {
  return UNORDERED.includes(name) || ORDER2.some((directive2) => directive2.name === name);
}
function defaultOrder(version2) {
  return ORDER2.filter(({ since }) => since === void 0 || isVersionAtLeast(version2, since)).map(
    ({ name }) => name
  );
}
function hasProxyOption(name, version2) {
  const option = Object.hasOwn(PROXY_OPTIONS, name) ? PROXY_OPTIONS[name] : void 0;
  if (option === void 0) return true;
  if (!isVersionAtLeast(version2, option.since)) return false;
  return option.until === void 0 || !isVersionAtLeast(version2, option.until);
}
var ORDER2, UNORDERED, TERMINAL, PROXY_OPTIONS;
var init_directives2 = __esm({
  "src/caddy/language/directives.ts"() {
    "use strict";
    init_target();
    ORDER2 = [
      { name: "tracing" },
      { name: "map" },
      { name: "vars" },
      { name: "fs", since: "2.8" },
      { name: "root" },
      { name: "log_append", since: "2.8" },
      { name: "skip_log" },
      { name: "log_skip", since: "2.8" },
      { name: "log_name", since: "2.9" },
      { name: "header" },
      { name: "copy_response_headers" },
      { name: "request_body" },
      { name: "redir" },
      { name: "method" },
      { name: "rewrite" },
      { name: "uri" },
      { name: "try_files" },
      { name: "basicauth" },
      { name: "basic_auth", since: "2.8" },
      { name: "forward_auth" },
      { name: "request_header" },
      { name: "encode" },
      { name: "push" },
      { name: "intercept", since: "2.8" },
      { name: "templates" },
      { name: "invoke", since: "2.7" },
      { name: "handle" },
      { name: "handle_path" },
      { name: "route" },
      { name: "abort" },
      { name: "error" },
      { name: "copy_response" },
      { name: "respond" },
      { name: "metrics" },
      { name: "reverse_proxy" },
      { name: "php_fastcgi" },
      { name: "file_server" },
      { name: "acme_server" }
    ];
    UNORDERED = ["bind", "tls", "log", "import", "handle_errors"];
    TERMINAL = /* @__PURE__ */ new Set([
      "redir",
      "abort",
      "error",
      "respond",
      "reverse_proxy",
      "php_fastcgi",
      "metrics",
      "acme_server"
    ]);
    PROXY_OPTIONS = {
      stream_timeout: { since: "2.7" },
      stream_close_delay: { since: "2.7" },
      stream_buffer_size: { since: "2.11.3" },
      request_buffers: { since: "2.6.4" },
      response_buffers: { since: "2.6.4" },
      buffer_requests: { since: "2.2", until: "2.8" },
      buffer_responses: { since: "2.4", until: "2.8" },
      max_buffer_size: { since: "2.2", until: "2.8" },
      handle_response: { since: "2.4" },
      replace_status: { since: "2.5" },
      method: { since: "2.5.1" },
      rewrite: { since: "2.5.1" }
    };
  }
});

// src/caddy/syntax/open-block.ts
function emptyBlock() {
  return { open: -1, close: -1, children: [], opaque: false };
}
function openBlock(name, args, conditional, brace) {
  return { name, args, conditional, brace, children: [], opaque: false };
}
function closed(open, close) {
  const name = open.name ?? NO_WORD;
  const brace = open.brace ?? name;
  const block2 = {
    open: brace.start,
    close: close?.start ?? -1,
    children: open.children,
    opaque: open.opaque
  };
  const end = close?.end ?? Math.max(brace.end, open.children.at(-1)?.end ?? 0);
  return directive(name, open.args, block2, open.conditional, end);
}
function directive(name, args, block2, conditional, end) {
  return { name, args, start: name.start, end, block: block2, conditional };
}
function endOfBlock(block2, otherwise) {
  if (block2.close !== -1) return block2.close + 1;
  return Math.max(otherwise, block2.open + 1, block2.children.at(-1)?.end ?? 0);
}
var NO_WORD;
var init_open_block = __esm({
  "src/caddy/syntax/open-block.ts"() {
    "use strict";
    NO_WORD = {
      start: 0,
      end: 0,
      value: "",
      quote: "",
      startsLine: true,
      templated: false,
      environment: false
    };
  }
});

// src/caddy/syntax/word-shape.ts
function looksLikeAddress(word) {
  const address = word.endsWith(",") ? word.slice(0, -1) : word;
  if (/^https?:\/\/./.test(address) || /^:\d{1,5}$/.test(address)) return true;
  const host = /^([\w*{}$-]+(?:\.[\w*{}$-]+)*)(?::(?:\d{1,5}|\{\$\w+[^}]*\}))?(?:\/\S*)?$/.exec(address)?.[1];
  if (host === void 0) return false;
  return host === "localhost" || host.includes(".") || address.length > host.length && address[host.length] === ":";
}
function looksLikeNamedBlock(word) {
  return /^&?\([^()\s]+\)$/.test(word);
}
function endsWithBrace(word) {
  return word.quote === "" && !word.templated && word.value.length > 1 && word.value.indexOf("{") === word.value.length - 1;
}
function withoutBrace(word) {
  return { ...word, end: word.end - 1, value: word.value.slice(0, -1) };
}
function isGluedClose(word) {
  return word.startsLine && word.quote === "" && /^\}{2,}$/.test(word.value);
}
function isBareVariable(word) {
  return /^(?:\{\$\w+\}|\$\{\w+\})$/.test(word.value);
}
var init_word_shape = __esm({
  "src/caddy/syntax/word-shape.ts"() {
    "use strict";
  }
});

// src/caddy/syntax/body-reader.ts
var BodyReader;
var init_body_reader = __esm({
  "src/caddy/syntax/body-reader.ts"() {
    "use strict";
    init_open_block();
    init_word_shape();
    BodyReader = class {
      #file;
      #words;
      #report;
      /** The first opening brace whose closing brace is indented less than it: most likely the one that lacks its own. */
      #suspect = null;
      /** End of a line that was reported as a block on one line: its closing braces are part of that problem. */
      #reportedUpTo = 0;
      constructor(file, words, report2) {
        this.#file = file;
        this.#words = words;
        this.#report = report2;
      }
      /** Reads up to the brace that closes the body, which is consumed, or up to what ends it otherwise. */
      read({ brace, amongSites, free }) {
        const outermost2 = openBlock(null, [], false, brace);
        const stack = [outermost2];
        this.#suspect = null;
        this.#words.takeExpression();
        if (brace !== null && !free) this.#checkOneLine(brace);
        let close = -1;
        for (; ; ) {
          const word = this.#words.peek();
          const top2 = stack.at(-1);
          if (word === void 0 || top2 === void 0) break;
          this.#words.passTags();
          if (this.#words.takeExpression()) top2.opaque = true;
          if (word.value === "}") {
            if (top2.brace === null) break;
            this.#close(top2.brace, word, free && stack.length === 1);
            if (stack.length === 1) {
              close = word.start;
              break;
            }
            stack.pop();
            stack.at(-1)?.children.push(closed(top2, word));
            continue;
          }
          if (amongSites && this.#startsNextSite(word, brace === null && stack.length === 1)) break;
          const opened = this.#directive(top2);
          if (opened !== null) stack.push(opened);
        }
        this.#words.passTags();
        if (this.#words.takeExpression()) outermost2.opaque = true;
        if (close === -1) this.#closeAll(stack);
        return { open: brace?.start ?? -1, close, children: outermost2.children, opaque: outermost2.opaque };
      }
      /** Reads one directive outside of any block: an import at the top level. */
      readDirective() {
        const holder = openBlock(null, [], false, null);
        const opened = this.#directive(holder);
        const read = holder.children[0];
        if (opened === null && read !== void 0) return read;
        const name = opened?.name ?? NO_WORD;
        const block2 = this.read({ brace: opened?.brace ?? null, amongSites: false, free: false });
        return directive(name, opened?.args ?? [], block2, false, endOfBlock(block2, name.end));
      }
      /** Reads one directive; the block that it opens is returned for its children to be read. */
      #directive(into) {
        const words = this.#words;
        const name = words.peek();
        if (name === void 0) return null;
        words.advance();
        const { conditional } = words;
        const args = [];
        if (name.value === "{") {
          this.#report.openOfNothing(name);
          return openBlock(name, args, conditional, name);
        }
        if (this.#endsLineWithBrace(name)) {
          return openBlock(withoutBrace(name), args, conditional, this.ungluedBrace(name));
        }
        for (let word = words.peek(); word !== void 0; word = words.peek()) {
          if (word.value === "{") {
            words.advance();
            if (word.startsLine) this.#report.openOnNextLine(args.at(-1) ?? name, word);
            this.#checkAfterOpen(word);
            return openBlock(name, args, conditional, word);
          }
          if (word.startsLine || word.value === "}") break;
          words.advance();
          if (this.#endsLineWithBrace(word)) {
            args.push(withoutBrace(word));
            return openBlock(name, args, conditional, this.ungluedBrace(word));
          }
          if (word.value === "{}" && word.quote === "" && words.lineEndsHere) this.#report.emptyBraces(word);
          else args.push(word);
        }
        if (args.length === 0 && isBareVariable(name)) into.opaque = true;
        else into.children.push(directive(name, args, null, conditional, (args.at(-1) ?? name).end));
        return null;
      }
      /** Reports `name{` and gives the brace as a word of its own. */
      ungluedBrace(word) {
        this.#report.missingSpace(word);
        return { ...word, start: word.end - 1, value: "{", startsLine: false };
      }
      /** For a word that has just been passed. */
      #endsLineWithBrace(word) {
        return endsWithBrace(word) && this.#words.lineEndsHere;
      }
      #close(open, close, free) {
        const isSuspect = close.startsLine && this.#report.indentationAt(close.start).length < this.#report.indentationAt(open.start).length;
        if (isSuspect) this.#suspect ??= open;
        if (!free) this.#checkCloseAlone(close);
        this.#words.advance();
      }
      /** Whether a line inside a body is really the next site: a brace, or all braces, are missing above it. */
      #startsNextSite(word, braceless) {
        if (!word.startsLine || word.quote !== "" || word.environment || word.templated) return false;
        if (!braceless && word.start !== this.#file.lineStartAt(word.start)) return false;
        if (!looksLikeAddress(word.value) && !looksLikeNamedBlock(word.value)) return false;
        const last = this.#words.peek(this.#words.distanceToLineEnd());
        return last !== void 0 && (last.value === "{" || endsWithBrace(last));
      }
      #closeAll(stack) {
        const accepted = stack.length === 1 && this.#words.atEnd && this.#words.last?.value === "}";
        const innermost = stack.findLast((open) => open.brace !== null)?.brace ?? null;
        if (innermost !== null && !accepted) this.#report.unclosedBlock(this.#suspect ?? innermost);
        while (stack.length > 1) {
          const open = stack.pop();
          if (open !== void 0) stack.at(-1)?.children.push(closed(open, null));
        }
      }
      /** A site may begin on the line of its brace (Caddy does not look), but it may not end there. */
      #checkOneLine(brace) {
        if (this.#words.lineEndsHere) return;
        if (this.#words.peek(this.#words.distanceToLineEnd())?.value === "}") this.#checkAfterOpen(brace);
      }
      /** Call with the words after the brace unread. */
      #checkAfterOpen(brace) {
        const first = this.#words.peek();
        if (first === void 0 || first.startsLine) return;
        const distance2 = this.#words.distanceToLineEnd();
        const last = this.#words.peek(distance2) ?? first;
        const inner = this.#words.peek(distance2 - 1);
        this.#reportedUpTo = last.end;
        const isWholeBlock = last.value === "}" && distance2 > 0 && inner !== void 0;
        const between = isWholeBlock ? this.#file.text.slice(first.start, inner.end) : "{";
        if (isWholeBlock && !/[{}]/.test(between)) this.#report.blockOnOneLine(brace, [first, inner], last);
        else this.#report.textAfterOpen(first);
      }
      #checkCloseAlone(close) {
        if (close.startsLine || close.quote !== "" || close.start < this.#reportedUpTo) return;
        if (this.#words.peek(-1)?.value !== "{") this.#report.closeNotAlone(close);
      }
    };
  }
});

// src/caddy/syntax/characters.ts
function isSpace(code) {
  if (code <= SPACE) return code === SPACE || code >= TAB && code <= CARRIAGE_RETURN;
  if (code < 5760) return code === 133 || code === 160;
  return code === 5760 || code >= 8192 && code <= 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288;
}
function countLineFeeds(text) {
  let count2 = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count2++;
  return count2;
}
var TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, DOUBLE_QUOTE, HASH, DOLLAR2, PERCENT, LESS_THAN, BACKSLASH, BACKTICK, OPEN_BRACE, BYTE_ORDER_MARK;
var init_characters = __esm({
  "src/caddy/syntax/characters.ts"() {
    "use strict";
    TAB = 9;
    LINE_FEED = 10;
    CARRIAGE_RETURN = 13;
    SPACE = 32;
    DOUBLE_QUOTE = 34;
    HASH = 35;
    DOLLAR2 = 36;
    PERCENT = 37;
    LESS_THAN = 60;
    BACKSLASH = 92;
    BACKTICK = 96;
    OPEN_BRACE = 123;
    BYTE_ORDER_MARK = 65279;
  }
});

// src/caddy/syntax/heredoc.ts
function heredocValue(text, from, markerAt) {
  const body = text.slice(from, markerAt);
  const lastFeed = body.lastIndexOf("\n");
  const indentation = body.slice(lastFeed + 1);
  const lines = [];
  const unindented = [];
  let at = from;
  for (const line of lastFeed === -1 ? [] : body.slice(0, lastFeed).split("\n")) {
    const bare = line.replaceAll("\r", "");
    if (bare === "") lines.push("");
    else if (line.startsWith(indentation)) lines.push(bare.slice(indentation.length));
    else {
      lines.push(bare);
      unindented.push({ start: at, end: at + line.length });
    }
    at += line.length + 1;
  }
  return { value: lines.join("\n"), unindented };
}
var init_heredoc = __esm({
  "src/caddy/syntax/heredoc.ts"() {
    "use strict";
  }
});

// src/caddy/syntax/template-tags.ts
function isTemplate(path, text) {
  if (!text.includes("{{") && !text.includes("{%") && !text.includes("<%")) return false;
  return TEMPLATE_NAME.test(path) || /^[ \t]*(?:\{\{|\{%|<%)/m.test(text);
}
function classifyTag(tag) {
  if (tag.startsWith("{#")) return "silent";
  const words = tag.slice(2, -2).replace(/^[-~+=#]?\s*/, "");
  if (tag.startsWith("{{#")) return "open";
  if (CLOSING_WORD.test(words)) return "close";
  if (OPENING_WORD.test(words) || / do\b(?:\s*\|[^|]*\|)?\s*-?$/.test(words)) return "open";
  if (SILENT_WORD.test(words)) return "silent";
  return tag.startsWith("{{") || tag.startsWith("<%=") ? "expression" : "silent";
}
var CLOSERS, TEMPLATE_NAME, OPENING_WORD, CLOSING_WORD, SILENT_WORD, TagScanner;
var init_template_tags = __esm({
  "src/caddy/syntax/template-tags.ts"() {
    "use strict";
    CLOSERS = { "{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>" };
    TEMPLATE_NAME = /\.(?:j2|jinja2?|tmpl|tpl|template|erb|gotmpl|liquid|mustache|hbs)$/i;
    OPENING_WORD = /^(?:if|unless|for|range|with|block|define|raw|macro|case|capture|filter|call|each)\b/;
    CLOSING_WORD = /^(?:end\w*|\/\w*|})/;
    SILENT_WORD = /^(?:else|elsif|elif|elseif|when|set|assign|include|import|extends|comment|break|continue|\/\*|!)/;
    TagScanner = class {
      #text;
      #lastCloser = /* @__PURE__ */ new Map();
      constructor(text) {
        this.#text = text;
      }
      /** The end of the tag that starts at `at`, or -1 when no tag starts there. */
      endOfTag(at) {
        const opener = this.#text.slice(at, at + 2);
        const closer = Object.hasOwn(CLOSERS, opener) ? CLOSERS[opener] : void 0;
        if (closer === void 0) return -1;
        let last = this.#lastCloser.get(closer);
        if (last === void 0) {
          last = this.#text.lastIndexOf(closer);
          this.#lastCloser.set(closer, last);
        }
        return last < at + 2 ? -1 : this.#text.indexOf(closer, at + 2) + 2;
      }
    };
  }
});

// src/caddy/syntax/lexer.ts
function lexCaddyfile(file, options) {
  return new Lexer(file, options).run();
}
function marksOf(value) {
  return {
    templated: value.includes("${") || /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>/s.test(value),
    environment: /\{\$[^}]+\}/.test(value)
  };
}
var Lexer, PLAIN;
var init_lexer = __esm({
  "src/caddy/syntax/lexer.ts"() {
    "use strict";
    init_characters();
    init_heredoc();
    init_template_tags();
    Lexer = class {
      #text;
      #tagScanner;
      #tagsHideQuotes;
      #lastCloseBrace;
      #options;
      #heredocs;
      #words = [];
      #comments = [];
      #tags = [];
      #problems = [];
      #at = 0;
      /** The line that Caddy counts: it lags behind the text after an escaped line feed. */
      #line = 1;
      #skippedLines = 0;
      /** The line on which, by Caddy's count, the previous word ends. */
      #endLine = 0;
      /** Offset of a backslash that waits for the character that it stands before, or -1. */
      #backslash = -1;
      constructor(file, options) {
        this.#text = file.text;
        this.#tagScanner = new TagScanner(file.text);
        this.#tagsHideQuotes = isTemplate(file.path, file.text);
        this.#lastCloseBrace = file.text.lastIndexOf("}");
        this.#options = options;
        this.#heredocs = options.heredocs;
      }
      run() {
        const text = this.#text;
        if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.#at = 1;
        while (this.#at < text.length) {
          const code = text.charCodeAt(this.#at);
          if (code === LINE_FEED) this.#lineFeed();
          else if (isSpace(code)) this.#at++;
          else if (code === BACKSLASH && this.#backslash === -1) this.#backslash = this.#at++;
          else if (code === HASH) this.#comment();
          else if (!this.#standaloneTag(code)) this.#word(code);
        }
        return { words: this.#words, comments: this.#comments, tags: this.#tags, problems: this.#problems };
      }
      #lineFeed() {
        if (this.#backslash === -1) {
          this.#line += 1 + this.#skippedLines;
          this.#skippedLines = 0;
        } else {
          this.#skippedLines++;
          this.#backslash = -1;
        }
        this.#at++;
      }
      #comment() {
        const start = this.#at;
        const feed = this.#text.indexOf("\n", start);
        const end = feed === -1 ? this.#text.length : feed;
        const backslash = this.#text.slice(start, end).indexOf("\\");
        if (backslash !== -1 && this.#backslash === -1) this.#backslash = start + backslash;
        this.#at = end;
        this.#comments.push({ start, end: this.#text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end });
      }
      /** A tag between words: any that prints nothing, and one that prints but has the line to itself. */
      #standaloneTag(code) {
        if (this.#backslash !== -1 || code !== OPEN_BRACE && code !== LESS_THAN) return false;
        const end = this.#tagScanner.endOfTag(this.#at);
        if (end === -1) return false;
        const kind = classifyTag(this.#text.slice(this.#at, end));
        if (kind === "expression" && !(this.#onNewLine() && this.#restOfLineIsBlank(end))) return false;
        this.#tags.push({ start: this.#at, end, kind });
        this.#line += countLineFeeds(this.#text.slice(this.#at, end));
        this.#at = end;
        return true;
      }
      #onNewLine() {
        return this.#words.length === 0 || this.#endLine < this.#line;
      }
      #restOfLineIsBlank(from) {
        for (let at = from; at < this.#text.length; at++) {
          const code = this.#text.charCodeAt(at);
          if (code === LINE_FEED) return true;
          if (!isSpace(code)) return this.#tagScanner.endOfTag(at) !== -1;
        }
        return true;
      }
      #word(code) {
        if (code === DOUBLE_QUOTE) this.#doubleQuoted();
        else if (code === BACKTICK) this.#backtickQuoted();
        else if (!this.#heredoc(code)) this.#bare();
      }
      #push(start, end, value, quote, marks = PLAIN) {
        const startsLine = this.#onNewLine();
        const { templated, environment } = marks;
        this.#words.push({ start, end, value, quote, startsLine, templated, environment });
        this.#backslash = -1;
        this.#at = end;
      }
      /** Ends the word that was pushed last: `extraBreaks` are line breaks that Caddy adds to those in the value. */
      #finishAt(startLine, value, extraBreaks) {
        this.#endLine = startLine + (value.includes("\n") ? countLineFeeds(value) : 0) + extraBreaks;
      }
      #doubleQuoted() {
        const text = this.#text;
        const start = this.#backslash === -1 ? this.#at : this.#backslash;
        const startLine = this.#line;
        const open = this.#at;
        const marks = { templated: false, environment: false, openTags: 0 };
        let at = open + 1;
        let copied = at;
        let value = "";
        if (this.#backslash !== -1) {
          const first = text.charCodeAt(at);
          if (first !== DOUBLE_QUOTE) value = "\\";
          if (first === DOUBLE_QUOTE || first === BACKSLASH) at++;
        }
        while (at < text.length) {
          const code = text.charCodeAt(at);
          if (code === DOUBLE_QUOTE) {
            value += text.slice(copied, at);
            this.#push(start, at + 1, value, '"', marks);
            this.#countQuotedLines(open, at);
            this.#finishAt(startLine, value, 0);
            return;
          }
          if (code === BACKSLASH) {
            value += text.slice(copied, at) + (text.charCodeAt(at + 1) === DOUBLE_QUOTE ? "" : "\\");
            copied = at + 1;
            at += 2;
          } else if (code === OPEN_BRACE || code === LESS_THAN || code === DOLLAR2) {
            at = this.#opaqueEnd(at, code, marks, this.#tagsHideQuotes);
          } else at++;
        }
        this.#unclosedQuote(start, open);
      }
      #backtickQuoted() {
        const start = this.#backslash === -1 ? this.#at : this.#backslash;
        const open = this.#at;
        const close = this.#text.indexOf("`", open + 1);
        if (close === -1) {
          this.#unclosedQuote(start, open);
          return;
        }
        const startLine = this.#line;
        const value = this.#text.slice(open + 1, close);
        this.#push(start, close + 1, value, "`", marksOf(value));
        this.#countQuotedLines(open, close);
        this.#finishAt(startLine, value, 0);
      }
      #countQuotedLines(open, close) {
        const feeds = countLineFeeds(this.#text.slice(open, close));
        if (feeds === 0) return;
        this.#line += feeds + this.#skippedLines;
        this.#skippedLines = 0;
      }
      /** Caddy takes the rest of the file as the word. One line of it is enough to go on reading. */
      #unclosedQuote(start, open) {
        let end = this.#text.indexOf("\n", open);
        if (end === -1) end = this.#text.length;
        while (end > open + 1 && isSpace(this.#text.charCodeAt(end - 1))) end--;
        this.#problem(
          "unclosed-quote",
          `this ${this.#text.charAt(open)} is never closed, so that the rest of the file becomes one argument; add the closing quote`,
          open,
          open + 1
        );
        const startLine = this.#line;
        const value = this.#text.slice(open + 1, end);
        this.#push(start, end, value, "", marksOf(value));
        this.#finishAt(startLine, value, 0);
      }
      #bare() {
        const text = this.#text;
        const start = this.#backslash === -1 ? this.#at : this.#backslash;
        const startLine = this.#line;
        const marks = { templated: false, environment: false, openTags: 0 };
        let value = this.#backslash === -1 ? "" : this.#keptBackslash(text.charCodeAt(this.#at));
        let copied = this.#at;
        let at = this.#at;
        if (text.charCodeAt(at) === BACKSLASH) at++;
        let end = at;
        while (at < text.length) {
          const code = text.charCodeAt(at);
          if (code === CARRIAGE_RETURN) {
            value += text.slice(copied, at);
            copied = ++at;
            continue;
          }
          if (isSpace(code)) break;
          if (code === BACKSLASH) {
            const after = this.#afterReturns(at + 1);
            const next = text.charCodeAt(after);
            if (Number.isNaN(next) || isSpace(next)) break;
            value += text.slice(copied, at) + this.#keptBackslash(next);
            copied = after;
            at = next === BACKSLASH ? after + 1 : after;
          } else if (code === OPEN_BRACE || code === LESS_THAN || code === DOLLAR2) {
            const next = this.#opaqueEnd(at, code, marks, true);
            if (marks.openTags < 0) break;
            at = next;
          } else at++;
          end = at;
        }
        if (end > copied) value += text.slice(copied, end);
        this.#push(start, end, value, "", marks);
        this.#finishAt(startLine, value, 0);
        this.#skipLostBackslash();
      }
      #afterReturns(from) {
        let at = from;
        while (this.#text.charCodeAt(at) === CARRIAGE_RETURN) at++;
        return at;
      }
      /** A backslash stays in the value, but for `\<`, which keeps `<<` from starting a heredoc. */
      #keptBackslash(next) {
        return next === LESS_THAN && this.#options.heredocs ? "" : "\\";
      }
      /** `a\ b` is two words: the backslash belongs to neither. Before a line feed it joins the lines, and is left alone. */
      #skipLostBackslash() {
        const backslash = this.#afterReturns(this.#at);
        if (this.#text.charCodeAt(backslash) !== BACKSLASH) return;
        const next = this.#text.charCodeAt(this.#afterReturns(backslash + 1));
        if (next !== LINE_FEED) this.#at = backslash + 1;
      }
      /** The end of `{$ENV}`, `${ENVSUBST}` or a tag that starts at `at`; else the next offset. Notes what was found. */
      #opaqueEnd(at, code, marks, tags) {
        const text = this.#text;
        const next = text.charCodeAt(at + 1);
        if (code === DOLLAR2) {
          if (next !== OPEN_BRACE || this.#lastCloseBrace < at) return at + 1;
          marks.templated = true;
          return at + 1;
        }
        if (code === OPEN_BRACE && next === DOLLAR2) {
          const close = this.#lastCloseBrace > at ? text.indexOf("}", at + 2) : -1;
          if (close <= at + 2) return at + 1;
          marks.environment = true;
          return close + 1;
        }
        if (next !== OPEN_BRACE && next !== PERCENT && next !== HASH) return at + 1;
        const end = this.#tagScanner.endOfTag(at);
        if (end === -1) return at + 1;
        marks.templated = true;
        const kind = classifyTag(text.slice(at, end));
        if (kind === "open") marks.openTags++;
        else if (kind === "close") marks.openTags--;
        return tags ? end : at + 1;
      }
      /** `<<MARKER`, lines, `MARKER`. False when no heredoc starts here. */
      #heredoc(code) {
        const text = this.#text;
        const start = this.#at;
        if (!this.#heredocs || this.#backslash !== -1 || code !== LESS_THAN || text.charCodeAt(start + 1) !== LESS_THAN) {
          return false;
        }
        const feed = text.indexOf("\n", start);
        if (feed === -1) return false;
        const marker = text.slice(start + 2, feed).replaceAll("\r", "");
        if (marker.includes(" ")) return false;
        if (!/^[A-Za-z0-9_-]+$/.test(marker)) {
          const message = "a heredoc starts with << and a name of letters, digits, - or _; to write << itself, put \\ before it";
          this.#problem("heredoc-marker", message, start, start + 2 + marker.length);
          return false;
        }
        const found = text.indexOf(marker, feed + 1);
        if (found === -1) {
          this.#heredocs = false;
          const message = `this heredoc is never closed: no ${marker} follows`;
          this.#problem("unclosed-heredoc", message, start, start + 2 + marker.length);
          return false;
        }
        const startLine = this.#line;
        const { value, unindented } = heredocValue(text, feed + 1, found);
        for (const line of unindented) {
          const message = `this line of the heredoc lacks the indentation of its closing ${marker}, which Caddy takes off every line`;
          this.#problem("heredoc-indentation", message, line.start, line.end);
        }
        this.#push(start, found + marker.length, value, "heredoc", marksOf(value));
        this.#line += this.#skippedLines + countLineFeeds(text.slice(start, found));
        this.#skippedLines = 0;
        this.#finishAt(startLine, value, 2);
        return true;
      }
      #problem(code, message, start, end) {
        this.#problems.push({ code, message, start, end, related: null, repair: null });
      }
    };
    PLAIN = { templated: false, environment: false };
  }
});

// src/caddy/syntax/problem-report.ts
var ProblemReport;
var init_problem_report = __esm({
  "src/caddy/syntax/problem-report.ts"() {
    "use strict";
    ProblemReport = class {
      #file;
      #problems;
      /** One step of indentation, once it is known. */
      #indentation = null;
      /** `found` are the problems that the lexer found already. */
      constructor(file, found) {
        this.#file = file;
        this.#problems = [...found];
      }
      /** In the order of the text. */
      get problems() {
        return this.#problems.sort((a, b) => a.start - b.start);
      }
      /** `previous` is the last word before the brace. */
      openOnNextLine(previous, brace) {
        const gap = this.#file.text.slice(previous.end, brace.start);
        const message = "this { must stand at the end of the line above: here Caddy does not take it for the block of that directive";
        const repair = gap.trim() === "" ? { start: previous.end, end: brace.start, text: " " } : null;
        this.#add("open-on-next-line", message, brace, {
          related: { message: "the directive", at: previous },
          repair
        });
      }
      openOfNothing(brace) {
        this.#add(
          "open-on-next-line",
          "this { opens nothing: a block belongs to the directive on its line",
          brace
        );
      }
      /** A whole block on the line of its brace: `inside` from its first to its last word, then `close`. */
      blockOnOneLine(brace, inside, close) {
        const { lineEnding, text } = this.#file;
        const [first, last] = inside;
        const outer = `${lineEnding}${this.indentationAt(brace.start)}`;
        const lines = `${outer}${this.#indentUnit()}${text.slice(first.start, last.end)}${outer}`;
        const message = "a block cannot stand on one line: what follows { and the closing } need lines of their own";
        this.#add("text-after-open", message, first, {
          repair: { start: brace.end, end: close.start, text: lines }
        });
      }
      textAfterOpen(next) {
        this.#add("text-after-open", "what follows { must go on a line of its own", next);
      }
      closeNotAlone(close) {
        const message = "this } must stand on a line of its own: Caddy reads it as one more argument of the directive before it";
        this.#add("close-not-alone", message, close);
      }
      gluedCloses(word) {
        const message = `${word.value} is one word to Caddy and closes nothing: each } needs a line of its own`;
        this.#add("close-not-alone", message, word);
      }
      missingSpace(word) {
        const at = word.end - 1;
        const message = `put a space before the {: Caddy reads ${word.value} as one word and opens no block`;
        this.#add("missing-space-before-open", message, word, { repair: { start: at, end: at, text: " " } });
      }
      emptyBraces(word) {
        const text = `{${this.#file.lineEnding}${this.indentationAt(word.start)}}`;
        const message = "{} is not an empty block to Caddy: the closing } must stand on a line of its own";
        this.#add("empty-braces", message, word, { repair: { start: word.start, end: word.end, text } });
      }
      unclosedBlock(brace) {
        this.#add("unclosed-block", "the block that this { opens is never closed; add the missing }", brace);
      }
      unexpectedClose(close) {
        this.#add("unexpected-close", "this } closes nothing; remove it, or add the { that it belongs to", close);
      }
      globalOptionsNotFirst(brace) {
        const message = "a block without an address holds global options, and those must come before every site";
        this.#add("global-options-not-first", message, brace);
      }
      missingBlock(name) {
        this.#add(
          "missing-block",
          `${name.value} must be followed by a block: { on the same line, } on its own`,
          name
        );
      }
      missingAddress(last) {
        const message = "after this comma another address is expected; remove the comma or add the address";
        this.#add("missing-address", message, last, { repair: { start: last.end - 1, end: last.end, text: "" } });
      }
      commaInAddress(address) {
        const message = `put a space after the comma: Caddy takes ${address.value} for one address`;
        const text = address.value.replaceAll(/,(?=.)/g, ", ");
        this.#add("comma-in-address", message, address, {
          repair: { start: address.start, end: address.end, text }
        });
      }
      matcherOutsideSite(address) {
        const message = `the matcher ${address.value} stands outside of any site; matchers belong in the braces of a site`;
        this.#add("matcher-outside-site", message, address);
      }
      secondSite(line, first) {
        const message = "a file with several sites needs braces around each of them: Caddy reads this line as a directive of the site above";
        this.#add("second-site", message, line, { related: { message: "the site without braces", at: first } });
      }
      /** The white space before the first word of the line that holds an offset. */
      indentationAt(offset) {
        const start = this.#file.lineStartAt(offset);
        return /^[ \t]*/.exec(this.#file.text.slice(start, offset))?.[0] ?? "";
      }
      #indentUnit() {
        this.#indentation ??= /^( +|\t)\S/m.exec(this.#file.text)?.[1] ?? "	";
        return this.#indentation;
      }
      #add(code, message, at, more = {}) {
        const related = more.related ? { message: more.related.message, start: more.related.at.start, end: more.related.at.end } : null;
        this.#problems.push({
          code,
          message,
          start: at.start,
          end: at.end,
          related,
          repair: more.repair ?? null
        });
      }
    };
  }
});

// src/caddy/syntax/word-stream.ts
var WordStream;
var init_word_stream = __esm({
  "src/caddy/syntax/word-stream.ts"() {
    "use strict";
    WordStream = class {
      #words;
      #tags;
      #at = 0;
      #nextTag = 0;
      #conditionalDepth = 0;
      #sawExpression = false;
      constructor(words, tags) {
        this.#words = words;
        this.#tags = tags;
      }
      get atEnd() {
        return this.#at >= this.#words.length;
      }
      /** The current word, or one so many words before or after it. */
      peek(distance2 = 0) {
        return this.#words[this.#at + distance2];
      }
      get last() {
        return this.#words.at(-1);
      }
      advance() {
        this.#at++;
      }
      /** Whether the word before the current one is the last of its line. */
      get lineEndsHere() {
        return this.peek()?.startsLine !== false;
      }
      /** How far away the last word is of the line on which the word at this distance stands. */
      distanceToLineEnd(from = 0) {
        let distance2 = from;
        while (this.peek(distance2 + 1)?.startsLine === false) distance2++;
        return distance2;
      }
      /** Takes note of the tags that stand before the current word. */
      passTags() {
        const upTo = this.peek()?.start ?? Number.POSITIVE_INFINITY;
        for (; ; ) {
          const tag = this.#tags[this.#nextTag];
          if (tag === void 0 || tag.start >= upTo) return;
          this.#nextTag++;
          if (tag.kind === "open") this.#conditionalDepth++;
          else if (tag.kind === "close") this.#conditionalDepth = Math.max(0, this.#conditionalDepth - 1);
          else if (tag.kind === "expression") this.#sawExpression = true;
        }
      }
      /** Whether the current word stands in a conditional or repeated part of a template. */
      get conditional() {
        return this.#conditionalDepth > 0;
      }
      /** Whether a tag that prints stood on a line of its own since this was last asked. */
      takeExpression() {
        const saw = this.#sawExpression;
        this.#sawExpression = false;
        return saw;
      }
      get templated() {
        return this.#tags.length > 0 || this.#words.some((word) => word.templated);
      }
    };
  }
});

// src/caddy/syntax/parser.ts
function parseCaddyfile(file, version2 = NEWEST_STABLE.caddy) {
  return new Parser2(file, version2).parseFile();
}
function parseCaddyDirectives(file, version2 = NEWEST_STABLE.caddy) {
  return new Parser2(file, version2).parseFragment();
}
function unglued(word, report2) {
  if (!isGluedClose(word)) return [word];
  report2.gluedCloses(word);
  return Array.from(word.value, (value, at) => {
    return { ...word, start: word.start + at, end: word.start + at + 1, value };
  });
}
var Parser2;
var init_parser = __esm({
  "src/caddy/syntax/parser.ts"() {
    "use strict";
    init_target();
    init_body_reader();
    init_lexer();
    init_open_block();
    init_problem_report();
    init_word_shape();
    init_word_stream();
    Parser2 = class {
      #file;
      #words;
      #report;
      #bodies;
      #comments;
      constructor(file, version2) {
        const { words, tags, comments, problems } = lexCaddyfile(file, {
          heredocs: isVersionAtLeast(version2, "2.7")
        });
        this.#file = file;
        this.#comments = comments;
        this.#report = new ProblemReport(file, problems);
        const single = words.some(isGluedClose) ? words.flatMap((word) => unglued(word, this.#report)) : words;
        this.#words = new WordStream(single, tags);
        this.#bodies = new BodyReader(file, this.#words, this.#report);
      }
      parseFile() {
        const words = this.#words;
        const entries2 = [];
        let opaque = false;
        while (!words.atEnd) {
          words.passTags();
          if (words.takeExpression()) opaque = true;
          if (this.#isBareVariableLine()) {
            opaque = true;
            words.advance();
            continue;
          }
          const entry = this.#entry(entries2);
          if (entry !== null) entries2.push(entry);
        }
        words.passTags();
        if (words.takeExpression()) opaque = true;
        const { problems } = this.#report;
        return {
          file: this.#file,
          entries: entries2,
          comments: this.#comments,
          problems,
          templated: words.templated,
          opaque
        };
      }
      parseFragment() {
        const children = [];
        let opaque = false;
        while (!this.#words.atEnd) {
          const block3 = this.#bodies.read({ brace: null, amongSites: false, free: false });
          for (const child of block3.children) children.push(child);
          opaque ||= block3.opaque;
          const stray = this.#words.peek();
          if (stray === void 0) break;
          this.#report.unexpectedClose(stray);
          this.#words.advance();
        }
        const block2 = { open: -1, close: -1, children, opaque };
        const { templated } = this.#words;
        return { file: this.#file, block: block2, comments: this.#comments, problems: this.#report.problems, templated };
      }
      #entry(before) {
        const first = this.#words.peek();
        if (first === void 0) return null;
        if (first.value === "}") {
          this.#report.unexpectedClose(first);
          this.#words.advance();
          return null;
        }
        if (first.value === "import" && first.startsLine) {
          const directive2 = this.#bodies.readDirective();
          return { kind: "import", directive: directive2, start: directive2.start, end: directive2.end };
        }
        const { conditional } = this.#words;
        const addresses = this.#addresses();
        const brace = this.#openingBrace(addresses);
        const [only, ...others] = addresses;
        if (only !== void 0 && others.length === 0 && looksLikeNamedBlock(only.value)) {
          return this.#namedBlock(only, brace);
        }
        if (only === void 0 && brace !== null) return this.#globalOptions(brace, before);
        for (const address of addresses) this.#checkAddress(address);
        const block2 = this.#siteBody(addresses, brace);
        const end = endOfBlock(block2, addresses.at(-1)?.end ?? first.end);
        return { kind: "site", addresses, block: block2, start: first.start, end, conditional };
      }
      #namedBlock(word, brace) {
        if (brace === null) this.#report.missingBlock(word);
        const block2 = brace === null ? emptyBlock() : this.#bodies.read({ brace, amongSites: true, free: true });
        const { start } = word;
        const end = endOfBlock(block2, word.end);
        return word.value.startsWith("&") ? { kind: "named-route", name: word.value.slice(2, -1), word, block: block2, start, end } : { kind: "snippet", name: word.value.slice(1, -1), word, block: block2, start, end };
      }
      #globalOptions(brace, before) {
        if (before.some((entry) => entry.kind === "site")) this.#report.globalOptionsNotFirst(brace);
        const block2 = this.#bodies.read({ brace, amongSites: true, free: false });
        return { kind: "global-options", block: block2, start: brace.start, end: endOfBlock(block2, brace.end) };
      }
      /** Addresses go to the end of the line, or on to the next one after a comma. */
      #addresses() {
        const addresses = [];
        let expectsAnother = false;
        for (; ; ) {
          const word = this.#words.peek();
          if (word === void 0 || word.value === "{" || word.value === "}") break;
          if (addresses.length > 0 && !expectsAnother && word.startsLine) return addresses;
          addresses.push(word);
          expectsAnother = word.value.endsWith(",");
          this.#words.advance();
          if (endsWithBrace(word) && this.#words.lineEndsHere) return addresses;
        }
        const last = addresses.at(-1);
        if (expectsAnother && last !== void 0) this.#report.missingAddress(last);
        return addresses;
      }
      /** The brace that opens a site: the next word, on this line or the next, or the end of the last address (a mistake). */
      #openingBrace(addresses) {
        const last = addresses.at(-1);
        if (last !== void 0 && endsWithBrace(last)) {
          addresses.splice(-1, 1, withoutBrace(last));
          return this.#bodies.ungluedBrace(last);
        }
        const word = this.#words.peek();
        if (word?.value !== "{") return null;
        this.#words.advance();
        return word;
      }
      #siteBody(addresses, brace) {
        if (brace === null && this.#words.atEnd) return emptyBlock();
        const block2 = this.#bodies.read({ brace, amongSites: true, free: false });
        const next = this.#words.peek();
        const first = addresses[0];
        if (brace !== null || next === void 0 || first === void 0) return block2;
        if (next.value === "}") this.#words.advance();
        else this.#report.secondSite(next, first);
        return block2;
      }
      #checkAddress(address) {
        if (address.templated || address.environment || address.quote !== "") return;
        if (/,./.test(address.value)) this.#report.commaInAddress(address);
        if (address.value.startsWith("@")) this.#report.matcherOutsideSite(address);
      }
      /** `{$EXTRA}` or `${EXTRA}` alone on a line before a site: whole blocks may come from it. */
      #isBareVariableLine() {
        const word = this.#words.peek();
        if (word === void 0 || !isBareVariable(word)) return false;
        const next = this.#words.peek(1);
        if (next === void 0) return true;
        if (!next.startsLine || next.value === "{") return false;
        if (looksLikeNamedBlock(next.value)) return true;
        const end = this.#words.distanceToLineEnd(1);
        const opens = this.#words.peek(end)?.value === "{" || this.#words.peek(end + 1)?.value === "{";
        return opens && (looksLikeAddress(next.value) || next.environment || next.templated);
      }
    };
  }
});

// src/caddy/config/caddyfile-store.ts
var CaddyfileStore;
var init_caddyfile_store = __esm({
  "src/caddy/config/caddyfile-store.ts"() {
    "use strict";
    init_source_file();
    init_parser();
    CaddyfileStore = class {
      #source;
      #version;
      #entries = /* @__PURE__ */ new Map();
      constructor(source, version2) {
        this.#source = source;
        this.#version = version2;
      }
      /** In the order in which they were first read. */
      get all() {
        return [...this.#entries.values()];
      }
      /** The root; one that cannot be read counts as empty, and `unreadable` says why. */
      root(path) {
        const loaded = this.load(path);
        if (loaded instanceof SourceFile) return { file: loaded, unreadable: null };
        return { file: this.#add(path, ""), unreadable: loaded.failure };
      }
      load(path) {
        const known2 = this.#entries.get(path);
        if (known2 !== void 0) return known2.file;
        const content = this.#source.read(path);
        switch (content.kind) {
          case "text":
            return this.#add(path, content.text);
          case "unreadable":
            return { failure: content.reason };
          case "missing":
            return { failure: "no such file" };
          case "outside":
            return { failure: "outside of the files that may be read" };
        }
      }
      treeOf(file) {
        const entry = this.#entryOf(file);
        entry.tree ??= parseCaddyfile(file, this.#version);
        return entry.tree;
      }
      fragmentOf(file) {
        const entry = this.#entryOf(file);
        entry.fragment ??= parseCaddyDirectives(file, this.#version);
        return entry.fragment;
      }
      /** The same for a file that turned out to hold no sites: its tree of sites is forgotten, with the problems in it. */
      fragmentOnly(file) {
        this.#entryOf(file).tree = null;
        return this.fragmentOf(file);
      }
      #add(path, text) {
        const file = new SourceFile(path, text);
        this.#entries.set(path, { file, tree: null, fragment: null });
        return file;
      }
      #entryOf(file) {
        const known2 = this.#entries.get(file.path);
        if (known2 !== void 0) return known2;
        const added2 = { file, tree: null, fragment: null };
        this.#entries.set(file.path, added2);
        return added2;
      }
    };
  }
});

// src/caddy/config/import-arguments.ts
function substituteArguments(word, given, version2) {
  if (given === null || !word.value.includes("{args")) return [word];
  const brackets = isVersionAtLeast(version2, "2.7");
  const range2 = brackets ? RANGE.exec(word.value) : null;
  if (range2 !== null) {
    const from = range2[1] === "" ? 0 : Number(range2[1]);
    const to = range2[2] === "" ? given.length : Number(range2[2]);
    return given.slice(from, to).map((argument) => ({ ...word, value: argument.value, certain: argument.certain }));
  }
  let { certain } = word;
  const value = word.value.replace(
    SINGLE,
    (whole2, bracketed, dotted) => {
      if (bracketed !== void 0 && !brackets) return whole2;
      const argument = given[Number(bracketed ?? dotted)];
      if (argument === void 0) return whole2;
      certain &&= argument.certain;
      return argument.value;
    }
  );
  return [{ ...word, value, certain }];
}
function blockPlaceholder(name, args) {
  if (args.length > 0 || name.quote !== "") return null;
  if (name.value === "{block}") return "";
  return /^\{blocks\.([\w-]+)\}$/.exec(name.value)?.[1] ?? null;
}
var RANGE, SINGLE;
var init_import_arguments = __esm({
  "src/caddy/config/import-arguments.ts"() {
    "use strict";
    init_target();
    RANGE = /^\{args\[(\d*):(\d*)\]\}$/;
    SINGLE = /\{args(?:\[(\d+)\]|\.(\d+))\}/g;
  }
});

// src/caddy/config/import-files.ts
function resolveImport(source, importer, pattern, version2) {
  const path = joinPath(importer, pattern);
  if (!/[*?]/.test(path)) return { kind: "file", path };
  if (path.split("*").length > 2 || path.split("?").length > 2 || /\[.*\]/.test(path)) {
    return { kind: "unreadable", because: "Caddy allows one * and one ? in the pattern of an import" };
  }
  const segments = path.split("/").slice(1);
  let directories = [""];
  const last = segments.pop() ?? "";
  for (const segment of segments) {
    if (!/[*?]/.test(segment)) {
      directories = directories.map((directory) => `${directory}/${segment}`);
      continue;
    }
    const expanded = [];
    for (const directory of directories) expanded.push(...matching(source, directory, segment, false));
    directories = expanded;
  }
  const skipHidden = last.startsWith("*") && isVersionAtLeast(version2, "2.6.3");
  const paths = [];
  for (const directory of directories) {
    if (source.list(directory || "/") === null)
      return { kind: "unreadable", because: `${directory} cannot be listed` };
    paths.push(...matching(source, directory, last, skipHidden));
  }
  return { kind: "glob", paths };
}
function joinPath(importer, pattern) {
  const absolute = pattern.startsWith("/") ? pattern : `${importer.slice(0, importer.lastIndexOf("/"))}/${pattern}`;
  const kept = [];
  for (const segment of absolute.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}`;
}
function matching(source, directory, pattern, skipHidden) {
  const expression = new RegExp(
    `^${pattern.replaceAll(/[\\^$.+()[\]{}|]/g, "\\$&").replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`,
    "s"
  );
  return (source.list(directory || "/") ?? []).filter((name) => expression.test(name) && !(skipHidden && name.startsWith("."))).map((name) => `${directory}/${name}`);
}
var init_import_files = __esm({
  "src/caddy/config/import-files.ts"() {
    "use strict";
    init_target();
  }
});

// src/caddy/config/expansion.ts
function expandCaddyfile(source, path, version2) {
  return new Expander(source, version2).expand(path);
}
function argumentOf2(file, word) {
  const span = { file, start: word.start, end: word.end };
  return { value: word.value, span, quote: word.quote, certain: !word.environment && !word.templated };
}
function addressOf(file, word) {
  const address = argumentOf2(file, word);
  return { ...address, value: address.value.replace(/,$/, "") };
}
function givenBlock(block2, key) {
  if (block2 === null || key === "") return block2 ?? NO_LINES;
  const named = block2.statements.find((statement) => statement.name.value === key);
  return named === void 0 ? NO_LINES : { statements: named.block ?? [], opaque: named.opaque };
}
function isFragment(tree) {
  const first = tree.entries.find((entry) => entry.kind !== "import");
  if (first?.kind !== "site") return false;
  const name = first.addresses[0];
  return name !== void 0 && name.quote === "" && isSiteDirective(name.value);
}
var MOST_STATEMENTS, DEEPEST, NO_LINES, UNKNOWN_LINES, Expander, EMPTY;
var init_expansion = __esm({
  "src/caddy/config/expansion.ts"() {
    "use strict";
    init_source_file();
    init_directives2();
    init_caddyfile_store();
    init_import_arguments();
    init_import_files();
    MOST_STATEMENTS = 2e5;
    DEEPEST = 200;
    NO_LINES = { statements: [], opaque: false };
    UNKNOWN_LINES = { statements: [], opaque: true };
    Expander = class {
      #source;
      #version;
      #files;
      #snippets = /* @__PURE__ */ new Map();
      #laterSnippets = /* @__PURE__ */ new Set();
      #namedRoutes = /* @__PURE__ */ new Map();
      #sites = [];
      #globalOptions = [];
      #problems = [];
      #statements = 0;
      constructor(source, version2) {
        this.#source = source;
        this.#version = version2;
        this.#files = new CaddyfileStore(source, version2);
      }
      expand(path) {
        const { file: root, unreadable } = this.#files.root(path);
        const tree = this.#files.treeOf(root);
        const fragment = isFragment(tree);
        if (fragment) this.#expandFragmentRoot(root);
        else this.#entries(root, tree.entries, [root.path]);
        return {
          root,
          unreadable,
          files: this.#files.all,
          sites: this.#sites,
          namedRoutes: this.#namedRoutes,
          globalOptions: this.#globalOptions,
          problems: this.#problems,
          fragment
        };
      }
      /** A file of directives makes one site whose address is elsewhere. */
      #expandFragmentRoot(root) {
        const { block: block2 } = this.#files.fragmentOnly(root);
        const container = { file: root, owner: null, outer: null, block: block2 };
        const lines = this.#block(block2, { container, given: null, block: null, active: [root.path], depth: 0 });
        const span = { file: root, start: 0, end: 0 };
        this.#sites.push({ addresses: [], ...lines, span });
      }
      // — the top level ——————————————————————————————————————————————————————————————————————————————————————————————————
      #entries(file, entries2, active) {
        for (const entry of entries2) if (entry.kind === "snippet") this.#laterSnippets.add(entry.name);
        for (const entry of entries2) {
          switch (entry.kind) {
            case "snippet":
              this.#snippets.set(entry.name, { file, block: entry.block });
              break;
            case "import":
              this.#importEntries(file, entry.directive, active);
              break;
            case "global-options":
              for (const option of this.#entryBlock(file, entry.block, active).statements)
                this.#globalOptions.push(option);
              break;
            case "named-route":
              this.#namedRoutes.set(entry.name, this.#entryBlock(file, entry.block, active));
              break;
            case "site": {
              const lines = this.#entryBlock(file, entry.block, active);
              const addresses = entry.addresses.map((word) => addressOf(file, word));
              const end = entry.addresses.at(-1)?.end ?? entry.start;
              this.#sites.push({ addresses, ...lines, span: { file, start: entry.start, end } });
            }
          }
        }
      }
      #entryBlock(file, block2, active) {
        const container = { file, owner: null, outer: null, block: block2 };
        return this.#block(block2, { container, given: null, block: null, active, depth: 0 });
      }
      /** An import outside of any site: of a snippet that holds sites, or of whole Caddyfiles. */
      #importEntries(file, directive2, active) {
        const container = { file, owner: null, outer: null, block: EMPTY };
        const surroundings = { container, given: null, block: null, active, depth: 0 };
        const [pattern, ...given] = directive2.args.flatMap((word) => this.#arguments(word, surroundings));
        if (pattern === void 0) return;
        const snippet = this.#snippets.get(pattern.value);
        if (snippet !== void 0) {
          this.#importSites(snippet, pattern, given, directive2, surroundings);
          return;
        }
        for (const imported of this.#importedFiles(pattern, file, active)) {
          const tree = this.#files.treeOf(imported);
          if (isFragment(tree)) continue;
          this.#entries(imported, tree.entries, [...active, imported.path]);
        }
      }
      /** The lines of a snippet that is imported at the top level are site blocks. */
      #importSites(snippet, pattern, given, directive2, surroundings) {
        const lines = this.#importSnippet(pattern, snippet, given, directive2, surroundings);
        for (const { name, args, block: block2, opaque, container, directive: site } of lines.statements) {
          if (block2 === null) continue;
          const end = (site.args.at(-1) ?? site.name).end;
          const addresses = [name, ...args].map((address) => ({
            ...address,
            value: address.value.replace(/,$/, "")
          }));
          const span = { file: container.file, start: site.start, end };
          this.#sites.push({ addresses, statements: block2, opaque, span });
        }
      }
      // — blocks —————————————————————————————————————————————————————————————————————————————————————————————————————————
      #block(block2, surroundings) {
        if (surroundings.depth > DEEPEST) return UNKNOWN_LINES;
        const statements = [];
        let { opaque } = block2;
        for (const directive2 of block2.children) {
          if (++this.#statements > MOST_STATEMENTS) {
            this.#tooLarge(directive2, surroundings);
            return { statements, opaque: true };
          }
          const more = this.#directive(directive2, surroundings);
          opaque ||= more.opaque;
          for (const statement of more.statements) statements.push(statement);
        }
        return { statements, opaque };
      }
      #directive(directive2, surroundings) {
        const blockName = blockPlaceholder(directive2.name, directive2.args);
        if (blockName !== null && surroundings.given !== null) return givenBlock(surroundings.block, blockName);
        if (directive2.name.value === "import" && directive2.name.quote === "")
          return this.#import(directive2, surroundings);
        const name = this.#arguments(directive2.name, surroundings)[0];
        if (name === void 0) return NO_LINES;
        const args = directive2.args.flatMap((word) => this.#arguments(word, surroundings));
        const lines = directive2.block === null ? null : this.#inner(directive2, directive2.block, surroundings);
        const { container } = surroundings;
        const { conditional } = directive2;
        const opaque = lines?.opaque ?? false;
        const block2 = lines?.statements ?? null;
        return { statements: [{ name, args, block: block2, opaque, conditional, directive: directive2, container }], opaque: false };
      }
      #inner(owner, block2, surroundings) {
        const outer = surroundings.container;
        const container = { file: outer.file, owner, outer, block: block2 };
        return this.#block(block2, { ...surroundings, container, depth: surroundings.depth + 1 });
      }
      #import(directive2, surroundings) {
        const [pattern, ...given] = directive2.args.flatMap((word) => this.#arguments(word, surroundings));
        if (pattern === void 0) return NO_LINES;
        if (!pattern.certain) return UNKNOWN_LINES;
        const snippet = this.#snippets.get(pattern.value);
        if (snippet !== void 0) return this.#importSnippet(pattern, snippet, given, directive2, surroundings);
        const { active, container } = surroundings;
        const block2 = directive2.block === null ? null : this.#inner(directive2, directive2.block, surroundings);
        const problemsBefore = this.#problems.length;
        const statements = [];
        let opaque = false;
        for (const file of this.#importedFiles(pattern, container.file, active)) {
          const inside = this.#files.fragmentOf(file).block;
          const lines = this.#block(inside, {
            container: { file, owner: null, outer: null, block: inside },
            given,
            block: block2,
            active: [...active, file.path],
            depth: surroundings.depth + 1
          });
          for (const statement of lines.statements) statements.push(statement);
          opaque ||= lines.opaque;
        }
        return { statements, opaque: opaque || this.#problems.length > problemsBefore };
      }
      #importSnippet(pattern, snippet, given, directive2, surroundings) {
        const key = `(${pattern.value})`;
        if (surroundings.active.includes(key)) {
          this.#problem("cycle", `the snippet ${key} imports itself`, pattern.span);
          return UNKNOWN_LINES;
        }
        const block2 = directive2.block === null ? null : this.#inner(directive2, directive2.block, surroundings);
        return this.#block(snippet.block, {
          container: { file: snippet.file, owner: null, outer: null, block: snippet.block },
          given,
          block: block2,
          active: [...surroundings.active, key],
          depth: surroundings.depth + 1
        });
      }
      /** The files that an import names and that can be read; the others become problems. */
      #importedFiles(pattern, importer, active) {
        const target = resolveImport(this.#source, importer.path, pattern.value, this.#version);
        if (target.kind === "unreadable") {
          this.#problem(
            "unreadable",
            `the import ${pattern.value} cannot be followed: ${target.because}`,
            pattern.span
          );
          return [];
        }
        const files = [];
        for (const path of target.kind === "file" ? [target.path] : target.paths) {
          if (active.includes(path)) {
            this.#problem("cycle", `${pattern.value} imports itself`, pattern.span);
            continue;
          }
          const loaded = this.#files.load(path);
          if (loaded instanceof SourceFile) files.push(loaded);
          else this.#missing(pattern, loaded.failure);
        }
        return files;
      }
      #missing(pattern, failure) {
        if (this.#laterSnippets.has(pattern.value)) {
          const message2 = `the snippet (${pattern.value}) is defined further down; Caddy reads from top to bottom and refuses this, so move the snippet above this line`;
          this.#problem("defined-later", message2, pattern.span);
          return;
        }
        const what = /[./]/.test(pattern.value) ? pattern.value : `${pattern.value}, which names neither a snippet nor a file`;
        const message = `the import ${what} cannot be followed (${failure}); what it would bring is unknown`;
        this.#problem(failure === "no such file" ? "missing" : "unreadable", message, pattern.span);
      }
      #arguments(word, { container, given }) {
        return substituteArguments(argumentOf2(container.file, word), given, this.#version);
      }
      #tooLarge(directive2, { container }) {
        if (this.#problems.some(({ code }) => code === "too-large")) return;
        const span = { file: container.file, start: directive2.start, end: directive2.name.end };
        this.#problem(
          "too-large",
          "the imports multiply to more lines than are read here; the rest is unknown",
          span
        );
      }
      #problem(code, message, span) {
        this.#problems.push({ code, message, span });
      }
    };
    EMPTY = { open: -1, close: -1, children: [], opaque: false };
  }
});

// src/caddy/config/order.ts
function directiveOrder(version2, globalOptions) {
  const names2 = [...defaultOrder(version2)];
  for (const { name, args } of globalOptions) {
    const [directive2, position, anchor] = args.map(({ value }) => value);
    if (name.value !== "order" || directive2 === void 0) continue;
    const present = names2.indexOf(directive2);
    if (present !== -1) names2.splice(present, 1);
    const at = anchor === void 0 ? -1 : names2.indexOf(anchor);
    if (position === "first") names2.unshift(directive2);
    else if (position === "last") names2.push(directive2);
    else if (at !== -1) names2.splice(position === "before" ? at : at + 1, 0, directive2);
  }
  return new Map(names2.map((name, place) => [name, place]));
}
function sortHandlers(statements, named, order) {
  return statements.filter((statement) => order.has(statement.name.value)).map((statement, written) => ({ statement, written, matcher: matcherOf(statement, named) })).sort((a, b) => {
    const byDirective = placeOf2(a.statement, order) - placeOf2(b.statement, order);
    if (byDirective !== 0) return byDirective;
    const byPath = singlePathLength(b.matcher) - singlePathLength(a.matcher);
    return byPath !== 0 ? byPath : a.written - b.written;
  }).map(({ statement }) => statement);
}
function placeOf2(statement, order) {
  const name = statement.name.value === "handle_path" ? "handle" : statement.name.value;
  return order.get(name) ?? Number.POSITIVE_INFINITY;
}
function singlePathLength(matcher) {
  if (matcher === null) return -1;
  const paths = pathsOf(matcher);
  const path = paths?.length === 1 && matcher.length === 1 ? paths[0] : void 0;
  if (path === void 0) return 0;
  return path.endsWith("*") ? path.length - 1 : path.length + 0.5;
}
var init_order = __esm({
  "src/caddy/config/order.ts"() {
    "use strict";
    init_directives2();
    init_matchers();
  }
});

// src/caddy/config/proxy.ts
function findProxies(expansion, order) {
  const found = [];
  for (const site of expansion.sites) {
    const walk2 = { site, order, namedRoutes: expansion.namedRoutes, invoked: [], found };
    walkBlock(walk2, site.statements, site.opaque, false, [], /* @__PURE__ */ new Map());
  }
  return found;
}
function mayAnswer({ name }) {
  return isTerminal(name.value) || name.value === "handle" || name.value === "handle_path";
}
function walkBlock(walk2, statements, opaque, literal, outer, outerMatchers) {
  const matchers = defineMatchers(statements, outerMatchers);
  const handlers = literal ? statements.filter(({ name }) => !name.value.startsWith("@")) : sortHandlers(statements, matchers, walk2.order);
  const placed = handlers.map((handler, place) => ({
    handler,
    place,
    matcher: matcherOf(handler, matchers)
  }));
  const modifiers = placed.filter(({ handler }) => MODIFIERS.some((name) => name === handler.name.value));
  const answering = placed.filter(({ handler }) => mayAnswer(handler)).slice(0, MOST_ANSWERING);
  for (const { handler: entered, place, matcher } of placed) {
    const name = entered.name.value;
    if (name !== "reverse_proxy" && name !== "invoke" && !ENTERED.has(name)) continue;
    const levels = [...outer, { entered, matcher, place, modifiers, answering, opaque }];
    if (name === "reverse_proxy") walk2.found.push({ site: walk2.site, proxy: entered, levels });
    else if (name === "invoke") walkNamedRoute(walk2, entered, levels, matchers);
    else walkBlock(walk2, entered.block ?? [], entered.opaque, name === "route", levels, matchers);
  }
}
function walkNamedRoute(walk2, invoke, levels, matchers) {
  const name = invoke.args.at(-1)?.value ?? "";
  const route = walk2.namedRoutes.get(name);
  if (route === void 0 || walk2.invoked.includes(name)) return;
  walkBlock(
    { ...walk2, invoked: [...walk2.invoked, name] },
    route.statements,
    route.opaque,
    false,
    levels,
    matchers
  );
}
function pathsAt(levels, index) {
  let paths = null;
  for (let at = index; at < levels.length; at++) {
    const level = levels[at];
    if (level === void 0) break;
    paths = pathsOf(level.matcher) ?? paths;
    if (level.entered.name.value === "handle_path") break;
  }
  for (let at = index - 1; at >= 0 && paths === null; at--) {
    const level = levels[at];
    if (level === void 0 || level.entered.name.value === "handle_path") break;
    paths = pathsOf(level.matcher);
  }
  return paths;
}
function* earlierModifiers(level, directive2) {
  for (const modifier of level.modifiers) {
    if (modifier.place >= level.place) return;
    if (modifier.handler.name.value === directive2) yield modifier;
  }
}
function reachesEarlier(levels, index, { matcher }) {
  return passesHandshake(matcher, pathsAt(levels, index));
}
function handshakeReaches(levels) {
  let answer = "yes";
  for (const [index, level] of levels.entries()) {
    const one = passesHandshake(level.matcher, pathsAt(levels, index));
    if (one === "no") return "no";
    if (one === "unknown") answer = "unknown";
  }
  return answer;
}
var ENTERED, MOST_ANSWERING, MODIFIERS;
var init_proxy = __esm({
  "src/caddy/config/proxy.ts"() {
    "use strict";
    init_directives2();
    init_matchers();
    init_order();
    ENTERED = /* @__PURE__ */ new Set(["handle", "handle_path", "route"]);
    MOST_ANSWERING = 200;
    MODIFIERS = ["header", "request_header", "method"];
  }
});

// src/caddy/config/intent.ts
function intentOf(site, operations, reachable) {
  if (!reachable) return NO_INTENT;
  const evidence = [
    ...site.levels.flatMap(pathEvidence),
    ...site.levels.flatMap(matcherEvidence),
    ...operations.flatMap(headerEvidence),
    ...optionEvidence(site),
    ...catchAllEvidence(site)
  ];
  return intentFrom(evidence);
}
function knownPathOf(levels) {
  let found = null;
  for (const { matcher } of levels) {
    const paths = (matcher ?? []).filter(({ kind }) => kind === "path").flatMap(({ args }) => args);
    const known2 = paths.map(({ value }) => knownWebSocketPath(literalPath2(value)));
    const first = known2.find((each) => each !== null);
    if (first === void 0) continue;
    found = { ...first, exclusive: known2.every((each) => each?.exclusive === true) };
  }
  return found;
}
function pathEvidence({ matcher }) {
  return (matcher ?? []).flatMap(({ kind, args }) => {
    if (kind !== "path" && kind !== "path_regexp") return [];
    return args.flatMap(({ value, span }) => {
      const found = kind === "path" ? knownWebSocketPath(literalPath2(value)) : knownWebSocketPattern(value);
      return found === null ? [] : [strong(`the path \`${value}\` is used by ${found.application}`, span)];
    });
  });
}
function literalPath2(pattern) {
  return pattern.replaceAll("*", "");
}
function matcherEvidence({ matcher }) {
  return handshakeConditions(matcher).flatMap(({ args }) => {
    const first = args[0];
    return first === void 0 ? [] : [strong("the matcher asks for the headers of a WebSocket handshake", first.span)];
  });
}
function headerEvidence({ field, kind, value, statement }) {
  const span = headSpan(statement);
  const message = `${quoteLine(statement)} is about the headers of a handshake`;
  if (/^upgrade$/i.test(field) || /^sec-websocket-/i.test(field)) return [strong(message, span)];
  if (!/^connection$/i.test(field)) return [];
  const meansUpgrade = kind !== "delete" && /upgrade|[{$]/i.test(value?.value ?? "");
  return [meansUpgrade ? strong(message, span) : { message, span, strength: "weak" }];
}
function optionEvidence({ proxy }) {
  return ["stream_timeout", "stream_close_delay"].flatMap(
    (name) => childrenNamed(proxy, name).map((line) => strong(`\`${name}\` is about WebSockets only`, headSpan(line)))
  );
}
function catchAllEvidence({ levels, proxy }) {
  if (levels.some((_, index) => pathsAt(levels, index) !== null)) return [];
  return [
    { message: "every request to the site can come this way", strength: "weak", span: headSpan(proxy) }
  ];
}
function strong(message, span) {
  return { message, strength: "strong", span };
}
var NO_INTENT;
var init_intent2 = __esm({
  "src/caddy/config/intent.ts"() {
    "use strict";
    init_intent();
    init_known_paths();
    init_matchers();
    init_proxy();
    init_reason();
    init_statement();
    NO_INTENT = { strength: "none", evidence: [] };
  }
});

// src/caddy/config/upstream.ts
function upstreamArguments(proxy) {
  return [...splitMatcher(proxy).args, ...childrenNamed(proxy, "to").flatMap(({ args }) => args)];
}
function transportOf(proxy) {
  return childrenNamed(proxy, "transport").at(-1) ?? null;
}
function upstreamOf(proxy) {
  const words = upstreamArguments(proxy);
  const transport = transportOf(proxy);
  const target = words.map(({ value }) => value).join(" ");
  const isDynamic = childrenNamed(proxy, "dynamic").length > 0 || proxy.opaque;
  const servers = isDynamic || words.some(({ certain }) => !certain) ? [] : words.map(({ value }) => serverOf(value));
  if (transport !== null && transport.args[0]?.value !== "http") return { target, scheme: "other", servers };
  const overTls = (transport?.block ?? []).some(({ name }) => /^tls(?:_|$)/.test(name.value));
  const first = words[0]?.value ?? "";
  if (/^h2c:\/\//.test(first)) return { target, scheme: "h2c", servers };
  return { target, scheme: overTls || first.startsWith("https://") ? "https" : "http", servers };
}
function serverOf(upstream) {
  const found = /^(?:(\w+):\/\/)?([^/]*)/.exec(upstream);
  const host = found?.[2] ?? "";
  if (upstream.startsWith("unix/") || /:[\d-]+$/.test(host))
    return upstream.startsWith("unix/") ? upstream : host;
  return `${host}:${found?.[1] === "https" ? "443" : "80"}`;
}
var init_upstream = __esm({
  "src/caddy/config/upstream.ts"() {
    "use strict";
    init_statement();
  }
});

// src/caddy/config/lifetime.ts
function idleTimeout(proxy, version2) {
  const transport = transportOf(proxy);
  const isHttp = transport?.args[0]?.value === "http" && isVersionAtLeast(version2, "2.6");
  const line = isHttp && transport !== null ? childrenNamed(transport, "read_timeout").at(-1) : void 0;
  return timeFrom(line, parseDuration, "every version");
}
function lifetime(proxy, version2) {
  const line = isVersionAtLeast(version2, "2.7") ? childrenNamed(proxy, "stream_timeout").at(-1) : void 0;
  return timeFrom(line, parseDurationOrNanoseconds, "every version");
}
function timeFrom(line, read, versions) {
  if (line === void 0)
    return { value: known(null), origin: { kind: "default", versions }, statement: null };
  const origin = { kind: "span", span: headSpan(line) };
  const argument = line.args[0];
  if (argument === void 0) return { value: unknown("the line has no value"), origin, statement: line };
  if (!argument.certain || argument.value.includes("{")) {
    return { value: unknown(`${argument.value} is filled in elsewhere`), origin, statement: line };
  }
  const reading = read(argument.value);
  if (reading.kind === "refused") {
    return { value: unknown(`Caddy refuses ${argument.value}`), origin, statement: line };
  }
  return { value: known(reading.ms <= 0 ? null : reading.ms), origin, statement: line };
}
var init_lifetime = __esm({
  "src/caddy/config/lifetime.ts"() {
    "use strict";
    init_setting();
    init_target();
    init_duration();
    init_statement();
    init_upstream();
  }
});

// src/caddy/config/proxy-options.ts
function* optionReasons(site, version2) {
  const { proxy } = site;
  yield* protocolReasons(proxy, version2);
  for (const name of ["response_buffers", "buffer_responses"]) {
    if (!hasProxyOption(name, version2)) continue;
    for (const option of childrenNamed(proxy, name)) {
      if (option.args[0]?.value === "0") continue;
      const message = `${quoteLine(option)} makes Caddy wait for the end of the response, and a WebSocket has none: the handshake hangs`;
      yield reason("buffered", "fails", option, message);
    }
  }
  yield* methodReasons(site, version2);
  yield* handledReasons(proxy, version2);
}
function* protocolReasons(proxy, version2) {
  const transport = transportOf(proxy);
  const versions = transport === null ? void 0 : childrenNamed(transport, "versions").at(-1);
  const values = versions?.args.map(({ value }) => value) ?? [];
  if (versions !== void 0 && values.includes("h2c")) {
    const message = `${quoteLine(versions)} speaks HTTP/2 without TLS to the application, over which Caddy cannot upgrade: it answers 502`;
    yield reason("upstream-protocol", "fails", versions, message);
  } else if (versions !== void 0 && values.join() === "3" && isVersionAtLeast(version2, "2.8")) {
    const message = `${quoteLine(versions)} speaks HTTP/3 to the application, over which Caddy cannot upgrade`;
    yield reason("upstream-protocol", "fails", versions, message);
  }
  const cleartext = upstreamArguments(proxy).find(({ value }) => /^h2c:\/\//.test(value));
  if (cleartext !== void 0) {
    const message = `\`${cleartext.value}\` speaks HTTP/2 without TLS to the application, over which Caddy cannot upgrade: it answers 502`;
    yield { ...reason("upstream-protocol", "fails", proxy, message), blame: cleartext.span };
  }
  if (transport?.args[0]?.value === "fastcgi") {
    yield reason("upstream-protocol", "fails", transport, "FastCGI has no upgrade: no WebSocket passes");
  }
}
function* methodReasons({ proxy, levels }, version2) {
  const altered = (line, method) => reason(
    "request-altered",
    "fails",
    line,
    `${quoteLine(line)} sends the handshake as ${method}, and only GET can upgrade`
  );
  for (const line of hasProxyOption("method", version2) ? childrenNamed(proxy, "method") : []) {
    const method = line.args[0];
    if (method?.certain === true && isOtherMethod(method.value)) yield altered(line, method.value);
  }
  for (const [index, level] of levels.entries()) {
    for (const modifier of earlierModifiers(level, "method")) {
      const line = modifier.handler;
      const method = splitMatcher(line).args[0];
      if (method?.certain !== true || !isOtherMethod(method.value)) continue;
      if (reachesEarlier(levels, index, modifier) === "yes") yield altered(line, method.value);
    }
  }
}
function isOtherMethod(value) {
  return value !== "GET" && /^[A-Z]+$/.test(value);
}
function* handledReasons(proxy, version2) {
  if (hasProxyOption("handle_response", version2)) {
    for (const handler of childrenNamed(proxy, "handle_response")) {
      if (!catches101(proxy, handler.args[0]?.value ?? null) || handler.opaque || copiesResponse(handler))
        continue;
      const message = `${quoteLine(handler)} answers instead of the application, also for the 101 response of a handshake`;
      yield reason("response-handled", "fails", handler, message);
    }
  }
  if (!hasProxyOption("replace_status", version2)) return;
  for (const line of childrenNamed(proxy, "replace_status")) {
    const matcher = line.args.length > 1 ? line.args[0]?.value ?? null : null;
    if (!catches101(proxy, matcher)) continue;
    const message = `${quoteLine(line)} changes the status of the 101 response too, and the handshake hangs`;
    yield reason("response-handled", "fails", line, message);
  }
}
function catches101(proxy, matcher) {
  if (matcher === null || matcher === "*") return true;
  const defined = childrenNamed(proxy, matcher);
  if (defined.length === 0) return false;
  return defined.every((definition) => {
    const inline = definition.args[0]?.value === "status" ? definition.args.slice(1) : [];
    const inBlock = childrenNamed(definition, "status").flatMap(({ args }) => args);
    return [...inline, ...inBlock].some(({ value }) => value === "101" || value === "1xx");
  });
}
function copiesResponse(handler) {
  const waiting = [...handler.block ?? []];
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    if (next.name.value === "copy_response" || next.name.value === "invoke" || next.opaque) return true;
    waiting.push(...next.block ?? []);
  }
  return false;
}
var init_proxy_options = __esm({
  "src/caddy/config/proxy-options.ts"() {
    "use strict";
    init_target();
    init_directives2();
    init_proxy();
    init_reason();
    init_statement();
    init_upstream();
  }
});

// src/caddy/config/request-headers.ts
function requestHeaders(site) {
  const operations = [];
  const uncertain = /* @__PURE__ */ new Set();
  let upgrade = SENT_UPGRADE;
  let connection = SENT_CONNECTION;
  for (const { operations: gathered, certain } of requestHeaderLines(site)) {
    operations.push(...gathered);
    if (!certain) for (const operation of gathered) uncertain.add(operation);
    const headers2 = clientHeaders(upgrade, connection);
    upgrade = unlessUncertain(upgrade, applyOperations("Upgrade", upgrade, gathered, headers2), certain);
    connection = unlessUncertain(
      connection,
      applyOperations("Connection", connection, gathered, headers2),
      certain
    );
  }
  const headers = clientHeaders(upgrade, connection);
  const forwarded = forwardedByCaddy(upgrade, connection);
  const upwards = headerUpOperations(site);
  operations.push(...upwards);
  const upgradeSent = applyOperations("Upgrade", forwarded.upgrade, upwards, headers);
  const connectionSent = applyOperations("Connection", forwarded.connection, upwards, headers);
  const isLost = upgradeSent === connectionSent;
  const reasons = [
    ...isLost ? statesReasons(upgrade, connection) : statesReasons(upgradeSent, connectionSent),
    ...invalidNameReasons(upwards),
    ...alteredReasons(operations.filter((operation) => !uncertain.has(operation))),
    ...uncertainlyAlteredReasons([...uncertain]),
    ...replacedReasons(operations)
  ];
  return { upgrade: upgradeSent, connection: connectionSent, operations, reasons };
}
function forwardedByCaddy(upgrade, connection) {
  if (upgrade.value.kind === "unknown") {
    return { upgrade, connection: { ...connection, value: upgrade.value } };
  }
  if (connection.value.kind === "unknown") {
    return { upgrade: { ...upgrade, value: connection.value }, connection };
  }
  const sent = upgrade.value.value ?? "";
  const protocol = upgrade.duplicate ? sent.split(", ", 1)[0] ?? "" : sent;
  const asksForUpgrade = isUpgradeValue("Connection", connection.value.value ?? "");
  if (protocol !== "" && asksForUpgrade) {
    const value = known(protocol.toLowerCase());
    return { upgrade: { value, by: upgrade.by, duplicate: false }, connection: SENT_CONNECTION };
  }
  const neither = {
    value: known(null),
    by: asksForUpgrade ? upgrade.by : connection.by,
    duplicate: false
  };
  return { upgrade: neither, connection: neither };
}
function* invalidNameReasons(upwards) {
  for (const operation of upwards) {
    if (operation.kind === "delete" || isValidFieldName(operation.field)) continue;
    const message = `\`${operation.field}\` is no valid name of a header, and Caddy answers every request with 502`;
    yield reason("request-altered", "fails", operation.statement, message);
  }
}
function* requestHeaderLines(site) {
  for (const [index, level] of site.levels.entries()) {
    for (const modifier of earlierModifiers(level, "request_header")) {
      const answer = reachesEarlier(site.levels, index, modifier);
      if (answer === "no") continue;
      const { handler } = modifier;
      const own = readOperation(splitMatcher(handler).args, handler);
      const inBlock = (handler.block ?? []).map((line) => readOperation([line.name, ...line.args], line));
      yield {
        operations: [own, ...inBlock].filter((operation) => operation !== null),
        certain: answer === "yes"
      };
    }
  }
}
function headerUpOperations({ proxy }) {
  return childrenNamed(proxy, "header_up").map((line) => readOperation(line.args, line)).filter((operation) => operation !== null);
}
function unlessUncertain(before, after, certain) {
  if (certain || after === before) return after;
  return { ...after, value: unknown("whether a matcher lets handshakes pass cannot be told") };
}
function clientHeaders(upgrade, connection) {
  return /* @__PURE__ */ new Map([
    ["upgrade", upgrade.value],
    ["connection", connection.value],
    ["sec-websocket-version", known("13")]
  ]);
}
function statesReasons(upgrade, connection) {
  return [...headerReasons("Connection", connection), ...headerReasons("Upgrade", upgrade)];
}
function* headerReasons(header, state) {
  const { value, by } = state;
  if (by === null) return;
  const line = quoteLine(by.statement);
  if (value.kind === "unknown") {
    const message = `what ${line} sends as ${header} cannot be told here: ${value.because}`;
    yield reason("unknown", "unknown", by.statement, message);
    return;
  }
  const missing = header === "Connection" ? "connection-missing" : "upgrade-missing";
  const wrong = header === "Connection" ? "connection-value" : "upgrade-value";
  if (value.value === null) {
    yield reason(missing, "fails", by.statement, `${line} takes ${header} out of the handshake`);
  } else if (!isUpgradeValue(header, value.value)) {
    yield reason(wrong, "fails", by.statement, `${line} ${replacesBy(header, value.value, by)}`);
  } else if (header === "Connection" && !isTokenList(value.value)) {
    yield reason(wrong, "fragile", by.statement, `${line} ${replacesBy(header, value.value, by)}`);
  } else if (header === "Upgrade" && state.duplicate) {
    const message = `${line} sends a second Upgrade header, which strict applications refuse`;
    yield reason("upgrade-duplicate", "fragile", by.statement, message);
  }
}
function isUpgradeValue(header, value) {
  const tokens = value.split(",").map((token) => token.trim().toLowerCase());
  return header === "Connection" ? tokens.includes("upgrade") : tokens.every((token) => token === "websocket");
}
function isTokenList(value) {
  return value.split(",").every((element) => isValidFieldName(element.trim()) && !element.includes("{"));
}
function replacesBy(header, value, { value: written }) {
  if (value === "") return `empties ${header}`;
  const sends = `sends \`${header}: ${value}\``;
  if (written !== null && version1Placeholder(written.value) !== null) {
    return `${sends}, braces included: \`${written.value}\` is a placeholder of Caddy 1 only`;
  }
  if (/\$\w/.test(value)) return `${sends}, as it stands: \`$\` variables are nginx's`;
  if (value.endsWith(";"))
    return `${sends}: the ; is part of the value, lines of a Caddyfile end without one`;
  return `${sends} instead of the handshake's own value`;
}
function* alteredReasons(operations) {
  for (const operation of operations) {
    const { kind, field, statement, value } = operation;
    const line = quoteLine(statement);
    if (kind === "delete" && !deletes(field, "Connection") && !deletes(field, "Upgrade")) {
      const needed = NEEDED.find((header) => deletes(field, header));
      if (needed !== void 0) {
        const message = `${line} takes ${needed} out of the handshake, without which applications refuse it`;
        yield reason("request-altered", "fails", statement, message);
      } else if (deletes(field, SUBPROTOCOL)) {
        const message = `${line} takes ${SUBPROTOCOL} out of the handshake: clients that ask for a subprotocol give up`;
        yield reason("request-altered", "fragile", statement, message);
      }
    }
    const overwrites = kind === "set" && NEEDED.some((header) => header.toLowerCase() === field.toLowerCase());
    const passes = value === null ? false : /\{/.test(value.value) || /version/i.test(field) && value.value === "13";
    if (overwrites && !passes) {
      const message = `${line} overwrites ${field} of the handshake; the client's own value must arrive`;
      yield reason("request-altered", "fails", statement, message);
    }
  }
}
function* uncertainlyAlteredReasons(operations) {
  for (const { statement } of alteredReasons(operations)) {
    const message = `whether handshakes pass ${quoteLine(statement)}, which alters them, cannot be told`;
    yield reason("unknown", "unknown", statement, message);
  }
}
function* replacedReasons(operations) {
  for (const { kind, field, statement } of operations) {
    if (kind !== "replace") continue;
    const needed = NEEDED.find((header) => field === "*" || header.toLowerCase() === field.toLowerCase());
    if (needed === void 0) continue;
    const message = `whether ${quoteLine(statement)} changes ${needed} of the handshake cannot be told`;
    yield reason("unknown", "unknown", statement, message);
  }
}
var SENT_UPGRADE, SENT_CONNECTION, NEEDED, SUBPROTOCOL;
var init_request_headers = __esm({
  "src/caddy/config/request-headers.ts"() {
    "use strict";
    init_setting();
    init_placeholders();
    init_header_operations();
    init_proxy();
    init_reason();
    init_statement();
    SENT_UPGRADE = { value: known("websocket"), by: null, duplicate: false };
    SENT_CONNECTION = { value: known("Upgrade"), by: null, duplicate: false };
    NEEDED = ["Sec-WebSocket-Key", "Sec-WebSocket-Version"];
    SUBPROTOCOL = "Sec-WebSocket-Protocol";
  }
});

// src/caddy/config/response-headers.ts
function responseReasons(site, version2) {
  if (!isVersionAtLeast(version2, "2.7")) return [];
  const reasons = [];
  for (const [index, level] of site.levels.entries()) {
    for (const modifier of earlierModifiers(level, "header")) {
      const operations = deferredOperations(modifier.handler);
      if (operations.length === 0 || reachesEarlier(site.levels, index, modifier) !== "yes") continue;
      reasons.push(...headerReasons2("Connection", "Upgrade", operations));
      reasons.push(...headerReasons2("Upgrade", "websocket", operations));
    }
  }
  return reasons;
}
function deferredOperations(handler) {
  if (handler.block === null) {
    const operation = readOperation(splitMatcher(handler).args, handler);
    return operation !== null && (operation.deferred || operation.kind === "delete") ? [operation] : [];
  }
  const isDeferred = handler.block.some(({ name }) => name.value === "defer");
  const operations = handler.block.filter(({ name }) => name.value !== "defer" && name.value !== "match").map((line) => readOperation([line.name, ...line.args], line)).filter((operation) => operation !== null);
  const defers = isDeferred || operations.some(({ kind, deferred }) => deferred || kind === "delete");
  const matches = handler.block.some(({ name }) => name.value === "match");
  return defers && !matches ? operations : [];
}
function* headerReasons2(header, sent, operations) {
  const before = { value: known(sent), by: null, duplicate: false };
  const { value, by } = applyOperations(header, before, operations, NOTHING_KNOWN);
  if (by === null || value.kind === "unknown") return;
  const line = quoteLine(by.statement);
  if (value.value === null) {
    const message = `${line} takes ${header} out of the 101 response, which clients then reject`;
    yield reason("response-altered", "fails", by.statement, message);
  } else if (!value.value.toLowerCase().includes(sent.toLowerCase())) {
    const message = `${line} replaces ${header} in the 101 response by \`${value.value}\`, and clients reject that`;
    yield reason("response-altered", "fails", by.statement, message);
  }
}
var NOTHING_KNOWN;
var init_response_headers = __esm({
  "src/caddy/config/response-headers.ts"() {
    "use strict";
    init_setting();
    init_target();
    init_header_operations();
    init_proxy();
    init_reason();
    init_statement();
    NOTHING_KNOWN = /* @__PURE__ */ new Map();
  }
});

// src/caddy/config/shadow.ts
function shadowOf({ levels }) {
  for (const [index, level] of levels.entries()) {
    for (const earlier of level.answering) {
      if (earlier.place >= level.place) break;
      if (!takesRequests(earlier.handler, level.entered, isInRoute(levels, index))) continue;
      if (reachesEarlier(levels, index, earlier) === "yes") return earlier.handler;
    }
  }
  return null;
}
function takesRequests(handler, entered, inRoute) {
  if (isTerminal(handler.name.value)) return true;
  if (!isHandle(handler)) return false;
  const excludes = isHandle(entered) && !inRoute && matcherText(handler) !== matcherText(entered);
  return excludes || answers2(handler);
}
function isInRoute(levels, index) {
  return levels[index - 1]?.entered.name.value === "route";
}
function matcherText(handler) {
  return splitMatcher(handler).matcher?.value ?? "*";
}
function isHandle({ name }) {
  return name.value === "handle" || name.value === "handle_path";
}
function answers2(block2) {
  return (block2.block ?? []).some((child) => {
    return matcherText(child) === "*" && (isTerminal(child.name.value) || child.name.value === "file_server");
  });
}
var init_shadow = __esm({
  "src/caddy/config/shadow.ts"() {
    "use strict";
    init_directives2();
    init_proxy();
    init_statement();
  }
});

// src/caddy/routes.ts
function loadCaddyConfiguration(source, path, target) {
  const expansion = expandCaddyfile(source, path, target.caddy);
  const version1 = version1Directives(expansion);
  const routes2 = [];
  const configuration = {
    dialect: "caddy",
    root: expansion.root,
    unreadable: expansion.unreadable,
    files: expansion.files.map(({ file }) => file),
    loaded: expansion.files,
    target,
    globalOptions: expansion.globalOptions,
    sites: expansion.sites,
    routes: routes2,
    syntaxProblems: version1.length > 0 ? [] : syntaxProblemsOf(expansion),
    importProblems: expansion.problems,
    version1
  };
  if (version1.length > 0) return configuration;
  const order = directiveOrder(target.caddy, expansion.globalOptions);
  for (const site of findProxies(expansion, order)) routes2.push(routeOf(site, configuration));
  return configuration;
}
function version1Directives({ sites, root }) {
  const found = [];
  for (const site of sites) {
    for (const { directive: directive2, container } of site.statements) {
      if (container.file === root && isVersion1Directive(directive2)) found.push(directive2);
    }
  }
  return found;
}
function syntaxProblemsOf(expansion) {
  return expansion.files.flatMap(
    ({ file, tree, fragment }) => [...tree?.problems ?? [], ...tree === null ? fragment?.problems ?? [] : []].map((problem) => ({
      file,
      problem
    }))
  );
}
function routeOf(found, configuration) {
  const { site, proxy, levels } = found;
  const version2 = configuration.target.caddy;
  const request2 = requestHeaders(found);
  const shadow = shadowOf(found);
  const reachable = shadow === null && handshakeReaches(levels) !== "no";
  const upstream = upstreamOf(proxy);
  const intent = intentOf(found, request2.operations, reachable);
  const reasons = [
    ...request2.reasons,
    ...optionReasons(found, version2),
    ...responseReasons(found, version2),
    ...opaqueReasons(found)
  ];
  return {
    dialect: "caddy",
    configuration,
    site,
    proxy,
    levels,
    requestOperations: request2.operations,
    knownPath: knownPathOf(levels),
    shadow,
    entry: entryOf(site.addresses),
    match: matchText(levels),
    path: clientPath(site, levels),
    upstream,
    websocket: {
      handshake: verdictOf2(reasons),
      reasons,
      httpVersion: { value: known(upstream.scheme === "h2c" ? "2" : "1.1"), origin: EVERY_VERSION },
      upgrade: settingOf(request2.upgrade),
      connection: settingOf(request2.connection),
      idleTimeout: idleTimeout(proxy, version2),
      lifetime: lifetime(proxy, version2)
    },
    // What PHP answers is no WebSocket unless the configuration says so.
    intent: upstream.scheme === "other" && intent.strength === "weak" ? intentFrom([]) : intent,
    origin: headSpan(proxy)
  };
}
function settingOf(state) {
  const origin = state.by === null ? EVERY_VERSION : { kind: "span", span: headSpan(state.by.statement) };
  return { value: state.value, origin };
}
function verdictOf2(reasons) {
  const effects = new Set(reasons.map(({ effect }) => effect));
  if (effects.has("fails")) return "fails";
  if (effects.has("unknown")) return "unknown";
  return effects.has("fragile") ? "fragile" : "works";
}
function* opaqueReasons({ proxy, levels }) {
  const isOpaque = proxy.opaque || transportOf(proxy)?.opaque === true || levels.some(({ opaque }) => opaque);
  if (!isOpaque) return;
  const message = `what is around ${quoteLine(proxy)} cannot all be read: an import, a variable or a template brings more lines`;
  yield reason("unknown", "unknown", proxy, message);
}
function matchText(levels) {
  const steps2 = levels.map(({ entered }) => {
    const first = entered.args[0];
    const matcher = first !== void 0 && /^[*/@]/.test(first.value) ? ` ${first.value}` : "";
    return `${entered.name.value}${matcher}`;
  });
  return steps2.join(" > ");
}
function clientPath(site, levels) {
  const inAddress = site.addresses.map(({ value }) => parseAddress(value)?.path ?? "").find((path) => path !== "");
  const first = pathsAt(levels, 0)?.[0] ?? inAddress;
  return first === void 0 || first === "*" ? null : first.replace(/\*.*$/, "");
}
var EVERY_VERSION;
var init_routes = __esm({
  "src/caddy/routes.ts"() {
    "use strict";
    init_intent();
    init_setting();
    init_address();
    init_expansion();
    init_intent2();
    init_lifetime();
    init_order();
    init_proxy();
    init_proxy_options();
    init_reason();
    init_request_headers();
    init_response_headers();
    init_shadow();
    init_statement();
    init_upstream();
    init_version_1();
    EVERY_VERSION = { kind: "default", versions: "every version" };
  }
});

// src/nginx/config/intent.ts
function intentOf2(route, together) {
  return intentFrom([...together === null ? streamEvidence(route) : evidenceOf(route, together)]);
}
function routesTogether(configuration, routes2) {
  return {
    unusedMap: unusedUpgradeMap(configuration, routes2),
    levelsInVain: levelsInVain(routes2),
    subrequests: subrequestPaths(configuration),
    serversWithWebSockets: new Set(routes2.filter(hasWebSocketPath).map(({ server }) => server))
  };
}
function hasWebSocketPath(route) {
  return !pathEvidence2(route).next().done;
}
function* evidenceOf(route, together) {
  const { unusedMap } = together;
  if (route.path !== null && together.subrequests.has(route.path)) return;
  yield* headerEvidence2(route, together);
  yield* pathEvidence2(route);
  yield* upstreamEvidence(route);
  if (isCatchAll(route) && isApplicationServer(route)) {
    if (together.serversWithWebSockets.has(route.server)) return;
    yield {
      message: "a catch-all location to an application server may carry WebSockets",
      strength: "weak",
      span: route.origin
    };
    if (unusedMap !== null) {
      yield {
        message: "a map for upgrades is defined, and nothing uses it",
        strength: "strong",
        span: spanOf(unusedMap)
      };
    }
  }
}
function* headerEvidence2(route, { levelsInVain: levelsInVain2 }) {
  for (const line of route.request.lines) {
    if (speaksOfUpgrade(line.statement)) {
      yield { message: "the upgrade headers are set", strength: "strong", span: spanOf(line.statement) };
    }
  }
  for (const statement of route.location === null ? [] : statementsNamed(route.location, "if")) {
    const inside = statement.block?.statements.find(
      (at) => nameOf(at) === "proxy_set_header" && speaksOfUpgrade(at)
    );
    if (inside !== void 0) {
      yield {
        message: "the upgrade headers were meant to be set here",
        strength: "strong",
        span: spanOf(inside)
      };
    }
  }
  for (const fault of route.faults) {
    if (fault.kind === "response-side" && fault.header === "Upgrade") {
      yield {
        message: "Upgrade was meant to be set here",
        strength: "strong",
        span: spanOf(fault.statement)
      };
    }
    if (fault.kind !== "discarded" || fault.header !== "Upgrade") continue;
    for (const lost of fault.lost) {
      if (levelsInVain2.get(lost.context)?.has(route) !== true) continue;
      const isServers = lost.context.kind === "server" || lost.context.kind === "location";
      yield {
        message: `the upgrade headers are set for the whole ${lost.context.kind}`,
        strength: isServers ? "strong" : "weak",
        span: spanOf(lost)
      };
    }
  }
}
function levelsInVain(routes2) {
  const inUse = /* @__PURE__ */ new Set();
  const discarding = /* @__PURE__ */ new Map();
  for (const route of routes2) {
    const { level, discarded } = route.request.list;
    if (level !== null) inUse.add(level);
    for (const lost of discarded) {
      if (argumentOf(lost, 0).toLowerCase() !== "upgrade") continue;
      const others = discarding.get(lost.context);
      if (others === void 0) discarding.set(lost.context, [route]);
      else if (others.at(-1) !== route) others.push(route);
    }
  }
  const inVain = /* @__PURE__ */ new Map();
  for (const [level, affected] of discarding) {
    if (inUse.has(level)) continue;
    const named = affected.filter(hasWebSocketPath);
    const likely = named.length > 0 ? named : affected.filter(isCatchAll);
    inVain.set(level, new Set(likely.length > 0 ? likely : affected));
  }
  return inVain;
}
function subrequestPaths(configuration) {
  const paths = /* @__PURE__ */ new Set();
  for (const name of ["auth_request", "mirror"]) {
    for (const statement of configuration.statements.named(name)) paths.add(argumentOf(statement, 0));
  }
  return paths;
}
function* pathEvidence2(route) {
  if (route.location === null || route.location.statement === null) return;
  const path = literalPath(route.location);
  const pattern = patternOf(route.location);
  const found = path !== null ? knownWebSocketPath(path) : pattern !== null ? knownWebSocketPattern(pattern) : null;
  const name = argumentOf(route.location.statement, 0);
  const isNamed = name.startsWith("@") && /ws|websocket|socket/i.test(name);
  if (found === null && !isNamed) return;
  yield {
    message: found === null ? `\`${name}\` is named after WebSockets` : `the path is used by ${found.application}`,
    strength: "strong",
    span: lastArgument(route.location.statement)
  };
}
function lastArgument(statement) {
  return argumentSpan(statement, statement.directive.args.length - 1);
}
function* upstreamEvidence(route) {
  const { target } = route.upstream;
  const rest = target.slice(target.indexOf("://") + 3);
  const [authority = ""] = rest.split("/");
  const path = rest.slice(authority.length);
  const span = argumentSpan(route.handler, 0);
  if (/(?:^|[-_.])(?:ws|websockets?|socket-?io|sockjs|signalr)(?:[-_.:]|$)/i.test(authority)) {
    yield { message: "the upstream is named after WebSockets", strength: "strong", span };
  }
  const found = path.length > 1 ? knownWebSocketPath(path) : null;
  if (found !== null) {
    yield { message: `the upstream's path is used by ${found.application}`, strength: "strong", span };
  }
}
function isCatchAll(route) {
  return route.path === "/";
}
function isApplicationServer(route) {
  const { target, scheme } = route.upstream;
  return scheme === "http" && !target.includes("$") && !target.slice("http://".length).replace(/\/$/, "").includes("/");
}
function unusedUpgradeMap(configuration, routes2) {
  if (configuration.variables.gap !== null) return null;
  for (const [variable, statements] of configuration.variables.definitions) {
    const map = statements.find(
      (at) => nameOf(at) === "map" && argumentOf(at, 0).toLowerCase() === "$http_upgrade"
    );
    if (map === void 0) continue;
    const mentions = (value) => value.toLowerCase().includes(variable);
    const isUsed = routes2.some(
      (route) => route.request.list.statements.some((at) => mentions(argumentOf(at, 1))) || route.request.list.discarded.some((at) => mentions(argumentOf(at, 1)))
    );
    if (!isUsed) return map;
  }
  return null;
}
function* streamEvidence(route) {
  if (route.entry.listeners.some((listener) => WEB_PORTS.test(listener.address))) {
    yield { message: "web traffic passes here", strength: "weak", span: route.origin };
  }
}
var WEB_PORTS;
var init_intent3 = __esm({
  "src/nginx/config/intent.ts"() {
    "use strict";
    init_intent();
    init_known_paths();
    init_context();
    init_location_path();
    init_upgrade_words();
    WEB_PORTS = /(?:^|:)(?:80|443|8080|8443)$/;
  }
});

// src/nginx/config/upstreams.ts
function collectUpstreams(section) {
  const upstreams = /* @__PURE__ */ new Map();
  for (const statement of section.statements) {
    if (nameOf(statement) === "upstream") upstreams.set(argumentOf(statement, 0).toLowerCase(), statement);
  }
  return upstreams;
}
function upstreamOf2(handler, table3) {
  const target = argumentOf(handler, 0);
  const separator = target.indexOf("://");
  const protocol = separator === -1 ? "" : target.slice(0, separator).toLowerCase();
  const rest = separator === -1 ? target : target.slice(separator + 3);
  const scheme = protocol === "http" || protocol === "https" ? protocol : "other";
  if (handler.directive.args[0]?.templated !== false || target.includes("$"))
    return { target, scheme, servers: [] };
  if (rest.startsWith("unix:")) return { target, scheme, servers: [rest] };
  const slash = rest.indexOf("/");
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const upstream = table3.get(authority.toLowerCase());
  return { target, scheme, servers: upstream === void 0 ? [authority] : serversOf(upstream) };
}
function serversOf(upstream) {
  const block2 = upstream.block;
  if (block2 === null || block2.gaps.length > 0) return [];
  return statementsNamed(block2, "server").map((server) => argumentOf(server, 0));
}
var init_upstreams = __esm({
  "src/nginx/config/upstreams.ts"() {
    "use strict";
    init_context();
  }
});

// src/nginx/config/entry.ts
function entryOf2(server) {
  if (server === null) return { listeners: [], hosts: [] };
  let entry = entries.get(server);
  if (entry === void 0) {
    entry = readEntry(server);
    entries.set(server, entry);
  }
  return entry;
}
function readEntry(server) {
  const listeners = statementsNamed(server, "listen").map(listenerOf2);
  const hosts = statementsNamed(server, "server_name").flatMap(
    (at) => at.directive.args.map((word) => word.value)
  );
  return {
    listeners: listeners.length === 0 ? [{ address: "80", tls: false }] : listeners,
    hosts: hosts.filter((host) => host !== "_" && host !== "")
  };
}
function listenerOf2(statement) {
  const [address, ...parameters] = statement.directive.args.map((word) => word.value);
  return { address: address ?? "80", tls: parameters.includes("ssl") || parameters.includes("quic") };
}
var entries;
var init_entry = __esm({
  "src/nginx/config/entry.ts"() {
    "use strict";
    init_context();
    entries = /* @__PURE__ */ new WeakMap();
  }
});

// src/nginx/http-route.ts
var HttpRoute;
var init_http_route = __esm({
  "src/nginx/http-route.ts"() {
    "use strict";
    init_context();
    init_entry();
    init_handshake_fault();
    init_handshake_request();
    init_location_path();
    init_upstream_request();
    init_upstreams();
    init_websocket_path();
    HttpRoute = class {
      dialect = "nginx";
      protocol = "http";
      handler;
      context;
      location;
      server;
      #family;
      #upstream = null;
      #request = null;
      #faults = null;
      #idle = null;
      #websocket = null;
      #intent = null;
      constructor(handler, family) {
        this.handler = handler;
        this.context = handler.context;
        this.location = enclosing(handler.context, "location");
        this.server = enclosing(handler.context, "server");
        this.#family = family;
      }
      get configuration() {
        return this.#family.configuration;
      }
      get entry() {
        return entryOf2(this.server);
      }
      get match() {
        return matchOf(this.context, this.location);
      }
      get path() {
        return this.location === null ? null : literalPath(this.location);
      }
      get origin() {
        return spanOf(this.handler);
      }
      get upstream() {
        this.#upstream ??= upstreamOf2(this.handler, this.#family.upstreamsFor(this.handler));
        return this.#upstream;
      }
      get request() {
        if (this.#request === null) {
          const { variables, target } = this.configuration;
          this.#request = upstreamRequest(this.context, variables, target.nginx, HANDSHAKE);
        }
        return this.#request;
      }
      get faults() {
        if (this.#faults === null) {
          const { handler, context, request: request2 } = this;
          const { variables: table3, statements, target } = this.configuration;
          const nginxVersion = target.nginx;
          this.#faults = handshakeFaults({ handler, context, statements, table: table3, request: request2, nginxVersion });
        }
        return this.#faults;
      }
      get websocket() {
        if (this.#websocket === null) {
          const { handler, request: request2, faults, idle } = this;
          const nginxVersion = this.configuration.target.nginx;
          this.#websocket = websocketPath({ handler, request: request2, faults, idle, nginxVersion });
        }
        return this.#websocket;
      }
      get intent() {
        this.#intent ??= this.#family.intentOf(this);
        return this.#intent;
      }
      get idle() {
        this.#idle ??= readTimeout(this.context, "proxy_read_timeout");
        return this.#idle;
      }
    };
  }
});

// src/nginx/stream-route.ts
function streamRoute(handler, family) {
  const { configuration } = family;
  const context = handler.context;
  const server = enclosing(context, "server");
  const idle = readTimeout(context, "proxy_timeout", DEFAULT_STREAM_TIMEOUT);
  const untouched = {
    value: known(null),
    origin: { kind: "default", versions: "every nginx version" }
  };
  const nginxVersion = configuration.target.nginx;
  const request2 = upstreamRequest(context, configuration.variables, nginxVersion, HANDSHAKE);
  const route = {
    dialect: "nginx",
    protocol: "stream",
    configuration,
    entry: entryOf2(server),
    match: "stream server",
    path: null,
    upstream: upstreamOf2(handler, family.upstreamsFor(handler)),
    websocket: {
      handshake: "works",
      reasons: [],
      httpVersion: { value: known("1.1"), origin: untouched.origin },
      upgrade: { value: known("websocket"), origin: untouched.origin },
      connection: { value: known("Upgrade"), origin: untouched.origin },
      idleTimeout: idle.setting,
      lifetime: untouched
    },
    origin: spanOf(handler),
    handler,
    context,
    location: null,
    server,
    request: request2,
    faults: [],
    idle
  };
  return { ...route, intent: family.intentOf(route) };
}
var DEFAULT_STREAM_TIMEOUT;
var init_stream_route = __esm({
  "src/nginx/stream-route.ts"() {
    "use strict";
    init_setting();
    init_context();
    init_entry();
    init_handshake_request();
    init_upstream_request();
    init_upstreams();
    DEFAULT_STREAM_TIMEOUT = 6e5;
  }
});

// src/nginx/routes.ts
function lowerToRoutes(configuration) {
  return new RouteFamily(configuration).routes;
}
function sectionOf(context) {
  return enclosing(context, "http") ?? enclosing(context, "stream") ?? outermost(context);
}
var RouteFamily;
var init_routes2 = __esm({
  "src/nginx/routes.ts"() {
    "use strict";
    init_context();
    init_intent3();
    init_upstreams();
    init_http_route();
    init_stream_route();
    RouteFamily = class {
      configuration;
      routes;
      #upstreams = /* @__PURE__ */ new Map();
      #together = null;
      constructor(configuration) {
        this.configuration = configuration;
        this.routes = configuration.statements.named("proxy_pass").filter((handler) => handler.directive.args.length > 0 && !handler.stock).map(
          (handler) => sectionOf(handler.context).kind === "stream" ? streamRoute(handler, this) : new HttpRoute(handler, this)
        );
      }
      /** The `upstream` blocks that a handler can name. */
      upstreamsFor(handler) {
        const section = sectionOf(handler.context);
        let table3 = this.#upstreams.get(section);
        if (table3 === void 0) {
          table3 = collectUpstreams(section);
          this.#upstreams.set(section, table3);
        }
        return table3;
      }
      intentOf(route) {
        if (route.protocol === "stream") return intentOf2(route, null);
        this.#together ??= routesTogether(this.configuration, this.routes);
        return intentOf2(route, this.#together);
      }
    };
  }
});

// src/nginx/syntax/characters.ts
function isWhiteSpace(char) {
  return char === SPACE2 || char === TAB2 || char === LINE_FEED2 || char === CARRIAGE_RETURN2;
}
var TAB2, LINE_FEED2, CARRIAGE_RETURN2, SPACE2, DOUBLE_QUOTE2, HASH2, DOLLAR3, SINGLE_QUOTE, RIGHT_PARENTHESIS, SEMICOLON, LESS_THAN2, BACKSLASH2, LEFT_BRACE2, RIGHT_BRACE2, BYTE_ORDER_MARK2;
var init_characters2 = __esm({
  "src/nginx/syntax/characters.ts"() {
    "use strict";
    TAB2 = 9;
    LINE_FEED2 = 10;
    CARRIAGE_RETURN2 = 13;
    SPACE2 = 32;
    DOUBLE_QUOTE2 = 34;
    HASH2 = 35;
    DOLLAR3 = 36;
    SINGLE_QUOTE = 39;
    RIGHT_PARENTHESIS = 41;
    SEMICOLON = 59;
    LESS_THAN2 = 60;
    BACKSLASH2 = 92;
    LEFT_BRACE2 = 123;
    RIGHT_BRACE2 = 125;
    BYTE_ORDER_MARK2 = 65279;
  }
});

// src/nginx/syntax/problem.ts
function byteOrderMark() {
  return {
    code: "byte-order-mark",
    message: "the file begins with a byte-order mark, which nginx takes for a part of the first directive; save it as UTF-8 without one",
    start: 0,
    end: 1,
    related: null,
    repair: { start: 0, end: 1, text: "" }
  };
}
function tooLongParameter(start, end) {
  return {
    code: "too-long-parameter",
    message: "this is longer than the 4095 bytes that nginx reads as one parameter or comment; split it",
    start,
    end,
    related: null,
    repair: null
  };
}
function unclosedQuote(start, end, quote, certain) {
  return {
    code: "unclosed-quote",
    message: `the quote that begins here is not closed on its line, so nginx reads on to the next ${quote} in the file; close it with ${quote}`,
    start,
    end,
    related: null,
    repair: certain ? { start: end, end, text: quote } : null
  };
}
function missingSpaceAfterQuote(text, start, end) {
  const found = text.charAt(end);
  return {
    code: "missing-space-after-quote",
    message: `${JSON.stringify(found)} directly follows a closing quote; nginx wants a space or ";" there. A quote inside a quoted parameter is written as \\" or \\'`,
    start: end,
    end: end + 1,
    related: { message: "the quoted parameter begins here", start, end },
    repair: null
  };
}
function unclosedLuaBlock(open) {
  return {
    code: "unclosed-lua-block",
    message: 'no "}" closes this Lua block; look for a brace, string or long bracket in its Lua code that is not closed',
    start: open,
    end: open + 1,
    related: null,
    repair: null
  };
}
function unclosedTemplateTag(text, start) {
  return {
    code: "unclosed-template-tag",
    message: `the template tag that ${JSON.stringify(text.slice(start, start + 2))} begins is not closed`,
    start,
    end: start + 2,
    related: null,
    repair: null
  };
}
function missingSemicolon(name, last, repairable, noticed) {
  return {
    code: "missing-semicolon",
    message: `"${shorten(name.value)}" is not ended by ";", so nginx reads on and takes what follows for more parameters; add ";" here`,
    start: last.start,
    end: last.end,
    related: noticed,
    repair: repairable ? { start: last.end, end: last.end, text: ";" } : null
  };
}
function missingBlock(name, last, repairable) {
  return {
    code: "missing-block",
    message: `"${shorten(name.value)}" begins a block; write "{" after it and close it with "}"`,
    start: name.start,
    end: last.end,
    related: null,
    repair: repairable ? { start: last.end, end: last.end, text: " {" } : null
  };
}
function notABlockDirective(name, open) {
  return {
    code: "not-a-block-directive",
    message: `"${shorten(name.value)}" takes no block; end it with ";" instead of "{"`,
    start: name.start,
    end: name.end,
    related: { message: "the block opens here", start: open, end: open + 1 },
    repair: null
  };
}
function entryWithBlock(open, list) {
  return {
    code: "unexpected-terminator",
    message: `"{" cannot stand in ${JSON.stringify(shorten(list.value))}, which holds a plain list; end the entry with ";"`,
    start: open,
    end: open + 1,
    related: { message: "the list begins here", start: list.start, end: list.end },
    repair: null
  };
}
function unexpectedSemicolon(start) {
  return {
    code: "unexpected-terminator",
    message: 'this ";" ends nothing, and nginx refuses it; remove it',
    start,
    end: start + 1,
    related: null,
    repair: { start, end: start + 1, text: "" }
  };
}
function unexpectedOpen(start) {
  return {
    code: "unexpected-terminator",
    message: 'this "{" follows no directive; name the block or remove the brace',
    start,
    end: start + 1,
    related: null,
    repair: null
  };
}
function unexpectedClose(start, related, certain) {
  return {
    code: "unexpected-close",
    message: 'this "}" closes a block that is not open; remove it, or open the block that it should close',
    start,
    end: start + 1,
    related,
    repair: certain ? { start, end: start + 1, text: "" } : null
  };
}
function unclosedBlock(name, open, related, repair) {
  const what = name === null ? "this block" : `"${shorten(name.value)}"`;
  return {
    code: "unclosed-block",
    message: `${what} is never closed; add the missing "}"`,
    start: name === null ? open : name.start,
    end: open + 1,
    related,
    repair
  };
}
function shorten(value) {
  return value.length > 40 ? `${value.slice(0, 40)}\u2026` : value;
}
var init_problem = __esm({
  "src/nginx/syntax/problem.ts"() {
    "use strict";
  }
});

// src/nginx/syntax/braces.ts
function findBraceFault(tree, imbalance) {
  const evidence = findEvidence(tree, imbalance.kind);
  if (imbalance.kind === "unexpected-close") return blameClose(imbalance, evidence);
  return evidence === null ? blameInnermost(tree.file, imbalance) : blameOpen(tree.file, evidence);
}
function blameClose(imbalance, evidence) {
  if (evidence === null) {
    return { problem: unexpectedClose(imbalance.at, null, imbalance.isLast), correction: null };
  }
  const noticed = {
    message: "so that this one has no block left to close",
    start: imbalance.at,
    end: imbalance.at + 1
  };
  return {
    problem: unexpectedClose(evidence.at, noticed, true),
    correction: { kind: "ignore-close", at: evidence.at }
  };
}
function blameOpen(file, { directive: directive2, block: block2, at, lastEnd }) {
  const lineEnd = file.lineEndAt(lastEnd);
  const offset = lineEnd > lastEnd && file.text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
  const indent = file.text.slice(file.lineStartAt(directive2.start), directive2.start);
  const repair = offset <= at ? { start: offset, end: offset, text: `${file.lineEnding}${indent}}` } : null;
  const noticed = { message: "by the indentation it should be closed before this", start: at, end: at + 1 };
  return {
    problem: unclosedBlock(directive2.name, block2.open, noticed, repair),
    correction: { kind: "close-before", at }
  };
}
function blameInnermost(file, { name, open, count: count2 }) {
  const { text } = file;
  const noticed = {
    message: "the file ends here with the block still open",
    start: text.length,
    end: text.length
  };
  const indent = name === null ? 0 : indentationAt3(text, name.start);
  const newline = text.endsWith("\n") ? "" : file.lineEnding;
  const repair = count2 === 1 && indent === 0 ? { start: text.length, end: text.length, text: `${newline}}${file.lineEnding}` } : null;
  return { problem: unclosedBlock(name, open, noticed, repair), correction: null };
}
function findEvidence(tree, kind) {
  const { text } = tree.file;
  const visits = [];
  const enter = (directive2) => {
    const block2 = directive2.block ?? luaAsBlock(text, directive2);
    if (block2 === null) return;
    const indent = indentationAt3(text, directive2.start);
    const lastEnd = directive2.lua === null ? block2.open + 1 : endOfContent(text, directive2.lua);
    const outerIndent = visits.at(-1)?.indent ?? -1;
    visits.push({ outerIndent, directive: directive2, block: block2, indent, childIndent: -1, next: 0, lastEnd });
  };
  for (const child of tree.children) {
    enter(child);
    for (let visit = visits.at(-1); visit !== void 0; visit = visits.at(-1)) {
      const found = kind === "unclosed" ? leftOpenAt(text, visit) : closedEarlyAt(text, visit);
      if (found !== -1) {
        return { directive: visit.directive, block: visit.block, at: found, lastEnd: visit.lastEnd };
      }
      const next = visit.block.children[visit.next++];
      if (next === void 0) visits.pop();
      else {
        if (visit.childIndent === -1) visit.childIndent = indentationAt3(text, next.start);
        visit.lastEnd = next.end;
        enter(next);
      }
    }
  }
  return null;
}
function luaAsBlock(text, { lua }) {
  if (lua === null) return null;
  const close = text.charAt(lua.end) === "}" ? lua.end : -1;
  return { open: lua.start - 1, close, children: [], opaque: false };
}
function endOfContent(text, { start, end }) {
  return start + text.slice(start, end).trimEnd().length;
}
function leftOpenAt(text, visit) {
  const { directive: directive2, block: block2, indent, next } = visit;
  if (indent === -1) return -1;
  const isIndented = isInIndentedText(visit);
  const child = block2.children[next];
  if (child !== void 0) {
    const found2 = indentationAt3(text, child.start);
    const isLeft = found2 !== -1 && found2 <= indent && text.lastIndexOf("\n", child.start) > block2.open;
    return isLeft && (isIndented || isForeignChild(directive2, child)) ? child.start : -1;
  }
  const found = block2.close === -1 ? -1 : indentationAt3(text, block2.close);
  return isIndented && found !== -1 && found < indent ? block2.close : -1;
}
function isInIndentedText({ outerIndent, block: block2, indent, childIndent, next }) {
  const onlyOnFirstLine = childIndent === -1 && next > 0;
  const isNested = outerIndent !== -1 && outerIndent < indent;
  return childIndent > indent || onlyOnFirstLine || isNested || block2.children.length === 0;
}
function isForeignChild(outer, inner) {
  const contexts = Object.hasOwn(CONTEXTS_IN_BLOCK, outer.name.value) ? CONTEXTS_IN_BLOCK[outer.name.value] : void 0;
  if (contexts === void 0)
    return inner.block !== null && /^(map|geo|types|split_clients)$/.test(outer.name.value);
  const forms = lookUpDirective(inner.name.value).filter((form) => form.block === (inner.block !== null));
  return isKnownDirective(inner.name.value) && !forms.some((form) => contexts.some((context) => isAllowedIn(form, context)));
}
function closedEarlyAt(text, { block: block2, indent, childIndent, next }) {
  if (next < block2.children.length || block2.close === -1 || indent === -1) return -1;
  const found = indentationAt3(text, block2.close);
  return found > indent && found === childIndent ? block2.close : -1;
}
function indentationAt3(text, offset) {
  let start = offset;
  while (start > 0 && isBlank2(text.charCodeAt(start - 1))) start--;
  if (start > 0 && text.charCodeAt(start - 1) !== LINE_FEED2) return -1;
  let columns = 0;
  for (let at = start; at < offset; at++) columns += text.charCodeAt(at) === TAB2 ? 4 - columns % 4 : 1;
  return columns;
}
function isBlank2(char) {
  return char === SPACE2 || char === TAB2;
}
var CONTEXTS_IN_BLOCK;
var init_braces = __esm({
  "src/nginx/syntax/braces.ts"() {
    "use strict";
    init_directives();
    init_characters2();
    init_problem();
    CONTEXTS_IN_BLOCK = {
      events: ["events"],
      http: ["http"],
      if: ["if in server", "if in location"],
      limit_except: ["limit_except"],
      location: ["location"],
      mail: ["mail"],
      server: ["server", "stream server", "mail server"],
      stream: ["stream"],
      upstream: ["upstream", "stream upstream"]
    };
  }
});

// src/nginx/syntax/template.ts
function mayHoldTags(text) {
  return ["{{", "{%", "{#", "<%"].some((opening) => text.includes(opening));
}
function isTemplatePath(path) {
  return /\.(j2|jinja2?|erb|epp|ejs|tmpl|gotmpl|gtpl|tpl|template|sigil|liquid|mustache|hbs|in)$/i.test(path);
}
function roleOfTag(text, start, end) {
  const content = contentOf(text, start + 2, end - 2);
  switch (text.slice(start, start + 2)) {
    case "{#":
      return "silent";
    case "{%":
      return roleOfStatement(content);
    case "{{":
      return roleOfExpression(content);
    default:
      return roleOfCode(text.charAt(start + 2), content);
  }
}
function contentOf(text, start, end) {
  const from = "-~+_=".includes(text.charAt(start)) ? start + 1 : start;
  const to = "-~+_".includes(text.charAt(end - 1)) ? end - 1 : end;
  return text.slice(from, to).trim();
}
function roleOfStatement(content) {
  const word = /^\w+/.exec(content)?.[0] ?? "";
  if (OPENING.has(word)) return "open";
  if (MIDDLE.has(word)) return "middle";
  if (CLOSING.has(word)) return "close";
  return INSERTING.has(word) ? "output" : "silent";
}
function roleOfExpression(content) {
  if (/^(?:\/\*|!)/.test(content)) return "silent";
  if (/^(?:[#^]\s*\w|(?:if|range|with|define|block)\s)/.test(content)) return "open";
  if (/^(?:\^$|else\b)/.test(content)) return "middle";
  if (/^(?:\/\s*\w|end$)/.test(content)) return "close";
  return /^\$\w+(?:\s*,\s*\$\w+)?\s*:?=|^ansible_managed\b/.test(content) ? "silent" : "output";
}
function roleOfCode(sign, content) {
  if (sign === "#") return "silent";
  if (sign === "=") return "output";
  if (/^(?:else|elsif|when)\b/.test(content)) return "middle";
  if (/^end\b/.test(content)) return "close";
  if (sign === "-" && /^[\w.$]+(?:\([^)]*\))?$/.test(content)) return "output";
  const depth2 = content.split("{").length - content.split("}").length;
  if (depth2 > 0 || /\bdo(?:\s*\|[^|]*\|)?$/.test(content)) return "open";
  if (depth2 < 0) return "close";
  if (content.startsWith("}")) return "middle";
  return /^(?:if|unless|case|while|until|for|begin)\b/.test(content) && !content.endsWith("}") ? "open" : "silent";
}
var CONDITIONAL, OPENING, MIDDLE, CLOSING, INSERTING;
var init_template = __esm({
  "src/nginx/syntax/template.ts"() {
    "use strict";
    CONDITIONAL = ["if", "unless", "for", "foreach", "case", "while", "until", "tablerow", "macro"];
    OPENING = new Set(CONDITIONAL);
    MIDDLE = /* @__PURE__ */ new Set(["else", "elsif", "elseif", "elif", "when", "rescue", "ensure"]);
    CLOSING = /* @__PURE__ */ new Set(["end", ...CONDITIONAL.map((word) => `end${word}`)]);
    INSERTING = /* @__PURE__ */ new Set(["include", "import", "extends", "render", "template", "partial", "yield"]);
  }
});

// src/nginx/syntax/embedded.ts
function embeddedRegions(file) {
  if (/\.ya?ml$/i.test(file.path))
    return blockScalars(file).filter((region) => holdsDirectives(file, region));
  if (/\.(ba|z|k)?sh$/i.test(file.path))
    return hereDocuments(file).filter((region) => holdsDirectives(file, region));
  return null;
}
function blockScalars(file) {
  const regions = [];
  const { lineStarts } = file;
  for (let line = 0; line < lineStarts.length; line++) {
    const header = BLOCK_SCALAR.exec(file.lineText(line + 1));
    if (header === null) continue;
    const indent = header[1]?.length ?? 0;
    let next = line + 1;
    while (next < lineStarts.length && belongsToScalar(file.lineText(next + 1), indent)) next++;
    regions.push(regionOfLines(file, line + 1, next));
    line = next - 1;
  }
  return regions;
}
function belongsToScalar(line, indent) {
  const depth2 = line.search(/\S/);
  return depth2 === -1 || depth2 > indent || line.startsWith("{{", depth2);
}
function hereDocuments(file) {
  const regions = [];
  const { lineStarts } = file;
  for (let line = 0; line < lineStarts.length; line++) {
    const delimiter = HERE_DOCUMENT.exec(file.lineText(line + 1))?.[2];
    if (delimiter === void 0) continue;
    let next = line + 1;
    while (next < lineStarts.length && file.lineText(next + 1).trim() !== delimiter) next++;
    regions.push(regionOfLines(file, line + 1, next));
    line = next;
  }
  return regions;
}
function regionOfLines(file, from, to) {
  const { lineStarts, text } = file;
  return { start: lineStarts[from] ?? text.length, end: lineStarts[to] ?? text.length };
}
function holdsDirectives(file, { start, end }) {
  let balance = 0;
  for (const [, name = ""] of file.text.slice(start, end).matchAll(/^[ \t]*([\w-]+)\b.*[;{][ \t\r]*$/gm)) {
    balance += lookUpDirective(name).some(({ module }) => module !== "") ? 1 : -1;
  }
  return balance > 0;
}
var BLOCK_SCALAR, HERE_DOCUMENT;
var init_embedded = __esm({
  "src/nginx/syntax/embedded.ts"() {
    "use strict";
    init_directives();
    BLOCK_SCALAR = /^( *)(?:- +)*(?:[^#\s].*:\s+|- )?[|>][-+0-9]*\s*(?:#.*)?$/;
    HERE_DOCUMENT = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;
  }
});

// src/nginx/syntax/lua.ts
function hasLuaBody(name) {
  return name.endsWith("_by_lua_block");
}
function endOfLuaBody(text, start) {
  const strings = new ShortStrings(text);
  let depth2 = 0;
  let at = start;
  while (at < text.length) {
    switch (text.charCodeAt(at)) {
      case LEFT_BRACE2:
        depth2++;
        at++;
        break;
      case RIGHT_BRACE2:
        if (depth2 === 0) return at;
        depth2--;
        at++;
        break;
      case DOUBLE_QUOTE2:
      case SINGLE_QUOTE:
        at = strings.endOf(at);
        break;
      case LEFT_BRACKET:
        at = endOfLongBracket(text, at) ?? at + 1;
        break;
      case MINUS:
        at = text.charCodeAt(at + 1) === MINUS ? endOfComment(text, at) : at + 1;
        break;
      default:
        at++;
    }
  }
  return -1;
}
function endOfComment(text, start) {
  if (text.charCodeAt(start + 2) === LEFT_BRACKET) {
    const end = endOfLongBracket(text, start + 2);
    if (end !== null) return end;
  }
  const feed = text.indexOf("\n", start);
  return feed === -1 ? text.length : feed + 1;
}
function endOfLongBracket(text, start) {
  let at = start + 1;
  while (text.charCodeAt(at) === EQUALS) at++;
  if (text.charCodeAt(at) !== LEFT_BRACKET) return null;
  const closing = `]${"=".repeat(at - start - 1)}]`;
  const end = text.indexOf(closing, at + 1);
  return end === -1 ? text.length : end + closing.length;
}
function likelyEndOfLuaBody(text, lineStart, bodyStart) {
  let indented = lineStart;
  while (isBlank3(text.charCodeAt(indented))) indented++;
  const closing = `
${text.slice(lineStart, indented)}}`;
  const at = text.indexOf(closing, bodyStart);
  return at === -1 ? -1 : at + closing.length - 1;
}
function isBlank3(char) {
  return char === SPACE2 || char === TAB2;
}
var MINUS, EQUALS, LEFT_BRACKET, ShortStrings;
var init_lua = __esm({
  "src/nginx/syntax/lua.ts"() {
    "use strict";
    init_characters2();
    MINUS = 45;
    EQUALS = 61;
    LEFT_BRACKET = 91;
    ShortStrings = class {
      #text;
      #noDoubleQuoteBefore = 0;
      #noSingleQuoteBefore = 0;
      constructor(text) {
        this.#text = text;
      }
      /** After the string that begins at `start`; where it does not end on its line, after its quote. */
      endOf(start) {
        const text = this.#text;
        const quote = text.charCodeAt(start);
        if (start < (quote === DOUBLE_QUOTE2 ? this.#noDoubleQuoteBefore : this.#noSingleQuoteBefore))
          return start + 1;
        let at = start + 1;
        while (at < text.length) {
          const char = text.charCodeAt(at);
          if (char === quote) return at + 1;
          if (char === LINE_FEED2) break;
          at += char === BACKSLASH2 && text.charCodeAt(at + 1) !== LINE_FEED2 ? 2 : 1;
        }
        if (quote === DOUBLE_QUOTE2) this.#noDoubleQuoteBefore = at;
        else this.#noSingleQuoteBefore = at;
        return start + 1;
      }
    };
  }
});

// src/nginx/syntax/open-quote.ts
function quoteWasLeftOpen(text, start, closing) {
  const content = text.slice(start + 1, closing);
  const feed = content.indexOf("\n");
  if (feed === -1) return false;
  const firstLine = content.slice(0, feed).trimEnd();
  return firstLine.endsWith(";") || firstLine !== "" && /[\s(]$/.test(content.slice(-1));
}
var UnclosedQuotes;
var init_open_quote = __esm({
  "src/nginx/syntax/open-quote.ts"() {
    "use strict";
    UnclosedQuotes = class {
      #double = Number.POSITIVE_INFINITY;
      #single = Number.POSITIVE_INFINITY;
      /** Whether a quote of this kind at this offset has no closing one. */
      areFrom(offset, quote) {
        return offset >= (quote === '"' ? this.#double : this.#single);
      }
      noteFrom(offset, quote) {
        if (quote === '"') this.#double = Math.min(this.#double, offset);
        else this.#single = Math.min(this.#single, offset);
      }
    };
  }
});

// src/nginx/syntax/string-pool.ts
var SLOTS, LONGEST_TO_KEEP, StringPool;
var init_string_pool = __esm({
  "src/nginx/syntax/string-pool.ts"() {
    "use strict";
    SLOTS = 1024;
    LONGEST_TO_KEEP = 64;
    StringPool = class {
      #text;
      #kept = new Array(SLOTS).fill(void 0);
      constructor(text) {
        this.#text = text;
      }
      take(start, end) {
        const text = this.#text;
        const length = end - start;
        if (length === 0) return "";
        if (length > LONGEST_TO_KEEP) return text.slice(start, end);
        const middle = text.charCodeAt(start + (length >> 1));
        const ends = text.charCodeAt(start) * 31 + text.charCodeAt(end - 1);
        const slot = length * 7 + ends * 13 + middle * 101 & SLOTS - 1;
        const kept = this.#kept[slot];
        if (kept !== void 0 && kept.length === length && text.startsWith(kept, start)) return kept;
        const fresh = text.slice(start, end);
        this.#kept[slot] = fresh;
        return fresh;
      }
    };
  }
});

// src/nginx/syntax/tag-scanner.ts
function mayOpenTag(char) {
  return char === LEFT_BRACE2 || char === LESS_THAN2;
}
var PERCENT2, TagScanner2;
var init_tag_scanner = __esm({
  "src/nginx/syntax/tag-scanner.ts"() {
    "use strict";
    init_characters2();
    PERCENT2 = 37;
    TagScanner2 = class {
      #text;
      /** For each closing, an offset from which on it does not occur. */
      #absentFrom = /* @__PURE__ */ new Map();
      #lookedAheadTo = -1;
      #lineEndsThere = false;
      constructor(text) {
        this.#text = text;
      }
      /** The end of the tag that starts at `start`, or -1 where none does. */
      endOfTagAt(start) {
        const closing = this.#closingAt(start);
        if (closing === null) return -1;
        if (start >= (this.#absentFrom.get(closing) ?? Number.POSITIVE_INFINITY)) return -1;
        const end = closing === "}}" ? this.#endOfExpression(start + 2) : this.#endAfter(closing, start + 2);
        if (end === -1) this.#absentFrom.set(closing, start);
        return end;
      }
      /** Whether tag characters open here, closed or not. */
      opensAt(start) {
        return this.#closingAt(start) !== null;
      }
      #closingAt(start) {
        const first = this.#text.charCodeAt(start);
        const second = this.#text.charCodeAt(start + 1);
        if (first === LESS_THAN2) return second === PERCENT2 ? "%>" : null;
        if (first !== LEFT_BRACE2) return null;
        if (second === LEFT_BRACE2) return "}}";
        if (second === PERCENT2) return "%}";
        return second === HASH2 ? "#}" : null;
      }
      #endAfter(closing, from) {
        const at = this.#text.indexOf(closing, from);
        return at === -1 ? -1 : at + closing.length;
      }
      /** After the `}}` that closes an expression; one in a string of the expression does not. */
      #endOfExpression(from) {
        const text = this.#text;
        const closing = text[from] === "{" ? "}}}" : "}}";
        for (let at = from; at < text.length; at++) {
          const char = text[at];
          if (char === "}" && text.startsWith(closing, at)) return at + closing.length;
          if (char === '"' || char === "'" || char === "`") at = this.#endOfString(at, char);
        }
        return -1;
      }
      /** The closing quote of a string that ends on its line before a `}}` would, or `start` where it does not. */
      #endOfString(start, quote) {
        const text = this.#text;
        for (let at = start + 1; at < text.length && text.charCodeAt(at) !== LINE_FEED2; at++) {
          if (text[at] === "\\") at++;
          else if (text[at] === quote) return at;
        }
        return start;
      }
      /**
       * Whether nothing but tags, and a comment or a closing brace, follows on the line. What was found holds for every tag
       * before that place.
       */
      tagsEndLine(from) {
        if (from > this.#lookedAheadTo) {
          this.#lookedAheadTo = this.#endOfTags(from);
          const char = this.#text.charCodeAt(this.#lookedAheadTo);
          const isEnd = this.#lookedAheadTo === this.#text.length;
          this.#lineEndsThere = isEnd || char === LINE_FEED2 || char === HASH2 || char === RIGHT_BRACE2;
        }
        return this.#lineEndsThere;
      }
      /** The first offset from `from` on that is neither blank nor in a tag. */
      #endOfTags(from) {
        let at = from;
        while (at < this.#text.length) {
          const char = this.#text.charCodeAt(at);
          if (char === LINE_FEED2) return at;
          const end = isWhiteSpace(char) ? at + 1 : this.endOfTagAt(at);
          if (end === -1) return at;
          at = end;
        }
        return at;
      }
    };
  }
});

// src/nginx/syntax/word-value.ts
function resolveEscapes(raw) {
  let value = "";
  let copied = 0;
  for (let at = raw.indexOf("\\"); at !== -1; at = raw.indexOf("\\", at)) {
    const replacement = ESCAPES[raw.charAt(at + 1)];
    if (replacement === void 0) {
      at++;
      continue;
    }
    value += raw.slice(copied, at) + replacement;
    at += 2;
    copied = at;
  }
  return value + raw.slice(copied);
}
function bytesInUtf8(text, start, end) {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    bytes += unit < 128 ? 1 : unit < 2048 || unit >= 55296 && unit <= 57343 ? 2 : 3;
  }
  return bytes;
}
var ESCAPES;
var init_word_value = __esm({
  "src/nginx/syntax/word-value.ts"() {
    "use strict";
    ESCAPES = {
      '"': '"',
      "'": "'",
      "\\": "\\",
      t: "	",
      r: "\r",
      n: "\n"
    };
  }
});

// src/nginx/syntax/lexer.ts
var BUFFER_SIZE, FEWEST_UNITS_THAT_FILL, NO_WORD2, INSERTION, Lexer2;
var init_lexer2 = __esm({
  "src/nginx/syntax/lexer.ts"() {
    "use strict";
    init_characters2();
    init_embedded();
    init_lua();
    init_open_quote();
    init_problem();
    init_string_pool();
    init_tag_scanner();
    init_template();
    init_word_value();
    BUFFER_SIZE = 4096;
    FEWEST_UNITS_THAT_FILL = Math.floor((BUFFER_SIZE - 2) / 3);
    NO_WORD2 = { start: 0, end: 0, value: "", quote: "", templated: false };
    INSERTION = /\$\{\w+\}[ \t\r]*(?:\n|$)/y;
    Lexer2 = class {
      /** The token that `next` found last. */
      start = 0;
      end = 0;
      /** The last word; valid after `next` returned `word`. */
      word = NO_WORD2;
      /** What the last tag does; valid after `next` returned `tag`. */
      tagRole = "silent";
      /** Whether a line feed lies between the last token and the one before it. */
      beginsLine = true;
      /** How many conditions and loops of the template are open. */
      conditionalDepth = 0;
      /** Whether a tag was found in the text so far. */
      sawTag = false;
      /** Whether a `<% %>` was found outside of quotes: nothing that a plain configuration would hold, and yet words to nginx. */
      sawCodeTag = false;
      comments = [];
      problems = [];
      #text;
      #pool;
      /** Where the text, or the part of it that is being read, ends. */
      #length;
      /** Parts of a file that is something else as a whole; `#nextRegion` is the one to read next. */
      #regions;
      #nextRegion = 0;
      #tags;
      /** A lone `${NAME}` on a line of its own inserts directives (envsubst) rather than being a word. */
      #insertions;
      #firstOffset;
      #position;
      /** Words have been read that no terminator ended yet. */
      #inStatement = false;
      /** The last word that began a statement or a line decides whether a `{` opens a Lua body. */
      #luaOpens = false;
      #luaFollows = false;
      #unclosed = new UnclosedQuotes();
      constructor(file, reading) {
        const { text } = file;
        const regions = embeddedRegions(file);
        this.#text = text;
        this.#pool = new StringPool(text);
        this.#regions = regions ?? [];
        this.#length = regions === null ? text.length : 0;
        this.#tags = reading === "template" ? new TagScanner2(text) : null;
        this.#insertions = isTemplatePath(file.path);
        this.#firstOffset = text.charCodeAt(0) === BYTE_ORDER_MARK2 ? 1 : 0;
        this.#position = this.#firstOffset;
        if (this.#firstOffset === 1) this.problems.push(byteOrderMark());
      }
      next() {
        if (this.#luaFollows) return this.#lua();
        this.#skipTrivia();
        while (this.#position >= this.#length && this.#enterRegion()) this.#skipTrivia();
        const start = this.#position;
        this.start = start;
        if (start >= this.#length) {
          this.start = this.end = this.#text.length;
          return "end";
        }
        const char = this.#text.charCodeAt(start);
        if (this.#tags !== null && (char === LESS_THAN2 || char === LEFT_BRACE2 && !this.#luaOpens)) {
          const end = this.#tags.endOfTagAt(start);
          if (end !== -1) return this.#tag(start, end);
          if (!this.#inStatement && this.#tags.opensAt(start)) return this.#unclosedTag(start);
        }
        switch (char) {
          case SEMICOLON:
            return this.#terminator(";");
          case LEFT_BRACE2:
            this.#luaFollows = this.#luaOpens;
            return this.#terminator("{");
          case RIGHT_BRACE2:
            return this.#terminator("}");
          case DOUBLE_QUOTE2:
            return this.#quotedWord(start, '"');
          case SINGLE_QUOTE:
            return this.#quotedWord(start, "'");
          case DOLLAR3:
            if (this.#insertions && this.#isInsertion(start)) return this.#insertion(start);
            return this.#bareWord(start);
          default:
            return this.#bareWord(start);
        }
      }
      #skipTrivia() {
        const text = this.#text;
        const length = this.#length;
        let at = this.#position;
        this.beginsLine = at === this.#firstOffset;
        while (at < length) {
          const char = text.charCodeAt(at);
          if (char === LINE_FEED2) this.beginsLine = true;
          else if (char === HASH2) {
            const feed = text.indexOf("\n", at);
            const end = feed === -1 ? length : feed;
            this.comments.push({ start: at, end });
            if (end - at > FEWEST_UNITS_THAT_FILL) this.#checkLength(at, at, end);
            at = end;
            continue;
          } else if (char !== SPACE2 && char !== TAB2 && char !== CARRIAGE_RETURN2) break;
          at++;
        }
        this.#position = at;
      }
      #enterRegion() {
        const region = this.#regions[this.#nextRegion++];
        if (region === void 0) return false;
        this.#position = region.start;
        this.#length = region.end;
        return true;
      }
      #terminator(kind) {
        this.#position = this.end = this.start + 1;
        this.#inStatement = false;
        this.#luaOpens = false;
        return kind;
      }
      /** A word without quotes. */
      #bareWord(start) {
        const text = this.#text;
        const length = this.#length;
        const isTemplate2 = this.#tags !== null;
        let at = start;
        let afterDollar = false;
        let escapes = false;
        let templated = false;
        while (at < length) {
          const char = text.charCodeAt(at);
          const tagEnd = isTemplate2 && mayOpenTag(char) ? this.#passTag(at, true) : -1;
          if (tagEnd !== -1) {
            templated = true;
            afterDollar = false;
            at = tagEnd;
          } else if (char === LEFT_BRACE2) {
            if (!afterDollar) break;
            at++;
          } else {
            if (char === SEMICOLON || isWhiteSpace(char)) break;
            afterDollar = char === DOLLAR3;
            if (char === BACKSLASH2) escapes = true;
            at += char === BACKSLASH2 ? 2 : 1;
          }
        }
        if (at > length) at = length;
        if (at - start > FEWEST_UNITS_THAT_FILL && !templated) {
          this.#checkLength(start, start, isWhiteSpace(text.charCodeAt(at)) ? at + 1 : at);
        }
        this.#finishWord(start, at, start, at, "", escapes, templated);
        return "word";
      }
      /** A word in quotes, which may run over several lines. */
      #quotedWord(start, quote) {
        const text = this.#text;
        const isTemplate2 = this.#tags !== null;
        const closing = quote === '"' ? DOUBLE_QUOTE2 : SINGLE_QUOTE;
        const limit = this.#unclosed.areFrom(start, quote) ? start : this.#length;
        let at = start + 1;
        let escapes = false;
        let templated = false;
        while (at < limit) {
          const char = text.charCodeAt(at);
          if (char === closing) break;
          const tagEnd = isTemplate2 && mayOpenTag(char) ? this.#passTag(at, false) : -1;
          if (tagEnd !== -1) templated = true;
          if (char === BACKSLASH2) escapes = true;
          at = tagEnd !== -1 ? tagEnd : char === BACKSLASH2 ? at + 2 : at + 1;
        }
        if (at >= limit) {
          this.#unclosed.noteFrom(start, quote);
          return this.#unclosedWord(start, quote);
        }
        const end = at + 1;
        if (end < this.#length && !this.#mayFollowQuote(end)) {
          if (quoteWasLeftOpen(this.#text, start, at)) return this.#unclosedWord(start, quote);
          if (text.charCodeAt(end) !== RIGHT_BRACE2)
            this.problems.push(missingSpaceAfterQuote(text, start, end));
        }
        if (at - start > FEWEST_UNITS_THAT_FILL && !templated) {
          this.#checkLength(start, start + 1, isWhiteSpace(text.charCodeAt(end)) ? end + 1 : end);
        }
        this.#finishWord(start, end, start + 1, at, quote, escapes, templated);
        return "word";
      }
      #finishWord(start, end, valueStart, valueEnd, quote, escapes, templated) {
        const raw = this.#pool.take(valueStart, valueEnd);
        const value = escapes ? resolveEscapes(raw) : raw;
        this.word = { start, end, value, quote, templated };
        this.#position = this.end = end;
        if (!this.#inStatement || this.beginsLine) this.#luaOpens = hasLuaBody(value);
        this.#inStatement = true;
      }
      /** What nginx accepts directly after a closing quote. */
      #mayFollowQuote(at) {
        const char = this.#text.charCodeAt(at);
        if (isWhiteSpace(char) || char === SEMICOLON || char === LEFT_BRACE2 || char === RIGHT_PARENTHESIS)
          return true;
        return this.#tags?.opensAt(at) === true;
      }
      /** Ends a word that nothing closes on its line, so that the next line is read as usual. */
      #unclosedWord(start, quote) {
        const text = this.#text;
        const feed = text.indexOf("\n", start);
        const line = text.slice(start, feed === -1 ? this.#length : feed).trimEnd();
        const semicolon = line.indexOf(";");
        const content = semicolon !== -1 ? line.slice(0, semicolon) : line.replace(/\s*\{$/, "");
        const end = start + content.length;
        const certain = semicolon !== -1 && semicolon === line.length - 1 && !/\s/.test(content);
        this.problems.push(unclosedQuote(start, end, quote, certain));
        this.#finishWord(start, end, start + 1, end, quote, content.includes("\\"), false);
        return "word";
      }
      #checkLength(start, from, doneAt) {
        if (doneAt < this.#text.length && bytesInUtf8(this.#text, from, doneAt) >= BUFFER_SIZE) {
          this.problems.push(tooLongParameter(start, doneAt));
        }
      }
      #lua() {
        this.#luaFollows = false;
        this.beginsLine = false;
        const start = this.#position;
        let close = endOfLuaBody(this.#text, start);
        if (close === -1) {
          const lineStart = this.#text.lastIndexOf("\n", this.word.start) + 1;
          this.problems.push(unclosedLuaBlock(start - 1));
          close = likelyEndOfLuaBody(this.#text, lineStart, start);
          if (close === -1) close = this.#length;
        }
        this.start = start;
        this.#position = this.end = close;
        return "lua";
      }
      /** A tag between statements is a token of its own, unless it inserts something and a statement goes on after it. */
      #tag(start, end) {
        if (this.#inStatement) return this.#bareWord(start);
        const role = roleOfTag(this.#text, start, end);
        if (role === "output" && this.#tags?.tagsEndLine(end) !== true) return this.#bareWord(start);
        this.#noteTag(start, role, true);
        this.tagRole = role;
        this.#position = this.end = end;
        return "tag";
      }
      /** The end of the tag at `start` in a word, or -1; `bare` where the word is not in quotes. */
      #passTag(start, bare) {
        const end = this.#tags?.endOfTagAt(start) ?? -1;
        if (end !== -1) this.#noteTag(start, roleOfTag(this.#text, start, end), bare);
        return end;
      }
      #noteTag(start, role, bare) {
        this.sawTag = true;
        if (bare && this.#text.charCodeAt(start) === LESS_THAN2) this.sawCodeTag = true;
        if (role === "open") this.conditionalDepth++;
        else if (role === "close" && this.conditionalDepth > 0) this.conditionalDepth--;
      }
      /** A tag without an end, where a statement would begin: read as if it ended with its line. */
      #unclosedTag(start) {
        this.problems.push(unclosedTemplateTag(this.#text, start));
        const feed = this.#text.indexOf("\n", start);
        this.tagRole = "silent";
        this.#position = this.end = feed === -1 || feed > this.#length ? this.#length : feed;
        return "tag";
      }
      #isInsertion(start) {
        if (this.#inStatement || !this.beginsLine) return false;
        INSERTION.lastIndex = start;
        return INSERTION.test(this.#text);
      }
      #insertion(start) {
        this.sawTag = true;
        this.tagRole = "output";
        this.#position = this.end = this.#text.indexOf("}", start) + 1;
        return "tag";
      }
    };
  }
});

// src/nginx/syntax/statement.ts
function isPlainStatement(words, body) {
  if (body !== "directives" && body !== "upstream") return body !== "pairs" || words.length <= 2;
  const name = words[0]?.value ?? "";
  if (hasLuaBody(name)) return false;
  const forms = lookUpDirective(name);
  return forms.length === 0 || forms.some((form) => !form.block && takesArguments(form, words.length - 1));
}
function bodyOf(name, parent) {
  if (parent === "unchecked" || parent === "pairs" || parent === "list") return "unchecked";
  if (name === "upstream") return "upstream";
  const form = lookUpDirective(name).find(({ block: block2 }) => block2);
  if (form === void 0 || form.module === "") return "unchecked";
  if (!form.freeBody) return "directives";
  return PAIR_LISTS.has(name) ? "pairs" : LISTS2.has(name) ? "list" : "unchecked";
}
function divideStatement(words, lineStarts, end, body) {
  if (words.some(({ templated }) => templated)) return [whole(words, null, false)];
  if (body === "pairs" && end !== "{") return dividePairs(words, lineStarts ?? [], end);
  if (body === "list" || body === "unchecked" || body === "pairs") return [judgeLast(words, 0, end, body)];
  const bodyStart = startOfBody(words, lineStarts, end);
  if (bodyStart !== null) return divideAfterMissingBrace(words, bodyStart, lineStarts, end, body);
  const starts = (lineStarts ?? []).filter((index) => beginsStatement(words[index]));
  if (starts.length === 0) starts.push(...startOnSameLine(words, end));
  return starts.length > 0 && mayDivide(words, starts, end) ? divideAt(words, starts, end, body) : [judgeLast(words, 0, end, body)];
}
function startOfBody(words, lineStarts, end) {
  const forms = lookUpDirective(words[0]?.value ?? "");
  if (end === "{" || forms.length === 0 || fits(words, 0, words.length, ";")) return null;
  const [start = startOnSameLine(words, end)[0]] = lineStarts ?? [];
  return start !== void 0 && fits(words, 0, start, "{") ? start : null;
}
function divideAfterMissingBrace(words, bodyStart, lineStarts, end, body) {
  const opening = { from: 0, to: bodyStart, ...judgeUnended(words, 0, bodyStart) };
  const laterStarts = (lineStarts ?? []).filter((index) => index > bodyStart).map((index) => index - bodyStart);
  const inner = bodyOf(words[0]?.value ?? "", body);
  const rest = divideStatement(words.slice(bodyStart), laterStarts, end, inner);
  return [
    opening,
    ...rest.map((each) => ({ ...each, from: each.from + bodyStart, to: each.to + bodyStart }))
  ];
}
function beginsStatement(word) {
  return word !== void 0 && word.quote === "" && (isKnownDirective(word.value) || hasLuaBody(word.value));
}
function startOnSameLine(words, end) {
  if (!isKnownDirective(words[0]?.value ?? "") || fits(words, 0, words.length, end)) return [];
  const starts = [...words.keys()].filter(
    (index) => index > 0 && beginsStatement(words[index]) && (fits(words, 0, index, ";") || fits(words, 0, index, "{")) && fits(words, index, words.length, end)
  );
  return starts.length === 1 ? starts : [];
}
function mayDivide(words, starts, end) {
  const name = words[0]?.value ?? "";
  const lastStart = starts.at(-1) ?? 0;
  if (end === "{" && !fits(words, lastStart, words.length, "{")) return false;
  const known2 = isKnownDirective(name);
  if (known2 && !fits(words, 0, words.length, end)) return true;
  const isEnded = end === ";" || end === "{";
  if (known2 && isEnded && (!refusesDirectiveNames(name) || starts.some((index) => isAlsoParameter(words[index])))) {
    return false;
  }
  const bounds = [...starts, words.length];
  return starts.every((from, index) => {
    const isLast = index === starts.length - 1;
    return fits(words, from, bounds[index + 1] ?? words.length, isLast && isEnded ? end : ";");
  });
}
function isAlsoParameter(word) {
  return word !== void 0 && ALSO_PARAMETERS.has(word.value);
}
function refusesDirectiveNames(name) {
  return REFUSES_DIRECTIVE_NAMES.has(name) || lookUpDirective(name).some(({ valueKind }) => valueKind === "set");
}
function fits(words, from, to, end) {
  const name = words[from]?.value ?? "";
  if (hasLuaBody(name)) return end === "{";
  const isBlock = end === "{";
  return lookUpDirective(name).some((form) => form.block === isBlock && takesArguments(form, to - from - 1));
}
function divideAt(words, starts, end, body) {
  const firsts = [0, ...starts];
  return firsts.map((from, index) => {
    const to = firsts[index + 1];
    if (to === void 0) return judgeLast(words, from, end, body);
    return { from, to, ...judgeUnended(words, from, to) };
  });
}
function judgeLast(words, from, end, body) {
  const to = words.length;
  const checked = body === "directives" || body === "upstream";
  if (end === "}" || end === "end") {
    return checked ? { from, to, ...judgeUnended(words, from, to) } : { from, to, fault: "missing-semicolon", certain: true };
  }
  if (!checked) return { from, to, fault: null, certain: false };
  const name = words[from]?.value ?? "";
  if (end === ";") {
    const needsBlock = hasLuaBody(name) || !fits(words, from, to, ";") && fits(words, from, to, "{");
    return { from, to, fault: needsBlock ? "missing-block" : null, certain: false };
  }
  const takesBlock = !isKnownDirective(name) || formsFor(name, body).some(({ block: block2 }) => block2);
  return { from, to, fault: takesBlock ? null : "not-a-block-directive", certain: false };
}
function formsFor(name, body) {
  const forms = lookUpDirective(name);
  return body === "upstream" && name === "server" ? forms.filter(({ block: block2 }) => !block2) : forms;
}
function judgeUnended(words, from, to) {
  const name = words[from]?.value ?? "";
  const forms = lookUpDirective(name);
  const blockFits = fits(words, from, to, "{");
  const opensBlock = hasLuaBody(name) || forms.length > 0 && forms.every(({ block: block2 }) => block2);
  if (opensBlock || blockFits && !fits(words, from, to, ";")) {
    return { fault: "missing-block", certain: blockFits && !hasLuaBody(name) };
  }
  const mayBeDirective = forms.length === 0 && /^[a-z][a-z0-9_]*$/.test(name);
  return { fault: "missing-semicolon", certain: mayBeDirective || fits(words, from, to, ";") };
}
function dividePairs(words, lineStarts, end) {
  const firsts = [0, ...lineStarts];
  const ended = end === ";";
  const isEntry = (from, to) => to - from === 2 || to - from === 1 && LONE_ENTRIES.has(words[from]?.value ?? "");
  const asLines = firsts.map((from, index) => ({ from, to: firsts[index + 1] ?? words.length }));
  if (isEntry(0, words.length) || !asLines.every(({ from, to }) => isEntry(from, to))) {
    return [whole(words, ended ? null : "missing-semicolon", !ended)];
  }
  return asLines.map(({ from, to }, index) => {
    const hasEnd = ended && index === asLines.length - 1;
    return { from, to, fault: hasEnd ? null : "missing-semicolon", certain: !hasEnd };
  });
}
function whole(words, fault, certain) {
  return { from: 0, to: words.length, fault, certain };
}
var PAIR_LISTS, LISTS2, LONE_ENTRIES, REFUSES_DIRECTIVE_NAMES, ALSO_PARAMETERS;
var init_statement2 = __esm({
  "src/nginx/syntax/statement.ts"() {
    "use strict";
    init_directives();
    init_lua();
    PAIR_LISTS = /* @__PURE__ */ new Set(["map", "geo", "charset_map"]);
    LISTS2 = /* @__PURE__ */ new Set(["types", "split_clients"]);
    LONE_ENTRIES = /* @__PURE__ */ new Set(["hostnames", "volatile", "ranges", "proxy_recursive"]);
    REFUSES_DIRECTIVE_NAMES = new Set(
      [
        "access_log error_log error_page if limit_except listen location resolver server sticky worker_cpu_affinity",
        "proxy_cache_path fastcgi_cache_path scgi_cache_path uwsgi_cache_path",
        "proxy_cache_valid fastcgi_cache_valid scgi_cache_valid uwsgi_cache_valid"
      ].flatMap((line) => line.split(" "))
    );
    ALSO_PARAMETERS = /* @__PURE__ */ new Set(["gzip", "http2", "proxy_protocol", "random", "ssl", "timeout"]);
  }
});

// src/nginx/syntax/template-branches.ts
var TemplateBranches;
var init_template_branches = __esm({
  "src/nginx/syntax/template-branches.ts"() {
    "use strict";
    TemplateBranches = class {
      #open = [];
      /** Some branch did not close what it opened: the braces of this file need not balance. */
      unbalanced = false;
      begin(depth2) {
        this.#open.push({ depth: depth2, closesToSkip: 0 });
      }
      /** A further branch begins; returns how many blocks of the one before are to be left. */
      alternate(depth2) {
        const branch = this.#open.at(-1);
        if (branch === void 0) return 0;
        if (depth2 !== branch.depth) this.unbalanced = true;
        branch.closesToSkip = Math.max(0, branch.depth - depth2);
        return Math.max(0, depth2 - branch.depth);
      }
      finish(depth2) {
        const branch = this.#open.pop();
        if (branch !== void 0 && (branch.depth !== depth2 || branch.closesToSkip > 0)) this.unbalanced = true;
      }
      /** Whether a `}` found at this depth repeats one of an earlier branch. */
      skipsClose(depth2) {
        const branch = this.#open.at(-1);
        if (branch === void 0 || branch.closesToSkip === 0 || depth2 > branch.depth - branch.closesToSkip)
          return false;
        branch.closesToSkip--;
        return true;
      }
    };
  }
});

// src/nginx/syntax/tree-builder.ts
function frame(name, args, open, body, conditionalDepth, implied) {
  return { name, args, open, body, conditionalDepth, implied, children: [], opaque: false, lua: null };
}
var TreeBuilder;
var init_tree_builder = __esm({
  "src/nginx/syntax/tree-builder.ts"() {
    "use strict";
    init_lexer2();
    init_lua();
    init_problem();
    init_statement2();
    init_template_branches();
    TreeBuilder = class {
      #file;
      #lexer;
      #reading;
      #closeBefore;
      #ignoreClose;
      #problems;
      #branches = new TemplateBranches();
      #root = frame(null, [], -1, "directives", 0, false);
      #stack = [];
      #top = this.#root;
      /** The statement that is being read: its words, and which of them begin a line. */
      #words = [];
      #lineStarts = null;
      #conditionalDepth = 0;
      #lastWasTag = false;
      #strayClose = -1;
      #strayIsLast = false;
      /** Directives may be inserted somewhere, and with them braces. */
      #inserts = false;
      constructor(file, reading, corrections) {
        this.#file = file;
        this.#reading = reading;
        this.#lexer = new Lexer2(file, reading);
        this.#problems = this.#lexer.problems;
        this.#closeBefore = new Set(
          corrections.filter(({ kind }) => kind === "close-before").map(({ at }) => at)
        );
        this.#ignoreClose = new Set(
          corrections.filter(({ kind }) => kind === "ignore-close").map(({ at }) => at)
        );
      }
      build() {
        const lexer = this.#lexer;
        for (; ; ) {
          const kind = lexer.next();
          switch (kind) {
            case "word":
              this.#word();
              break;
            case ";":
              this.#semicolon();
              break;
            case "{":
              this.#open();
              break;
            case "}":
              this.#close();
              break;
            case "lua":
              this.#top.lua = { start: lexer.start, end: lexer.end };
              break;
            case "tag":
              this.#tag();
              break;
            case "end":
              return this.#finish();
          }
          this.#lastWasTag = kind === "tag";
        }
      }
      #word() {
        const lexer = this.#lexer;
        if (this.#words.length === 0) {
          this.#strayIsLast = false;
          if (this.#closeBefore.has(lexer.start)) this.#leave(-1, lexer.start);
          this.#conditionalDepth = lexer.conditionalDepth;
        } else if (lexer.beginsLine) {
          this.#lineStarts ??= [];
          this.#lineStarts.push(this.#words.length);
        }
        this.#words.push(lexer.word);
      }
      #semicolon() {
        const { start, end } = this.#lexer;
        if (this.#words.length > 0) this.#endStatement(";", start, end);
        else if (!this.#lastWasTag) this.#problems.push(unexpectedSemicolon(start));
      }
      #open() {
        const { start, end } = this.#lexer;
        if (this.#words.length > 0) {
          this.#endStatement("{", start, end);
          return;
        }
        if (!this.#lastWasTag) this.#problems.push(unexpectedOpen(start));
        this.#enter(frame(null, [], start, "unchecked", this.#lexer.conditionalDepth, false));
      }
      #close() {
        const { start, end } = this.#lexer;
        if (this.#words.length > 0) this.#endStatement("}", start, end);
        if (this.#closeBefore.has(start)) this.#leave(-1, start);
        if (this.#ignoreClose.has(start) || this.#branches.skipsClose(this.#stack.length)) return;
        if (this.#stack.length > 0) this.#leave(start, end);
        else if (this.#strayClose === -1) {
          this.#strayClose = start;
          this.#strayIsLast = true;
        } else this.#strayIsLast = false;
      }
      /** The words read so far are what a terminator at `start` ends. */
      #endStatement(end, start, after) {
        const words = this.#words;
        const lineStarts = this.#lineStarts;
        this.#words = [];
        this.#lineStarts = null;
        const name = words[0];
        if (name === void 0) return;
        if (end === ";" && lineStarts === null && isPlainStatement(words, this.#top.body)) {
          this.#add(name, words.slice(1), after);
          return;
        }
        for (const statement of divideStatement(words, lineStarts, end, this.#top.body)) {
          const isLast = statement.to === words.length;
          this.#statement(
            words.slice(statement.from, statement.to),
            statement,
            isLast ? end : null,
            start,
            after
          );
        }
      }
      /** One statement; `end` is null where it is not the one that the terminator belongs to. */
      #statement(words, statement, end, start, after) {
        const [name, ...args] = words;
        const last = words.at(-1);
        if (name === void 0 || last === void 0) return;
        const lacksEnd = end === null || end === "}" || end === "end";
        this.#reportStatement(name, last, statement, end, start);
        const opens = end === "{" || statement.fault === "missing-block" && lacksEnd;
        if (!opens) {
          this.#add(name, args, lacksEnd ? last.end : after);
          return;
        }
        const implied = end !== "{";
        const body = hasLuaBody(name.value) ? "unchecked" : bodyOf(name.value, this.#top.body);
        const open = implied ? last.end : start;
        this.#enter(frame(name, args, open, body, this.#conditionalDepth, implied));
      }
      #reportStatement(name, last, statement, end, start) {
        const { fault, certain } = statement;
        const lacksEnd = end === null || end === "}" || end === "end";
        if (fault === "missing-semicolon" && !this.#mayBeRendered(name, last)) {
          const noticed = end === "}" ? { message: 'nginx expects it before this "}"', start, end: start + 1 } : null;
          this.#problems.push(missingSemicolon(name, last, certain, noticed));
        } else if (fault === "missing-block") {
          this.#problems.push(missingBlock(name, last, certain && lacksEnd));
        } else if (fault === "not-a-block-directive") {
          this.#problems.push(notABlockDirective(name, start));
        } else if (end === "{" && (this.#top.body === "pairs" || this.#top.body === "list")) {
          const list = this.#top.name;
          if (list !== null) this.#problems.push(entryWithBlock(start, list));
        }
      }
      /** What a tag inserts may bring the terminator that is missing in the template. */
      #mayBeRendered(name, last) {
        return name.templated || last.templated || this.#inserts;
      }
      #add(name, args, end) {
        const conditional = this.#conditionalDepth > this.#top.conditionalDepth;
        this.#top.children.push({ name, args, start: name.start, end, block: null, lua: null, conditional });
      }
      #enter(block2) {
        this.#stack.push(block2);
        this.#top = block2;
      }
      /** Ends the innermost block, if any; `close` is the offset of its brace, or -1 where it has none. */
      #leave(close, end) {
        const block2 = this.#stack.pop();
        if (block2 === void 0) return;
        const parent = this.#stack.at(-1) ?? this.#root;
        this.#top = parent;
        const { name, args, open, children, opaque, lua, conditionalDepth } = block2;
        if (name === null) {
          for (const child of children) parent.children.push(child);
          if (opaque) parent.opaque = true;
          return;
        }
        const body = lua === null ? { open, close, children, opaque } : null;
        const conditional = conditionalDepth > parent.conditionalDepth;
        parent.children.push({ name, args, start: name.start, end, block: body, lua, conditional });
      }
      #tag() {
        switch (this.#lexer.tagRole) {
          case "output":
            this.#top.opaque = true;
            this.#inserts = true;
            return;
          case "open":
            this.#branches.begin(this.#stack.length);
            return;
          case "middle":
            for (let surplus = this.#branches.alternate(this.#stack.length); surplus > 0; surplus--) {
              this.#leave(-1, this.#lexer.start);
            }
            return;
          case "close":
            this.#branches.finish(this.#stack.length);
            return;
          case "silent":
            return;
        }
      }
      #finish() {
        const lexer = this.#lexer;
        if (this.#words.length > 0) this.#endStatement("end", lexer.start, lexer.end);
        const imbalance = this.#imbalance();
        while (this.#stack.length > 0) this.#leave(-1, lexer.end);
        const tree = {
          file: this.#file,
          children: this.#root.children,
          comments: lexer.comments,
          problems: this.#problems,
          templated: lexer.sawTag,
          opaque: this.#root.opaque
        };
        return { tree, imbalance, hasCodeTags: lexer.sawCodeTag };
      }
      /** In a template, braces may come from what it inserts, or differ between the branches of a condition. */
      #imbalance() {
        if (this.#reading === "template" && (this.#inserts || this.#branches.unbalanced)) return null;
        if (this.#strayClose !== -1)
          return { kind: "unexpected-close", at: this.#strayClose, isLast: this.#strayIsLast };
        if (this.#problems.some(({ code }) => code === "unclosed-lua-block")) return null;
        const unclosed = this.#stack.filter(
          ({ implied, name, lua }) => !implied && name !== null && lua === null
        );
        const innermost = unclosed.at(-1);
        if (innermost === void 0) return null;
        return { kind: "unclosed", name: innermost.name, open: innermost.open, count: unclosed.length };
      }
    };
  }
});

// src/nginx/syntax/parser.ts
function parseNginx(file) {
  return readNginx(file).tree;
}
function readNginx(file) {
  const mayBeTemplate = mayHoldTags(file.text);
  if (mayBeTemplate && isTemplatePath(file.path))
    return { tree: parseAs(file, "template").tree, reading: "template" };
  const { tree: plain2 } = parseAs(file, "plain");
  if (!mayBeTemplate) return { tree: plain2, reading: "plain" };
  const { tree: template, hasCodeTags } = parseAs(file, "template");
  const isTemplate2 = hasCodeTags || template.templated && template.problems.length < plain2.problems.length;
  return isTemplate2 ? { tree: template, reading: "template" } : { tree: plain2, reading: "plain" };
}
function parseAs(file, reading) {
  const faults = [];
  for (; ; ) {
    const corrections = faults.flatMap(({ correction }) => correction === null ? [] : [correction]);
    const result = new TreeBuilder(file, reading, corrections).build();
    const { tree, imbalance } = result;
    const fault = imbalance === null ? null : findBraceFault(tree, imbalance);
    if (fault !== null) faults.push(fault);
    if (fault === null || fault.correction === null || faults.length > MOST_CORRECTIONS) {
      return { ...result, tree: withBraceProblems(tree, faults, fault) };
    }
  }
}
function withBraceProblems(tree, faults, remaining) {
  const certain = remaining === null || remaining.problem.repair !== null;
  const found = faults.map(({ problem: each }) => certain ? each : { ...each, repair: null });
  return { ...tree, problems: inOrder([...tree.problems, ...found]) };
}
function inOrder(problems) {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => a.start - b.start || a.end - b.end);
}
var MOST_CORRECTIONS;
var init_parser2 = __esm({
  "src/nginx/syntax/parser.ts"() {
    "use strict";
    init_braces();
    init_template();
    init_tree_builder();
    MOST_CORRECTIONS = 3;
  }
});

// src/nginx/config/glob.ts
function isPattern(name) {
  return /[*?[]/.test(name);
}
function segmentMatcher(segment) {
  let source = "";
  for (let at = 0; at < segment.length; at++) {
    const character = segment.charAt(at);
    if (character === "*") source += "[^/]*";
    else if (character === "?") source += "[^/]";
    else if (character === "[") {
      const close = segment.indexOf("]", at + 2);
      if (close === -1) {
        source += "\\[";
        continue;
      }
      const negated2 = segment[at + 1] === "!" || segment[at + 1] === "^";
      const members = segment.slice(at + (negated2 ? 2 : 1), close).replace(/[\\\]^[]/g, "\\$&");
      source += `[${negated2 ? "^" : ""}${members}]`;
      at = close;
    } else source += character.replace(/[.*+?^${}()|[\]\\/]/, "\\$&");
  }
  const pattern = compile(source);
  return (name) => (name.startsWith(".") === segment.startsWith(".") || !name.startsWith(".")) && pattern.test(name);
}
function compile(source) {
  try {
    return new RegExp(`^${source}$`, "s");
  } catch {
    return /(?!)/;
  }
}
var init_glob = __esm({
  "src/nginx/config/glob.ts"() {
    "use strict";
  }
});

// src/nginx/config/include-path.ts
function resolveInclude(source, rootDirectory, name) {
  const asWritten = name.startsWith("/") ? name : `${rootDirectory}/${name}`;
  const found = existing(source, normalise(asWritten));
  if (found.length > 0) return { kind: "files", paths: found };
  if (!name.startsWith("/")) {
    return isPattern(name) ? { kind: "files", paths: [] } : { kind: "missing" };
  }
  for (const prefix of INSTALLED_PREFIXES) {
    if (!name.startsWith(prefix)) continue;
    const carried = existing(source, normalise(`${rootDirectory}/${name.slice(prefix.length)}`));
    if (carried.length > 0) return { kind: "files", paths: carried };
  }
  return { kind: "elsewhere" };
}
function existing(source, path) {
  if (isPattern(path)) return matching2(source, path);
  const content = source.read(path);
  return content.kind === "text" || content.kind === "unreadable" ? [path] : [];
}
function matching2(source, pattern) {
  let directories = [""];
  const segments = pattern.split("/").slice(1);
  for (const [depth2, segment] of segments.entries()) {
    const isLast = depth2 === segments.length - 1;
    const accepts = isPattern(segment) ? segmentMatcher(segment) : null;
    const next = [];
    for (const directory of directories) {
      if (accepts === null) {
        const path = `${directory}/${segment}`;
        if (!isLast || source.read(path).kind !== "missing") next.push(path);
        continue;
      }
      for (const name of source.list(directory || "/") ?? []) {
        if (accepts(name)) next.push(`${directory}/${name}`);
      }
    }
    directories = next;
  }
  return directories;
}
function normalise(path) {
  const kept = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") kept.pop();
    else kept.push(segment);
  }
  return `/${kept.join("/")}`;
}
function directoryOf(path) {
  return path.slice(0, path.lastIndexOf("/"));
}
var INSTALLED_PREFIXES;
var init_include_path = __esm({
  "src/nginx/config/include-path.ts"() {
    "use strict";
    init_glob();
    INSTALLED_PREFIXES = [
      "/etc/nginx/",
      "/usr/local/etc/nginx/",
      "/usr/local/nginx/conf/",
      "/usr/local/openresty/nginx/conf/",
      "/opt/homebrew/etc/nginx/",
      "/config/nginx/"
    ];
  }
});

// src/nginx/config/parsed-files.ts
function parsedFile(source, path) {
  let files = cache.get(source);
  if (files === void 0) {
    files = /* @__PURE__ */ new Map();
    cache.set(source, files);
  }
  const already = files.get(path);
  if (already !== void 0) return already;
  const parsed = readAndParse(source, path);
  files.set(path, parsed);
  return parsed;
}
function readAndParse(source, path) {
  const content = source.read(path);
  switch (content.kind) {
    case "text":
      return { kind: "parsed", tree: parseNginx(new SourceFile(path, content.text)) };
    case "unreadable":
      return { kind: "unavailable", because: content.reason };
    case "missing":
      return { kind: "unavailable", because: "it does not exist" };
    case "outside":
      return { kind: "unavailable", because: "it lies outside the project" };
  }
}
var cache;
var init_parsed_files = __esm({
  "src/nginx/config/parsed-files.ts"() {
    "use strict";
    init_source_file();
    init_parser2();
    cache = /* @__PURE__ */ new WeakMap();
  }
});

// src/nginx/config/stock-files.ts
function stockFile(include) {
  const path = include.startsWith("/") ? include : `/etc/nginx/${include}`;
  return stockFiles.get(path) ?? null;
}
function isUnrelatedToProxying(include) {
  const name = include.slice(include.lastIndexOf("/") + 1).toLowerCase();
  return /^(?:mime\.types|fastcgi(?:_params|\.conf|-php\.conf)|uwsgi_params|scgi_params|koi-\w+|win-utf)$/.test(
    name
  ) || /ssl|tls|cert|letsencrypt|acme|gzip|brotli|compress|log|security|hsts|csp|error|geoip|bots?\b/.test(
    name
  ) || include.startsWith("/etc/letsencrypt/");
}
var PROXY_PARAMS, stockFiles;
var init_stock_files = __esm({
  "src/nginx/config/stock-files.ts"() {
    "use strict";
    init_source_file();
    PROXY_PARAMS = `proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;
`;
    stockFiles = /* @__PURE__ */ new Map([
      ["/etc/nginx/proxy_params", new SourceFile("/etc/nginx/proxy_params", PROXY_PARAMS)]
    ]);
  }
});

// src/nginx/config/expand.ts
function expand(source, root, kind) {
  const expander = new Expander2(source, directoryOf(root.file.path));
  const main2 = openContext(kind, null);
  expander.addTree(root, main2, null, false);
  return { main: main2, trees: [...expander.trees.values()], problems: expander.problems };
}
function openContext(kind, parent) {
  return {
    kind,
    statement: null,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    statements: [],
    gaps: []
  };
}
function kindOf(directive2) {
  const name = directive2.name.value;
  return (Object.hasOwn(CONTEXT_KINDS, name) ? CONTEXT_KINDS[name] : void 0) ?? "other";
}
function spanOfDirective(statement) {
  return { file: statement.file, start: statement.directive.start, end: statement.directive.end };
}
function templateGap(file, near) {
  const start = near?.start ?? 0;
  return {
    span: { file, start, end: near?.name.end ?? start },
    because: "a template fills in directives here"
  };
}
var MOST_INCLUDED_STATEMENTS, CONTEXT_KINDS, DEEPEST_NESTING, Expander2;
var init_expand = __esm({
  "src/nginx/config/expand.ts"() {
    "use strict";
    init_parser2();
    init_context();
    init_include_path();
    init_parsed_files();
    init_stock_files();
    MOST_INCLUDED_STATEMENTS = 1 << 20;
    CONTEXT_KINDS = {
      events: "events",
      http: "http",
      server: "server",
      location: "location",
      if: "if",
      limit_except: "limit_except",
      upstream: "upstream",
      stream: "stream",
      mail: "mail",
      map: "entries",
      geo: "entries",
      split_clients: "entries",
      types: "entries",
      charset_map: "entries",
      geoip2: "entries"
    };
    DEEPEST_NESTING = 500;
    Expander2 = class {
      source;
      rootDirectory;
      trees = /* @__PURE__ */ new Map();
      problems = [];
      #included = 0;
      constructor(source, rootDirectory) {
        this.source = source;
        this.rootDirectory = rootDirectory;
      }
      addTree(tree, context, through, stock) {
        if (!stock) this.trees.set(tree.file, tree);
        if (tree.opaque) context.gaps.push(templateGap(tree.file, tree.children[0]));
        this.#addAll(tree.children, tree.file, context, through, stock);
      }
      #addAll(directives, file, context, through, stock) {
        for (const directive2 of directives) {
          const block2 = directive2.block;
          const inner = block2 === null ? null : openContext(kindOf(directive2), context);
          const statement = { directive: directive2, file, context, block: inner, through, stock };
          context.statements.push(statement);
          if (through !== null) this.#included += 1;
          if (directive2.lua !== null)
            context.gaps.push({ span: spanOfDirective(statement), because: "Lua code runs here" });
          if (block2 !== null && inner !== null) {
            inner.statement = statement;
            if (block2.opaque) inner.gaps.push(templateGap(file, directive2));
            if (inner.depth < DEEPEST_NESTING) this.#addAll(block2.children, file, inner, through, stock);
            else inner.gaps.push({ span: spanOfDirective(statement), because: "blocks are nested too deep" });
          } else if (directive2.name.value === "include" && directive2.args.length === 1) {
            this.#include(statement, context);
          }
        }
      }
      #include(statement, context) {
        const word = statement.directive.args[0];
        if (word === void 0) return;
        const span = spanOfDirective(statement);
        if (word.templated) {
          context.gaps.push({ span, because: `the included file's name is filled in by a template` });
          return;
        }
        const included = resolveInclude(this.source, this.rootDirectory, word.value);
        if (included.kind !== "files") {
          this.#includeFromElsewhere(statement, word.value, included.kind, context);
          return;
        }
        for (const path of included.paths) this.#includeFile(statement, path, context);
      }
      #includeFromElsewhere(statement, name, kind, context) {
        const stock = stockFile(name);
        if (stock !== null) {
          this.addTree(parseNginx(stock), context, statement, true);
          return;
        }
        if (kind === "missing") {
          this.problems.push({ kind, include: statement, message: `\`${name}\` was not found` });
        }
        if (!isUnrelatedToProxying(name)) {
          context.gaps.push({
            span: spanOfDirective(statement),
            because: `\`include ${name}\` could not be read`
          });
        }
      }
      #includeFile(statement, path, context) {
        if (this.#isOpen(path, statement)) {
          this.problems.push({
            kind: "cycle",
            include: statement,
            message: `\`include ${argumentOf(statement, 0)}\` leads back to a file that is being read`
          });
          return;
        }
        if (this.#included > MOST_INCLUDED_STATEMENTS) {
          context.gaps.push({ span: spanOfDirective(statement), because: "too many statements are included" });
          return;
        }
        const parsed = parsedFile(this.source, path);
        if (parsed.kind === "unavailable") {
          this.problems.push({
            kind: "unreadable",
            include: statement,
            message: `\`${path}\` cannot be read: ${parsed.because}`
          });
          context.gaps.push({ span: spanOfDirective(statement), because: `\`${path}\` cannot be read` });
          return;
        }
        this.addTree(parsed.tree, context, statement, false);
      }
      /** Whether a file is being read already: itself, or one that led here by `include`. */
      #isOpen(path, from) {
        for (let at = from; at !== null; at = at.through)
          if (at.file.path === path) return true;
        return false;
      }
    };
  }
});

// src/nginx/config/fragment.ts
function impliedContext(tree) {
  let kind = null;
  for (const directive2 of tree.children) {
    const name = directive2.name.value;
    if (MAIN.has(name)) return "main";
    if (HTTP.has(name)) kind = isStreamServer(directive2) ? kind ?? "stream" : "http";
    else if (SERVER.has(name)) kind ??= "server";
  }
  if (kind !== null) return kind;
  return tree.children.some(isProxying) ? "location" : "other";
}
function isProxying(directive2) {
  return /^(?:proxy|uwsgi|scgi|grpc|fastcgi)_/.test(directive2.name.value);
}
function isStreamServer(directive2) {
  return directive2.name.value === "server" && (directive2.block?.children ?? []).some(
    (child) => child.name.value === "proxy_pass" && !(child.args[0]?.value ?? "").includes("://")
  );
}
var MAIN, HTTP, SERVER;
var init_fragment = __esm({
  "src/nginx/config/fragment.ts"() {
    "use strict";
    MAIN = /* @__PURE__ */ new Set([
      "http",
      "events",
      "stream",
      "mail",
      "user",
      "worker_processes",
      "worker_rlimit_nofile",
      "pid",
      "load_module",
      "daemon",
      "master_process",
      "worker_shutdown_timeout",
      "pcre_jit"
    ]);
    HTTP = /* @__PURE__ */ new Set([
      "server",
      "upstream",
      "map",
      "geo",
      "split_clients",
      "limit_req_zone",
      "limit_conn_zone",
      "proxy_cache_path",
      "log_format",
      "types_hash_max_size",
      "server_names_hash_bucket_size"
    ]);
    SERVER = /* @__PURE__ */ new Set(["location", "listen", "server_name"]);
  }
});

// src/nginx/config/statement-index.ts
function addAll(statements, all) {
  for (const statement of statements) {
    all.push(statement);
    if (statement.block !== null) addAll(statement.block.statements, all);
  }
}
var StatementIndex, NONE2;
var init_statement_index = __esm({
  "src/nginx/config/statement-index.ts"() {
    "use strict";
    init_context();
    StatementIndex = class {
      all;
      #byName = null;
      constructor(main2) {
        const all = [];
        addAll(main2.statements, all);
        this.all = all;
      }
      /** The statements with this name, wherever they stand; entries of maps and types included. */
      named(name) {
        return this.#index().get(name) ?? NONE2;
      }
      has(name) {
        return this.#index().has(name);
      }
      /** The names that occur. */
      names() {
        return this.#index().keys();
      }
      #index() {
        if (this.#byName !== null) return this.#byName;
        const byName = /* @__PURE__ */ new Map();
        for (const statement of this.all) {
          const name = nameOf(statement);
          const others = byName.get(name);
          if (others === void 0) byName.set(name, [statement]);
          else others.push(statement);
        }
        this.#byName = byName;
        return byName;
      }
    };
    NONE2 = [];
  }
});

// src/nginx/config/configuration.ts
function loadNginxConfiguration(source, path, target) {
  const tree = treeOf(parsedFile(source, path), path);
  const kind = impliedContext(tree);
  const { main: main2, trees, problems } = expand(source, tree, kind);
  const http = kind === "http" ? main2 : main2.statements.find((at) => nameOf(at) === "http")?.block ?? null;
  const statements = new StatementIndex(main2);
  const variables = collectVariables(main2, statements, fragmentGap(main2));
  const facts = {
    dialect: "nginx",
    root: tree.file,
    files: trees.map((each) => each.file),
    trees,
    target,
    kind,
    main: main2,
    http,
    statements,
    includeProblems: problems,
    variables
  };
  let routes2 = null;
  const configuration = {
    ...facts,
    get routes() {
      routes2 ??= lowerToRoutes(configuration);
      return routes2;
    }
  };
  return configuration;
}
function fragmentGap(main2) {
  const first = main2.statements[0];
  if (main2.kind === "main" || first === void 0) return null;
  return {
    span: { file: first.file, start: first.directive.start, end: first.directive.name.end },
    because: "the file that includes this one may define it"
  };
}
function treeOf(parsed, path) {
  if (parsed.kind === "parsed") return parsed.tree;
  const file = new SourceFile(path, "");
  return { file, children: [], comments: [], problems: [], templated: false, opaque: false };
}
var init_configuration = __esm({
  "src/nginx/config/configuration.ts"() {
    "use strict";
    init_source_file();
    init_routes2();
    init_context();
    init_expand();
    init_fragment();
    init_parsed_files();
    init_statement_index();
    init_variables2();
  }
});

// src/lint/file-snapshot.ts
function snapshotOf(source) {
  const contents = /* @__PURE__ */ new Map();
  const listings = /* @__PURE__ */ new Map();
  return {
    read: (path) => remembered(contents, path, () => source.read(path)),
    list: (directory) => remembered(listings, directory, () => source.list(directory))
  };
}
function withTexts(source, texts) {
  return snapshotOf({
    read: (path) => {
      const text = texts.get(path);
      return text === void 0 ? source.read(path) : { kind: "text", text };
    },
    list: (directory) => source.list(directory)
  });
}
function remembered(known2, key, find) {
  const already = known2.get(key);
  if (already !== void 0) return already;
  const found = find();
  known2.set(key, found);
  return found;
}
var init_file_snapshot = __esm({
  "src/lint/file-snapshot.ts"() {
    "use strict";
  }
});

// src/lint/text-order.ts
function compareTexts(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
var init_text_order = __esm({
  "src/lint/text-order.ts"() {
    "use strict";
  }
});

// src/lint/project.ts
function loadProject(source, request2) {
  const snapshot = snapshotOf(source);
  const unreadable = [];
  const named = /* @__PURE__ */ new Map();
  for (const input of request2.named) {
    if (named.has(input.path)) continue;
    const read = readText2(snapshot, input.path);
    if (read.kind === "text") named.set(input.path, seeInput(input, read.text));
    else if (!unreadable.some(({ path }) => path === input.path))
      unreadable.push({ path: input.path, reason: read.reason });
  }
  const candidates = /* @__PURE__ */ new Map();
  for (const input of request2.candidates) {
    if (named.has(input.path) || candidates.has(input.path)) continue;
    const read = readText2(snapshot, input.path);
    if (read.kind !== "text" || !read.text.includes(INCLUDING_WORD[input.dialect])) continue;
    candidates.set(input.path, seeInput(input, read.text));
  }
  const configurations = loadRoots(
    snapshot,
    [...named.values(), ...candidates.values()],
    request2.target
  ).filter(({ files }) => files.some(({ path }) => named.has(path)));
  const nginx = configurations.filter((configuration) => configuration.dialect === "nginx");
  const caddy = configurations.filter((configuration) => configuration.dialect === "caddy");
  return {
    target: request2.target,
    files: filesOf(configurations, named),
    nginx,
    caddy,
    routes: configurations.flatMap(({ routes: routes2 }) => routes2),
    unreadable: unreadable.sort((a, b) => compareTexts(a.path, b.path))
  };
}
function seeInput(input, text) {
  if (!text.includes(INCLUDING_WORD[input.dialect])) return { input, rank: 2 };
  return { input, rank: input.dialect === "nginx" && !/^\s*(?:http|events|stream)\s*\{/m.test(text) ? 1 : 0 };
}
function loadRoots(snapshot, seen, target) {
  const likelyRootsFirst = [...seen].sort(
    (a, b) => a.rank - b.rank || depth(a.input.path) - depth(b.input.path) || compareTexts(a.input.path, b.input.path)
  );
  const included = /* @__PURE__ */ new Set();
  const loaded = [];
  for (const { input } of likelyRootsFirst) {
    if (included.has(input.path)) continue;
    const configuration = loadConfiguration(snapshot, input, target);
    for (const { path } of configuration.files) if (path !== input.path) included.add(path);
    loaded.push(configuration);
  }
  return loaded.filter(({ root }) => !included.has(root.path)).sort((a, b) => compareTexts(a.root.path, b.root.path));
}
function loadConfiguration(source, input, target) {
  switch (input.dialect) {
    case "nginx":
      return loadNginxConfiguration(source, input.path, target);
    case "caddyfile":
      return loadCaddyConfiguration(source, input.path, target);
  }
}
function filesOf(configurations, named) {
  const files = /* @__PURE__ */ new Map();
  for (const { dialect, root, files: read } of configurations) {
    for (const file of read) {
      if (files.has(file.path)) continue;
      files.set(file.path, {
        file,
        dialect: dialect === "caddy" ? "caddyfile" : "nginx",
        root: file.path === root.path,
        named: named.has(file.path)
      });
    }
  }
  return [...files.values()].sort((a, b) => compareTexts(a.file.path, b.file.path));
}
function readText2(source, path) {
  const content = source.read(path);
  switch (content.kind) {
    case "text":
      return looksBinary(content.text) ? { kind: "none", reason: "is a binary file" } : content;
    case "unreadable":
      return { kind: "none", reason: content.reason };
    case "missing":
      return { kind: "none", reason: "no such file" };
    case "outside":
      return { kind: "none", reason: "lies outside the directories that may be read" };
  }
}
function depth(path) {
  return path.split("/").length;
}
var INCLUDING_WORD;
var init_project = __esm({
  "src/lint/project.ts"() {
    "use strict";
    init_routes();
    init_configuration();
    init_source_file();
    init_file_snapshot();
    init_text_order();
    INCLUDING_WORD = { nginx: "include", caddyfile: "import" };
  }
});

// src/lint/edit-conflict.ts
function editsConflict(a, b) {
  if (a.file.path !== b.file.path) return false;
  const isInsertion = a.start === a.end || b.start === b.end;
  return isInsertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}
function firstEndingAtOrAfter(edits, offset) {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = low + high >> 1;
    if ((edits[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
var AcceptedEdits;
var init_edit_conflict = __esm({
  "src/lint/edit-conflict.ts"() {
    "use strict";
    init_edit();
    AcceptedEdits = class {
      #byPath = /* @__PURE__ */ new Map();
      /** Adds all of them, or none: false where one of them conflicts with what was accepted before. */
      add(edits) {
        const added2 = [];
        for (const edit of edits) {
          const standing = this.#standing(edit);
          if (standing === "conflict") return false;
          if (standing === "free") added2.push(edit);
        }
        for (const edit of added2.reverse()) {
          const accepted = this.#in(edit.file.path);
          accepted.splice(firstEndingAtOrAfter(accepted, edit.start), 0, edit);
        }
        return true;
      }
      /** The accepted edits of each file, none of them twice. */
      byPath() {
        return this.#byPath;
      }
      #standing(edit) {
        const accepted = this.#in(edit.file.path);
        for (let at = firstEndingAtOrAfter(accepted, edit.start); at < accepted.length; at++) {
          const other = accepted[at];
          if (other === void 0 || other.start > edit.end) break;
          if (isSameEdit(edit, other)) return "present";
          if (editsConflict(edit, other)) return "conflict";
        }
        return "free";
      }
      #in(path) {
        const known2 = this.#byPath.get(path);
        if (known2 !== void 0) return known2;
        const fresh = [];
        this.#byPath.set(path, fresh);
        return fresh;
      }
    };
  }
});

// src/lint/finding.ts
function isSeverityAtLeast(severity2, threshold) {
  return RANK2[severity2] >= RANK2[threshold];
}
var RANK2;
var init_finding = __esm({
  "src/lint/finding.ts"() {
    "use strict";
    RANK2 = { info: 0, warning: 1, error: 2 };
  }
});

// src/lint/run.ts
function lint(project, rules2, options) {
  const context = { target: project.target, minimumIdle: options.minimumIdle };
  const gathering = { byKey: /* @__PURE__ */ new Map(), failures: [] };
  for (const rule20 of rules2) {
    const configured = options.severities?.get(rule20.id) ?? null;
    if (configured !== "off") runRule(project, rule20, context, configured, gathering);
  }
  const gathered = [...gathering.byKey.values()].sort((a, b) => compareFindings(a.finding, b.finding));
  const named = new Set(project.files.filter((file) => file.named).map(({ file }) => file.path));
  const accepts = options.accepts ?? (() => false);
  const findings = [];
  const elsewhere = [];
  const suppressed = [];
  for (const { finding } of gathered) {
    if (accepts(finding)) suppressed.push(finding);
    else if (involves(finding, named)) findings.push(finding);
    else elsewhere.push(finding);
  }
  return {
    findings,
    elsewhere,
    suppressed,
    failures: gathering.failures,
    routes: new Map(gathered.map(({ finding, routes: routes2 }) => [finding, routes2]))
  };
}
function involves(finding, paths) {
  return paths.has(finding.span.file.path) || finding.related.some(({ span }) => paths.has(span.file.path));
}
function runRule(project, rule20, context, configured, gathering) {
  const gather = (reports, routes2) => {
    for (const report2 of reports ?? []) {
      addFinding(gathering.byKey, { finding: findingFrom(report2, rule20, configured), routes: routes2 });
    }
  };
  try {
    if (rule20.checkRoute !== void 0) {
      for (const route of project.routes) {
        if (rule20.dialects.includes(route.dialect)) gather(rule20.checkRoute(route, context), [route]);
      }
    }
    for (const configuration of project.nginx) gather(rule20.checkNginx?.(configuration, context), []);
    for (const configuration of project.caddy) gather(rule20.checkCaddy?.(configuration, context), []);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    gathering.failures.push({ kind: "internal", rule: rule20.id, message, cause });
  }
}
function findingFrom(report2, rule20, configured) {
  return {
    rule: rule20.id,
    severity: severityOf(report2.severity ?? rule20.severity, rule20.severity, configured),
    message: report2.message,
    span: report2.span,
    related: report2.related ?? [],
    fix: report2.fix ?? null
  };
}
function severityOf(reported, own, configured) {
  if (configured === null) return reported;
  if (isSeverityAtLeast(reported, own)) return configured;
  return isSeverityAtLeast(reported, configured) ? configured : reported;
}
function addFinding(byKey, added2) {
  const { rule: rule20, span, message } = added2.finding;
  const key = [rule20, span.file.path, span.start, span.end, message].join("\0");
  const known2 = byKey.get(key);
  byKey.set(key, known2 === void 0 ? added2 : merge(known2, added2));
}
function merge(known2, added2) {
  const louder = isSeverityAtLeast(known2.finding.severity, added2.finding.severity) ? known2 : added2;
  return {
    finding: {
      ...known2.finding,
      severity: louder.finding.severity,
      fix: mergeFixes(known2.finding.fix, added2.finding.fix)
    },
    routes: [...known2.routes, ...added2.routes]
  };
}
function mergeFixes(first, second) {
  if (first === null || second === null) return first ?? second;
  const added2 = [];
  for (const edit of second.edits) {
    if (first.edits.some((other) => isSameEdit(edit, other))) continue;
    if (first.edits.some((other) => editsConflict(edit, other))) return first;
    added2.push(edit);
  }
  if (added2.length === 0) return first;
  const safety = first.safety === "safe" ? second.safety : "unsafe";
  return { safety, title: first.title, edits: [...first.edits, ...added2] };
}
function compareFindings(a, b) {
  return compareSpans(a.span, b.span) || compareTexts(a.rule, b.rule) || compareTexts(a.message, b.message);
}
var DEFAULT_MINIMUM_IDLE;
var init_run = __esm({
  "src/lint/run.ts"() {
    "use strict";
    init_edit();
    init_span();
    init_edit_conflict();
    init_finding();
    init_text_order();
    DEFAULT_MINIMUM_IDLE = 3e5;
  }
});

// src/cli/discovery/file-names.ts
function judgeName(name, directory) {
  if (LEFTOVER.test(name)) return NONE3;
  const plain2 = withoutTemplateExtensions(name);
  if (plain2 === "nginx.conf") return NGINX;
  if (plain2.endsWith(".caddy") || plain2.toLowerCase().endsWith(".caddyfile")) return CADDYFILE;
  if (/^caddyfile/i.test(plain2)) return OTHER_LANGUAGE.test(plain2) ? NONE3 : CADDYFILE;
  if (plain2.endsWith(".nginx")) return NGINX;
  if (plain2.endsWith(".conf")) return POSSIBLE;
  if (plain2 === "nginx" && plain2 !== name) return POSSIBLE;
  if (PIECE_DIRECTORIES.has(directory) && !name.startsWith(".")) {
    return OTHER_LANGUAGE.test(plain2) ? NONE3 : POSSIBLE;
  }
  return NONE3;
}
function isPieceDirectory(name) {
  return PIECE_DIRECTORIES.has(name);
}
function withoutTemplateExtensions(name) {
  for (let plain2 = name; ; ) {
    const dot = plain2.lastIndexOf(".");
    if (dot <= 0 || !TEMPLATE_EXTENSIONS.has(plain2.slice(dot + 1).toLowerCase())) return plain2;
    plain2 = plain2.slice(0, dot);
  }
}
var NONE3, POSSIBLE, NGINX, CADDYFILE, TEMPLATE_EXTENSIONS, PIECE_DIRECTORIES, LEFTOVER, OTHER_LANGUAGE;
var init_file_names = __esm({
  "src/cli/discovery/file-names.ts"() {
    "use strict";
    NONE3 = { kind: "none" };
    POSSIBLE = { kind: "possible" };
    NGINX = { kind: "certain", dialect: "nginx" };
    CADDYFILE = { kind: "certain", dialect: "caddyfile" };
    TEMPLATE_EXTENSIONS = /* @__PURE__ */ new Set([
      "j2",
      "jinja",
      "jinja2",
      "erb",
      "tmpl",
      "template",
      "tpl",
      "epp",
      "ejs",
      "liquid",
      "gotmpl"
    ]);
    PIECE_DIRECTORIES = /* @__PURE__ */ new Set([
      "sites-available",
      "sites-enabled",
      "conf.d",
      "snippets",
      "http.d",
      "vhosts.d"
    ]);
    LEFTOVER = /~$|\.(?:bak|backup|old|orig|rej|save|sw[op]|disabled|dpkg-[a-z]+|rpm(?:new|save))$/i;
    OTHER_LANGUAGE = /\.(?:md|mdx|rst|html?|go|[jt]sx?|mjs|py|rb|rs|sh|json|jsonc|ya?ml|toml|lock|txt|svg|png)$/i;
  }
});

// src/cli/discovery/sniff.ts
function sniffDialect(text) {
  const head = text.slice(0, SNIFFED_LENGTH);
  if (looksLikeNginx(head)) return "nginx";
  return looksLikeCaddyfile(head) ? "caddyfile" : null;
}
function looksLikeNginx(head) {
  let known2 = 0;
  let strange = 0;
  let hasStructure = false;
  for (const line of significantLines(head)) {
    if (known2 + strange === 0 && OTHER_FORMAT.test(line)) return false;
    hasStructure ||= STRUCTURE.test(line);
    const verdict = judgeNginxLine(line);
    if (verdict === "known") known2++;
    else if (verdict === "strange") strange++;
  }
  if (hasStructure && /;\s*(?:#.*)?$/m.test(head)) return true;
  return known2 > 0 && known2 * 2 >= strange;
}
function judgeNginxLine(line) {
  const name = NEUTRAL.test(line) ? void 0 : HEAD.exec(line)?.[1];
  if (name === void 0) return "neutral";
  if (!isKnownDirective(name)) return "strange";
  const code = line.replace(/\s+#.*$/, "");
  if (/\{(?:[^{}]*\})?$/.test(code)) return isBlockDirective(name) ? "known" : "strange";
  return /;\s*\}?$/.test(code) ? "known" : "neutral";
}
function looksLikeCaddyfile(head) {
  let directives = 0;
  let first = true;
  for (const line of significantLines(head)) {
    if (first && /^(?:\[|<[?!a-z]|#!|\{\s*")/i.test(line)) return false;
    first = false;
    if (/;$/.test(line)) return false;
    const name = HEAD.exec(line)?.[1];
    if (name !== void 0 && isSiteDirective(name) && !/^\w+\s*[=:]/.test(line)) directives++;
  }
  return directives > 0 && /\{\s*$/m.test(head);
}
function* significantLines(head) {
  for (const line of head.split("\n")) {
    const trimmed = line.replace(/^\uFEFF/, "").trim();
    if (trimmed !== "" && (trimmed.startsWith("#!") || !trimmed.startsWith("#"))) yield trimmed;
  }
}
var SNIFFED_LENGTH, NEUTRAL, OTHER_FORMAT, HEAD, STRUCTURE;
var init_sniff = __esm({
  "src/cli/discovery/sniff.ts"() {
    "use strict";
    init_directives2();
    init_directives();
    SNIFFED_LENGTH = 8192;
    NEUTRAL = /^(?:$|#|[{}<]?%|\{\{|\}|["'~*$@:.\d/-]|default\b|<%|\$\{)/;
    OTHER_FORMAT = /^(?:\[[^\]]*\]\s*$|<[?!a-z]|#!|\{\s*$|\{\s*")/i;
    HEAD = /^([A-Za-z_][\w-]*)(?=\s|[;{]|$)/;
    STRUCTURE = /^(?:(?:http|events|server|stream|mail)\s*\{|(?:location|upstream)\s[^{}]+\{|map\s+\S+\s+\$\w+\s*\{)/;
  }
});

// src/cli/discovery/candidates.ts
function findCandidates(source, named) {
  const seen = new Set(named.map(({ input }) => input.path));
  const dialects = new Set(named.map(({ input }) => input.dialect));
  const candidates = [];
  let files = 0;
  let characters = 0;
  for (const directory of directoriesAround(source, named)) {
    for (const name of source.list(directory) ?? []) {
      const path = join2(directory, name);
      const dialect = possibleDialect(name, directory);
      if (dialect === null || seen.has(path)) continue;
      seen.add(path);
      if (files === MOST_FILES || characters >= MOST_CHARACTERS) return candidates;
      const content = source.read(path);
      if (content.kind !== "text") continue;
      files += 1;
      characters += content.text.length;
      const found = dialect === "any" ? sniffDialect(content.text) : dialect;
      if (found === null || !dialects.has(found) || !content.text.includes(INCLUDING_WORD[found])) continue;
      candidates.push({ path, dialect: found });
    }
  }
  return candidates;
}
function directoriesAround(source, named) {
  const directories = /* @__PURE__ */ new Set();
  for (const { input, projectRoot } of named) {
    for (const directory of ancestors(parentOf(input.path), projectRoot)) {
      if (directories.has(directory)) continue;
      directories.add(directory);
      for (const name of source.list(directory) ?? []) {
        if (USUAL_DIRECTORIES.has(name) || isPieceDirectory(name)) directories.add(join2(directory, name));
      }
    }
  }
  return directories;
}
function possibleDialect(name, directory) {
  const verdict = judgeName(name, directory.slice(directory.lastIndexOf("/") + 1));
  switch (verdict.kind) {
    case "certain":
      return verdict.dialect;
    case "possible":
      return "any";
    case "none":
      return null;
  }
}
function join2(directory, name) {
  return directory === "/" ? `/${name}` : `${directory}/${name}`;
}
function parentOf(path) {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
var USUAL_DIRECTORIES, MOST_FILES, MOST_CHARACTERS;
var init_candidates = __esm({
  "src/cli/discovery/candidates.ts"() {
    "use strict";
    init_project();
    init_paths();
    init_file_names();
    init_sniff();
    USUAL_DIRECTORIES = /* @__PURE__ */ new Set(["nginx", "conf", "config", "etc", "caddy", "proxy"]);
    MOST_FILES = 200;
    MOST_CHARACTERS = 4 * 1024 * 1024;
  }
});

// src/cli/discovery/head.ts
function readHead(path) {
  try {
    if (!(0, import_node_fs3.statSync)(path).isFile()) return null;
    const descriptor = (0, import_node_fs3.openSync)(path, "r");
    try {
      const bytes = Buffer.allocUnsafe(SNIFFED_LENGTH);
      return bytes.toString("latin1", 0, (0, import_node_fs3.readSync)(descriptor, bytes, 0, SNIFFED_LENGTH, 0));
    } finally {
      (0, import_node_fs3.closeSync)(descriptor);
    }
  } catch {
    return null;
  }
}
var import_node_fs3;
var init_head = __esm({
  "src/cli/discovery/head.ts"() {
    "use strict";
    import_node_fs3 = __toESM(require_node_fs(), 1);
    init_sniff();
  }
});

// src/cli/discovery/project-root.ts
function projectRootOf(directory, cwd) {
  for (let at = directory; ; at = (0, import_node_path2.dirname)(at)) {
    if ((0, import_node_fs4.existsSync)(`${at === "/" ? "" : at}/.git`)) return at;
    if (at === (0, import_node_path2.dirname)(at)) break;
  }
  if (isWithin(directory, cwd)) return cwd;
  let root = directory;
  while (isPieceDirectory(root.slice(root.lastIndexOf("/") + 1))) root = (0, import_node_path2.dirname)(root);
  return root;
}
var import_node_fs4, import_node_path2;
var init_project_root = __esm({
  "src/cli/discovery/project-root.ts"() {
    "use strict";
    import_node_fs4 = __toESM(require_node_fs(), 1);
    import_node_path2 = __toESM(require_node_path(), 1);
    init_paths();
    init_file_names();
  }
});

// node_modules/ignore/index.js
var require_ignore = __commonJS({
  "node_modules/ignore/index.js"(exports, module) {
    function makeArray(subject) {
      return Array.isArray(subject) ? subject : [subject];
    }
    var UNDEFINED = void 0;
    var EMPTY2 = "";
    var SPACE3 = " ";
    var ESCAPE = "\\";
    var REGEX_LITERAL_SPECIAL = /[.*+?()[\]{}^$|\\/]/;
    var BOM = "\uFEFF";
    var REGEX_ANCHORED_GLOBSTAR = /^\/\*{2,}$/;
    var REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/;
    var REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/;
    var REGEX_SPLITALL_CRLF = /\r?\n/g;
    var DOUBLE_SLASH = "//";
    var SLASH_CODE = 47;
    var DOT_CODE = 46;
    var SLASH = "/";
    var TMP_KEY_IGNORE = "node-ignore";
    if (typeof Symbol !== "undefined") {
      TMP_KEY_IGNORE = /* @__PURE__ */ Symbol.for("node-ignore");
    }
    var KEY_IGNORE = TMP_KEY_IGNORE;
    var define = (object, key, value) => {
      Object.defineProperty(object, key, { value });
      return value;
    };
    var RETURN_FALSE = () => false;
    var POSIX_CLASSES = {
      alnum: "0-9A-Za-z",
      alpha: "A-Za-z",
      blank: " \\t",
      cntrl: "\\x00-\\x1f\\x7f",
      digit: "0-9",
      graph: "!-.0-~",
      lower: "a-z",
      print: " -.0-~",
      punct: "!-.:-@\\[-`{-~",
      // git's `sane-ctype.h` classifies \v and \f as control, not space,
      //   unlike C's `isspace`
      space: " \\t\\n\\r",
      upper: "A-Z",
      xdigit: "0-9A-Fa-f"
    };
    var CLASS_MEMBERS_TO_ESCAPE = "\\]^-[";
    var escapeMember = (char) => CLASS_MEMBERS_TO_ESCAPE.indexOf(char) < 0 ? char : ESCAPE + char;
    var NON_SLASH = "(?!\\/)";
    var classSource = (negated2, body) => {
      if (negated2) {
        return `[^\\/${body}]`;
      }
      const source = `[${body}]`;
      return new RegExp(source).test("/") ? NON_SLASH + source : source;
    };
    var scanBracket = (pattern, start) => {
      const { length } = pattern;
      let index = start + 1;
      let negated2 = EMPTY2;
      const lead = pattern[index];
      if (lead === "!" || lead === "^") {
        negated2 = "^";
        index++;
      }
      let body = EMPTY2;
      let prev = EMPTY2;
      for (; ; ) {
        const char = pattern[index];
        if (char === UNDEFINED) {
          return null;
        }
        if (char === ESCAPE) {
          const escaped = pattern[++index];
          body += escapeMember(escaped);
          prev = escaped;
        } else if (char === "-" && prev && index + 1 < length && pattern[index + 1] !== "]") {
          index++;
          let to = pattern[index];
          if (to === ESCAPE) {
            to = pattern[index += 1];
          }
          if (prev <= to) {
            body += `-${escapeMember(to)}`;
          }
          prev = EMPTY2;
        } else if (char === "[" && pattern[index + 1] === ":") {
          const nameStart = index + 2;
          let end = nameStart;
          while (end < length && pattern[end] !== "]") {
            end++;
          }
          if (end === length) {
            return null;
          }
          if (end > nameStart && pattern[end - 1] === ":") {
            const name = pattern.slice(nameStart, end - 1);
            if (!Object.prototype.hasOwnProperty.call(POSIX_CLASSES, name)) {
              return null;
            }
            body += POSIX_CLASSES[name];
            prev = EMPTY2;
            index = end;
          } else {
            body += escapeMember("[");
            prev = "[";
            index = nameStart - 2;
          }
        } else {
          body += escapeMember(char);
          prev = char;
        }
        index++;
        if (pattern[index] === "]") {
          return {
            end: index,
            source: classSource(negated2, body)
          };
        }
      }
    };
    var NEVER_MATCH = "[]";
    var PLACEHOLDER2 = "\0";
    var REGEX_RESTORE_PLACEHOLDER = new RegExp(
      `${PLACEHOLDER2}(\\d+)${PLACEHOLDER2}`,
      "g"
    );
    var TRAILING_WILDCARD = "\uE000";
    var TRAILING_DOUBLESTAR = "\uE001";
    var isReserved = (char) => char === PLACEHOLDER2 || char === TRAILING_WILDCARD || char === TRAILING_DOUBLESTAR;
    var extractBrackets = (pattern) => {
      const sources = [];
      const hold = (source) => `${PLACEHOLDER2}${sources.push(source) - 1}${PLACEHOLDER2}`;
      const { length } = pattern;
      let out = EMPTY2;
      let index = 0;
      while (index < length) {
        const char = pattern[index];
        if (char === ESCAPE) {
          const escaped = pattern[index + 1];
          if (escaped === SLASH && index + 2 === length) {
            out += hold(NEVER_MATCH);
          } else if (escaped === "*" || escaped === "[" || escaped === SPACE3) {
            out += pattern.slice(index, index + 2);
          } else {
            out += hold(
              REGEX_LITERAL_SPECIAL.test(escaped) ? ESCAPE + escaped : isReserved(escaped) ? `[${escaped}]` : escaped
            );
          }
          index += 2;
        } else if (isReserved(char)) {
          out += hold(`[${char}]`);
          index++;
        } else if (char === "[") {
          const scanned = scanBracket(pattern, index);
          if (scanned === null) {
            out += hold(NEVER_MATCH);
            index = length;
          } else {
            out += hold(scanned.source);
            index = scanned.end + 1;
          }
        } else {
          out += char;
          index++;
        }
      }
      return {
        source: out,
        sources
      };
    };
    var DIRECT = null;
    var REGEX_INNER_SLASH = /\/(?!$)/;
    var WILDCARD = "[^\\/]*";
    var REPLACERS = [
      // Replace (\ ) with ' '
      // Only a space: an escaped tab or other whitespace is already a literal by
      //   the time it reaches here, and a bare tab must be left as one, not turned
      //   into a space.
      // (\ ) -> ' '
      // (\\ ) -> '\\ '
      // (\\\ ) -> '\\ '
      [
        // A run of backslashes is taken whole, from its first one, so no match
        //   ever starts again inside it -- `(\\+?) ` did, which made a long run
        //   quadratic.
        /(\\+)( ?)/g,
        (_, run2, space) => space ? run2.slice(0, run2.length - run2.length % 2) + SPACE3 : run2,
        ESCAPE + SPACE3
      ],
      // git's wildmatch() reads a run of two or more asterisks as one globstar
      //   whenever the run fills a path segment: it starts the pattern or follows
      //   a `/`, and it ends the pattern or comes before a `/`. A run of two is
      //   already `**`; a longer one is folded into `**` here, so the steps
      //   below only ever have to know `**`.
      // `***/foo` -> `**/foo`, `a/***/b` -> `a/**/b`, `a/***` -> `a/**`
      // git also takes a run beside a literal prefix (`a***/b`) or beside an
      //   escaped slash (`***\/b`) as a globstar, and this does not; the README
      //   lists both, under "A run of asterisks".
      [
        /(^|\/)\*{3,}(?=\/|$)/g,
        (_, start) => `${start}**`,
        "*"
      ],
      // Escape metacharacters
      // which is written down by users but means special for regular expressions.
      // > There are 12 characters with special meanings:
      // > - the backslash \,
      // > - the caret ^,
      // > - the dollar sign $,
      // > - the period or dot .,
      // > - the vertical bar or pipe symbol |,
      // > - the question mark ?,
      // > - the asterisk or star *,
      // > - the plus sign +,
      // > - the opening parenthesis (,
      // > - the closing parenthesis ),
      // > - and the opening square bracket [,
      // > - the opening curly brace {,
      // > These special characters are often called "metacharacters".
      [
        /[\\$.|*+(){^]/g,
        (match) => `\\${match}`
      ],
      [
        // > a question mark (?) matches a single character
        /(?!\\)\?/g,
        () => "[^/]",
        "?"
      ],
      // leading slash
      [
        // > A leading slash matches the beginning of the pathname.
        // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
        // A leading slash matches the beginning of the pathname
        /^\//,
        () => "^",
        SLASH
      ],
      // replace special metacharacter slash after the leading slash
      [
        /\//g,
        () => "\\/",
        SLASH
      ],
      [
        // > A leading "**" followed by a slash means match in all directories.
        // > For example, "**/foo" matches file or directory "foo" anywhere,
        // > the same as pattern "foo".
        // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
        // >   under directory "foo".
        // Notice that the '*'s have been replaced as '\\*'
        /^\^*(?:\\\*\\\*\\\/)+/,
        // '**/foo' <-> 'foo'
        () => "(?:^|\\/)",
        "*"
      ],
      // starting
      [
        // there will be no leading '/'
        //   (which has been replaced by section "leading slash")
        // If starts with '**', adding a '^' to the regular expression also works
        DIRECT,
        (source, pattern) => {
          if (!source || source[0] === "^" || source[0] === "(") {
            return source;
          }
          const anchor = !REGEX_INNER_SLASH.test(pattern) ? "(?:^|\\/)" : "^";
          return anchor + source;
        }
      ],
      // two globstars
      [
        // Use lookahead assertions so that we could match more than one `'/**'`
        /\\\/\\\*\\\*(?=\\\/|$)/g,
        // Zero, one or several directories
        // should not use '*', or it will be replaced by the next replacer
        // Check if it is not the last `'/**'`
        (_, index, str) => index + 6 < str.length ? str.slice(index + 6) === "\\/" ? "(?:\\/[^\\/]+)+" : "(?:\\/[^\\/]+)*" : `\\/${TRAILING_DOUBLESTAR}`,
        "*"
      ],
      // normal intermediate wildcards
      [
        // Never replace escaped '*'
        // ignore rule '\*' will match the path '*'
        // 'abc.*/' -> go
        // 'abc.*'  -> skip this rule,
        //    coz trailing single wildcard will be handed by [trailing wildcard]
        /(^|[^\\])(?:\\\*)+(?!$)/g,
        // '*.js' matches '.js'
        // '*.js' doesn't match 'abc'
        // 1. An asterisk "*" matches anything except a slash.
        // 2. Other consecutive asterisks are considered regular asterisks
        //    and collapse into one non-slash wildcard run.
        (_, p1) => p1 + WILDCARD,
        "*"
      ],
      // trailing wildcard, held apart from a literal star
      [
        // The step above leaves a trailing `*` alone, so a single `\*` is all that
        //   can be left at the end here, and what stands in front of it says which
        //   kind it is. A wildcard arrives as the escaper wrote it, `\*` with
        //   nothing before it; a literal arrives as the user's own escape, which
        //   the escaper doubled, and then the star's own -- `\\` and then `\*`.
        //   There is no third case: every backslash still reaching the chain is
        //   one `\*`, `\[` or `\ ` carries itself, and each is followed by its
        //   own character, so a longer run can never form. This runs while the
        //   two are still distinct, before the unescape steps below collapse the
        //   literal onto the very `\*` a wildcard leaves behind.
        /(^|[^\\])((?:\\\\)*)\\\*$/,
        (match, p1, p2) => p2 === EMPTY2 ? p1 + TRAILING_WILDCARD : match,
        "*"
      ],
      [
        // unescape, revert step 3 except for back slash
        // For example, if a user escape a '\\*',
        // after step 3, the result will be '\\\\\\*'
        /\\\\\\(?=[$.|*+(){^])/g,
        () => ESCAPE,
        ESCAPE + ESCAPE
      ],
      [
        // '\\\\' -> '\\'
        /\\\\/g,
        () => ESCAPE,
        ESCAPE + ESCAPE
      ],
      [
        // Every real bracket expression -- POSIX classes included -- has already
        //   been held aside by `extractBrackets`, so the only `[` left in the
        //   pattern is an escaped, literal one.
        // A backslash could only stand at the end of the range if it quoted the
        //   `]`, and `\]` is held aside long before this.
        /\\\[([^\]/]*?)($|\])/g,
        // '\\[bar]' -> '\\\\[bar]'
        (match, range2, close) => `\\[${range2}${close}`,
        "["
      ],
      // ending
      [
        // 'js' will not match 'js.'
        // 'ab' will not match 'abc'
        DIRECT,
        // WTF!
        // https://git-scm.com/docs/gitignore
        // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
        // which re-fixes #24, #38
        // > If there is a separator at the end of the pattern then the pattern
        // > will only match directories, otherwise the pattern can match both
        // > files and directories.
        // 'js*' will not match 'a.js'
        // 'js/' will not match 'a.js'
        // 'js' will match 'a.js' and 'a.js/'
        (source) => {
          const last = source[source.length - 1];
          if (!last || last === TRAILING_WILDCARD || last === TRAILING_DOUBLESTAR) {
            return source;
          }
          return last === SLASH ? `${source}$` : `${source}(?=$|\\/$)`;
        }
      ]
    ];
    var REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\uE000$/;
    var MODE_IGNORE = "regex";
    var MODE_CHECK_IGNORE = "checkRegex";
    var UNDERSCORE = "_";
    var replaceTrailingWildcard = (_, p1) => {
      const prefix = p1 ? `${p1}[^/]+` : "[^/]*";
      return `${prefix}(?=$|\\/$)`;
    };
    var REGEX_REPLACE_TRAILING_DOUBLESTAR = /\uE001$/;
    var replaceTrailingDoublestar = () => "[\\s\\S]";
    var separatorAfter = (run2, at) => {
      let separator = EMPTY2;
      for (let index = at + 1; index < run2.length && !run2[index].wildcard; index++) {
        separator += run2[index].single;
      }
      return separator;
    };
    var pinWildcards = (source) => {
      if (source.indexOf(WILDCARD) < 0) {
        return source;
      }
      const tokens = [];
      const { length } = source;
      let index = 0;
      while (index < length) {
        const char = source[index];
        if (source.startsWith(WILDCARD, index)) {
          tokens.push({ wildcard: true });
          index += WILDCARD.length;
        } else if (char === "[") {
          let end = index + 1;
          if (source[end] === "^") {
            end++;
          }
          if (source[end] === "]") {
            end++;
          }
          while (end < length && source[end] !== "]") {
            end += source[end] === ESCAPE ? 2 : 1;
          }
          end++;
          tokens.push({ single: source.slice(index, end) });
          index = end;
        } else if (char === ESCAPE) {
          tokens.push({ single: source.slice(index, index + 2) });
          index += 2;
        } else if (char === "(") {
          let depth2 = 0;
          let end = index;
          do {
            if (source[end] === ESCAPE) {
              end++;
            } else if (source[end] === "(") {
              depth2++;
            } else if (source[end] === ")") {
              depth2--;
            }
            end++;
          } while (end < length && depth2 > 0);
          if ("*+?".indexOf(source[end]) >= 0) {
            end++;
          }
          tokens.push({ boundary: source.slice(index, end) });
          index = end;
        } else if (char === "^" || char === "$") {
          tokens.push({ boundary: char });
          index++;
        } else {
          tokens.push({ single: char });
          index++;
        }
      }
      let out = EMPTY2;
      let run2 = [];
      const flush = () => {
        let lastWildcard;
        run2.forEach((token, at) => {
          if (token.wildcard) {
            lastWildcard = at;
          }
        });
        run2.forEach((token, at) => {
          if (!token.wildcard) {
            out += token.single;
            return;
          }
          out += at === lastWildcard ? WILDCARD : `(?:(?!${separatorAfter(run2, at)})[^\\/])*`;
        });
        run2 = [];
      };
      tokens.forEach((token) => {
        if (token.boundary === void 0) {
          run2.push(token);
          return;
        }
        flush();
        out += token.boundary;
      });
      flush();
      return out;
    };
    var makeRegexPrefix = (pattern) => {
      if (REGEX_ANCHORED_GLOBSTAR.test(pattern)) {
        pattern = "**";
      }
      const { source, sources } = extractBrackets(pattern);
      const replaced2 = REPLACERS.reduce(
        // A pass whose matcher finds nothing hands back the very string it was
        //   given, so asking first costs a search and saves a rewrite. Ten of the
        //   fifteen passes never fire for a typical .gitignore line, and between
        //   them they were 45% of this chain.
        (prev, [matcher, replacer, required]) => {
          if (matcher === DIRECT) {
            return replacer(prev, pattern);
          }
          if (required !== UNDEFINED && prev.indexOf(required) < 0) {
            return prev;
          }
          return matcher.test(prev) ? prev.replace(matcher, replacer.bind(pattern)) : prev;
        },
        source
      );
      return sources.length ? replaced2.replace(
        REGEX_RESTORE_PLACEHOLDER,
        (match, index) => sources[index]
      ) : replaced2;
    };
    var checkSourceOf = (body, prefix) => {
      if (body[body.length - 1] === SLASH) {
        prefix = makeRegexPrefix(body.slice(0, -1));
      }
      const head = prefix.slice(0, -1);
      const last = prefix[prefix.length - 1];
      return last === TRAILING_WILDCARD ? `${head}$` : last === TRAILING_DOUBLESTAR ? head : NEVER_MATCH;
    };
    var matchesBasename = (body) => {
      const index = body.indexOf(SLASH);
      return index < 0 || index === body.length - 1;
    };
    var basenameOf = (path) => {
      const end = path.length - 1;
      const index = path.lastIndexOf(
        SLASH,
        path[end] === SLASH ? end - 1 : end
      );
      return index < 0 ? path : path.slice(index + 1);
    };
    var parentOf2 = (path) => {
      if (path.charCodeAt(0) === SLASH_CODE || path.indexOf(DOUBLE_SLASH) >= 0) {
        const slices = path.split(SLASH).filter(Boolean);
        slices.pop();
        return slices.length ? slices.join(SLASH) + SLASH : EMPTY2;
      }
      const end = path.length - 1;
      const cut2 = path.lastIndexOf(
        SLASH,
        path.charCodeAt(end) === SLASH_CODE ? end - 1 : end
      );
      return cut2 < 0 ? EMPTY2 : path.slice(0, cut2 + 1);
    };
    var isString = (subject) => typeof subject === "string";
    var checkPattern = (pattern) => pattern && isString(pattern);
    var splitPattern = (pattern) => (pattern[pattern.length - 1] === "\r" ? pattern.slice(0, -1) : pattern).split(REGEX_SPLITALL_CRLF).filter(Boolean);
    var IgnoreRule = class {
      constructor(pattern, mark, body, ignoreCase, negative, prefix) {
        this.pattern = pattern;
        this.mark = mark;
        this.negative = negative;
        define(this, "body", body);
        define(this, "ignoreCase", ignoreCase);
        define(this, "regexPrefix", prefix);
      }
      // Worked out on first use and kept behind an own property, the way `regex`
      //   caches itself in `_regex`. Deciding it in the constructor instead would
      //   add a fourth `defineProperty` to every rule ever built, which cost 4% of
      //   every compile -- including the compiles of rules that are never matched
      //   against anything.
      get _basenameOnly() {
        return define(this, "_basenameOnly", matchesBasename(this.body));
      }
      get regex() {
        const key = UNDERSCORE + MODE_IGNORE;
        if (this[key]) {
          return this[key];
        }
        return this._make(MODE_IGNORE, key);
      }
      get checkRegex() {
        const key = UNDERSCORE + MODE_CHECK_IGNORE;
        if (this[key]) {
          return this[key];
        }
        return this._make(MODE_CHECK_IGNORE, key);
      }
      _make(mode, key) {
        const str = pinWildcards(
          mode === MODE_IGNORE ? this.regexPrefix.replace(REGEX_REPLACE_TRAILING_WILDCARD, replaceTrailingWildcard).replace(REGEX_REPLACE_TRAILING_DOUBLESTAR, replaceTrailingDoublestar) : checkSourceOf(this.body, this.regexPrefix)
        );
        const regex = this.ignoreCase ? new RegExp(str, "i") : new RegExp(str);
        return define(this, key, regex);
      }
    };
    var hasTrailingBackslash = (str) => {
      let count2 = 0;
      while (str[str.length - count2 - 1] === ESCAPE) {
        count2++;
      }
      return count2 % 2 === 1;
    };
    var trimEnd = (body, stripLineEnd) => {
      let lineEnd = body.length;
      let end;
      for (; ; ) {
        if (stripLineEnd && body[lineEnd - 1] === "\r") {
          lineEnd--;
        }
        end = lineEnd;
        while (body[end - 1] === SPACE3) {
          end--;
        }
        if (!stripLineEnd || body[end - 1] !== "\n") {
          break;
        }
        lineEnd = end - 1;
      }
      if (end === lineEnd) {
        return body.slice(0, lineEnd);
      }
      let backslashes = 0;
      while (body[end - backslashes - 1] === ESCAPE) {
        backslashes++;
      }
      return backslashes % 2 ? body.slice(0, end - 1) + SPACE3 : body.slice(0, end);
    };
    var createRule = (pattern, mark, ignoreCase, stripLineEnd, stripBOM) => {
      let body = stripBOM && pattern[0] === BOM ? pattern.slice(1) : pattern;
      if (body[0] === "#") {
        return;
      }
      let negative = false;
      if (body[0] === "!") {
        negative = true;
        body = body.slice(1);
      }
      const last = body[body.length - 1];
      if (last === SPACE3 || stripLineEnd && (last === "\r" || last === "\n")) {
        body = trimEnd(body, stripLineEnd);
      }
      if (!body || hasTrailingBackslash(body)) {
        return;
      }
      body = body.replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, "!").replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, "#");
      const regexPrefix = makeRegexPrefix(body);
      return new IgnoreRule(
        pattern,
        mark,
        body,
        ignoreCase,
        negative,
        regexPrefix
      );
    };
    var RuleManager = class {
      constructor(ignoreCase) {
        this._ignoreCase = ignoreCase;
        this._rules = [];
        this._basenameCount = 0;
      }
      _add(pattern, index) {
        if (pattern && pattern[KEY_IGNORE]) {
          this._rules = this._rules.concat(pattern._rules._rules);
          this._basenameCount += pattern._rules._basenameCount;
          this._added = true;
          return;
        }
        const isStr = isString(pattern);
        const raw = isStr ? pattern : pattern.pattern;
        const rule20 = checkPattern(raw) && createRule(
          raw,
          isStr ? UNDEFINED : pattern.mark,
          this._ignoreCase,
          !this._split,
          this._stripBOM && !index
        );
        if (rule20) {
          this._added = true;
          this._rules.push(rule20);
          if (matchesBasename(rule20.body)) {
            this._basenameCount++;
          }
        }
      }
      // @param {Array<string> | string | Ignore} pattern
      add(pattern) {
        this._added = false;
        this._split = isString(pattern);
        this._stripBOM = !this._split || pattern[0] === BOM;
        makeArray(
          this._split ? splitPattern(pattern) : pattern
        ).forEach(this._add, this);
        if (this._added) {
          this._literalRules = UNDEFINED;
        }
        return this._added;
      }
      // Match the literal 'abc/' for `checkIgnore`, last rule wins. Only a rule
      //   ending in a wildcard can match it (see `checkSourceOf`), so the rest
      //   are left out once, rather than tested or compiled for every path.
      testLiteral(path) {
        const rules2 = this._literalRules || (this._literalRules = this._rules.filter(
          ({ body }) => body[body.length - (body[body.length - 1] === SLASH ? 2 : 1)] === "*"
        ));
        let ignored = false;
        let unignored = false;
        let matchedRule;
        for (let index = rules2.length - 1; index >= 0; index--) {
          const rule20 = rules2[index];
          if (rule20.checkRegex.test(path)) {
            ignored = !rule20.negative;
            unignored = rule20.negative;
            matchedRule = rule20.negative ? UNDEFINED : rule20;
            break;
          }
        }
        const ret = {
          ignored,
          unignored
        };
        if (matchedRule) {
          ret.rule = matchedRule;
        }
        return ret;
      }
      // Test one single path without recursively checking parent directories
      //
      // - mode `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`
      // @returns {TestResult}
      test(path, mode) {
        const rules2 = this._rules;
        const { length } = rules2;
        const shortcut = this._basenameCount * 2 >= length;
        const basename3 = shortcut ? basenameOf(path) : path;
        for (let index = length - 1; index >= 0; index--) {
          const rule20 = rules2[index];
          if (rule20[mode].test(
            shortcut && rule20._basenameOnly ? basename3 : path
          )) {
            const { negative } = rule20;
            const ret = {
              ignored: !negative,
              unignored: negative
            };
            if (!negative) {
              ret.rule = rule20;
            }
            return ret;
          }
        }
        return {
          ignored: false,
          unignored: false
        };
      }
    };
    var throwError = (message, Ctor) => {
      throw new Ctor(message);
    };
    var checkPath = (path, originalPath, doThrow) => {
      if (!isString(path)) {
        return doThrow(
          `path must be a string, but got \`${originalPath}\``,
          TypeError
        );
      }
      if (!path) {
        return doThrow(`path must not be empty`, TypeError);
      }
      if (checkPath.isNotRelative(path)) {
        const r = "`path.relative()`d";
        return doThrow(
          `path should be a ${r} string, but got "${originalPath}"`,
          RangeError
        );
      }
      return true;
    };
    var isNotRelative = (path) => {
      const first = path.charCodeAt(0);
      if (first === SLASH_CODE) {
        return true;
      }
      if (first !== DOT_CODE) {
        return false;
      }
      if (path.length === 1) {
        return true;
      }
      const second = path.charCodeAt(1);
      if (second === SLASH_CODE) {
        return true;
      }
      if (second !== DOT_CODE) {
        return false;
      }
      return path.length === 2 || path.charCodeAt(2) === SLASH_CODE;
    };
    checkPath.isNotRelative = isNotRelative;
    checkPath.convert = (p) => p;
    var convertPath = (target) => isString(target) && checkPath.convert(target);
    var Ignore = class {
      constructor({
        ignorecase = true,
        ignoreCase = ignorecase,
        allowRelativePaths = false
      } = {}) {
        define(this, KEY_IGNORE, true);
        this._rules = new RuleManager(ignoreCase);
        this._strictPathCheck = !allowRelativePaths;
        this._initCache();
      }
      _initCache() {
        this._ignoreCache = /* @__PURE__ */ Object.create(null);
        this._testCache = /* @__PURE__ */ Object.create(null);
      }
      add(pattern) {
        if (this._rules.add(pattern)) {
          this._initCache();
        }
        return this;
      }
      // legacy
      addPattern(pattern) {
        return this.add(pattern);
      }
      // @returns {TestResult}
      _test(originalPath, cache2, path) {
        checkPath(
          path,
          originalPath,
          this._strictPathCheck ? throwError : RETURN_FALSE
        );
        return path ? this._t(path, cache2) : {
          ignored: false,
          unignored: false
        };
      }
      checkIgnore(target) {
        const path = convertPath(target);
        if (!path || path.charCodeAt(path.length - 1) !== SLASH_CODE) {
          return this._test(target, this._testCache, path);
        }
        const dir = this._t(path, this._testCache);
        if (dir.ignored) {
          return dir;
        }
        const literal = this._rules.testLiteral(path);
        return literal.ignored || literal.unignored ? literal : dir;
      }
      _t(path, cache2) {
        if (path in cache2) {
          return cache2[path];
        }
        const parentPath = parentOf2(path);
        const parent = parentPath ? this._t(parentPath, cache2) : UNDEFINED;
        return cache2[path] = parent && parent.ignored ? parent : this._rules.test(path, MODE_IGNORE);
      }
      ignores(path) {
        return this._test(path, this._ignoreCache, convertPath(path)).ignored;
      }
      createFilter() {
        return (path) => !this.ignores(path);
      }
      filter(paths) {
        return makeArray(paths).filter(this.createFilter());
      }
      // @returns {TestResult}
      test(path) {
        return this._test(path, this._testCache, convertPath(path));
      }
    };
    var factory = (options) => new Ignore(options);
    var isPathValid = (path) => checkPath(convertPath(path), path, RETURN_FALSE);
    var setupWindows = () => {
      const makePosix = (str) => /^\\\\\?\\/.test(str) || /["<>|\u0000-\u001F]+/u.test(str) ? str : str.replace(/\\/g, "/");
      checkPath.convert = makePosix;
      const REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i;
      checkPath.isNotRelative = (path) => REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path) || isNotRelative(path);
    };
    if (
      // Detect `process` so that it can run in browsers.
      typeof process !== "undefined" && process.platform === "win32"
    ) {
      setupWindows();
    }
    module.exports = factory;
    factory.default = factory;
    module.exports.isPathValid = isPathValid;
    define(module.exports, /* @__PURE__ */ Symbol.for("setupWindows"), setupWindows);
  }
});

// src/cli/discovery/gitignore.ts
function readPatterns(path) {
  try {
    return (0, import_node_fs5.readFileSync)(path, "utf8");
  } catch {
    return null;
  }
}
var import_node_fs5, GitIgnore;
var init_gitignore = __esm({
  "src/cli/discovery/gitignore.ts"() {
    "use strict";
    import_node_fs5 = __toESM(require_node_fs(), 1);
    GitIgnore = class _GitIgnore {
      /** From the outermost to the innermost directory. */
      #files;
      constructor(files) {
        this.#files = files;
      }
      static empty = new _GitIgnore([]);
      /** What holds in a directory that has a `.gitignore`, below what holds around it. */
      async below(directory) {
        return this.#with(directory, `${directory}/.gitignore`);
      }
      /** The same with the patterns of `.git/info/exclude`, which are relative to the work tree. */
      async withExclude(workTree) {
        return this.#with(workTree, `${workTree}/.git/info/exclude`);
      }
      async #with(directory, path) {
        const text = readPatterns(path);
        if (text === null) return this;
        const { default: createIgnore } = await Promise.resolve().then(() => __toESM(require_ignore(), 1));
        return new _GitIgnore([...this.#files, { directory, patterns: createIgnore().add(text) }]);
      }
      /** Whether a path below all those directories is excluded. */
      ignores(path, isDirectory) {
        for (let at = this.#files.length - 1; at >= 0; at--) {
          const file = this.#files[at];
          if (file === void 0) break;
          const relative3 = path.slice(file.directory.length + 1) + (isDirectory ? "/" : "");
          const { ignored, unignored } = file.patterns.test(relative3);
          if (ignored) return true;
          if (unignored) return false;
        }
        return false;
      }
    };
  }
});

// src/cli/discovery/walk.ts
var walk_exports = {};
__export(walk_exports, {
  walk: () => walk
});
async function walk(directory, options) {
  const walker = new Walker(options.allows);
  await walker.run({
    path: directory,
    real: realPath(directory),
    ignore: await ignoreAbove(directory, options.projectRoot)
  });
  return walker.result();
}
function kindOf2(entry) {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "other";
}
function dialectOf(path, name, directory) {
  const verdict = judgeName(name, directory);
  switch (verdict.kind) {
    case "certain":
      return verdict.dialect;
    case "possible":
      return sniffDialect(readHead(path) ?? "");
    case "none":
      return null;
  }
}
async function ignoreAbove(directory, projectRoot) {
  if (directory === projectRoot || !directory.startsWith(`${projectRoot}/`)) {
    return GitIgnore.empty.withExclude(directory);
  }
  let ignore = await GitIgnore.empty.withExclude(projectRoot);
  let at = projectRoot;
  for (const segment of directory.slice(projectRoot.length + 1).split("/")) {
    ignore = await ignore.below(at);
    at = `${at}/${segment}`;
    if (ignore.ignores(at, true)) return GitIgnore.empty;
  }
  return ignore;
}
function join3(directory, name) {
  return directory === "/" ? `/${name}` : `${directory}/${name}`;
}
function sortedByPath(items, pathOf) {
  return [...items].sort((a, b) => pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0);
}
var import_node_fs6, SKIPPED_DIRECTORIES, Walker;
var init_walk = __esm({
  "src/cli/discovery/walk.ts"() {
    "use strict";
    import_node_fs6 = __toESM(require_node_fs(), 1);
    init_disk();
    init_file_names();
    init_gitignore();
    init_head();
    init_sniff();
    SKIPPED_DIRECTORIES = /* @__PURE__ */ new Set([".git", ".hg", ".svn", "node_modules"]);
    Walker = class {
      #allows;
      /** Real paths of directories. */
      #visited = /* @__PURE__ */ new Set();
      /** By real path, so that a file under two names is one input. */
      #found = /* @__PURE__ */ new Map();
      #linked = [];
      #unreadable = [];
      constructor(allows) {
        this.#allows = allows;
      }
      /** Linked directories come last, so that what lies in the tree itself is known by its own path. */
      async run(start) {
        const pending = [start];
        const links = [];
        for (let next = pending.pop() ?? links.shift(); next !== void 0; next = pending.pop() ?? links.shift()) {
          await this.#visit(next, pending, links);
        }
      }
      result() {
        const inputs = new Map(this.#found);
        for (const { input, real } of sortedByPath(this.#linked, ({ input: { path } }) => path).reverse()) {
          inputs.set(real, input);
        }
        return { inputs: sortedByPath([...inputs.values()], ({ path }) => path), unreadable: this.#unreadable };
      }
      async #visit(visited, pending, links) {
        const { path, real } = visited;
        if (this.#visited.has(real)) return;
        this.#visited.add(real);
        const entries2 = this.#entriesOf(path);
        const hasIgnore = entries2.some(({ name }) => name === ".gitignore");
        const ignore = hasIgnore ? await visited.ignore.below(path) : visited.ignore;
        const directory = path.slice(path.lastIndexOf("/") + 1);
        for (const entry of sortedByPath(entries2, ({ name }) => name)) {
          const below = join3(path, entry.name);
          const isLink = entry.isSymbolicLink();
          const kind = isLink ? this.#kindOfTarget(below) : kindOf2(entry);
          if (kind === "other" || kind === "directory" && SKIPPED_DIRECTORIES.has(entry.name)) continue;
          if (ignore.ignores(below, kind === "directory")) continue;
          if (kind === "directory") {
            if (isLink) links.push({ path: below, real: realPath(below), ignore });
            else pending.push({ path: below, real: join3(real, entry.name), ignore });
            continue;
          }
          const dialect = dialectOf(below, entry.name, directory);
          if (dialect === null) continue;
          const input = { path: below, dialect };
          if (isLink) this.#linked.push({ input, real: realPath(below) });
          else this.#found.set(join3(real, entry.name), input);
        }
      }
      #entriesOf(path) {
        try {
          return (0, import_node_fs6.readdirSync)(path, { withFileTypes: true });
        } catch (error) {
          this.#unreadable.push({ path, reason: reasonFor(error) });
          return [];
        }
      }
      #kindOfTarget(path) {
        if (!this.#allows(path)) return "other";
        try {
          return kindOf2((0, import_node_fs6.statSync)(path));
        } catch {
          return "other";
        }
      }
    };
  }
});

// src/cli/inputs.ts
async function findInputs(paths, cwd, target) {
  const operands = [];
  for (const path of paths.length === 0 ? ["."] : paths) operands.push(await readOperand(path, cwd));
  const problems = operands.flatMap((operand) => operand.kind === "problem" ? [operand.message] : []);
  const places = operands.filter((operand) => operand.kind !== "problem");
  const disk = openDisk({
    roots: [
      cwd,
      ...places.map(({ projectRoot }) => projectRoot),
      ...places.map(({ kind, path }) => kind === "file" ? (0, import_node_path3.dirname)(path) : path)
    ],
    files: places.flatMap(({ kind, path }) => kind === "file" ? [path] : [])
  });
  const named = [];
  for (const { kind, path, projectRoot } of places) {
    if (kind === "file") {
      named.push({ input: { path, dialect: dialectOfNamedFile(path) }, projectRoot });
      continue;
    }
    const { walk: walk2 } = await Promise.resolve().then(() => (init_walk(), walk_exports));
    const { inputs: inputs2, unreadable } = await walk2(path, { projectRoot, allows: disk.allows });
    named.push(...inputs2.map((input) => ({ input, projectRoot })));
    problems.push(...unreadable.map((found) => `${shownPath(found.path, cwd)}: ${found.reason}`));
  }
  if (named.length === 0) throw new RunFailed(nothingFound(problems, places, cwd));
  const source = snapshotOf(disk);
  const inputs = named.map(({ input }) => input);
  return {
    source,
    request: { named: inputs, candidates: findCandidates(source, named), target },
    encodingOf: disk.encodingOf,
    problems
  };
}
async function readOperand(given, cwd) {
  if (given === "") return { kind: "problem", message: "an empty path names nothing" };
  const path = absolutePath(given, cwd);
  try {
    const kind = (0, import_node_fs7.statSync)(path).isDirectory() ? "directory" : "file";
    return { kind, path, projectRoot: projectRootOf(kind === "file" ? (0, import_node_path3.dirname)(path) : path, cwd) };
  } catch (error) {
    return {
      kind: "problem",
      message: `${given}: ${linkOf(path)}${reasonFor(error)}${await commandMeant(given)}`
    };
  }
}
function linkOf(path) {
  try {
    return `links to ${(0, import_node_fs7.readlinkSync)(path)}: `;
  } catch {
    return "";
  }
}
async function commandMeant(given) {
  if (!/^[a-z]+$/.test(given)) return "";
  const { suggestion: suggestion2 } = await Promise.resolve().then(() => (init_suggestion(), suggestion_exports));
  return suggestion2(given, Object.keys(COMMANDS2), "the command ");
}
function dialectOfNamedFile(path) {
  const [directory = "", name = ""] = path.split("/").slice(-2);
  const verdict = judgeName(name, directory);
  if (verdict.kind === "certain") return verdict.dialect;
  return sniffDialect(readHead(path) ?? "") ?? "nginx";
}
function nothingFound(problems, places, cwd) {
  if (problems.length > 0) return problems.join("\n");
  const where = places.map(({ path }) => path === cwd ? "the working directory" : shownPath(path, cwd));
  return `no nginx or Caddy configuration found in ${where.join(", ")}; name the files to check them whatever they are called`;
}
var import_node_fs7, import_node_path3;
var init_inputs = __esm({
  "src/cli/inputs.ts"() {
    "use strict";
    import_node_fs7 = __toESM(require_node_fs(), 1);
    import_node_path3 = __toESM(require_node_path(), 1);
    init_file_snapshot();
    init_candidates();
    init_file_names();
    init_head();
    init_project_root();
    init_sniff();
    init_disk();
    init_options();
    init_paths();
    init_run_failed();
  }
});

// src/report/report.ts
function summarize(findings, suppressed) {
  const count2 = (severity2) => findings.filter((finding) => finding.severity === severity2).length;
  return {
    errors: count2("error"),
    warnings: count2("warning"),
    infos: count2("info"),
    fixable: findings.filter(({ fix: fix2 }) => fix2?.safety === "safe").length,
    unsafeFixable: findings.filter(({ fix: fix2 }) => fix2?.safety === "unsafe").length,
    suppressed
  };
}
function hasFindingsAtLeast(findings, threshold) {
  return findings.some(({ severity: severity2 }) => isSeverityAtLeast(severity2, threshold));
}
function displayPathFrom(directory) {
  const prefix = directory.endsWith("/") ? directory : `${directory}/`;
  return (path) => path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
var init_report2 = __esm({
  "src/report/report.ts"() {
    "use strict";
    init_finding();
  }
});

// src/cli/outcome.ts
function printProblems(inputs, project, failures, { stderr, cwd }) {
  const problems = [
    ...inputs.problems,
    ...project.unreadable.map(({ path, reason: reason2 }) => `${shownPath(path, cwd)}: ${reason2}`),
    ...failures.map(
      ({ rule: rule20, message }) => `internal error in the rule ${rule20}, a defect of proxylint: ${message}`
    )
  ];
  for (const problem of problems) stderr.write(`proxylint: ${problem}
`);
  return problems.length;
}
function statusOf(shown, problems, { failOn }) {
  if (problems > 0) return ExitStatus.failed;
  return hasFindingsAtLeast(shown, failOn) ? ExitStatus.findings : ExitStatus.clean;
}
var init_outcome = __esm({
  "src/cli/outcome.ts"() {
    "use strict";
    init_report2();
    init_exit_status();
    init_paths();
  }
});

// src/report/paint.ts
var plain, BOLD, FAINT, RED, GREEN, YELLOW, BLUE, CYAN, FORMATS, coloured;
var init_paint = __esm({
  "src/report/paint.ts"() {
    "use strict";
    plain = (_style, text) => text;
    BOLD = [1, 22];
    FAINT = [2, 22];
    RED = [31, 39];
    GREEN = [32, 39];
    YELLOW = [33, 39];
    BLUE = [34, 39];
    CYAN = [36, 39];
    FORMATS = {
      error: [RED, BOLD],
      warning: [YELLOW, BOLD],
      info: [BLUE, BOLD],
      good: [GREEN, BOLD],
      strong: [BOLD],
      faint: [FAINT],
      added: [GREEN],
      removed: [RED],
      related: [CYAN]
    };
    coloured = (style, text) => text === "" ? "" : FORMATS[style].reduceRight((inner, [begin, end]) => `\x1B[${begin}m${inner}\x1B[${end}m`, text);
  }
});

// src/cli/print.ts
function shownFindings({ findings, elsewhere }, { all }) {
  return all ? [...findings, ...elsewhere].sort(compareFindings) : findings;
}
function checkReport(project, result, fix2, settings, { cwd }) {
  const findings = shownFindings(result, settings);
  return {
    findings,
    files: project.files,
    summary: summarize(findings, result.suppressed.length),
    displayPath: displayPathFrom(cwd),
    fix: fix2
  };
}
function prettyOptions({ color }, { columns }) {
  return { paint: color ? coloured : plain, columns };
}
async function printReport(report2, format3, settings, surroundings) {
  const { stdout, stderr } = surroundings;
  if (format3 === "pretty") return printPretty(report2, stdout, settings, surroundings);
  const reporter = await loadReporter(format3);
  const printed = format3 === "github" ? fromWorkspace(report2, surroundings) : report2;
  for (const piece of reporter(printed, prettyOptions(settings, surroundings))) stdout.write(piece);
  if (settings.isFormatChosenByActions) await printPretty(report2, stderr, settings, surroundings);
  else if (report2.fix !== null) await printSummary(report2, settings, surroundings);
}
function fromWorkspace(report2, { cwd, env: env2 }) {
  return { ...report2, displayPath: displayPathFrom(env2.GITHUB_WORKSPACE || cwd) };
}
async function printPretty(report2, output, settings, surroundings) {
  const { prettyFindings: prettyFindings2 } = await Promise.resolve().then(() => (init_pretty(), pretty_exports));
  for (const piece of prettyFindings2(report2, prettyOptions(settings, surroundings))) output.write(piece);
  await printSummary(report2, settings, surroundings);
}
async function printSummary(report2, settings, surroundings) {
  if (settings.quiet || report2.files.length === 0) return;
  const { prettySummary: prettySummary2 } = await Promise.resolve().then(() => (init_pretty(), pretty_exports));
  surroundings.stderr.write(prettySummary2(report2, prettyOptions(settings, surroundings)));
}
function printHidden({ elsewhere }, { all, quiet }, { stderr }) {
  if (all || quiet || elsewhere.length === 0) return;
  const findings = elsewhere.length === 1 ? "1 finding" : `${elsewhere.length} findings`;
  stderr.write(`${findings} in other files of the same configuration not shown; --all shows them.
`);
}
var init_print = __esm({
  "src/cli/print.ts"() {
    "use strict";
    init_run();
    init_report();
    init_paint();
    init_report2();
  }
});

// src/cli/commands/check.ts
var check_exports = {};
__export(check_exports, {
  check: () => check8
});
async function check8(paths, settings, surroundings) {
  const inputs = await findInputs(paths, surroundings.cwd, settings.target);
  const project = loadProject(inputs.source, inputs.request);
  const result = lint(project, rules, { minimumIdle: DEFAULT_MINIMUM_IDLE });
  const report2 = checkReport(project, result, null, settings, surroundings);
  await printReport(report2, checkFormat(settings), settings, surroundings);
  printHidden(result, settings, surroundings);
  const problems = printProblems(inputs, project, result.failures, surroundings);
  return statusOf(report2.findings, problems, settings);
}
var init_check = __esm({
  "src/cli/commands/check.ts"() {
    "use strict";
    init_rules();
    init_project();
    init_run();
    init_inputs();
    init_outcome();
    init_print();
    init_settings();
  }
});

// src/lint/analysis.ts
function analyse(source, request2, rules2, options) {
  const project = loadProject(source, request2);
  const result = lint(project, rules2, options);
  return {
    project,
    result,
    syntaxProblems: syntaxProblemsOf2(project),
    files: new Map(project.files.map(({ file }) => [file.path, file]))
  };
}
function syntaxProblemsOf2(project) {
  const byFile = /* @__PURE__ */ new Map();
  for (const { trees } of project.nginx) {
    for (const { file, problems } of trees) if (problems.length > 0) byFile.set(file.path, problems.length);
  }
  for (const { syntaxProblems } of project.caddy) {
    for (const [path, problems] of groupBy(syntaxProblems, ({ file }) => file.path))
      byFile.set(path, problems.length);
  }
  return byFile;
}
var SYNTAX_RULE;
var init_analysis = __esm({
  "src/lint/analysis.ts"() {
    "use strict";
    init_group_by();
    init_project();
    init_run();
    SYNTAX_RULE = "syntax";
  }
});

// src/lint/fix-candidates.ts
function candidatesOf(analysis, strictness) {
  const fixes = [];
  const refused = [];
  for (const finding of analysis.result.findings) {
    const { fix: fix2 } = finding;
    if (fix2 === null || strictnessFor(finding, fix2) !== strictness) continue;
    const reason2 = reasonAgainst(fix2, analysis, strictness);
    if (reason2 === null) fixes.push({ finding, fix: fix2 });
    else refused.push({ finding, reason: reason2 });
  }
  const rank = ({ finding }) => isSeverityAtLeast(finding.severity, "error") ? 0 : isSeverityAtLeast(finding.severity, "warning") ? 1 : 2;
  return { fixes: fixes.sort((a, b) => rank(a) - rank(b)), refused };
}
function chooseCompatible(candidates) {
  const accepted = new AcceptedEdits();
  const chosen = [];
  const conflicting = [];
  for (const candidate of candidates)
    (accepted.add(candidate.fix.edits) ? chosen : conflicting).push(candidate);
  return { chosen, conflicting };
}
function strictnessFor(finding, fix2) {
  if (fix2.safety === "unsafe") return "unsafe";
  return finding.rule === SYNTAX_RULE ? "syntax" : "safe";
}
function reasonAgainst(fix2, analysis, strictness) {
  if (fix2.edits.length === 0) return "it changes nothing";
  for (const [file, edits] of editsByFile(fix2.edits)) {
    if (analysis.files.get(file.path)?.text !== file.text) return `${file.path} is not part of the project`;
    if (edits.some(({ start, end }) => start < 0 || start > end || end > file.text.length)) {
      return `its edits lie outside ${file.path}`;
    }
    if (applyEdits(file.text, edits).kind === "overlap") return "its own edits overlap";
    if (strictness !== "syntax" && analysis.syntaxProblems.has(file.path)) {
      return `${file.path} cannot be read without errors`;
    }
  }
  return null;
}
var init_fix_candidates = __esm({
  "src/lint/fix-candidates.ts"() {
    "use strict";
    init_edit();
    init_analysis();
    init_edit_conflict();
    init_finding();
  }
});

// src/lint/route-changes.ts
function changedSettings(before, after) {
  const was = before.websocket;
  const is = after.websocket;
  const changed2 = [];
  if (was.handshake !== is.handshake) changed2.push("handshake");
  if (reasonCodes(before) !== reasonCodes(after)) changed2.push("reasons");
  if (!isSameValue(was.httpVersion, is.httpVersion)) changed2.push("httpVersion");
  if (!isSameValue(was.upgrade, is.upgrade)) changed2.push("upgrade");
  if (!isSameValue(was.connection, is.connection)) changed2.push("connection");
  if (!isSameValue(was.idleTimeout, is.idleTimeout)) changed2.push("idleTimeout");
  if (!isSameValue(was.lifetime, is.lifetime)) changed2.push("lifetime");
  return changed2;
}
function reasonCodes(route) {
  return route.websocket.reasons.map(({ code }) => code).join(" ");
}
function isSameValue(a, b) {
  if (a.value.kind === "known" && b.value.kind === "known") return a.value.value === b.value.value;
  return a.value.kind === b.value.kind;
}
function isHandshakeWorse(before, after) {
  return HANDSHAKE_RANK[after.websocket.handshake] < HANDSHAKE_RANK[before.websocket.handshake];
}
function isCured(before, after) {
  const was = before.websocket.handshake;
  if (was !== "fails" && was !== "fragile") return false;
  if (after.websocket.handshake !== "works") return false;
  return changedSettings(before, after).every((setting) => PART_OF_HANDSHAKE.has(setting));
}
function matchRoutes(before, after) {
  const waiting = groupBy(after, routeKey);
  const next = /* @__PURE__ */ new Map();
  const pairs = [];
  const vanished = [];
  for (const route of before) {
    const key = routeKey(route);
    const ordinal = next.get(key) ?? 0;
    const partner = waiting.get(key)?.[ordinal];
    next.set(key, ordinal + 1);
    if (partner === void 0) vanished.push(route);
    else pairs.push({ before: route, after: partner });
  }
  const appeared = [...waiting].flatMap(([key, routes2]) => routes2.slice(next.get(key) ?? 0));
  return { pairs, vanished, appeared };
}
function routeKey(route) {
  return [
    route.configuration.root.path,
    route.origin.file.path,
    route.entry.hosts.join(" "),
    route.entry.listeners.map(({ address }) => address).join(" "),
    route.match,
    route.upstream.target
  ].join("\0");
}
function describeRoute(route) {
  const { line } = route.origin.file.positionAt(route.origin.start);
  return `${route.match} \u2192 ${route.upstream.target} (${route.origin.file.path}:${line})`;
}
var HANDSHAKE_RANK, PART_OF_HANDSHAKE;
var init_route_changes = __esm({
  "src/lint/route-changes.ts"() {
    "use strict";
    init_group_by();
    HANDSHAKE_RANK = { unknown: 0, fails: 1, fragile: 2, works: 3 };
    PART_OF_HANDSHAKE = /* @__PURE__ */ new Set([
      "handshake",
      "reasons",
      "httpVersion",
      "upgrade",
      "connection"
    ]);
  }
});

// src/lint/fix-check.ts
function objectionsTo(fixes, before, after, strictness) {
  const failed = after.result.failures.filter(
    ({ rule: rule20 }) => !before.result.failures.some((other) => other.rule === rule20)
  );
  if (failed.length > 0)
    return failed.map(({ rule: rule20 }) => ({ reason: `the rule ${rule20} fails on the result`, suspects: [] }));
  if (strictness === "syntax") return unreadableFiles(fixes, before, after, 1);
  const objections = [
    ...unreadableFiles(fixes, before, after, 0),
    ...survivingFindings(fixes, before, after)
  ];
  if (strictness === "unsafe") return objections;
  const matching3 = matchRoutes(before.project.routes, after.project.routes);
  const meant = routesMeantBy(fixes, before);
  return [
    ...objections,
    ...changedRoutes(fixes, matching3, meant),
    ...newFindings(fixes, before, after, matching3, meant)
  ];
}
function unreadableFiles(fixes, before, after, curedByEachFix) {
  const objections = [];
  for (const path of /* @__PURE__ */ new Set([...before.syntaxProblems.keys(), ...after.syntaxProblems.keys()])) {
    const editing = fixes.filter(({ fix: fix2 }) => fix2.edits.some(({ file }) => file.path === path));
    const allowed = (before.syntaxProblems.get(path) ?? 0) - curedByEachFix * editing.length;
    if ((after.syntaxProblems.get(path) ?? 0) <= Math.max(0, allowed)) continue;
    objections.push({ reason: `${path} could not be read without errors afterwards`, suspects: editing });
  }
  return objections;
}
function survivingFindings(fixes, before, after) {
  const was = tally(allFindings(before));
  const is = tally(allFindings(after));
  const fixed = groupBy(fixes, ({ finding }) => findingKey(finding));
  const objections = [];
  for (const [key, suspects] of fixed) {
    const left2 = (was.get(key)?.length ?? 0) - suspects.length;
    if ((is.get(key)?.length ?? 0) <= left2) continue;
    objections.push({ reason: "the finding would still be there", suspects });
  }
  return objections;
}
function newFindings(fixes, before, after, matching3, meant) {
  const was = tally(allFindings(before));
  const meantAfterwards = new Set(
    matching3.pairs.filter((pair) => meant.has(pair.before)).map((pair) => pair.after)
  );
  for (const route of matching3.appeared) meantAfterwards.add(route);
  const gravest = fixes.reduce(
    (severity2, { finding }) => isSeverityAtLeast(finding.severity, severity2) ? finding.severity : severity2,
    "info"
  );
  const isNextObstacle = (finding) => {
    const routes2 = after.result.routes.get(finding) ?? [];
    const isLesser = !isSeverityAtLeast(finding.severity, gravest);
    return isLesser && routes2.length > 0 && routes2.every((route) => meantAfterwards.has(route));
  };
  const objections = [];
  for (const [key, findings] of tally(allFindings(after))) {
    if (findings.length <= (was.get(key)?.length ?? 0)) continue;
    const unwelcome = findings.find((finding) => finding.fix?.safety !== "safe" && !isNextObstacle(finding));
    if (unwelcome === void 0) continue;
    const suspects = fixes.filter(
      ({ fix: fix2 }) => fix2.edits.some(({ file }) => file.path === unwelcome.span.file.path)
    );
    objections.push({
      reason: `it would bring a new finding (${unwelcome.rule}: ${unwelcome.message})`,
      suspects
    });
  }
  return objections;
}
function changedRoutes(fixes, matching3, meant) {
  const objections = [];
  const object = (reason2) => objections.push({ reason: reason2, suspects: [] });
  for (const { before, after } of matching3.pairs) {
    if (meant.has(before)) {
      if (isHandshakeWorse(before, after)) object(`the handshake would get worse: ${describeRoute(before)}`);
      continue;
    }
    const changed2 = changedSettings(before, after);
    if (changed2.length === 0 || isCured(before, after)) continue;
    object(`it would also change another route (${changed2.join(", ")}): ${describeRoute(before)}`);
  }
  const lost = matching3.vanished.filter((route) => !meant.has(route));
  for (const route of lost) object(`it would take away a route: ${describeRoute(route)}`);
  const renamed2 = matching3.vanished.length - lost.length;
  const wanted = fixes.filter(({ fix: fix2 }) => fix2.addsRoute === true).length;
  for (const route of matching3.appeared.slice(renamed2 + wanted))
    object(`it would add a route: ${describeRoute(route)}`);
  return objections;
}
function routesMeantBy(fixes, before) {
  const rules2 = new Set(fixes.map(({ finding }) => finding.rule));
  const meant = /* @__PURE__ */ new Set();
  for (const finding of allFindings(before)) {
    if (finding.fix === null || !rules2.has(finding.rule)) continue;
    for (const route of before.result.routes.get(finding) ?? []) meant.add(route);
  }
  const blamed = fixes.filter(({ finding }) => (before.result.routes.get(finding) ?? []).length === 0);
  if (blamed.length === 0) return meant;
  for (const route of before.project.routes) {
    if (blamed.some(({ finding }) => restsOn(route, finding))) meant.add(route);
  }
  return meant;
}
function restsOn(route, { span }) {
  const { reasons, httpVersion: httpVersion2, upgrade, connection, idleTimeout: idleTimeout2, lifetime: lifetime2 } = route.websocket;
  const spans = reasons.flatMap(({ blame: blame2, related }) => [blame2, ...related.map((place) => place.span)]);
  for (const { origin } of [httpVersion2, upgrade, connection, idleTimeout2, lifetime2]) {
    if (origin.kind === "span") spans.push(origin.span);
  }
  return [route.origin, ...spans].some(
    (other) => other.file.path === span.file.path && other.start < span.end && span.start < other.end
  );
}
function allFindings({ result }) {
  return [...result.findings, ...result.elsewhere, ...result.suppressed];
}
function tally(findings) {
  return groupBy(findings, findingKey);
}
function findingKey({ rule: rule20, span, message }) {
  return [rule20, span.file.path, message.replace(/\bline \d+/g, "line").replace(/:\d+/g, ":")].join("\0");
}
var init_fix_check = __esm({
  "src/lint/fix-check.ts"() {
    "use strict";
    init_finding();
    init_group_by();
    init_route_changes();
  }
});

// src/lint/fix-state.ts
function fingerprint(texts) {
  return JSON.stringify([...texts].sort(([a], [b]) => compareTexts(a, b)));
}
var MOST_TRIALS, FixHistory;
var init_fix_state = __esm({
  "src/lint/fix-state.ts"() {
    "use strict";
    init_edit();
    init_analysis();
    init_edit_conflict();
    init_file_snapshot();
    init_fix_check();
    init_text_order();
    MOST_TRIALS = 64;
    FixHistory = class {
      original;
      #analyse;
      /** Every state that was current, by its texts, to notice fixes that undo each other. */
      #seen = /* @__PURE__ */ new Map();
      #current;
      #trialsLeft = MOST_TRIALS;
      constructor(source, request2, rules2, options) {
        this.#analyse = (texts) => analyse(withTexts(source, texts), request2, rules2, options);
        this.original = { texts: /* @__PURE__ */ new Map(), analysis: this.#analyse(/* @__PURE__ */ new Map()), fixed: 0 };
        this.#current = this.original;
        this.#seen.set(fingerprint(this.original.texts), this.original);
      }
      get current() {
        return this.#current;
      }
      /** The state that some compatible fixes lead to; null when enough has been tried out from here. */
      try(fixes, strictness) {
        if (this.#trialsLeft === 0) return null;
        this.#trialsLeft -= 1;
        const texts = this.#textsAfter(fixes);
        const state = { texts, analysis: this.#analyse(texts), fixed: this.#current.fixed + fixes.length };
        return { state, objections: objectionsTo(fixes, this.#current.analysis, state.analysis, strictness) };
      }
      /**
       * Moves on to a state. False when the files have been as they are there before: they stay in that earlier state, so
       * that a second run ends where this one does.
       */
      advance(state) {
        const key = fingerprint(state.texts);
        const seen = this.#seen.get(key);
        this.#current = seen ?? state;
        this.#seen.set(key, this.#current);
        this.#trialsLeft = MOST_TRIALS;
        return seen === void 0;
      }
      #textsAfter(fixes) {
        const { texts: unchanged, analysis } = this.#current;
        const accepted = new AcceptedEdits();
        for (const { fix: fix2 } of fixes) accepted.add(fix2.edits);
        const texts = new Map(unchanged);
        for (const [path, edits] of accepted.byPath()) {
          const file = analysis.files.get(path);
          const applied = file === void 0 ? null : applyEdits(file.text, edits);
          if (applied?.kind !== "applied") continue;
          if (applied.text === this.original.analysis.files.get(path)?.text) texts.delete(path);
          else texts.set(path, applied.text);
        }
        return texts;
      }
    };
  }
});

// src/lint/fix.ts
function fixProject(source, request2, rules2, options, { unsafe }) {
  const history = new FixHistory(source, request2, rules2, options);
  const phases = unsafe ? ["syntax", "safe", "unsafe"] : ["syntax", "safe"];
  const skipped = runRounds(history, phases);
  const { texts, analysis, fixed } = history.current;
  return {
    changed: changedFiles(history.original, texts),
    fixed,
    project: analysis.project,
    remaining: analysis.result,
    skipped
  };
}
function runRounds(history, phases) {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { kind, skipped } = runRound(history, phases);
    if (kind === "end") return skipped;
  }
  history.advance(history.original);
  return allSkipped(history, phases, `after ${MOST_ROUNDS} rounds of fixes there still were more`);
}
function changedFiles(original, texts) {
  const changed2 = [];
  for (const [path, after] of texts) {
    const before = original.analysis.files.get(path)?.text;
    if (before !== void 0 && before !== after) changed2.push({ path, before, after });
  }
  return changed2.sort((a, b) => compareTexts(a.path, b.path));
}
function runRound(history, phases) {
  const skipped = [];
  for (const phase of phases) {
    const candidates = candidatesOf(history.current.analysis, phase);
    skipped.push(...candidates.refused);
    let waiting = candidates.fixes;
    while (waiting.length > 0) {
      const { chosen, conflicting } = chooseCompatible(waiting);
      const settled = settle(history, chosen, phase);
      if (settled.state !== null) {
        if (history.advance(settled.state)) return { kind: "progress", skipped: [] };
        return { kind: "end", skipped: allSkipped(history, phases, "it and another fix undo each other") };
      }
      skipped.push(...settled.refused);
      waiting = conflicting;
    }
  }
  return { kind: "end", skipped };
}
function allSkipped(history, phases, reason2) {
  return phases.flatMap((phase) => {
    const { fixes, refused } = candidatesOf(history.current.analysis, phase);
    return [...refused, ...fixes.map(({ finding }) => ({ finding, reason: reason2 }))];
  });
}
function settle(history, fixes, strictness) {
  const refused = [];
  const refuse = (part, reason2) => {
    for (const { finding } of part) refused.push({ finding, reason: reason2 });
  };
  const pending = [fixes];
  let accepted = [];
  let state = null;
  for (let part = pending.pop(); part !== void 0; part = pending.pop()) {
    const together = [...accepted, ...part];
    const trial = history.try(together, strictness);
    if (trial === null) {
      refuse(part, "too many other fixes were refused");
      continue;
    }
    const objection = trial.objections[0];
    if (objection === void 0) {
      accepted = together;
      state = trial.state;
    } else if (part.length === 1) refuse(part, objection.reason);
    else pending.push(...divide(part, trial.objections));
  }
  return { state, refused };
}
function divide(part, objections) {
  const suspects = new Set(objections.flatMap((objection) => objection.suspects));
  const accused = part.filter((candidate) => suspects.has(candidate));
  if (accused.length > 0 && accused.length < part.length) {
    return [accused, part.filter((candidate) => !suspects.has(candidate))];
  }
  const half = part.length >> 1;
  return [part.slice(half), part.slice(0, half)];
}
var MOST_ROUNDS;
var init_fix = __esm({
  "src/lint/fix.ts"() {
    "use strict";
    init_fix_candidates();
    init_fix_state();
    init_text_order();
    MOST_ROUNDS = 20;
  }
});

// src/cli/write.ts
function writeChanges(changes) {
  const staged = [];
  const failures = [];
  for (const change of changes) {
    try {
      staged.push(stage(change));
    } catch (error) {
      failures.push({ path: change.path, reason: reasonFor(error) });
    }
  }
  if (failures.length > 0) {
    for (const { temporary } of staged) discard(temporary);
    return { written: [], failures };
  }
  const written = [];
  for (const { change, target, temporary } of staged) {
    try {
      assertUnchanged(change, target);
      (0, import_node_fs8.renameSync)(temporary, target);
      written.push(change.path);
    } catch (error) {
      discard(temporary);
      failures.push({ path: change.path, reason: reasonFor(error) });
    }
  }
  return { written, failures };
}
function stage(change) {
  const target = (0, import_node_fs8.realpathSync)(change.path);
  const bytes = encode({ text: change.after, encoding: change.encoding });
  if (bytes === null) throw new Error("is not UTF-8, and the fix needs a character that it cannot hold");
  (0, import_node_fs8.accessSync)(target, import_node_fs8.constants.W_OK);
  assertUnchanged(change, target);
  const temporary = (0, import_node_path4.join)((0, import_node_path4.dirname)(target), `.${(0, import_node_path4.basename)(target)}.proxylint-${process.pid}`);
  const descriptor = (0, import_node_fs8.openSync)(temporary, "wx", 384);
  try {
    (0, import_node_fs8.writeFileSync)(descriptor, bytes);
    keepOwnerAndMode(descriptor, (0, import_node_fs8.statSync)(target));
    (0, import_node_fs8.fsyncSync)(descriptor);
  } catch (error) {
    discard(temporary);
    throw error;
  } finally {
    (0, import_node_fs8.closeSync)(descriptor);
  }
  return { change, target, temporary };
}
function keepOwnerAndMode(descriptor, { uid, gid, mode }) {
  try {
    (0, import_node_fs8.fchownSync)(descriptor, uid, gid);
  } catch {
    throw new Error(
      "its owner and group cannot be kept: it belongs to someone else, or to a group without you"
    );
  }
  (0, import_node_fs8.fchmodSync)(descriptor, mode & 4095);
}
function assertUnchanged({ before, encoding }, target) {
  if ((0, import_node_fs8.readFileSync)(target, encoding) !== before)
    throw new Error("was changed by someone else since it was read");
}
function discard(temporary) {
  try {
    (0, import_node_fs8.unlinkSync)(temporary);
  } catch {
  }
}
var import_node_fs8, import_node_path4;
var init_write = __esm({
  "src/cli/write.ts"() {
    "use strict";
    import_node_fs8 = __toESM(require_node_fs(), 1);
    import_node_path4 = __toESM(require_node_path(), 1);
    init_bytes();
    init_disk();
  }
});

// node_modules/diff/libesm/diff/base.js
var Diff;
var init_base = __esm({
  "node_modules/diff/libesm/diff/base.js"() {
    Diff = class {
      diff(oldStr, newStr, options = {}) {
        let callback;
        if (typeof options === "function") {
          callback = options;
          options = {};
        } else if ("callback" in options) {
          callback = options.callback;
        }
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
      }
      diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a2;
        const done = (value) => {
          value = this.postProcess(value, options);
          if (callback) {
            setTimeout(function() {
              callback(value);
            }, 0);
            return void 0;
          } else {
            return value;
          }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
          maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a2 = options.timeout) !== null && _a2 !== void 0 ? _a2 : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        const execEditLength = () => {
          for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
            let basePath;
            const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
            if (removePath) {
              bestPath[diagonalPath - 1] = void 0;
            }
            let canAdd = false;
            if (addPath) {
              const addPathNewPos = addPath.oldPos - diagonalPath;
              canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
            }
            const canRemove = removePath && removePath.oldPos + 1 < oldLen;
            if (!canAdd && !canRemove) {
              bestPath[diagonalPath] = void 0;
              continue;
            }
            if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
              basePath = this.addToPath(addPath, true, false, 0, options);
            } else {
              basePath = this.addToPath(removePath, false, true, 1, options);
            }
            newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
            if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
              return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
            } else {
              bestPath[diagonalPath] = basePath;
              if (basePath.oldPos + 1 >= oldLen) {
                maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
              }
              if (newPos + 1 >= newLen) {
                minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
              }
            }
          }
          editLength++;
        };
        if (callback) {
          (function exec() {
            setTimeout(function() {
              if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                return callback(void 0);
              }
              if (!execEditLength()) {
                exec();
              }
            }, 0);
          })();
        } else {
          while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
            const ret = execEditLength();
            if (ret) {
              return ret;
            }
          }
        }
      }
      addToPath(path, added2, removed2, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added2 && last.removed === removed2) {
          return {
            oldPos: path.oldPos + oldPosInc,
            lastComponent: { count: last.count + 1, added: added2, removed: removed2, previousComponent: last.previousComponent }
          };
        } else {
          return {
            oldPos: path.oldPos + oldPosInc,
            lastComponent: { count: 1, added: added2, removed: removed2, previousComponent: last }
          };
        }
      }
      extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
          newPos++;
          oldPos++;
          commonCount++;
          if (options.oneChangePerToken) {
            basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
          }
        }
        if (commonCount && !options.oneChangePerToken) {
          basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
      }
      equals(left2, right2, options) {
        if (options.comparator) {
          return options.comparator(left2, right2);
        } else {
          return left2 === right2 || !!options.ignoreCase && left2.toLowerCase() === right2.toLowerCase();
        }
      }
      removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
          if (array[i]) {
            ret.push(array[i]);
          }
        }
        return ret;
      }
      // eslint-disable-next-line @typescript-eslint/no-unused-vars
      castInput(value, options) {
        return value;
      }
      // eslint-disable-next-line @typescript-eslint/no-unused-vars
      tokenize(value, options) {
        return Array.from(value);
      }
      join(chars) {
        return chars.join("");
      }
      postProcess(changeObjects, options) {
        return changeObjects;
      }
      get useLongestToken() {
        return false;
      }
      buildValues(lastComponent, newTokens, oldTokens) {
        const components = [];
        let nextComponent;
        while (lastComponent) {
          components.push(lastComponent);
          nextComponent = lastComponent.previousComponent;
          delete lastComponent.previousComponent;
          lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
          const component = components[componentPos];
          if (!component.removed) {
            if (!component.added && this.useLongestToken) {
              let value = newTokens.slice(newPos, newPos + component.count);
              value = value.map(function(value2, i) {
                const oldValue = oldTokens[oldPos + i];
                return oldValue.length > value2.length ? oldValue : value2;
              });
              component.value = this.join(value);
            } else {
              component.value = this.join(newTokens.slice(newPos, newPos + component.count));
            }
            newPos += component.count;
            if (!component.added) {
              oldPos += component.count;
            }
          } else {
            component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
            oldPos += component.count;
          }
        }
        return components;
      }
    };
  }
});

// node_modules/diff/libesm/diff/line.js
function diffLines(oldStr, newStr, options) {
  return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
  if (options.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}
var LineDiff, lineDiff;
var init_line = __esm({
  "node_modules/diff/libesm/diff/line.js"() {
    init_base();
    LineDiff = class extends Diff {
      constructor() {
        super(...arguments);
        this.tokenize = tokenize;
      }
      equals(left2, right2, options) {
        if (options.ignoreWhitespace) {
          if (!options.newlineIsToken || !left2.includes("\n")) {
            left2 = left2.trim();
          }
          if (!options.newlineIsToken || !right2.includes("\n")) {
            right2 = right2.trim();
          }
        } else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
          if (left2.endsWith("\n")) {
            left2 = left2.slice(0, -1);
          }
          if (right2.endsWith("\n")) {
            right2 = right2.slice(0, -1);
          }
        }
        return super.equals(left2, right2, options);
      }
    };
    lineDiff = new LineDiff();
  }
});

// node_modules/diff/libesm/patch/create.js
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  let optionsObj;
  if (!options) {
    optionsObj = {};
  } else if (typeof options === "function") {
    optionsObj = { callback: options };
  } else {
    optionsObj = options;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry) {
        return " " + entry;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function splitLines(text) {
  const hasTrailingNl = text.endsWith("\n");
  const result = text.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}
var init_create = __esm({
  "node_modules/diff/libesm/patch/create.js"() {
    init_line();
  }
});

// node_modules/diff/libesm/index.js
var init_libesm = __esm({
  "node_modules/diff/libesm/index.js"() {
    init_create();
  }
});

// src/text/unified-diff.ts
var unified_diff_exports = {};
__export(unified_diff_exports, {
  unifiedDiff: () => unifiedDiff
});
function unifiedDiff(path, before, after) {
  const { hunks } = structuredPatch(path, path, before, after, "", "", { context: CONTEXT_LINES });
  let body = "";
  for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
    body += `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@
${lines.join("\n")}
`;
  }
  return { header: `--- ${headerName(`a/${path}`)}
+++ ${headerName(`b/${path}`)}
`, body };
}
function range(start, lines) {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
function headerName(name) {
  if (/["\\\p{Cc}]/u.test(name)) return JSON.stringify(name).replace(/\\u00([0-9a-f]{2})/g, octalEscape);
  return name.includes(" ") ? `${name}	` : name;
}
function octalEscape(_escape, hexadecimal) {
  return `\\${Number.parseInt(hexadecimal, 16).toString(8).padStart(3, "0")}`;
}
var CONTEXT_LINES;
var init_unified_diff = __esm({
  "src/text/unified-diff.ts"() {
    "use strict";
    init_libesm();
    CONTEXT_LINES = 3;
  }
});

// src/cli/commands/fix.ts
var fix_exports = {};
__export(fix_exports, {
  fix: () => fix
});
async function fix(paths, settings, surroundings) {
  const inputs = await findInputs(paths, surroundings.cwd, settings.target);
  const { changed: changed2, fixed, project, remaining, skipped } = fixProject(
    inputs.source,
    inputs.request,
    rules,
    { minimumIdle: DEFAULT_MINIMUM_IDLE },
    { unsafe: settings.unsafeFixes }
  );
  const done = { fixed, files: changed2.length, skipped };
  const report2 = checkReport(project, remaining, done, settings, surroundings);
  if (settings.diff) {
    await printDiff(changed2, report2, inputs, settings, surroundings);
  } else {
    if (!write(changed2, inputs, surroundings)) return ExitStatus.failed;
    await printReport(report2, checkFormat(settings), settings, surroundings);
  }
  printHidden(remaining, settings, surroundings);
  const problems = printProblems(inputs, project, remaining.failures, surroundings);
  return statusOf(report2.findings, problems, settings);
}
function write(changed2, { encodingOf }, { stderr, cwd }) {
  const { written, failures } = writeChanges(
    changed2.map((change) => ({ ...change, encoding: encodingOf(change.path) }))
  );
  if (failures.length === 0) return true;
  for (const { path, reason: reason2 } of failures) {
    stderr.write(`proxylint: ${shownPath(path, cwd)} cannot be written: ${reason2}
`);
  }
  const others = written.map((path) => shownPath(path, cwd)).join(", ");
  stderr.write(
    others === "" ? "proxylint: nothing was changed\n" : `proxylint: these files were changed before that: ${others}
`
  );
  return false;
}
async function printDiff(changed2, report2, { encodingOf }, settings, surroundings) {
  const { stdout, stderr, cwd } = surroundings;
  const { unifiedDiff: unifiedDiff2 } = await Promise.resolve().then(() => (init_unified_diff(), unified_diff_exports));
  for (const { path, before, after } of changed2) {
    const { header, body } = unifiedDiff2(shownPath(path, cwd).replace(/^\//, ""), before, after);
    stdout.write(header);
    stdout.write(Buffer.from(body, encodingOf(path)));
  }
  await printPretty(report2, stderr, settings, surroundings);
  if (!settings.quiet && changed2.length > 0) {
    stderr.write("This is what a fix would do; nothing was written, because of --diff.\n");
  }
}
var init_fix2 = __esm({
  "src/cli/commands/fix.ts"() {
    "use strict";
    init_rules();
    init_fix();
    init_run();
    init_exit_status();
    init_inputs();
    init_outcome();
    init_paths();
    init_print();
    init_settings();
    init_write();
  }
});

// src/cli/commands/routes.ts
var routes_exports = {};
__export(routes_exports, {
  routes: () => routes
});
async function routes(paths, settings, surroundings) {
  const { cwd, stdout } = surroundings;
  const inputs = await findInputs(paths, cwd, settings.target);
  const project = loadProject(inputs.source, inputs.request);
  const reporter = await loadRoutesReporter(settings.format === "json" ? "json" : "pretty");
  const report2 = { routes: project.routes, displayPath: displayPathFrom(cwd) };
  for (const piece of reporter(report2, prettyOptions(settings, surroundings))) stdout.write(piece);
  const problems = printProblems(inputs, project, [], surroundings);
  return problems > 0 ? ExitStatus.failed : ExitStatus.clean;
}
var init_routes3 = __esm({
  "src/cli/commands/routes.ts"() {
    "use strict";
    init_project();
    init_report();
    init_report2();
    init_exit_status();
    init_inputs();
    init_outcome();
    init_print();
  }
});

// rules/caddy-version-1/README.md
var README_default;
var init_README = __esm({
  "rules/caddy-version-1/README.md"() {
    README_default = "# caddy-version-1\n\nThe file, or a placeholder in it, is written for Caddy 1.\n\n## What it catches\n\n- A whole file for Caddy 1, known by its directives: `proxy / \u2026`, `gzip`, `fastcgi / \u2026`, `rewrite { to \u2026 }`, `log / \u2026`,\n  `tls off`, `basicauth / user password`, `internal`, `status`. There is one finding for the file, and nothing else in it\n  is checked.\n- `{>Header}` in a Caddy 2 file: the placeholder of Caddy 1 for a header of the request.\n\n## Why it breaks\n\nCaddy 2 refuses to start with Caddy 1's directives. It does start with `{>Header}`, and `caddy validate` calls that\nvalid, but it leaves a placeholder that it does not know as it stands. With\n\n    header_up Connection {>Connection}\n    header_up Upgrade {>Upgrade}\n\nthe application receives `Connection: {>Connection}`, braces included, and answers the handshake as an ordinary request\n(measured on 2.6.2 and 2.11.4). Without these two lines the same proxy works, since `reverse_proxy` upgrades by itself.\n\n## Example\n\n```caddyfile\nexample.com {\n	reverse_proxy localhost:3000 {\n		header_up Connection {>Connection}\n		header_up Upgrade {>Upgrade}\n	}\n}\n```\n\n```console\n$ proxylint Caddyfile\nerror[caddy-version-1]: No WebSocket opens here: `{>Connection}` is a placeholder of Caddy 1, and the application gets `Connection: {>Connection}`. Caddy 2 upgrades by itself; delete the line.\n  --> Caddyfile:3:24\n  |\n3 |         header_up Connection {>Connection}\n  |                              ^^^^^^^^^^^^^\n  |\n  = fix: remove the lines about Upgrade and Connection\n2 -     reverse_proxy localhost:3000 {\n3 -         header_up Connection {>Connection}\n4 -         header_up Upgrade {>Upgrade}\n5 -     }\n  +     reverse_proxy localhost:3000\n\nerror[caddy-version-1]: No WebSocket opens here: `{>Upgrade}` is a placeholder of Caddy 1, and the application gets `Upgrade: {>Upgrade}`. Caddy 2 upgrades by itself; delete the line.\n  --> Caddyfile:4:21\n  |\n4 |         header_up Upgrade {>Upgrade}\n  |                           ^^^^^^^^^^\n  |\n  = fix: remove the lines about Upgrade and Connection\n2 -     reverse_proxy localhost:3000 {\n3 -         header_up Connection {>Connection}\n4 -         header_up Upgrade {>Upgrade}\n5 -     }\n  +     reverse_proxy localhost:3000\n\n```\n\n## Use instead\n\n    example.com {\n        reverse_proxy localhost:3000\n    }\n\nOther headers are called `{header.Name}` in Caddy 2. Of Caddy 1's `proxy`, `websocket` and `transparent` are the default\nof `reverse_proxy`, and `header_upstream` is `header_up`.\n\n## Fix safety\n\nRemoving the lines about Connection and Upgrade, and writing `{header.Name}` for `{>Name}`, is safe: as they stand the\nlines can do nothing that anybody wants. `{<Name}` is left alone, since its successor depends on where it stands.\n\nTranslating a whole file is unsafe, because whoever still runs Caddy 1 would lose a working file. It is offered only\nwhere every directive of the file has an exact successor.\n";
  }
});

// rules/directive-arguments/README.md
var README_default2;
var init_README2 = __esm({
  "rules/directive-arguments/README.md"() {
    README_default2 = '# directive-arguments\n\nA proxy directive has arguments that nginx refuses, so that nginx does not start.\n\n## What it catches\n\nnginx: `proxy_\u2026` directives with too many or too few arguments, a flag that is neither `on` nor `off`, and a word that the\ndirective does not know, such as `proxy_http_version HTTP/1.1`. What the target version decides: `proxy_http_version 2` is\naccepted from 1.29.4 on. Directives of other modules are not judged, because commercial and third-party builds accept more.\n\n## Why it breaks\n\nnginx checks the number of arguments of every directive when it reads the configuration, and the words of some. On the first\nmismatch it stops: `invalid number of arguments`, or `invalid value` (measured with nginx 1.22.1 and 1.31.4).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:9000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection keep-alive, Upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[directive-arguments]: nginx does not start: `proxy_set_header` takes 2 arguments, not 3. A value with spaces needs quotes.\n   --> nginx.conf:11:13\n   |\n11 |             proxy_set_header Connection keep-alive, Upgrade;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\n```\n\n## Use instead\n\n```nginx\nproxy_set_header Connection "keep-alive, Upgrade";\nproxy_http_version 1.1;\n```\n\nA value with spaces needs quotes.\n\n## Fix safety\n\nSafe where it is certain what was meant: a version of HTTP becomes `1.1`, the only one that upgrades. Otherwise there is no\nfix.\n';
  }
});

// rules/directive-context/README.md
var README_default3;
var init_README3 = __esm({
  "rules/directive-context/README.md"() {
    README_default3 = '# directive-context\n\nA directive stands in a block where nginx does not allow it, so that nginx does not start.\n\n## What it catches\n\nnginx: a directive of nginx\'s own modules in a block that none of its forms allows: `map` inside `server`, `proxy_set_header`\ninside `if`. Directives that nginx itself does not know are not judged, nor the top level of a file that is included elsewhere.\n\n## Why it breaks\n\nnginx stops reading with `"map" directive is not allowed here` (measured with nginx 1.22.1 and 1.31.4). Two of these slips\nbelong to WebSockets: the `map` for the Connection header pasted beside the location that needs it, and headers put into\n`if ($http_upgrade)`.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        map $http_upgrade $connection_upgrade {\n            default "";\n            websocket upgrade;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[directive-context]: nginx does not start: `map` is not allowed in `server`. It belongs in `http`, `stream`.\n  --> nginx.conf:7:9\n  |\n7 |         map $http_upgrade $connection_upgrade {\n  |         ^^^\n\n```\n\n## Use instead\n\n```nginx\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default "";\n        websocket upgrade;\n    }\n\n    server {\n    }\n}\n```\n\nA map belongs in `http`. Headers belong in the location, with a map that decides on their values instead of an `if`.\n\n## Fix safety\n\nSafe in one case: an `if` that holds nothing but upgrade headers is removed, while `websocket-handshake` sets the headers in\nthe location. Everything else is left to you, because only you know where the line was meant to be.\n';
  }
});

// rules/directive-duplicate/README.md
var README_default4;
var init_README4 = __esm({
  "rules/directive-duplicate/README.md"() {
    README_default4 = '# directive-duplicate\n\nA directive stands twice in a block that may have it once, so that nginx does not start.\n\n## What it catches\n\nnginx: a second line of a directive with a single value (a flag, a time, a size, a number, a word) in the same block,\nthrough `include` as well: a snippet sets `proxy_http_version`, and so does the location that includes it.\n\n## Why it breaks\n\nnginx stops reading with `"proxy_http_version" directive is duplicate` (measured with nginx 1.22.1 and 1.31.4). Lists such as\n`proxy_set_header` may have as many lines as they like.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:9000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n            proxy_read_timeout 2h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[directive-duplicate]: nginx does not start: `proxy_read_timeout` is set twice in this block.\n   --> nginx.conf:13:13\n   |\n12 |             proxy_read_timeout 1h;\n   |             ---------------------- it is set here already\n13 |             proxy_read_timeout 2h;\n   |             ^^^^^^^^^^^^^^^^^^^^^^\n\n```\n\n## Use instead\n\nOne line in each block. A block inside may set another value, which then wins there.\n\n## Fix safety\n\nThere is no fix: only you know which of the two values was meant.\n';
  }
});

// rules/duplicate-header/README.md
var README_default5;
var init_README5 = __esm({
  "rules/duplicate-header/README.md"() {
    README_default5 = '# duplicate-header\n\nUpgrade or Connection is set twice at one level, and both lines are sent.\n\n## What it catches\n\n- Two lines that send Upgrade, in one block or through a file that it includes: an error.\n- `Connection close` beside a line that asks for the upgrade: a warning. A second line that is empty sends\n  nothing and is no fault.\n- Two maps that define the same variable, of which the last one, which wins, gives a wrong value: an error.\n\n## Why it breaks\n\n`proxy_set_header` lines of one level add up; a later one does not replace an earlier one. Upgrade arrives as\n`websocket, websocket`, and applications refuse it, with 400 or 426 (measured on 1.22.1 and 1.31.4, case\nA21d). Two Connection lines that contradict each other pass with the applications that we measured (case\nA21b); that others close is within their rights (RFC 9112 section 9.6).\n\nTwo maps of one variable, in the files of two sites for example, pass `nginx -t`. The last one counts for all\nsites (case A43).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default   "";\n        websocket upgrade;\n    }\n\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[duplicate-header]: No WebSocket opens through `location /ws`: `Upgrade` is set twice, and every line is sent.\n   --> nginx.conf:16:13\n   |\n14 |             proxy_set_header Upgrade $http_upgrade;\n   |             --------------------------------------- it is set here already\n15 |             proxy_set_header Connection $connection_upgrade;\n16 |             proxy_set_header Upgrade $http_upgrade;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: keep one of the lines\n16 -             proxy_set_header Upgrade $http_upgrade;\n\n```\n\n## Use instead\n\nOne line for each header. Define maps once, in `http`, beside the includes of the sites.\n\n## Fix safety\n\nSafe: of equal lines the first one stays; `Connection close` goes; of two maps the wrong one goes. Lines with\ndifferent values are for you to choose from, and have no fix.\n';
  }
});

// rules/duration-unit/README.md
var README_default6;
var init_README6 = __esm({
  "rules/duration-unit/README.md"() {
    README_default6 = '# duration-unit\n\nA time is refused, or read in another unit than was meant.\n\n## What it catches\n\nnginx: a timeout, delay or interval that nginx refuses at start: `60 s`, `3600sec`, `5min`, `1H`, `off`,\n`1.5h`.\n\nCaddy: a bare number in `stream_timeout`, `stream_close_delay` or `flush_interval`, which is read as\nnanoseconds; and what Caddy refuses elsewhere: a number without a unit, `60 s`, `5min`.\n\n## Why it breaks\n\nnginx: units are one letter (`ms` alone has two), in lower case, without a space before them, from large to\nsmall: `1h30m`, `90s`, `"1h 30m"` in quotes. A number alone is seconds. `M` is a month, and no timeout takes\nmonths. For anything else nginx refuses the whole configuration, at start and at every reload (measured on\n1.31.4, cases B12c and B15b\u2013B15f).\n\nCaddy: `stream_timeout 3` ends streams after three nanoseconds, that is at once, and `stream_close_delay 300`\ndoes nothing (measured on 2.11.4).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 60 min;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[duration-unit]: nginx does not start: it cannot read `60 min` as a time (a number and its unit must not be separated by a space).\n   --> nginx.conf:11:13\n   |\n11 |             proxy_read_timeout 60 min;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: write `60m`\n11 -             proxy_read_timeout 60 min;\n   +             proxy_read_timeout 60m;\n\n```\n\n## Use instead\n\nnginx:\n\n```nginx\nproxy_read_timeout 1h;\n```\n\nCaddy: always write the unit: `5m`, `24h`.\n\n## Fix safety\n\nnginx: safe where a number and a word leave no doubt. `1M` can be a minute or a month, so that writing `1m` is\nunsafe. What cannot be guessed (`off`, `1.5h`) has no fix.\n\nCaddy: safe, since nobody means nanoseconds: seconds are written. A `flush_interval` may have been meant in\nmilliseconds, and has no fix.\n';
  }
});

// rules/header-typo/README.md
var README_default7;
var init_README7 = __esm({
  "rules/header-typo/README.md"() {
    README_default7 = "# header-typo\n\nA header or variable name is one slip away from one that matters.\n\n## What it catches\n\nnginx:\n\n- A header name with one letter more, less or other, or two swapped (`Upgarde`, `X-Forwaded-For`), or with a\n  stray `:` or `=` (`Upgrade:`), in `proxy_set_header`, also where a `=` joins name and value. Names of four\n  letters, such as Host, only with a stray `:` or `=`.\n- `$http_upgarde` and the like for `$http_upgrade` or `$http_connection`, in `proxy_set_header` and as the\n  source of a `map`.\n\nAn error on a WebSocket route, a warning elsewhere.\n\nCaddy: the same names in `header_up` and `request_header`.\n\n## Why it breaks\n\nnginx: `nginx -t` accepts any header name, and `$http_NAME` for any name: the one is sent under that name, the\nother is always empty (measured on 1.22.1 and 1.31.4, cases A14\u2013A16b). With `Upgrade:` the upstream receives\nthe line `Upgrade:: websocket`, which strict applications refuse with 400 and others ignore (case A40).\n\nCaddy: a misspelt header is sent as it is. With a colon after the name Caddy answers every request with 502\n(measured on 2.6.2).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgarde;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[header-typo]: `$http_upgarde` is always empty: clients send no such header. `$http_upgrade` was meant.\n   --> nginx.conf:9:38\n   |\n 9 |             proxy_set_header Upgrade $http_upgarde;\n   |                                      ^^^^^^^^^^^^^\n   |\n   = fix: write `$http_upgrade`\n 9 -             proxy_set_header Upgrade $http_upgarde;\n   +             proxy_set_header Upgrade $http_upgrade;\n\n```\n\n## Use instead\n\n```nginx\nproxy_set_header Upgrade $http_upgrade;\n```\n\nA header of your own that happens to look like one of these is better given a name that nobody takes for a\nslip.\n\n## Fix safety\n\nSafe: the name is corrected, and nothing else on the line. Caddy: a line about Upgrade or Connection is\nremoved instead, since `reverse_proxy` sends both by itself.\n";
  }
});

// rules/include-cycle/README.md
var README_default8;
var init_README8 = __esm({
  "rules/include-cycle/README.md"() {
    README_default8 = "# include-cycle\n\nA file includes itself, directly or through others, so that the proxy does not start.\n\n## What it catches\n\nnginx: an `include` that leads back to a file that is being read. Caddy: an `import` of a snippet or file inside itself.\n\n## Why it breaks\n\nnginx: every round opens the file once more, until the system allows no more open files; the configuration is refused\n(measured with nginx 1.22.1).\n\nCaddy: the adapter refuses an import graph with a cycle (measured with Caddy 2.6.2).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    include nginx.conf;\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[include-cycle]: nginx does not start: `include nginx.conf` leads back to a file that is being read, until it may open no more files.\n  --> nginx.conf:4:5\n  |\n4 |     include nginx.conf;\n  |     ^^^^^^^^^^^^^^^^^^^\n\n```\n\n## Use instead\n\nKeep what several files share in a file of its own, which includes none of them. The usual cause is a pattern such as\n`include *.conf;` in a directory that holds the including file as well.\n\n## Fix safety\n\nThere is no fix: only you know which of the includes is one too many.\n";
  }
});

// rules/syntax/README.md
var README_default9;
var init_README9 = __esm({
  "rules/syntax/README.md"() {
    README_default9 = '# syntax\n\nThe proxy cannot read the file.\n\n## What it catches\n\nnginx: what its parser refuses, on the line that is at fault rather than on the one where nginx notices it: a\nmissing semicolon, a block that is not closed, a `}` too many, a quote that is not closed, a word right after\na quote, a Lua block without its end. The rest of the file is still read and checked.\n\nCaddy: a block that is not closed, a brace on the wrong line, text after `{`, a missing space before it, a\nsecond site without braces.\n\n## Why it breaks\n\nThe proxy does not start, and a reload keeps the old configuration. nginx names the line on which it gave up:\nafter a missing semicolon that is a later one, and `invalid number of arguments` (measured on 1.22.1 and\n1.31.4, case A54).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[syntax]: "proxy_pass" is not ended by ";", so nginx reads on and takes what follows for more parameters; add ";" here.\n  --> nginx.conf:8:24\n  |\n8 |             proxy_pass http://127.0.0.1:3000\n  |                        ^^^^^^^^^^^^^^^^^^^^^\n  |\n  = fix: write `;` here\n8 -             proxy_pass http://127.0.0.1:3000\n  +             proxy_pass http://127.0.0.1:3000;\n\n```\n\n## Use instead\n\nIn nginx every directive ends with `;` or with a block. A value with a space, a semicolon or a brace needs\nquotes.\n\n## Fix safety\n\nSafe where it is certain what is missing, which the indentation and the following directive tell. Elsewhere\nthere is no fix. Files that cannot be read are repaired before any other fix is tried.\n';
  }
});

// rules/undefined-variable/README.md
var README_default10;
var init_README10 = __esm({
  "rules/undefined-variable/README.md"() {
    README_default10 = '# undefined-variable\n\nA variable that nothing defines, so that nginx does not start.\n\n## What it catches\n\nNames that neither nginx, nor its modules, nor the configuration define: most often `$connection_upgrade`\nwithout the `map` that it was copied from. One finding for a variable, with all its uses.\n\nWhere something that cannot be read may define it (an include that is not there, the file that includes this\nfragment, a module that is not known) it says nothing, except for `$connection_upgrade`, which is then worth\nan info.\n\n## Why it breaks\n\n`unknown "connection_upgrade" variable`: nginx refuses the whole configuration, at start and at every reload\n(measured on 1.22.1 and 1.31.4, case A16).\n\n`$http_NAME`, `$arg_NAME` and `$cookie_NAME` are defined for any name. A slip in one of those goes unnoticed:\n[header-typo](../header-typo/README.md).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[undefined-variable]: nginx does not start: nothing defines `$connection_upgrade`. It is a `map` of `$http_upgrade` that belongs in `http`.\n   --> nginx.conf:10:41\n   |\n10 |             proxy_set_header Connection $connection_upgrade;\n   |                                         ^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: define `$connection_upgrade` by a map, for WebSockets only\n 4 +     map $http_upgrade $connection_upgrade {\n   +         default "";\n   +         websocket upgrade;\n   +     }\n   +\n\n```\n\n## Use instead\n\nDefine it in `http`, not in `server`, where nginx allows no `map`:\n\n```nginx\nmap $http_upgrade $connection_upgrade {\n    default "";\n    websocket upgrade;\n}\n```\n\n## Fix safety\n\nSafe: nginx does not start as it is. The fix adds the map for `$connection_upgrade`, or corrects a name that\nis one slip away from exactly one variable that is defined. For other names there is none.\n';
  }
});

// rules/websocket-blocked/README.md
var README_default11;
var init_README11 = __esm({
  "rules/websocket-blocked/README.md"() {
    README_default11 = "# websocket-blocked\n\nAn access rule turns every WebSocket handshake away.\n\n## What it catches\n\nnginx: a `limit_except` without GET whose rules deny everyone, around a route that is meant for WebSockets.\n\n## Why it breaks\n\nA handshake is a GET (RFC 6455 section 4.1). `limit_except POST { deny all; }` allows POST and answers GET with 403 (measured\nwith nginx 1.22.1 and 1.31.4).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:9000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n            limit_except POST {\n                deny all;\n            }\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[websocket-blocked]: No WebSocket opens through `location /ws`: this denies GET to everyone, and a handshake is a GET (RFC 6455 section 4.1). Add GET to the list if WebSockets are wanted.\n   --> nginx.conf:13:13\n   |\n13 |             limit_except POST {\n   |             ^^^^^^^^^^^^^^^^^\n\n```\n\n## Use instead\n\n```nginx\nlimit_except GET POST {\n    deny all;\n}\n```\n\nGET allows HEAD as well.\n\n## Fix safety\n\nThere is no fix: letting requests in is a decision for the owner of the server.\n";
  }
});

// rules/websocket-client-match/README.md
var README_default12;
var init_README12 = __esm({
  "rules/websocket-client-match/README.md"() {
    README_default12 = '# websocket-client-match\n\nA condition on Upgrade or Connection that some clients do not meet.\n\n## What it catches\n\n- `if ($http_upgrade = "websocket")`, `if ($http_connection ~ "Upgrade")` and the like, where some handshakes\n  meet the condition and others do not.\n- A `map` of `$http_connection` that gives `upgrade` for one spelling only.\n\nIt tries what clients send: `Connection: Upgrade` (Chrome, Safari, most libraries),\n`Connection: keep-alive, Upgrade` (Firefox), and other cases of the letters.\n\n## Why it breaks\n\nBoth headers are compared without regard to letter case, and Connection is a list (RFC 6455 section 4.2.1, RFC\n9110 section 7.6.1). `=` and `~` in `if` mind the case; `map` does not. An `if` that compares with `upgrade`\nshuts Chrome out, a map of `Upgrade` shuts Firefox out (measured on 1.22.1 and 1.31.4, cases A45 and A46).\nWhoever tests with one browser does not see it.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_connection $connection_upgrade {\n        default "";\n        Upgrade upgrade;\n    }\n\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[websocket-client-match]: The map gives no `upgrade` for handshakes with `Connection: keep-alive, Upgrade` (Firefox).\n   --> nginx.conf:4:5\n   |\n 4 |     map $http_connection $connection_upgrade {\n   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n \u2026\n15 |             proxy_set_header Connection $connection_upgrade;\n   |             ------------------------------------------------ the value is used here\n   |\n   = fix: map `$http_upgrade` instead\n 4 -     map $http_connection $connection_upgrade {\n   +     map $http_upgrade $connection_upgrade {\n \u2026\n 6 -         Upgrade upgrade;\n   +         websocket upgrade;\n\n```\n\n## Use instead\n\nMap `$http_upgrade`, which all clients send alike, or match without case:\n\n```nginx\nif ($http_upgrade !~* ^websocket$) {\n    return 404;\n}\n```\n\n## Fix safety\n\nSafe: what met the condition still does, and the other handshakes do too.\n';
  }
});

// rules/websocket-constant-upgrade/README.md
var README_default13;
var init_README13 = __esm({
  "rules/websocket-constant-upgrade/README.md"() {
    README_default13 = '# websocket-constant-upgrade\n\nEvery request asks the upstream for an upgrade, ordinary ones too.\n\n## What it catches\n\nnginx: `proxy_set_header Upgrade websocket;` as a constant, on a route that ordinary requests take as well. It\nis a warning. `Connection "upgrade"` beside `Upgrade $http_upgrade` is worth an info: it is untidy and does no\nharm.\n\nCaddy: `header_up Upgrade websocket` together with `header_up Connection upgrade`. Lines that only repeat what\n`reverse_proxy` does by itself are worth an info.\n\nIt says nothing where a path is for WebSockets only (`/ws`, `/websocket`, `/cable`): there constants are\nright.\n\n## Why it breaks\n\nThe application takes an ordinary GET for a handshake without a key, and answers with 400: WebSockets work,\nand pages do not (measured on nginx 1.22.1 and 1.31.4, case A17; on Caddy 2.6.2 and 2.11.4). With\n`Connection: upgrade` alone ordinary requests work, and so does upstream keep-alive (case A18).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location / {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection "upgrade";\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[websocket-constant-upgrade]: Ordinary requests are sent with `Upgrade: websocket` as well, which applications refuse with 400.\n   --> nginx.conf:10:13\n   |\n10 |             proxy_set_header Upgrade websocket;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n11 |             proxy_set_header Connection "upgrade";\n   |             -------------------------------------- and with `Connection: upgrade`\n   |\n   = fix: send Upgrade and Connection for WebSockets only, by a map\n 4 +     map $http_upgrade $websocket_upgrade {\n   +         default "";\n   +         websocket websocket;\n   +     }\n   +\n   +     map $http_upgrade $websocket_connection {\n   +         default "";\n   +         websocket upgrade;\n   +     }\n   +\n \u2026\n10 -             proxy_set_header Upgrade websocket;\n   +             proxy_set_header Upgrade $websocket_upgrade;\n \u2026\n11 -             proxy_set_header Connection "upgrade";\n   +             proxy_set_header Connection $websocket_connection;\n\n```\n\n## Use instead\n\nnginx: maps, so that ordinary requests carry neither header and the upstream\'s keep-alive stays. The map of\nnginx\'s own documentation gives them `close`, which ends it: four requests take four connections (measured).\n\n```nginx\nmap $http_upgrade $websocket_upgrade {\n    default "";\n    websocket websocket;\n}\n\nmap $http_upgrade $websocket_connection {\n    default "";\n    websocket upgrade;\n}\n```\n\nCaddy: no line at all.\n\n## Fix safety\n\nnginx: safe for `Upgrade websocket`: handshakes get what they got, on every route that uses the line. Unsafe\nfor `Connection "upgrade"` alone: what does no harm is not changed without being asked. There is no fix in a\nfragment of a server, since a map may stand in `http` only.\n\nCaddy: safe, the lines are removed.\n';
  }
});

// rules/websocket-handshake/README.md
var README_default14;
var init_README14 = __esm({
  "rules/websocket-handshake/README.md"() {
    README_default14 = '# websocket-handshake\n\nUpgrade or Connection do not reach the upstream, so that no WebSocket opens.\n\n## What it catches\n\nnginx, for each route on which a handshake fails, with the line that is to blame, in whatever file it is:\n\n- Upgrade or Connection is never set, or only one of them is.\n- They are set, and discarded: a single `proxy_set_header` in a location, or in a file that it includes\n  (`include proxy_params;`), discards every `proxy_set_header` of the server and of `http`. A line in `server`\n  does the same to those in `http`.\n- The value asks for no upgrade: `Connection ""` (the recipe for upstream keep-alive), `close`,\n  `Connection $http_upgrade`, `Upgrade $connection_upgrade`, or a `map` that gives something else for a\n  handshake.\n- `add_header` or `proxy_pass_header` stand where `proxy_set_header` was meant: those act on the response.\n- `proxy_pass_request_headers off` drops Sec-WebSocket-Key.\n\nCaddy: `header_up` or `request_header` lines that overwrite or delete Upgrade or Connection; HTTP/2 without\nTLS towards the upstream, response buffering, or a response handler that takes the 101.\n\nIt is an error where the configuration speaks of WebSockets: the headers are there in part, the path or the\nupstream is known for them, or a server sets the headers and no location gets them. On a catch-all location to\nan application it is worth an info. Elsewhere it says nothing, nor where something cannot be read (an include\nthat is not there, Lua, a value that a template fills in).\n\n## Why it breaks\n\nAn application upgrades when it receives `Upgrade: websocket` and a Connection header that lists `upgrade`\n(RFC 6455 section 4.2.1). Both are hop-by-hop: a proxy does not pass on what the client sent (RFC 9110 section\n7.6.1).\n\nnginx: they have to be set anew with `proxy_set_header`. Without Upgrade the application sees an ordinary GET\nand answers it as one, 200 or 426; `nginx -t` has nothing to say about it (measured on 1.22.1 and 1.31.4,\ncases A02\u2013A09). `proxy_set_header` lines are inherited from the nearest level that has any, all or none (cases\nA22\u2013A24).\n\nCaddy: `reverse_proxy` sends both by itself. What breaks them is a line about them.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default   "";\n        websocket upgrade;\n    }\n\n    server {\n        listen 80;\n        proxy_set_header Upgrade $http_upgrade;\n        proxy_set_header Connection $connection_upgrade;\n        proxy_read_timeout 1h;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Host $host;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[websocket-handshake]: No WebSocket opens through `location /ws`: Upgrade and Connection are not sent to the upstream, because `proxy_set_header Host` here discards all headers that the outer blocks set.\n   --> nginx.conf:17:13\n   |\n11 |         proxy_set_header Upgrade $http_upgrade;\n   |         --------------------------------------- 2 headers are set at server level, and discarded\n \u2026\n16 |             proxy_pass http://127.0.0.1:3000;\n   |             --------------------------------- the requests leave here\n17 |             proxy_set_header Host $host;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: send Upgrade and Connection to the upstream, for WebSockets only\n 9 +     map $http_upgrade $websocket_upgrade {\n   +         default "";\n   +         websocket websocket;\n   +     }\n   +\n \u2026\n18 +             proxy_set_header Upgrade $websocket_upgrade;\n   +             proxy_set_header Connection $connection_upgrade;\n\n```\n\n## Use instead\n\nnginx: set both beside the other headers of the same block, by maps that give them to WebSockets only.\n\n```nginx\nmap $http_upgrade $websocket_upgrade {\n    default "";\n    websocket websocket;\n}\n\nmap $http_upgrade $websocket_connection {\n    default "";\n    websocket upgrade;\n}\n\nserver {\n    location /ws {\n        proxy_pass http://127.0.0.1:3000;\n        proxy_http_version 1.1;\n        proxy_set_header Host $host;\n        proxy_set_header Upgrade $websocket_upgrade;\n        proxy_set_header Connection $websocket_connection;\n        proxy_read_timeout 1h;\n    }\n}\n```\n\nMaps compare without case, so `Upgrade: WebSocket` matches too. `proxy_http_version 1.1` is needed before\nnginx 1.29.7.\n\nCaddy: no line at all.\n\n```caddyfile\napp.example.com {\n    reverse_proxy localhost:3000\n}\n```\n\n## Fix safety\n\nnginx: safe. The lines go beside those that are in force; where a list is inherited that ordinary locations\nuse too, it is copied along, so that no header is lost. Headers that did not arrive before are not brought\nback. A map of the configuration is used if there is one. `proxy_read_timeout` and `proxy_http_version` are\nadded where they are missing.\n\nOnly `websocket` is forwarded. Where that takes a map and there is no place for one, in a fragment of a server\nwhose location serves ordinary requests too, the fix writes `$http_upgrade`, which lets a client smuggle h2c\npast access rules, and so is unsafe. It is unsafe also on a catch-all location, since nothing says that the\napplication uses WebSockets.\n\nCaddy: safe where it removes lines about Upgrade and Connection, which `reverse_proxy` does not need.\n';
  }
});

// rules/websocket-http-version/README.md
var README_default15;
var init_README15 = __esm({
  "rules/websocket-http-version/README.md"() {
    README_default15 = '# websocket-http-version\n\nThe upstream is asked in an HTTP version in which it need not, or cannot, upgrade.\n\n## What it catches\n\nA route that sets Upgrade and Connection, but asks the upstream in\n\n- HTTP/1.0: the default of `proxy_http_version` before nginx 1.29.7, or written down. A warning.\n- HTTP/2 (`proxy_http_version 2`, from nginx 1.29.4 on). An error.\n\nThe default depends on the target: `--nginx-version 1.22.1`.\n\n## Why it breaks\n\nA handshake is an HTTP/1.1 request, or a later version (RFC 6455 section 4.1). Applications in Node.js accept\nit in HTTP/1.0 as well; strict ones, such as those that use Python\'s `websockets`, answer with 505 (measured\non 1.22.1, cases A05 and A06). It works on one machine and fails behind another application.\n\nOver HTTP/2 towards the upstream there is no Upgrade header: the handshake ends with 502 (measured on 1.31.4,\ncase A49).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default   "";\n        websocket upgrade;\n    }\n\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint --nginx-version 1.22.1 nginx.conf\nwarning[websocket-http-version]: WebSockets open through `location /ws` only with lenient applications: nginx 1.22.1 asks the upstream in HTTP/1.0, its default, in which strict ones refuse an upgrade (RFC 6455 section 4.2.1).\n   --> nginx.conf:13:13\n   |\n13 |             proxy_pass http://127.0.0.1:3000;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: use `proxy_http_version 1.1`\n14 +             proxy_http_version 1.1;\n\n```\n\n## Use instead\n\n```nginx\nproxy_http_version 1.1;\n```\n\nIt is inherited one by one, unlike `proxy_set_header`, so it may stand in the location, in `server` or in\n`http`.\n\n## Fix safety\n\nSafe. The line is corrected where all who have their version from it carry WebSockets; else a line is added to\nthe location, and the others keep their version.\n';
  }
});

// rules/websocket-idle-timeout/README.md
var README_default16;
var init_README16 = __esm({
  "rules/websocket-idle-timeout/README.md"() {
    README_default16 = '# websocket-idle-timeout\n\nA WebSocket is closed after a short silence.\n\n## What it catches\n\nAn idle timeout below five minutes on a WebSocket route, said to be set (with the line) or the default. Below\nthirty seconds it is an error: sockets then die between the heartbeats that applications commonly send.\n\n- nginx: `proxy_read_timeout`, by default 60s. Routes that have it from one line share one finding. In\n  `stream`, `proxy_timeout` on a port of the web is worth an info.\n- Caddy: `read_timeout` in the transport; there is none by default.\n\n## Why it breaks\n\nnginx: when neither side has sent anything for so long, nginx closes the connection, without a close frame:\nclients report code 1006. Traffic in either direction counts, pings included. Nothing is logged above `info`.\nNo other timeout acts on an idle socket: `proxy_send_timeout`, `send_timeout`, `keepalive_timeout`,\n`proxy_connect_timeout` and TCP keep-alive change nothing (measured on 1.31.4, cases B02\u2013B20).\n\n`proxy_read_timeout 0` does not switch it off: every handshake ends with 504 (case B12).\n\nCaddy: `read_timeout` closes an idle socket, with code 1006 as well (measured on 2.6.2 and 2.11.4).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default   "";\n        websocket upgrade;\n    }\n\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_send_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[websocket-idle-timeout]: A WebSocket on which nothing is sent for 60 seconds is closed: `proxy_read_timeout` is not set, and 60 seconds is its default.\n   --> nginx.conf:13:13\n   |\n13 |             proxy_pass http://127.0.0.1:3000;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: set `proxy_read_timeout 1h`\n16 +             proxy_read_timeout 1h;\n\n```\n\n## Use instead\n\nnginx: a time that is longer than the silence between two heartbeats, for the WebSocket routes.\n\n```nginx\nproxy_read_timeout 1h;\n```\n\nIt ends dead sockets all the same. Applications that ping more often than the timeout need nothing here; state\nthat with a lower `minimumIdle`.\n\nCaddy: no `read_timeout` on the route.\n\n## Fix safety\n\nSafe: an hour, on the line that sets the timeout where it serves WebSockets only, else in the location.\nOrdinary routes keep theirs. A line in a file that an ordinary location includes too is left alone, and the\nfix says so. In `stream` it is unsafe, since other protocols may pass there.\n\nCaddy: safe, an hour.\n';
  }
});

// rules/websocket-lifetime/README.md
var README_default17;
var init_README17 = __esm({
  "rules/websocket-lifetime/README.md"() {
    README_default17 = "# websocket-lifetime\n\nWebSockets that are in use are cut after a fixed time.\n\n## What it catches\n\n`stream_timeout` below one hour in Caddy's `reverse_proxy` (Caddy 2.7 and later).\n\n## Why it breaks\n\n`stream_timeout` is no idle timeout. When it is over Caddy closes the connection, however busy it is, and sends no close\nframe: both sides see an abnormal closure, code 1006 (measured on 2.11.4). All clients that connected together, after a\nrestart for example, also reconnect together.\n\n## Example\n\n```caddyfile\nexample.com {\n	reverse_proxy /ws* localhost:3000 {\n		stream_timeout 5m\n	}\n}\n```\n\n```console\n$ proxylint Caddyfile\nwarning[websocket-lifetime]: `stream_timeout 5m` cuts every WebSocket after that time, busy ones too, and without a close frame.\n  --> Caddyfile:3:3\n  |\n2 |     reverse_proxy /ws* localhost:3000 {\n  |     --------------------------------- for WebSockets that leave here\n3 |         stream_timeout 5m\n  |         ^^^^^^^^^^^^^^^^^\n  |\n  = fix: set `stream_timeout 24h` (unsafe)\n3 -         stream_timeout 5m\n  +         stream_timeout 24h\n\n```\n\n## Use instead\n\n    example.com {\n        reverse_proxy localhost:3000 {\n            stream_timeout 24h\n        }\n    }\n\nLeave the line out if nothing has to be cut: without it there is no limit. To end silent sockets only, let the\napplication send pings and close what does not answer.\n\n## Fix safety\n\nUnsafe: the time may be meant, for instance to make clients authenticate again. The fix writes `24h`.\n";
  }
});

// rules/websocket-request-altered/README.md
var README_default18;
var init_README18 = __esm({
  "rules/websocket-request-altered/README.md"() {
    README_default18 = "# websocket-request-altered\n\nThe method, the handshake's own headers or Origin are changed on the way to the upstream.\n\n## What it catches\n\n- A method other than GET: nginx `proxy_method`, Caddy `method`.\n- Sec-WebSocket-Key, -Version, -Protocol or -Extensions overwritten or removed. Passing on the client's own\n  value is right, and so is switching extensions off (`proxy_set_header Sec-WebSocket-Extensions \"\";`).\n- Origin removed (info).\n\n## Why it breaks\n\nThe application computes its answer from Sec-WebSocket-Key and checks Sec-WebSocket-Version, and only GET can\nupgrade (RFC 6455 section 4.2.1): another method gives 405, a missing key 400 (measured on nginx 1.22.1 and\n1.31.4, cases A31 and A32b). A subprotocol or an extension that the client did not ask for comes back in the\n101, and the client then has to close (RFC 6455 section 4.1).\n\nApplications that check Origin refuse a handshake without it, with 403 (case A38b).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_set_header Sec-WebSocket-Protocol chat;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[websocket-request-altered]: `Sec-WebSocket-Protocol` is overwritten in the handshake through `location /ws`; the client's own value must arrive.\n   --> nginx.conf:11:13\n   |\n11 |             proxy_set_header Sec-WebSocket-Protocol chat;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: remove `proxy_set_header Sec-WebSocket-Protocol`\n11 -             proxy_set_header Sec-WebSocket-Protocol chat;\n\n```\n\n## Use instead\n\nLeave these headers alone: proxies pass them on as the client sent them. A subprotocol is the client's to ask\nfor: `new WebSocket(url, 'chat')`.\n\n## Fix safety\n\nnginx: safe. The line is removed where only WebSocket routes have it. A `proxy_method` that ordinary routes\nneed is overridden in the location instead; a header line that they need is left to you.\n\nCaddy: safe, the line is removed. A wildcard that takes more than the handshake's headers, and a `method` that\nserves other requests, are left to you.\n";
  }
});

// rules/websocket-response-altered/README.md
var README_default19;
var init_README19 = __esm({
  "rules/websocket-response-altered/README.md"() {
    README_default19 = "# websocket-response-altered\n\nThe 101 response comes back without the headers that clients check.\n\n## What it catches\n\nnginx: `proxy_hide_header` of Upgrade or of Sec-WebSocket-Accept on a WebSocket route. Connection may be\nhidden: nginx writes it itself.\n\nCaddy, 2.7 and later: `header` at the site that deletes Upgrade or Connection, or sets Connection late\n(`header >Connection \u2026`). `header_down` does no harm.\n\n## Why it breaks\n\nA client closes the connection unless the 101 has `Upgrade: websocket`, a Connection header with `Upgrade`,\nand the Sec-WebSocket-Accept that belongs to its key (RFC 6455 section 4.1). The application believes that the\nsocket is open; in the browser it has failed. Measured on nginx 1.22.1 and 1.31.4 (cases A33a\u2013A33c), and on\nCaddy 2.11.4.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n        proxy_hide_header X-Powered-By;\n        proxy_hide_header Upgrade;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[websocket-response-altered]: `Upgrade` is removed from the 101 response through `location /ws`, so clients close the socket at once (RFC 6455 section 4.1).\n  --> nginx.conf:7:9\n  |\n7 |         proxy_hide_header Upgrade;\n  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^\n  |\n  = fix: remove `proxy_hide_header Upgrade`\n7 -         proxy_hide_header Upgrade;\n\n```\n\n## Use instead\n\nHide what says who you are (`X-Powered-By`, `Server`), not what says how the connection goes on. Where an\napplication announces `Upgrade: h2` on ordinary responses, hide that in the locations of ordinary requests.\n\n## Fix safety\n\nnginx: safe. The line is removed where only WebSocket routes have it; where ordinary routes have it as well,\nhiding the header from their responses may be meant, and there is no fix.\n\nCaddy: safe, the line is removed, except for one with a wildcard, which takes more away.\n";
  }
});

// rules/pages.ts
var pages;
var init_pages = __esm({
  "rules/pages.ts"() {
    "use strict";
    init_README();
    init_README2();
    init_README3();
    init_README4();
    init_README5();
    init_README6();
    init_README7();
    init_README8();
    init_README9();
    init_README10();
    init_README11();
    init_README12();
    init_README13();
    init_README14();
    init_README15();
    init_README16();
    init_README17();
    init_README18();
    init_README19();
    pages = {
      "caddy-version-1": README_default,
      "directive-arguments": README_default2,
      "directive-context": README_default3,
      "directive-duplicate": README_default4,
      "duplicate-header": README_default5,
      "duration-unit": README_default6,
      "header-typo": README_default7,
      "include-cycle": README_default8,
      syntax: README_default9,
      "undefined-variable": README_default10,
      "websocket-blocked": README_default11,
      "websocket-client-match": README_default12,
      "websocket-constant-upgrade": README_default13,
      "websocket-handshake": README_default14,
      "websocket-http-version": README_default15,
      "websocket-idle-timeout": README_default16,
      "websocket-lifetime": README_default17,
      "websocket-request-altered": README_default18,
      "websocket-response-altered": README_default19
    };
  }
});

// src/cli/page.ts
function renderPage(markdown) {
  let inCode = false;
  const lines = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) {
      inCode = !inCode;
      continue;
    }
    lines.push(inCode ? `    ${coloured("related", line)}` : renderLine(line));
  }
  return lines.join("\n");
}
function renderLine(line) {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== void 0) return coloured("strong", heading);
  return line.replace(/`([^`]+)`/g, (_match, code) => coloured("related", code)).replace(/\*\*([^*]+)\*\*/g, (_match, strong2) => coloured("strong", strong2)).replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)");
}
var init_page = __esm({
  "src/cli/page.ts"() {
    "use strict";
    init_paint();
  }
});

// src/cli/commands/explain.ts
var explain_exports = {};
__export(explain_exports, {
  explain: () => explain
});
async function explain([id = ""], { color }, { stdout }) {
  const page = Object.hasOwn(pages, id) ? pages[id] : void 0;
  if (page === void 0) {
    const hint2 = suggestion(
      id,
      rules.map((rule20) => rule20.id)
    ) || "; `proxylint rules` lists them";
    throw new RunFailed(`there is no rule '${id}'${hint2}`);
  }
  stdout.write(color ? renderPage(page) : page);
  return ExitStatus.clean;
}
var init_explain = __esm({
  "src/cli/commands/explain.ts"() {
    "use strict";
    init_rules();
    init_pages();
    init_exit_status();
    init_page();
    init_run_failed();
    init_suggestion();
  }
});

// src/cli/commands/rules.ts
var rules_exports = {};
__export(rules_exports, {
  listRules: () => listRules
});
function listRules({ format: format3 }, { stdout }) {
  stdout.write(format3 === "json" ? asJson() : asTable());
  return ExitStatus.clean;
}
function asJson() {
  const listed = rules.map(({ id, severity: severity2, fix: fix2, dialects, summary }) => ({
    id,
    severity: severity2,
    fix: fix2,
    dialects,
    summary
  }));
  return `${JSON.stringify({ version: 1, rules: listed }, null, 2)}
`;
}
function asTable() {
  const rows = rules.map(({ id, severity: severity2, fix: fix2, dialects, summary }) => [
    id,
    severity2,
    fix2,
    dialects.join(", "),
    summary
  ]);
  return table2([["rule", "severity", "fix", "for", "what it finds"], ...rows]);
}
function table2(rows) {
  const widths = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map(
    (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  ).map((line) => `${line}
`).join("");
}
var init_rules2 = __esm({
  "src/cli/commands/rules.ts"() {
    "use strict";
    init_rules();
    init_exit_status();
  }
});

// src/cli/bin.ts
init_disk();
init_exit_status();

// src/cli/main.ts
init_exit_status();

// src/cli/plain-arguments.ts
init_options();
var PLAIN_WORD = /^(?!(?:true|false|help)$)[\w./][\w./@+,:~-]*$/;
var PLAIN_OPTION = /^--([a-z-]+)(?:=(.*))?$/;
function readPlainArguments(argv) {
  const words = [];
  const options = {};
  const rest = argv.values();
  for (const word of rest) {
    if (PLAIN_WORD.test(word)) {
      words.push(word);
      continue;
    }
    const [, name, inline] = PLAIN_OPTION.exec(word) ?? [];
    if (name === void 0) return null;
    const read = readOption(name, inline, () => rest.next().value);
    if (read === null) return null;
    options[read.name] = read.value;
  }
  const [first = ""] = words;
  const command2 = isCommandName(first) ? first : DEFAULT_COMMAND;
  const operands = isCommandName(first) ? words.slice(1) : words;
  const { least, most } = COMMANDS2[command2].operands;
  if (operands.length < least || operands.length > most) return null;
  const allowed = Object.keys(options).every((name) => optionNamed(name)?.commands.includes(command2));
  return allowed ? { command: command2, operands, options } : null;
}
function readOption(name, inline, next) {
  const option = optionNamed(name);
  if (option === null) {
    const positive = name.startsWith("no-") ? name.slice(3) : "";
    return inline === void 0 && optionNamed(positive)?.negatable ? { name: positive, value: false } : null;
  }
  if (option.kind === "flag") return inline === void 0 ? { name, value: true } : null;
  const value = inline ?? next() ?? "";
  return PLAIN_WORD.test(value) ? { name, value } : null;
}

// src/cli/main.ts
init_run_failed();
init_settings();

// package.json
var package_default = {
  name: "proxylint",
  version: "0.1.0",
  description: "Finds, explains and fixes what kills WebSockets behind nginx and Caddy",
  keywords: [
    "nginx",
    "caddy",
    "caddyfile",
    "websocket",
    "reverse-proxy",
    "linter",
    "pre-commit"
  ],
  license: "MIT",
  type: "module",
  bin: {
    proxylint: "dist/proxylint.mjs"
  },
  files: [
    "dist/proxylint.mjs"
  ],
  engines: {
    node: ">=20.19"
  },
  scripts: {
    test: "node scripts/verify.mjs",
    bundle: "node scripts/bundle.mjs",
    lint: "biome check .",
    format: "biome check --write .",
    types: "tsc --noEmit",
    unit: "vitest run",
    bench: "node benchmarks/run.mjs"
  },
  devDependencies: {
    "@biomejs/biome": "2.5.15",
    "@types/node": "^20.19.0",
    "@types/ws": "^8.18.0",
    "@types/yargs": "^17.0.33",
    ajv: "^8.20.0",
    diff: "^9.0.0",
    esbuild: "^0.28.2",
    "fast-check": "^4.10.2",
    "fastest-levenshtein": "^1.0.16",
    ignore: "^7.0.16",
    "nginx-conf": "^2.1.0",
    typescript: "^7.0.2",
    vitest: "^4.1.12",
    ws: "^8.23.0",
    yargs: "^18.2.0"
  }
};

// src/cli/version.ts
var VERSION = package_default.version;

// src/cli/main.ts
async function main(argv, surroundings) {
  const { stdout, stderr } = surroundings;
  try {
    if (asksForVersion(argv)) {
      stdout.write(`${VERSION}
`);
      return ExitStatus.clean;
    }
    const line = await readArguments(argv);
    if (line.kind === "help") {
      stdout.write(`${line.text}
`);
      return ExitStatus.clean;
    }
    return await run(line.arguments, readSettings(line.arguments, surroundings), surroundings);
  } catch (error) {
    stderr.write(`${describeFailure(error)}
`);
    return ExitStatus.failed;
  }
}
function asksForVersion(argv) {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes("--version");
}
async function readArguments(argv) {
  const plain2 = readPlainArguments(argv);
  if (plain2 !== null) return { kind: "arguments", arguments: plain2 };
  const { readCommandLine: readCommandLine2 } = await Promise.resolve().then(() => (init_grammar(), grammar_exports));
  return readCommandLine2(argv);
}
async function run({ command: command2, operands }, settings, surroundings) {
  switch (command2) {
    case "check":
      return (await Promise.resolve().then(() => (init_check(), check_exports))).check(operands, settings, surroundings);
    case "fix":
      return (await Promise.resolve().then(() => (init_fix2(), fix_exports))).fix(operands, settings, surroundings);
    case "routes":
      return (await Promise.resolve().then(() => (init_routes3(), routes_exports))).routes(operands, settings, surroundings);
    case "explain":
      return (await Promise.resolve().then(() => (init_explain(), explain_exports))).explain(operands, settings, surroundings);
    case "rules":
      return (await Promise.resolve().then(() => (init_rules2(), rules_exports))).listRules(settings, surroundings);
  }
}
function describeFailure(error) {
  if (error instanceof RunFailed) return `proxylint: ${error.message.replaceAll("\n", "\nproxylint: ")}`;
  const what = error instanceof Error ? error.stack ?? error.message : String(error);
  return `proxylint: internal error, which is a defect of proxylint and not of your configuration
${what}`;
}

// src/cli/bin.ts
var LOG_COLUMNS = 120;
function outputTo(stream) {
  let isOpen = true;
  stream.on("error", (error) => {
    isOpen = false;
    if (error.code === "EPIPE") return;
    process.exitCode = ExitStatus.failed;
    if (stream === process.stdout) {
      process.stderr.write(`proxylint: the output cannot be written: ${reasonFor(error)}
`);
    }
  });
  return {
    write: (chunk) => {
      if (isOpen) stream.write(chunk);
    }
  };
}
var status = await main(process.argv.slice(2), {
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns || LOG_COLUMNS
});
process.exitCode ??= status;

/*!
cliui 9.0.1 (ISC)

Copyright (c) 2015, Contributors

Permission to use, copy, modify, and/or distribute this software
for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice
appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES
OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE
LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
*/

/*!
diff 9.0.0 (BSD-3-Clause)

BSD 3-Clause License

Copyright (c) 2009-2015, Kevin Decker <kpdecker@gmail.com>
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its
   contributors may be used to endorse or promote products derived from
   this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/

/*!
escalade 3.2.0 (MIT)

MIT License

Copyright (c) Luke Edwards <luke.edwards05@gmail.com> (lukeed.com)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/

/*!
fastest-levenshtein 1.0.16 (MIT)

MIT License

Copyright (c) 2020 Kasper Unn Weihe

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/

/*!
get-caller-file 2.0.5 (ISC)

ISC License (ISC)
Copyright 2018 Stefan Penner

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
*/

/*!
ignore 7.0.16 (MIT)

Copyright (c) 2013 Kael Zhang <i@kael.me>, contributors
http://kael.me/

Permission is hereby granted, free of charge, to any person obtaining
a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be
included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION
OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/

/*!
yargs 18.2.0 (MIT)

MIT License

Copyright 2010 James Halliday (mail@substack.net); Modified work Copyright 2014 Contributors (ben@npmjs.com)

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
*/

/*!
yargs-parser 22.0.0 (ISC)

Copyright (c) 2016, Contributors

Permission to use, copy, modify, and/or distribute this software
for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice
appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES
OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE
LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
*/
