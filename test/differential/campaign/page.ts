/** The parts of a page that shows a disagreement to people. */
import type { Trace } from '../../../src/route/trace.ts';
import type { Difference } from './difference.ts';
import type { WireRequest } from './wire-client.ts';

export function requestLines({ method, target, headers }: WireRequest): readonly string[] {
  return [
    '```',
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '```',
  ];
}

export function differenceLines(differences: readonly Difference[], proxy: string): readonly string[] {
  return differences.map(({ about, model, real }) => `- ${about}: the model says ${model}, ${proxy} ${real}`);
}

export function traceLines(
  { outcome, steps, websocket }: Pick<Trace, 'outcome' | 'steps' | 'websocket'>,
  title: string,
): readonly string[] {
  return [
    `${title}: ${JSON.stringify(outcome, withoutSpans)}`,
    ...steps.map(({ kind, message }) => `  ${kind}: ${message}`),
    `  websocket: ${JSON.stringify(websocket?.handshake)}`,
  ];
}

function withoutSpans(key: string, value: unknown): unknown {
  return key === 'origin' ? undefined : value;
}
