/**
 * Where in an existing nginx configuration a plan goes: locations beside those of the server that answers for its hosts, or
 * a server of its own, and in `http` what these need. The result is read again before it is given away: only what the model
 * says to work is inserted.
 */
import type { NginxConfiguration } from '../../nginx/config/configuration.ts';
import { spanOf } from '../../nginx/config/context.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Insertion } from '../insertion.ts';
import type { Plan } from '../plan.ts';
import { afterEdits, spanBefore } from './insert/after-edits.ts';
import { compose } from './insert/compose.ts';
import { describeLocation, type Refusal, refusal } from './insert/refusal.ts';
import { surveyOf } from './insert/survey.ts';
import type { Target } from './insert/targets.ts';

/**
 * The edits that make a configuration serve a plan. `into` is the file that the user named, one of the configuration's;
 * only what cannot stand there (a map, where it belongs to a server) goes into another of its files.
 */
export function insertIntoNginx(plan: Plan, configuration: NginxConfiguration, into: SourceFile): Insertion {
  const broken = unreadable(configuration, into);
  if (broken !== null) return broken;
  const survey = surveyOf(plan, configuration, into);
  if (survey.kind === 'refused') return survey;
  const { targets, newServer } = survey;
  if (newServer === null && targets.every(({ missing }) => missing.length === 0))
    return presence(plan, targets);
  const composed = compose(plan, configuration, into, survey);
  if (composed.kind === 'refused') return composed;
  return (
    objection(plan, configuration, into, composed.edits) ?? {
      kind: 'edits',
      edits: composed.edits,
      notes: [...survey.notes, ...composed.notes],
    }
  );
}

function presence(plan: Plan, targets: readonly Target[]): Insertion {
  const locations = targets.flatMap(({ present }) => present);
  const [first] = locations;
  if (first?.statement == null) return refusal(`nothing of ${plan.title} is asked for`, 'say what', null);
  const places = [...new Set(locations.map(describeLocation))].join(', ');
  return {
    kind: 'present',
    message: `${plan.title} is there already: ${places}`,
    span: spanOf(first.statement),
  };
}

function unreadable({ trees }: NginxConfiguration, into: SourceFile): Refusal | null {
  const tree = trees.find(({ file }) => file === into);
  if (tree === undefined)
    return refusal(`${into.path} is no part of the configuration`, 'name one that is', null);
  const [problem] = tree.problems;
  if (problem === undefined) return null;
  return refusal(
    `${into.path} cannot be read: ${problem.message}`,
    'mend that first; `proxylint fix` may be able to',
    { file: into, start: problem.start, end: problem.end },
  );
}

/** Reads the result: null where all that is planned is there and works. */
function objection(
  plan: Plan,
  configuration: NginxConfiguration,
  into: SourceFile,
  edits: readonly TextEdit[],
): Refusal | null {
  const after = afterEdits(configuration, edits);
  const file = after?.files.find(({ path }) => path === into.path);
  if (after === null || file === undefined)
    return refusal('the insertions get in each other’s way', 'insert the locations by hand', null);
  const survey = surveyOf(plan, after, file);
  if (survey.kind === 'refused') {
    const span = survey.span === null ? null : spanBefore(survey.span, edits, configuration);
    return refusal(`it would not work here: ${survey.message}`, ADVICE, span);
  }
  const isWhole = survey.newServer === null && survey.targets.every(({ missing }) => missing.length === 0);
  return isWhole ? null : refusal('what is inserted would not be found again', ADVICE, null);
}

const ADVICE = 'change what is in the way, or serve it for a host of its own with --host';
