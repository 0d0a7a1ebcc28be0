/** A handler that another one in the same location puts out of effect. */
import { defineRule } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { checkConditions } from './conditions.ts';
import { checkOneBlock } from './one-block.ts';

export const rule = defineRule({
  id: 'two-handlers',
  summary: 'a handler has no effect, because another one in the same location takes its place',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx'],
  *checkNginx(configuration: NginxConfiguration) {
    yield* checkOneBlock(configuration);
    yield* checkConditions(configuration);
  },
});
