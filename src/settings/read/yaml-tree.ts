/** Reads YAML 1.2 with js-yaml's events, which tell where each key and each value stands. */
import {
  boolCoreTag,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { type Mistake, mistakeAt, startOf } from '../mistake.ts';
import { DEEPEST, MOST_VALUES, type ReadTree, type ScalarNode, type Tree } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

export function readYaml(file: SourceFile): ReadTree {
  try {
    return treeFrom(parseEvents(file.text, { maxDepth: DEEPEST }), file);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { tree: null, mistakes: [syntaxMistake(error, file)] };
  }
}

/** The parser's words for what people meet most, with what to do. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/tab characters/, 'indent with spaces: YAML takes no tabs'],
  [
    /bad indentation of a mapping entry/,
    'keys of one mapping begin in one column; a value with ": " in it needs quotes',
  ],
  [/non-printable/, 'the file may not be text in UTF-8'],
  [/flow collection/, 'a bracket or a comma is missing'],
  [/deficient indentation/, 'a bracket is not closed, or the line begins too far to the left'],
  [/quoted scalar/, 'a quote is missing'],
];

function syntaxMistake({ reason, mark }: YAMLException, file: SourceFile): Mistake {
  const at = Math.min(mark?.position ?? 0, file.text.length);
  const reserved = /^[@`%]/.exec(file.text.slice(at, at + 1))?.[0];
  const advice =
    reserved === undefined
      ? ADVICE.find(([pattern]) => pattern.test(reason))?.[1]
      : `a text that begins with ${reserved} needs quotes`;
  // What is missing at the end is missed where the text ends, not on an empty line behind it.
  const start = at < file.text.length ? at : file.text.trimEnd().length;
  const message = `this is not valid YAML: ${reason.replace(/\(\d+\)/, `of ${DEEPEST}`)}`;
  return mistakeAt({ file, start, end: start + 1 }, message, advice === undefined ? {} : { help: advice });
}

function treeFrom(events: readonly Event[], file: SourceFile): ReadTree {
  const composer = new Composer(file);
  for (const event of events) composer.take(event);
  const { tree, mistakes, isTooMuch } = composer.result();
  if (!isTooMuch) return { tree, mistakes };
  const message = `its aliases stand for more than ${MOST_VALUES} values, or nest deeper than ${DEEPEST}`;
  return { tree: null, mistakes: [...mistakes, mistakeAt(startOf(file), message)] };
}

/** A collection that is not closed yet. */
interface Opened {
  readonly anchor: string | null;
  readonly ignored: boolean;
  /** The bracket or brace that ends it; null in block style. */
  readonly closing: string | null;
}

/** From events to a tree. */
class Composer {
  readonly #text: string;
  readonly #file: SourceFile;
  readonly #builder = new TreeBuilder();
  /** The node that an anchor names; null while it is still open. */
  readonly #anchors = new Map<string, Tree | null>();
  /** For each thing that is open: the anchor that names it, or null; `document` for the document itself. */
  readonly #open: ('document' | Opened)[] = [];
  #documents = 0;
  #end = 0;

  constructor(file: SourceFile) {
    this.#text = file.text;
    this.#file = file;
  }

  result() {
    const { root, mistakes, isTooMuch } = this.#builder;
    return { tree: root, mistakes, isTooMuch };
  }

  take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.#openDocument();
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        this.#openCollection(event);
        break;
      case EVENT_ID.SCALAR:
        this.#scalar(event);
        break;
      case EVENT_ID.ALIAS:
        this.#alias(this.#span(event.anchorStart - 1, event.anchorEnd));
        break;
      case EVENT_ID.POP:
        this.#pop();
        break;
    }
  }

  #openDocument(): void {
    this.#documents += 1;
    this.#open.push('document');
    if (this.#documents !== 2) return;
    const at = this.#text.indexOf('\n---', this.#end) + 1;
    this.#builder.refuse(
      mistakeAt(
        this.#span(at, at + 3),
        'a configuration file is one YAML document, and here a second one begins',
      ),
    );
  }

  /** What stands in a key, or in a second document, is passed over as a whole. */
  get #ignores(): boolean {
    const top = this.#open.at(-1);
    return this.#documents > 1 || (top !== undefined && top !== 'document' && top.ignored);
  }

  #openCollection(
    event: Event & { readonly type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE },
  ): void {
    const span = this.#span(event.start, event.start + 1);
    const anchor = this.#anchor(event);
    const bracket = event.type === EVENT_ID.MAPPING ? '}' : ']';
    const closing = event.style === COLLECTION_STYLE.FLOW ? bracket : null;
    this.#end = Math.max(this.#end, event.start + 1);
    if (this.#ignores) {
      this.#open.push({ anchor: null, ignored: true, closing });
      return;
    }
    this.#refuseTag(event);
    if (this.#builder.expectsKey) {
      this.#builder.refusedKey(span, 'a key is a text here, not a list or a mapping');
      this.#open.push({ anchor: null, ignored: true, closing });
      return;
    }
    if (anchor !== null) this.#anchors.set(anchor, null);
    this.#open.push({ anchor, ignored: false, closing });
    if (event.type === EVENT_ID.MAPPING) this.#builder.openMapping(span);
    else this.#builder.openSequence(span);
  }

  #scalar(event: ScalarEvent): void {
    const span = this.#spanOfScalar(event);
    this.#end = Math.max(this.#end, span.end);
    if (this.#ignores) return;
    this.#refuseTag(event);
    const value = this.#valueOf(event);
    const anchor = this.#anchor(event);
    if (!this.#builder.expectsKey) {
      const node = this.#builder.scalar(span, value);
      if (anchor !== null) this.#anchors.set(anchor, node);
      return;
    }
    if (anchor !== null) this.#anchors.set(anchor, { kind: 'scalar', span, value });
    if (value === null) this.#builder.refusedKey(span, 'a key is missing here');
    else this.#builder.key(event.valueStart < 0 ? '' : getScalarValue(this.#text, event), span);
  }

  #alias(span: Span): void {
    this.#end = Math.max(this.#end, span.end);
    if (this.#ignores) return;
    const name = this.#text.slice(span.start + 1, span.end);
    const node = this.#anchors.get(name);
    if (this.#builder.expectsKey) {
      this.#builder.refusedKey(span, 'a key is written out here, not an alias');
      return;
    }
    if (node !== undefined && node !== null) {
      this.#builder.again(node);
      return;
    }
    this.#builder.refuse(
      node === undefined
        ? mistakeAt(span, `no anchor &${name} stands before this alias`)
        : mistakeAt(span, `the alias *${name} stands inside of what it names`),
    );
    this.#builder.scalar(span, null);
  }

  #pop(): void {
    const top = this.#open.pop();
    if (top === undefined || top === 'document') return;
    // The events do not tell where it ends; a bracket in a comment before it only makes the underline short.
    if (top.closing !== null) this.#end = this.#text.indexOf(top.closing, this.#end) + 1 || this.#end;
    if (top.ignored) return;
    const node = this.#builder.close(this.#end);
    if (top.anchor !== null && node !== null) this.#anchors.set(top.anchor, node);
  }

  #anchor({
    anchorStart,
    anchorEnd,
  }: {
    readonly anchorStart: number;
    readonly anchorEnd: number;
  }): string | null {
    return anchorStart < 0 ? null : this.#text.slice(anchorStart, anchorEnd);
  }

  #refuseTag({ tagStart, tagEnd }: { readonly tagStart: number; readonly tagEnd: number }): void {
    if (tagStart < 0) return;
    const tag = this.#text.slice(tagStart, tagEnd);
    this.#builder.refuse(
      mistakeAt(this.#span(tagStart, tagEnd), `the tag ${tag} has no meaning here`, {
        help: 'leave it out, and put a text that looks like a number into quotes',
      }),
    );
  }

  /** As the core schema of YAML 1.2 reads it: `yes`, `on` and `off` are texts. */
  #valueOf(event: ScalarEvent): ScalarNode['value'] {
    if (event.valueStart < 0) return null;
    const source = getScalarValue(this.#text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) return source;
    const nothing = nullCoreTag.resolve(source, false, nullCoreTag.tagName);
    if (nothing !== NOT_RESOLVED) return nothing;
    const truth = boolCoreTag.resolve(source, false, boolCoreTag.tagName);
    if (truth !== NOT_RESOLVED) return truth;
    for (const { resolve, tagName } of [intCoreTag, floatCoreTag]) {
      const number = resolve(source, false, tagName);
      if (number !== NOT_RESOLVED) return number;
    }
    return source;
  }

  #spanOfScalar({ valueStart, valueEnd, style }: ScalarEvent): Span {
    if (valueStart < 0) {
      const beside = this.#builder.emptySpan;
      return beside ?? startOf(this.#file);
    }
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    const quote = isQuoted ? 1 : 0;
    return this.#span(valueStart - quote, valueEnd + quote);
  }

  #span(start: number, end: number): Span {
    return { file: this.#file, start, end };
  }
}
