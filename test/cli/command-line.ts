/** Runs the command line in this process. */
import { main } from '../../src/cli/main.ts';

/** What a test of the command line nearly always needs beside it. */
export { directoryWith } from '../scratch/folder.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** What comes in; without it, a command line that reads the standard input fails. */
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Answers the questions of a command; without it, nobody is there to be asked. */
  readonly ask?: (question: string) => Promise<string | null>;
  readonly interrupted?: () => Promise<void>;
}

export async function run(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { status, stdout, stderr } = await runForBytes(cwd, argv, options);
  return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** The same, with the outputs as they were written. */
export async function runForBytes(
  cwd: string,
  argv: readonly string[],
  {
    stdin,
    env = {},
    isTTY = false,
    columns = 100,
    ask,
    interrupted = () => new Promise(() => {}),
  }: RunOptions = {},
): Promise<{ readonly status: number; readonly stdout: Buffer; readonly stderr: Buffer }> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const into = (chunks: Buffer[]) => ({
    write: (chunk: string | Uint8Array) => void chunks.push(Buffer.from(chunk)),
  });
  const status = await main(argv, {
    stdin: () => inputOf(stdin),
    stdout: into(stdout),
    stderr: into(stderr),
    cwd,
    env,
    isTTY,
    columns,
    ask,
    interrupted,
  });
  return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/** In pieces that cut characters apart, as a pipe may. */
async function* inputOf(stdin: string | Uint8Array | undefined): AsyncIterable<Uint8Array> {
  if (stdin === undefined) throw new Error('nothing was to be read from the standard input');
  const bytes = Buffer.from(stdin);
  const piece = bytes.length < 10_000 ? 7 : 65_536;
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** Upgrade headers that `proxy_set_header Host` in the location discards: one error, and a safe fix. */
export const BROKEN_NGINX = `events {}
http {
    map $http_upgrade $connection_upgrade {
        default "";
        websocket upgrade;
    }

    server {
        listen 8080;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;

        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_set_header Host $host;
            proxy_read_timeout 1h;
        }
    }
}
`;

/** The same, repaired by hand: nothing to find. */
export const SOUND_NGINX = BROKEN_NGINX.replace('            proxy_set_header Host $host;\n', '');

/** Nothing to find either. */
export const SOUND_CADDYFILE = `http://:8080 {
	reverse_proxy 127.0.0.1:9000
}
`;
