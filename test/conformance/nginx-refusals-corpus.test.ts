/**
 * The public configurations that nginx 1.22.1 accepted, judged for that version: none of the rules that say "nginx does not
 * start" may speak about one of them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFinding, findingsIn, subject } from '../proof/harness/linting.ts';
import { describeWith, type Requirement, sharedPath } from '../proof/harness/requirements.ts';

interface ManifestEntry {
  readonly file: string;
  readonly nginx?: { readonly accepted: boolean };
}

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

const RULES_OF_REFUSAL: ReadonlySet<string> = new Set([
  'unknown-directive',
  'directive-context',
  'directive-arguments',
  'directive-duplicate',
]);

describeWith([needsCorpus], 'what nginx accepted', () => {
  it('is not said to be refused', () => {
    const manifest = JSON.parse(
      readFileSync(join(CORPUS, 'manifest.json'), 'utf8'),
    ) as readonly ManifestEntry[];
    const accepted = manifest.filter(({ nginx }) => nginx?.accepted === true);
    expect(accepted.length).toBeGreaterThan(200);
    const alarms = accepted.flatMap(({ file }) =>
      findingsIn(subject(readFileSync(join(CORPUS, file), 'utf8'), '1.22.1'))
        .filter(({ rule }) => RULES_OF_REFUSAL.has(rule))
        .map((finding) => `${file}: ${describeFinding(finding)}`),
    );
    expect(alarms).toEqual([]);
  });
});
