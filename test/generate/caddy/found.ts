/** What all our rules find in a Caddyfile. */
import { expect } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { analyse } from '../../../src/lint/analysis.ts';
import { rootSettingsFor } from '../../../src/lint/project.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const PATH = '/etc/caddy/Caddyfile';

/** The findings, in the rules' words. */
export function found(text: string, caddy: string): readonly string[] {
  const named = [{ path: PATH, dialect: 'caddyfile' }] as const;
  const { result } = analyse(
    filesInMemory({ [PATH]: text }),
    { ...rootSettingsFor({ ...NEWEST_STABLE, caddy }), named, candidates: [] },
    rules,
    {},
  );
  expect(result.failures).toEqual([]);
  return result.findings.map(({ rule, message }) => `${rule}: ${message}`);
}
