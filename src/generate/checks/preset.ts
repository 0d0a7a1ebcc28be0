/** `--app` with a preset file of the user's own: what its schema cannot say. The built-in presets pass as well. */
import { literally, unsayable } from '../caddy/token.ts';
import type { ProxyName } from '../plan.ts';
import type { PresetHeader } from '../preset.ts';
import type { GenerateRequest, RequestProblem } from '../request.ts';
import { readPath } from './path.ts';

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
    // What is written otherwise than proxies see it would match nothing.
    ...preset.routes.flatMap(({ path }) => {
      const read = readPath(path);
      return read.kind === 'refused'
        ? read.problems.map(({ message }) => `the path of a route: ${message}`)
        : [];
    }),
    ...headers
      .filter(({ name }) => ALWAYS_SENT.has(name.toLowerCase()))
      .map(({ name }) => `${name} is always sent, and has no place among the headers`),
    ...headers.flatMap((header) => unwritable(header, proxy) ?? []),
  ];
  return messages.map((message) => ({ option: '--app', message }));
}

/** Why a proxy's configuration cannot have a header's text; null where it can. */
function unwritable({ name, text }: PresetHeader, proxy: ProxyName): string | null {
  if (text === undefined) return null;
  // nginx cannot write `$`: what looks like the beginning of a variable is one.
  if (proxy === 'nginx')
    return text.includes('$') ? `nginx takes the $ in the text of ${name} for a variable: '${text}'` : null;
  const reason = unsayable(literally(text));
  return reason === null ? null : `a Caddyfile cannot have the text of ${name}, '${text}': ${reason}`;
}

function repeated(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}
