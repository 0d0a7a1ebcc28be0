/** Which program this is and where it lives, for reports that name it. */
import manifest from '../../package.json' with { type: 'json' };

/** The project's home: the only place that names it. */
export const HOME = 'https://github.com/proxylint/proxylint';

/** The version of proxylint itself. */
export const VERSION: string = manifest.version;

/** Where a rule's page can be read; null for a rule of a project's own, which the slash in its id tells. */
export function rulePage(rule: string): string | null {
  if (rule.includes('/')) return null;
  return `${HOME}/blob/HEAD/rules/${encodeURIComponent(rule)}/README.md`;
}
