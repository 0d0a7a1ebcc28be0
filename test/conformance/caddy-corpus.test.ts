/**
 * Every public Caddyfile of the collection beside the checkout: nothing throws, no character is lost, Caddy 1 files are
 * told apart, and what the real Caddy accepts, or cannot parse, is what we accept, or cannot parse.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CaddyConfiguration, loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import { tokenizeCaddyfile } from '../../src/caddy/syntax/tokens.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { installedCaddy } from '../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { CORPUS, corpusCaddyfiles, needsCorpus } from './corpus-caddyfiles.ts';

function load(text: string, caddy: string): CaddyConfiguration {
  return loadCaddyConfiguration(
    filesInMemory({ '/Caddyfile': text }),
    '/Caddyfile',
    premisesFor({
      ...NEWEST_STABLE,
      caddy,
    }),
  );
}

/** Not about the grammar: a directive of a plugin, a value that a module checks, a file that is elsewhere. */
const BEYOND_GRAMMAR =
  /unrecognized (?:directive|subdirective|global option)|File to import not found|parsing caddyfile tokens|getting module|not an ordered|qualify|module not registered|invalid|matcher/;

describeWith([needsCorpus], 'the corpus of Caddyfiles', () => {
  const files = needsCorpus.met ? corpusCaddyfiles() : [];
  const texts = files.map(({ file, kind }) => ({
    file,
    kind,
    text: readFileSync(join(CORPUS, file), 'utf8'),
  }));

  it('is read without loss', () => {
    for (const { file, text } of texts) {
      const source = new SourceFile(`/${file}`, text);
      const joined = tokenizeCaddyfile(source).map(({ start, end }) => text.slice(start, end));
      expect(joined.join(''), file).toBe(text);
    }
  });

  it('holds Caddy 1 files, which are recognised, and Caddy 2 files, which are not taken for them', () => {
    const version1 = texts.filter(({ text }) => load(text, NEWEST_STABLE.caddy).version1.length > 0);
    const expected = texts.filter(({ kind }) => kind === 'caddyfile-v1').map(({ file }) => file);
    // Two files that the collection counts among Caddy 2's are Caddy 1's all the same: `rewrite { to … }`, `markdown`.
    const alsoVersion1 = ['gnusocial', 'markdown'].map(
      (name) => `caddy/caddyserver__examples/${name}/Caddyfile`,
    );
    expect(version1.map(({ file }) => file).sort()).toEqual([...expected, ...alsoVersion1].sort());
  });
});

describeWith([needsCorpus, needsCaddy], `the corpus, against Caddy ${installedCaddy ?? ''}`, () => {
  it('is accepted or refused alike', () => {
    const counts = { accepted: 0, refused: 0, beyond: 0 };
    for (const { file, kind } of corpusCaddyfiles()) {
      if (kind === 'caddyfile-v1') continue;
      const path = join(CORPUS, file);
      const configuration = load(readFileSync(path, 'utf8'), installedCaddy ?? NEWEST_STABLE.caddy);
      if (configuration.version1.length > 0) continue;
      const problems = configuration.syntaxProblems.map(({ problem }) => problem.message);
      const run = spawnSync('caddy', ['adapt', '--config', path, '--adapter', 'caddyfile'], {
        encoding: 'utf8',
      });
      const refusal = /^Error: (.*)/m.exec(run.stderr)?.[1] ?? '';
      if (run.status === 0) {
        counts.accepted++;
        expect(problems, file).toEqual([]);
      } else if (BEYOND_GRAMMAR.test(refusal)) counts.beyond++;
      else {
        counts.refused++;
        expect(problems, `${file}: ${refusal}`).not.toEqual([]);
      }
    }
    process.stdout.write(
      `${counts.accepted} files accepted by both, ${counts.refused} refused by both, ${counts.beyond} refused for reasons beyond the grammar\n`,
    );
    expect(counts.accepted).toBeGreaterThan(20);
  });
});
