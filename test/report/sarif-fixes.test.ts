/** The places and fixes of a SARIF log, read with nothing but the log and the files. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint/run.ts';
import { applyEdits, editsByFile } from '../../src/text/edit.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { fixFiles, nginx, OPTIONS, projectOf } from '../lint/subject.ts';
import { anyCheckReport, reportOf } from './generated.ts';
import { fileNamed, offsetOf, type Place, type Result, runOf, textFor } from './sarif-log.ts';
import { HANDSHAKE } from './subject.ts';

describe('whatever is in it, a SARIF log', () => {
  it('fits the official schema, names its rules, stays inside its files and mends them as a fix does', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const run = runOf(generated);
        expect(run.columnKind).toBe('utf16CodeUnits');
        const files = generated.files.map(({ file }) => file);
        const everything = [...generated.findings, ...generated.suppressed.map(({ finding: each }) => each)];
        expect(run.results).toHaveLength(everything.length);
        for (const [index, result] of run.results.entries()) {
          const { rule, fix } = everything[index] ?? HANDSHAKE;
          expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(rule);
          expect(result.ruleId).toBe(rule);
          expect(Object.keys(result.partialFingerprints)).toEqual(['proxylint/v1']);
          for (const each of [...result.locations, ...(result.relatedLocations ?? [])])
            assertInside(each, files);
          expect(mended(result, files)).toEqual(fix === null ? new Map() : mendedByEdits(fix.edits));
        }
        const fingerprints = run.results.map(
          ({ partialFingerprints }) => partialFingerprints['proxylint/v1'],
        );
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** By lines and by characters the same stretch, which is in the text. */
function assertInside(
  { physicalLocation: { artifactLocation, region } }: Place,
  files: readonly SourceFile[],
): void {
  const text = textFor(fileNamed(artifactLocation, files));
  const { startLine, startColumn, endLine, endColumn, charOffset, charLength } = region;
  expect(offsetOf(text, startLine, startColumn)).toBe(charOffset);
  expect(offsetOf(text, endLine, endColumn)).toBe(charOffset + charLength);
  expect(charOffset).toBeGreaterThanOrEqual(0);
  expect(charLength).toBeGreaterThanOrEqual(0);
  expect(charOffset + charLength).toBeLessThanOrEqual(text.length);
}

/** The texts after a result's fix, by path, made from nothing but the log and the files. */
function mended({ fixes = [] }: Result, files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
    const file = fileNamed(artifactLocation, files);
    let text = textFor(file);
    for (const { deletedRegion, insertedContent } of [...replacements].reverse()) {
      const { charOffset, charLength } = deletedRegion;
      text = text.slice(0, charOffset) + (insertedContent?.text ?? '') + text.slice(charOffset + charLength);
    }
    texts.set(file.path, text);
  }
  return texts;
}

function mendedByEdits(edits: Parameters<typeof editsByFile>[0]): ReadonlyMap<string, string> {
  return new Map(
    [...editsByFile(edits)].map(([file, ofFile]) => {
      const applied = applyEdits(file.text, ofFile);
      if (applied.kind === 'overlap') throw new Error('edits overlap');
      return [file.path, applied.text.replace(/^\ufeff/, '')];
    }),
  );
}

describe('the fix in a SARIF log', () => {
  it('does what `proxylint fix` does', () => {
    const texts = {
      '/project/nginx.conf': nginx(
        'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;',
        'location /ws { proxy_pass http://127.0.0.1:9000; proxy_set_header Host $host; proxy_read_timeout 1h; }',
      ),
    };
    const project = projectOf(texts);
    const all = lint(project, rules, OPTIONS).findings;
    const handshake = all.filter(({ rule }) => rule === 'websocket-handshake');
    expect(handshake).toHaveLength(1);
    const files = project.files.map(({ file }) => file);
    const [result] = runOf(reportOf(files, handshake)).results;
    if (result === undefined) throw new Error('no result');
    const only = rules.filter(({ id }) => id === 'websocket-handshake');
    const { changed } = fixFiles(texts, only);
    expect(mended(result, files)).toEqual(new Map(changed.map(({ path, after }) => [path, after])));
    expect(changed).toHaveLength(1);
  });
});
