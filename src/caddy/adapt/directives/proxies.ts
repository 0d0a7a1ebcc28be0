/** Directives that send requests on: `reverse_proxy`, `php_fastcgi`, `forward_auth`. */
import type { AdapterTable } from '../directive-adapter.ts';
import { forwardAuth } from '../proxy/forward-auth.ts';
import { phpFastCgi } from '../proxy/php-fastcgi.ts';
import { reverseProxy } from '../proxy/reverse-proxy.ts';

export const PROXIES: AdapterTable = {
  handlers: { reverse_proxy: reverseProxy },
  directives: { php_fastcgi: phpFastCgi, forward_auth: forwardAuth },
};
