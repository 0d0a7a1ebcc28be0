/**
 * Comments for everything that is found in the corpus: nothing is found any more, none of them is of no use, and the
 * proxies read the files as before.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run } from '../cli/command-line.ts';
import { describeWith, needsCaddy, needsNginx } from '../proof/harness/requirements.ts';
import { corpusCopy, needsCorpus, textsBelow } from './corpus-copy.ts';
import { nginxAccepts, WHOLE_FILES } from './nginx-accepts.ts';

/** Asking nginx takes a while: so many files that it accepts as they are, from all over the corpus. */
const MOST_ASKED = 15;
const ONE_IN = 5;

describeWith([needsCorpus, needsNginx, needsCaddy], 'the corpus with comments for all that is found', () => {
  it('is clean, and is read by the proxies as before', { timeout: 240_000 }, async ({ annotate }) => {
    const directory = corpusCopy();
    const before = textsBelow(directory);
    const added = await run(directory, ['--all', '--format', 'json', '--add-suppressions', 'was so before']);
    expect(JSON.parse(added.stdout)).toMatchObject({ findings: [] });
    const again = await run(directory, ['--all', '--fail-on', 'info']);
    expect(again).toMatchObject({ status: 0, stdout: '' });

    const changed = [...textsBelow(directory)].filter(([path, text]) => before.get(path) !== text);
    for (const [path, text] of changed) expect(withoutComments(text), path).toBe(before.get(path));

    const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'proxylint-nginx-')));
    onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
    const asked = { nginx: 0, caddy: 0 };
    for (const [path, text] of changed) {
      if (!/Caddyfile/.test(path)) continue;
      const was = adapted(directory, path, before.get(path) ?? '');
      if (was === null) continue;
      asked.caddy++;
      expect(adapted(directory, path, text), path).toBe(was);
    }
    for (const [index, [path, text]] of changed.entries()) {
      if (index % ONE_IN !== 0 || asked.nginx === MOST_ASKED) continue;
      if (/Caddyfile|^templated\//.test(path) || text.includes('proxylint-ignore syntax')) continue;
      const beside = dirname(join(directory, path));
      const whole = WHOLE_FILES.find((wrap) => nginxAccepts(scratch, beside, wrap(before.get(path) ?? '')));
      if (whole === undefined) continue;
      asked.nginx++;
      expect(nginxAccepts(scratch, beside, whole(text)), path).toBe(true);
    }
    expect(asked.nginx).toBeGreaterThan(5);
    await annotate(
      `${changed.length} files changed; nginx asked about ${asked.nginx}, Caddy about ${asked.caddy}`,
    );
  });
});

/** Without the lines that were added. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*(?:#|\{#|<%#|\{\{\/\*) proxylint-ignore [^\n]* -- was so before[^\n]*\n/gm, '');
}

/** What Caddy makes of a Caddyfile, or null where it refuses it. */
function adapted(directory: string, path: string, text: string): string | null {
  const beside = join(directory, dirname(path), 'Caddyfile.asked');
  writeFileSync(beside, text, 'latin1');
  const arguments_ = ['adapt', '--adapter', 'caddyfile', '--config', beside];
  const { status, stdout } = spawnSync('caddy', arguments_, { encoding: 'utf8', timeout: 20_000 });
  rmSync(beside);
  return status === 0 ? stdout : null;
}
