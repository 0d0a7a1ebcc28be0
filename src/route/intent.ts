/**
 * Why a route is thought to carry WebSockets. Intent decides how loud a rule is: a plain API location without upgrade
 * headers is not an error.
 */
import type { Span } from '../text/span.ts';

/**
 * `declared`: the user says so. `strong`: the configuration says so. `weak`: could be. `none`: nothing speaks for it.
 */
export type IntentStrength = 'declared' | 'strong' | 'weak' | 'none';

export interface Evidence {
  /** For people: "the path /socket.io/ is used by Socket.IO". */
  readonly message: string;
  readonly strength: 'declared' | 'strong' | 'weak';
  readonly span: Span;
}

export interface Intent {
  readonly strength: IntentStrength;
  readonly evidence: readonly Evidence[];
}

const RANK: Readonly<Record<IntentStrength, number>> = { none: 0, weak: 1, strong: 2, declared: 3 };

/** The intent that some evidence amounts to: as strong as its strongest piece. */
export function intentFrom(evidence: readonly Evidence[]): Intent {
  let strength: IntentStrength = 'none';
  for (const piece of evidence) if (RANK[piece.strength] > RANK[strength]) strength = piece.strength;
  return { strength, evidence };
}

/** Whether the intent is at least this strong. */
export function isAtLeast(intent: Intent, strength: IntentStrength): boolean {
  return RANK[intent.strength] >= RANK[strength];
}
