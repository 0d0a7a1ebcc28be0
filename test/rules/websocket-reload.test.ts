/** Where a reload is worth a word, and where it would nag. */
import { expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { found, MAP, nginx, said } from './nginx-subject.ts';

const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;';
const subject = (main: string, timeout: string, path = '/ws', headers = UPGRADE) =>
  nginx(
    `${main}\nevents {}\nhttp { ${MAP} server { listen 80; location ${path} { proxy_pass http://127.0.0.1:9000; ${headers} proxy_read_timeout ${timeout}; } } }\n`,
  );
const ours = (...given: Parameters<typeof subject>) =>
  found(subject(...given)).filter((line) => line.includes('websocket-reload'));

it.each(['1d', '86400', '86400s', '7d'])('a silence of %s is long', (timeout) => {
  expect(ours('worker_processes 2;', timeout)).toEqual(['nginx.conf:1 info websocket-reload']);
});

it('is told once, with the longest silence', () => {
  const routes = ['1d', '9d', '2d'].map(
    (time, index) =>
      `location /ws/${index} { proxy_pass http://127.0.0.1:9000; ${UPGRADE} proxy_read_timeout ${time}; }`,
  );
  const lines = said(nginx(`events {}\nhttp { ${MAP} server { listen 80; ${routes.join('\n')} } }\n`));
  expect(lines).toHaveLength(1);
  expect(lines.join()).toContain('may take 9 days');
});

it.each([
  ['a shorter silence', '', '12h'],
  ['a limit that is set', 'worker_shutdown_timeout 10m;', '7d'],
  ['a limit that may be in an include', 'include /etc/nginx/main.d/*.conf;', '7d'],
  ['a silence that a template fills in', '', '{{ timeout }}'],
])('says nothing of %s', (_title, main, timeout) => {
  expect(ours(main, timeout)).toEqual([]);
});

it('knows that modules set no limit', () => {
  expect(ours('include /etc/nginx/modules-enabled/*.conf;', '7d')).toEqual([
    'nginx.conf:3 info websocket-reload',
  ]);
});

it('says nothing where no WebSockets pass, nor in a file that is included elsewhere', () => {
  expect(ours('', '7d', '/download/', '')).toEqual([]);
  const site = `server { listen 80; location /ws { proxy_pass http://127.0.0.1:9000; ${UPGRADE} proxy_read_timeout 7d; } }\n`;
  expect(found(nginx({ 'site.conf': site })).filter((line) => line.includes('websocket-reload'))).toEqual([]);
});

it('sets a limit only when asked to', () => {
  const text = subject('user www-data;\nworker_processes 2;', '7d');
  expect(fix(text).after.texts).toEqual(text.texts);
  expect(fix(text, true).after.texts.get('nginx.conf')).toContain(
    'worker_processes 2;\nworker_shutdown_timeout 1h;\n',
  );
});
