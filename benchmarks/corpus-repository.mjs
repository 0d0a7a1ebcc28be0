/** A repository of many real configurations, each in the folder that it had, made from the shared corpus. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** In this order; what is still missing then is the first part once more. */
const PARTS = ['nginx', 'caddy', 'wild', 'templated'];

/** One of the files that hooks are often about: a small configuration of its own, beside other files. */
const CHANGED = 'nginx/mattermost__docker/nginx/conf.d/default.conf';

/** Writes `count` files below a folder. Null where the corpus is not there. */
export function writeRepository(folder, count) {
  if (!existsSync(CORPUS)) return null;
  const paths = PARTS.flatMap((part) => filesBelow(join(CORPUS, part)).map((path) => join(part, path)));
  const again = paths.map((path) => [path, join('again', path)]);
  for (const [from, to] of [...paths.map((path) => [path, path]), ...again].slice(0, count)) {
    const target = join(folder, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(CORPUS, from), target);
  }
  mkdirSync(join(folder, '.git'));
  const changed = filesBelow(folder).find((path) => path === CHANGED) ?? 'nginx/nginx.conf';
  return { folder, changed, change: () => changeFile(join(folder, changed)) };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

let changes = 0;

/** Another text every time, which means the same. */
function changeFile(path) {
  changes += 1;
  appendFileSync(path, `# change ${changes}\n`);
}
