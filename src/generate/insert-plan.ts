/**
 * Inserts a plan into a configuration that is there, and accepts the result only where it does what it was meant to and
 * nothing else. Pure: the result is texts; writing them is the caller's business.
 */
import { type Analysis, analyse } from '../lint/analysis.ts';
import { withTexts } from '../lint/file-snapshot.ts';
import type { ChangedFile } from '../lint/fix.ts';
import type { Configuration, ProjectRequest } from '../lint/project.ts';
import type { Rule } from '../lint/rule.ts';
import type { LintOptions } from '../lint/run.ts';
import { applyEdits, editsByFile, type TextEdit } from '../text/edit.ts';
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import { insertIntoCaddy } from './caddy/insert.ts';
import { objectionsToInsertion } from './check-insertion.ts';
import type { Insertion } from './insertion.ts';
import { insertIntoNginx } from './nginx/insert.ts';
import type { Plan } from './plan.ts';

export type InsertionOutcome =
  | { readonly kind: 'changed'; readonly changed: readonly ChangedFile[]; readonly notes: readonly string[] }
  | Exclude<Insertion, { readonly kind: 'edits' }>;

/** The files of a request, and how they are judged. */
export interface InsertionGround {
  readonly source: FileSource;
  readonly request: ProjectRequest;
  readonly rules: readonly Rule[];
  readonly options: LintOptions;
}

/** `into`: the absolute path of the file that the user named, which is among the named files of the request. */
export function insertPlan(plan: Plan, into: string, ground: InsertionGround): InsertionOutcome {
  const { source, request, rules, options } = ground;
  const before = analyse(source, request, rules, options);
  const file = before.files.get(into);
  const configuration = before.project.configurations.find(({ files }) =>
    files.some(({ path }) => path === into),
  );
  if (file === undefined || configuration === undefined)
    return {
      kind: 'refused',
      message: 'it cannot be read',
      advice: 'name a configuration of nginx or Caddy',
      span: null,
    };
  const broken = unreadable(before, configuration);
  if (broken !== null) return broken;
  const insertion = insertInto(plan, configuration, file);
  if (insertion.kind !== 'edits') return insertion;
  const changed = changesBy(insertion.edits);
  const texts = new Map(changed.map(({ path, after }) => [path, after]));
  const after = analyse(withTexts(source, texts), request, rules, options);
  const [objection] = objectionsToInsertion(plan, before, after);
  if (objection !== undefined)
    return {
      kind: 'refused',
      message: objection,
      advice: 'generate without --into prints it, to be put in by hand',
      span: null,
    };
  return { kind: 'changed', changed, notes: insertion.notes };
}

/** A half-understood file is not changed. */
function unreadable(before: Analysis, configuration: Configuration): InsertionOutcome | null {
  const broken = configuration.files.find(({ path }) => (before.syntaxProblems.get(path) ?? 0) > 0);
  if (broken === undefined) return null;
  return {
    kind: 'refused',
    message: 'it cannot be read without errors',
    advice: '`proxylint check` says what they are',
    span: { file: broken, start: 0, end: 0 },
  };
}

function insertInto(plan: Plan, configuration: Configuration, into: SourceFile): Insertion {
  return configuration.dialect === 'caddy'
    ? insertIntoCaddy(plan, configuration, into)
    : insertIntoNginx(plan, configuration, into);
}

function changesBy(edits: readonly TextEdit[]): readonly ChangedFile[] {
  return [...editsByFile(edits)].map(([{ path, text }, own]) => {
    const applied = applyEdits(text, own);
    if (applied.kind === 'overlap') throw new Error(`the insertions into ${path} overlap`);
    return { path, before: text, after: applied.text };
  });
}
