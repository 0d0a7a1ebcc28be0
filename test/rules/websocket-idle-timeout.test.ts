/** What an example cannot show: one finding for a line that serves many, and where no fix can help. */
import { describe, expect, it } from 'vitest';
import { findingsIn, fix } from '../proof/harness/linting.ts';
import { changes, found, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const HEADERS = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;';

describe('one finding for one line', () => {
  it('however many routes have their timeout from it', () => {
    const locations = ['/ws', '/chat', '/game'].map((path) => `location ${path} { ${UPSTREAM} }`);
    const subject = nginx(server(`proxy_read_timeout 60s;\n${HEADERS}\n${locations.join('\n')}`, MAP));
    expect(found(subject)).toEqual(['nginx.conf:6 warning websocket-idle-timeout']);
  });

  it('which is that of the headers where nothing sets the timeout', () => {
    const subject = nginx(
      server(`${HEADERS}\nlocation /a { ${UPSTREAM} }\nlocation /b { ${UPSTREAM} }`, MAP),
    );
    expect(found(subject)).toEqual(['nginx.conf:6 warning websocket-idle-timeout']);
  });

  it('and none beside the finding about missing headers, whose fix sets the timeout too', () => {
    expect(found(nginx(server(`location /ws { ${UPSTREAM} }`)))).toEqual([
      'nginx.conf:6 error websocket-handshake',
    ]);
  });
});

describe('the time', () => {
  it.each([
    ['4m 59s', '299 seconds'],
    ['500ms', '500 ms'],
    ['1', '1 second'],
  ])('%s is too short', (time, words) => {
    const [line] = said(
      nginx(server(`location /ws { ${UPSTREAM} ${HEADERS} proxy_read_timeout "${time}"; }`, MAP)),
    );
    expect(line).toContain(`nothing is sent for ${words} is closed`);
  });

  it.each(['5m', '300s', '1d', '3650d'])('%s is long enough', (time) => {
    const text = server(`location /ws { ${UPSTREAM} ${HEADERS} proxy_read_timeout ${time}; }`, MAP);
    expect(found(nginx(text)).filter((line) => line.includes('websocket-idle-timeout'))).toEqual([]);
  });
});

describe('the fix', () => {
  it('changes no line that an ordinary location includes too, and says so', () => {
    const subject = nginx({
      'nginx.conf': server(
        `location /ws { include times.conf; ${UPSTREAM} ${HEADERS} } location /api/ { include times.conf; ${UPSTREAM} }`,
        MAP,
      ),
      'times.conf': 'proxy_read_timeout 60s;\n',
    });
    expect(found(subject)).toEqual(['times.conf:1 warning websocket-idle-timeout']);
    expect(changes(subject, 'times.conf')).toEqual({ added: [], removed: [] });
    expect(fix(subject).skipped).toEqual([expect.stringContaining('it would also change another route')]);
  });

  it('leaves the short timeout of http to the other sites', () => {
    const subject = nginx(
      server(
        `location /api/ { ${UPSTREAM} }\nlocation /ws {\n    ${UPSTREAM}\n    ${HEADERS.replace('; ', ';\n    ')}\n}`,
        `${MAP}\nproxy_read_timeout 60s;`,
      ),
    );
    expect(changes(subject)).toEqual({ added: ['    proxy_read_timeout 1h;'], removed: [] });
  });
});

describe('stream', () => {
  const stream = (port: number) =>
    nginx(
      `events {}\nstream {\n    server {\n        listen ${port};\n        proxy_timeout 60s;\n        proxy_pass 127.0.0.1:9000;\n    }\n}\n`,
    );

  it('may carry WebSockets on a port of the web: worth knowing, and changed only when asked for', () => {
    expect(found(stream(443))).toEqual(['nginx.conf:5 info websocket-idle-timeout']);
    expect(findingsIn(stream(443)).map((finding) => finding.fix?.safety)).toEqual(['unsafe']);
  });

  it('carries something else on other ports', () => {
    expect(found(stream(5432))).toEqual([]);
  });
});

describe('a longer minimum', () => {
  const HOURS = { settings: { files: { minimumIdle: 6 * 3_600_000 } } };
  const text = (lines: string) => ({
    ...nginx(server(`location /ws { ${UPSTREAM} ${lines} }`, MAP)),
    ...HOURS,
  });

  it.each([
    ['headers are missing', ''],
    ['nothing sets the time', HEADERS],
    ['a line sets it', `${HEADERS} proxy_read_timeout 1h;`],
  ])('is what the fix writes where %s', (_title, lines) => {
    const { after, skipped } = fix(text(lines));
    expect(skipped).toEqual([]);
    expect(after.texts.get('nginx.conf')).toContain('proxy_read_timeout 6h;');
    expect(found(after)).toEqual([]);
  });

  it('is what the fix writes in a Caddyfile', () => {
    const caddyfile =
      ':80 {\n\treverse_proxy /ws a:80 {\n\t\ttransport http {\n\t\t\tread_timeout 1h\n\t\t}\n\t}\n}\n';
    const { after } = fix({
      ...nginx({ Caddyfile: caddyfile }),
      dialect: 'caddy',
      ...HOURS,
    });
    expect(after.texts.get('Caddyfile')).toBe(caddyfile.replace('1h', '6h'));
    expect(found(after)).toEqual([]);
  });
});
