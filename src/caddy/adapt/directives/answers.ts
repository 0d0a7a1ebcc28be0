/** Directives that answer, or change what is asked and answered. */
import type { AdapterTable } from '../directive-adapter.ts';

export const ANSWERS: AdapterTable = { handlers: {}, directives: {} };
