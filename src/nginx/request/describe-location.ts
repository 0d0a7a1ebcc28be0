/** How a trace names locations, and says why one of them was chosen. */
import { type Context, spanOf } from '../config/context.ts';
import type { ChosenLocation } from './location-choice.ts';
import type { RequestInProgress } from './progress.ts';

/** `location ^~ /ws`, on one line. */
export function locationHead(location: Context): string {
  if (location.statement === null) return location.kind;
  const { start, end, file } = spanOf(location.statement);
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}

const REASONS = {
  exact: 'its name is the path',
  prefix: 'the longest prefix that matches, and no regular expression does',
  regex: 'the first regular expression that matches',
} as const;

export function describeLocation(
  { location, by }: Extract<ChosenLocation, { kind: 'location' }>,
  request: RequestInProgress,
): string {
  return `\`${locationHead(location)}\` takes \`${request.shownUri}\`: ${REASONS[by]}`;
}
