/** Whether the installed nginx takes a text that stands for a file of the corpus. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `nginx -t` says of a text, beside the files of a directory, which it may include; written into `scratch`. */
export function nginxAccepts(scratch: string, beside: string, text: string): boolean {
  const root = join(scratch, 'nginx.conf');
  writeFileSync(root, text);
  for (const name of readdirSync(beside)) {
    const path = join(beside, name);
    if (name !== 'nginx.conf' && statSync(path).isFile())
      writeFileSync(join(scratch, name), readFileSync(path));
  }
  const globals = `pid ${join(scratch, 'nginx.pid')};`;
  const arguments_ = ['-t', '-e', 'stderr', '-p', `${scratch}/`, '-c', root];
  const bare = spawnSync('nginx', arguments_, { timeout: 20_000 });
  return (
    bare.status === 0 || spawnSync('nginx', [...arguments_, '-g', globals], { timeout: 20_000 }).status === 0
  );
}

/** Ways to make a whole configuration of a file: as it is, or with the blocks around it that a fragment is meant for. */
export const WHOLE_FILES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `events {}\nhttp {\n${text}\n}\n`,
  (text) => `events {}\nhttp {\nserver {\n${text}\n}\n}\n`,
  (text) => `events {}\nhttp {\nserver {\nlocation / {\n${text}\n}\n}\n}\n`,
];
