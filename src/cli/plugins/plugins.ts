/**
 * Own rules: modules that the project's configuration file names. They are code, and run with all rights of this process;
 * nothing else that is read here is ever run.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { faultOfRule, isRule, nameOfRule, ownRule, repeatedId } from '../../lint/own-rule.ts';
import type { Rule } from '../../lint/rule.ts';
import { type Mistake, mistakeAt } from '../../settings/mistake.ts';
import type { PluginChoice } from '../../settings/project-settings.ts';
import { placeOfError } from './error-place.ts';
import { type PackageEntry, packageEntry } from './package-entry.ts';
import { forgetChangedModules, importModule } from './plugin-modules.ts';

export interface LoadedPlugins {
  readonly rules: readonly Rule[];
  /** Each at the place where the configuration file names the plugin. */
  readonly mistakes: readonly Mistake[];
}

/**
 * The rules of some plugins, in their order. Of a plugin that cannot be loaded, none. `onAccess` is told of the modules that
 * are run, and of those that were looked for in vain.
 */
export async function loadPlugins(
  plugins: readonly PluginChoice[],
  onAccess: (path: string) => void = () => {},
): Promise<LoadedPlugins> {
  forgetChangedModules();
  const rules: Rule[] = [];
  const mistakes: Mistake[] = [];
  for (const plugin of plugins) {
    const loaded = await loadPlugin(plugin, onAccess);
    if (typeof loaded === 'string') {
      mistakes.push(mistakeAt(plugin.span, loaded));
      continue;
    }
    const repeated = repeatedId([...rules, ...loaded]);
    if (repeated !== null)
      mistakes.push(mistakeAt(plugin.span, `another plugin has a rule '${repeated}' too`));
    else rules.push(...loaded);
  }
  return { rules, mistakes };
}

/** Its rules, or why there are none, without a full stop. */
async function loadPlugin(
  plugin: PluginChoice,
  onAccess: (path: string) => void,
): Promise<readonly Rule[] | string> {
  const found = moduleOf(plugin);
  if (found.kind === 'none') {
    if (isPath(plugin.value)) onAccess(resolve(plugin.home, plugin.value));
    return `the plugin ${plugin.value} ${found.reason}`;
  }
  const { path } = found;
  let module: unknown;
  try {
    module = await importModule(path, onAccess);
  } catch (error) {
    return oneLine(`the plugin ${plugin.value} cannot be loaded: ${whyNotLoaded(error, path)}`);
  }
  const rules = rulesIn(module);
  return typeof rules === 'string' ? `the plugin ${plugin.value}: ${rules}` : rules.map(ownRule);
}

function moduleOf({ value: specifier, home }: PluginChoice): PackageEntry {
  if (!isPath(specifier)) return packageEntry(specifier, home);
  const path = resolve(home, specifier);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return { kind: 'file', path };
  const reason =
    stats === undefined ? `does not exist: there is no ${path}` : 'is a directory: name the module in it';
  return { kind: 'none', reason };
}

/** What is none is the name of a package. */
function isPath(specifier: string): boolean {
  return /^(?:\.{1,2}\/|\/)/.test(specifier);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** A rule, several, or an object with `rules`: the default export, or the module itself. Else what is wrong with it. */
function rulesIn(module: unknown): readonly Rule[] | string {
  if (typeof module !== 'object' || module === null) return 'it exports nothing';
  const exported: unknown =
    'default' in module ? module.default : 'rules' in module ? module.rules : undefined;
  if (exported === undefined)
    return 'it has no default export; export a rule, an array of rules, or { rules }';
  const listed: unknown =
    typeof exported === 'object' && exported !== null && 'rules' in exported && !('id' in exported)
      ? exported.rules
      : exported;
  const given: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  if (given.length === 0) return 'it exports no rule';
  const rules: Rule[] = [];
  for (const [index, rule] of given.entries()) {
    if (isRule(rule)) rules.push(rule);
    else {
      const name = nameOfRule(rule, given.length === 1 ? 'what it exports' : `its rule number ${index + 1}`);
      return `${name} is no rule: ${faultOfRule(rule)}`;
    }
  }
  const repeated = repeatedId(rules);
  return repeated === null ? rules : `it has two rules '${repeated}'`;
}

/** The message of what was thrown, and the line in a file of the user's that it comes from. */
function whyNotLoaded(error: unknown, path: string): string {
  if (!(error instanceof Error)) return `it throws ${String(error)}`;
  if ('code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return `this version of Node cannot read ${path}; write it as JavaScript (.mjs)`;
  }
  const place = placeOfError(error) ?? (error instanceof SyntaxError ? placeOfSlip(path) : null);
  return `${error.name}: ${error.message}${place === null ? '' : ` (${place})`}`;
}

/** Node tells the line of a syntax error only where it prints it. */
function placeOfSlip(path: string): string | null {
  const { stderr } = spawnSync(process.execPath, ['--check', path], { encoding: 'utf8', env: {} });
  const line = /^(?:file:\/\/)?\/.*:(\d+)$/m.exec(stderr)?.[1];
  return line === undefined ? null : `${path}:${line}`;
}
