/** Directives that hold others: `handle`, `handle_path`, `route`, `handle_errors`, `invoke`. */
import type { AdapterTable } from '../directive-adapter.ts';

export const BLOCKS: AdapterTable = { handlers: {}, directives: {} };
