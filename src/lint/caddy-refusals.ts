/**
 * What Caddy refuses to load, as the rules about the configuration itself report it: each takes the kinds that are its
 * own. Where something is brought in that cannot be read, nothing is said about names that may be defined there.
 */
import type { AdaptProblem, AdaptProblemCode } from '../caddy/adapt/problem.ts';
import { everyStatement } from '../caddy/config/statement.ts';
import { durationOption } from '../caddy/language/duration-options.ts';
import { provisionProblems } from '../caddy/provision/provision.ts';
import type { CaddyConfiguration } from '../caddy/routes.ts';
import { spanText } from '../text/span.ts';
import type { Report } from './rule.ts';

/** What other files could define, and so only a whole configuration can lack. */
const NEEDS_ALL: ReadonlySet<AdaptProblemCode> = new Set(['matcher', 'name', 'place', 'address']);

/** The problems of some kinds, in the order in which they were found, but for those of the next function. */
export function refusals(
  configuration: CaddyConfiguration,
  codes: readonly AdaptProblemCode[],
): readonly AdaptProblem[] {
  return allRefusals(configuration).filter(
    ({ code, version }) => version === undefined && codes.includes(code),
  );
}

/** What another release of Caddy would take, whatever it is. */
export function refusalsByVersion(configuration: CaddyConfiguration): readonly AdaptProblem[] {
  return allRefusals(configuration).filter(({ version }) => version !== undefined);
}

/** What Caddy's adapter takes, and Caddy refuses when it starts. Of a template nothing is known. */
export function refusalsAtStart(configuration: CaddyConfiguration): readonly AdaptProblem[] {
  const { syntaxProblems, version1, json, adaptation } = configuration;
  if (syntaxProblems.length > 0 || version1.length > 0 || json?.isTemplate === true) return [];
  return provisionProblems(adaptation.json).filter((problem) => !isToldElsewhere(problem));
}

function allRefusals(configuration: CaddyConfiguration): readonly AdaptProblem[] {
  // Where a brace or a quote is missing, words are not what they seem to be; Caddy 1 files are no Caddyfiles.
  if (configuration.syntaxProblems.length > 0 || configuration.version1.length > 0) return [];
  const isWhole = !configuration.fragment && configuration.importProblems.length === 0;
  return configuration.adaptation.problems.filter(
    (problem) =>
      (isWhole || !NEEDS_ALL.has(problem.code)) &&
      !isToldElsewhere(problem) &&
      !(problem.code === 'value' && isDuration(configuration, problem)),
  );
}

/**
 * What another rule says more of, and why: a semicolon at the end of a word (nginx-in-caddyfile), an upstream at `ws://`
 * (proxy-scheme).
 */
function isToldElsewhere({ code, span }: AdaptProblem): boolean {
  const text = spanText(span);
  return /^[^"`]*;$/.test(text) || (code === 'value' && /^wss?:\/\//i.test(text));
}

/** A time that the rule duration-unit reads. */
function isDuration({ sites, globalOptions }: CaddyConfiguration, { span }: AdaptProblem): boolean {
  for (const statements of [globalOptions, ...sites.map((site) => site.statements)]) {
    for (const { statement, owner } of everyStatement(statements)) {
      const isOne = owner !== null && durationOption(owner.name.value, statement.name.value) !== null;
      if (
        isOne &&
        statement.args.some((each) => each.span.file === span.file && each.span.start === span.start)
      )
        return true;
    }
  }
  return false;
}

/** A refusal as a finding. */
export function refusalReport({ message, span, repair }: AdaptProblem): Report {
  return {
    message: `Caddy does not start: ${message}.`,
    span,
    fix:
      repair === undefined
        ? null
        : {
            safety: 'safe',
            title: repair.text === '' ? 'remove it' : `write \`${repair.text}\``,
            edits: [{ ...repair.span, text: repair.text }],
          },
  };
}
