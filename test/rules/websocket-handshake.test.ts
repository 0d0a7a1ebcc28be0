/** What an example cannot show: weak evidence, fragments, templates, line endings, and what a fix leaves alone. */
import { describe, expect, it } from 'vitest';
import { declared } from '../proof/harness/declared.ts';
import { findingsIn, fix } from '../proof/harness/linting.ts';
import { changes, fixed, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

describe('how loud it is', () => {
  it('an error on a path that is known for WebSockets', () => {
    expect(found(nginx(server(`location /socket.io/ { ${UPSTREAM} }`)))).toEqual([
      'nginx.conf:6 error websocket-handshake',
    ]);
  });

  it('worth knowing on a catch-all to an application, and not fixed unless asked for', () => {
    const subject = nginx(server(`location / { ${UPSTREAM} }`));
    expect(said(subject)).toEqual([
      "nginx.conf:6 info websocket-handshake: If the application behind `location /` uses WebSockets, they do not open: Upgrade and Connection are not sent to the upstream, and nginx drops the client's own (hop-by-hop) headers.",
    ]);
    expect(findingsIn(subject).map(({ fix }) => fix?.safety)).toEqual(['unsafe']);
    expect(changes(subject)).toEqual({ added: [], removed: [] });
  });

  it('an error on the catch-all of a server whose headers reach no location', () => {
    const text = server(
      `${HEADERS}
       location / { ${UPSTREAM} proxy_set_header Host $host; }
       location /static/ { ${UPSTREAM} proxy_set_header Host $host; }`,
      MAP,
    );
    expect(found(nginx(text))).toEqual(['nginx.conf:7 error websocket-handshake']);
  });
});

describe('one finding for a route', () => {
  it('says every reason once', () => {
    const text = server(
      `location /ws {
           ${UPSTREAM}
           proxy_set_header Upgrade $connection_upgrade;
           proxy_set_header Connection $http_upgrade;
       }`,
      MAP,
    );
    expect(said(nginx(text)).filter((line) => line.includes('websocket-handshake'))).toEqual([
      'nginx.conf:8 error websocket-handshake: No WebSocket opens through `location /ws`: Upgrade is sent as `upgrade`, not as `websocket`; Connection is sent as `websocket`, which asks for no upgrade.',
    ]);
  });

  it('names the level whose headers are lost, and the include that loses them', () => {
    const subject = nginx({
      'nginx.conf': server(`${HEADERS} location /ws { include proxy_params; ${UPSTREAM} }`, MAP),
      proxy_params: 'proxy_set_header Host $host;\n',
    });
    const [finding] = findingsIn(subject);
    expect(finding?.related.map(({ message, span }) => [message, span.file.path.split('/').at(-1)])).toEqual([
      ['2 headers are set at server level, and discarded', 'nginx.conf'],
      ['this line, which it includes, discards them', 'proxy_params'],
      ['the requests leave here', 'nginx.conf'],
    ]);
  });
});

describe('only `websocket` is forwarded', () => {
  it('where http is at hand: by a map', () => {
    const { added } = changes(nginx(server(`location /ws { ${UPSTREAM} }`)));
    expect(added.join('\n')).not.toContain('Upgrade $http_upgrade');
  });

  it('where it is not, and ordinary requests pass too: `$http_upgrade` would forward h2c, so the fix is not safe', () => {
    const subject = nginx(`location /socket.io/ {\n    ${UPSTREAM}\n    proxy_set_header Host $host;\n}\n`);
    expect(findingsIn(subject).map(({ fix }) => fix?.safety)).toEqual(['unsafe']);
  });

  it('where it is not, and only WebSockets pass: by constants', () => {
    const subject = nginx(`location /ws {\n    ${UPSTREAM}\n    proxy_set_header Host $host;\n}\n`);
    expect(changes(subject).added).toEqual([
      '    proxy_set_header Upgrade websocket;',
      '    proxy_set_header Connection upgrade;',
    ]);
  });
});

describe('the map', () => {
  it('of the configuration is used, under whatever name, if it gives ordinary requests nothing harmful', () => {
    const maps = `map $http_upgrade $forward { default ""; websocket websocket; }
                  map $http_upgrade $hop { default upgrade; "" close; }`;
    expect(changes(nginx(server(`location /ws {\n    ${UPSTREAM}\n}`, maps))).added).toEqual([
      '    proxy_set_header Upgrade $forward;',
      '    proxy_set_header Connection $hop;',
      '    proxy_read_timeout 1h;',
    ]);
  });

  it('does not take a name that is taken', () => {
    const text = server(`location /ws { ${UPSTREAM} }`, 'map $arg_a $websocket_upgrade { default 1; }');
    expect(fixed(nginx(text))).toContain('map $http_upgrade $websocket_upgrade_2 {');
  });

  it('goes into http even where the location is in another file', () => {
    const subject = nginx({
      'nginx.conf': 'events {}\nhttp {\n    # Sites\n    include conf.d/*.conf;\n}\n',
      'conf.d/site.conf': `server {\n    location /ws {\n        ${UPSTREAM}\n    }\n}\n`,
    });
    expect(changes(subject).added).toContain('    map $http_upgrade $websocket_upgrade {');
    expect(changes(subject, 'conf.d/site.conf').added).toEqual([
      '        proxy_set_header Upgrade $websocket_upgrade;',
      '        proxy_set_header Connection $websocket_connection;',
      '        proxy_read_timeout 1h;',
    ]);
  });

  it('stands before the server of a fragment, below the comment that heads the file', () => {
    const subject = nginx(
      `# Managed by hand.\n\nserver {\n    location /ws {\n        ${UPSTREAM}\n    }\n}\n`,
    );
    expect(fixed(subject).split('\n').slice(0, 4)).toEqual([
      '# Managed by hand.',
      '',
      'map $http_upgrade $websocket_upgrade {',
      '    default "";',
    ]);
  });
});

describe('where the lines go', () => {
  it('comments stay with what they belong to', () => {
    const subject = nginx(
      server(`location /ws {
    # The chat.
    ${UPSTREAM} # one of two
    # For the logs.
    proxy_set_header X-Real-IP $remote_addr; # the client

    # Quiet.
    access_log off;
}`),
    );
    expect(fixed(subject)).toContain(`    # For the logs.
    proxy_set_header X-Real-IP $remote_addr; # the client
    proxy_set_header Upgrade $websocket_upgrade;
    proxy_set_header Connection $websocket_connection;
    proxy_read_timeout 1h;

    # Quiet.
    access_log off;`);
  });

  it('not into a part of a template that may be left out', () => {
    const subject = nginx(
      server(`location /ws {
    ${UPSTREAM}
    proxy_set_header Host $host;
    {% if real_ip %}
    proxy_set_header X-Real-IP $remote_addr;
    {% endif %}
}`),
    );
    expect(fixed(subject)).toContain(`    proxy_set_header Host $host;
    proxy_set_header Upgrade $websocket_upgrade;
    proxy_set_header Connection $websocket_connection;
    proxy_read_timeout 1h;
    {% if real_ip %}
    proxy_set_header X-Real-IP $remote_addr;
    {% endif %}`);
  });

  it('beside the handler in a location that a template repeats', () => {
    const subject = nginx(
      server(`{% for app in apps %}
location /{{ app }}/ws {
    proxy_pass http://{{ app }};
}
{% endfor %}`),
    );
    expect(fixed(subject)).toContain(`    proxy_pass http://{{ app }};
    proxy_set_header Upgrade $websocket_upgrade;`);
  });

  it('in the location around an `if`, which may hold none', () => {
    const subject = nginx(
      server(`location /ws {\n    if ($arg_a) {\n        ${UPSTREAM}\n        break;\n    }\n}`),
    );
    expect(fixed(subject)).toContain(`location /ws {
    proxy_set_header Upgrade $websocket_upgrade;
    proxy_set_header Connection $websocket_connection;
    proxy_read_timeout 1h;
    if ($arg_a) {`);
  });

  it('into the location, not into a snippet that other locations include', () => {
    const subject = nginx({
      'nginx.conf': server(`location /ws {\n    ${UPSTREAM}\n    include keepalive.conf;\n}
location /api/ {\n    ${UPSTREAM}\n    include keepalive.conf;\n}`),
      'keepalive.conf': 'proxy_http_version 1.1;\nproxy_set_header Connection "";\n',
    });
    expect(changes(subject, 'keepalive.conf')).toEqual({ added: [], removed: [] });
    expect(fixed(subject)).toContain(`    include keepalive.conf;
    proxy_set_header Upgrade $websocket_upgrade;
    proxy_set_header Connection $websocket_connection;
    proxy_read_timeout 1h;
}`);
  });

  it('into the snippet where all who include it carry WebSockets', () => {
    const subject = nginx({
      'nginx.conf': server(`location /ws {\n    ${UPSTREAM}\n    include websocket.conf;\n}
location /socket.io/ {\n    ${UPSTREAM}\n    include websocket.conf;\n}`),
      'websocket.conf':
        'proxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection close;\nproxy_read_timeout 1h;\n',
    });
    expect(changes(subject, 'websocket.conf')).toEqual({
      added: ['proxy_set_header Connection $websocket_connection;'],
      removed: ['proxy_set_header Connection close;'],
    });
  });
});

describe('the text around', () => {
  it('keeps its line endings', () => {
    const text = server(`location /ws {\n    ${UPSTREAM}\n}`).replaceAll('\n', '\r\n');
    expect(fixed(nginx(text))).toMatch(/\$websocket_upgrade;\r\n/);
    expect(fixed(nginx(text)).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('may end without a line ending', () => {
    const text = server(`location /ws {\n    ${UPSTREAM}\n}`).trimEnd();
    expect(fixed(nginx(text))).toMatch(/\n}$/);
  });

  it('is not touched where no fix is needed', () => {
    const odd = '\tlocation   /ws\t{ proxy_pass  http://127.0.0.1:9000 ;# odd\r\n\t}  \n';
    const text = server(`${odd}location /live/ws {\n    ${UPSTREAM}\n}`, `${MAP}\n${HEADERS}`);
    expect(fixed(nginx(text))).toBe(text);
  });

  it('keeps the headers that reached the upstream, and brings back none that did not', () => {
    const text = server(
      `proxy_set_header Host $host;
       proxy_set_header X-Forwarded-Proto $scheme;
       location /api/ { ${UPSTREAM} }
       location /ws {
           ${UPSTREAM}
       }`,
      'proxy_set_header X-Never "arrives";',
    );
    expect(changes(nginx(text)).added.filter((line) => line.includes('proxy_'))).toEqual([
      '           proxy_set_header Host $host;',
      '           proxy_set_header X-Forwarded-Proto $scheme;',
      '           proxy_set_header Upgrade $websocket_upgrade;',
      '           proxy_set_header Connection $websocket_connection;',
      '           proxy_read_timeout 1h;',
    ]);
  });

  it('puts the maps above the loop of a template, not into it', () => {
    const text = `{% for site in sites %}
server {
    listen {{ site.port }};
    location /ws {
        proxy_pass http://{{ site.backend }};
        proxy_set_header Host $host;
        proxy_read_timeout 1h;
    }
}
{% endfor %}
`;
    expect(changes(nginx(text)).added[0]).toBe('map $http_upgrade $websocket_upgrade {');
    expect(changes(nginx(text)).removed).toEqual([]);
  });
});

describe('a route that is declared', () => {
  it('is an error without another sign of WebSockets, and the finding says where it is declared', () => {
    const text = server('location /stocks { proxy_pass http://127.0.0.1:9000; }');
    expect(found(nginx(text))).toEqual([]);
    const subject = { ...nginx(text), settings: { premises: { websockets: declared('/stocks') } } };
    const [finding] = findingsIn(subject);
    expect(finding?.severity).toBe('error');
    expect(finding?.related.map(({ message, span }) => [message, span.file.path])).toEqual([
      ['WebSockets are declared at `/stocks`', '/configuration/.proxylint.yml'],
    ]);
    expect(found(fix(subject).after)).toEqual([]);
  });
});
