import { describe, expect, it } from 'vitest';
import type { CaddyRoute } from '../../../src/caddy/routes.ts';
import { configurationOf, proxyWith, routeOf } from '../configuration.ts';

function verdict({ websocket }: CaddyRoute): string {
  return [websocket.handshake, ...websocket.reasons.map(({ code }) => code)].join(' ');
}

describe('reverse_proxy by itself', () => {
  it('upgrades, for ever, on the strength of its own defaults', () => {
    const { websocket, intent, entry } = routeOf('reverse_proxy localhost:3000');
    expect(websocket).toMatchObject({
      handshake: 'works',
      reasons: [],
      upgrade: { value: { value: 'websocket' }, origin: { kind: 'default' } },
      connection: { value: { value: 'Upgrade' }, origin: { kind: 'default' } },
      idleTimeout: { value: { value: null } },
      lifetime: { value: { value: null } },
    });
    expect(intent.strength).toBe('weak');
    expect(entry).toEqual({ listeners: [{ address: ':80', tls: false }], hosts: [] });
  });
});

describe('header_up', () => {
  // Measured with 2.6.2 and 2.11.4: facts of the handshake table.
  it.each([
    ['header_up Connection close', 'fails connection-value'],
    ['header_up Connection ""', 'fails connection-value'],
    ['header_up -Connection', 'fails connection-missing'],
    ['header_up -Upgrade', 'fails upgrade-missing'],
    ['header_up -Up*', 'fails upgrade-missing'],
    ['header_up Connection {>Connection}', 'fails connection-value'],
    ['header_up Connection $connection_upgrade', 'fails connection-value'],
    ['header_up Connection upgrade;', 'fails connection-value'],
    ['header_up Upgrade "websocket"; # as in nginx', 'fails upgrade-value'],
    ['header_up Upgrade h2c', 'fails upgrade-value'],
    ['header_up Connection {http.upgrade}', 'fails connection-value'],
    ['header_up Connection {$CONNECTION}', 'unknown unknown'],
    ['header_up Connection {header.Connection}', 'works'],
    ['header_up Upgrade {http.request.header.Upgrade}', 'works'],
    ['header_up Connection "upgrade"\nheader_up Upgrade "websocket"', 'works'],
    ['header_up +Connection close', 'works'],
    ['header_up +Upgrade websocket', 'fails upgrade-duplicate'],
    ['header_up -Sec-WebSocket-Key', 'fails request-altered'],
    ['header_up -Sec-WebSocket-*', 'fails request-altered'],
    ['header_up -Sec-WebSocket-Protocol', 'fragile request-altered'],
    ['header_up -Sec-WebSocket-Extensions', 'works'],
    ['header_up Host: x', 'fails request-altered'],
    ['header_up Host {upstream_hostport}', 'works'],
    ['header_down -Upgrade', 'works'],
  ])('%s: %s', (line, expected) => {
    expect(verdict(proxyWith(line))).toBe(expected);
    expect(verdict(proxyWith(line, '2.6.2'))).toBe(expected);
  });

  it('deletes after it sets, and the last of two sets counts', () => {
    expect(verdict(proxyWith('header_up -Connection\nheader_up Connection Upgrade'))).toBe(
      'fails connection-missing',
    );
    expect(verdict(proxyWith('header_up Connection close\nheader_up Connection Upgrade'))).toBe('works');
  });
});

describe('method', () => {
  it('counts as the last line has it', () => {
    expect(verdict(routeOf('method POST\nhandle {\nreverse_proxy a\n}'))).toBe('fails request-altered');
    expect(verdict(routeOf('method POST\nhandle {\nmethod GET\nreverse_proxy a\n}'))).toBe('works');
    const some = '@x remote_ip 10.0.0.1\nmethod POST\nhandle {\nmethod @x GET\nreverse_proxy a\n}';
    expect(verdict(routeOf(some))).toBe('unknown unknown');
  });
});

describe('request_header', () => {
  const WITH = (matcher: string) => `@x ${matcher}\nrequest_header @x -Upgrade\nreverse_proxy a`;

  it.each([
    ['not header_regexp Upgrade (?i)^websocket$', 'works'],
    ['not header Upgrade websocket', 'works'],
    ['header_regexp Upgrade ^WebSocket$', 'works'],
    ['header !Upgrade', 'works'],
    ['header_regexp Upgrade (?i)^websocket$', 'fails upgrade-missing'],
    ['not header_regexp Upgrade ^h2c$', 'fails upgrade-missing'],
    ['not header Upgrade h2c', 'fails upgrade-missing'],
    // Go's own syntax.
    ['not header_regexp Upgrade \\Awebsocket\\z', 'works'],
    ['header_regexp Upgrade ^[[:lower:]]+\\z', 'fails upgrade-missing'],
    // A header of which nothing is known.
    ['not header X-App *', 'unknown unknown'],
  ])('-Upgrade for `%s`', (matcher, expected) => {
    expect(verdict(routeOf(WITH(matcher)))).toBe(expected);
  });

  it('is asked about the headers as the lines before it leave them', () => {
    const second = '@x header Upgrade websocket\nrequest_header @x -Connection\nreverse_proxy a';
    expect(verdict(routeOf(second))).toBe('fails connection-missing');
    expect(verdict(routeOf(`request_header Upgrade WebSocket\nhandle {\n${second}\n}`))).toBe('works');
  });

  it('may replace any Upgrade but websocket', () => {
    const held = (protocol: string) => `request_header Upgrade (?i)^(${protocol}$)?.* $1\nreverse_proxy a`;
    expect(verdict(routeOf(held('websocket')))).toBe('works');
    expect(verdict(routeOf(held('h2c')))).toMatch(/^fails upgrade-/);
  });

  it('works before the proxy does, wherever it is written', () => {
    expect(verdict(routeOf('reverse_proxy a\nrequest_header -Upgrade'))).toBe('fails upgrade-missing');
    expect(verdict(routeOf('handle /ws* {\nreverse_proxy a\n}\nrequest_header Connection close'))).toBe(
      'fails connection-value',
    );
  });

  it('is undone when header_up sets both headers again (measured)', () => {
    const lines =
      'request_header Connection close\nreverse_proxy a {\nheader_up Connection Upgrade\nheader_up Upgrade websocket\n}';
    expect(verdict(routeOf(lines))).toBe('works');
  });

  it('matters only where its matcher lets handshakes pass', () => {
    expect(verdict(routeOf('request_header /static/* -Upgrade\nreverse_proxy /ws* a'))).toBe('works');
    expect(verdict(routeOf('request_header /ws* -Upgrade\nreverse_proxy /ws/* a'))).toBe(
      'fails upgrade-missing',
    );
    expect(verdict(routeOf('@x remote_ip 10.0.0.1\nrequest_header @x -Upgrade\nreverse_proxy /ws* a'))).toBe(
      'unknown unknown',
    );
  });

  it('keeps its place in a route', () => {
    expect(verdict(routeOf('route {\nreverse_proxy a\nrequest_header -Upgrade\n}'))).toBe('works');
    expect(verdict(routeOf('route {\nrequest_header -Upgrade\nreverse_proxy a\n}'))).toBe(
      'fails upgrade-missing',
    );
  });
});

describe("a site's header directive", () => {
  it.each([
    ['header -Upgrade', 'fails response-altered'],
    ['header -Connection', 'fails response-altered'],
    ['header >Connection close', 'fails response-altered'],
    ['header {\n-Server\nConnection close\n}', 'fails response-altered'],
    ['header {\ndefer\nUpgrade h2c\n}', 'fails response-altered'],
    ['header Connection close', 'works'],
    ['header {\nConnection close\n}', 'works'],
    ['header -Server', 'works'],
    ['header -Sec-WebSocket-Accept', 'works'],
    ['header /static/* -Upgrade', 'works'],
  ])('%s: %s, and no harm before 2.7', (line, expected) => {
    expect(verdict(routeOf(`${line}\nreverse_proxy /ws* a`))).toBe(expected);
    expect(verdict(routeOf(`${line}\nreverse_proxy /ws* a`, '2.6.2'))).toBe('works');
  });
});

describe('options of reverse_proxy', () => {
  it.each([
    ['transport http {\nversions h2c\n}', '2.11.4', 'fails upstream-protocol'],
    ['transport http {\nversions 1.1 h2c\n}', '2.6.2', 'fails upstream-protocol'],
    ['transport http {\nversions 3\n}', '2.11.4', 'fails upstream-protocol'],
    ['transport http {\nversions 3\n}', '2.6.2', 'works'],
    ['transport http {\nversions 1.1 2\n}', '2.11.4', 'works'],
    ['to h2c://b', '2.11.4', 'fails upstream-protocol'],
    ['response_buffers 4KiB', '2.11.4', 'fails buffered'],
    ['response_buffers unlimited', '2.11.4', 'fails buffered'],
    ['buffer_responses', '2.6.2', 'fails buffered'],
    ['request_buffers 4KiB', '2.11.4', 'works'],
    ['method POST', '2.11.4', 'fails request-altered'],
    ['method GET', '2.11.4', 'works'],
    ['replace_status 200', '2.11.4', 'fails response-handled'],
    ['handle_response {\nrespond x\n}', '2.11.4', 'fails response-handled'],
    ['handle_response {\ncopy_response\n}', '2.11.4', 'works'],
    ['@e status 5xx\nhandle_response @e {\nrespond x\n}', '2.11.4', 'works'],
    ['@e status 1xx\nreplace_status @e 200', '2.11.4', 'fails response-handled'],
  ])('%s on %s: %s', (lines, version, expected) => {
    expect(verdict(proxyWith(lines, version))).toBe(expected);
  });

  it('set how long a socket lives', () => {
    const { websocket } = proxyWith('stream_timeout 5m\ntransport http {\nread_timeout 90s\n}');
    expect(websocket.idleTimeout.value).toEqual({ kind: 'known', value: 90_000 });
    expect(websocket.lifetime.value).toEqual({ kind: 'known', value: 300_000 });
  });

  it('read a bare stream_timeout as nanoseconds, and not at all before 2.7', () => {
    expect(proxyWith('stream_timeout 3000000').websocket.lifetime.value).toEqual({ kind: 'known', value: 3 });
    expect(proxyWith('stream_timeout 3s', '2.6.2').websocket.lifetime.value).toEqual({
      kind: 'known',
      value: null,
    });
  });

  it('are unknown where a variable decides', () => {
    expect(proxyWith('transport http {\nread_timeout {$T:30s}\n}').websocket.idleTimeout.value.kind).toBe(
      'unknown',
    );
  });
});

describe('a replacement in the headers of a handshake', () => {
  it.each(['* e E', 'Sec-WebSocket-Key e E'])('that depends on the key is unknown: header_up %s', (words) => {
    expect(proxyWith(`header_up ${words}`).websocket.handshake).toBe('unknown');
  });

  it('elsewhere breaks nothing', () => {
    expect(proxyWith('header_up Cookie e E').websocket.handshake).toBe('works');
  });
});

describe('handlers that come first', () => {
  it.each([
    ['respond ok\nreverse_proxy a', 'respond'],
    ['redir https://x{uri}\nreverse_proxy /ws* a', 'redir'],
    ['reverse_proxy /ws/* a\nreverse_proxy /ws* b', null],
    ['@ws header Connection *Upgrade*\nreverse_proxy b\nreverse_proxy @ws a', 'reverse_proxy'],
    ['handle /ws* {\nrespond x\n}\nhandle /ws/* {\nreverse_proxy a\n}', null],
    ['handle /ws/* {\nrespond x\n}\nhandle /ws/chat {\nreverse_proxy a\n}', null],
    ['handle {\nrespond x\n}\nreverse_proxy a', 'handle'],
    ['handle {\nheader X y\n}\nreverse_proxy a', null],
  ])('%s', (lines, expected) => {
    const shadows = configurationOf(`:80 {\n${lines}\n}\n`).routes.flatMap(({ shadow }) =>
      shadow === null ? [] : [shadow.name.value],
    );
    expect(shadows).toEqual(expected === null ? [] : [expected]);
  });

  it('leave a proxy without WebSockets to carry', () => {
    expect(routeOf('respond ok\nreverse_proxy /ws* a').intent.strength).toBe('none');
  });
});

describe('intent', () => {
  it.each([
    ['reverse_proxy /ws* a', 'strong'],
    ['handle_path /socket.io/* {\nreverse_proxy a\n}', 'strong'],
    ['@s path_regexp ^/(ws|chat)$\nreverse_proxy @s a', 'strong'],
    ['@s {\nheader Connection *Upgrade*\nheader Upgrade websocket\n}\nreverse_proxy @s a', 'strong'],
    ['reverse_proxy a {\nheader_up Upgrade {header.Upgrade}\n}', 'strong'],
    ['reverse_proxy a {\nstream_close_delay 5m\n}', 'strong'],
    ['reverse_proxy a', 'weak'],
    ['reverse_proxy a {\nheader_up Connection close\n}', 'weak'],
    ['handle /api/* {\nreverse_proxy a\n}', 'none'],
    ['@p method POST\nreverse_proxy @p a', 'none'],
    ['@p not header Connection *Upgrade*\nreverse_proxy @p a', 'none'],
    ['reverse_proxy a {\ntransport fastcgi\n}', 'none'],
    ['reverse_proxy grafana:3000', 'strong'],
    ['handle /api/* {\nreverse_proxy grafana:3000\n}', 'strong'],
    ['handle_path /board/* {\nreverse_proxy grafana:3000\n}', 'strong'],
    ['handle /grafana/* {\nreverse_proxy grafana:3000\n}', 'strong'],
    ['handle /public/* {\nreverse_proxy grafana:3000\n}', 'none'],
    ['handle /board/* {\nreverse_proxy grafana:3000\n}', 'none'],
    ['handle /api/* {\nreverse_proxy localhost:3000\n}', 'none'],
    ['handle /api/* {\nreverse_proxy 10.0.0.5:8123\n}', 'weak'],
  ])('of %s is %s', (lines, strength) => {
    expect(routeOf(lines).intent.strength).toBe(strength);
  });
});

describe('a proxy to a known application', () => {
  const messages = (lines: string) =>
    configurationOf(`:80 {\n${lines}\n}\n`).routes.map(({ intent }) =>
      intent.evidence.map(({ message }) => message),
    );

  it('says which one it is, and where it opens WebSockets', () => {
    expect(messages('reverse_proxy /api/* grafana:3000')).toEqual([
      ['Grafana opens WebSockets at `/api/live/`, and this route leads to it'],
    ]);
  });

  it('does not, where an earlier handler takes that path', () => {
    const [, rest] = messages(
      'handle /api/* {\nreverse_proxy grafana:3000\n}\nhandle {\nreverse_proxy grafana:3000\n}',
    );
    expect(rest).toEqual(['every request to the site can come this way']);
  });
});

describe('entries', () => {
  it.each([
    ['example.com', [':443', true], ['example.com']],
    ['http://example.com', [':80', false], ['example.com']],
    ['example.com:8443', [':8443', true], ['example.com']],
    [':8080', [':8080', false], []],
    ['https://', [':443', true], []],
    ['*.example.com', [':443', true], ['*.example.com']],
  ])('%s', (address, [listener, tls], hosts) => {
    const [route] = configurationOf(`${address} {\n\treverse_proxy a\n}\n`).routes;
    expect(route?.entry).toEqual({ listeners: [{ address: listener, tls }], hosts });
  });

  it('keep the path that clients ask for', () => {
    expect(routeOf('handle_path /app/* {\nreverse_proxy /ws a\n}').path).toBe('/app/');
    expect(routeOf('reverse_proxy a').path).toBeNull();
  });
});

describe('a Caddy 1 file', () => {
  it('is known by its directives, and has no routes', () => {
    const configuration = configurationOf('a.com {\n\tproxy / localhost:3000 {\n\t\twebsocket\n\t}\n}\n');
    expect(configuration.version1.map(({ name }) => name.value)).toEqual(['proxy']);
    expect(configuration.routes).toEqual([]);
  });

  it('is not what a plugin of Caddy 2 makes of these names elsewhere', () => {
    const text = '{\n\tlayer4 {\n\t\t:1 {\n\t\t\tproxy a:1\n\t\t}\n\t}\n}\n:80 {\n\treverse_proxy a\n}\n';
    expect(configurationOf(text).version1).toEqual([]);
  });
});

describe('named routes', () => {
  it('are entered where they are invoked, once', () => {
    const text = '&(app) {\n\tinvoke app\n\treverse_proxy /ws* a\n}\n:80 {\n\tinvoke app\n}\n';
    expect(configurationOf(text).routes.map(({ match }) => match)).toEqual(['invoke > reverse_proxy /ws*']);
  });
});

describe('a line that a template may leave out', () => {
  const handshakeWith = (lines: string) => proxyWith(lines).websocket.handshake;

  it.each(['method POST', 'replace_status 200', 'transport http {\n\tversions h2c\n}'])(
    '%s is unknown',
    (line) => {
      expect(handshakeWith(line)).toBe('fails');
      expect(handshakeWith(`{{ if .X }}\n${line}\n{{ end }}`)).toBe('unknown');
    },
  );

  it('sets no time for certain', () => {
    const { lifetime } = proxyWith('{{ if .X }}\nstream_timeout 10s\n{{ end }}').websocket;
    expect(lifetime.value).toEqual({
      kind: 'unknown',
      because: 'a template decides whether this line is there',
    });
  });

  it('says nothing about the lines of a proxy that it leaves out as a whole', () => {
    const { websocket } = routeOf('{{ if .X }}\nreverse_proxy a:1 {\n\tmethod POST\n}\n{{ end }}');
    expect(websocket.handshake).toBe('fails');
  });
});
