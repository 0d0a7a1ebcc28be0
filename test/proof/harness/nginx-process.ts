/**
 * The real nginx: one process in the foreground, without a master, whose prefix is the sandbox. `rewireNginx` has
 * written what belongs in the configuration (pid, logs, temporary paths, ports).
 */
import { type ProxyStart, readVersion, startProxy } from './proxy-process.ts';
import type { Sandbox } from './sandbox.ts';

/** Version of the installed nginx, or null when there is none. */
export const installedNginx = readVersion('nginx', ['-v'], /nginx\/(\d[\d.]*)/);

/** Directories that a rewired configuration writes to. */
export const NGINX_WRITABLE = ['logs', 'temp'] as const;

/** Starts nginx on the file `root` of a rewired configuration that lies in the sandbox. */
export function startNginx(sandbox: Sandbox, root: string, ports: readonly number[]): Promise<ProxyStart> {
  for (const directory of NGINX_WRITABLE) sandbox.makeWritable(directory);
  return startProxy({
    program: 'nginx',
    args: ['-p', `${sandbox.directory}/`, '-e', 'stderr', '-c', root],
    directory: sandbox.directory,
    environment: {},
    ports,
  });
}

/** The first `[emerg]` message of a refusal, without the file and line at its end; or null. */
export function refusalMessage(log: string): string | null {
  const message = /\[emerg\] (?:\d+#\d+: )?(.*)/.exec(log)?.[1];
  return message?.replace(/ in \S+:\d+$/, '') ?? null;
}
