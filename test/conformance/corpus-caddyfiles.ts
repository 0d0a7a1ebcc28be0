/** The public Caddyfiles that lie in the collection beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Requirement, sharedPath } from '../proof/harness/requirements.ts';

export interface CorpusCaddyfile {
  /** Relative to the collection. */
  readonly file: string;
  /** `caddyfile`, `caddyfile-v1`. */
  readonly kind: string;
}

export const CORPUS = sharedPath('corpus');
export const needsCorpus: Requirement = {
  name: 'the corpus is not beside the checkout',
  met: existsSync(CORPUS),
};

export function corpusCaddyfiles(): readonly CorpusCaddyfile[] {
  const manifest = JSON.parse(
    readFileSync(join(CORPUS, 'manifest.json'), 'utf8'),
  ) as readonly CorpusCaddyfile[];
  const wild = readdirSync(join(CORPUS, 'wild/caddy'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Caddyfile'))
    .map((path) => ({ file: `wild/caddy/${path}`, kind: 'caddyfile' }));
  return [...manifest.filter(({ kind }) => kind.startsWith('caddyfile')), ...wild];
}
