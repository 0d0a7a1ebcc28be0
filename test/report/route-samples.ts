/** Routes for the tests of their output formats: any there can be, and those of the fixture. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { DisplayPath, ReportedRoute, RoutesReport } from '../../src/report/routes-report.ts';
import type { Entry, Handshake, Upstream } from '../../src/route/route.ts';
import { known, type Setting, unknown } from '../../src/route/setting.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { projectOf } from '../lint/subject.ts';

export const displayPath: DisplayPath = (path) => path.replace(/^\/project\//, '');

/** What names in configurations may hold, and what could be taken for markup, for a comment or for a direction. */
const HOSTILE = [
  '</title><script>alert(1)</script>',
  ']]>&lt;&#0;<!--',
  '"\'`#quot;#35;[x](y){z}|%%{init: {}}%%',
  '\u202egnp.exe\u0007\u{0}\ud800',
  '日本語のとても長い名前',
  '👩‍👩‍👧 e\u0301',
  'W'.repeat(200),
  '\ufffe\uffff',
  '\\n\\t ^/(?<x>[^/]+)$',
  'subgraph end click style',
  '1. - * #',
  '',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z./*~^:@ -]{0,40}$/) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

const FILES = [
  '/project/nginx.conf',
  '/project/conf.d/a very long name of a file that goes on.conf',
  '/etc/<&".conf',
].map((path) => new SourceFile(path, 'one\ntwo\nthree\n'));
const file = fc.constantFrom(...FILES);
const span = fc.record({ file, start: fc.nat(13), end: fc.constant(13) });

const limit: fc.Arbitrary<Setting<number | null>> = fc.record({
  value: fc.oneof(
    fc.option(fc.nat(90_000_000)).map((milliseconds) => known(milliseconds)),
    fc.constant(unknown('set by Lua')),
  ),
  origin: fc.oneof(
    span.map((each) => ({ kind: 'span', span: each }) as const),
    fc.constant({ kind: 'default', versions: 'all' } as const),
  ),
});

const nothing: Setting<null> = { value: known(null), origin: { kind: 'default', versions: 'all' } };

const entry: fc.Arbitrary<Entry> = fc.record({
  listeners: fc.array(
    fc.record({ address: fc.oneof(text, fc.constantFrom('80', ':443')), tls: fc.boolean() }),
    {
      maxLength: 11,
    },
  ),
  hosts: fc.array(text, { maxLength: 7 }),
});

const upstream: fc.Arbitrary<Upstream> = fc.record({
  target: text,
  scheme: fc.constant('http'),
  servers: fc.array(text, { maxLength: 9 }),
});

function routeOf(
  entries: fc.Arbitrary<Entry>,
  upstreams: fc.Arbitrary<Upstream>,
): fc.Arbitrary<ReportedRoute> {
  const reason = fc.record({
    code: fc.constant('upgrade-missing' as const),
    message: text,
    blame: span,
    related: fc.constant([]),
  });
  return fc.record({
    dialect: fc.constantFrom('nginx', 'caddy'),
    configuration: file.map((root) => ({ root })),
    entry: entries,
    match: text,
    path: fc.constant(null),
    upstream: upstreams,
    websocket: fc.record({
      handshake: fc.constantFrom<Handshake>('works', 'fragile', 'fails', 'unknown'),
      reasons: fc.array(reason, { maxLength: 2 }),
      httpVersion: fc.constant({ ...nothing, value: known('1.1') }),
      upgrade: fc.constant(nothing),
      connection: fc.constant(nothing),
      idleTimeout: limit,
      lifetime: limit,
    }),
    intent: fc.record({
      inferred: fc.constant('none' as const),
      strength: fc.constantFrom('declared', 'strong', 'weak', 'none'),
      evidence: fc.array(fc.record({ message: text, strength: fc.constant('weak' as const), span }), {
        maxLength: 1,
      }),
    }),
    origin: span,
  });
}

/** Reports whose routes share a few entries and upstreams, as those of real configurations do. */
export const anyReport: fc.Arbitrary<RoutesReport> = fc
  .tuple(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.array(upstream, { minLength: 1, maxLength: 5 }))
  .chain(([entries, upstreams]) =>
    fc.array(routeOf(fc.constantFrom(...entries), fc.constantFrom(...upstreams)), { maxLength: 30 }),
  )
  .map((routes) => ({ routes, displayPath }));

/** The routes of `fixtures/portal`. */
export function portalReport(): RoutesReport {
  const directory = new URL('../../fixtures/portal/', import.meta.url);
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.conf'),
  );
  const files = paths.map((path) => [
    `/project/${path.replaceAll('\\', '/')}`,
    readFileSync(fileURLToPath(new URL(path, directory)), 'utf8'),
  ]);
  return { routes: projectOf(Object.fromEntries(files)).routes, displayPath };
}
