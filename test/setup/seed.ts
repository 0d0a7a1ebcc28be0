/**
 * The seed of every property. It is fixed, so that a red run is the fault of the change that it judges and is the same
 * everywhere. To look further than it does: `PROPERTY_SEED=random npm run unit`, or a number; a failure names its seed.
 */
import fc from 'fast-check';

const USUAL_SEED = 20_261_126;

const wanted = process.env.PROPERTY_SEED ?? String(USUAL_SEED);
if (wanted !== 'random') {
  const seed = Number(wanted);
  if (!Number.isInteger(seed))
    throw new Error(`PROPERTY_SEED is a whole number or the word random, not ${wanted}`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
