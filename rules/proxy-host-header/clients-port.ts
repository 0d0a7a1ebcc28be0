/** Whether browsers name a port in their URLs: a listener alone does not tell, since a container's port is mapped. */
import { nameOf, type Statement } from '../../src/nginx/config/context.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export interface ClientsPort {
  readonly number: string;
  /** The redirect that sends clients to the port; null where only a sibling's Host speaks for it. */
  readonly shownBy: Statement | null;
}

/** The one port of a server that clients name; null where its ports are the schemes' own, or nothing shows it. */
export function clientsPort(route: NginxRoute, siblingSendsPort: boolean): ClientsPort | null {
  const ports = new Set<string>();
  for (const { address, tls } of route.entry.listeners) {
    const number = /(?:^|:)(\d+)$/.exec(address)?.[1];
    if (number === undefined || number === (tls ? '443' : '80')) return null;
    ports.add(number);
  }
  const [number, ...others] = ports;
  if (number === undefined || others.length > 0) return null;
  const shownBy = redirectTo(number, route);
  return shownBy === null && !siblingSendsPort ? null : { number, shownBy };
}

function redirectTo(port: string, { configuration }: NginxRoute): Statement | null {
  const names = new RegExp(`^https?://[^/]*:${port}(?!\\d)`, 'i');
  for (const name of ['return', 'rewrite', 'error_page']) {
    const found = configuration.statements
      .named(name)
      .find((at) => nameOf(at) === name && at.directive.args.some(({ value }) => names.test(value)));
    if (found !== undefined) return found;
  }
  return null;
}
