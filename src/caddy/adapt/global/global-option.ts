/** A global option that is only looked at for what Caddy refuses: what it makes carries no requests. */
import type { Option } from '../option-lines.ts';

export type GlobalOption = Option<unknown>;
