/** A variable that nothing defines: nginx does not start. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkNginx } from './nginx.ts';
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'undefined-variable',
  summary: 'a variable that nothing defines, so that nginx does not start',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx'],
  keepsFromStarting: true,
  options: OPTIONS,
  checkNginx,
});
