/** What the proxy cannot read. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddy } from './caddy.ts';
import { firstProblems } from './first-problems.ts';
import { checkNginx } from './nginx.ts';

export const rule = defineRule({
  id: 'syntax',
  summary: 'the proxy cannot read the file: an unclosed brace or quote, a missing semicolon',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  checkNginx: (configuration) => firstProblems(checkNginx(configuration)),
  checkCaddy: (configuration) => firstProblems(checkCaddy(configuration)),
});
