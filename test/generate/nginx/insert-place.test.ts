/** Where in an nginx configuration a plan goes: the place of a location, and of the map that it needs. */
import { describe, expect, it } from 'vitest';
import { planFor } from '../asking.ts';
import { APP, GRAFANA_BELOW, http, insert, inserted, notInserted, SOCKETS, serverOf } from './inserting.ts';

describe('the place of a location', () => {
  it('is after the last location of the only server', () => {
    const text = http(serverOf(`${APP}\nlocation /a {\n    return 204;\n}\n# the end\n`));
    const after = inserted(text, SOCKETS);
    expect(after).toContain(
      '        location /a {\n            return 204;\n        }\n\n        location /ws {\n',
    );
    expect(after.indexOf('location /ws')).toBeLessThan(after.indexOf('# the end'));
  });

  it('is after the last statement of a server without locations', () => {
    const after = inserted(http(serverOf('root /srv;\n')), SOCKETS);
    expect(after).toContain('        root /srv;\n\n        location /ws {\n');
  });

  it('is the start of an empty server', () => {
    expect(inserted(http('server {\n}\n'), SOCKETS)).toContain('    server {\n        location /ws {\n');
  });

  it('is beside an include that brings the other locations', () => {
    const files = {
      'nginx.conf': http(serverOf('include locations/*.conf;\ninclude ssl.conf;\n')),
      'locations/a.conf': APP,
      'ssl.conf': 'ssl_session_timeout 1d;\n',
    };
    expect(inserted(files, SOCKETS)).toMatch(
      /include locations\/\*\.conf;\n\n {8}location \/ws \{[\s\S]*include ssl\.conf/,
    );
  });

  it('is in the style of the file: its steps, its line ends, its blank lines', () => {
    const text =
      'server {\r\n\tlisten 80;\r\n\tlocation / {\r\n\t\tproxy_pass http://a;\r\n\t}\r\n\tlocation /b {\r\n\t\treturn 204;\r\n\t}\r\n}\r\n';
    const after = inserted(text, SOCKETS);
    expect(after).toContain('\t}\r\n\tlocation /ws {\r\n\t\tproxy_pass http://127.0.0.1:9000;\r\n');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is on the line of its siblings where all share one', () => {
    const after = inserted('server { listen 80; location / { proxy_pass http://a; } }\n', SOCKETS);
    expect(after).toContain(
      'location / { proxy_pass http://a; } location /ws { proxy_pass http://127.0.0.1:9000; ',
    );
    expect(after).not.toMatch(/#.*\}/);
  });
});

describe('the map', () => {
  it('is in http, before the first server, once', () => {
    const after = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    expect(after.match(/map \$http_upgrade \$websocket_upgrade/g)).toHaveLength(1);
    expect(after.indexOf('map $http_upgrade')).toBeLessThan(after.indexOf('server {'));
  });

  it('is the one that is there, where it forwards nothing but WebSockets', () => {
    const maps =
      'map $http_upgrade $ws_up {\n    default "";\n    websocket websocket;\n}\nmap $http_upgrade $ws_conn {\n    default "";\n    websocket upgrade;\n}\n';
    const after = inserted(http(maps + serverOf(APP)), SOCKETS);
    expect(after).toContain('proxy_set_header Upgrade $ws_up;');
    expect(after).toContain('proxy_set_header Connection $ws_conn;');
    expect(after).not.toContain('$websocket_');
  });

  it('is a new one beside one that forwards any Upgrade, h2c among them', () => {
    const maps = 'map $http_upgrade $websocket_upgrade {\n    default $http_upgrade;\n}\n';
    const after = inserted(http(maps + serverOf(APP)), SOCKETS);
    expect(after).toContain('proxy_set_header Upgrade $websocket_upgrade_2;');
    expect(after).toContain('map $http_upgrade $websocket_upgrade_2 {');
  });

  it('goes into the file that holds http where a part of a server is named', () => {
    const files = {
      'nginx.conf': http(serverOf('include app/*.conf;\n')),
      'app/a.conf': APP,
    };
    const { texts } = insert(files, SOCKETS, 'app/a.conf');
    expect(texts['app/a.conf']).toContain('\nlocation /ws {\n    proxy_pass');
    expect(texts['app/a.conf']).not.toContain('map ');
    expect(texts['nginx.conf']).toContain('map $http_upgrade $websocket_upgrade {');
    expect(texts['nginx.conf']).not.toContain('/ws');
  });

  it('goes into a file of servers that is named, not into the one that includes it', () => {
    const files = { 'nginx.conf': http('include conf.d/*.conf;\n'), 'conf.d/a.conf': serverOf(APP) };
    const { texts } = insert(files, SOCKETS, 'conf.d/a.conf');
    expect(texts['nginx.conf']).toBe(files['nginx.conf']);
    expect(texts['conf.d/a.conf']).toMatch(/^[\s\S]*map \$http_upgrade[\s\S]*server \{[\s\S]*location \/ws/);
  });

  it('is said to belong elsewhere where a part of a server is all that there is', () => {
    const refused = notInserted(APP, SOCKETS);
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(refused.message).toContain('belongs in `http`');
    expect(refused.advice).toContain('map $http_upgrade $websocket_upgrade {');
  });

  it('is taken to be there where a part of a server uses it already', () => {
    const used =
      'location /a {\n    proxy_pass http://a;\n    proxy_set_header Upgrade $websocket_upgrade;\n    proxy_set_header Connection $websocket_connection;\n}\n';
    const after = inserted(used, SOCKETS);
    expect(after).toContain('location /ws {');
    expect(after).not.toContain('map ');
  });

  it('is not needed for a location that takes WebSockets only', () => {
    const plan = planFor(SOCKETS);
    const only = {
      ...plan,
      routes: plan.routes.map((route) => ({ ...route, carries: ['websockets'] as const })),
    };
    expect(inserted(APP, only)).toContain('proxy_set_header Upgrade websocket;');
  });
});
