/** Whatever stands in a Caddyfile: reading it, judging it and fixing it throw nothing, and the fixes come to an end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { fixProject } from '../../src/lint/fix.ts';
import { loadProject, rootSettingsFor } from '../../src/lint/project.ts';
import { lint } from '../../src/lint/run.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';

const named = [{ path: '/Caddyfile', dialect: 'caddyfile' }] as const;
const request = { named, candidates: [], ...rootSettingsFor(NEWEST_STABLE) };
const options = {};

function failuresIn(text: string): readonly string[] {
  const project = loadProject(filesInMemory({ '/Caddyfile': text }), request);
  return lint(project, rules, options).failures.map(({ rule, message }) => `${rule}: ${message}`);
}

function fixedTwice(text: string): readonly [string, string] {
  const fixOnce = (before: string): string => {
    const outcome = fixProject(filesInMemory({ '/Caddyfile': before }), request, rules, options, {
      unsafe: true,
    });
    return outcome.changed[0]?.after ?? before;
  };
  const once = fixOnce(text);
  return [once, fixOnce(once)];
}

const line = fc.constantFrom(
  ...[
    'a.com {',
    ':80 {',
    '}',
    '}',
    '(s) {',
    'import s x',
    'import nowhere',
    'handle /ws* {',
    'handle_path /x/* {',
    'route {',
  ],
  ...[
    'reverse_proxy /ws* b:1 {',
    'reverse_proxy {args[0]} {',
    'reverse_proxy b',
    'transport http {',
    'read_timeout 30',
  ],
  ...[
    'read_timeout 20s',
    'header_up Connection close',
    'header_up -*',
    'header_up Upgrade: {>Upgrade}',
    'header -Upgrade',
  ],
  ...[
    'header {',
    '-Server',
    '>Connection close',
    'stream_timeout 5',
    'method POST',
    'versions h2c',
    'response_buffers 1',
  ],
  ...[
    '@m {',
    '@n header Upgrade websocket',
    'path /ws',
    'reverse_proxy @n c',
    'request_header -Connection',
    'respond ok',
  ],
  ...[
    'proxy / c { websocket }',
    'gzip',
    '{',
    '{}',
    '"',
    '`',
    '# \\',
    '{{ if }}',
    '{$X}',
    'handle_response {',
    'x{',
    '}}',
  ],
);

describe('any Caddyfile', () => {
  it('is judged without a failure', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(line, { maxLength: 25 }).map((all) => all.join('\n')),
          fc.string(),
        ),
        (text) => {
          expect(failuresIn(text)).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is fixed once and for all', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 16 }), (all) => {
        const [once, twice] = fixedTwice(`${all.join('\n')}\n`);
        expect(twice).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
