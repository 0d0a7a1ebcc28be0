/**
 * The names of the servers on one address, and which server a host name chooses: the exact name, the longest wildcard
 * at the front, the longest at the end, the first regular expression, in this order
 * (`ngx_http_find_virtual_server`, nginx 1.31.4). Of two servers with the same name the first has it.
 */
import { type Context, type Statement, statementsNamed } from '../config/context.ts';
import { HostNames } from '../config/host-names.ts';
import { type CompiledPattern, compilePattern, type PatternMatch } from '../language/pcre/pattern.ts';

export type NamedServer =
  | {
      readonly kind: 'server';
      readonly server: Context;
      /** The line with the name; null for a server without names. */
      readonly line: Statement | null;
      readonly name: string;
      /** What a regular expression captured. */
      readonly match: { readonly pattern: CompiledPattern; readonly captures: PatternMatch } | null;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly because: string; readonly line: Statement | null };

interface Name {
  readonly server: Context;
  readonly line: Statement | null;
  readonly name: string;
}

export class ServerNames {
  readonly #names = new HostNames<Name>();
  readonly #patterns: Name[] = [];
  /** Names that something else fills in. */
  readonly #open: Name[] = [];

  #servers = 0;

  add(server: Context): void {
    this.#servers++;
    const lines = statementsNamed(server, 'server_name');
    for (const line of lines) {
      for (const word of line.directive.args) {
        const name = { server, line, name: word.value };
        if (word.templated || /^\$hostname$/i.test(word.value)) this.#open.push(name);
        else if (word.value.startsWith('~')) this.#patterns.push(name);
        else this.#names.add(word.value, name);
      }
    }
    // A server without a name has the empty one, which requests without a Host have too.
    if (lines.length === 0) this.#names.add('', { server, line: null, name: '' });
  }

  /** The server for a host in lower case, without port and trailing dot. */
  find(host: string): NamedServer {
    const plain = this.#names.find(host);
    if (plain !== undefined) return { kind: 'server', ...plain, match: null };
    for (const name of this.#patterns) {
      const text = name.name.slice(1);
      const pattern = compilePattern(text, /[A-Z]/.test(text));
      if (pattern.kind === 'unknown') return { kind: 'unknown', because: pattern.because, line: name.line };
      const attempted = pattern.value.attempt(host);
      if (attempted.kind === 'unknown') return { ...attempted, line: name.line };
      const captures = attempted.value;
      if (captures === null) continue;
      const match = this.#setsCaptures() ? { pattern: pattern.value, captures } : null;
      return { kind: 'server', ...name, match };
    }
    return this.#openName();
  }

  /**
   * nginx does not look up names where a server is alone on its address, unless the last regular expression among its
   * names has captures (`ngx_http_optimize_servers`; measured): then nothing is captured either.
   */
  #setsCaptures(): boolean {
    const last = this.#patterns.at(-1);
    if (this.#servers > 1 || last === undefined) return true;
    const pattern = compilePattern(last.name.slice(1), false);
    return pattern.kind === 'unknown' || pattern.value.captureCount > 0;
  }

  #openName(): NamedServer {
    const open = this.#open[0];
    if (open === undefined) return { kind: 'none' };
    return { kind: 'unknown', because: `\`${open.name}\` is filled in elsewhere`, line: open.line };
  }
}
