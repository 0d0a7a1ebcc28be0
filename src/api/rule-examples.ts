/** The examples of a rule, as its author writes them for `testRule`, and as the tester runs them. */

import type { Severity } from '../lint/finding.ts';
import { filesInMemory } from '../text/file-source.ts';
import { dialectOf } from '../workspace/discovery/dialect.ts';
import type { Dialect } from './configurations.ts';
import { expectFiles, expectOneOf, expectOptions, expectText, nounFor } from './expect.ts';
import type { Settings } from './settings.ts';

/** One text, or several files by their names, of which all are asked about. */
export type ExampleTexts = string | Readonly<Record<string, string>>;

/** A finding of the rule; what is left out is not compared, but `line` or `text` has to be there. */
export interface ExpectedFinding {
  /** The line on which it starts, from 1. */
  readonly line?: number;
  /** The stretch of the configuration that it blames. */
  readonly text?: string;
  /** Where there are several files. */
  readonly file?: string;
  readonly severity?: Severity;
  readonly message?: string | RegExp;
}

export interface RuleExample {
  /** What it shows, for the report of a failure. */
  readonly title: string;
  readonly broken: ExampleTexts;
  /** Exactly these, in any order. */
  readonly findings: readonly ExpectedFinding[];
  /** How it should be written: the rule keeps silent, and the fix of `broken` gives this to the byte. */
  readonly repaired?: ExampleTexts;
  /** What fixing `broken` gives. Default: `repaired` where that is given and the rule has fixes, else `none`. */
  readonly fixed?: 'repaired' | 'silent' | 'none';
  readonly settings?: Settings;
  /** In which dialect a single text is written; its content tells where this is left out. */
  readonly dialect?: Dialect;
}

export interface SilentExample {
  readonly title: string;
  /** The rule has nothing to say about it. */
  readonly text: ExampleTexts;
  readonly settings?: Settings;
  readonly dialect?: Dialect;
}

export interface RuleExamples {
  readonly examples: readonly RuleExample[];
  /** Configurations that work as they are. */
  readonly silent?: readonly (SilentExample | string)[];
}

const EXAMPLE_KEYS = ['title', 'broken', 'findings', 'repaired', 'fixed', 'settings', 'dialect'];
const FINDING_KEYS = ['line', 'text', 'file', 'severity', 'message'];
const SILENT_KEYS = ['title', 'text', 'settings', 'dialect'];

/** Throws a TypeError for examples that could not fail, or that are not what they are meant to be. */
export function expectExamples(given: unknown): asserts given is RuleExamples {
  expectOptions(given, ['examples', 'silent'], 'testRule');
  const { examples, silent = [] } = { examples: undefined, ...Object(given) };
  if (!Array.isArray(examples) || examples.length === 0) {
    throw new TypeError('testRule: examples is to be an array with at least one example');
  }
  for (const [index, example] of examples.entries()) expectExample(example, `testRule: examples[${index}]`);
  if (!Array.isArray(silent))
    throw new TypeError(`testRule: silent is to be an array, not ${nounFor(silent)}`);
  for (const [index, each] of silent.entries()) {
    if (typeof each === 'string') continue;
    const where = `testRule: silent[${index}]`;
    expectOptions(each, SILENT_KEYS, where);
    expectText(each.title, `${where}.title`);
    expectTextsOf(each.text, `${where}.text`);
  }
}

function expectExample(example: unknown, where: string): void {
  expectOptions(example, EXAMPLE_KEYS, where);
  const { title, broken, findings, repaired, fixed } = Object(example);
  expectText(title, `${where}.title`);
  expectTextsOf(broken, `${where}.broken`);
  if (repaired !== undefined) expectTextsOf(repaired, `${where}.repaired`);
  if (fixed !== undefined) expectOneOf(fixed, ['repaired', 'silent', 'none'], `${where}.fixed`);
  if (fixed === 'repaired' && repaired === undefined) {
    throw new TypeError(`${where}: fixed is 'repaired', but there is no repaired`);
  }
  if (!Array.isArray(findings) || findings.length === 0) {
    throw new TypeError(`${where}.findings is to be an array with at least one finding`);
  }
  for (const [index, finding] of findings.entries()) {
    expectOptions(finding, FINDING_KEYS, `${where}.findings[${index}]`);
    if (finding.line === undefined && finding.text === undefined) {
      throw new TypeError(`${where}.findings[${index}] needs a line or a text: where is it?`);
    }
  }
}

function expectTextsOf(value: unknown, where: string): asserts value is ExampleTexts {
  if (typeof value !== 'string') expectFiles(value, where);
}

const USUAL_NAME: Readonly<Record<Dialect, string>> = {
  nginx: 'nginx.conf',
  caddyfile: 'Caddyfile',
  'caddy-json': 'caddy.json',
};

/** The files of an example; a single text gets the name that suits its dialect. */
export function filesOfExample(
  texts: ExampleTexts,
  dialect: Dialect | undefined,
): Readonly<Record<string, string>> {
  if (typeof texts !== 'string') return texts;
  const path = '/example';
  const found = dialect ?? dialectOf(path, filesInMemory({ [path]: texts }));
  return { [USUAL_NAME[found]]: texts };
}
