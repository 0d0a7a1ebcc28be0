/** Files for Caddy 1: what of them is translated, and that the real Caddy 2 reads what comes out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rule } from '../../rules/caddy-version-1/rule.ts';
import { loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { NO_OPTION_VALUES } from '../../src/lint/rule-options.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { adaptCaddyfile, installedCaddy } from '../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy, type Requirement, sharedPath } from '../proof/harness/requirements.ts';
import { Sandbox } from '../proof/harness/sandbox.ts';

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

const CONTEXT: RuleContext = {
  target: NEWEST_STABLE,
  minimumIdleAt: () => 300_000,
  optionsAt: (options) => options.read(NO_OPTION_VALUES),
};

function reportsOn(text: string): readonly Report[] {
  const files = filesInMemory({ '/Caddyfile': text });
  const configuration = loadCaddyConfiguration(files, '/Caddyfile', premisesFor(NEWEST_STABLE));
  return [...(rule.checkCaddy?.(configuration, CONTEXT) ?? [])];
}

function fixed(text: string): { readonly text: string; readonly title: string } | null {
  const fix: Fix | null | undefined = reportsOn(text)[0]?.fix;
  if (fix === null || fix === undefined) return null;
  const applied = applyEdits(text, fix.edits);
  return applied.kind === 'applied' ? { text: applied.text, title: fix.title } : null;
}

/** What Caddy says against a text, or '' where it reads it. */
async function refusalOf(text: string): Promise<string> {
  const sandbox = new Sandbox();
  try {
    sandbox.write(new Map([['Caddyfile', text]]));
    const adaptation = await adaptCaddyfile(sandbox, 'Caddyfile');
    return adaptation.kind === 'refused' ? adaptation.log : '';
  } finally {
    sandbox.remove();
  }
}

const SITE = (...lines: readonly string[]) => `:8080 {\n${lines.map((line) => `\t${line}\n`).join('')}}\n`;

describe('a file for Caddy 1', () => {
  it.each([
    [
      'gzip',
      ['gzip', 'proxy / localhost:1 {', '\ttransparent', '}'],
      ['encode gzip', 'reverse_proxy localhost:1'],
    ],
    [
      'balancing',
      [
        'proxy /api a:1 b:1 {',
        '\ttransparent',
        '\tpolicy least_conn',
        '\tfail_timeout 30s',
        '\thealth_check /up',
        '}',
      ],
      [
        'reverse_proxy /api* a:1 b:1 {',
        '\tlb_policy least_conn',
        '\tfail_duration 30s',
        '\thealth_uri /up',
        '}',
      ],
    ],
    [
      'exceptions',
      ['proxy / a:1 {', '\ttransparent', '\twebsocket', '\texcept /static /robots.txt', '}'],
      ['@proxied {', '\tnot path /static* /robots.txt*', '}', 'reverse_proxy @proxied a:1'],
    ],
    [
      'files',
      ['root /srv', 'ext .html .php', 'fastcgi / /run/php.sock php'],
      [
        'root * /srv',
        'file_server',
        'try_files {path} {path}.html {path}.php',
        'php_fastcgi unix//run/php.sock {',
        '\ttry_files {path} {path}/index.php',
        '}',
      ],
    ],
    [
      'answers',
      ['gzip', 'redir https://a.test{uri}', 'redir /old /new 302', 'status 404 /private', 'header / -Server'],
      [
        'encode gzip',
        'redir https://a.test{uri} 301',
        'redir /old /new 302',
        'error /private* 404',
        'header -Server',
      ],
    ],
  ])('is translated where every line has an exact successor: %s', async (_, old, translated) => {
    const result = fixed(SITE(...old));
    expect(result).toEqual({ text: SITE(...translated), title: 'translate the file to Caddy 2' });
    if (installedCaddy !== null) expect(await refusalOf(SITE(...translated))).toBe('');
  });

  it('keeps what has no exact successor, and says so', () => {
    const old = SITE(
      'gzip',
      'rewrite {',
      '\tif {path} not_match ^/admin',
      '\tto {path} /index.php?{query}',
      '}',
    );
    expect(fixed(old)).toEqual({
      text: old.replace('gzip', 'encode gzip'),
      title: 'translate what has an exact successor in Caddy 2; `rewrite` is left to you',
    });
  });

  it('keeps the indentation of the file', () => {
    const old = 'a.test {\n  proxy / b:1 {\n    transparent\n    max_fails 2\n  }\n}\n';
    expect(fixed(old)?.text).toBe('a.test {\n  reverse_proxy b:1 {\n    max_fails 2\n  }\n}\n');
  });
});

describeWith([needsCorpus, needsCaddy], 'the Caddy 1 files of the collection', () => {
  const manifest: readonly { readonly file: string; readonly kind: string }[] = needsCorpus.met
    ? JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8'))
    : [];
  const texts = manifest
    .filter(({ kind }) => kind === 'caddyfile-v1')
    .map(({ file }) => ({ file, text: readFileSync(join(CORPUS, file), 'utf8') }));

  it('give one finding each, and whole translations are read by Caddy 2', async ({ annotate }) => {
    const counts = { whole: 0, partly: 0, none: 0 };
    for (const { file, text } of texts) {
      expect(reportsOn(text), file).toHaveLength(1);
      const result = fixed(text);
      if (result === null) counts.none++;
      else if (result.title.includes('left to you')) counts.partly++;
      else {
        counts.whole++;
        expect(await refusalOf(result.text), `${file}\n${result.text}`).toBe('');
      }
    }
    await annotate(`${counts.whole} translated, ${counts.partly} in part, ${counts.none} not at all`);
    expect(counts.whole).toBeGreaterThanOrEqual(18);
  });
});
