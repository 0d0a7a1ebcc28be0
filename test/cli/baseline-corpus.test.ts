/** A baseline of a repository with 2,000 configurations, and what is shown after changes to one of them. */
import { expect, it } from 'vitest';
import { changeText, corpusCopy, fillUp, needsCorpus, textsBelow } from '../conformance/corpus-copy.ts';
import { describeWith } from '../proof/harness/requirements.ts';
import { run } from './command-line.ts';

const FILES = 2_000;
const BASELINE = ['--all', '--fail-on', 'info', '--baseline', 'baseline.json'];

const BROKEN = `
    location /added-socket/ {
        proxy_pass http://127.0.0.1:9000;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade";
    }
`;

/** What is shown, as places. */
async function shown(directory: string): Promise<readonly string[]> {
  const { stdout } = await run(directory, [...BASELINE, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly path: string }[];
  };
  return findings.map(({ path, rule }) => `${path} ${rule}`);
}

describeWith([needsCorpus], `a baseline of ${FILES} configurations`, () => {
  it('shows nothing, then what is new, wherever its lines move', { timeout: 240_000 }, async ({
    annotate,
  }) => {
    const directory = corpusCopy();
    fillUp(directory, FILES);
    const files = textsBelow(directory).size;
    expect(files).toBeGreaterThanOrEqual(FILES);

    const updated = await run(directory, [...BASELINE, '--update-baseline']);
    expect(updated).toMatchObject({ status: 0, stdout: '' });
    await annotate(`${files} files: ${updated.stderr.trim().split('\n').at(-1)}`);
    expect(await shown(directory)).toEqual([]);

    const path = victimIn(textsBelow(directory));
    changeText(directory, path, (text) => text.replace(/\n\s*location /, (found) => `\n${BROKEN}${found}`));
    const added = await shown(directory);
    expect(added.length).toBeGreaterThan(0);
    expect(new Set(added)).toEqual(new Set(added.filter((each) => each.startsWith(`${path} websocket-`))));

    changeText(directory, path, (text) => `${'# a line above\n'.repeat(500)}${text}`);
    expect(await shown(directory)).toEqual(added);

    changeText(directory, path, (text) => text.replace(/^[ \t]+/gm, (indent) => `\t${indent}  `));
    expect(await shown(directory)).toEqual(added);
  });
});

/** A file of nginx with a server and other findings than the one that is added. */
function victimIn(texts: ReadonlyMap<string, string>): string {
  for (const [path, text] of texts) {
    if (!path.startsWith('nginx/') || text.includes("'\n") || text.includes('lua')) continue;
    if (/^server \{/m.test(text) && /\n\s*location \//.test(text) && text.includes('proxy_pass')) return path;
  }
  throw new Error('no such file in the corpus');
}
