/** WebSockets as a user declares them, each on a line of its own in the configuration file. */
import type { DeclaredWebSocket } from '../../../src/route/premises.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

/** `/live`, or `app.test/live` with the host in front. */
export function declared(...places: readonly string[]): readonly DeclaredWebSocket[] {
  const text = `websockets:\n${places.map((place) => `  - ${place}\n`).join('')}`;
  const file = new SourceFile('/configuration/.proxylint.yml', text);
  return places.map((place) => {
    const start = text.indexOf(`- ${place}\n`) + 2;
    const slash = place.indexOf('/');
    const span = { file, start, end: start + place.length };
    return { path: place.slice(slash), host: slash === 0 ? null : place.slice(0, slash), span };
  });
}
