/** A preset file of the user's own: YAML in the form of those in `templates/apps/`. */
import { basename, resolve } from 'node:path';
import type { Preset, PresetFacts } from '../../generate/preset.ts';
import { coloured, plain } from '../../report/paint.ts';
import { type Mistake, mistakeAt, startOf } from '../../settings/mistake.ts';
import { LARGEST_TEXT, toPlain } from '../../settings/read/tree.ts';
import { readYaml } from '../../settings/read/yaml-tree.ts';
import { schemaMistakes } from '../../settings/schema-mistakes.ts';
import { SourceFile } from '../../text/source-file.ts';
import { openDisk } from '../../workspace/disk/disk.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { refusal } from '../settings/mistakes.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { presetId } from './preset-id.ts';
import { validate } from './validate-preset.generated.ts';

/** The schema and the type say the same. */
function isPreset(value: unknown): value is PresetFacts {
  return validate(value);
}

/** Throws `RunFailed` with all that is wrong with the file, each at its place. */
export function readPresetFile(
  word: string,
  { color }: Settings,
  { cwd, columns, onAccess }: Surroundings,
): Preset {
  const path = resolve(cwd, word);
  const content = openDisk({ roots: [], files: [path], onAccess }).read(path);
  if (content.kind !== 'text')
    throw new RunFailed(`--app: ${word}: ${content.kind === 'unreadable' ? content.reason : 'no such file'}`);
  const read = readPreset(new SourceFile(path, content.text));
  if (read.facts === null)
    throw refusal(read.mistakes, cwd, { paint: color ? coloured : plain, columns }, 'preset');
  return { id: presetId(basename(path).replace(/\.ya?ml$/i, '')), ...read.facts };
}

type ReadPreset =
  | { readonly facts: PresetFacts }
  | { readonly facts: null; readonly mistakes: readonly Mistake[] };

function readPreset(file: SourceFile): ReadPreset {
  const wholly = (message: string): ReadPreset => ({
    facts: null,
    mistakes: [mistakeAt(startOf(file), message)],
  });
  if (file.text.length > LARGEST_TEXT) return wholly('it is larger than 1 MiB, which no preset is');
  const { tree, mistakes } = readYaml(file);
  if (mistakes.length > 0) return { facts: null, mistakes };
  if (tree === null) return wholly('nothing stands in it');
  const facts = toPlain(tree);
  return isPreset(facts)
    ? { facts }
    : { facts: null, mistakes: schemaMistakes(tree, validate, 'the preset') };
}
