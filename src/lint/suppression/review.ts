/**
 * The suppressions of all files against what was found: which findings are accepted, and which comments accept nothing.
 */

import { partitionPoint } from '../../text/partition-point.ts';
import type { Acceptance, Finding } from '../finding.ts';
import type { ProjectFile } from '../project.ts';
import { mayHoldSuppressions } from './comments.ts';
import {
  type FileSuppressions,
  readSuppressions,
  type Suppression,
  type SuppressionFault,
} from './suppressions.ts';

/** What the rule `suppression` speaks about. */
export interface SuppressionReview {
  readonly faults: readonly SuppressionFault[];
  /** Suppressions of rules that ran on their file and found nothing there that they cover. */
  readonly unused: readonly Suppression[];
  /** The ids that a comment may name. */
  readonly rules: readonly string[];
}

export class Suppressions {
  readonly #byPath = new Map<string, FileSuppressions & { readonly byRule: ReadonlyMap<string, ByScope> }>();
  readonly #used = new Set<Suppression>();
  readonly #rules: readonly string[];

  constructor(files: readonly ProjectFile[], rules: readonly string[]) {
    this.#rules = rules;
    const known = new Set(rules);
    for (const { file, dialect } of files) {
      if (!mayHoldSuppressions(file.text)) continue;
      const read = readSuppressions(file, dialect, (name) => known.has(name));
      this.#byPath.set(file.path, { ...read, byRule: indexed(read.suppressions) });
    }
  }

  /** The comment that accepts a finding, the nearest one where there are several; null where none does. */
  acceptanceOf({ rule, span }: Finding): Acceptance | null {
    const own = this.#byPath.get(span.file.path)?.byRule.get(rule);
    const found = own === undefined ? null : nearestCovering(own, span.start);
    if (found === null) return null;
    this.#used.add(found);
    const [place] = found.places;
    const { start, end } = place?.written.comment ?? span;
    return { kind: 'comment', reason: found.reason, span: { file: span.file, start, end } };
  }

  /** `isJudged` tells whether a rule has said all that it has to say about a file. */
  review(isJudged: (rule: string, path: string) => boolean): SuppressionReview {
    const files = [...this.#byPath];
    return {
      faults: files.flatMap(([, { faults }]) => faults),
      unused: files.flatMap(([path, { suppressions }]) =>
        suppressions.filter((each) => !this.#used.has(each) && isJudged(each.rule, path)),
      ),
      rules: this.#rules,
    };
  }
}

/** The suppressions of one rule in one file, each scope in the order of what it covers. */
type ByScope = Readonly<Record<Suppression['scope'], Suppression[]>>;

function indexed(suppressions: readonly Suppression[]): ReadonlyMap<string, ByScope> {
  const byRule = new Map<string, ByScope>();
  for (const each of suppressions) {
    const scopes = byRule.get(each.rule) ?? { line: [], region: [], file: [] };
    scopes[each.scope].push(each);
    byRule.set(each.rule, scopes);
  }
  return byRule;
}

function nearestCovering({ line, region, file }: ByScope, offset: number): Suppression | null {
  return lastCovering(line, offset) ?? lastCovering(region, offset) ?? lastCovering(file, offset);
}

/** Those of one scope do not enclose each other, so that the last one that begins by an offset decides. */
function lastCovering(inOrder: readonly Suppression[], offset: number): Suppression | null {
  const last = inOrder[partitionPoint(inOrder, ({ from }) => from <= offset) - 1];
  return last !== undefined && offset <= last.to ? last : null;
}
