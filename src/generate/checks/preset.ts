/** `--app` with a preset file of the user's own: what its schema cannot say. The built-in presets pass as well. */
import type { GenerateRequest, RequestProblem } from '../request.ts';

/** What every proxy sends by itself, so that a second line would contradict it or stand there twice. */
const ALWAYS_SENT: ReadonlySet<string> = new Set([
  'connection',
  'host',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
]);

/** All that keeps a configuration from being written for the preset; empty where there is none. */
export function presetProblems({ proxy, preset }: GenerateRequest): readonly RequestProblem[] {
  if (preset === null) return [];
  const headers = preset.headers ?? [];
  const messages = [
    ...repeated(headers.map(({ name }) => name.toLowerCase())).map(
      (name) => `the header ${name} is there twice`,
    ),
    ...repeated(preset.routes.map(({ path }) => path)).map((path) => `the route ${path} is there twice`),
    ...headers
      .filter(({ name }) => ALWAYS_SENT.has(name.toLowerCase()))
      .map(({ name }) => `${name} is always sent, and has no place among the headers`),
    // nginx cannot write `$`: what looks like the beginning of a variable is one.
    ...headers
      .filter(({ text }) => proxy === 'nginx' && text?.includes('$'))
      .map(({ name, text }) => `nginx takes the $ in the text of ${name} for a variable: '${text}'`),
  ];
  return messages.map((message) => ({ option: '--app', message }));
}

function repeated(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}
