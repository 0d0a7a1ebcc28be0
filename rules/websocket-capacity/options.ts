/** How many WebSockets there are to be. */
import { countFrom, countOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface CapacityOptions {
  /** Null where the user does not say. */
  readonly sockets: number | null;
  readonly workers: number | null;
}

export const OPTIONS = defineOptions<CapacityOptions>(
  {
    sockets: countOption('So many WebSockets are to be open at a time, over all worker processes together.'),
    workers: countOption('So many worker processes does `worker_processes auto` start: one for each core.'),
  },
  ({ sockets, workers }) => ({ sockets: countFrom(sockets, null), workers: countFrom(workers, null) }),
);
