/**
 * The fixture of the inheritance trap: ten headers at http, three at the server through a snippet, and one in a location
 * through `include proxy_params`, which discards them all (cases A22–A24).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/text/span.ts';
import { findingsIn, fix } from '../proof/harness/linting.ts';
import { changes, nginx, said } from './nginx-subject.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/inheritance/', import.meta.url));

function readFixture(): Readonly<Record<string, string>> {
  const names = readdirSync(FIXTURE, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(FIXTURE, name)).isFile() && !name.endsWith('.md'))
    .sort((a, b) => Number(b === 'nginx.conf') - Number(a === 'nginx.conf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FIXTURE, name), 'utf8')]));
}

const subject = nginx(readFixture());
const findings = findingsIn(subject).filter(({ severity }) => severity === 'error');

function place(span: Span): string {
  const file = span.file.path.split('/').slice(2).join('/');
  return `${file}: ${span.file.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ')}`;
}

describe('the finding', () => {
  it('is one, about the location that loses the headers', () => {
    expect(said(subject).filter((line) => line.includes(' error '))).toEqual([
      'conf.d/app.conf:17 error websocket-handshake: No WebSocket opens through `location /ws`: Upgrade and Connection are not sent to the upstream, because `include proxy_params` here discards all headers that the outer blocks set.',
    ]);
  });

  it('names all three levels, each in its file', () => {
    const [finding] = findings;
    expect(finding && place(finding.span)).toBe('conf.d/app.conf: include proxy_params;');
    expect(finding?.related.map(({ message, span }) => [message, place(span)])).toEqual([
      [
        '3 headers are set at server level, and discarded',
        'snippets/websocket.conf: proxy_set_header Upgrade $http_upgrade;',
      ],
      ['10 headers are set at http level, and discarded', 'nginx.conf: proxy_set_header Host $host;'],
      [
        'this line, which it includes, discards them',
        'proxy_params: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
      ],
      ['the requests leave here', 'conf.d/app.conf: proxy_pass http://app;'],
    ]);
  });
});

describe('the fix', () => {
  it('adds what was missing to the server and the location, and takes nothing away', () => {
    expect(changes(subject, 'conf.d/app.conf')).toEqual({
      added: [
        '    proxy_set_header X-Real-IP         $remote_addr;',
        '    proxy_set_header X-Forwarded-For   $proxy_add_x_forwarded_for;',
        '    proxy_set_header X-Forwarded-Proto $scheme;',
        '        proxy_set_header Upgrade $websocket_upgrade;',
        '        proxy_set_header Connection $websocket_connection;',
        '        proxy_set_header Host       $host;',
        '        proxy_set_header X-Real-IP         $remote_addr;',
        '        proxy_set_header X-Forwarded-Proto $scheme;',
      ],
      removed: [],
    });
  });

  it('defines what it uses at http, and nowhere else', () => {
    expect(changes(subject)).toEqual({
      added: [
        '    map $http_upgrade $websocket_upgrade {',
        '        default "";',
        '        websocket websocket;',
        '    }',
        '',
        '    map $http_upgrade $websocket_connection {',
        '        default "";',
        '        websocket upgrade;',
        '    }',
        '',
      ],
      removed: [],
    });
  });

  it('leaves the files alone that others include', () => {
    for (const name of ['proxy_params', 'snippets/websocket.conf'])
      expect(changes(subject, name)).toEqual({ added: [], removed: [] });
  });

  it('sends what reached the upstream before, the upgrade, and what tells of the client', () => {
    const { after } = fix(subject);
    const location = /location \/ws \{[^}]*\}/.exec(after.texts.get('conf.d/app.conf') ?? '')?.[0];
    expect(location).toBe(`location /ws {
        proxy_pass http://app;
        include proxy_params;
        proxy_set_header Upgrade $websocket_upgrade;
        proxy_set_header Connection $websocket_connection;
        proxy_set_header Host       $host;
        proxy_set_header X-Real-IP         $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
    }`);
    expect(said(after).filter((line) => !line.includes(' info '))).toEqual([]);
  });
});
