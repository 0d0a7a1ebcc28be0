/** The built-in presets by the words that people type. */
import { suggestion } from '../../text/suggestion.ts';
import type { Preset } from '../preset.ts';
import { BUILT_IN } from './built-in.generated.ts';

export type FoundPreset =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** `meant` completes a sentence: `; did you mean grafana?`, or '' where nothing is near. */
  | { readonly kind: 'unknown'; readonly meant: string };

/** A preset by its id, an alias or its name: `home-assistant`, `Home Assistant`. */
export function findPreset(word: string): FoundPreset {
  const wanted = slug(word);
  const found = BUILT_IN.find((preset) => wordsFor(preset).includes(wanted));
  if (found !== undefined) return { kind: 'preset', preset: found };
  return { kind: 'unknown', meant: suggestion(wanted, BUILT_IN.flatMap(wordsFor)) };
}

function wordsFor({ id, aliases = [], name }: Preset): readonly string[] {
  return [id, ...aliases, slug(name)];
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
