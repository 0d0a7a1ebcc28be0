/** Inserting is done once it is done: whatever the plan and the file, a second run finds all of it there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/generate/plan.ts';
import { generatedPlan } from '../generated-plans.ts';
import { insert, outcome } from './inserting.ts';

const SITES = [
  'example.com {\n}\n',
  'example.com {\n\tencode gzip\n\treverse_proxy app:8000\n}\n',
  'example.com {\n\thandle /api/* {\n\t\treverse_proxy api:8000\n\t}\n\thandle {\n\t\troot * /srv\n\t\tfile_server\n\t}\n}\n',
  '{\n\temail a@example.com\n}\n\nhttp://other.example {\n  respond hello\n}\n',
  'example.com\nreverse_proxy app:8000\n',
] as const;

/** Presets name an endpoint at the route that takes it; `presets.test.ts` holds them to that. */
function hasOwnEndpoints({ routes }: Plan): boolean {
  return routes.every(({ path, endpoint }) =>
    routes.every(
      (other) => endpoint === null || other.path.length <= path.length || !endpoint.startsWith(other.path),
    ),
  );
}

describe('a second run', () => {
  it('has nothing to do, and a refused one had nothing to undo', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(generatedPlan('caddy').filter(hasOwnEndpoints), fc.constantFrom(...SITES), (plan, text) => {
        const first = insert(text, plan);
        outcomes.add(first.insertion.kind);
        if (first.insertion.kind !== 'edits') return;
        const again = insert(first.text, plan);
        expect([first.text, outcome(again)]).toEqual([first.text, expect.stringMatching(/^present: /)]);
      }),
      { numRuns: 600 },
    );
    expect([...outcomes].sort()).toEqual(['edits', 'refused']);
  });
});
