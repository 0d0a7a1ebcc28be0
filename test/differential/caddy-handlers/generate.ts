/** Generates one case: a chain of Caddy's handlers as JSON, and requests to send through it. */
import fc from 'fast-check';
import { routes } from './generate-handlers.ts';
import { type SentRequest, sentRequest } from './generate-requests.ts';
import type { Json } from './generate-words.ts';

export interface Case {
  /** Routes of one site. */
  readonly routes: readonly Json[];
  readonly requests: readonly SentRequest[];
}

/** Go writes a Host that is not ASCII in Punycode; that is not followed. */
function withPlainHosts(json: Json): Json {
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'Host' in value
      ? { ...value, Host: JSON.parse(JSON.stringify(value.Host).replace(/[üé]/g, 'u')) as unknown }
      : value;
  return JSON.parse(JSON.stringify(json, plain)) as Json;
}

export const generatedCase: fc.Arbitrary<Case> = fc.record({
  routes: routes.map((made) => made.map(withPlainHosts)),
  requests: fc.array(sentRequest, { minLength: 3, maxLength: 5 }),
});
