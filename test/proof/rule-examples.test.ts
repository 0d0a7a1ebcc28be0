/**
 * The examples of every rule: the broken one fires exactly what it says, of exactly this rule; the repaired one is
 * silent; the fix of the one is the other, and fixes nothing twice; and the real proxy shows all of it.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { FixSafety } from '../../src/lint/finding.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { installedCaddy } from './harness/caddy-process.ts';
import { describeFinding, fileOf, findingsIn, fix, type LintSubject } from './harness/linting.ts';
import { installedNginx } from './harness/nginx-process.ts';
import { lookFor, type Observation, observe } from './harness/outcome.ts';
import { describeWith, needsCaddy, needsNginx } from './harness/requirements.ts';
import {
  exampleConfiguration,
  type Proof,
  type RuleExample,
  readExamples,
  readRuleIds,
} from './harness/rule-examples.ts';
import { startedTogether } from './harness/started-together.ts';

const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));
const AT_ONCE = 8;

/** Broken sockets are watched until the shortest timeout that a rule lets pass: five minutes, sixty times as fast. */
const WATCH_BROKEN_MS = 5_200;
/** A repaired one has to outlive the broken one by this much. */
const OUTLIVE_MS = 700;

const ids = readRuleIds(RULES);
const { examples, mistakes } = readExamples(RULES, ids);

function named(example: RuleExample): string {
  return `${example.rule}/${example.slug}: ${example.title}`;
}

/** What the linter gets: the broken file, or another text in its place, and what it includes. */
function subjectOf(example: RuleExample, text: string): LintSubject {
  const texts = new Map([...example.others, [example.brokenName, text]]);
  const isConfiguration = (name: string): boolean => !/\.(?:md|ya?ml|json)$|Dockerfile/.test(name);
  return {
    dialect: example.dialect,
    target: example.target,
    settings: example.settings,
    root: example.brokenName,
    texts,
    named: [...texts.keys()].filter(isConfiguration),
  };
}

describe('every rule', () => {
  it('has examples that can be read', () => {
    expect(mistakes).toEqual([]);
  });

  it.each(ids)('%s has an example', (id) => {
    expect(examples.filter(({ rule }) => rule === id).length).toBeGreaterThan(0);
  });
});

/** What a rule may yield by what it declares of its fixes. */
const ALLOWED_FIXES: Readonly<Record<Rule['fix'], readonly (FixSafety | 'none')[]>> = {
  none: ['none'],
  safe: ['safe', 'none'],
  unsafe: ['unsafe', 'none'],
  mixed: ['safe', 'unsafe', 'none'],
};

describe.each(examples.map((example) => [named(example), example] as const))('%s', (_name, example) => {
  const broken = subjectOf(example, example.broken);

  it('yields no fix of another kind than its rule declares', () => {
    const rule = rules.find(({ id }) => id === example.rule);
    const kinds = findingsIn(broken)
      .filter((finding) => finding.rule === example.rule)
      .map(({ fix: found }) => found?.safety ?? 'none');
    for (const kind of kinds) expect(ALLOWED_FIXES[rule?.fix ?? 'none']).toContain(kind);
  });

  it('fires what it says, of this rule alone', () => {
    const found = findingsIn(broken);
    const summary = found.map((finding) => ({
      rule: finding.rule,
      file: fileOf(finding),
      line: finding.span.file.positionAt(finding.span.start).line,
      severity: finding.severity,
    }));
    const expected = example.findings.map((finding) => ({ rule: example.rule, ...finding }));
    expect(inOrder(summary), found.map(describeFinding).join('\n')).toEqual(inOrder(expected));
  });

  it('is silent when repaired', () => {
    const found = findingsIn(subjectOf(example, example.repaired)).filter(
      ({ rule }) => !example.allow.has(rule),
    );
    expect(found.map(describeFinding)).toEqual([]);
  });

  if (example.fixed === 'none') {
    it('has no fix', () => {
      expect(findingsIn(broken).filter((finding) => finding.fix !== null)).toEqual([]);
    });
    return;
  }

  it(example.fixed === 'repaired' ? 'is fixed to the repaired text' : 'is silent when fixed', () => {
    const { after, skipped } = fix(broken, needsUnsafeFixes(broken));
    if (example.fixed === 'repaired') {
      const wanted = new Map([...broken.texts, [example.brokenName, example.repaired]]);
      expect(Object.fromEntries(after.texts), skipped.join('; ')).toEqual(Object.fromEntries(wanted));
    }
    const left = findingsIn(after).filter(({ rule }) => !example.allow.has(rule));
    expect(left.map(describeFinding), skipped.join('; ')).toEqual([]);
  });

  it('is fixed once and for all', () => {
    const once = fix(broken, needsUnsafeFixes(broken)).after;
    expect(fix(once).after.texts).toEqual(once.texts);
  });
});

/** An example whose fix is unsafe shows what happens when the user asks for it. */
function needsUnsafeFixes(broken: LintSubject): boolean {
  return findingsIn(broken).some((finding) => finding.fix?.safety === 'unsafe');
}

function fixedSubject(broken: LintSubject): LintSubject {
  return fix(broken, needsUnsafeFixes(broken)).after;
}

function inOrder<T extends { readonly rule: string; readonly file: string; readonly line: number }>(
  findings: readonly T[],
): readonly T[] {
  return [...findings].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule),
  );
}

interface ProvenExample {
  readonly example: RuleExample;
  readonly proof: Proof;
}

interface Shown {
  readonly broken: Observation;
  readonly repaired: Observation;
  /** Null where the rule gives no fix. */
  readonly fixed: Observation | null;
}

async function show({ example, proof }: ProvenExample): Promise<Shown> {
  const look = lookFor(proof.broken, WATCH_BROKEN_MS);
  const broken = await observe(exampleConfiguration(example, example.broken), proof.request, look);
  const lookAgain = { ...look, idleMs: broken.idleMs === null ? look.idleMs : broken.idleMs + OUTLIVE_MS };
  const repaired = observe(exampleConfiguration(example, example.repaired), proof.request, lookAgain);
  const after = example.fixed === 'none' ? null : fixedSubject(subjectOf(example, example.broken));
  const fixed =
    after === null
      ? null
      : observe(
          exampleConfiguration(example, after.texts.get(example.brokenName) ?? '', after.texts),
          proof.request,
          lookAgain,
        );
  return { broken, repaired: await repaired, fixed: await fixed };
}

for (const [dialect, requirement, version] of [
  ['nginx', needsNginx, installedNginx],
  ['caddy', needsCaddy, installedCaddy],
] as const) {
  const proven = examples.flatMap((example): readonly ProvenExample[] =>
    example.dialect === dialect && example.proof !== null ? [{ example, proof: example.proof }] : [],
  );
  if (proven.length === 0) continue;

  describeWith([requirement], `shown by ${dialect} ${version ?? ''}`, () => {
    const shown = startedTogether(proven, AT_ONCE, show);

    it.each(proven.map((each) => [named(each.example), each] as const))('%s', async (_name, each) => {
      const { broken, repaired, fixed } = await shown(each);
      expect(broken.outcome, `broken: ${broken.detail}`).toBe(each.proof.broken);
      expect(repaired.outcome, `repaired: ${repaired.detail}`).toBe(each.proof.repaired);
      if (fixed !== null) expect(fixed.outcome, `fixed: ${fixed.detail}`).toBe(each.proof.repaired);
    });
  });
}
