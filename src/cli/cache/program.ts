/**
 * Which program this is, by its own code: findings that another state of proxylint made are of no use, whatever its
 * version number says. Asked for only where there is a cache.
 */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A digest of the bundle, or of the sources where they run as they are, and of Node, whose tables rules may use. */
export function programDigest(): string {
  const module = fileURLToPath(import.meta.url);
  const parts = module.endsWith('.ts') ? sourceFiles(module) : modulesBelow(bundleFolder(module), '.mjs');
  const digests = parts.map((path) => `${basename(path)} ${hash('sha256', readFileSync(path), 'base64url')}`);
  return hash('sha256', [process.version, ...digests].join('\n'), 'base64url');
}

/** Its entries lie in the folder itself, what they share one below. */
function bundleFolder(module: string): string {
  const folder = dirname(module);
  return basename(folder) === 'chunks' ? dirname(folder) : folder;
}

function sourceFiles(module: string): readonly string[] {
  const project = module.slice(0, module.lastIndexOf('/src/'));
  const manifest = join(project, 'package-lock.json');
  return [manifest, ...['src', 'rules'].flatMap((folder) => modulesBelow(join(project, folder), '.ts'))];
}

/** In an order that does not depend on the file system. */
function modulesBelow(folder: string, extension: string): readonly string[] {
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(folder, name));
}
