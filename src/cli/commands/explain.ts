/** `proxylint explain RULE`: the rule's page. */
import { rules } from '../../../rules/index.ts';
import { pages } from '../../../rules/pages.ts';
import type { Rule } from '../../lint/rule.ts';
import { suggestion } from '../../text/suggestion.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { ExitStatus } from '../exit-status.ts';
import { renderPage } from '../output/page.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function explain(
  [id = '']: readonly string[],
  { color, ownRules }: Settings,
  { stdout }: Surroundings,
): Promise<ExitStatus> {
  const own = ownRules.find((rule) => rule.id === id);
  const page = Object.hasOwn(pages, id) ? pages[id] : own && pageOf(own);
  if (page === undefined) {
    const hint =
      suggestion(
        id,
        [...rules, ...ownRules].map((rule) => rule.id),
      ) || '; `proxylint rules` lists them';
    throw new RunFailed(`there is no rule '${id}'${hint}`);
  }
  stdout.write(color ? renderPage(page) : page);
  return ExitStatus.clean;
}

/** A rule of a plugin may have no page of its own. */
function pageOf({ id, summary, page }: Rule): string {
  if (page === undefined) return `# ${id}\n\n${summary}.\n`;
  return page.endsWith('\n') ? page : `${page}\n`;
}
