import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { FileTexts } from '../../src/lint/file-texts.ts';
import { defaultSettingsFor } from '../../src/lint/gather.ts';
import { judgeProject } from '../../src/lint/judge.ts';
import { loadProject } from '../../src/lint/project.ts';
import { combine, lint } from '../../src/lint/run.ts';
import { SoleJudge } from '../../src/lint/sole-judge.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { choices, projects, requestAmong, rootSettings, shownBy } from './random-projects.ts';

it('finds root by root what is found at once', async () => {
  let findings = 0;
  await fc.assert(
    fc.asyncProperty(projects, choices, rootSettings, async (files, choice, settings) => {
      const source = filesInMemory(files);
      const request = requestAmong(files, choice, settings);
      const whole = loadProject(source, request);
      const expected = lint(whole, rules, {});
      findings += expected.findings.length;
      const texts = new FileTexts(source);
      const bench = { premisesOf: request.premisesOf, rules, settingsFor: defaultSettingsFor, texts };
      const judges = new SoleJudge(source, bench);
      const { project, gatherings } = await judgeProject(source, texts, request, judges, (roots) => roots);
      expect(shownBy(project, combine(project, rules, gatherings, {}))).toBe(shownBy(whole, expected));
    }),
    { numRuns: 300 },
  );
  expect(findings).toBeGreaterThan(100);
});
