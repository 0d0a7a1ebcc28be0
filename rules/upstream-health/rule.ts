/** A health check of Caddy that asks a path where only handshakes are answered. */
import { childrenNamed, headSpan } from '../../src/caddy/config/statement.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

export const rule = defineRule({
  id: 'upstream-health',
  summary: 'a health check asks a path that answers handshakes only, so that servers pass for dead',
  severity: 'warning',
  fix: 'none',
  dialects: ['caddy'],
  checkRoute: (route) => (route.dialect === 'caddy' ? check(route) : []),
});

function* check({ proxy, origin }: CaddyRoute): Generator<Report> {
  // Whoever names the status has seen what the application answers.
  if (childrenNamed(proxy, 'health_status').length > 0) return;
  const line = ['health_uri', 'health_path'].flatMap((name) => childrenNamed(proxy, name)).at(-1);
  const value = line?.args[0];
  if (line === undefined || line.conditional || value?.certain !== true) return;
  const path = value.value.replace(/\?.*$/s, '');
  if (knownWebSocketPath(path)?.exclusive !== true) return;
  yield {
    message: `The health check is an ordinary GET of \`${path}\`, a path of WebSockets: an application that answers it with 400 or 426 passes for dead, and every handshake ends with 503. Ask another path, or say with \`health_status\` what the answer is.`,
    span: headSpan(line),
    related: [{ message: 'handshakes leave here', span: origin }],
  };
}
