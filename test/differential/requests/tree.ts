/**
 * A generated configuration before it is text: a tree of directives, which is easy to make and easy to take apart. Marks
 * stand for ports and directories (`campaign/places.ts`).
 */
import type { GeneratedRequest } from '../campaign/generated-request.ts';

export interface Directive {
  /** Name and arguments, quoted where they must be, without `;` or `{`. */
  readonly text: string;
  /** Null for a directive that ends in `;`. */
  readonly block: readonly Directive[] | null;
  /** The directives of the block stand in a file of their own, and this is the `include` of it. */
  readonly included: boolean;
}

/** What a generated case asks nginx and the model: one configuration, and requests to it. */
export interface GeneratedCase {
  readonly http: readonly Directive[];
  readonly requests: readonly GeneratedRequest[];
}

export const LISTENERS = 3;

export function line(text: string): Directive {
  return { text, block: null, included: false };
}

export function block(text: string, directives: readonly Directive[]): Directive {
  return { text, block: directives, included: false };
}

export function inFile(directives: readonly Directive[]): Directive {
  return { text: 'include', block: directives, included: true };
}

/** Every directive of a list of trees, outer ones first. */
export function everyDirective(directives: readonly Directive[]): readonly Directive[] {
  return directives.flatMap((directive) => [directive, ...everyDirective(directive.block ?? [])]);
}
