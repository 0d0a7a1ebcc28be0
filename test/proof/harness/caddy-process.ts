/**
 * The real Caddy: `caddy adapt` turns a Caddyfile into Caddy's own JSON, `rewireCaddy` changes that, and `caddy run`
 * serves it. Whatever Caddy would write to a home directory lies in the sandbox, and its admin interface is off.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type ProxyStart, readVersion, startProxy } from './proxy-process.ts';
import { type Sandbox, unprivileged } from './sandbox.ts';

/** Version of the installed Caddy, or null when there is none. */
export const installedCaddy = readVersion('caddy', ['version'], /v?(\d[\d.]*)/);

export type Adaptation =
  | { readonly kind: 'adapted'; readonly configuration: unknown }
  | { readonly kind: 'refused'; readonly log: string };

function environment(sandbox: Sandbox): Readonly<Record<string, string>> {
  return {
    HOME: sandbox.directory,
    XDG_CONFIG_HOME: join(sandbox.directory, 'config'),
    XDG_DATA_HOME: join(sandbox.directory, 'data'),
  };
}

/** What Caddy makes of a Caddyfile in the sandbox. */
export function adaptCaddyfile(sandbox: Sandbox, root: string): Promise<Adaptation> {
  return new Promise((resolve, reject) => {
    const child = spawn('caddy', ['adapt', '--config', root, '--adapter', 'caddyfile'], {
      cwd: sandbox.directory,
      env: { ...process.env, ...environment(sandbox) },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...unprivileged,
    });
    let json = '';
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      json += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    child.once('error', reject);
    child.once('close', (status) => {
      if (status !== 0) resolve({ kind: 'refused', log });
      else resolve({ kind: 'adapted', configuration: JSON.parse(json) as unknown });
    });
  });
}

/** Starts Caddy on the JSON configuration `root` that lies in the sandbox. `trusted`: authorities, a file in the sandbox. */
export function startCaddy(
  sandbox: Sandbox,
  root: string,
  ports: readonly number[],
  trusted: string | null = null,
): Promise<ProxyStart> {
  for (const directory of ['config', 'data']) sandbox.makeWritable(directory);
  return startProxy({
    program: 'caddy',
    args: ['run', '--config', root],
    directory: sandbox.directory,
    // Go reads the authorities that it trusts from there.
    environment: {
      ...environment(sandbox),
      ...(trusted === null ? {} : { SSL_CERT_FILE: join(sandbox.directory, trusted) }),
    },
    ports,
  });
}
