/** Finds the configuration file of a directory, or of a package: the first directory upwards that has one. */
import type { FileSource } from '../text/file-source.ts';

/** The key of package.json. */
export const PACKAGE_KEY = 'proxylint';

/** Beside package.json, whose key `proxylint` counts as one. */
export const FILE_NAMES = ['.proxylint.yml', '.proxylint.yaml', '.proxylint.json'] as const;
export const PACKAGE_FILE_NAMES = ['proxylint.yml', 'proxylint.yaml', 'proxylint.json'] as const;

/** The paths of all configuration files that a directory has; more than one is a mistake of the user. */
export function configurationFilesIn(
  directory: string,
  names: readonly string[],
  source: FileSource,
): readonly string[] {
  const prefix = directory === '/' ? '/' : `${directory}/`;
  const found = names
    .map((name) => `${prefix}${name}`)
    .filter((path) => source.read(path).kind !== 'missing');
  const manifest = `${prefix}package.json`;
  return hasOwnKey(manifest, source) ? [...found, manifest] : found;
}

/**
 * Whether a package.json has the key. Most have not, and that is told without a parser of ours; one that cannot be read as
 * JSON counts where it may have it, so that the mistake in it is shown.
 */
function hasOwnKey(path: string, source: FileSource): boolean {
  const content = source.read(path);
  if (content.kind !== 'text' || !content.text.includes(`"${PACKAGE_KEY}"`)) return false;
  try {
    const manifest: unknown = JSON.parse(content.text.replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, PACKAGE_KEY);
  } catch {
    return new RegExp(`"${PACKAGE_KEY}"\\s*:\\s*\\{`).test(content.text);
  }
}
