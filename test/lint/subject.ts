/** Small projects and small rules for the tests of linting and fixing. */
import type { FixSafety, Severity } from '../../src/lint/finding.ts';
import { type FixOptions, type FixOutcome, fixProject } from '../../src/lint/fix.ts';
import {
  loadProject,
  type Project,
  type ProjectInput,
  type ProjectRequest,
  rootSettingsFor,
} from '../../src/lint/project.ts';
import { type AnyRoute, defineRule, type Report, type Rule } from '../../src/lint/rule.ts';
import type { LintOptions } from '../../src/lint/run.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import type { SourceFile } from '../../src/text/source-file.ts';

export type Files = Readonly<Record<string, string>>;

export const OPTIONS: LintOptions = {};

export function inputFor(path: string): ProjectInput {
  if (path.endsWith('.json')) return { path, dialect: 'caddy-json' };
  return { path, dialect: path.endsWith('Caddyfile') ? 'caddyfile' : 'nginx' };
}

export function requestFor(named: readonly string[], candidates: readonly string[] = []): ProjectRequest {
  return {
    named: named.map(inputFor),
    candidates: candidates.map(inputFor),
    ...rootSettingsFor(NEWEST_STABLE),
  };
}

export function projectOf(
  files: Files,
  named = Object.keys(files),
  candidates: readonly string[] = [],
): Project {
  return loadProject(filesInMemory(files), requestFor(named, candidates));
}

export function fixFiles(
  files: Files,
  rules: readonly Rule[],
  {
    unsafe = false,
    named = Object.keys(files),
  }: Partial<FixOptions> & { readonly named?: readonly string[] } = {},
): FixOutcome {
  return fixProject(filesInMemory(files), requestFor(named), rules, OPTIONS, { unsafe });
}

/** The texts of the files as a fix leaves them. */
export function filesAfter(files: Files, { changed }: FixOutcome): Files {
  return { ...files, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) };
}

export interface Replacement {
  readonly id: string;
  /** Every place where this stands is a finding. */
  readonly text: string;
  readonly by: string;
  readonly safety?: FixSafety;
  readonly severity?: Severity;
}

/** A rule that finds a text in nginx files, whatever it means there, and replaces it. */
export function replacing({ id, text, by, safety = 'safe', severity = 'error' }: Replacement): Rule {
  return defineRule({
    id,
    summary: `${text} should be ${by}`,
    severity,
    fix: safety,
    dialects: ['nginx'],
    *checkNginx({ files }) {
      for (const file of files) yield* placesOf(file, text, { safety, by });
    },
  });
}

function* placesOf(
  file: SourceFile,
  text: string,
  { safety, by }: { readonly safety: FixSafety; readonly by: string },
): Generator<Report> {
  for (
    let start = file.text.indexOf(text);
    start !== -1;
    start = file.text.indexOf(text, start + text.length)
  ) {
    const span = { file, start, end: start + text.length };
    const fix = { safety, title: `write ${by}`, edits: [{ ...span, text: by }] };
    yield { message: `${text} is here`, span, fix };
  }
}

/** A rule about routes. */
export function aboutRoutes(id: string, checkRoute: (route: AnyRoute) => Iterable<Report>): Rule {
  return defineRule({
    id,
    summary: id,
    severity: 'error',
    fix: 'safe',
    dialects: ['nginx', 'caddy'],
    checkRoute,
  });
}

/** A whole nginx configuration around some directives of a server. */
export function nginx(...directives: readonly string[]): string {
  const lines = directives.map((directive) => `    ${directive}\n`).join('');
  return `events {}\nhttp {\n  server {\n    listen 80;\n${lines}  }\n}\n`;
}
