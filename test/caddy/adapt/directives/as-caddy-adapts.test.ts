/** Every standard directive, as it is written and slightly broken, is refused or adapted as the real `caddy adapt` does it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberOf, plainOf } from '../../../../src/caddy/json/node.ts';
import { adapt, CADDY } from '../../../generate/caddy/adapted.ts';
import { configurationOf } from '../../configuration.ts';
import { SAMPLE_LINES } from './sample-lines.ts';

const INSTALLED = '2.6.2';
const RUNS = Number(process.env.ADAPT_RUNS ?? 10);
const SEED = Number(process.env.ADAPT_SEED ?? 1);
/** Their JSON stands outside of the http server, and is not made. */
const ABOUT_SITE: ReadonlySet<string> = new Set(['tls', 'log', 'bind']);

const SPARE_WORDS = ['x', '5', '-1', '5s', '', '404', '{a}', '/p', 'GET', 'on', '10MB', '"q w"', '=', 'true'];

type Break =
  | { readonly kind: 'drop' | 'misspell'; readonly at: number }
  | { readonly kind: 'add' | 'replace'; readonly at: number; readonly word: string }
  | { readonly kind: 'block'; readonly lines: string };

const at = fc.nat(60);
const word = fc.constantFrom(...SPARE_WORDS.map((one) => (one === '' ? '""' : one)));
const breaks: fc.Arbitrary<readonly Break[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('drop' as const, 'misspell' as const), at }),
    fc.record({ kind: fc.constantFrom('add' as const, 'replace' as const), at, word }),
    fc.record({ kind: fc.constant('block' as const), lines: fc.constantFrom('{; x; }', '{; x y; }') }),
  ),
  { maxLength: 1 },
);

/** Words of a line; braces and `;` stay where they are. */
function broken(line: string, changes: readonly Break[]): string {
  const words: string[] = line.match(/"[^"]*"|[^\s;]+|;/g) ?? [];
  for (const change of changes) {
    if (change.kind === 'block') {
      if (!words.includes('{')) words.push(...(change.lines.match(/[^\s;]+|;/g) ?? []));
      continue;
    }
    const places = words.flatMap((one, index) => (/^[{};]$/.test(one) ? [] : [index]));
    const place = places[change.at % Math.max(1, places.length)];
    if (place === undefined) {
      if (change.kind === 'add' && words.length === 0) words.push(change.word);
      continue;
    }
    if (change.kind === 'drop') words.splice(place, 1);
    else if (change.kind === 'add') words.splice(place + 1, 0, change.word);
    else if (change.kind === 'replace') words[place] = change.word;
    else words[place] = `${words[place] ?? ''}x`;
  }
  return words.join(' ').replaceAll(/\s*;\s*/g, '\n');
}

function siteWith(directive: string, line: string): string {
  const address = directive === 'tls' ? 'https://a.example:8443' : ':8080';
  const matcher = line.includes('@m') ? '\t@m path /m\n' : '';
  return `${address} {\n${matcher}\t${directive} ${line}\n}\n`;
}

type Verdict = ({ readonly refused: true } | { readonly refused: false; readonly routes: unknown }) & {
  /** For people. */
  readonly message?: string | undefined;
};

function verdictOfCaddy(text: string, directive: string): Verdict {
  const adapted = adapt(text);
  if (adapted.kind === 'refused') return { refused: true, message: adapted.message };
  return {
    refused: false,
    routes: ABOUT_SITE.has(directive) ? null : withoutHiddenCaddyfile(routesOf(adapted.json)),
  };
}

/** Caddy hides its own Caddyfile from visitors, wherever that lies. */
function withoutHiddenCaddyfile(routes: unknown): unknown {
  const text = JSON.stringify(routes)
    ?.replaceAll(/,?"[^"]*\/Caddyfile"/g, '')
    .replaceAll(/"hide":\[\],?/g, '');
  return text === undefined ? undefined : JSON.parse(text.replaceAll(/,}/g, '}'));
}

function routesOf(json: unknown): unknown {
  const { apps } = json as {
    readonly apps: { readonly http: { readonly servers: Record<string, unknown> } };
  };
  return (apps.http.servers.srv0 as { readonly routes?: unknown } | undefined)?.routes;
}

function ourVerdict(text: string, directive: string): Verdict {
  const { json, problems } = configurationOf(text, { caddy: INSTALLED }).adaptation;
  if (problems.length > 0) return { refused: true, message: problems[0]?.message };
  const made = memberOf(json, 'apps') === null ? undefined : routesOf(plainOf(json));
  return { refused: false, routes: ABOUT_SITE.has(directive) ? null : made };
}

describe.skipIf(CADDY !== INSTALLED)('directives, as Caddy 2.6.2 adapts them', () => {
  test.each(Object.entries(SAMPLE_LINES))('%s', (directive, lines) => {
    const seen = new Set<string>();
    const disagreements: string[] = [];
    const compare = (line: string): void => {
      const text = siteWith(directive, line);
      if (seen.has(text)) return;
      seen.add(text);
      const { message: why, ...theirs } = verdictOfCaddy(text, directive);
      // A plugin may bring it.
      if (why?.includes('module not registered') === true) return;
      const { message: said, ...ours } = ourVerdict(text, directive);
      if (JSON.stringify(theirs) !== JSON.stringify(ours)) {
        disagreements.push(
          `${text}Caddy: ${why?.trim().split('\n').at(-1) ?? JSON.stringify(theirs)}\nhere: ${said ?? JSON.stringify(ours)}\n`,
        );
      }
    };
    for (const line of lines) compare(broken(line, []));
    for (const [line, changes] of fc.sample(fc.tuple(fc.constantFrom(...lines), breaks), {
      numRuns: RUNS,
      seed: SEED,
    })) {
      compare(broken(line, changes));
    }
    if (disagreements.length > 0) {
      throw new Error(`${disagreements.length} of ${seen.size} variants\n\n${disagreements.join('\n')}`);
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
