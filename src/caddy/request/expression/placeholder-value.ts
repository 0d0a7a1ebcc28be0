/** What a placeholder is within an expression: most are texts, some are numbers, and one that nobody knows is null. */
import { valueAt } from '../placeholders.ts';
import type { RequestInProgress } from '../progress.ts';
import { double, int, string, unknownResult } from './results.ts';
import type { Result } from './tree.ts';

/** Whole numbers in Go. */
const NUMBERS: ReadonlySet<string> = new Set([
  'http.request.port',
  'http.error.status_code',
  'http.reverse_proxy.status_code',
]);

/** Texts, whatever they are filled with. */
const TEXTS = /^http\.(?:request|regexp|vars|response\.header|matchers\.file|error|reverse_proxy\.header)\b/;

export function placeholderResult(name: string, request: RequestInProgress): Result {
  const filled = valueAt(name, request);
  if (filled.kind === 'unknown') return unknownResult(filled.because);
  if (filled.kind === 'unrecognized' || filled.isNil === true) return { kind: 'null' };
  const { value } = filled;
  if (NUMBERS.has(name)) return /^-?\d{1,18}$/.test(value) ? int(BigInt(value)) : string(value);
  const scalar = request.scalars.get(name);
  if (scalar !== undefined)
    return scalar === 'number' ? double(Number(value)) : { kind: 'bool', value: value === 'true' };
  if (TEXTS.test(name) || isTextOfMap(name, request)) return string(value);
  return unknownResult(`of which type {${name}} is is not told`);
}

/** Maps may give numbers too. */
function isTextOfMap(name: string, { maps }: RequestInProgress): boolean {
  const own = maps.filter(({ destinations }) =>
    destinations.some((destination) => destination.replace(/^[{}]+|[{}]+$/g, '') === name),
  );
  return own.length > 0 && own.every(({ givesTexts }) => givesTexts);
}
