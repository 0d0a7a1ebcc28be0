/** A time that the proxy refuses, or reads in another unit than was meant. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddy } from './caddy.ts';
import { checkNginx } from './nginx.ts';

export const rule = defineRule({
  id: 'duration-unit',
  summary: 'a time is refused, or read in another unit than was meant',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  checkNginx,
  checkCaddy,
});
