/** What inserting a plan into an existing configuration comes to, whatever the proxy. */
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

export type Insertion =
  | {
      readonly kind: 'edits';
      /** Insertions only: nothing that stands in a file is removed or replaced. */
      readonly edits: readonly TextEdit[];
      /** For people, a sentence each: what went where, and what was carried along. */
      readonly notes: readonly string[];
    }
  /** All that is asked for is there, and works. */
  | { readonly kind: 'present'; readonly message: string; readonly span: Span }
  /** It cannot be done: `message` says why, `advice` what to do instead. */
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly advice: string;
      readonly span: Span | null;
    };
