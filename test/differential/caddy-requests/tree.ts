/**
 * A generated Caddyfile before it is text: a tree of lines, which is easy to make and easy to take apart. Marks stand for
 * ports and directories (`campaign/places.ts`, `places.ts`).
 */
import type { GeneratedRequest as AnyRequest } from '../campaign/generated-request.ts';

export interface Line {
  /** Words, quoted where they must be, without `{`. Empty for the block of global options. */
  readonly text: string;
  /** Null for a line without a block. */
  readonly block: readonly Line[] | null;
  /** The lines of the block stand in a file of their own, and this is the `import` of it. */
  readonly imported: boolean;
}

/** To Caddy it is said of each whether it goes through TLS, and to which name. */
export type GeneratedRequest = AnyRequest & Required<Pick<AnyRequest, 'scheme' | 'hostname'>>;

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
