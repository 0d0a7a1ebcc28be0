/** "Did you mean": the known word that is nearest to one that is not known. */
import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean --quiet?`, or '' when no known word is near. `prefix` goes before the word. */
export function suggestion(word: string, known: readonly string[], prefix = ''): string {
  if (known.length === 0) return '';
  const nearest = closest(word, [...known]);
  const most = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return distance(word, nearest) <= most ? `; did you mean ${prefix}${nearest}?` : '';
}
