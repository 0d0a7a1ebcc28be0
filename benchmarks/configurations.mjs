/** The nginx configurations that are measured: valid ones, in which every route is ready for WebSockets. */

/** The head that every `nginx.conf` here has; the process id goes beside the file, so that `nginx -t` needs no rights. */
const HEAD = `pid nginx.pid;
error_log stderr;
events {}
http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        ''      close;
    }
`;

/** Twenty lines, as in the recipe that everybody has copied once. */
export function smallConfiguration({ broken = false } = {}) {
  const handshake = broken
    ? ''
    : `            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
`;
  return `${HEAD}    server {
        listen 127.0.0.1:8080;
        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_read_timeout 1h;
${handshake}        }
    }
}
`;
}

/** Locations in one server: as in the large files that ingress controllers and panels write. */
const LOCATIONS_PER_SERVER = 20;

const LOCATION_LINES = 8;
const SERVER_LINES = LOCATIONS_PER_SERVER * LOCATION_LINES + 4;

/** A configuration of about `lines` lines: servers with names of their own, each with upstreams by address. */
export function largeConfiguration(lines) {
  const parts = [HEAD];
  for (let server = 0; server < lines / SERVER_LINES; server++) parts.push(serverBlock(server));
  parts.push('}\n');
  return parts.join('');
}

function serverBlock(server) {
  const locations = Array.from({ length: LOCATIONS_PER_SERVER }, (_, location) =>
    locationBlock(server, location),
  );
  return `    server {
        listen 127.0.0.1:8080;
        server_name app${server}.example.test;
${locations.join('')}    }
`;
}

function locationBlock(server, location) {
  return `        location /service${location}/ws {
            proxy_pass http://10.${server >> 8}.${server & 255}.${location + 1}:9000;
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
`;
}

/** One server with so many locations, half of which choose their upstream by `set`, as what panels write does. */
export function oneServer(locations) {
  const blocks = Array.from({ length: locations }, (_, index) => locationWithSet(index));
  return `${HEAD}    server {
        listen 127.0.0.1:8080;
        set $tenant none;
${blocks.join('')}    }
}
`;
}

function locationWithSet(index) {
  const set = index % 2 === 1 ? `            set $tenant t${index};\n` : '';
  return `        location /service${index}/ws {
${set}            proxy_pass http://10.0.0.${(index % 250) + 1}:9000;
            proxy_http_version 1.1;
            proxy_set_header X-Tenant $tenant;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
`;
}

/** One server with so many locations by regular expression: nginx asks them one after another. */
export function regexLocations(count) {
  const blocks = Array.from(
    { length: count },
    (_, index) => `        location ~ ^/service${index}/ws {
            proxy_pass http://10.0.0.${(index % 250) + 1}:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
`,
  );
  return `${HEAD}    server {
        listen 127.0.0.1:8080;
${blocks.join('')}    }
}
`;
}

/** So many servers of five lines on one address, each with a name of its own. */
export function manyServers(count) {
  const servers = Array.from(
    { length: count },
    (_, index) => `    server {
        listen 127.0.0.1:8080;
        server_name host${index}.example;
        location /ws { proxy_pass http://127.0.0.1:9000; proxy_http_version 1.1; }
    }
`,
  );
  return `${HEAD}${servers.join('')}}
`;
}
