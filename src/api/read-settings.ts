/**
 * From settings as an object to what the core judges by. They are read as a configuration file with the same content is,
 * so that the two cannot mean different things.
 */

import type { RootSettings } from '../lint/project.ts';
import type { Rule } from '../lint/rule.ts';
import type { LintOptions } from '../lint/run.ts';
import { faultsOfOwnChoices } from '../settings/own-choices.ts';
import { settingsOfScope } from '../settings/project-settings.ts';
import { readJson } from '../settings/read/json-tree.ts';
import { readSettingsTree } from '../settings/read-settings.ts';
import { SourceFile } from '../text/source-file.ts';
import { expectOptions } from './expect.ts';
import type { Settings } from './settings.ts';

export interface JudgedBy {
  readonly roots: RootSettings;
  readonly lint: LintOptions;
  /** Own rules of the project's plugins. */
  readonly rules: readonly Rule[];
}

/** Settings that were read from configuration files: nothing of them shows in the object that stands for them. */
const prepared = new WeakMap<object, JudgedBy>();

export function preparedSettings(judgedBy: JudgedBy): Settings {
  const settings: Settings = Object.freeze({});
  prepared.set(settings, judgedBy);
  return settings;
}

const KEYS = ['targets', 'assume', 'websockets', 'minimumIdle', 'rules'];

/** Throws a TypeError, in the name of `where`, that names every mistake. */
export function readSettings(settings: Settings, rules: readonly Rule[], where: string): JudgedBy {
  expectOptions(settings, KEYS, `${where}: settings`);
  const known = prepared.get(settings);
  if (known !== undefined) return known;
  const file = new SourceFile('/settings', JSON.stringify(settings));
  const { tree, mistakes: unread } = readJson(file);
  const { settings: read, mistakes } = readSettingsTree(tree, file);
  const all = [...unread, ...mistakes, ...faultsOfOwnChoices([read], rules)];
  if (all.length > 0) {
    const messages = all.map(({ message, meant }) => (meant === '' ? message : `${message} (${meant})`));
    throw new TypeError(`${where}: settings: ${messages.join('; ')}`);
  }
  const { premises, fileSettings } = settingsOfScope(read.scope);
  return {
    roots: { premisesOf: () => premises, roots: null },
    lint: { settingsFor: () => fileSettings },
    rules: [],
  };
}
