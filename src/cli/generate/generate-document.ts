/** What `generate --format json` prints: one document, described by `src/report/schema/generate.schema.json`. */
import type { Plan, ProxyName } from '../../generate/plan.ts';

/** What became of the file after `--into`. */
export interface IntoDocument {
  readonly path: string;
  /** `present`: all was there already. */
  readonly outcome: 'created' | 'inserted' | 'present';
  /** False with `--diff`, and where nothing was to be done. */
  readonly written: boolean;
  /** A unified diff of all changed files; '' where none changed. */
  readonly diff: string;
  /** What went where, for people. */
  readonly notes: readonly string[];
}

/** `text`: what would be printed, or the content of a new file; null where something was inserted into a file that is there. */
export function generateDocument(
  proxy: ProxyName,
  { title, documentation, settings }: Plan,
  text: string | null,
  into: IntoDocument | null,
): string {
  const document = { version: 1, proxy, title, documentation, text, into, settings };
  return `${JSON.stringify(document, null, 2)}\n`;
}
