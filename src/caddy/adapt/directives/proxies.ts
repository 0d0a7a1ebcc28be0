/** Directives that send requests on: `reverse_proxy`, `php_fastcgi`, `forward_auth`. */
import type { AdapterTable } from '../directive-adapter.ts';

export const PROXIES: AdapterTable = { handlers: {}, directives: {} };
