import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { directoryWith, run } from '../cli/command-line.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

it('docs/adopt.md shows a line that is in the baseline', async () => {
  const page = readFileSync(join(PROJECT, 'docs/adopt.md'), 'utf8');
  const line = /^ {4}(\{"path".*\})$/m.exec(page)?.[1];
  const directory = directoryWith();
  cpSync(join(PROJECT, 'fixtures'), join(directory, 'fixtures'), { recursive: true });
  await run(directory, ['--baseline', 'base.json', '--update-baseline', 'fixtures/portal']);
  expect(readFileSync(join(directory, 'base.json'), 'utf8')).toContain(line);
});
