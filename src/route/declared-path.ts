/** Where the user says that clients open WebSockets: the paths and hosts of a declaration, and how people read it. */
import type { DeclaredWebSocket } from './premises.ts';

/** `/live on app.test`, for messages. */
export function describeDeclared({ path, host }: Pick<DeclaredWebSocket, 'path' | 'host'>): string {
  return host === null ? `\`${path}\`` : `\`${path}\` on ${host}`;
}

/** Whether a declaration stands for more than one path. */
export function isPattern(path: string): boolean {
  return path.includes('*');
}

export interface DeclaredHost {
  /** `app.test`; for `*.app.test` what every name ends with, `.app.test`. */
  readonly name: string;
  readonly isWildcard: boolean;
  readonly port: number | null;
}

export function readDeclaredHost(host: string): DeclaredHost {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/s.exec(host) ?? [];
  const isWildcard = name.startsWith('*.');
  return {
    name: (isWildcard ? name.slice(1) : name).toLowerCase(),
    isWildcard,
    port: port === undefined ? null : Number(port),
  };
}

/** Whether a host name in lower case is one that a declaration means. */
export function isDeclaredHost({ name, isWildcard }: DeclaredHost, host: string): boolean {
  return isWildcard ? host.endsWith(name) && host.length > name.length : host === name;
}
