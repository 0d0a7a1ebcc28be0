/** `npm run fuzz`: the request model against the real nginx, for as long as one likes. */
import { fuzz } from '../campaign/fuzz.ts';
import { listed, share } from '../campaign/tally.ts';
import { Bench } from './ask-nginx.ts';
import { kindOf, newTally, runCase, shrink } from './campaign.ts';
import { show } from './show.ts';

await fuzz({
  defaults: { pairs: 20_000, requests: 60, lanes: 3 },
  tally: newTally(),
  open: () => Bench.open(),
  close: (bench) => bench.close(),
  runCase,
  kindOf,
  page: async (bench, found, seed) => `seed ${seed}, ${await show(bench, await shrink(bench, found))}`,
  summary: ({ pairs, configurations, refused, crashed, unknown, unknownBecause, outcomes }) => [
    `${pairs} requests to ${configurations} configurations (${refused} refused, ${crashed} crashed)`,
    listed(outcomes, 40),
    `unknown: ${unknown} (${share(unknown, pairs)})`,
    listed(unknownBecause, 40),
  ],
});
