/** Caddy configurations that are measured: each shape is a file's name, and its text with so many of one thing. */
const each = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('');

export const caddyConfigurations = {
  'Caddy, sites': ['Caddyfile', (count) => each(count, site)],
  'Caddy, addresses of one site': ['Caddyfile', addresses],
  'Caddy, handle blocks': ['Caddyfile', (count) => inSite(each(count, handle))],
  'Caddy, named matchers': ['Caddyfile', (count) => inSite(each(count, namedMatcher))],
  'Caddy, imports of a snippet': ['Caddyfile', imports],
  'Caddy JSON, sites': [
    'caddy.json',
    (count) => json(Array.from({ length: count }, (_, index) => jsonSite(index))),
  ],
  'Caddy JSON, routes of one site': ['caddy.json', jsonRoutes],
};

const inSite = (lines) => `example.test {\n${lines}}\n`;

function site(index) {
  return `host${index}.example.test {\n\treverse_proxy app${index}:9000\n}\n`;
}

function addresses(count) {
  return `${Array.from({ length: count }, (_, index) => `host${index}.example.test`).join(', ')} {
\treverse_proxy app:9000
}
`;
}

function handle(index) {
  return `\thandle /service${index}/* {\n\t\treverse_proxy app${index}:9000\n\t}\n`;
}

function namedMatcher(index) {
  return `\t@service${index} path /service${index} /service${index}/*\n\treverse_proxy @service${index} app${index}:9000\n`;
}

/** A snippet of twenty lines, with an argument. */
function imports(count) {
  const snippet = `(upstream) {\n${each(20, (line) => `\theader_up X-${line} {args[0]}\n`)}}\n`;
  const proxy = (index) =>
    `\treverse_proxy /service${index} app${index}:9000 {\n\t\timport upstream value${index}\n\t}\n`;
  return snippet + inSite(each(count, proxy));
}

function json(routes) {
  return JSON.stringify({ apps: { http: { servers: { srv0: { listen: [':443'], routes } } } } }, null, 1);
}

const subroute = (routes) => ({ handler: 'subroute', routes });
const proxyTo = (dial) => ({ handler: 'reverse_proxy', upstreams: [{ dial }] });

function jsonSite(index) {
  const handle = [subroute([{ handle: [proxyTo(`app${index}:9000`)] }])];
  return { match: [{ host: [`host${index}.example.test`] }], handle, terminal: true };
}

function jsonRoutes(count) {
  const routes = Array.from({ length: count }, (_, index) => ({
    match: [{ path: [`/service${index}/*`] }],
    handle: [proxyTo(`app${index}:9000`)],
  }));
  return json([{ match: [{ host: ['example.test'] }], handle: [subroute(routes)], terminal: true }]);
}
