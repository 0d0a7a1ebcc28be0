/** nginx's notation in a Caddyfile: one of its directives, a semicolon at the end of a line, a variable with a dollar sign. */
import { defineRule } from '../../src/lint/rule.ts';
import { directives } from './directive.ts';
import { semicolons } from './semicolon.ts';
import { variables } from './variable.ts';

export const rule = defineRule({
  id: 'nginx-in-caddyfile',
  summary: "nginx's notation in a Caddyfile, which Caddy takes for plain text",
  severity: 'error',
  fix: 'mixed',
  dialects: ['caddy'],
  *checkCaddy(configuration) {
    if (configuration.version1.length > 0) return;
    yield* directives(configuration);
    yield* semicolons(configuration);
    yield* variables(configuration);
  },
});
