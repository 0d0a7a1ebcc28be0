/** Every standard directive that may stand in a site, by name. */
import type { AdapterTable } from '../directive-adapter.ts';
import { ANSWERS } from './answers.ts';
import { BLOCKS } from './blocks.ts';
import { PROXIES } from './proxies.ts';

export const ADAPTERS: AdapterTable = {
  handlers: { ...BLOCKS.handlers, ...ANSWERS.handlers, ...PROXIES.handlers },
  directives: { ...BLOCKS.directives, ...ANSWERS.directives, ...PROXIES.directives },
};
