/**
 * One semicolon, brace or quote is taken away from configurations that nginx accepts. What nginx then refuses to read has
 * a problem on the line that lacks the character, what it still accepts has none, and the repair makes nginx accept it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import { type Token, tokenizeNginx } from '../../src/nginx/syntax/tokens.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx, type Requirement, sharedPath } from '../proof/harness/requirements.ts';

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

/** What nginx says where it could not read the text, as opposed to where it does not like what it read. */
const UNREADABLE = /unexpected|is not terminated|has no opening|invalid number of arguments/;

const FILES = 60;
const SEED = 12345;

interface ManifestEntry {
  readonly file: string;
  readonly nginx?: { readonly accepted: boolean };
}

/** A small generator of numbers, always the same. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

describeWith([needsNginx, needsCorpus], 'configurations with a character missing, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const accepted = () => {
    const manifest = JSON.parse(
      readFileSync(join(CORPUS, 'manifest.json'), 'utf8'),
    ) as readonly ManifestEntry[];
    const texts = manifest
      .filter((entry) => entry.nginx?.accepted === true)
      .map(({ file }) => readFileSync(join(CORPUS, file), 'utf8'))
      .filter((text) => nginx.check(text).accepted);
    return texts.filter((_text, index) => index % Math.ceil(texts.length / FILES) === 0);
  };
  const texts = needsNginx.met && needsCorpus.met ? accepted() : [];

  it('are taken from many accepted ones', () => expect(texts.length).toBeGreaterThan(FILES / 2));

  it('have no problem where a line feed replaces a space, which nginx does not notice', () => {
    const next = numbersFrom(SEED);
    for (const text of texts) {
      for (let attempt = 0; attempt < 20; attempt++) {
        const spaces = tokenizeNginx(new SourceFile('/nginx.conf', text)).filter(
          ({ type }) => type === 'whitespace',
        );
        const space = spaces[next(spaces.length)];
        if (space === undefined) continue;
        const broken = `${text.slice(0, space.start)}\n${text.slice(space.end)}`;
        expect(parseNginx(new SourceFile('/nginx.conf', broken)).problems, broken).toEqual([]);
      }
    }
  });

  it.each([
    { what: 'semicolon', isIt: ({ type }: Token) => type === ';', exact: 1, repaired: 1 },
    { what: 'opening brace', isIt: ({ type }: Token) => type === '{', exact: 1, repaired: 1 },
    // The blame for a closing brace is on the line that opened the block.
    { what: 'closing brace', isIt: ({ type }: Token) => type === '}', exact: 0, repaired: 0.97 },
    { what: 'quote', isIt: ({ type }: Token) => type === 'word', exact: 0.95, repaired: 0 },
  ])('are blamed on the line that lacks a $what', async ({ what, isIt, exact, repaired }) => {
    const next = numbersFrom(SEED);
    const counts = { refused: 0, exact: 0, repairs: 0, repaired: 0 };
    for (const text of texts) {
      const file = new SourceFile('/nginx.conf', text);
      const tokens = tokenizeNginx(file).filter(
        (token) => isIt(token) && (what !== 'quote' || /["']/.test(text.charAt(token.start))),
      );
      const token = tokens[next(Math.max(1, tokens.length))];
      if (token === undefined) continue;
      const broken = new SourceFile('/nginx.conf', text.slice(0, token.end - 1) + text.slice(token.end));
      const verdict = nginx.check(broken.text);
      const { problems } = parseNginx(broken);
      if (verdict.accepted) {
        expect(problems, broken.text).toEqual([]);
        continue;
      }
      if (!verdict.messages.some((message) => UNREADABLE.test(message)) && problems.length === 0) continue;
      counts.refused++;
      expect(problems.length, `${verdict.messages[0]}\n${broken.text}`).toBeGreaterThan(0);
      const line = broken.positionAt(token.end - 2).line;
      if (problems.some(({ start }) => broken.positionAt(start).line === line)) counts.exact++;
      const [problem] = problems;
      if (problems.length > 1 || problem === undefined || problem.repair === null) continue;
      counts.repairs++;
      const { start, end, text: inserted } = problem.repair;
      if (nginx.check(broken.text.slice(0, start) + inserted + broken.text.slice(end)).accepted)
        counts.repaired++;
    }
    expect(counts.refused).toBeGreaterThan(FILES / 3);
    expect(counts.exact / counts.refused).toBeGreaterThanOrEqual(exact);
    expect(counts.repaired / Math.max(1, counts.repairs)).toBeGreaterThanOrEqual(repaired);
  });
});
