/** From the tree of a configuration file to what it says. What the schema cannot know is checked here as well. */
import type { Severity } from '../lint/finding.ts';
import { readNginxTarget } from '../route/nginx-target.ts';
import type { Assumption, DeclaredWebSocket } from '../route/premises.ts';
import type { SourceFile } from '../text/source-file.ts';
import { spanText } from '../text/span.ts';
import { readDuration } from './duration.ts';
import { type Mistake, mistakeAt, type Sourced } from './mistake.ts';
import { patternProblem } from './pattern.ts';
import { childOf, type Entry, entriesOf, entryOf, itemsOf, type Tree, textOf, toPlain } from './read/tree.ts';
import { schemaMistakes, shownText } from './schema-mistakes.ts';
import type { OptionChoice, Override, PathChoice, RuleChoice, Scope, SettingsFile } from './settings-file.ts';
import { twiceMistakes } from './twice.ts';
import { validate } from './validate.generated.ts';

export interface ReadSettings {
  /** What could be made of it; not to be used where there are mistakes. */
  readonly settings: SettingsFile;
  readonly mistakes: readonly Mistake[];
}

/** Null stands for a file in which nothing stands. `known`: what is wrong with the tree already. */
export function readSettingsTree(
  tree: Tree | null,
  file: SourceFile,
  known: readonly Mistake[] = [],
): ReadSettings {
  if (tree === null) return { settings: settingsFrom(undefined, file, []), mistakes: [] };
  const own: Mistake[] = [];
  const settings = settingsFrom(tree, file, own);
  for (const mistake of twiceMistakes(tree)) own.push(mistake);
  // Of what both object to, this side knows more.
  const judged = new Set([...known, ...own].map(({ span }) => `${span.start} ${span.end}`));
  const fromSchema = schemaMistakes(tree, validate, 'the configuration file').filter(
    ({ span }) => !judged.has(`${span.start} ${span.end}`),
  );
  return { settings, mistakes: [...fromSchema, ...own] };
}

function settingsFrom(tree: Tree | undefined, file: SourceFile, mistakes: Mistake[]): SettingsFile {
  const overrides = itemsOf(childOf(tree, 'overrides'));
  const roots = childOf(tree, 'roots');
  const extended = childOf(tree, 'extends');
  return {
    file,
    extends: extended?.kind === 'sequence' ? textsOf(extended) : textsIn(extended),
    plugins: textsOf(childOf(tree, 'plugins')),
    roots: roots === undefined ? null : textsOf(roots),
    paths: entriesOf(childOf(tree, 'paths')).flatMap((entry) => pathChoice(entry, mistakes)),
    ignore: patternsOf(childOf(tree, 'ignore'), mistakes),
    failOn: wordOf(childOf(tree, 'failOn'), severityNamed),
    baseline: textsIn(childOf(tree, 'baseline'))[0] ?? null,
    scope: scopeFrom(tree, mistakes),
    overrides: overrides.map((item): Override => {
      return { files: patternsOf(childOf(item, 'files'), mistakes), ...scopeFrom(item, mistakes) };
    }),
  };
}

function scopeFrom(tree: Tree | undefined, mistakes: Mistake[]): Scope {
  const targets = childOf(tree, 'targets');
  return {
    nginx: readText(childOf(targets, 'nginx'), mistakes, 'targets.nginx', (text) => {
      const read = readNginxTarget(text);
      return read.kind === 'target' ? { kind: 'value', value: read.target } : read;
    }),
    caddy: readText(childOf(targets, 'caddy'), mistakes, 'targets.caddy', (text) => ({
      kind: 'value',
      value: text,
    })),
    assume: wordOf(childOf(tree, 'assume'), assumptionNamed),
    websockets: itemsOf(childOf(tree, 'websockets')).flatMap(webSocketFrom),
    minimumIdle: readText(numberAsText(childOf(tree, 'minimumIdle')), mistakes, 'minimumIdle', (text) => {
      const read = readDuration(text);
      return read.kind === 'duration' ? { kind: 'value', value: read.milliseconds } : read;
    }),
    rules: entriesOf(childOf(tree, 'rules')).map(ruleChoice),
  };
}

/** A number alone is no duration, and `readDuration` says so best. */
function numberAsText(node: Tree | undefined): Tree | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number'
    ? { ...node, value: spanText(node.span) }
    : node;
}

type Read<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: string };

function readText<T>(
  node: Tree | undefined,
  mistakes: Mistake[],
  label: string,
  read: (text: string) => Read<T>,
): Sourced<T> | null {
  const text = textOf(node);
  if (node === undefined || text === null) return null;
  const result = read(text);
  if (result.kind === 'value') return { value: result.value, span: node.span };
  mistakes.push(mistakeAt(node.span, `${label} ${result.problem}`));
  return null;
}

/** One of some words; null where it is none of them, which the schema says. */
function wordOf<T>(node: Tree | undefined, named: (word: string) => T | null): Sourced<T> | null {
  const value = named(textOf(node) ?? '');
  return node === undefined || value === null ? null : { value, span: node.span };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const ASSUMPTIONS: readonly Assumption[] = ['inferred', 'declared', 'all'];

function severityNamed(word: string): Severity | null {
  return SEVERITIES.find((each) => each === word) ?? null;
}

function loudnessNamed(word: string): Severity | 'off' | null {
  return word === 'off' ? word : severityNamed(word);
}

function assumptionNamed(word: string): Assumption | null {
  return ASSUMPTIONS.find((each) => each === word) ?? null;
}

function textsIn(node: Tree | undefined): readonly Sourced<string>[] {
  const text = textOf(node);
  return node === undefined || text === null ? [] : [{ value: text, span: node.span }];
}

function textsOf(list: Tree | undefined): readonly Sourced<string>[] {
  return itemsOf(list).flatMap(textsIn);
}

function patternsOf(list: Tree | undefined, mistakes: Mistake[]): readonly Sourced<string>[] {
  const patterns = textsOf(list);
  for (const { value, span } of patterns) {
    const problem = patternProblem(value);
    if (problem !== null) mistakes.push(mistakeAt(span, `the pattern '${shownText(value)}' ${problem}`));
  }
  return patterns;
}

function pathChoice({ key, keySpan, value }: Entry, mistakes: Mistake[]): readonly PathChoice[] {
  const directory = textOf(value);
  if (directory === null || !key.startsWith('/')) return [];
  if (/\/\.{0,2}(?:\/|$)/.test(key.replace(/\/$/, ''))) {
    mistakes.push(
      mistakeAt(
        keySpan,
        `paths: '${shownText(key)}' has an empty or a dot segment, and no path of a server begins so`,
      ),
    );
  }
  return [{ prefix: key.replace(/\/$/, ''), directory, span: value.span }];
}

function webSocketFrom(node: Tree): readonly DeclaredWebSocket[] {
  const path = textOf(node) ?? textOf(childOf(node, 'path'));
  if (path === null) return [];
  return [{ path, host: textOf(childOf(node, 'host'))?.toLowerCase() ?? null, span: node.span }];
}

function ruleChoice({ key, keySpan, value }: Entry): RuleChoice {
  const severity = value.kind === 'mapping' ? entryOf(value, 'severity')?.value : value;
  const options: readonly OptionChoice[] = entriesOf(value)
    .filter((option) => option.key !== 'severity')
    .map((option) => ({ name: option.key, value: toPlain(option.value), span: option.value.span }));
  return { rule: key, span: keySpan, severity: wordOf(severity, loudnessNamed), options };
}
