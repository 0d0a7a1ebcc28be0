/** Every preset goes into an existing configuration, and is found there by a second run. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { type InsertionOutcome, insertPlan } from '../../../src/generate/insert-plan.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { BUILT_IN } from '../../../src/generate/presets/built-in.generated.ts';
import { rootSettingsFor } from '../../../src/lint/project.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { planFor } from '../asking.ts';

const PATH = '/etc/nginx/nginx.conf';

const TEXT = `worker_rlimit_nofile 200000;
events {
    worker_connections 65536;
}
http {
    server {
        listen 80;
        server_name app.test;

        location /static/ {
            root /srv;
        }
    }
}
`;

function insertInto(text: string, plan: Plan): InsertionOutcome {
  return insertPlan(plan, PATH, {
    source: filesInMemory({ [PATH]: text }),
    request: {
      named: [{ path: PATH, dialect: 'nginx' }],
      candidates: [],
      ...rootSettingsFor({ nginx: '1.22.1', caddy: '2.6.2' }),
    },
    rules,
    options: {},
  });
}

function planOf(preset: Preset, path: string, hosts: readonly string[]): Plan {
  const upstreams = preset.port === undefined ? ['127.0.0.1:8000'] : [];
  return planFor({ preset, path, hosts, upstreams });
}

describe.each(BUILT_IN.map((preset) => [preset.id, preset] as const))('%s', (_id, preset) => {
  const paths = preset.subpath?.prefix === 'impossible' ? ['/'] : ['/', '/below/'];
  const ways = paths.flatMap((path) => [[path, 'app.test'] as const, [path, 'new.example'] as const]);

  it.each(ways)('goes to %s of %s', (path, host) => {
    const plan = planOf(preset, path, [host]);
    const outcome = insertInto(TEXT, plan);
    expect(outcome.kind === 'refused' ? outcome.message : outcome.kind).toBe('changed');
    const after = outcome.kind === 'changed' ? (outcome.changed[0]?.after ?? '') : '';
    expect(insertInto(after, plan).kind).toBe('present');
  });
});
