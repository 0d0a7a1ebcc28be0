/** The rules of the plugins that a project's configuration file names, and whether it sets them as they can be set. */
import { rules as builtIn } from '../../../rules/index.ts';
import type { Rule } from '../../lint/rule.ts';
import { coloured, plain } from '../../report/paint.ts';
import { faultsOfOwnChoices } from '../../settings/own-choices.ts';
import type { ProjectSettings } from '../../settings/project-settings.ts';
import { refusal } from '../settings/mistakes.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { loadPlugins } from './plugins.ts';

/** Runs the plugins. Throws `RunFailed` with all mistakes in what is said of them. */
export async function loadOwnRules(
  { plugins, files }: ProjectSettings,
  { color }: Pick<Settings, 'color'>,
  { cwd, columns, onAccess }: Pick<Surroundings, 'cwd' | 'columns' | 'onAccess'>,
): Promise<readonly Rule[]> {
  if (plugins.length === 0) return [];
  const { rules, mistakes } = await loadPlugins(plugins, onAccess);
  // Rules of a plugin that could not be loaded are not said to be missing.
  const all =
    mistakes.length > 0
      ? mistakes
      : faultsOfOwnChoices(
          files.map(({ settings }) => settings),
          [...builtIn, ...rules],
        );
  if (all.length > 0) throw refusal(all, cwd, { paint: color ? coloured : plain, columns });
  return rules;
}
