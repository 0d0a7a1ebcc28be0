/** What `generate` prints for nginx, for every preset, before the real nginx. */
import { needsNginx } from '../harness/requirements.ts';
import { describeEveryPreset } from './every-preset.ts';

describeEveryPreset('nginx', needsNginx);
