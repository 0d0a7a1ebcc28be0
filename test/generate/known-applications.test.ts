/** Each preset's configuration without what it needs for WebSockets: the linter knows what is amiss. */
import { describe, expect, it } from 'vitest';
import { renderNginx } from '../../src/generate/nginx/render.ts';
import type { Preset } from '../../src/generate/preset.ts';
import { BUILT_IN } from '../../src/generate/presets/built-in.generated.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
import { load } from '../nginx/config/loading.ts';
import { planFor } from './asking.ts';

/** The routes of a preset's whole configuration, with the lines about upgrades taken out. */
function routesWithout(preset: Preset, host: string) {
  const plan = planFor({ preset, upstreams: [`${host}:${preset.port ?? 9000}`] });
  const text = renderNginx(plan, 'full');
  const without = text
    .replaceAll(/^.*proxy_set_header\s+(?:Upgrade|Connection)\s.*\n/gim, '')
    .replaceAll(/^ *map \$http_upgrade[^}]*\}\n/gm, '');
  expect(without).not.toMatch(/proxy_set_header (?:Upgrade|Connection)/i);
  return load(without).routes;
}

const withWebSockets = BUILT_IN.filter(({ routes }) =>
  routes.some(({ carries }) => carries.includes('websockets')),
);

/** Each under each name of its service. */
const named = withWebSockets.flatMap((preset) =>
  (preset.upstreamNames ?? []).map((host) => [preset.id, host, preset] as const),
);

describe('without upgrade headers', () => {
  it.each(named)('%s at %s is found wherever it opens WebSockets', (_id, host, preset) => {
    const expected = preset.routes.filter(({ carries }) => carries.includes('websockets'));
    const found = routesWithout(preset, host)
      .filter(({ intent, websocket }) => intent.strength === 'strong' && websocket.handshake === 'fails')
      .map(({ path }) => path);
    // A slash at the end of a location is the renderer's choice.
    const slashless = (path: string | null) => path?.replace(/(?<=.)\/$/, '');
    expect(found.map(slashless).sort()).toEqual(expected.map(({ path }) => slashless(path)).sort());
  });

  it('what has a path that no other application has is known by the path alone', () => {
    const known = withWebSockets.flatMap(({ routes }) =>
      routes
        .filter(({ path, carries }) => carries.includes('websockets') && knownWebSocketPath(path) !== null)
        .map(({ path }) => path),
    );
    expect(known).toEqual(
      expect.arrayContaining([
        '/_stcore/stream',
        '/cable',
        '/api/kernels/',
        '/xmpp-websocket',
        '/colibri-ws/',
        '/realtime/v1/',
        '/_next/hmr',
        '/api/hassio_ingress/',
        '/api2/json/nodes/',
      ]),
    );
  });
});
