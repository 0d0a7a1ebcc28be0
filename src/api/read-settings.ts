/** From settings as an object to what the core judges by. */
import { type RootSettings, rootSettingsFor } from '../lint/project.ts';
import type { Rule } from '../lint/rule.ts';
import type { LintOptions } from '../lint/run.ts';
import { readNginxTarget } from '../route/nginx-target.ts';
import { isVersion, NEWEST_STABLE } from '../route/target.ts';
import { expectOptions } from './expect.ts';

import type { Settings } from './settings.ts';

export interface JudgedBy {
  readonly roots: RootSettings;
  readonly lint: LintOptions;
}

export function readSettings(settings: Settings, _rules: readonly Rule[], where: string): JudgedBy {
  expectOptions(settings, ['targets'], `${where}: settings`);
  const { nginx = NEWEST_STABLE.nginx, caddy = NEWEST_STABLE.caddy } = settings.targets ?? {};
  const read = readNginxTarget(nginx);
  if (read.kind === 'refused') throw new TypeError(`${where}: settings.targets.nginx ${read.problem}`);
  if (!isVersion(caddy))
    throw new TypeError(`${where}: settings.targets.caddy takes a version, not '${caddy}'`);
  return { roots: rootSettingsFor({ ...read.target, caddy }), lint: {} };
}
