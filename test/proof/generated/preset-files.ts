/** The application presets as they lie in `templates/apps/`, read without the code under test. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import type { Preset, PresetFacts } from '../../../src/generate/preset.ts';

const DIRECTORY = fileURLToPath(new URL('../../../templates/apps/', import.meta.url));

/** Every preset, by its file's name in order. */
export function readPresets(): readonly Preset[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const facts = load(readFileSync(`${DIRECTORY}${name}`, 'utf8')) as PresetFacts;
      return { ...facts, id: name.slice(0, -'.yml'.length) };
    });
}
