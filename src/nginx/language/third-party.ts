/**
 * Directives of widespread modules that are not part of nginx's own documentation. Only their names are known, so that
 * they are recognised where a statement begins and not taken for misspellings; nothing is claimed about their arguments.
 */

/** Blocks whose body is ordinary directives (nginx-rtmp-module). */
export const THIRD_PARTY_BLOCKS = ['rtmp', 'application'];

/** Blocks whose body is a list of entries (ngx_http_geoip2_module, ngx_stream_geoip2_module). */
export const THIRD_PARTY_FREE_BLOCKS = ['geoip2'];

export const THIRD_PARTY_DIRECTIVES = [
  // OpenResty: lua-nginx-module, stream-lua-nginx-module
  'init_by_lua init_by_lua_file init_worker_by_lua init_worker_by_lua_file exit_worker_by_lua_file set_by_lua',
  'set_by_lua_file rewrite_by_lua rewrite_by_lua_file access_by_lua access_by_lua_file content_by_lua',
  'content_by_lua_file header_filter_by_lua header_filter_by_lua_file body_filter_by_lua body_filter_by_lua_file',
  'log_by_lua log_by_lua_file balancer_by_lua_file preread_by_lua_file ssl_certificate_by_lua_file',
  'ssl_client_hello_by_lua_file ssl_session_fetch_by_lua_file ssl_session_store_by_lua_file',
  'server_rewrite_by_lua_file proxy_ssl_certificate_by_lua_file proxy_ssl_verify_by_lua_file',
  'lua_package_path lua_package_cpath lua_shared_dict lua_code_cache lua_thread_cache_max_entries',
  'lua_socket_connect_timeout lua_socket_send_timeout lua_socket_read_timeout lua_socket_buffer_size',
  'lua_socket_pool_size lua_socket_keepalive_timeout lua_socket_log_errors lua_ssl_ciphers lua_ssl_crl',
  'lua_ssl_protocols lua_ssl_certificate lua_ssl_certificate_key lua_ssl_trusted_certificate lua_ssl_verify_depth',
  'lua_ssl_conf_command lua_ssl_key_log lua_http10_buffering lua_need_request_body lua_transform_underscores_in_response_headers',
  'lua_check_client_abort lua_max_pending_timers lua_max_running_timers lua_malloc_trim lua_capture_error_log',
  'lua_regex_cache_max_entries lua_regex_match_limit lua_use_default_type lua_load_resty_core lua_sa_restart',
  'lua_add_variable lua_worker_thread_vm_pool_size lua_upstream_skip_openssl_default_verify rewrite_by_lua_no_postpone',
  'access_by_lua_no_postpone',
  // headers-more, echo, set-misc, array-var, encrypted-session, form-input, memc, redis2, srcache, replace-filter
  'more_set_headers more_clear_headers more_set_input_headers more_clear_input_headers',
  'echo echo_duplicate echo_flush echo_sleep echo_blocking_sleep echo_reset_timer echo_read_request_body',
  'echo_location_async echo_location echo_subrequest_async echo_subrequest echo_foreach_split echo_end',
  'echo_request_body echo_exec echo_status echo_before_body echo_after_body',
  'set_if_empty set_quote_sql_str set_quote_pgsql_str set_quote_json_str set_unescape_uri set_escape_uri set_hashed_upstream',
  'set_encode_base32 set_decode_base32 set_base32_padding set_encode_base64 set_decode_base64 set_encode_hex',
  'set_decode_hex set_sha1 set_md5 set_hmac_sha1 set_hmac_sha256 set_random set_secure_random_alphanum',
  'set_secure_random_lcalpha set_rotate set_local_today set_formatted_gmt_time set_formatted_local_time',
  'array_split array_join array_map array_map_op encrypted_session_key encrypted_session_iv encrypted_session_expires',
  'set_encrypt_session set_decrypt_session set_form_input set_form_input_multi',
  'memc_pass redis2_pass redis2_query redis2_raw_query redis_pass srcache_fetch srcache_store srcache_methods',
  'replace_filter replace_filter_types drizzle_pass postgres_pass postgres_query rds_json xss_get',
  // compression, caching, access control, status
  'brotli brotli_static brotli_types brotli_comp_level brotli_window brotli_min_length brotli_buffers',
  'zstd zstd_static zstd_types zstd_comp_level zstd_min_length zstd_buffers zstd_dict_file',
  'pagespeed proxy_cache_purge fastcgi_cache_purge uwsgi_cache_purge scgi_cache_purge cache_purge_response_type',
  'modsecurity modsecurity_rules modsecurity_rules_file modsecurity_rules_remote modsecurity_transaction_id',
  'auth_pam auth_pam_service_name auth_ldap auth_ldap_servers auth_gss auth_digest auth_digest_user_file',
  'geoip2_proxy geoip2_proxy_recursive',
  'vhost_traffic_status vhost_traffic_status_zone vhost_traffic_status_display vhost_traffic_status_display_format',
  'vhost_traffic_status_filter_by_host vhost_traffic_status_filter_by_set_key vhost_traffic_status_limit_traffic',
  'fancyindex fancyindex_exact_size fancyindex_localtime fancyindex_header fancyindex_footer fancyindex_css_href',
  'fancyindex_name_length fancyindex_ignore fancyindex_time_format fancyindex_default_sort',
  'subs_filter subs_filter_types subs_filter_bypass limit_upload_rate upload_pass upload_store',
  'upload_progress track_uploads report_uploads nchan_pubsub nchan_publisher nchan_subscriber nchan_channel_id',
  'push_stream_subscriber push_stream_publisher push_stream_channels_path push_stream_shared_memory_size',
  'push_stream_websocket_allow_publish dav_ext_methods dav_ext_lock_zone check_http_send',
  'check_http_expect_alive check_status check_keepalive_requests check_shm_size upsync upsync_dump_path jdomain',
  'passenger_enabled passenger_root passenger_ruby passenger_app_root passenger_app_env passenger_min_instances',
  'passenger_app_type passenger_startup_file passenger_user rails_env SecRulesEnabled SecRulesDisabled DeniedUrl',
  'CheckRule BasicRule MainRule LearningMode opentracing opentracing_propagate_context opentracing_trace_locations',
  'opentelemetry opentelemetry_config opentelemetry_propagate datadog_enable datadog_disable',
].flatMap((line) => line.split(' '));
