/** Lines of Caddy that do no harm: who wants to be rid of them says which. */
import { type NameTest, namesFrom, namesOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface TuningOptions {
  readonly isReported: NameTest;
}

export const OPTIONS = defineOptions<TuningOptions>(
  {
    tuning: namesOption(
      'Lines of Caddy to report where they are written for WebSockets or event streams and do nothing for them: `flush_interval`, `header_down`, `keepalive`, `write_timeout`, `timeouts`, `grace_period`. `*` stands for any text. Without it none is reported, since they do no harm.',
    ),
  },
  ({ tuning }) => ({ isReported: namesFrom(tuning) }),
);
