import { expect, it } from 'vitest';
import { filesBelow, textOf } from './sources.ts';

/** Tables whose keys are any text. Those with a closed set of keys are safe: their words were checked before. */
const TABLE = /^\s*(?:export )?const (\w+): Readonly<Record<string, /gm;

it('a table is never asked by index for a word that a configuration brought: it might be `constructor`', () => {
  const asked = ['src', 'rules'].flatMap(filesBelow).flatMap((path) => {
    const text = textOf(path);
    return [...text.matchAll(TABLE)].flatMap(([, table = '']) =>
      [...text.matchAll(new RegExp(`(?<![\\w.])${table}\\[(?!'|\\d)[^\\]]*\\]`, 'g'))].map(
        ([use]) => `${path}: ${use}`,
      ),
    );
  });
  expect(asked).toEqual([]);
});
