/** The Caddyfile parser's problems, on the lines that are at fault. */
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { CaddySyntaxProblem, CaddySyntaxProblemCode } from '../../src/caddy/syntax/tree.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { problemReport } from './problem-report.ts';

/** Where a template still has to be rendered, braces that do not match prove nothing. */
const UNCERTAIN_IN_TEMPLATES: ReadonlySet<CaddySyntaxProblemCode> = new Set([
  'unclosed-block',
  'unexpected-close',
  'second-site',
  'text-after-open',
  'close-not-alone',
  'global-options-not-first',
  'unclosed-quote',
]);

export function* checkCaddy({ syntaxProblems, loaded }: CaddyConfiguration): Generator<Report> {
  const templates = new Set(
    loaded.filter(({ tree, fragment }) => (tree ?? fragment)?.templated === true).map(({ file }) => file),
  );
  for (const { file, problem } of syntaxProblems) {
    if (templates.has(file) && UNCERTAIN_IN_TEMPLATES.has(problem.code)) continue;
    const { repair } = problem;
    const fix: Fix | null =
      repair === null ? null : { safety: 'safe', title: titleOf(problem), edits: [{ file, ...repair }] };
    yield problemReport(file, problem, fix);
  }
}

function titleOf({ code }: CaddySyntaxProblem): string {
  switch (code) {
    case 'text-after-open':
    case 'empty-braces':
      return 'break the block into lines';
    case 'open-on-next-line':
      return 'move the { to the line above';
    case 'missing-space-before-open':
      return 'add the space';
    case 'missing-address':
      return 'remove the comma';
    case 'comma-in-address':
      return 'add the space after the comma';
    default:
      return 'repair it';
  }
}
