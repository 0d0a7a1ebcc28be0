/**
 * What makes a finding the same finding tomorrow: its rule, its file, the blocks around it and the statement that it
 * blames. No line number is in it, so that what is inserted above changes nothing, and no message, whose wording may
 * change from version to version.
 */
import type { Finding } from './finding.ts';

/** What two findings have in common that are alike: equal texts of it are told apart by their order alone. */
export interface Identity {
  readonly path: string;
  readonly rule: string;
  readonly within: readonly string[];
  readonly statement: string;
}

export function identityOf(
  { rule, span, within, statement }: Finding,
  pathOf: (path: string) => string,
): Identity {
  return { path: pathOf(span.file.path), rule, within, statement };
}

/** An identity as a text. */
export function identityText({ path, rule, within, statement }: Identity): string {
  return JSON.stringify([rule, path, within, statement]);
}

/**
 * A text for each finding, no two of which are equal. Those that are alike are numbered in their order, so that the
 * list has to be whole and sorted: a finding that is left out would give its text to the next one.
 */
export function fingerprintTexts(
  findings: readonly Finding[],
  pathOf: (path: string) => string,
): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const texts = new Map<Finding, string>();
  for (const finding of findings) {
    const text = identityText(identityOf(finding, pathOf));
    const ordinal = seen.get(text) ?? 0;
    seen.set(text, ordinal + 1);
    texts.set(finding, `${text}#${ordinal}`);
  }
  return texts;
}
