/**
 * A generated Caddyfile before it is text: a tree of lines, which is easy to make and easy to take apart.
 *
 * Ports and directories are not known yet; they stand as `@L0@` (a listener), `@U0@` (an upstream), `@A@` (the upstream
 * that is asked for permission), `@H2C@`, `@TLS@` and `@FCGI@` (upstreams that speak that), `@NONE@` (a port where nobody listens), `@SOCKET@` and `@SITE@` (the document root).
 */

export interface Line {
  /** Words, quoted where they must be, without `{`. Empty for the block of global options. */
  readonly text: string;
  /** Null for a line without a block. */
  readonly block: readonly Line[] | null;
  /** The lines of the block stand in a file of their own, and this is the `import` of it. */
  readonly imported: boolean;
}

export interface GeneratedRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** Which of the listeners it is sent to. */
  readonly listener: number;
  /** What the client connects to by name: the TLS server name. */
  readonly hostname: string;
  readonly target: string;
  /** In the order in which they are sent, Host first; values may hold the marks of ports. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** What a generated case asks Caddy and the model: one Caddyfile, and requests to it. */
export interface GeneratedCase {
  readonly lines: readonly Line[];
  readonly requests: readonly GeneratedRequest[];
}

/** The first two are `http_port` and `https_port`. */
export const LISTENERS = 4;
export const HTTP_PORT = 0;
export const HTTPS_PORT = 1;

export function line(text: string): Line {
  return { text, block: null, imported: false };
}

export function block(text: string, lines: readonly Line[]): Line {
  return { text, block: lines, imported: false };
}

export function inFile(lines: readonly Line[]): Line {
  return { text: 'import', block: lines, imported: true };
}

/** Every line of a list of trees, outer ones first. */
export function everyLine(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((each) => [each, ...everyLine(each.block ?? [])]);
}
