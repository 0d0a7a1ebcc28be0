/** A stage for the tests of a suite. */
import { afterAll, beforeAll } from 'vitest';
import { type Programme, Stage } from './stage.ts';

/** One running proxy for all tests of the suite that this is called in; it is there when they run. */
export function staged(programme: Programme): () => Stage {
  let stage: Stage | null = null;
  beforeAll(async () => {
    stage = await Stage.open(programme);
  });
  afterAll(async () => {
    await stage?.close();
  });
  return () => {
    if (stage === null) throw new Error('the proxy does not run');
    return stage;
  };
}
