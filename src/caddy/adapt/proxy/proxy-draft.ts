/** What is gathered while the lines of one `reverse_proxy` are read, and what they make together. */
import { isVersionAtLeast } from '../../../route/target.ts';
import type { Span } from '../../../text/span.ts';
import type { Argument, Statement } from '../../config/statement.ts';
import type { ObjectNode, PlainJson } from '../../json/node.ts';
import { readUpstream, splitHostPort } from '../../language/network-address.ts';
import { Draft } from '../json-draft.ts';
import type { OptionContext } from '../option-lines.ts';

/** An entry of `handle_response`. */
export interface ResponseEntry {
  readonly isMatched: boolean;
  readonly entry: PlainJson;
}

export class ProxyDraft {
  readonly handler: Draft;
  readonly span: Span;
  /** The scheme of the last upstream, and where it stands. */
  #scheme: Argument | null = null;
  #lastScheme = '';
  /** An upstream is not known, so that nothing is said about what they have in common. */
  #isOpen = false;
  transport: { readonly name: Argument; readonly draft: Draft } | null = null;
  /** A transport was set from outside: `php_fastcgi`. */
  hasFixedTransport = false;
  readonly responseMatchers = new Map<string, ObjectNode>();
  /** `replace_status`, and what was there from the start. */
  readonly replacements: ResponseEntry[] = [];
  /** `handle_response` lines, read when all matchers are known. */
  readonly responseBlocks: Statement[] = [];

  /** More may stand in the block than can be read. */
  readonly isOpaque: boolean;

  constructor(span: Span, isOpaque: boolean) {
    this.span = span;
    this.isOpaque = isOpaque;
    this.handler = new Draft(span);
  }

  get scheme(): string {
    return this.#isOpen ? '' : this.#lastScheme;
  }

  /** Adds the upstreams that a word stands for. False where Caddy refuses it; it reads no further. */
  addUpstream(word: Argument, context: OptionContext): boolean {
    if (!word.certain) {
      this.#isOpen = true;
      this.#append([word.value], word);
      return true;
    }
    const isLookup = word.value.startsWith('srv+') && !isVersionAtLeast(context.version, '2.7');
    const read = readUpstream(isLookup ? word.value.slice(4) : word.value, context.version);
    if (read.kind === 'refused') {
      context.problem({ code: 'value', message: read.message, span: word.span });
      return false;
    }
    if (this.#lastScheme !== '' && read.scheme !== this.#lastScheme) {
      context.problem({ code: 'value', message: this.#mixed(word, read.scheme), span: word.span });
      return false;
    }
    this.#lastScheme = read.scheme;
    this.#scheme = word;
    if (isLookup) this.#appendLookup(read.dial[0] ?? '', word);
    else this.#append(read.dial, word);
    return true;
  }

  /** `srv+http://name`, before 2.7: looked up as an SRV record, whose port counts. */
  #appendLookup(dial: string, word: Argument): void {
    const name = splitHostPort(dial)?.host ?? dial;
    this.handler.append('upstreams', [{ lookup_srv: name === '' ? undefined : name }], word.span);
  }

  #append(dial: readonly string[], word: Argument): void {
    this.handler.append(
      'upstreams',
      dial.map((address) => ({ dial: { kind: 'string', value: address, span: word.span } })),
      word.span,
    );
  }

  #mixed(word: Argument, scheme: string): string {
    const other = this.#scheme?.value ?? '';
    const advice = scheme === '' ? `write ${this.#lastScheme}://${word.value}` : 'give them the same scheme';
    return `all upstreams of a proxy are spoken to in the same way, and ${word.value} differs from ${other}; ${advice}`;
  }
}
