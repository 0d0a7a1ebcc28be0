/** How a trace names locations, and says why one of them was chosen. */
import { type Context, spanOf } from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import type { ChosenLocation } from './location-choice.ts';
import { locationTree } from './location-tree.ts';
import type { RequestInProgress } from './progress.ts';

/** `location ^~ /ws`, on one line. */
export function locationHead(location: Context): string {
  if (location.statement === null) return location.kind;
  const { start, end, file } = spanOf(location.statement);
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}

export function describeLocation(
  { location, by }: Extract<ChosenLocation, { kind: 'location' }>,
  request: RequestInProgress,
): string {
  return `\`${locationHead(location)}\` takes \`${request.shownUri}\`: ${reasonOf(location, by)}`;
}

function reasonOf(location: Context, by: 'exact' | 'prefix' | 'regex'): string {
  switch (by) {
    case 'exact':
      return 'its name is the path';
    case 'regex':
      return 'the first regular expression that matches';
    case 'prefix': {
      const hasRegexes = location.parent !== null && locationTree(location.parent).regexes.length > 0;
      if (!hasRegexes) return 'the longest prefix that matches';
      return locationName(location).kind === 'preferential-prefix'
        ? 'the longest prefix that matches, and `^~` keeps regular expressions out'
        : 'the longest prefix that matches, and no regular expression does';
    }
  }
}
