/** `check --show-settings`: what is in force for some paths, and where each value is said. */
import { rules } from '../../../rules/index.ts';
import { DEFAULT_FILE_SETTINGS } from '../../lint/file-settings.ts';
import type { NginxTarget } from '../../route/nginx-target.ts';
import { DEFAULT_PREMISES } from '../../route/premises.ts';
import { EMPTY_FOLDED, type Folded } from '../../settings/fold.ts';
import type { Sourced } from '../../settings/mistake.ts';
import type { Span } from '../../text/span.ts';
import { absolutePath, shownPath } from '../../workspace/disk/paths.ts';
import { DEFAULT_FAIL_ON, type Settings } from './settings.ts';

/** Where nobody says anything. */
const DEFAULT = 'default';

/** A value, and where it comes from: a place, an option, or `default`. */
interface Shown {
  readonly value: unknown;
  readonly from: string;
}

interface ShownRule {
  readonly severity: Shown;
  readonly options: Readonly<Record<string, Shown>>;
}

export interface ShownFile {
  readonly path: string;
  readonly ignored: boolean;
  readonly targets: { readonly nginx: Shown; readonly caddy: Shown };
  readonly assume: Shown;
  readonly minimumIdle: Shown;
  readonly websockets: readonly Shown[];
  readonly rules: Readonly<Record<string, ShownRule>>;
}

export interface ShownSettings {
  readonly version: 1;
  /** The configuration files; what counts least comes first. */
  readonly read: readonly string[];
  readonly failOn: Shown;
  /** The path of the file; null for none. */
  readonly baseline: Shown;
  readonly roots: readonly string[] | null;
  readonly paths: Readonly<Record<string, Shown>>;
  readonly ignore: readonly Shown[];
  readonly plugins: readonly Shown[];
  /** One for each path that was named; the working directory where none was. */
  readonly files: readonly ShownFile[];
}

export function showSettings(operands: readonly string[], settings: Settings, cwd: string): string {
  const shown = shownSettings(operands.length === 0 ? ['.'] : operands, settings, cwd);
  return settings.format === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : yamlOf(shown);
}

function shownSettings(operands: readonly string[], settings: Settings, cwd: string): ShownSettings {
  const { project, given } = settings;
  const displayPath = (path: string) => shownPath(path, cwd);
  const placeOf = ({ file, start }: Span) => `${displayPath(file.path)}:${file.positionAt(start).line}`;
  const said = <T>({ value, span }: Sourced<T>): Shown => ({ value, from: placeOf(span) });
  const files = project?.files ?? [];
  const ignore = files.flatMap((file) => file.settings.ignore);
  return {
    version: 1,
    read: files.map((file) => displayPath(file.settings.file.path)),
    failOn: chosen(given.failOn, '--fail-on', project?.failOn ?? null, DEFAULT_FAIL_ON, said),
    baseline: chosenBaseline(settings, displayPath, said),
    roots: project?.roots?.map(displayPath) ?? null,
    paths: Object.fromEntries(
      (project?.paths ?? []).map(({ prefix, directory, span }) => [
        prefix || '/',
        { value: displayPath(directory), from: placeOf(span) },
      ]),
    ),
    ignore: ignore.map(said),
    plugins: (project?.plugins ?? []).map(said),
    files: operands.map((operand) => {
      const path = absolutePath(operand, cwd);
      const folded = project?.foldedFor(path) ?? EMPTY_FOLDED;
      return shownFile(displayPath(path), settings.inputs.ignores(path, false), folded, settings, said);
    }),
  };
}

type Said = <T>(sourced: Sourced<T>) => Shown;

/** Options win over files, files over defaults. */
function chosen(
  option: unknown,
  name: string,
  inFile: Sourced<unknown> | null,
  otherwise: unknown,
  said: Said,
): Shown {
  if (option !== null) return { value: option, from: name };
  return inFile === null ? { value: otherwise, from: DEFAULT } : said(inFile);
}

function chosenBaseline(
  { given, baseline, project }: Settings,
  displayPath: (path: string) => string,
  said: Said,
): Shown {
  const value = baseline === null ? null : displayPath(baseline);
  if (given.baseline === false) return { value, from: '--no-baseline' };
  const inFile = project?.baseline ?? null;
  return chosen(given.baseline && value, '--baseline', inFile && { ...inFile, value }, value, said);
}

function shownFile(
  path: string,
  ignored: boolean,
  folded: Folded,
  { given }: Settings,
  said: Said,
): ShownFile {
  const { target, assume } = DEFAULT_PREMISES;
  const { minimumIdle, websockets } = folded;
  const nginx = chosen(given.nginx, '--nginx-version', folded.nginx, { nginx: target.nginx }, said);
  return {
    path,
    ignored,
    targets: {
      nginx: { ...nginx, value: targetText(given.nginx ?? folded.nginx?.value ?? target) },
      caddy: chosen(given.caddy, '--caddy-version', folded.caddy, target.caddy, said),
    },
    assume: chosen(null, '', folded.assume, assume, said),
    minimumIdle: chosen(
      null,
      '',
      inWords(minimumIdle),
      durationText(DEFAULT_FILE_SETTINGS.minimumIdle),
      said,
    ),
    websockets: websockets.map((declared) => {
      const { path: at, host, span } = declared;
      return said({ value: host === null ? at : { path: at, host }, span });
    }),
    rules: Object.fromEntries([
      ...rules.map(({ id, severity }) => [id, shownRule(folded, id, severity, said)]),
      ...[...folded.rules.keys()]
        .filter((id) => id.includes('/'))
        .map((id) => [id, shownRule(folded, id, 'the rule’s own', said)]),
    ]),
  };
}

function shownRule({ rules: said }: Folded, id: string, own: string, show: Said): ShownRule {
  const rule = said.get(id);
  return {
    severity: chosen(null, '', rule?.severity ?? null, own, show),
    options: Object.fromEntries([...(rule?.options ?? [])].map(([name, value]) => [name, show(value)])),
  };
}

/** As it would be written. */
function targetText({ nginx, fork }: NginxTarget): string {
  return fork === undefined ? nginx : `${fork.name}/${fork.version}`;
}

function inWords(duration: Sourced<number> | null): Sourced<string> | null {
  return duration === null ? null : { ...duration, value: durationText(duration.value) };
}

const UNITS = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** As it would be written: `1h 30m`. */
function durationText(milliseconds: number): string {
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}

function yamlOf(shown: ShownSettings): string {
  const lines = [
    shown.read.length === 0 ? '# no configuration file' : `# from ${shown.read.join(', then ')}`,
    line('failOn', shown.failOn),
    ...(shown.baseline.value === null && shown.baseline.from === DEFAULT
      ? []
      : [line('baseline', shown.baseline)]),
    ...(shown.roots === null ? [] : ['roots:', ...shown.roots.map((root) => `  - ${scalar(root)}`)]),
    ...mapping('paths', shown.paths),
    ...list('ignore', shown.ignore),
    ...list('plugins', shown.plugins),
    'files:',
    ...shown.files.flatMap((file) => fileLines(file).map((each) => `  ${each}`)),
  ];
  return `${aligned(lines).join('\n')}\n`;
}

function fileLines({
  path,
  ignored,
  targets,
  assume,
  minimumIdle,
  websockets,
  rules: shown,
}: ShownFile): readonly string[] {
  return [
    `${scalar(path)}:${ignored ? '  # ignored: not looked for' : ''}`,
    '  targets:',
    `    ${line('nginx', targets.nginx)}`,
    `    ${line('caddy', targets.caddy)}`,
    `  ${line('assume', assume)}`,
    `  ${line('minimumIdle', minimumIdle)}`,
    ...list('websockets', websockets).map((each) => `  ${each}`),
    '  rules:',
    ...rulesLines(shown).map((each) => `    ${each}`),
  ];
}

/** Those of which something is said; the others are as `proxylint rules` lists them. */
function rulesLines(shown: ShownFile['rules']): readonly string[] {
  const all = Object.entries(shown);
  const said = all.filter(
    ([, { severity, options }]) => severity.from !== DEFAULT || Object.keys(options).length > 0,
  );
  const others = all.length - said.length;
  return [
    ...said.flatMap(([id, rule]) => ruleLines(id, rule)),
    ...(others > 0 ? [`# ${others} rules as they declare themselves`] : []),
  ];
}

function ruleLines(id: string, { severity, options }: ShownRule): readonly string[] {
  const entries = Object.entries(options);
  if (entries.length === 0) return [line(id, severity)];
  const said = entries.map(([name, value]) => `  ${line(name, value)}`);
  return [`${id}:`, `  ${line('severity', severity)}`, ...said];
}

/** Between a value and where it is said; no value holds it, since controls are escaped. */
const SOURCE = '\0';
/** Behind longer lines, comments follow at once. */
const WIDEST = 56;

/** The places in one column. */
function aligned(lines: readonly string[]): readonly string[] {
  const split = lines.map((each) => each.split(SOURCE));
  const lengths = split.flatMap(([text = '', from]) => (from === undefined ? [] : [text.length]));
  const width = Math.min(WIDEST, Math.max(0, ...lengths));
  return split.map(([text = '', from]) => (from === undefined ? text : `${text.padEnd(width)}  # ${from}`));
}

function line(key: string, { value, from }: Shown): string {
  return `${scalar(key)}: ${scalar(value)}${SOURCE}${from}`;
}

function list(key: string, items: readonly Shown[]): readonly string[] {
  if (items.length === 0) return [];
  return [`${key}:`, ...items.map(({ value, from }) => `  - ${scalar(value)}${SOURCE}${from}`)];
}

function mapping(key: string, entries: Readonly<Record<string, Shown>>): readonly string[] {
  const shown = Object.entries(entries);
  return shown.length === 0 ? [] : [`${key}:`, ...shown.map(([name, value]) => `  ${line(name, value)}`)];
}

/** On one line. What is not plain is written as JSON, which YAML reads as well. */
function scalar(value: unknown): string {
  return typeof value === 'string' && PLAIN.test(value) && !NOT_A_TEXT.test(value)
    ? value
    : JSON.stringify(value);
}

const PLAIN = /^[\w./*][\w ./*@:+-]*$/;
/** What YAML takes for a number, a truth value, nothing, an alias, or a key. */
const NOT_A_TEXT =
  /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0[xo][\da-f]+|true|false|null|\.inf|\.nan)$|^\*|: |:$| $/i;
