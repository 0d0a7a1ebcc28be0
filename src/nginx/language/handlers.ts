/**
 * The directives that take over a location's requests (`clcf->handler` in nginx's source). Of several in one block the
 * last one holds (measured, case C38); none is inherited by a nested location.
 */

export interface Handler {
  /** Sends the request on, in this protocol; null for what answers by itself. */
  readonly protocol: 'http' | 'uwsgi' | 'scgi' | 'fastcgi' | 'grpc' | 'memcached' | 'tunnel' | null;
  /** A location `/x/` with it answers `/x` with a redirect. */
  readonly addsSlash: boolean;
}

function sending(protocol: Handler['protocol']): Handler {
  return { protocol, addsSlash: true };
}

const ANSWERING: Handler = { protocol: null, addsSlash: false };

export const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ['proxy_pass', sending('http')],
  ['uwsgi_pass', sending('uwsgi')],
  ['scgi_pass', sending('scgi')],
  ['fastcgi_pass', sending('fastcgi')],
  ['grpc_pass', sending('grpc')],
  ['memcached_pass', sending('memcached')],
  ['tunnel_pass', { protocol: 'tunnel', addsSlash: false }],
  ['stub_status', ANSWERING],
  ['empty_gif', ANSWERING],
  ['flv', ANSWERING],
  ['mp4', ANSWERING],
  ['perl', ANSWERING],
  ['js_content', ANSWERING],
  ['api', ANSWERING],
  ['status', ANSWERING],
  ['hls', ANSWERING],
  ['echo', ANSWERING],
  ['content_by_lua', ANSWERING],
  ['content_by_lua_block', ANSWERING],
  ['content_by_lua_file', ANSWERING],
  ['vhost_traffic_status_display', ANSWERING],
  ['push_stream_subscriber', ANSWERING],
  ['push_stream_publisher', ANSWERING],
  ['nchan_pubsub', ANSWERING],
  ['nchan_subscriber', ANSWERING],
  ['nchan_publisher', ANSWERING],
]);
