/** The ports of HTTP and HTTPS, which the global options may move (httpcaddyfile/options.go). */
import type { Statement } from './statement.ts';

/** Texts, because a variable may stand in their place. */
export interface ServerPorts {
  readonly http: string;
  readonly https: string;
}

/** Of several lines the last one counts. */
export function serverPorts(globalOptions: readonly Statement[]): ServerPorts {
  const written = (name: string): string | undefined =>
    globalOptions.findLast((option) => option.name.value === name)?.args[0]?.value;
  return { http: portOf(written('http_port')) ?? '80', https: portOf(written('https_port')) ?? '443' };
}

/** Written as Caddy prints it: `+8080` and `08080` are 8080. */
function portOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\+?\d+$/.test(text) ? String(Number(text)) : text;
}
