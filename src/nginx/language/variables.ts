/**
 * The variables that nginx and its widespread modules define in `http`. Names are compared without regard to letter
 * case, as nginx does.
 */

/** Whether a name (without `$`) is defined by nginx or a module rather than by the configuration. */
export function isBuiltInVariable(name: string): boolean {
  names ??= new Set(BUILT_IN_VARIABLES);
  const lower = name.toLowerCase();
  return names.has(lower) || BUILT_IN_FAMILIES.some((prefix) => lower.startsWith(prefix));
}

let names: Set<string> | null = null;

/** Prefixes whose continuation names a header, cookie, argument, claim or other part of a message. */
export const BUILT_IN_FAMILIES: readonly string[] = [
  'arg_',
  'cookie_',
  'http_',
  'proxy_protocol_tlv_',
  'sent_http_',
  'sent_trailer_',
  'upstream_cookie_',
  'upstream_http_',
  'upstream_trailer_',
  // NGINX Plus: ngx_http_auth_jwt_module, ngx_http_oidc_module
  'jwt_claim_',
  'jwt_header_',
  'oidc_claim_',
  // Angie
  'acme_cert_',
  'rdp_cookie_',
  // third-party: OpenTracing, OpenTelemetry, Datadog, traffic status
  'opentracing_context_',
  'opentelemetry_',
  'datadog_',
  'vts_',
];

/** By module; those of NGINX Plus and of forks are included. */
export const BUILT_IN_VARIABLES: readonly string[] = [
  // ngx_http_core_module
  'args binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length',
  'content_type document_root document_uri host hostname https is_args is_request_port limit_rate msec nginx_version pid',
  'pipe proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr proxy_protocol_server_port query_string',
  'realpath_root remote_addr remote_port remote_user request request_body request_body_file request_completion',
  'request_filename request_id request_length request_method request_port request_time request_uri scheme server_addr',
  'server_name server_port server_protocol status tcpinfo_rcv_space tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd',
  'time_iso8601 time_local uri',
  // ngx_http_upstream_module; the last two are NGINX Plus
  'upstream_addr upstream_bytes_received upstream_bytes_sent upstream_cache_etag',
  'upstream_cache_last_modified upstream_cache_status upstream_connect_time upstream_header_time',
  'upstream_response_length upstream_response_time upstream_status upstream_last_addr upstream_last_server_name',
  'upstream_queue_time',
  // ngx_http_proxy_module, ngx_http_fastcgi_module, ngx_http_grpc_module
  'proxy_add_x_forwarded_for proxy_host proxy_internal_body_length proxy_internal_chunked proxy_internal_connection',
  'proxy_port fastcgi_path_info fastcgi_script_name grpc_internal_trailers',
  // ngx_http_ssl_module, ngx_http_v2_module, ngx_http_v3_module, and SPDY before them
  'ssl_alpn_protocol ssl_cipher ssl_ciphers ssl_client_cert ssl_client_escaped_cert ssl_client_fingerprint',
  'ssl_client_i_dn ssl_client_i_dn_legacy ssl_client_raw_cert ssl_client_s_dn ssl_client_s_dn_legacy ssl_client_serial',
  'ssl_client_sigalg ssl_client_v_end ssl_client_v_remain ssl_client_v_start ssl_client_verify ssl_curve ssl_curves',
  'ssl_early_data ssl_ech_outer_server_name ssl_ech_status ssl_protocol ssl_server_name ssl_session_id',
  'ssl_session_reused ssl_sigalg http2 http3 spdy spdy_request_priority',
  // other modules of the official build
  'ancient_browser modern_browser msie connections_active connections_reading connections_waiting connections_writing',
  'date_gmt date_local gzip_ratio invalid_referer limit_conn_status limit_req_status realip_remote_addr',
  'realip_remote_port secure_link secure_link_expires slice_range uid_got uid_reset uid_set',
  // ngx_http_geoip_module
  'geoip_area_code geoip_city geoip_city_continent_code geoip_city_country_code geoip_city_country_code3',
  'geoip_city_country_name geoip_country_code geoip_country_code3 geoip_country_name geoip_dma_code geoip_latitude',
  'geoip_longitude geoip_org geoip_postal_code geoip_region geoip_region_name',
  // ngx_otel_module, ngx_http_acme_module
  'otel_parent_id otel_parent_sampled otel_span_id otel_trace_id acme_certificate acme_certificate_key',
  // NGINX Plus
  'jwt_payload oidc_access_token oidc_id_token oidc_userinfo session_log_binary_id session_log_id',
  // third-party: brotli, zstd, echo, srcache, upload progress, opentracing
  'brotli_ratio zstd_ratio echo_cacheable_request_uri echo_client_request_headers echo_client_request_method',
  'echo_client_request_uri echo_incr echo_it echo_request_body echo_request_method echo_request_uri',
  'echo_response_status echo_timer_elapsed srcache_expire srcache_fetch_status srcache_store_status',
  'modsecurity_status opentracing_binary_context uploadprogress_callback upload_content_type upload_field_name',
  'upload_file_name upload_file_size upload_tmp_path',
  // Angie and freenginx
  'angie_version p8s_value quic_connection rdp_cookie upstream_cache_age upstream_cache_key',
].flatMap((line) => line.split(' '));
