/** Our side of a proof: what the linter says about a configuration held in memory, and what its fixes make of it. */
import { rules } from '../../../rules/index.ts';
import { DEFAULT_FILE_SETTINGS, type FileSettings } from '../../../src/lint/file-settings.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import { fixProject } from '../../../src/lint/fix.ts';
import { loadProject, type ProjectRequest, type RootSettings } from '../../../src/lint/project.ts';
import { type LintOptions, type LintResult, lint } from '../../../src/lint/run.ts';
import { type Premises, premisesFor } from '../../../src/route/premises.ts';
import type { Target } from '../../../src/route/target.ts';
import { type FileSource, filesInMemory } from '../../../src/text/file-source.ts';

/** A configuration as the linter gets it. */
export interface LintSubject {
  readonly dialect: 'nginx' | 'caddy';
  readonly target: Target;
  /** Name of the root file. */
  readonly root: string;
  /** Every file by its name, relative to one directory. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files that are asked for; findings in others are not shown. */
  readonly named: readonly string[];
  /** What the user's settings say; the defaults where it is left out. */
  readonly settings?: SubjectSettings;
}

export interface SubjectSettings {
  readonly premises?: Partial<Omit<Premises, 'target'>>;
  /** For every file. */
  readonly files?: Partial<FileSettings>;
}

const DIRECTORY = '/configuration';

export function subject(text: string, nginxVersion: string): LintSubject {
  return {
    dialect: 'nginx',
    target: { nginx: nginxVersion, caddy: '2.6.2' },
    root: 'nginx.conf',
    texts: new Map([['nginx.conf', text]]),
    named: ['nginx.conf'],
  };
}

function sourceOf(given: LintSubject): FileSource {
  return filesInMemory(
    Object.fromEntries([...given.texts].map(([name, text]) => [`${DIRECTORY}/${name}`, text])),
  );
}

function requestFor(given: LintSubject): ProjectRequest {
  const dialect = given.dialect === 'nginx' ? 'nginx' : 'caddyfile';
  const inputs = given.named.map((name) => ({ path: `${DIRECTORY}/${name}`, dialect }) as const);
  return { named: inputs, candidates: inputs, ...rootSettingsOf(given) };
}

function rootSettingsOf({ target, settings }: LintSubject): RootSettings {
  const premises: Premises = { ...premisesFor(target), ...settings?.premises };
  return { premisesOf: () => premises, roots: null };
}

function optionsOf({ settings }: LintSubject): LintOptions {
  if (settings?.files === undefined) return {};
  const files: FileSettings = { ...DEFAULT_FILE_SETTINGS, ...settings.files };
  return { settingsFor: () => files };
}

/** What the linter says, findings and routes. A rule that throws is a failure of the test, not a silence. */
export function lintSubject(given: LintSubject): LintResult {
  const result = lint(loadProject(sourceOf(given), requestFor(given)), rules, optionsOf(given));
  for (const failure of result.failures) throw failure.cause;
  return result;
}

/** What is found in the named files. */
export function findingsIn(given: LintSubject): readonly Finding[] {
  return lintSubject(given).findings;
}

/** The file that a finding is in, by its name in the subject. */
export function fileOf(finding: Finding): string {
  return finding.span.file.path.slice(DIRECTORY.length + 1);
}

/** A finding in one line, for a failing test's message. */
export function describeFinding(finding: Finding): string {
  const { line } = finding.span.file.positionAt(finding.span.start);
  return `${fileOf(finding)}:${line} ${finding.severity} ${finding.rule}: ${finding.message}`;
}

/** The subject after its safe (or all) fixes, and in words what could have been fixed and was not. */
export interface Fixed {
  readonly after: LintSubject;
  readonly skipped: readonly string[];
}

export function fix(given: LintSubject, unsafe = false): Fixed {
  const outcome = fixProject(sourceOf(given), requestFor(given), rules, optionsOf(given), { unsafe });
  const texts = new Map(given.texts);
  for (const { path, after } of outcome.changed) texts.set(path.slice(DIRECTORY.length + 1), after);
  return {
    after: { ...given, texts },
    skipped: outcome.skipped.map(({ finding, reason }) => `${describeFinding(finding)}: ${reason}`),
  };
}

/** The text of the root file. */
export function rootText(given: LintSubject): string {
  return given.texts.get(given.root) ?? '';
}
