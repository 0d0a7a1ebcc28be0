/** What only Caddy 1 understood. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkVersion1File } from './whole-file.ts';

export const rule = defineRule({
  id: 'caddy-version-1',
  summary: 'the file, or a placeholder in it, is written for Caddy 1',
  severity: 'error',
  fix: 'mixed',
  dialects: ['caddy'],
  checkCaddy: (configuration) =>
    configuration.version1.length > 0 ? checkVersion1File(configuration) : checkPlaceholders(configuration),
});
