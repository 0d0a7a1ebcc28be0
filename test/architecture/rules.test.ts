import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { PROJECT, textOf } from './sources.ts';

const HEADINGS = ['What it catches', 'Why it breaks', 'Example', 'Use instead', 'Fix safety'];

const folders = namesOfFolders('rules');

describe('the rules', () => {
  it('are the folders of rules/, each registered once', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(folders);
  });

  describe.each(folders)('%s', (id) => {
    it('has a page with its name, one line about it and the five headings', () => {
      expect(existsSync(join(PROJECT, `rules/${id}/README.md`))).toBe(true);
      const lines = withoutCode(textOf(`rules/${id}/README.md`)).split('\n');
      expect(lines[0]).toBe(`# ${id}`);
      expect(lines[1]).toBe('');
      expect(lines[2]).toMatch(/^\S.*\.$/);
      expect(lines[3]).toBe('');
      expect(lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))).toEqual(HEADINGS);
    });

    it('has an example', () => {
      const examples = namesOfFolders(`rules/${id}/examples`);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const names = readdirSync(join(PROJECT, `rules/${id}/examples/${example}`));
        expect(names, example).toContain('example.json');
        expect(names, example).toEqual(
          expect.arrayContaining([expect.stringMatching(/^broken\.(?:conf|Caddyfile)/)]),
        );
      }
    });
  });
});

/** Folders of the project's folder, in byte order; none where it is absent. */
function namesOfFolders(folder: string): readonly string[] {
  const path = join(PROJECT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A `#` in a fenced block is a comment of the configuration, not a heading. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}
