/** What a rule has to say about a configuration: plain data with spans. How it looks is the reports' business. */
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** `error`: it fails. `warning`: it works until something ordinary happens. `info`: worth knowing, or weak evidence. */
export type Severity = 'error' | 'warning' | 'info';

/** A safe fix is checked before it is written; an unsafe one changes what someone may rely on and must be asked for. */
export type FixSafety = 'safe' | 'unsafe';

export interface Fix {
  readonly safety: FixSafety;
  /** What it does, as an instruction: "set Upgrade and Connection in this location". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** It is meant to add a route, such as a `proxy_pass` that was forgotten; any other fix that adds one is refused. */
  readonly addsRoute?: true;
  /** It is meant to keep handshakes off the routes that its finding is about; any other fix that does is refused. */
  readonly keepsHandshakesOff?: true;
}

export interface Related {
  readonly message: string;
  readonly span: Span;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and why it matters, in one or two sentences, without line breaks. */
  readonly message: string;
  /** The line to blame. */
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fix: Fix | null;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function isSeverityAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] >= RANK[threshold];
}
