/** From when on a reload is worth a word. */
import { durationFrom, durationOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

interface ReloadOptions {
  /** In milliseconds. */
  readonly longest: number;
  /** Also of a Caddy configuration that does not speak of open connections. */
  readonly always: boolean;
}

/** With less, an old worker is gone within a day of its last living client. */
const LONG_MS = 24 * 3_600_000;

export const OPTIONS = defineOptions<ReloadOptions>(
  {
    longSilence: durationOption(
      'From so much silence on a timeout counts as long: a socket whose client is gone keeps an old worker for that time.',
      '24h',
    ),
    always: {
      type: 'boolean',
      description:
        'Tell of every Caddy configuration with WebSockets, since in each a reload closes them all; otherwise only of one that speaks of open connections itself.',
      default: false,
    },
  },
  ({ longSilence, always }) => ({
    longest: durationFrom(longSilence, LONG_MS),
    always: always === true,
  }),
);
