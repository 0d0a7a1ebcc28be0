/**
 * Own rules: modules that the project's configuration file names. They are code, and run with all rights of this process;
 * nothing else that is read here is ever run.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { faultOfRule, isRule, nameOfRule, ownRule, repeatedId } from '../lint/own-rule.ts';
import type { Rule } from '../lint/rule.ts';
import { packageEntry } from './package-entry.ts';
import { offerOwnApi } from './plugin-imports.ts';
import { RunFailed } from './run-failed.ts';

export interface Plugin {
  /** As the configuration file names it: a path that begins with `./`, `../` or `/`, or a package. */
  readonly specifier: string;
  /** Absolute path of the directory from which paths and packages are looked for: that of the configuration file. */
  readonly home: string;
  /** Where it is named, for people: `.proxylint.yml:3:5`. */
  readonly place: string;
}

/** The rules of some plugins, in their order. Throws `RunFailed` where one of them gives none. */
export async function loadPlugins(plugins: readonly Plugin[]): Promise<readonly Rule[]> {
  if (plugins.length === 0) return [];
  offerOwnApi();
  const rules: Rule[] = [];
  for (const plugin of plugins) rules.push(...(await loadPlugin(plugin)));
  const repeated = repeatedId(rules);
  if (repeated !== null)
    throw new RunFailed(`two plugins have a rule '${repeated}'; give one of them another name`);
  return rules;
}

async function loadPlugin(plugin: Plugin): Promise<readonly Rule[]> {
  const path = pathOf(plugin);
  let module: unknown;
  try {
    module = await import(pathToFileURL(path).href);
  } catch (error) {
    throw new RunFailed(`${named(plugin)} cannot be loaded: ${whyNotLoaded(error, path)}`);
  }
  const rules = rulesIn(module);
  if (typeof rules === 'string') throw new RunFailed(`${named(plugin)}: ${rules}`);
  return rules.map(ownRule);
}

function named({ place, specifier }: Plugin): string {
  return `${place}: the plugin ${specifier}`;
}

function pathOf(plugin: Plugin): string {
  const { specifier, home } = plugin;
  if (!/^(?:\.{1,2}\/|\/)/.test(specifier)) {
    const found = packageEntry(specifier, home);
    if (found.kind === 'file') return found.path;
    throw new RunFailed(`${named(plugin)} ${found.reason}`);
  }
  const path = resolve(home, specifier);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return path;
  const reason = stats === undefined ? 'does not exist' : 'is a directory: name the module in it';
  throw new RunFailed(`${named(plugin)} ${reason} (${path})`);
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
  const place = /(?:^|[\s(])(?:file:\/\/)?(\/[^\s():]+:\d+(?::\d+)?)/m.exec(error.stack ?? '')?.[1];
  return `${error.name}: ${error.message}${place === undefined ? '' : ` (${place})`}`;
}
