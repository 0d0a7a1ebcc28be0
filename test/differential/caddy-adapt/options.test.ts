/** Global options are taken and refused as the real Caddy does it, and make the same http app. */
import { describeAsCaddyAdapts } from './as-caddy-adapts.ts';
import { httpApp } from './compare.ts';
import { globalOptions, SITES } from './generated-options.ts';
import { printLines } from './lines.ts';

describeAsCaddyAdapts({
  title: 'global options',
  lines: globalOptions,
  file: (block) => printLines([{ words: [], block }, ...SITES]),
  part: httpApp,
  runs: 300,
});
