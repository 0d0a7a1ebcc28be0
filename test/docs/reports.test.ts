/** The blocks of docs/reports.md that are no console: JSON to copy, and an excerpt of a SARIF log. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/command-line.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const PATH = `${PROJECT}docs/reports.md`;
const UPDATES = process.env.UPDATE_DOCS === '1';

const page = readFileSync(PATH, 'utf8');
const jsonBlocks = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

const MARKDOWN_BLOCK = /^````markdown\n([\s\S]*?)^````$/m;

/** The page with another JSON block at a place. */
function withBlock(index: number, text: string): void {
  let at = -1;
  const now = readFileSync(PATH, 'utf8');
  writeFileSync(
    PATH,
    now.replace(/^```json\n[\s\S]*?^```$/gm, (block) =>
      ++at === index ? `\`\`\`json\n${text}\`\`\`` : block,
    ),
  );
}

describe('docs/reports.md', () => {
  it('gives the problem matcher that the tests hold to the compact report', () => {
    const matcher = readFileSync(`${PROJECT}src/report/problem-matcher.json`, 'utf8');
    if (UPDATES) withBlock(1, matcher);
    else expect(jsonBlocks[1]).toBe(matcher);
  });

  it('gives VS Code a pattern that reads the compact report', async () => {
    const { pattern } = JSON.parse(jsonBlocks[0] ?? '').tasks[0].problemMatcher;
    const { stdout } = await run(PROJECT, ['--format', 'compact', 'fixtures']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(new RegExp(pattern.regexp));
  });

  it('shows a result of SARIF as it is, with some of it left out', async () => {
    const { stdout } = await run(PROJECT, ['--format', 'sarif', 'fixtures/chat/nginx.conf']);
    const [result] = JSON.parse(stdout).runs[0].results;
    const { codeFlows: _story, fixes, ...most } = result;
    const [change] = fixes[0].artifactChanges;
    const replacements = change.replacements.slice(-1);
    const excerpt = { ...most, fixes: [{ ...fixes[0], artifactChanges: [{ ...change, replacements }] }] };
    const text = `${JSON.stringify(excerpt, null, 2)}\n`;
    if (UPDATES) withBlock(2, text);
    else expect(jsonBlocks[2]).toBe(text);
  });

  it('shows the report in Markdown', async () => {
    const { stdout } = await run(PROJECT, ['--format', 'markdown', 'fixtures/chat/nginx.conf']);
    const now = readFileSync(PATH, 'utf8');
    if (UPDATES)
      writeFileSync(
        PATH,
        now.replace(MARKDOWN_BLOCK, () => `\`\`\`\`markdown\n${stdout}\`\`\`\``),
      );
    else expect(MARKDOWN_BLOCK.exec(page)?.[1]).toBe(stdout);
  });
});
