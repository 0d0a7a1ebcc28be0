/** What the options of rules do, and that their schemas describe what the rules read. */
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_FILE_SETTINGS, type FileSettings } from '../../src/lint/file-settings.ts';
import type { OptionValues } from '../../src/lint/rule-options.ts';
import { lint } from '../../src/lint/run.ts';
import { projectOf } from '../lint/subject.ts';
import { fix, type LintSubject } from '../proof/harness/linting.ts';
import { found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

/** What a rule says with some options. */
function withOptions(subject: LintSubject, rule: string, options: OptionValues): LintSubject {
  return { ...subject, settings: { files: { rules: new Map([[rule, { severity: null, options }]]) } } };
}

/** The findings of one rule, without its name. */
function saidBy(rule: string, subject: LintSubject, options?: OptionValues): readonly string[] {
  return said(options === undefined ? subject : withOptions(subject, rule, options))
    .filter((line) => line.includes(` ${rule}: `))
    .map((line) => line.replace(`${rule}: `, ''));
}

const withRules = rules.flatMap((rule) =>
  rule.options === undefined ? [] : [[rule.id, rule.options] as const],
);

describe.each(withRules)('the options of %s', (_id, { schema, read }) => {
  const ajv = new Ajv({ strict: true, useDefaults: true });
  const validate = ajv.compile(schema);

  it('are described, and reading none is reading the defaults', () => {
    for (const { description } of Object.values(schema.properties))
      expect(description).toMatch(/^[A-Z].*\.$/s);
    const defaults: Record<string, unknown> = {};
    expect(validate(defaults)).toBe(true);
    expect(JSON.stringify(read(defaults))).toBe(JSON.stringify(read({})));
  });

  it('are read once for the same values', () => {
    const values = {};
    expect(read(values)).toBe(read(values));
  });

  it('are no others', () => {
    expect(validate({ unheardOf: 1 })).toBe(false);
  });
});

describe('options', () => {
  it('are those of the file that a finding is in', () => {
    const files = {
      '/nginx.conf': 'events {}\nhttp { include /a.conf; include /b.conf; }\n',
      '/a.conf': 'server { brotly on; client_max_bodi_size 1m; }\n',
      '/b.conf': 'server { client_max_bodi_size 1m; }\n',
    };
    const known: FileSettings = {
      ...DEFAULT_FILE_SETTINGS,
      rules: new Map([
        ['unknown-directive', { severity: null, options: { known: ['client_max_bodi_size'] } }],
      ]),
    };
    const { findings } = lint(projectOf(files), rules, {
      settingsFor: (path) => (path === '/a.conf' ? known : DEFAULT_FILE_SETTINGS),
    });
    const ours = findings.filter(({ rule }) => rule === 'unknown-directive');
    expect(ours.map(({ span }) => span.file.path)).toEqual(['/b.conf']);
  });
});

describe('unknown-directive', () => {
  const text = server('access_logs off; http3_stream_buffer_sizes 64k;');

  it('believes the names that are known', () => {
    expect(saidBy('unknown-directive', nginx(text))).toHaveLength(2);
    expect(saidBy('unknown-directive', nginx(text), { known: ['access_logs'] })).toHaveLength(1);
    expect(saidBy('unknown-directive', nginx(text), { known: ['access_*', 'http3_*_sizes'] })).toEqual([]);
  });

  it('believes that a directive of another version is there', () => {
    const old = nginx(server('http2 on;'), '1.22.1');
    expect(saidBy('unknown-directive', old)).toHaveLength(1);
    expect(saidBy('unknown-directive', old, { known: ['http2'] })).toEqual([]);
  });
});

describe('undefined-variable', () => {
  const text = server('add_header X-A $geoip3_city; add_header X-B $tenant; add_header X-C ${tenant}x;');

  it('believes the names that are known, in any letter case and with or without the $', () => {
    expect(saidBy('undefined-variable', nginx(text))).toHaveLength(2);
    expect(saidBy('undefined-variable', nginx(text), { known: ['$Tenant'] })).toHaveLength(1);
    expect(saidBy('undefined-variable', nginx(text), { known: ['tenant', 'geoip3_*'] })).toEqual([]);
  });
});

describe('header-typo', () => {
  const text = server(
    'location / { proxy_pass http://127.0.0.1:9000; proxy_set_header X-Forwarded-Prot $http_upgrad; }',
  );

  it('believes the names that are right', () => {
    expect(saidBy('header-typo', nginx(text))).toHaveLength(2);
    expect(saidBy('header-typo', nginx(text), { known: ['x-forwarded-prot'] })).toHaveLength(1);
    expect(saidBy('header-typo', nginx(text), { known: ['X-Forwarded-*', 'Upgrad'] })).toEqual([]);
  });

  it('believes them in a Caddyfile too', () => {
    const caddyfile = ':80 {\n\treverse_proxy a:80 {\n\t\theader_up X-Forwarded-Prot https\n\t}\n}\n';
    const subject: LintSubject = { ...nginx({ Caddyfile: caddyfile }), dialect: 'caddy' };
    expect(saidBy('header-typo', subject)).toHaveLength(1);
    expect(saidBy('header-typo', subject, { known: ['X-Forwarded-Prot'] })).toEqual([]);
  });
});

describe('include-missing', () => {
  const files = {
    'nginx.conf': 'events {}\nhttp { include snippets/gzip.conf; include snippets/resolver.conf; }\n',
    'snippets/gzip.conf': 'gzip on;\n',
  };

  it('says nothing of what a deployment makes', () => {
    expect(saidBy('include-missing', nginx(files))).toHaveLength(1);
    expect(saidBy('include-missing', nginx(files), { optional: ['snippets/resolver.conf'] })).toEqual([]);
    expect(saidBy('include-missing', nginx(files), { optional: ['snippets/*'] })).toEqual([]);
    expect(saidBy('include-missing', nginx(files), { optional: ['*.map'] })).toHaveLength(1);
  });
});

describe('websocket-reload', () => {
  const text = server(
    `location /ws { proxy_pass http://127.0.0.1:9000; ${HEADERS.replace('1h', '2d')} }`,
    MAP,
  );

  it('takes as long what the user takes as long', () => {
    expect(saidBy('websocket-reload', nginx(text))).toHaveLength(1);
    expect(saidBy('websocket-reload', nginx(text), { longSilence: '3d' })).toEqual([]);
    const shorter = nginx(text.replace('2d', '6h'));
    expect(saidBy('websocket-reload', shorter)).toEqual([]);
    expect(saidBy('websocket-reload', shorter, { longSilence: '6h' })).toHaveLength(1);
  });
});

describe('websocket-reload in a Caddyfile', () => {
  const text = ':80 {\n\treverse_proxy /ws a:80\n\treverse_proxy /socket.io/* a:80\n}\n';
  const subject: LintSubject = { ...nginx({ Caddyfile: text }), dialect: 'caddy' };
  const always = withOptions(subject, 'websocket-reload', { always: true });

  it('is told of where nothing speaks of open connections if that is asked for, once for all proxies', () => {
    expect(saidBy('websocket-reload', subject)).toEqual([]);
    expect(saidBy('websocket-reload', subject, { always: true })).toHaveLength(1);
  });

  it('is mended in all of them, and not unasked', () => {
    expect(fix(always).after.texts.get('Caddyfile')).toBe(text);
    expect(fix(always, true).after.texts.get('Caddyfile')?.split('stream_close_delay 5m')).toHaveLength(3);
  });

  it('says nothing of a proxy that is not named for WebSockets', () => {
    const plain: LintSubject = {
      ...nginx({ Caddyfile: ':80 {\n\treverse_proxy a:80\n}\n' }),
      dialect: 'caddy',
    };
    expect(saidBy('websocket-reload', plain, { always: true })).toEqual([]);
  });
});

describe('websocket-lifetime', () => {
  const subject = (time: string): LintSubject => ({
    ...nginx({ Caddyfile: `:80 {\n\treverse_proxy /ws a:80 {\n\t\tstream_timeout ${time}\n\t}\n}\n` }),
    dialect: 'caddy',
  });

  it('asks for the life that the user asks for, and writes it', () => {
    expect(saidBy('websocket-lifetime', subject('30m'), { minimum: '30m' })).toEqual([]);
    const long = withOptions(subject('36h'), 'websocket-lifetime', { minimum: '2d' });
    expect(found(long)).toEqual(['Caddyfile:3 warning websocket-lifetime']);
    const { after } = fix(long, true);
    expect(after.texts.get('Caddyfile')).toContain('stream_timeout 48h\n');
    expect(found(after)).toEqual([]);
  });
});

describe('websocket-limits', () => {
  const route = (lines: string) => `location /ws { proxy_pass http://127.0.0.1:9000; ${HEADERS} ${lines} }`;
  const zones = `${MAP} limit_conn_zone $binary_remote_addr zone=client:1m; limit_conn_zone $server_name zone=all:1m; limit_req_zone $binary_remote_addr zone=rate:1m rate=30r/s;`;

  it('takes as enough what the user takes as enough', () => {
    const client = nginx(server(route('limit_conn client 20;'), zones));
    expect(saidBy('websocket-limits', client)).toEqual([]);
    expect(saidBy('websocket-limits', client, { perClient: 200 })).toHaveLength(1);
    const all = nginx(server(route('limit_conn all 150;'), zones));
    expect(saidBy('websocket-limits', all)).toEqual([]);
    expect(saidBy('websocket-limits', all, { inAll: 1_000 })).toHaveLength(1);
    const rate = nginx(server(route('limit_req zone=rate;'), zones));
    expect(saidBy('websocket-limits', rate)).toEqual([]);
    expect(saidBy('websocket-limits', rate, { requestsPerSecond: 30 })).toHaveLength(1);
  });

  it('raises a limit to what is enough', () => {
    const subject = nginx(server(`\n${route('\nlimit_conn client 20;')}`, zones));
    const { after } = fix(withOptions(subject, 'websocket-limits', { perClient: 200 }), true);
    expect(after.texts.get('nginx.conf')).toContain('limit_conn client 200;');
  });
});

describe('websocket-capacity', () => {
  const subject = (main: string, events = '') =>
    nginx(
      `${main}\nevents { ${events} }\nhttp { ${MAP} server { listen 80; location /ws { proxy_pass http://127.0.0.1:9000; ${HEADERS} } } }\n`,
    );

  it.each([
    ['', '', { sockets: 1_000 }, 'nginx.conf:2', 'No more than 255 WebSockets', 'worker_connections 2002'],
    [
      'worker_processes 4;',
      'worker_connections 1024;',
      { sockets: 10_000 },
      'nginx.conf:2',
      'No more than 2044 WebSockets',
      'worker_connections 5002` or more in each of 4 worker processes',
    ],
    [
      'worker_processes auto;',
      'worker_connections 1024;',
      { sockets: 10_000, workers: 8 },
      'nginx.conf:2',
      'No more than 4088 WebSockets',
      'worker_connections 2502',
    ],
    [
      'worker_rlimit_nofile 1024;',
      'worker_connections 4096;',
      { sockets: 1_000 },
      'nginx.conf:1',
      'No more than 512 WebSockets',
      'worker_rlimit_nofile 2000',
    ],
  ])('counts the sockets that are to be: %s %s', (main, events, options, place, most, needed) => {
    const [line = '', ...others] = saidBy('websocket-capacity', subject(main, events), options);
    expect(others).toEqual([]);
    expect(line.startsWith(`${place} warning ${most}`)).toBe(true);
    expect(line).toContain(needed);
  });

  it.each([
    ['they fit', '', 'worker_connections 4096;', { sockets: 2_000 }],
    [
      'nobody knows how many processes there are',
      'worker_processes auto;',
      'worker_connections 1024;',
      { sockets: 10_000 },
    ],
    ['the number is in a file that is not here', '', 'include /srv/events.conf;', { sockets: 10_000 }],
  ])('is content where %s', (_title, main, events, options) => {
    expect(saidBy('websocket-capacity', subject(main, events), options)).toEqual([]);
  });

  it('gives the number that is enough', () => {
    const events = 'worker_connections 2502;';
    expect(saidBy('websocket-capacity', subject('worker_processes 8;', events), { sockets: 10_000 })).toEqual(
      [],
    );
  });
});
