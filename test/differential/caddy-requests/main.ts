/** `npm run fuzz -- caddy`: the request model against the real Caddy, for as long as one likes. */
import { fuzz } from '../campaign/fuzz.ts';
import { listed, share } from '../campaign/tally.ts';
import { Bench } from './bench.ts';
import { kindOf, newTally, runCase, shrink } from './campaign.ts';
import { show } from './show.ts';

await fuzz({
  defaults: { pairs: 5_000, requests: 40, lanes: 2 },
  tally: newTally(),
  open: () => Bench.open(),
  close: (bench) => bench.close(),
  runCase,
  kindOf,
  page: async (bench, found, seed) => show(bench, await shrink(bench, found), seed),
  summary: ({ pairs, files, refused, notRun, refusedBecause, outcomes, unknown, ...all }) => [
    `${pairs} requests to ${files} files; Caddy refuses ${refused} (${share(refused, files)}) and does not run ${notRun}`,
    listed(refusedBecause, 10),
    listed(outcomes, 40),
    `not judged: ${all.notJudged}${all.notSeenAgain.map((each) => `\n  ${each}`).join('')}`,
    `unknown: ${unknown} (${share(unknown, pairs)}), and ${all.unknownHeaders} values of headers`,
    listed(all.unknownBecause, 40),
    `pairs with a disagreement: ${all.wrong}`,
  ],
});
