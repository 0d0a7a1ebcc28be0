/**
 * What a proof needs besides the project: the proxies, and the measured cases beside the checkout. Where one is absent
 * its tests are skipped and say so; with CI=true its absence is a failure, so that a proof is never lost in silence.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { installedCaddy } from './caddy-process.ts';
import { installedNginx } from './nginx-process.ts';

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));

export interface Requirement {
  readonly name: string;
  readonly met: boolean;
}

export const needsNginx: Requirement = { name: 'nginx is not installed', met: installedNginx !== null };
export const needsCaddy: Requirement = { name: 'Caddy is not installed', met: installedCaddy !== null };
export const needsCases: Requirement = {
  name: 'the measured cases are not beside the checkout (../shared/cases)',
  met: existsSync(sharedPath('cases/nginx')),
};

/** The absolute path of something that lies in `../shared`, beside the checkout. */
export function sharedPath(relative: string): string {
  return `${SHARED}${relative}`;
}

/** A suite that runs where all it needs is there. */
export function describeWith(requirements: readonly Requirement[], title: string, suite: () => void): void {
  const missing = requirements.filter(({ met }) => !met).map(({ name }) => name);
  if (missing.length === 0) {
    describe(title, suite);
  } else if (process.env.CI === 'true') {
    describe(title, () => {
      it('has what it needs', () => {
        throw new Error(missing.join('; '));
      });
    });
  } else {
    // The suite itself is not even read: it may need what is missing to list its tests.
    describe(title, () => it.skip(missing.join('; '), () => undefined));
  }
}
