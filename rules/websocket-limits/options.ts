/** How many sockets are enough, as the user counts them. */
import { countFrom, countOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface LimitOptions {
  readonly perClient: number;
  readonly inAll: number;
  /** Requests a second. */
  readonly rate: number;
}

/**
 * Below these a few tabs, or the people of one office, are too many. They are low on purpose: whoever allows ten sockets
 * for an address, or a hundred in all, has thought of it.
 */
const ENOUGH_PER_CLIENT = 10;
const ENOUGH_IN_ALL = 100;

/** At more requests a second than this, those of a few tabs seldom fall into one interval. */
const FAST = 20;

export const OPTIONS = defineOptions<LimitOptions>(
  {
    perClient: countOption(
      'A `limit_conn` for each client address is too low below this number.',
      ENOUGH_PER_CLIENT,
    ),
    inAll: countOption(
      'A `limit_conn` for all clients together, or the `max_conns` of all servers of an upstream together, are too low below this number.',
      ENOUGH_IN_ALL,
    ),
    requestsPerSecond: countOption(
      'A `limit_req` without `burst` is too strict at this rate and below.',
      FAST,
    ),
  },
  ({ perClient, inAll, requestsPerSecond }) => ({
    perClient: countFrom(perClient, ENOUGH_PER_CLIENT),
    inAll: countFrom(inAll, ENOUGH_IN_ALL),
    rate: countFrom(requestsPerSecond, FAST),
  }),
);
