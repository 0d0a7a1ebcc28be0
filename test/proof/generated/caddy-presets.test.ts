/** What `generate` prints for Caddy, for every preset, before the real Caddy. */
import { needsCaddy } from '../harness/requirements.ts';
import { describeEveryPreset } from './every-preset.ts';

describeEveryPreset('caddy', needsCaddy);
