/** Lines of Caddy that do nothing for WebSockets: told to those who ask, and to nobody else. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../rules/timeout-no-effect/rule.ts';
import { loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import type { RuleContext } from '../../src/lint/rule.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { filesInMemory } from '../../src/text/file-source.ts';

const TUNED = `{
	grace_period 10s
	servers {
		timeouts {
			read_body 10s
			idle 2m
		}
	}
}
app.test {
	reverse_proxy /socket.io/* app:3000 {
		flush_interval -1
		header_down -Upgrade
		header_down -Server
		transport http {
			keepalive off
			write_timeout 1m
		}
	}
}
`;

function told(tuning: readonly string[]): readonly string[] {
  const context: RuleContext = {
    target: NEWEST_STABLE,
    minimumIdleAt: () => 300_000,
    optionsAt: (options) => options.read({ tuning }),
  };
  const files = filesInMemory({ '/Caddyfile': TUNED });
  const { routes } = loadCaddyConfiguration(files, '/Caddyfile', premisesFor(NEWEST_STABLE));
  const reports = routes.flatMap((route) => [...(rule.checkRoute?.(route, context) ?? [])]);
  return reports.map(({ message }) => /^`([^`]*)`/.exec(message)?.[1] ?? message);
}

describe('lines that do nothing for WebSockets in Caddy', () => {
  it('are not told unless somebody asks', () => {
    expect(told([])).toEqual([]);
  });

  it('are told by name', () => {
    expect(told(['flush_interval', 'keepalive'])).toEqual(['flush_interval -1', 'keepalive off']);
    expect(told(['*'])).toEqual([
      'flush_interval -1',
      'header_down -Upgrade',
      'keepalive off',
      'write_timeout 1m',
      'grace_period 10s',
      'read_body 10s',
      'idle 2m',
    ]);
  });
});
