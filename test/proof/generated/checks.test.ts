/** The checks themselves: each complains of a configuration that people write, and that is not as it should be. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Preset } from '../../../src/generate/preset.ts';
import { describeWith, needsNginx } from '../harness/requirements.ts';
import { bodyComplaints } from './checks/bodies.ts';
import { eventComplaints } from './checks/event-streams.ts';
import { forwardedComplaints } from './checks/forwarded.ts';
import { handshakeComplaints } from './checks/handshakes.ts';
import { connectionComplaints, h2cComplaints, plainComplaints } from './checks/plain-requests.ts';
import { silenceComplaints } from './checks/silence.ts';
import { FORMS, hostOf } from './forms.ts';
import { Served } from './served.ts';
import { Stage } from './stage.ts';

const ADDRESS = '127.0.0.1:8000';

function wanted(id: string): Preset {
  return {
    id,
    name: id,
    documentation: 'https://app.example/',
    port: 8000,
    routes: [{ path: '/', carries: ['requests', 'websockets', 'event-streams'] }],
    bodyLimit: '100m',
    requestBuffering: false,
  };
}

const BARE = wanted('bare');
const FREQUENT = wanted('frequent');

const TEXT = `
server {
    listen 80;
    server_name ${hostOf(BARE)};
    location / {
        proxy_pass http://${ADDRESS}/other/;
    }
}
server {
    listen 80;
    server_name ${hostOf(FREQUENT)};
    location / {
        proxy_pass http://${ADDRESS};
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade";
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
}
`;

describeWith([needsNginx], 'a check complains', () => {
  let stage: Stage | null = null;

  beforeAll(async () => {
    stage = await Stage.open({
      proxy: 'nginx',
      part: 'server',
      plans: () => [],
      beside: { text: TEXT, addresses: [ADDRESS] },
    });
  });

  afterAll(async () => {
    await stage?.close();
  });

  it.each([
    ['no upgrade', BARE, handshakeComplaints, /status 200|status 4/],
    ['another path', BARE, plainComplaints, /arrived as \/other\//],
    ['a Connection header of ordinary requests', FREQUENT, plainComplaints, /Connection: upgrade/],
    ['a connection for each request', BARE, connectionComplaints, /4 requests on 4 connections/],
    ['events that are held back', BARE, eventComplaints, /event is late/],
    ['h2c that goes through', FREQUENT, h2cComplaints, /Upgrade: h2c/],
    ['a port that is lost', FREQUENT, forwardedComplaints, /Host is frequent\.test, not/],
    ['a forged address', FREQUENT, forwardedComplaints, /X-Forwarded-For is 203\.0\.113\.9, 127\.0\.0\.1/],
    ['a body that is too large', FREQUENT, bodyComplaints, /status 413/],
    ['a body that is collected', FREQUENT, bodyComplaints, /before the body is complete/],
    ['the default timeout', FREQUENT, silenceComplaints, /closed after \d+ ms of silence/],
  ] as const)('of %s', async (_title, preset, check, complaint) => {
    const [plain] = FORMS;
    if (stage === null || plain === undefined) throw new Error('nothing is served');
    const complaints = await check(new Served(plain, preset, stage));
    expect(complaints.join('\n')).toMatch(complaint);
  });
});
