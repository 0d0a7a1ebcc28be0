/** A repository of many configurations, as a platform team has one: the corpus, and one nginx with hundreds of sites. */
import { cpSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

/** Sites that one root includes. */
const SITES = 300;

/** Makes it in an empty directory; returns the files that the hooks of a comparison are given, by what they stand for. */
export function buildRepository(directory, files) {
  mkdirSync(join(directory, '.git'));
  writeFileSync(join(directory, '.gitignore'), 'node_modules/\n*.log\n/dist/\n');
  const written = writeShared(directory) + writeService(directory);
  copyCorpus(directory, files - written);
  return {
    'a service with its own nginx.conf': 'services/chat/nginx/conf.d/chat.conf',
    'a Caddyfile': 'services/chat/Caddyfile',
    [`one of ${SITES} sites of one nginx`]: 'edge/nginx/sites-available/site150',
    'a snippet of theirs': 'edge/nginx/snippets/websocket.conf',
    'a fragment that nothing includes': 'services/chat/alone/location.conf',
    'a redis.conf': 'services/chat/redis.conf',
  };
}

const MAP = `    map $http_upgrade $connection_upgrade {
        default upgrade;
        '' close;
    }
`;

function site(name, snippet) {
  return `server {
    listen 8080;
    server_name ${name}.example.test;
    location / { proxy_pass http://127.0.0.1:9000; }
    location /ws {
        proxy_pass http://127.0.0.1:9000;
        ${snippet}
        proxy_read_timeout 1h;
    }
}
`;
}

const UPGRADE = `proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;`;

function writeShared(directory) {
  write(directory, 'edge/nginx/nginx.conf', `events {}\nhttp {\n${MAP}    include sites-enabled/*;\n}\n`);
  write(directory, 'edge/nginx/snippets/websocket.conf', `${UPGRADE.replaceAll('        ', '')}\n`);
  mkdirSync(join(directory, 'edge/nginx/sites-enabled'));
  for (let number = 0; number < SITES; number++) {
    const name = `site${number}`;
    write(directory, `edge/nginx/sites-available/${name}`, site(name, 'include snippets/websocket.conf;'));
    symlinkSync(`../sites-available/${name}`, join(directory, `edge/nginx/sites-enabled/${name}`));
  }
  return SITES + 2;
}

function writeService(directory) {
  const service = 'services/chat';
  write(directory, `${service}/nginx/nginx.conf`, `events {}\nhttp {\n${MAP}    include conf.d/*.conf;\n}\n`);
  write(directory, `${service}/nginx/conf.d/chat.conf`, site('chat', UPGRADE));
  write(directory, `${service}/Caddyfile`, ':8080 {\n\treverse_proxy 127.0.0.1:9000\n}\n');
  write(
    directory,
    `${service}/alone/location.conf`,
    `location /ws {\n    proxy_pass http://a;\n    ${UPGRADE}\n}\n`,
  );
  write(directory, `${service}/redis.conf`, 'bind 127.0.0.1\nport 6379\n');
  return 4;
}

/** The corpus once, and again under other names, until there are so many files. */
function copyCorpus(directory, count) {
  const paths = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== 'manifest.json' && statSync(join(CORPUS, path)).isFile())
    .sort();
  for (let number = 0; number < count; number++) {
    const path = paths[number % paths.length];
    const round = Math.floor(number / paths.length);
    const target = join(directory, `services/${round === 0 ? '' : `round${round}/`}${path}`);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(CORPUS, path), target);
  }
}

function write(directory, path, text) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}
