/** Findings as results of SARIF, with their fixes, their stories and why they are suppressed. */
import type { Acceptance, Finding, Fix, Related } from '../../lint/finding.ts';
import { groupBy } from '../../lint/group-by.ts';
import { sortEdits } from '../../text/edit.ts';
import type { CheckReport } from '../report.ts';
import type { DisplayPath } from '../routes-report.ts';
import { artifactLocation, linkTo, messageText, physicalLocation, region } from './places.ts';
import { LEVELS } from './rules.ts';

/** Of one result: the limit of GitHub is 1,000 with the location itself. */
const MOST_RELATED = 900;

/** GitHub shows a related location only where the message has a link to it; more than these make no sentence. */
const MOST_LINKED = 9;

/** From so many places on, they are a story and not a remark. */
const LEAST_OF_A_STORY = 2;

/** A finding that is a result, with its key in the list of rules. */
export function resultOf(finding: Finding, ruleIndex: number, report: CheckReport) {
  const { displayPath, fingerprintOf } = report;
  const related = finding.related.slice(0, MOST_RELATED);
  const location = { physicalLocation: physicalLocation(finding.span, displayPath) };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: wholeMessage(finding) },
    locations: [location],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((each, index) => relatedLocation(each, index, displayPath)) }),
    ...(related.length < LEAST_OF_A_STORY ? {} : { codeFlows: [codeFlow(related, finding, displayPath)] }),
    ...(finding.fix === null || finding.fix.edits.length === 0
      ? {}
      : { fixes: [fixOf(finding.fix, displayPath)] }),
    partialFingerprints: { 'proxylint/v1': fingerprintOf(finding) },
  };
}

function wholeMessage({ message, related, fix }: Finding): string {
  const links = related
    .slice(0, MOST_LINKED)
    .map((each, index) => (each.message === '' ? '' : linkTo(index + 1, each.message)))
    .filter((link) => link !== '');
  return [
    messageText(message),
    ...(links.length === 0 ? [] : [`See: ${links.join('; ')}.`]),
    ...(fix === null ? [] : [`Fix: ${messageText(fix.title)}.`]),
  ].join(' ');
}

function relatedLocation({ message, span }: Related, index: number, displayPath: DisplayPath) {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(span, displayPath),
    ...(message === '' ? {} : { message: { text: messageText(message) } }),
  };
}

/** What led to it, in the rule's order, and the line to blame at the end. */
function codeFlow(related: readonly Related[], { message, span }: Finding, displayPath: DisplayPath) {
  const steps = [...related, { message, span }].map((step) => ({
    location: {
      physicalLocation: physicalLocation(step.span, displayPath),
      ...(step.message === '' ? {} : { message: { text: messageText(step.message) } }),
    },
  }));
  return { threadFlows: [{ locations: steps }] };
}

/** Regions are those of the text before any of the replacements, as with our edits. */
function fixOf({ title, safety, edits }: Fix, displayPath: DisplayPath) {
  return {
    description: { text: messageText(safety === 'safe' ? title : `${title} (unsafe: changes behaviour)`) },
    artifactChanges: [...groupBy(edits, ({ file }) => file.path)].map(([path, ofFile]) => ({
      artifactLocation: artifactLocation(path, displayPath),
      replacements: sortEdits(ofFile).map((edit) => ({
        deletedRegion: region(edit),
        ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
      })),
    })),
    properties: { safety },
  };
}

export function suppressionOf(by: Acceptance, displayPath: DisplayPath) {
  switch (by.kind) {
    case 'comment':
      return {
        kind: 'inSource',
        status: 'accepted',
        justification: messageText(by.reason),
        location: { physicalLocation: physicalLocation(by.span, displayPath) },
      };
    case 'baseline':
      return { kind: 'external', status: 'accepted', justification: 'It is in the baseline.' };
  }
}
