/**
 * The examples of the rules, as they lie in `rules/<id>/examples/<slug>/`: a broken and a repaired configuration, what
 * else they include, and `example.json`, which says what has to be found, fixed and proven.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../../src/lint/finding.ts';
import { NEWEST_STABLE, type Target } from '../../../src/route/target.ts';
import { declared } from './declared.ts';
import type { Configuration } from './judge.ts';
import type { SubjectSettings } from './linting.ts';
import { OUTCOMES, type Outcome, type ProofRequest } from './outcome.ts';

export interface ExpectedFinding {
  /** Line in the broken file, from 1. */
  readonly line: number;
  readonly severity: Severity;
  /** Where the finding is in an included file: its name. */
  readonly file: string;
}

export interface Proof {
  readonly request: ProofRequest;
  readonly broken: Outcome;
  readonly repaired: Outcome;
}

export interface RuleExample {
  readonly rule: string;
  readonly slug: string;
  readonly title: string;
  readonly dialect: 'nginx' | 'caddy';
  readonly target: Target;
  /** What the user's settings say; they are the same before and after. */
  readonly settings: SubjectSettings;
  readonly findings: readonly ExpectedFinding[];
  /** What fixing the broken one gives: the repaired one to the byte, something that works, or nothing. */
  readonly fixed: 'repaired' | 'works' | 'none';
  /** Null where no proxy can show it. */
  readonly proof: Proof | null;
  /** Rules that may speak about the repaired configuration all the same. */
  readonly allow: ReadonlySet<string>;
  readonly brokenName: string;
  readonly broken: string;
  readonly repairedName: string;
  readonly repaired: string;
  /** The other files, by name. */
  readonly others: ReadonlyMap<string, string>;
}

interface ExampleJson {
  readonly title: string;
  readonly target?: Partial<Target>;
  /** Declared WebSockets: `/live`, `app.test/live`. */
  readonly websockets?: readonly string[];
  readonly findings: readonly {
    readonly line: number;
    readonly severity: Severity;
    readonly file?: string;
  }[];
  readonly fixed: 'repaired' | 'works' | 'none';
  readonly proof: null | {
    readonly request?: {
      readonly path?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly target?: string;
      readonly sockets?: number;
    };
    readonly broken: Outcome;
    readonly repaired: Outcome;
  };
  readonly why?: string;
  readonly allow?: readonly string[];
}

const KEYS: ReadonlySet<string> = new Set([
  'title',
  'target',
  'websockets',
  'findings',
  'fixed',
  'proof',
  'why',
  'allow',
]);

/** The ids of the rules below a directory: the folders that hold a `rule.ts`. */
export function readRuleIds(rulesDirectory: string): readonly string[] {
  if (!existsSync(rulesDirectory)) return [];
  return readdirSync(rulesDirectory)
    .filter((name) => existsSync(join(rulesDirectory, name, 'rule.ts')))
    .sort();
}

export interface ExamplesOfRules {
  readonly examples: readonly RuleExample[];
  /** What is wrong with the others: the file and the mistake in one line each. */
  readonly mistakes: readonly string[];
}

/** The examples of the given rules. One that is not as it should be does not hide the others. */
export function readExamples(rulesDirectory: string, rules: readonly string[]): ExamplesOfRules {
  const examples: RuleExample[] = [];
  const mistakes: string[] = [];
  for (const rule of rules) {
    const directory = join(rulesDirectory, rule, 'examples');
    for (const slug of existsSync(directory) ? readdirSync(directory).sort() : []) {
      try {
        examples.push(readExample(rule, slug, join(directory, slug)));
      } catch (mistake) {
        mistakes.push(mistake instanceof Error ? mistake.message : String(mistake));
      }
    }
  }
  return { examples, mistakes };
}

function readExample(rule: string, slug: string, directory: string): RuleExample {
  const texts = new Map<string, string>();
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, name);
    if (statSync(path).isFile()) texts.set(name, readFileSync(path, 'utf8'));
  }
  const take = (name: string): string => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`${rule}/${slug}: ${name} is missing`);
    texts.delete(name);
    return text;
  };
  const json = checkedJson(`${rule}/${slug}/example.json`, take('example.json'));
  const dialect = texts.has('broken.Caddyfile') ? 'caddy' : 'nginx';
  const suffix = dialect === 'caddy' ? 'Caddyfile' : 'conf';
  const brokenName = `broken.${suffix}`;
  const repairedName = `repaired.${suffix}`;
  return {
    rule,
    slug,
    title: json.title,
    dialect,
    target: { ...NEWEST_STABLE, ...json.target },
    settings: { premises: { websockets: declared(...(json.websockets ?? [])) } },
    findings: json.findings.map(({ line, severity, file }) => ({ line, severity, file: file ?? brokenName })),
    fixed: json.fixed,
    proof:
      json.proof === null
        ? null
        : {
            request: {
              path: json.proof.request?.path ?? '/ws',
              headers: Object.entries(json.proof.request?.headers ?? {}),
              target: json.proof.request?.target ?? null,
              sockets: json.proof.request?.sockets ?? 1,
            },
            broken: json.proof.broken,
            repaired: json.proof.repaired,
          },
    allow: new Set(json.allow),
    brokenName,
    broken: take(brokenName),
    repairedName,
    repaired: take(repairedName),
    others: texts,
  };
}

/** `example.json` is written by hand: mistakes in it are named, not guessed around. */
function checkedJson(name: string, text: string): ExampleJson {
  const json = JSON.parse(text) as ExampleJson;
  const mistake = mistakeIn(json);
  if (mistake !== null) throw new Error(`${name}: ${mistake}`);
  return json;
}

function mistakeIn(json: ExampleJson): string | null {
  const unknownKey = Object.keys(json).find((key) => !KEYS.has(key));
  if (unknownKey !== undefined) return `unknown key "${unknownKey}"`;
  if (typeof json.title !== 'string' || json.title === '') return 'title is missing';
  if (!Array.isArray(json.findings) || json.findings.length === 0) return 'findings must name at least one';
  for (const { line, severity } of json.findings) {
    if (!Number.isInteger(line) || line < 1) return 'a finding needs a line, from 1';
    if (!['error', 'warning', 'info'].includes(severity)) return `unknown severity "${severity}"`;
  }
  if (!['repaired', 'works', 'none'].includes(json.fixed)) return 'fixed must be repaired, works or none';
  if (json.proof === undefined) return 'proof is missing; where no proxy can show it, it is null with why';
  if (json.proof === null) return typeof json.why === 'string' ? null : 'a proof that is null needs a why';
  for (const outcome of [json.proof.broken, json.proof.repaired]) {
    if (!OUTCOMES.includes(outcome)) return `unknown outcome "${outcome}"`;
  }
  const { broken, request } = json.proof;
  if (broken === 'wrong-target' && request?.target === undefined) return 'a wrong target needs the right one';
  if (broken === 'too-few-sockets' && (request?.sockets ?? 1) < 2) return 'too few sockets need a number';
  return null;
}

/** A configuration of the example, with `text` as its root and the other files beside it. */
export function exampleConfiguration(
  example: RuleExample,
  text: string,
  others: ReadonlyMap<string, string> = example.others,
): Configuration {
  const root = example.brokenName;
  const texts = new Map([...others, [root, text]]);
  return example.dialect === 'nginx'
    ? { dialect: 'nginx', files: { root, texts } }
    : { dialect: 'caddy', root, texts };
}
