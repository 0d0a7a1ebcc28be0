/**
 * Every Caddyfile among the rules' examples, adapted to JSON by the real Caddy: the same rules speak about the JSON, and
 * what they repair is JSON that Caddy takes, of which they have nothing more to repair.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allFindings, type LintResult } from '../../../src/lint/run.ts';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { adaptedByCaddy, adaptedText, fixedJson, judged, judgedJson, refusalByCaddy } from './documents.ts';

const RULES = fileURLToPath(new URL('../../../rules/', import.meta.url));

/** What people write besides: the order of blocks, and what `forward_auth` asks for. */
const SITES: Readonly<Record<string, string>> = {
  'a block for every path': 'handle /* {\nroot * /srv\nfile_server\n}\nreverse_proxy /ws* app:1',
  'a block for no path': 'handle {\nrespond ok\n}\nreverse_proxy /ws* app:1',
  'an answer before': 'respond ok\nreverse_proxy /ws* app:1',
  'a redirect before': 'redir https://example.com\nreverse_proxy /ws* app:1',
  'files in a route before':
    '@ws header Upgrade websocket\nroute {\nreverse_proxy /api app:1\nfile_server\n}\nreverse_proxy @ws app:2',
  'a route before that answers some': 'route {\nrespond /x ok\n}\nreverse_proxy /ws* app:1',
  'pages for every path': 'try_files {path} /index.html\nfile_server\nhandle /ws* {\nreverse_proxy app:1\n}',
  'blocks beside each other':
    'handle_path /api/* {\nreverse_proxy api:1\n}\nhandle /ws* {\nreverse_proxy app:1\n}\nhandle {\nfile_server\n}',
  'a path inside a block that never sees it': 'handle /chat/* {\nreverse_proxy /ws* app:1\n}',
  'a gateway that answers by status':
    'forward_auth auth:9091 {\nuri /api/authz/forward-auth\ncopy_headers Remote-User\n}\nreverse_proxy /ws* app:1',
  'a gateway that nobody knows':
    'forward_auth auth:9091 {\nuri /check\ncopy_headers Remote-User\n}\nreverse_proxy /ws* app:1',
};

/** Rules that speak about the Caddyfile only: by the example, with what the adapter does to what they blame. */
const CADDYFILE_ONLY: Readonly<Record<string, readonly string[]>> = {
  // A semicolon in JSON was not written for the end of a line.
  'nginx-in-caddyfile/examples/upstream/broken.Caddyfile': ['nginx-in-caddyfile', 'directive-arguments'],
  // The scheme is gone.
  'proxy-scheme/examples/caddy-websocket-scheme/broken.Caddyfile': ['proxy-scheme', 'directive-arguments'],
  // `basicauth` and `basic_auth` are one handler.
  'deprecated/examples/caddy-basicauth/broken.Caddyfile': ['deprecated'],
  'websocket-blocked/examples/caddy-password/broken.Caddyfile': ['deprecated'],
  'authentication-bypass/examples/basic-auth/broken.Caddyfile': ['deprecated'],
  'authentication-bypass/examples/basic-auth/repaired.Caddyfile': ['deprecated'],
  'authentication-bypass/examples/handled-before/broken.Caddyfile': ['deprecated'],
  'authentication-bypass/examples/handled-before/repaired.Caddyfile': ['deprecated'],
  // 2.6.2 takes the `>` for a part of the name.
  'websocket-response-altered/examples/caddy-deferred-set/broken.Caddyfile': ['websocket-response-altered'],
};

/** What 2.6.2 writes that a later release does not take any more. */
const OF_THE_RELEASE = 'unknown-directive';

function examples(): readonly string[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Caddyfile'))
    .map((path) => join(RULES, path));
}

function rulesIn(result: LintResult): readonly string[] {
  expect(result.failures).toEqual([]);
  return [...new Set(allFindings(result).map(({ rule }) => rule))].sort();
}

function gravities(result: LintResult): readonly string[] {
  return allFindings(result)
    .map(({ rule, severity }) => `${severity} ${rule}`)
    .sort();
}

/** The files of an example, as they lie beside the configuration. */
function filesBeside(path: string): Readonly<Record<string, string>> {
  const folder = dirname(path);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`/x/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

describeWith([needsCaddy], 'the examples as JSON', () => {
  const adapted = examples().flatMap((path) => {
    const pretty = adaptedByCaddy(path, true);
    const compact = adaptedByCaddy(path, false);
    return pretty === null || compact === null ? [] : [{ path, pretty, compact }];
  });

  it('are many', () => {
    expect(existsSync(RULES)).toBe(true);
    expect(adapted.length).toBeGreaterThan(60);
  });

  it.each(adapted.map((each) => ({ ...each, name: relative(RULES, each.path) })))(
    '$name: the same rules speak',
    ({ path, name, pretty }) => {
      const root = `/x/${path.slice(dirname(path).length + 1)}`;
      for (const version of ['2.6.2', '2.11.4']) {
        const left = [...(CADDYFILE_ONLY[name] ?? []), OF_THE_RELEASE];
        const asCaddyfile = rulesIn(judged(filesBeside(path), root, 'caddyfile', version));
        const asJson = rulesIn(judgedJson(pretty, version));
        expect(asJson.filter((rule) => rule !== OF_THE_RELEASE)).toEqual(
          asCaddyfile.filter((rule) => !left.includes(rule)),
        );
      }
    },
  );

  it.each(Object.entries(SITES))('%s: the same rules speak, as gravely', (_what, lines) => {
    const text = `:80 {\n${lines}\n}\n`;
    for (const version of ['2.6.2', '2.11.4']) {
      const asCaddyfile = judged({ '/x/Caddyfile': text }, '/x/Caddyfile', 'caddyfile', version);
      const asJson = judgedJson(adaptedText(text) ?? '', version);
      expect(gravities(asJson)).toEqual(gravities(asCaddyfile));
      // Routes of JSON are not sorted.
      expect(allFindings(asJson).filter(({ message }) => /wherever|`route` block/.test(message))).toEqual([]);
    }
  });

  it.each(adapted.map((each) => ({ ...each, name: relative(RULES, each.path) })))(
    '$name: what is repaired is JSON that Caddy takes',
    ({ pretty, compact }) => {
      for (const version of ['2.6.2', '2.11.4']) {
        for (const text of [pretty, compact]) {
          const { text: after, outcome } = fixedJson(text, version);
          if (outcome.fixed === 0) continue;
          JSON.parse(after);
          expect(allFindings(outcome.remaining).filter(({ fix }) => fix !== null)).toEqual([]);
          if (version === installedCaddy) expect(refusalByCaddy(after)).toBeNull();
        }
      }
    },
  );
});
