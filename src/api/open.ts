/** From what a caller hands over to what the core works with. Nothing here reads a disk. */
import { rules as builtInRules } from '../../rules/index.ts';
import { faultOfRule, isRule, nameOfRule, ownRule, repeatedId } from '../lint/own-rule.ts';
import { DIALECTS, type ProjectInput, type ProjectRequest } from '../lint/project.ts';
import type { Rule as AnyRule } from '../lint/rule.ts';
import { displayPathFrom } from '../report/report.ts';
import { pathIn } from '../settings/places.ts';
import { type FileSource, filesInMemory } from '../text/file-source.ts';
import { dialectOf } from '../workspace/discovery/dialect.ts';
import type { Configurations, FilesInMemory } from './configurations.ts';
import {
  expectFiles,
  expectFlag,
  expectOneOf,
  expectOptions,
  expectSource,
  expectText,
  nounFor,
} from './expect.ts';
import { type JudgedBy, readSettings } from './read-settings.ts';
import type { Problem } from './reports.ts';

/** The names of the options above, for functions that take others besides. */
export const CONFIGURATION_OPTIONS = [
  'files',
  'named',
  'source',
  'candidates',
  'cwd',
  'problems',
  'settings',
  'rules',
  'all',
] as const;

/** What the core works with. */
export interface Opened {
  readonly source: FileSource;
  readonly request: ProjectRequest;
  readonly judgedBy: JudgedBy;
  readonly rules: readonly AnyRule[];
  readonly all: boolean;
  readonly displayPath: (path: string) => string;
  /** What was met on the way to the files. */
  readonly problems: readonly Problem[];
}

/** Throws a TypeError, in the name of `where`, for what cannot be meant. */
export function open(configurations: Configurations, where: string): Opened {
  expectFlag(configurations.all, `${where}: all`);
  const given = [...builtInRules, ...ownRules(configurations.rules ?? [], where)];
  const judgedBy = readSettings(configurations.settings ?? {}, given, where);
  const rules = [...given, ...judgedBy.rules];
  const repeated = repeatedId(rules);
  if (repeated !== null) throw new TypeError(`${where}: two rules have the id '${repeated}'`);
  const { source, named, candidates, displayPath } = filesOf(configurations, where);
  return {
    source,
    request: { named, candidates, ...judgedBy.roots },
    judgedBy,
    rules,
    all: configurations.all === true,
    displayPath,
    problems: 'problems' in configurations ? (configurations.problems ?? []) : [],
  };
}

interface Files extends Pick<ProjectRequest, 'named' | 'candidates'> {
  readonly source: FileSource;
  readonly displayPath: (path: string) => string;
}

function filesOf(configurations: Configurations, where: string): Files {
  if ('files' in configurations && configurations.files !== undefined) {
    if ('source' in configurations) throw new TypeError(`${where} takes files or a source, not both`);
    return filesByPath(configurations, where);
  }
  if (!('source' in configurations))
    throw new TypeError(`${where} needs files (an object from path to text) or a source`);
  const { source, named, candidates = [], cwd } = configurations;
  expectSource(source, `${where}: source`);
  if (cwd !== undefined) expectText(cwd, `${where}: cwd`);
  return {
    source,
    named: inputsFor(named, source, `${where}: named`),
    candidates: inputsFor(candidates, source, `${where}: candidates`),
    displayPath: cwd === undefined ? (path) => path : displayPathFrom(cwd),
  };
}

/** A relative path is one below `/`, so that files find each other; it is shown as it was given. */
function filesByPath({ files, named }: FilesInMemory, where: string): Files {
  expectFiles(files, `${where}: files`);
  const given = new Map(Object.keys(files).map((path) => [pathIn('/', path), path]));
  const source = filesInMemory(Object.fromEntries([...given].map(([path, key]) => [path, files[key] ?? ''])));
  const asked = named === undefined ? Object.keys(files) : named;
  const inputs = inputsFor(asked, source, `${where}: named`);
  for (const { path } of inputs) {
    if (!given.has(path)) throw new TypeError(`${where}: named: there is no '${path}' among the files`);
  }
  const isNamed = new Set(inputs.map(({ path }) => path));
  return {
    source,
    named: inputs,
    candidates: inputsFor(
      [...given.keys()].filter((path) => !isNamed.has(path)),
      source,
      `${where}: files`,
    ),
    displayPath: (path) => given.get(path) ?? path,
  };
}

function inputsFor(named: unknown, source: FileSource, where: string): readonly ProjectInput[] {
  if (!Array.isArray(named))
    throw new TypeError(`${where} is to be an array of paths, not ${nounFor(named)}`);
  return named.map((file: unknown, index) => inputFor(file, source, `${where}[${index}]`));
}

function inputFor(file: unknown, source: FileSource, where: string): ProjectInput {
  if (typeof file === 'string') {
    const path = pathIn('/', file);
    return { path, dialect: dialectOf(path, source) };
  }
  expectOptions(file, ['path', 'dialect'], where);
  const { path, dialect } = { path: undefined, dialect: undefined, ...Object(file) };
  expectText(path, `${where}.path`);
  return {
    path: pathIn('/', path),
    dialect: expectOneOf(dialect, DIALECTS, `${where}.dialect`),
  };
}

function ownRules(given: unknown, where: string): readonly AnyRule[] {
  if (!Array.isArray(given))
    throw new TypeError(`${where}: rules is to be an array of rules, not ${nounFor(given)}`);
  return given.map((rule: unknown, index) => {
    if (isRule(rule)) return ownRule(rule);
    throw new TypeError(`${where}: ${nameOfRule(rule, `rules[${index}]`)} is no rule: ${faultOfRule(rule)}`);
  });
}
