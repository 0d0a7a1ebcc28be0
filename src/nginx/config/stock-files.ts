/**
 * Files that packages ship and configurations include without carrying them along. What they hold is known, so a
 * configuration that includes one can be judged without it.
 */
import { SourceFile } from '../../text/source-file.ts';

/** Debian's `/etc/nginx/proxy_params` (package nginx-common 1.22.1-9+deb12u11; before that, `Host $http_host`). */
const PROXY_PARAMS = `proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;
`;

const stockFiles: ReadonlyMap<string, SourceFile> = new Map([
  ['/etc/nginx/proxy_params', new SourceFile('/etc/nginx/proxy_params', PROXY_PARAMS)],
]);

/** The shipped file that an `include` names, when it names one with known content. */
export function stockFile(include: string): SourceFile | null {
  const path = include.startsWith('/') ? include : `/etc/nginx/${include}`;
  return stockFiles.get(path) ?? null;
}

const SHIPPED =
  /^(?:mime\.types|fastcgi(?:_params|\.conf|-php\.conf)|uwsgi_params|scgi_params|koi-\w+|win-utf|snakeoil\.conf)$/;

/** Whether packages and images ship a file of this name, so that nobody carries it along. */
export function isShipped(include: string): boolean {
  return (
    stockFile(include) !== null || SHIPPED.test(include.slice(include.lastIndexOf('/') + 1).toLowerCase())
  );
}

/**
 * Whether an `include` that cannot be read certainly has nothing to say about proxying: certificates' options, types,
 * parameters for other protocols.
 */
export function isUnrelatedToProxying(include: string): boolean {
  const name = include.slice(include.lastIndexOf('/') + 1).toLowerCase();
  return (
    SHIPPED.test(name) ||
    /ssl|tls|cert|letsencrypt|acme|gzip|brotli|compress|log|security|hsts|csp|error|geoip|bots?\b/.test(
      name,
    ) ||
    include.startsWith('/etc/letsencrypt/')
  );
}
