/** `proxylint explain RULE`: the rule's page. */
import { rules } from '../../../rules/index.ts';
import { pages } from '../../../rules/pages.ts';
import { suggestion } from '../../text/suggestion.ts';
import { ExitStatus } from '../exit-status.ts';
import { renderPage } from '../page.ts';
import { RunFailed } from '../run-failed.ts';
import type { Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function explain(
  [id = '']: readonly string[],
  { color }: Settings,
  { stdout }: Surroundings,
): Promise<ExitStatus> {
  const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
  if (page === undefined) {
    const hint =
      suggestion(
        id,
        rules.map((rule) => rule.id),
      ) || '; `proxylint rules` lists them';
    throw new RunFailed(`there is no rule '${id}'${hint}`);
  }
  stdout.write(color ? renderPage(page) : page);
  return ExitStatus.clean;
}
