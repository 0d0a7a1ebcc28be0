/** A file that includes itself, directly or through others. */
import { defineRule } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';

export const rule = defineRule({
  id: 'include-cycle',
  summary: 'a file includes itself, directly or through others, so that the proxy does not start',
  severity: 'error',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  *checkNginx({ includeProblems }) {
    for (const { kind, include, message } of includeProblems) {
      if (kind !== 'cycle') continue;
      yield {
        message: `nginx does not start: ${message}, until it may open no more files.`,
        span: spanOf(include),
        related: includesAround(include).map((at) => ({
          message: 'which is included here',
          span: spanOf(at),
        })),
      };
    }
  },
  *checkCaddy({ importProblems }) {
    for (const { code, message, span } of importProblems) {
      if (code === 'cycle') yield { message: `Caddy does not start: ${message}.`, span };
    }
  },
});

/** The `include` lines that led to a statement, the nearest first. */
function includesAround(statement: Statement): readonly Statement[] {
  const chain: Statement[] = [];
  for (let at = statement.through; at !== null; at = at.through) chain.push(at);
  return chain;
}
