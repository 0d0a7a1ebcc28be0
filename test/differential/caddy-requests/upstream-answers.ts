/** What the applications behind Caddy answer: the target decides, so that the model can be told the same. */
import type { UpstreamAnswer } from '../../../src/caddy/trace.ts';
import type { PlainAnswer } from '../campaign/wire-upstreams.ts';

const BY_WORD: readonly (readonly [word: string, answer: PlainAnswer])[] = [
  ['deny', { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="app"', 'X-User': 'nobody' } }],
  ['teapot', { status: 418, headers: {} }],
  ['down', { status: 503, headers: { 'X-User': 'down' } }],
  ['login', { status: 302, headers: { Location: '/enter' } }],
  ['auth', { status: 200, headers: { 'X-User': 'alice', 'X-Groups': 'a, b' } }],
  ['check', { status: 204, headers: { 'X-User': 'bob' } }],
];

const OTHERWISE: PlainAnswer = { status: 200, headers: {} };

export function answerTo(target: string): PlainAnswer {
  return BY_WORD.find(([word]) => target.includes(word))?.[1] ?? OTHERWISE;
}

/** The same, as the model is told it; a server that knows WebSockets answers those otherwise. */
export function toldAnswer(target: string): UpstreamAnswer {
  const { status, headers } = answerTo(target);
  return { status, headers: Object.entries(headers) };
}
