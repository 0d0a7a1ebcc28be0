/**
 * Every line that is printed does something, and the checks see it: without it one of them complains, or the proxy refuses the
 * rest. What is not seen is listed, with the reason.
 */
import { describe, expect, it } from 'vitest';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { ProxyName } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { describeWith, needsCaddy, needsNginx } from '../harness/requirements.ts';
import { startedTogether } from '../harness/started-together.ts';
import { bodyComplaints } from './checks/bodies.ts';
import { eventComplaints } from './checks/event-streams.ts';
import { forwardedComplaints } from './checks/forwarded.ts';
import { handshakeComplaints } from './checks/handshakes.ts';
import { connectionComplaints, h2cComplaints, plainComplaints } from './checks/plain-requests.ts';
import { silenceComplaints } from './checks/silence.ts';
import { tlsRedirectComplaints } from './checks/tls-redirect.ts';
import { slashComplaints } from './checks/without-slash.ts';
import { FORMS, type Form, hostOf, optionsFor } from './forms.ts';
import { planFor } from './requests.ts';
import { Served } from './served.ts';
import { type Programme, Stage } from './stage.ts';
import { staged } from './staged.ts';

/** Stands for the paths of a certificate where lines are counted. */
const SOME_PATHS = { certificate: '/cert.pem', key: '/key.pem' };

const CHECKS = [
  handshakeComplaints,
  plainComplaints,
  slashComplaints,
  tlsRedirectComplaints,
  connectionComplaints,
  eventComplaints,
  forwardedComplaints,
  bodyComplaints,
  silenceComplaints,
  h2cComplaints,
];

/** One application of many, which asks for all that a preset can. */
function demanding(number: number): Preset {
  return {
    id: `demanding-${number}`,
    name: 'Demanding',
    documentation: 'https://app.example/',
    port: 10_000 + number,
    routes: [
      { path: '/', carries: ['requests'] },
      { path: '/live/', carries: ['requests', 'websockets', 'event-streams'], endpoint: '/live/ws' },
      { path: '/other/', carries: ['requests'], strip: true, port: 30_000 + number },
    ],
    bodyLimit: '100m',
    requestBuffering: false,
    headers: [
      { name: 'X-Real-IP', value: 'client-address' },
      { name: 'X-Scheme', value: 'scheme' },
      { name: 'X-Constant', text: 'on' },
    ],
    subpath: { prefix: 'stripped' },
  };
}

/** Whose absence shows in no check. */
const UNSEEN: Readonly<Record<ProxyName, readonly RegExp[]>> = {
  nginx: [
    // There are no clients with IPv6.
    /^listen \[::\]:/,
    // A map's default is the empty string anyway, and that of a geo; it is there to be read.
    /^default "";$/,
    /^default 0;$/,
    // With one trusted proxy there is nothing to go on with.
    /^real_ip_recursive on;$/,
    // Who says wss is in upstream-options.test.ts.
    /^1:wss https;$/,
    // nginx 1.22 passes on the chunks of HTTP/1.1 as they come, unless it compresses them.
    /^proxy_buffering off;$/,
    // TLS 1.1 is not spoken here anyway.
    /^ssl_protocols /,
  ],
  caddy: [
    // What no route serves is asked for in paths.test.ts.
    /^respond 404$/,
  ],
};

/** Without which the proxy does not take the rest. */
const REFUSED: Readonly<Record<ProxyName, RegExp>> = {
  nginx: /^server 127|^ssl_certificate/,
  caddy: /^$/,
};

interface Line {
  /** Which one of the text, from 0. */
  readonly at: number;
  readonly text: string;
}

/** The lines of a text that can be left out: those that begin or end no block. */
function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .map((line, at) => ({ at, text: line.trim() }))
    .filter(({ text }) => text !== '' && !/^#|[{}]$/.test(text));
}

function without(text: string, line: Line | null): string {
  return text
    .split('\n')
    .filter((_, at) => at !== line?.at)
    .join('\n');
}

/** Variables belong to the whole of a configuration: each text gets its own, so that it is the one that misses a line. */
function withOwnVariables(text: string, number: number): string {
  return text.replace(
    /\$(websocket_upgrade|websocket_connection|from_trusted_proxy|forwarded_proto)\b/g,
    `$$$1_${number}`,
  );
}

/** Otherwise another text's server would answer for the one that is not asked any more. */
const NOBODY_ELSE = 'server { listen 80 default_server; return 444; }';

/** Texts beside each other, each without its line. */
function programmeFor(proxy: ProxyName, form: Form, lines: readonly (Line | null)[]): Programme {
  const presets = lines.map((_, number) => demanding(number));
  const numbers = new Map(presets.map((preset, number) => [hostOf(preset), number]));
  return {
    proxy,
    part: 'server',
    plans: (paths) => presets.map((preset) => planFor(optionsFor(form, preset, proxy, paths))),
    beside: { text: proxy === 'nginx' ? NOBODY_ELSE : '', addresses: [] },
    edited: (text, { hosts: [host = ''] }) => {
      const number = numbers.get(host) ?? 0;
      return withOwnVariables(without(text, lines[number] ?? null), number);
    },
  };
}

const AT_ONCE = 16;

for (const [proxy, requirement] of [
  ['nginx', needsNginx],
  ['caddy', needsCaddy],
] as const) {
  describeWith([requirement], `for ${proxy}`, () => {
    describe.each(FORMS.map((form) => [form.title, form] as const))('%s', (_title, form) => {
      const plan = planFor(optionsFor(form, demanding(0), proxy, SOME_PATHS));
      const all = linesOf((proxy === 'nginx' ? renderNginx : renderCaddy)(plan, 'server'));
      const refused = all.filter(({ text }) => REFUSED[proxy].test(text));
      const seen = all.filter(
        (line) => !refused.includes(line) && !UNSEEN[proxy].some((pattern) => pattern.test(line.text)),
      );
      const served = [null, ...seen];
      const stage = staged(programmeFor(proxy, form, served));
      const complaints = startedTogether(served, AT_ONCE, async (line) => {
        const each = new Served(form, demanding(served.indexOf(line)), stage());
        // One after the other: a check of shared connections has them for itself. The first complaint will do.
        for (const check of CHECKS) {
          const complaints = await check(each);
          if (complaints.length > 0) return complaints;
        }
        return [];
      });

      it('nothing is wrong with the whole', async () => {
        expect(await complaints(null)).toEqual([]);
      });

      it.each(seen.map((line) => [line.at + 1, line.text, line] as const))(
        'line %i is missed: %s',
        async (_number, _text, line) => {
          expect(await complaints(line)).not.toEqual([]);
        },
      );

      it.each(refused.map((line) => [line.text, line] as const))(
        'is refused without %s',
        async (_text, line) => {
          await expect(Stage.open(programmeFor(proxy, form, [line]))).rejects.toThrow(`${proxy} refuses`);
        },
      );
    });
  });
}
