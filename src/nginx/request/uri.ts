/**
 * Request targets as nginx reads them (`ngx_http_parse_complex_uri`, nginx 1.22.1 and 1.31.4), and the escapes with
 * which it writes them again (`ngx_escape_uri`). Texts hold one character for each byte.
 */

export interface ParsedUri {
  /** Decoded, with `.` and `..` resolved and, unless told otherwise, repeated slashes merged: what locations match. */
  readonly path: string;
  /** The query as it was sent, without `?`. */
  readonly args: string;
  /** Something was escaped, so that it is escaped again on the way to the upstream. */
  readonly quoted: boolean;
  readonly plus: boolean;
}

/** Reads a request target; null where nginx answers 400. */
export function parseUri(target: string, mergeSlashes: boolean): ParsedUri | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nginx refuses exactly these.
  if (!target.startsWith('/') || /[\x00-\x20\x7f]/.test(target)) return null;
  return new UriReader(target, mergeSlashes).read();
}

/** What the last characters written so far may turn out to be. */
type State = 'usual' | 'slash' | 'dot' | 'dot-dot';

class UriReader {
  readonly #target: string;
  readonly #mergeSlashes: boolean;
  #path = '';
  #state: State = 'usual';
  #quoted = false;
  #plus = false;

  constructor(target: string, mergeSlashes: boolean) {
    this.#target = target;
    this.#mergeSlashes = mergeSlashes;
  }

  read(): ParsedUri | null {
    const target = this.#target;
    for (let at = 0; at < target.length; at++) {
      let char = target.charAt(at);
      if (char === '?' || char === '#') {
        if (!this.#endSegment()) return null;
        return this.#parsed(char === '?' ? (target.slice(at + 1).split('#', 1)[0] ?? '') : '');
      }
      if (char === '%') {
        const hex = target.slice(at + 1, at + 3);
        if (!/^[\da-f]{2}$/i.test(hex) || hex === '00') return null;
        this.#quoted = true;
        at += 2;
        char = String.fromCharCode(Number.parseInt(hex, 16));
        if (char === '%' || char === '#' || char === '?') {
          this.#path += char;
          this.#state = 'usual';
          continue;
        }
      }
      if (char === '+') this.#plus = true;
      if (!this.#take(char)) return null;
    }
    return this.#endSegment() ? this.#parsed('') : null;
  }

  /** One character, decoded; false where `..` leads out of the root. */
  #take(char: string): boolean {
    if (char === '/') {
      if (this.#state === 'slash') {
        if (!this.#mergeSlashes) this.#path += char;
        return true;
      }
      if (this.#state === 'dot' || this.#state === 'dot-dot') {
        const isInside = this.#endSegment();
        this.#state = 'slash';
        return isInside;
      }
      this.#path += char;
      this.#state = 'slash';
      return true;
    }
    if (char === '.' && this.#state === 'slash') this.#state = 'dot';
    else if (char === '.' && this.#state === 'dot') this.#state = 'dot-dot';
    else this.#state = 'usual';
    this.#path += char;
    return true;
  }

  /** Takes back a segment `.` or `..` that has come to its end. */
  #endSegment(): boolean {
    if (this.#state === 'dot') this.#path = this.#path.slice(0, -1);
    if (this.#state !== 'dot-dot') return true;
    // Before the slash of `/..`, to the slash before that.
    const parent = this.#path.length < 4 ? -1 : this.#path.lastIndexOf('/', this.#path.length - 4);
    if (parent === -1) return false;
    this.#path = this.#path.slice(0, parent + 1);
    return true;
  }

  #parsed(args: string): ParsedUri {
    return { path: this.#path, args, quoted: this.#quoted, plus: this.#plus };
  }
}

/** Splits a rewritten or redirected URI at its first `?` (`ngx_http_split_args`). */
export function splitArgs(uri: string): { readonly path: string; readonly args: string } {
  const at = uri.indexOf('?');
  return at === -1 ? { path: uri, args: '' } : { path: uri.slice(0, at), args: uri.slice(at + 1) };
}

function escapeWhere(text: string, isEscaped: RegExp): string {
  return text.replace(
    isEscaped,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** For a path in a request line (`NGX_ESCAPE_URI`): controls, space, `"`, `#`, `%`, `<`, `>`, `?`, `\`, … and what is not ASCII. */
export function escapePath(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are among what is escaped.
  return escapeWhere(text, /[\x00-\x20"#%<>?\\^`{|}\x7f-\xff]/g);
}

/** For captures that go into a query (`NGX_ESCAPE_ARGS`): also `&`, `+` and `;`. */
export function escapeForArgs(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are among what is escaped.
  return escapeWhere(text, /[\x00-\x20"#%&+;<>?\\^`{|}\x7f-\xff]/g);
}

/**
 * What `rewrite` does to the target of a redirect (`NGX_UNESCAPE_REDIRECT`): what is printable, from `&` on, is decoded,
 * up to the first `?`, whether that is written or decoded.
 */
export function unescapeRedirect(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '?') return result + text.slice(at);
    if (char !== '%') {
      result += char;
      continue;
    }
    // What is no escape loses the `%`, and what was read of it.
    const [first, second] = [text.charAt(at + 1), text.charAt(at + 2)];
    if (!isHex(first)) {
      result += first;
      at += 1;
      continue;
    }
    at += 2;
    if (!isHex(second)) continue;
    const code = Number.parseInt(first + second, 16);
    result += code > 0x25 && code < 0x7f ? String.fromCharCode(code) : `%${first}${second}`;
    if (code === 0x3f) return result + text.slice(at + 1);
  }
  return result;
}

function isHex(char: string): boolean {
  return /^[\da-f]$/i.test(char);
}
