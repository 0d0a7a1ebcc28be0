/**
 * The corpus with damage done to it: lost characters, swapped lines, stray quotes and tags, half files. Nothing of it may
 * crash a rule or a fix, and what was fixed once has nothing left to fix.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { fixProject } from '../../src/lint/fix.ts';
import { loadProject, type ProjectRequest, rootSettingsFor } from '../../src/lint/project.ts';
import { lint } from '../../src/lint/run.ts';
import { loadNginxConfiguration, type NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { nameOf } from '../../src/nginx/config/context.ts';
import { sampleHandshakes, samplePaths } from '../../src/nginx/request/sample-request.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import { type ClientRequest, requestFor } from '../../src/route/client-request.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { describeWith, sharedPath } from '../proof/harness/requirements.ts';

const OPTIONS = {};
const corpus = sharedPath('corpus');
const needsCorpus = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(corpus),
};

interface CorpusFile {
  readonly file: string;
  readonly kind: string;
}

const STRAYS = [
  '"',
  "'",
  '{',
  '}',
  ';',
  '\\',
  '${',
  '#',
  '\0',
  '\r\n',
  '{{ x }}',
  '{% if a %}',
  '<% end %>',
  '(',
  '`',
];

/** One piece of damage, at a place given as a part of the text from 0 to 1. */
const damage = fc.oneof(
  fc.record({
    kind: fc.constant('lose' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom(...STRAYS),
  }),
  /** One brace after the place. */
  fc.record({ kind: fc.constant('unbrace' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('swap' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    with: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, { at, ...what }: Damage): string {
  const offset = Math.floor(at * text.length);
  switch (what.kind) {
    case 'lose':
      return text.slice(0, offset) + text.slice(offset + what.length);
    case 'insert':
      return text.slice(0, offset) + what.text + text.slice(offset);
    case 'unbrace':
      return text.slice(0, offset) + text.slice(offset).replace(/[{}]/, '');
    case 'cut':
      return text.slice(0, offset);
    case 'swap': {
      const lines = text.split('\n');
      const from = Math.floor(at * (lines.length - 1));
      const to = Math.floor(what.with * (lines.length - 1));
      return lines
        .with(from, lines[to] ?? '')
        .with(to, lines[from] ?? '')
        .join('\n');
    }
  }
}

const HANDSHAKES: readonly string[] = ['works', 'fragile', 'fails', 'unknown'];
const OUTCOMES: readonly string[] = ['proxied', 'response', 'static', 'refused', 'unknown'];
const MOST_STEPS = 500;
const MOST_REQUESTS = 24;

/** What a client can write where a path belongs. */
const ODD_TARGETS: readonly string[] = [
  '/',
  '/..',
  '/%',
  '/%00',
  '/%zz/../x',
  '//',
  '/a?b?c#d',
  '/\u0000',
  '/\ud800',
  '*',
  '',
  'http://app.test/x',
  `/${'a/'.repeat(3_000)}`,
  `/${'%2e'.repeat(500)}`,
];

/** The handshakes that its locations are there for, with one that no client should send. */
function requestsTo(configuration: NginxConfiguration, odd: string): readonly ClientRequest[] {
  const servers = (configuration.http?.statements ?? []).flatMap((at) =>
    nameOf(at) === 'server' && at.block !== null ? [at.block] : [],
  );
  const requests = servers.flatMap((server) => {
    const locations = server.statements.flatMap((at) =>
      nameOf(at) === 'location' && at.block !== null ? samplePaths(at.block) : [],
    );
    return ['/', ...locations].flatMap((path) => sampleHandshakes(server, path));
  });
  const read = requestFor('ws://app.test/ws');
  const plain = read.kind === 'request' ? [read.request] : [];
  const some = [...plain, ...requests.slice(0, MOST_REQUESTS)];
  return some.flatMap((request) => [request, { ...request, target: odd }]);
}

describeWith([needsCorpus], 'the corpus, damaged', () => {
  const files = existsSync(corpus)
    ? (JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as readonly CorpusFile[])
    : [];

  it('crashes nothing, and is fixed once and for all', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (index, all, unsafe) => {
          const file = files[index % files.length];
          if (file === undefined) return;
          const text = all.reduce(damaged, readFileSync(join(corpus, file.file), 'utf8').slice(0, 20_000));
          const isCaddy = file.kind.startsWith('caddyfile');
          const path = isCaddy ? '/etc/caddy/Caddyfile' : '/etc/nginx/nginx.conf';
          const request: ProjectRequest = {
            named: [{ path, dialect: isCaddy ? 'caddyfile' : 'nginx' }],
            candidates: [],
            ...rootSettingsFor(NEWEST_STABLE),
          };
          const result = lint(loadProject(filesInMemory({ [path]: text }), request), rules, OPTIONS);
          expect(result.failures).toEqual([]);
          const fixed = fixProject(filesInMemory({ [path]: text }), request, rules, OPTIONS, { unsafe });
          const after = fixed.changed[0]?.after ?? text;
          const again = fixProject(filesInMemory({ [path]: after }), request, rules, OPTIONS, { unsafe });
          expect(again.changed).toEqual([]);
        },
      ),
      { numRuns: 2_000, seed: 20_261_123 },
    );
  });

  it('is followed by every request all the same', () => {
    const nginx = files.filter(({ kind }) => !kind.startsWith('caddyfile'));
    const target = fc.constantFrom('1.22.1', '1.31.4');
    const property = fc.property(
      fc.nat(),
      fc.array(damage, { minLength: 0, maxLength: 6 }),
      target,
      fc.constantFrom(...ODD_TARGETS),
      (index, all, version, odd) => {
        const file = nginx[index % nginx.length];
        if (file === undefined) return;
        const text = all.reduce(damaged, readFileSync(join(corpus, file.file), 'utf8').slice(0, 20_000));
        const configuration = loadNginxConfiguration(
          filesInMemory({ '/n/nginx.conf': text }),
          '/n/nginx.conf',
          premisesFor({ nginx: version, caddy: '2.6.2' }),
        );
        for (const { websocket, intent } of configuration.routes) {
          expect(HANDSHAKES).toContain(websocket.handshake);
          expect(intent).toBeDefined();
        }
        for (const request of requestsTo(configuration, odd)) {
          const { steps, outcome, websocket } = traceRequest(configuration, request);
          expect(OUTCOMES).toContain(outcome.kind);
          expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
          if (websocket !== null) expect(HANDSHAKES).toContain(websocket.handshake);
        }
      },
    );
    fc.assert(property, { numRuns: 3_000, seed: 20_261_125 });
  });
});
