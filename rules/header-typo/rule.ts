/** A header or variable name that is one slip away from one that matters. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginx } from './nginx.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'header-typo',
  summary: 'a header or variable name is one slip away from one that matters',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  options: OPTIONS,
  checkNginx,
  checkRoute: (route, context) => (route.dialect === 'caddy' ? checkCaddyRoute(route, context) : []),
});
