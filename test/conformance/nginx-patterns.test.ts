/**
 * Regular expressions, against the real nginx: what each pattern captures, and which ones nginx refuses. One nginx holds
 * all patterns in maps over `$uri`, and answers for all of them at once for each subject.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type CompiledPattern, compilePattern } from '../../src/nginx/language/pcre/pattern.ts';
import { samplesOf } from '../../src/nginx/language/pcre/samples.ts';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import {
  GENERATED_PATTERN,
  GENERATED_SUBJECT,
  RANDOM_TEXT,
} from '../nginx/language/pcre/generated-patterns.ts';
import { type PatternUse, patternsIn } from '../nginx/language/pcre/patterns-in.ts';
import { judge } from '../proof/harness/judge.ts';
import { refusalMessage } from '../proof/harness/nginx-process.ts';
import { describeWith, needsNginx, type Requirement, sharedPath } from '../proof/harness/requirements.ts';

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

const SEED = 20_260_707;
const PATTERNS = 400;
const SUBJECTS = 60;
/** Each of them is one run of nginx. */
const REFUSALS = 60;
const WITHOUT_MATCH = 'no match';
/** Between answers: what no subject has. */
const SEPARATOR = '\u001e';

interface ReadPattern extends PatternUse {
  readonly compiled: CompiledPattern;
}

function read(patterns: readonly PatternUse[]): readonly ReadPattern[] {
  return patterns.flatMap(({ pattern, ignoreCase }) => {
    const compiled = compilePattern(pattern, ignoreCase);
    return compiled.kind === 'known' ? [{ pattern, ignoreCase, compiled: compiled.value }] : [];
  });
}

function refusedByUs({ pattern, ignoreCase }: PatternUse): boolean {
  const compiled = compilePattern(pattern, ignoreCase);
  return compiled.kind === 'unknown' && compiled.because.startsWith('PCRE refuses');
}

/** As nginx shows captures: nine by number, and named ones; without a difference between unset and empty. */
function shownAs(names: readonly string[], capture: (of: string) => string): string {
  return `[${[...'123456789', ...names].map(capture).join('|')}]`;
}

function askModel({ compiled }: ReadPattern, subject: string): string {
  const match = compiled.match(subject);
  if (match === null) return WITHOUT_MATCH;
  const group = (of: string) => compiled.names.get(of) ?? Number(of);
  return shownAs([...compiled.names.keys()], (of) => match.captures[group(of)] ?? '');
}

function inQuotes(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function mapOf({ pattern, ignoreCase }: PatternUse, index: number, answer: string): string {
  const key = inQuotes(`~${ignoreCase ? '*' : ''}${pattern}`);
  return `map $uri $r${index} { default "${WITHOUT_MATCH}"; ${key} "${answer}"; }`;
}

/** nginx's answers for each subject, in the order of the patterns. */
async function askNginx(
  patterns: readonly ReadPattern[],
  subjects: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const maps = patterns.map((use, index) =>
    mapOf(
      use,
      index,
      shownAs([...use.compiled.names.keys()], (of) => `$${of}`),
    ),
  );
  const text = `events {}
http {
variables_hash_max_size 8192;
${maps.join('\n')}
server { listen 8080; location / { return 200 "${patterns.map((_, index) => `$r${index}`).join(SEPARATOR)}"; } }
}
`;
  const files = { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) };
  const verdict = await judge({ dialect: 'nginx', files }, 1, async ({ ports }) => {
    const [port = 0] = ports.values();
    const answers: (readonly string[])[] = [];
    for (const subject of subjects) answers.push((await bodyOf(port, subject)).split(SEPARATOR));
    return answers;
  });
  if (verdict.kind === 'refused') throw new Error(`nginx refuses: ${refusalMessage(verdict.log)}`);
  return verdict.value;
}

/** Asks with a path that nginx decodes to the subject; bytes are characters in what it answers. */
function bodyOf(port: number, subject: string): Promise<string> {
  const path = subject.replace(
    /[^A-Za-z0-9/]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent: false, timeout: 5_000 }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}

async function expectTheSame(patterns: readonly ReadPattern[], subjects: readonly string[]): Promise<number> {
  const answers = await askNginx(patterns, subjects);
  const differences: unknown[] = [];
  let matches = 0;
  for (const [row, subject] of subjects.entries()) {
    for (const [column, use] of patterns.entries()) {
      const nginx = answers[row]?.[column];
      const model = askModel(use, subject);
      if (nginx !== WITHOUT_MATCH) matches++;
      if (nginx !== model) differences.push({ pattern: use.pattern, subject, nginx, model });
    }
  }
  expect(differences).toEqual([]);
  return matches;
}

function corpusPatterns(): readonly PatternUse[] {
  const found = new Map<string, PatternUse>();
  for (const entry of readdirSync(CORPUS, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes('caddy')) continue;
    const path = join(entry.parentPath, entry.name);
    const { children } = parseNginx(new SourceFile(path, readFileSync(path, 'utf8')));
    for (const use of patternsIn(children)) found.set(JSON.stringify(use), use);
  }
  return [...found.values()];
}

const generated = fc
  .sample(GENERATED_PATTERN, { numRuns: PATTERNS, seed: SEED })
  .map((pattern, index) => ({ pattern, ignoreCase: index % 3 === 0 }));
const randomTexts = fc
  .sample(RANDOM_TEXT, { numRuns: PATTERNS, seed: SEED })
  // `~*` would be nginx's own mark.
  .filter((pattern) => !pattern.startsWith('*'))
  .map((pattern) => ({ pattern, ignoreCase: false }));
const subjects = fc
  .sample(GENERATED_SUBJECT, { numRuns: SUBJECTS, seed: SEED })
  // nginx resolves `/.` before it looks at patterns.
  .map((subject) => `/${subject.replace(/^\.+/, '')}`);

describeWith([needsNginx], 'regular expressions, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const isAccepted = (use: PatternUse) =>
    nginx.check(`events {}\nhttp {\n${mapOf(use, 0, '')}\nserver { set $x $r0; }\n}\n`).accepted;

  it('match and capture the same', async ({ annotate }) => {
    const patterns = read(generated);
    expect(patterns.length).toBeGreaterThan(PATTERNS / 2);
    const matches = await expectTheSame(patterns, subjects);
    expect(matches).toBeGreaterThan(1_000);
    await annotate(`${patterns.length} patterns, ${subjects.length} subjects, ${matches} matches`);
  });

  it('that are written by chance match the same', async () => {
    const patterns = read(randomTexts);
    expect(patterns.length).toBeGreaterThan(50);
    expect(await expectTheSame(patterns, subjects)).toBeGreaterThan(100);
  });

  it('that we say PCRE refuses, nginx refuses', () => {
    const refused = [...generated, ...randomTexts].filter(refusedByUs).slice(0, REFUSALS);
    expect(refused.length).toBe(REFUSALS);
    expect(refused.filter(isAccepted)).toEqual([]);
  });
});

describeWith([needsNginx, needsCorpus], 'the regular expressions of the corpus', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const uses = needsCorpus.met ? corpusPatterns() : [];
  const isAccepted = (use: PatternUse) =>
    nginx.check(`events {}\nhttp {\n${mapOf(use, 0, '')}\nserver { set $x $r0; }\n}\n`).accepted;

  it('are read where nginx accepts them, and refused where it does', async ({ annotate }) => {
    const known = read(uses);
    const others = uses.filter(
      ({ pattern, ignoreCase }) => compilePattern(pattern, ignoreCase).kind === 'unknown',
    );
    const notModelled = others.filter(isAccepted);
    expect(others.filter((use) => refusedByUs(use) === isAccepted(use))).toEqual([]);
    expect(known.length / (known.length + notModelled.length)).toBeGreaterThan(0.99);
    await annotate(
      `${known.length} read, ${notModelled.length} not modelled, ${others.length - notModelled.length} refused`,
    );
  });

  it('match and capture the same, on samples of all of them', async () => {
    const known = read(uses);
    const samples = known.flatMap(({ pattern, ignoreCase }) => samplesOf(pattern, ignoreCase).slice(0, 1));
    const paths = [...new Set(samples)].filter((text) => /^\/(?!\.)/.test(text) && !/\/[./]|[?#]/.test(text));
    expect(paths.length).toBeGreaterThan(50);
    expect(await expectTheSame(known, paths)).toBeGreaterThan(paths.length);
  });
});
