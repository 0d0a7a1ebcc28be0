/** What is written down about commands and options is what the grammar says. `UPDATE_DOCS=1` writes it anew. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../../src/cli/arguments/options.ts';
import { manualPage } from './manual-page.ts';
import { withOptionsTable } from './options-table.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const UPDATES = process.env.UPDATE_DOCS === '1';

describe('man/proxylint.1', () => {
  const path = join(PROJECT, 'man/proxylint.1');

  it('is what the grammar gives', () => {
    if (UPDATES) writeFileSync(path, manualPage());
    expect(readFileSync(path, 'utf8')).toBe(manualPage());
  });

  const isThere = spawnSync('mandoc', ['-T', 'lint', '/dev/null']).error === undefined;
  it.skipIf(!isThere && process.env.CI !== 'true')('has nothing that mandoc objects to', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', path], { encoding: 'utf8' });
    expect(stdout).toBe('');
    const shown = withoutOverstriking(spawnSync('mandoc', ['-T', 'utf8', path], { encoding: 'utf8' }).stdout);
    for (const command of COMMAND_NAMES)
      expect(shown).toContain(`proxylint ${command === 'check' ? '[check]' : command}`);
  });
});

describe('docs/commands', () => {
  it.each(COMMAND_NAMES)('has a page for %s with its options', (command) => {
    const path = join(PROJECT, 'docs/commands', `${command}.md`);
    const page = readFileSync(path, 'utf8');
    const updated = withOptionsTable(page, command);
    if (updated !== null && UPDATES) writeFileSync(path, updated);
    expect(page.startsWith(`# proxylint ${command}\n`)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(updated);
  });
});

/** Bold letters are printed twice, with a backspace between. */
function withoutOverstriking(text: string): string {
  const pieces = text.split('\b');
  return pieces.map((piece, index) => (index < pieces.length - 1 ? piece.slice(0, -1) : piece)).join('');
}
