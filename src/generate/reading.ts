/** What a check makes of one option of `generate`. */
import type { RequestProblem } from './request.ts';

export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T }
  /** At least one problem. */
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[] };

export function refused(option: string, message: string): Reading<never> {
  return { kind: 'refused', problems: [{ option, message }] };
}
