/**
 * A directive or an option that Caddy does not know. In the block of one of Caddy's own directives nothing else can be
 * meant, so that Caddy refuses it; in a site a plugin may bring it, unless it is a slip away from a directive of Caddy's.
 */
import { distance } from 'fastest-levenshtein';
import type { AdaptProblem } from '../../src/caddy/adapt/problem.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import { refusals, refusalsByVersion } from '../../src/lint/caddy-refusals.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { spanText } from '../../src/text/span.ts';
import { OPTIONS } from './options.ts';

/** Shorter names have too many neighbours. */
const SHORTEST = 4;
/** From this length on, two slips still leave no doubt. */
const LONG = 9;

export function* checkCaddy(
  configuration: CaddyConfiguration,
  { optionsAt }: RuleContext,
): Generator<Report> {
  const unknown = refusals(configuration, ['unknown-directive', 'unknown-option']);
  for (const problem of [...refusalsByVersion(configuration), ...unknown]) {
    if (optionsAt(OPTIONS, problem.span).isKnown(spanText(problem.span))) continue;
    const report = reportFor(problem, configuration.target.caddy);
    if (report !== null) yield report;
  }
}

/** Null where a plugin may bring what is unknown. */
function reportFor({ code, message, span, version, known = [] }: AdaptProblem, caddy: string): Report | null {
  if (version !== undefined) return { message: `Caddy ${caddy} does not start: ${message}.`, span };
  const meant = nearest(spanText(span), known);
  const [first] = meant;
  if (first === undefined) {
    return code === 'unknown-option' ? { message: `Caddy does not start: ${message}.`, span } : null;
  }
  return {
    message: `Caddy does not start: ${message}. Did you mean ${meant.map((each) => `\`${each}\``).join(' or ')}?`,
    span,
    fix:
      meant.length > 1
        ? null
        : {
            safety: 'safe',
            title: `write \`${first}\``,
            edits: [{ ...span, text: first }],
            // Only now does Caddy proxy here, or read what stands in the block.
            addsRoute: true,
          },
  };
}

/** The names with the fewest slips, if those are few. */
function nearest(written: string, known: readonly string[]): readonly string[] {
  if (written.length < SHORTEST) return [];
  const plain = plainName(written);
  let least = written.length < LONG ? 1 : 2;
  let found: string[] = [];
  for (const name of known) {
    if (Math.abs(name.length - plain.length) > least) continue;
    const slips = distance(plain, name);
    if (slips > least) continue;
    if (slips < least) found = [];
    least = slips;
    found.push(name);
  }
  return found;
}

/** Letter case, hyphens and a colon or semicolon after the name are slips that leave no doubt. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll('-', '_').replace(/[:;]$/, '');
}
