/** What a block, or the whole configuration, may have once and has twice. */
import { refusalReport, refusals } from '../../src/lint/caddy-refusals.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { keepsNginxDirectives } from '../../src/nginx/language/presence.ts';
import { duplicateListeners } from './listeners.ts';
import { duplicateNames } from './names.ts';
import { duplicateSettings } from './settings.ts';

export const rule = defineRule({
  id: 'directive-duplicate',
  summary:
    'a directive, a location, a site or a listener is there twice where it may be once, so that the proxy does not start',
  severity: 'error',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  keepsFromStarting: true,
  *checkNginx(configuration) {
    if (configuration.trees.some((tree) => tree.problems.length > 0)) return;
    yield* duplicateSettings(configuration);
    if (!keepsNginxDirectives(configuration.target)) return;
    yield* duplicateNames(configuration);
    yield* duplicateListeners(configuration);
  },
  checkCaddy: (configuration) => refusals(configuration, ['duplicate', 'name']).map(refusalReport),
});
