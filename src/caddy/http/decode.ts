/** Decodes the `http` app from Caddy's JSON. What is not understood becomes a matcher or handler of kind `unknown`. */
import type { JsonNode } from '../json/node.ts';
import type { HttpApp } from './model.ts';

/** `configuration`: a whole configuration of Caddy's, with `apps`. Never throws; null where there is no `http` app. */
export function decodeHttpApp(_configuration: JsonNode, _version: string): HttpApp | null {
  return null;
}
