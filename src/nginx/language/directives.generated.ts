/** Made by `scripts/generate-directives.mjs` (nginx 1.31.4); do not edit. */
export const DIRECTIVE_TABLE = `# ngx_core_module
accept_mutex e 1 e flag - - - off
accept_mutex_delay e 1 e milliseconds - - - 500ms
daemon m 1 e flag - - - on
debug_connection e 1 - other - - - -
debug_points m 1 e enum - - stop,abort -
env m 1 - other - - - TZ
error_log m 1+ - other - - - logs/error.log error
events m 0 be other - - - -
include * 1 - other - - - -
load_module m 1 - other - - - -
lock_file m 1 e text - - - logs/nginx.lock
master_process m 1 e flag - - - on
multi_accept e 1 e flag - - - off
pcre_jit m 1 e flag - - - off
pid m 1 e text - - - logs/nginx.pid
ssl_engine m 1 e other - - - -
ssl_object_cache_inheritable m 1 e flag 1.27.4 - - on
stall_threshold e ? p other - - - 1000ms
thread_pool m 23 - other - - - default threads=32 max_queue=65536
timer_resolution m 1 e milliseconds - - - -
use e 1 e other - - - -
user m 12 e other - - - nobody nobody
worker_aio_requests e 1 e number - - - 32
worker_connections e 1 e other - - - 512
worker_cpu_affinity m 1+ e other - - - -
worker_priority m 1 e other - - - 0
worker_processes m 1 e other - - - 1
worker_rlimit_core m 1 e offset - - - -
worker_rlimit_nofile m 1 e number - - - -
worker_shutdown_timeout m 1 e milliseconds - - - -
working_directory m 1 e text - - - -
# ngx_devpoll_module
devpoll_changes e 1 e number - - - -
devpoll_events e 1 e number - - - -
# ngx_epoll_module
epoll_events e 1 e number - - - -
# ngx_eventport_module
eventport_events e 1 e number - - - -
# ngx_google_perftools_module
google_perftools_profiles m 1 e text - - - -
# ngx_http_access_module
allow hslx 1 - other - - - -
deny hslx 1 - other - - - -
# ngx_http_acme_module
accept_terms_of_service c ? x other - - - -
account_key c ? x other - - - -
acme_certificate s ? x other - - - -
acme_issuer h ? bx other - - - -
acme_shared_zone h ? x other - - - zone=ngx_acme_shared:256k
challenge c ? x other - - - http-01
common_name_in_csr c ? x other - - - off
contact c ? x other - - - -
external_account_key c ? x other - - - -
preferred_chain c ? x other - - - -
profile c ? x other - - - -
ssl_trusted_certificate hs 1 e text - - - -
ssl_verify c ? x other - - - on
state_path c ? x other - - - acme_<issuer>
uri c ? x other - - - -
# ngx_http_addition_module
add_after_body hsl 1 e text - - - -
add_before_body hsl 1 e text - - - -
addition_types hsl 1+ - other - - - text/html
# ngx_http_api_module
api l ? p other - - - -
api l ? p other - - - -
status_zone slj ? p other - - - -
status_zone slj ? p other - - - -
# ngx_http_auth_basic_module
auth_basic hslx 1 e other - - - off
auth_basic_user_file hslx 1 e other - - - -
# ngx_http_auth_jwt_module
auth_jwt hslx ? p other - - - off
auth_jwt_claim_set h ? p other - - - -
auth_jwt_header_set h ? p other - - - -
auth_jwt_key_cache hsl ? p other - - - 0
auth_jwt_key_file hslx ? p other - - - -
auth_jwt_key_request hslx ? p other - - - -
auth_jwt_leeway hsl ? p other - - - 0s
auth_jwt_require hslx ? p other - - - -
auth_jwt_type hslx ? p other - - - signed
# ngx_http_auth_request_module
auth_request hsl 1 e other - - - off
auth_request_set hsl 2 - other - - - -
# ngx_http_auth_require_module
auth_require hslx ? p other - - - off
# ngx_http_autoindex_module
autoindex hsl 1 e flag - - - off
autoindex_exact_size hsl 1 e flag - - - on
autoindex_format hsl 1 e enum - - html,json,jsonp,xml html
autoindex_localtime hsl 1 e flag - - - off
# ngx_http_browser_module
ancient_browser hsl 1+ - other - - - -
ancient_browser_value hsl 1 - other - - - 1
modern_browser hsl 12 - other - - - -
modern_browser_value hsl 1 - other - - - 1
# ngx_http_charset_module
charset hslj 1 e other - - - off
charset_map h 2 bf other - - - -
charset_types hsl 1+ - other - - - text/html text/xml text/plain text/vnd.wap.wml application/javascript application/rss+xml
override_charset hslj 1 e flag - - - off
source_charset hslj 1 e other - - - -
# ngx_http_core_module
absolute_redirect hsl 1 e flag - - - on
aio hsl 1 e other - - - off
aio_write hsl 1 e flag - - - off
alias l 1 e other - - - -
auth_delay hsl 1 e milliseconds 1.17.10 - - 0s
chunked_transfer_encoding hsl 1 e flag - - - on
client_body_buffer_size hsl 1 e size - - - 8k|16k
client_body_in_file_only hsl 1 e enum - - off,on,clean off
client_body_in_single_buffer hsl 1 e flag - - - off
client_body_temp_path hsl 1234 e other - - - client_body_temp
client_body_timeout hsl 1 e milliseconds - - - 60s
client_header_buffer_size hs 1 e size - - - 1k
client_header_timeout hs 1 e milliseconds - - - 60s
client_max_body_size hsl 1 e offset - - - 1m
connection_pool_size hs 1 e size - - - 256|512
default_type hsl 1 e text - - - text/plain
directio hsl 1 e other - - - off
directio_alignment hsl 1 e offset - - - 512
disable_symlinks hsl 12 e other - - - off
early_hints hsl 1+ a other 1.29.0 - - -
error_log hsl 1+ - other - - - -
error_log_tag hsl ? p other - - - -
error_page hslj 2+ - other - - - -
etag hsl 1 e flag - - - on
http m 0 be other - - - -
if_modified_since hsl 1 e enum - - off,exact,before exact
ignore_invalid_headers hs 1 e flag - - - on
internal l 0 e other - - - -
keepalive_disable hsl 12 a set - - none,msie6,safari msie6
keepalive_min_timeout hsl 1 e milliseconds 1.27.4 - - 0
keepalive_requests hsl 1 e number - - - 1000
keepalive_time hsl 1 e milliseconds 1.19.10 - - 1h
keepalive_timeout hsl 12 e other - - - 75s
large_client_header_buffers hs 2 e buffers - - - 4 8k
limit_except l 1+ be other - - - -
limit_rate hslj 1 e other - - - 0
limit_rate_after hslj 1 e other - - - 0
lingering_close hsl 1 e enum - - off,on,always on
lingering_time hsl 1 e milliseconds - - - 30s
lingering_timeout hsl 1 e milliseconds - - - 5s
listen s 1+ - other - - - *:80 | *:8000
location sl 12 b other - - - -
log_not_found hsl 1 e flag - - - on
log_subrequest hsl 1 e flag - - - off
max_headers hs 1 e number 1.29.8 - - 1000
max_ranges hsl 1 e number - - - -
merge_slashes hs 1 e flag - - - on
msie_padding hsl 1 e flag - - - on
msie_refresh hsl 1 e flag - - - off
open_file_cache hsl 12 e other - - - off
open_file_cache_errors hsl 1 e flag - - - off
open_file_cache_events hsl 1 e flag - - - -
open_file_cache_min_uses hsl 1 e number - - - 1
open_file_cache_valid hsl 1 e seconds - - - 60s
output_buffers hsl 2 e buffers - - - 2 32k
port_in_redirect hsl 1 e flag - - - on
post_action hslj 1 e text - - - -
postpone_output hsl 1 e size - - - 1460
read_ahead hsl 1 e size - - - 0
recursive_error_pages hsl 1 e flag - - - off
request_pool_size hs 1 e size - - - 4k
reset_timedout_connection hsl 1 e flag - - - off
resolver hsl 1+ e other - - - -
resolver_timeout hsl 1 e milliseconds - - - 30s
root hslj 1 e other - - - html
satisfy hsl 1 e enum - - all,any all
send_lowat hsl 1 e size - - - 0
send_timeout hsl 1 e milliseconds - - - 60s
sendfile hslj 1 e flag - - - off
sendfile_max_chunk hsl 1 e size - - - 2m
server h 0 b other - - - -
server_name s 1+ - other - - - ""
server_name_in_redirect hsl 1 e flag - - - off
server_names_hash_bucket_size h 1 e number - - - 32|64|128
server_names_hash_max_size h 1 e number - - - 512
server_tokens hsl 1 e enum - - off,on,build on
subrequest_output_buffer_size hsl 1 e size - - - 4k|8k
tcp_nodelay hsl 1 e flag - - - on
tcp_nopush hsl 1 e flag - - - off
try_files sl 2+ e other - - - -
types hsl 0 bf other - - - text/html html; image/gif gif; image/jpeg jpg;
types_hash_bucket_size hsl 1 e number - - - 64
types_hash_max_size hsl 1 e number - - - 1024
underscores_in_headers hs 1 e flag - - - off
variables_hash_bucket_size h 1 e number - - - 64
variables_hash_max_size h 1 e number - - - 1024
# ngx_http_dav_module
create_full_put_path hsl 1 e flag - - - off
dav_access hsl 123 e other - - - user:rw
dav_methods hsl 1+ a set - - off,put,delete,mkcol,copy,move off
min_delete_depth hsl 1 e number - - - 0
# ngx_http_degradation_module
degradation h 1 - other - - - -
degrade hsl 1 e enum - - 204,444 -
# ngx_http_empty_gif_module
empty_gif l 0 - other - - - -
# ngx_http_f4f_module
f4f l ? p other - - - -
f4f_buffer_size hsl ? p other - - - 512k
# ngx_http_fastcgi_module
fastcgi_allow_upstream hsl ? p other - - - -
fastcgi_bind hsl 12 e other - - - -
fastcgi_bind_dynamic hsl ? p other - - - off
fastcgi_buffer_size hsl 1 e size - - - 4k|8k
fastcgi_buffering hsl 1 e flag - - - on
fastcgi_buffers hsl 2 e buffers - - - 8 4k|8k
fastcgi_busy_buffers_size hsl 1 e size - - - 8k|16k
fastcgi_cache hsl 1 e other - - - off
fastcgi_cache_background_update hsl 1 e flag - - - off
fastcgi_cache_bypass hsl 1+ a other - - - -
fastcgi_cache_key hsl 1 e other - - - -
fastcgi_cache_lock hsl 1 e flag - - - off
fastcgi_cache_lock_age hsl 1 e milliseconds - - - 5s
fastcgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
fastcgi_cache_max_range_offset hsl 1 e offset - - - -
fastcgi_cache_methods hsl 1+ a set - - - GET HEAD
fastcgi_cache_min_uses hsl 1 e number - - - 1
fastcgi_cache_path h 2+ - other - - - -
fastcgi_cache_purge hsl ? p other - - - -
fastcgi_cache_revalidate hsl 1 e flag - - - off
fastcgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
fastcgi_cache_valid hsl 1+ - other - - - -
fastcgi_catch_stderr hsl 1 a other - - - -
fastcgi_connect_timeout hsl 1 e milliseconds - - - 60s
fastcgi_force_ranges hsl 1 e flag - - - off
fastcgi_hide_header hsl 1 a other - - - -
fastcgi_ignore_client_abort hsl 1 e flag - - - off
fastcgi_ignore_headers hsl 1+ a set - - - -
fastcgi_index hsl 1 e text - - - -
fastcgi_intercept_errors hsl 1 e flag - - - off
fastcgi_keep_conn hsl 1 e flag - - - off
fastcgi_limit_rate hsl 1 e other - - - 0
fastcgi_max_temp_file_size hsl 1 e size - - - 1024m
fastcgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
fastcgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
fastcgi_next_upstream_tries hsl 1 e number - - - 0
fastcgi_no_cache hsl 1+ a other - - - -
fastcgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
fastcgi_pass lj 1 e other - - - -
fastcgi_pass_header hsl 1 a other - - - -
fastcgi_pass_request_body hsl 1 e flag - - - on
fastcgi_pass_request_headers hsl 1 e flag - - - on
fastcgi_read_timeout hsl 1 e milliseconds - - - 60s
fastcgi_request_buffering hsl 1 e flag - - - on
fastcgi_request_dynamic hsl ? p other - - - off
fastcgi_send_lowat hsl 1 e size - - - 0
fastcgi_send_timeout hsl 1 e milliseconds - - - 60s
fastcgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
fastcgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
fastcgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
fastcgi_split_path_info hsl 1 - other - - - -
fastcgi_store hsl 1 e other - - - off
fastcgi_store_access hsl 123 e other - - - user:rw
fastcgi_temp_file_write_size hsl 1 e size - - - 8k|16k
fastcgi_temp_path hsl 1234 e other - - - fastcgi_temp
# ngx_http_flv_module
flv l 0 - other - - - -
# ngx_http_geo_module
geo h 12 bf other - - - -
# ngx_http_geoip_module
geoip_city h 12 eo other - - - -
geoip_country h 12 e other - - - -
geoip_org h 12 e other - - - -
geoip_proxy h 1 - other - - - -
geoip_proxy_recursive h 1 e flag - - - off
# ngx_http_grpc_module
grpc_allow_upstream hsl ? p other - - - -
grpc_bind hsl 12 e other - - - -
grpc_bind_dynamic hsl ? p other - - - off
grpc_buffer_size hsl 1 e size - - - 4k|8k
grpc_connect_timeout hsl 1 e milliseconds - - - 60s
grpc_hide_header hsl 1 a other - - - -
grpc_ignore_headers hsl 1+ a set - - - -
grpc_intercept_errors hsl 1 e flag - - - off
grpc_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,off error timeout
grpc_next_upstream_timeout hsl 1 e milliseconds - - - 0
grpc_next_upstream_tries hsl 1 e number - - - 0
grpc_pass lj 1 e other - - - -
grpc_pass_header hsl 1 a other - - - -
grpc_read_timeout hsl 1 e milliseconds - - - 60s
grpc_request_dynamic hsl ? p other - - - off
grpc_send_timeout hsl 1 e milliseconds - - - 60s
grpc_set_header hsl 2 a other - - - Content-Length $content_length
grpc_socket_keepalive hsl 1 e flag 1.15.6 - - off
grpc_socket_rcvbuf hsl 1 e size 1.31.3 - - -
grpc_socket_sndbuf hsl 1 e size 1.31.3 - - -
grpc_ssl_certificate hsl 1 e other - - - -
grpc_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
grpc_ssl_certificate_key hsl 1 e other - - - -
grpc_ssl_ciphers hsl 1 e text - - - DEFAULT
grpc_ssl_conf_command hsl 2 a other 1.19.4 - - -
grpc_ssl_crl hsl 1 e text - - - -
grpc_ssl_key_log hsl ? p other - - - -
grpc_ssl_name hsl 1 e other - - - host from grpc_pass
grpc_ssl_password_file hsl 1 e other - - - -
grpc_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
grpc_ssl_server_name hsl 1 e flag - - - off
grpc_ssl_session_reuse hsl 1 e flag - - - on
grpc_ssl_trusted_certificate hsl 1 e text - - - -
grpc_ssl_verify hsl 1 e flag - - - off
grpc_ssl_verify_depth hsl 1 e number - - - 1
# ngx_http_gunzip_module
gunzip hsl 1 e flag - - - off
gunzip_buffers hsl 2 e buffers - - - 32 4k|16 8k
# ngx_http_gzip_filter_module
gzip_hash hsl 1 e size - - - -
gzip_no_buffer hsl 1 e flag - - - -
gzip_window hsl 1 e size - - - -
postpone_gzipping hsl 1 e size - - - -
# ngx_http_gzip_module
gzip hslj 1 e flag - - - off
gzip_buffers hsl 2 e buffers - - - 32 4k|16 8k
gzip_comp_level hsl 1 e number - - - 1
gzip_disable hsl 1+ - other - - - -
gzip_http_version hsl 1 e enum - - 1.0,1.1 1.1
gzip_min_length hsl 1 e size - - - 20
gzip_proxied hsl 1+ a set - - off,expired,no-cache,no-store,private,no_last_modified,no_etag,auth,any off
gzip_types hsl 1+ - other - - - text/html
gzip_vary hsl 1 e flag - - - off
# ngx_http_gzip_static_module
gzip_static hsl 1 e enum - - off,on,always off
# ngx_http_headers_module
add_header hslj 23 - other - - - -
add_header_inherit hslj 1 e enum 1.29.3 - off,on,merge on
add_trailer hslj 23 - other - - - -
add_trailer_inherit hslj 1 e enum 1.29.3 - off,on,merge on
expires hslj 12 e other - - - off
# ngx_http_hls_module
hls l ? p other - - - -
hls_buffers hsl ? p other - - - 8 2m
hls_forward_args hsl ? p other - - - off
hls_fragment hsl ? p other - - - 5s
hls_mp4_buffer_size hsl ? p other - - - 512k
hls_mp4_max_buffer_size hsl ? p other - - - 10m
# ngx_http_image_filter_module
image_filter l 123 - other - - - off
image_filter_buffer hsl 1 e size - - - 1M
image_filter_interlace hsl 1 e flag - - - off
image_filter_jpeg_quality hsl 1 - other - - - 75
image_filter_sharpen hsl 1 - other - - - 0
image_filter_transparency hsl 1 e flag - - - on
image_filter_webp_quality hsl 1 - other - - - 80
# ngx_http_index_module
index hsl 1+ - other - - - index.html
# ngx_http_internal_redirect_module
internal_redirect sl ? p other - - - -
# ngx_http_js_module
js_access ljx ? x other - - - -
js_body_filter ljx ? x other - - - -
js_content ljx ? x other - - - -
js_context_reuse hsl ? x other - - - 128
js_engine hsl ? xo other - - - njs
js_fetch_buffer_size hsl ? x other - - - 16k
js_fetch_ciphers hsl ? x other - - - HIGH:!aNULL:!MD5
js_fetch_keepalive hsl ? x other - - - 0
js_fetch_keepalive_requests hsl ? x other - - - 1000
js_fetch_keepalive_time hsl ? x other - - - 1h
js_fetch_keepalive_timeout hsl ? x other - - - 60s
js_fetch_max_response_buffer_size hsl ? x other - - - 1m
js_fetch_protocols hsl ? x other - - - TLSv1 TLSv1.1 TLSv1.2
js_fetch_proxy hsl ? x other - - - -
js_fetch_timeout hsl ? x other - - - 60s
js_fetch_trusted_certificate hsl ? x other - - - -
js_fetch_verify hsl ? x other - - - on
js_fetch_verify_depth hsl ? x other - - - 100
js_header_filter ljx ? x other - - - -
js_import hsl ? x other - - - -
js_include h ? x other - - - -
js_load_http_native_module m ? x other - - - -
js_path hsl ? x other - - - -
js_periodic l ? x other - - - -
js_preload_object hsl ? x other - - - -
js_set hsl ? x other - - - -
js_shared_dict_zone h ? x other - - - -
js_var hsl ? x other - - - -
# ngx_http_keyval_module
keyval h ? p other - - - -
keyval_zone h ? p other - - - -
# ngx_http_limit_conn_module
limit_conn hsl 2 - other - - - -
limit_conn_dry_run hsl 1 e flag 1.17.6 - - off
limit_conn_log_level hsl 1 e enum - - info,notice,warn,error error
limit_conn_status hsl 1 e number - - - 503
limit_conn_zone h 2 - other - - - -
limit_zone h ? o other - - - -
# ngx_http_limit_req_module
limit_req hsl 123 - other - - - -
limit_req_dry_run hsl 1 e flag 1.17.1 - - off
limit_req_log_level hsl 1 e enum - - info,notice,warn,error error
limit_req_status hsl 1 e number - - - 503
limit_req_zone h 3 - other - - - -
# ngx_http_log_module
access_log hsljx 1+ - other - - - logs/access.log combined
log_format h 2+ - other - - - combined "..."
open_log_file_cache hsl 1234 e other - - - off
# ngx_http_map_module
map h 2 bf other - - - -
map_hash_bucket_size h 1 e number - - - 32|64|128
map_hash_max_size h 1 e number - - - 2048
# ngx_http_memcached_module
memcached_allow_upstream hsl ? p other - - - -
memcached_bind hsl 12 e other - - - -
memcached_bind_dynamic hsl ? p other - - - off
memcached_buffer_size hsl 1 e size - - - 4k|8k
memcached_connect_timeout hsl 1 e milliseconds - - - 60s
memcached_gzip_flag hsl 1 e number - - - 
memcached_next_upstream hsl 1+ a set - - error,timeout,invalid_response,not_found,off error timeout
memcached_next_upstream_timeout hsl 1 e milliseconds - - - 0
memcached_next_upstream_tries hsl 1 e number - - - 0
memcached_pass lj 1 e other - - - -
memcached_read_timeout hsl 1 e milliseconds - - - 60s
memcached_send_timeout hsl 1 e milliseconds - - - 60s
memcached_socket_keepalive hsl 1 e flag 1.15.6 - - off
# ngx_http_mirror_module
mirror hsl 1 - other - - - off
mirror_request_body hsl 1 e flag - - - on
# ngx_http_mp4_module
mp4 l 0 - other - - - -
mp4_buffer_size hsl 1 e size - - - 512K
mp4_limit_rate hsl ? p other - - - off
mp4_limit_rate_after hsl ? p other - - - 60s
mp4_max_buffer_size hsl 1 e size - - - 10M
mp4_start_key_frame hsl 1 e flag 1.21.4 - - off
# ngx_http_num_map_module
num_map h ? bfp other - - - -
# ngx_http_oidc_module
auth_oidc hsl ? p other - - - off
client_id o ? p other - - - -
client_secret o ? p other - - - -
config_url o ? p other - - - <issuer>/.well-known/openid-configuration
cookie_name o ? p other - - - NGX_OIDC_SESSION
extra_auth_args o ? p other - - - -
frontchannel_logout_uri o ? p other - - - -
issuer o ? p other - - - -
logout_token_hint o ? p other - - - off
logout_uri o ? p other - - - -
oidc_provider h ? bp other - - - -
pkce o ? p other - - - -
post_logout_uri o ? p other - - - -
redirect_uri o ? p other - - - /oidc_callback
scope o ? p other - - - openid
session_store o ? p other - - - -
session_timeout o ? p other - - - 8h
ssl_crl hs 1 e text - - - -
ssl_trusted_certificate hs 1 e text - - - system CA bundle
userinfo o ? p other - - - off
# ngx_http_perl_module
perl lx 1 - other - - - -
perl_modules h 1 a other - - - -
perl_require h 1 a other - - - -
perl_set h 2 - other - - - -
# ngx_http_proxy_module
proxy_allow_upstream hsl ? p other - - - -
proxy_bind hsl 12 e other - - - -
proxy_bind_dynamic hsl ? p other - - - off
proxy_buffer_size hsl 1 e size - - - 4k|8k
proxy_buffering hsl 1 e flag - - - on
proxy_buffers hsl 2 e buffers - - - 8 4k|8k
proxy_busy_buffers_size hsl 1 e size - - - 8k|16k
proxy_cache hsl 1 e other - - - off
proxy_cache_background_update hsl 1 e flag - - - off
proxy_cache_bypass hsl 1+ a other - - - -
proxy_cache_convert_head hsl 1 e flag - - - on
proxy_cache_key hsl 1 e other - - - $scheme$proxy_host$request_uri
proxy_cache_lock hsl 1 e flag - - - off
proxy_cache_lock_age hsl 1 e milliseconds - - - 5s
proxy_cache_lock_timeout hsl 1 e milliseconds - - - 5s
proxy_cache_max_range_offset hsl 1 e offset - - - -
proxy_cache_methods hsl 1+ a set - - - GET HEAD
proxy_cache_min_uses hsl 1 e number - - - 1
proxy_cache_path h 2+ - other - - - -
proxy_cache_purge hsl ? p other - - - -
proxy_cache_revalidate hsl 1 e flag - - - off
proxy_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,updating,off off
proxy_cache_valid hsl 1+ - other - - - -
proxy_connect_timeout hsl 1 e milliseconds - - - 60s
proxy_cookie_domain hsl 12 - other - - - off
proxy_cookie_flags hsl 1234 - other 1.19.3 - - off
proxy_cookie_path hsl 12 - other - - - off
proxy_force_ranges hsl 1 e flag - - - off
proxy_headers_hash_bucket_size hsl 1 e number - - - 64
proxy_headers_hash_max_size hsl 1 e number - - - 512
proxy_hide_header hsl 1 a other - - - -
proxy_http_version hsl 1 e enum - - 1.0,1.1,2 1.1
proxy_ignore_client_abort hsl 1 e flag - - - off
proxy_ignore_headers hsl 1+ a set - - - -
proxy_intercept_errors hsl 1 e flag - - - off
proxy_limit_rate hsl 1 e other - - - 0
proxy_max_temp_file_size hsl 1 e size - - - 1024m
proxy_method hsl 1 e other - - - -
proxy_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_502,http_503,http_504,http_403,http_404,http_429,updating,off error timeout
proxy_next_upstream_timeout hsl 1 e milliseconds - - - 0
proxy_next_upstream_tries hsl 1 e number - - - 0
proxy_no_cache hsl 1+ a other - - - -
proxy_pass ljx 1 e other - - - -
proxy_pass_header hsl 1 a other - - - -
proxy_pass_request_body hsl 1 e flag - - - on
proxy_pass_request_headers hsl 1 e flag - - - on
proxy_pass_trailers hsl 1 e flag 1.27.2 - - off
proxy_read_timeout hsl 1 e milliseconds - - - 60s
proxy_redirect hsl 12 - other - - - default
proxy_request_buffering hsl 1 e flag - - - on
proxy_request_dynamic hsl ? p other - - - off
proxy_send_lowat hsl 1 e size - - - 0
proxy_send_timeout hsl 1 e milliseconds - - - 60s
proxy_set_body hsl 1 e text - - - -
proxy_set_header hsl 2 a other - - - Host $proxy_host,Connection close
proxy_socket_keepalive hsl 1 e flag 1.15.6 - - off
proxy_socket_rcvbuf hsl 1 e size 1.31.3 - - -
proxy_socket_sndbuf hsl 1 e size 1.31.3 - - -
proxy_ssl_certificate hsl 1 e other - - - -
proxy_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
proxy_ssl_certificate_key hsl 1 e other - - - -
proxy_ssl_ciphers hsl 1 e text - - - DEFAULT
proxy_ssl_conf_command hsl 2 a other 1.19.4 - - -
proxy_ssl_crl hsl 1 e text - - - -
proxy_ssl_key_log hsl ? p other - - - -
proxy_ssl_name hsl 1 e other - - - $proxy_host
proxy_ssl_password_file hsl 1 e other - - - -
proxy_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
proxy_ssl_server_name hsl 1 e flag - - - off
proxy_ssl_session_reuse hsl 1 e flag - - - on
proxy_ssl_trusted_certificate hsl 1 e text - - - -
proxy_ssl_verify hsl 1 e flag - - - off
proxy_ssl_verify_depth hsl 1 e number - - - 1
proxy_store hsl 1 e other - - - off
proxy_store_access hsl 123 e other - - - user:rw
proxy_temp_file_write_size hsl 1 e size - - - 8k|16k
proxy_temp_path hsl 1234 e other - - - proxy_temp
# ngx_http_random_index_module
random_index l 1 e flag - - - off
# ngx_http_realip_module
real_ip_header hsl 1 e other - - - X-Real-IP
real_ip_recursive hsl 1 e flag - - - off
set_real_ip_from hsl 1 - other - - - -
# ngx_http_referer_module
referer_hash_bucket_size sl 1 e number - - - 64
referer_hash_max_size sl 1 e number - - - 2048
valid_referers sl 1+ - other - - - -
# ngx_http_rewrite_module
break silj 0 - other - - - -
if sl 1+ b other - - - -
return silj 12 - other - - - -
rewrite silj 23 - other - - - -
rewrite_log hsilj 1 e flag - - - off
set silj 2 - other - - - -
uninitialized_variable_warn hsilj 1 e flag - - - on
# ngx_http_scgi_module
scgi_allow_upstream hsl ? p other - - - -
scgi_bind hsl 12 e other - - - -
scgi_bind_dynamic hsl ? p other - - - off
scgi_buffer_size hsl 1 e size - - - 4k|8k
scgi_buffering hsl 1 e flag - - - on
scgi_buffers hsl 2 e buffers - - - 8 4k|8k
scgi_busy_buffers_size hsl 1 e size - - - 8k|16k
scgi_cache hsl 1 e other - - - off
scgi_cache_background_update hsl 1 e flag - - - off
scgi_cache_bypass hsl 1+ a other - - - -
scgi_cache_key hsl 1 e other - - - -
scgi_cache_lock hsl 1 e flag - - - off
scgi_cache_lock_age hsl 1 e milliseconds - - - 5s
scgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
scgi_cache_max_range_offset hsl 1 e offset - - - -
scgi_cache_methods hsl 1+ a set - - - GET HEAD
scgi_cache_min_uses hsl 1 e number - - - 1
scgi_cache_path h 2+ - other - - - -
scgi_cache_purge hsl ? p other - - - -
scgi_cache_revalidate hsl 1 e flag - - - off
scgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
scgi_cache_valid hsl 1+ - other - - - -
scgi_connect_timeout hsl 1 e milliseconds - - - 60s
scgi_force_ranges hsl 1 e flag - - - off
scgi_hide_header hsl 1 a other - - - -
scgi_ignore_client_abort hsl 1 e flag - - - off
scgi_ignore_headers hsl 1+ a set - - - -
scgi_intercept_errors hsl 1 e flag - - - off
scgi_limit_rate hsl 1 e other - - - 0
scgi_max_temp_file_size hsl 1 e size - - - 1024m
scgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
scgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
scgi_next_upstream_tries hsl 1 e number - - - 0
scgi_no_cache hsl 1+ a other - - - -
scgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
scgi_pass lj 1 e other - - - -
scgi_pass_header hsl 1 a other - - - -
scgi_pass_request_body hsl 1 e flag - - - on
scgi_pass_request_headers hsl 1 e flag - - - on
scgi_read_timeout hsl 1 e milliseconds - - - 60s
scgi_request_buffering hsl 1 e flag - - - on
scgi_request_dynamic hsl ? p other - - - off
scgi_send_timeout hsl 1 e milliseconds - - - 60s
scgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
scgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
scgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
scgi_store hsl 1 e other - - - off
scgi_store_access hsl 123 e other - - - user:rw
scgi_temp_file_write_size hsl 1 e size - - - 8k|16k
scgi_temp_path hsl 1234 e other - - - scgi_temp
# ngx_http_secure_link_module
secure_link hsl 1 e other - - - -
secure_link_md5 hsl 1 e other - - - -
secure_link_secret hsl 1 e text - - - -
# ngx_http_session_log_module
session_log hsl ? p other - - - off
session_log_format h ? p other - - - combined "..."
session_log_zone h ? p other - - - -
# ngx_http_slice_module
slice hsl 1 e size - - - 0
# ngx_http_split_clients_module
split_clients h 2 bf other - - - -
# ngx_http_ssi_filter_module
ssi_ignore_recycled_buffers hsl 1 e flag - - - -
# ngx_http_ssi_module
ssi hslj 1 e flag - - - off
ssi_last_modified hsl 1 e flag - - - off
ssi_min_file_chunk hsl 1 e size - - - 1k
ssi_silent_errors hsl 1 e flag - - - off
ssi_types hsl 1+ - other - - - text/html
ssi_value_length hsl 1 e size - - - 256
# ngx_http_ssl_module
ssl hs ? o other - 1.25.1 - off
ssl_buffer_size hs 1 e size - - - 16k
ssl_certificate hs 1 a other - - - -
ssl_certificate_cache hs 123 e other 1.27.4 - - off
ssl_certificate_compression hs 1 e flag 1.29.1 - - off
ssl_certificate_key hs 1 a other - - - -
ssl_ciphers hs 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate hs 1 e text - - - -
ssl_conf_command hs 2 a other 1.19.4 - - -
ssl_crl hs 1 e text - - - -
ssl_dhparam hs 1 e text - - - -
ssl_early_data hs 1 e flag 1.15.3 - - off
ssl_ecdh_curve hs 1 e text - - - auto
ssl_ech_file hs 1 a other 1.29.4 - - -
ssl_key_log hs ? p other - - - -
ssl_ocsp hs 1 e enum 1.19.0 - off,on,leaf off
ssl_ocsp_cache hs 1 e other 1.19.0 - - off
ssl_ocsp_responder hs 1 e text 1.19.0 - - -
ssl_password_file hs 1 e other - - - -
ssl_prefer_server_ciphers hs 1 e flag - - - off
ssl_protocols hs 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_reject_handshake hs 1 e flag 1.19.4 - - off
ssl_session_cache hs 12 - other - - - none
ssl_session_ticket_key hs 1 a other - - - -
ssl_session_tickets hs 1 e flag - - - on
ssl_session_timeout hs 1 e seconds - - - 5m
ssl_stapling hs 1 e flag - - - off
ssl_stapling_file hs 1 e text - - - -
ssl_stapling_responder hs 1 e text - - - -
ssl_stapling_verify hs 1 e flag - - - off
ssl_trusted_certificate hs 1 e text - - - -
ssl_verify_client hs 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth hs 1 e number - - - 1
# ngx_http_status_module
status l ? - other - - - -
status_format hsl ? - other - - - json
status_zone s ? - other - - - -
# ngx_http_stub_status_module
stub_status sl 01 - other - - - -
# ngx_http_sub_module
sub_filter hsl 2 - other - - - -
sub_filter_last_modified hsl 1 e flag - - - off
sub_filter_once hsl 1 e flag - - - on
sub_filter_types hsl 1+ - other - - - text/html
# ngx_http_tunnel_module
tunnel_allow_upstream hsl ? p other - - - -
tunnel_bind hsl 12 e other 1.31.0 - - -
tunnel_bind_dynamic hsl ? p other - - - off
tunnel_buffer_size hsl 1 e size 1.31.0 - - 16k
tunnel_connect_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_next_upstream hsl 1+ a set 1.31.0 - error,timeout,off error timeout
tunnel_next_upstream_timeout hsl 1 e milliseconds 1.31.0 - - 0
tunnel_next_upstream_tries hsl 1 e number 1.31.0 - - 0
tunnel_pass slj 01 e other 1.31.0 - - -
tunnel_read_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_send_lowat hsl 1 e size 1.31.0 - - 0
tunnel_send_timeout hsl 1 e milliseconds 1.31.0 - - 60s
tunnel_socket_keepalive hsl 1 e flag 1.31.0 - - off
tunnel_socket_rcvbuf hsl 1 e size 1.31.0 - - -
tunnel_socket_sndbuf hsl 1 e size 1.31.0 - - -
# ngx_http_upstream_conf_module
upstream_conf l ? - other - - - -
# ngx_http_upstream_hc_module
health_check l ? p other - - - -
match h ? bfp other - - - -
# ngx_http_upstream_module
hash u 12 - other - - - -
ip_hash u 0 - other - - - -
keepalive u 12 e other - - - 32 local
keepalive_requests uhsl 1 e number - - - 1000
keepalive_time uhsl 1 e milliseconds 1.19.10 - - 1h
keepalive_timeout uhsl 1 e milliseconds - - - 60s
least_conn u 0 - other - - - -
least_time u 12 e other 1.31.0 - header,last_byte -
ntlm u ? p other - - - -
queue u ? p other - - - -
random u 012 - other 1.15.1 - - -
resolver u 1+ e other 1.27.3 - - -
resolver_timeout u 1 e milliseconds 1.27.3 - - 30s
server u 1+ - other - - - -
state u ? p other - - - -
sticky u 2+ e other 1.29.6 - - -
upstream h 1 b other - - - -
zone u 12 - other - - - -
# ngx_http_userid_module
userid hsl 1 e enum - - off,log,v1,on off
userid_domain hsl 1 e text - - - none
userid_expires hsl 1 e other - - - off
userid_flags hsl 123 a set 1.19.3 - off,secure,httponly,samesite=strict,samesite=lax,samesite=none off
userid_mark hsl 1 e other - - - off
userid_name hsl 1 e text - - - uid
userid_p3p hsl 1 e text - - - none
userid_path hsl 1 e text - - - /
userid_service hsl 1 e number - - - IP address of the server
# ngx_http_uwsgi_module
uwsgi_allow_upstream hsl ? p other - - - -
uwsgi_bind hsl 12 e other - - - -
uwsgi_bind_dynamic hsl ? p other - - - off
uwsgi_buffer_size hsl 1 e size - - - 4k|8k
uwsgi_buffering hsl 1 e flag - - - on
uwsgi_buffers hsl 2 e buffers - - - 8 4k|8k
uwsgi_busy_buffers_size hsl 1 e size - - - 8k|16k
uwsgi_cache hsl 1 e other - - - off
uwsgi_cache_background_update hsl 1 e flag - - - off
uwsgi_cache_bypass hsl 1+ a other - - - -
uwsgi_cache_key hsl 1 e other - - - -
uwsgi_cache_lock hsl 1 e flag - - - off
uwsgi_cache_lock_age hsl 1 e milliseconds - - - 5s
uwsgi_cache_lock_timeout hsl 1 e milliseconds - - - 5s
uwsgi_cache_max_range_offset hsl 1 e offset - - - -
uwsgi_cache_methods hsl 1+ a set - - - GET HEAD
uwsgi_cache_min_uses hsl 1 e number - - - 1
uwsgi_cache_path h 2+ - other - - - -
uwsgi_cache_purge hsl ? p other - - - -
uwsgi_cache_revalidate hsl 1 e flag - - - off
uwsgi_cache_use_stale hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off off
uwsgi_cache_valid hsl 1+ - other - - - -
uwsgi_connect_timeout hsl 1 e milliseconds - - - 60s
uwsgi_force_ranges hsl 1 e flag - - - off
uwsgi_hide_header hsl 1 a other - - - -
uwsgi_ignore_client_abort hsl 1 e flag - - - off
uwsgi_ignore_headers hsl 1+ a set - - - -
uwsgi_intercept_errors hsl 1 e flag - - - off
uwsgi_limit_rate hsl 1 e other - - - 0
uwsgi_max_temp_file_size hsl 1 e size - - - 1024m
uwsgi_modifier1 hsl 1 e number - - - 0
uwsgi_modifier2 hsl 1 e number - - - 0
uwsgi_next_upstream hsl 1+ a set - - error,timeout,invalid_header,non_idempotent,http_500,http_503,http_403,http_404,http_429,updating,off error timeout
uwsgi_next_upstream_timeout hsl 1 e milliseconds - - - 0
uwsgi_next_upstream_tries hsl 1 e number - - - 0
uwsgi_no_cache hsl 1+ a other - - - -
uwsgi_param hsl 23 - other - - - HTTP_HOST $host$is_request_port$request_port
uwsgi_pass lj 1 e other - - - -
uwsgi_pass_header hsl 1 a other - - - -
uwsgi_pass_request_body hsl 1 e flag - - - on
uwsgi_pass_request_headers hsl 1 e flag - - - on
uwsgi_read_timeout hsl 1 e milliseconds - - - 60s
uwsgi_request_buffering hsl 1 e flag - - - on
uwsgi_request_dynamic hsl ? p other - - - off
uwsgi_send_timeout hsl 1 e milliseconds - - - 60s
uwsgi_socket_keepalive hsl 1 e flag 1.15.6 - - off
uwsgi_socket_rcvbuf hsl 1 e size 1.31.3 - - -
uwsgi_socket_sndbuf hsl 1 e size 1.31.3 - - -
uwsgi_ssl_certificate hsl 1 e other - - - -
uwsgi_ssl_certificate_cache hsl 123 e other 1.27.4 - - off
uwsgi_ssl_certificate_key hsl 1 e other - - - -
uwsgi_ssl_ciphers hsl 1 e text - - - DEFAULT
uwsgi_ssl_conf_command hsl 2 a other 1.19.4 - - -
uwsgi_ssl_crl hsl 1 e text - - - -
uwsgi_ssl_key_log hsl ? p other - - - -
uwsgi_ssl_name hsl 1 e other - - - host from uwsgi_pass
uwsgi_ssl_password_file hsl 1 e other - - - -
uwsgi_ssl_protocols hsl 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
uwsgi_ssl_server_name hsl 1 e flag - - - off
uwsgi_ssl_session_reuse hsl 1 e flag - - - on
uwsgi_ssl_trusted_certificate hsl 1 e text - - - -
uwsgi_ssl_verify hsl 1 e flag - - - off
uwsgi_ssl_verify_depth hsl 1 e number - - - 1
uwsgi_store hsl 1 e other - - - off
uwsgi_store_access hsl 123 e other - - - user:rw
uwsgi_string hsl 1 e text - - - -
uwsgi_temp_file_write_size hsl 1 e size - - - 8k|16k
uwsgi_temp_path hsl 1234 e other - - - uwsgi_temp
# ngx_http_v2_module
http2 hs 1 e flag 1.25.1 - - off
http2_body_preread_size hs 1 e size - - - 64k
http2_chunk_size hsl 1 e size - - - 8k
http2_idle_timeout hs 1 o other - - - 3m
http2_max_concurrent_pushes hs 1 o other - - - 10
http2_max_concurrent_streams hs 1 e number - - - 128
http2_max_field_size hs 1 o other - - - 4k
http2_max_header_size hs 1 o other - - - 16k
http2_max_requests hs 1 o other - - - 1000
http2_pool_size hs 1 e size - - - -
http2_push hsl 1 o other - - - off
http2_push_preload hsl 1 o flag - - - off
http2_recv_buffer_size h 1 e size - - - 256k
http2_recv_timeout hs 1 o other - - - 30s
http2_streams_index_size hs 1 e number - - - -
spdy_chunk_size ? ? - other - 1.20.2 - -
spdy_headers_comp ? ? - other - 1.20.2 - -
spdy_keepalive_timeout ? ? - other - 1.20.2 - -
spdy_max_concurrent_streams ? ? - other - 1.20.2 - -
spdy_pool_size ? ? - other - 1.20.2 - -
spdy_recv_buffer_size ? ? - other - 1.20.2 - -
spdy_recv_timeout ? ? - other - 1.20.2 - -
spdy_streams_index_size ? ? - other - 1.20.2 - -
# ngx_http_v3_module
http3 hs 1 e flag 1.25.0 - - on
http3_hq hs 1 e flag 1.25.0 - - off
http3_max_concurrent_streams hs 1 e number 1.25.0 - - 128
http3_stream_buffer_size hs 1 e size 1.25.0 - - 64k
quic_active_connection_id_limit hs 1 e number 1.25.0 - - 2
quic_bpf m 1 e flag 1.25.0 - - off
quic_gso hs 1 e flag 1.25.0 - - off
quic_host_key hs 1 e other 1.25.0 - - -
quic_retry hs 1 e flag 1.25.0 - - off
# ngx_http_xslt_module
xml_entities hsl 1 e other - - - -
xml_external_entities hsl 1 e flag 1.31.3 - - off
xslt_last_modified hsl 1 e flag - - - off
xslt_param hsl 2 - other - - - -
xslt_string_param hsl 2 - other - - - -
xslt_stylesheet l 1+ - other - - - -
xslt_types hsl 1+ - other - - - text/xml
# ngx_iocp_module
acceptex_read e 1 e flag - - - -
iocp_threads e 1 e number - - - -
post_acceptex e 1 e number - - - -
# ngx_kqueue_module
kqueue_changes e 1 e number - - - -
kqueue_events e 1 e number - - - -
# ngx_mail_auth_http_module
auth_http aA 1 - other - - - -
auth_http_header aA 2 - other - - - -
auth_http_pass_client_cert aA 1 e flag - - - off
auth_http_timeout aA 1 e milliseconds - - - 60s
# ngx_mail_core_module
error_log aA 1+ - other - - - -
listen A 1+ - other - - - -
mail m 0 be other - - - -
max_errors aA 1 e number 1.21.0 - - 5
protocol A 1 - other - - - -
resolver aA 1+ e other - - - off
resolver_timeout aA 1 e milliseconds - - - 30s
server a 0 b other - - - -
server_name aA 1 e text - - - hostname
timeout aA 1 e milliseconds - - - 60s
# ngx_mail_imap_module
imap_auth aA 1+ a set - - plain,login,cram-md5,external plain
imap_capabilities aA 1+ - other - - - IMAP4 IMAP4rev1 UIDPLUS
imap_client_buffer aA 1 e size - - - 4k|8k
# ngx_mail_pop3_module
pop3_auth aA 1+ a set - - plain,apop,cram-md5,external plain
pop3_capabilities aA 1+ - other - - - TOP USER UIDL
# ngx_mail_proxy_module
proxy_buffer aA 1 e size - - - 4k|8k
proxy_pass_error_message aA 1 e flag - - - off
proxy_protocol aA 1 e enum 1.19.8 - off,on,v2 off
proxy_smtp_auth aA 1 e flag 1.19.4 - - off
proxy_timeout aA 1 e milliseconds - - - 24h
xclient aA 1 e flag - - - on
# ngx_mail_realip_module
set_real_ip_from aA 1 - other 1.19.8 - - -
# ngx_mail_smtp_module
smtp_auth aA 1+ a set - - plain,login,cram-md5,external,none plain login
smtp_capabilities aA 1+ - other - - - -
smtp_client_buffer aA 1 e size - - - 4k|8k
smtp_greeting_delay aA 1 e milliseconds - - - 0
# ngx_mail_ssl_module
ssl aA ? o other - 1.25.1 - off
ssl_certificate aA 1 a other - - - -
ssl_certificate_compression aA 1 e flag 1.29.1 - - off
ssl_certificate_key aA 1 a other - - - -
ssl_ciphers aA 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate aA 1 e text - - - -
ssl_conf_command aA 2 a other 1.19.4 - - -
ssl_crl aA 1 e text - - - -
ssl_dhparam aA 1 e text - - - -
ssl_ecdh_curve aA 1 e text - - - auto
ssl_password_file aA 1 e other - - - -
ssl_prefer_server_ciphers aA 1 e flag - - - off
ssl_protocols aA 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_session_cache aA 12 - other - - - none
ssl_session_ticket_key aA 1 a other - - - -
ssl_session_tickets aA 1 e flag - - - on
ssl_session_timeout aA 1 e seconds - - - 5m
ssl_trusted_certificate aA 1 e text - - - -
ssl_verify_client aA 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth aA 1 e number - - - 1
starttls aA 1 e other - - off,on,only off
# ngx_mgmt_module
enforce_initial_report g ? p other - - - on
license_token g ? p other - - - license.jwt
mgmt m ? bp other - - - -
proxy aA 1 e flag - - - -
proxy_password g ? p other - - - -
proxy_username g ? p other - - - -
resolver g ? p other - - - -
ssl_crl g ? p other - - - -
ssl_trusted_certificate g ? p other - - - system CA bundle
ssl_verify g ? p other - - - on
state_path g ? p other - - - -
usage_report g ? p other - - - endpoint=product.connect.nginx.com interval=1h
# ngx_otel_module
otel_exporter h ? bx other - - - -
otel_resource_attr h ? x other - - - -
otel_service_name h ? x other - - - unknown_service:nginx
otel_span_attr hsl ? x other - - - -
otel_span_name hsl ? x other - - - -
otel_trace hsl ? x other - - - off
otel_trace_context hsl ? x other - - - ignore
# ngx_stream_access_module
allow HS 1 - other - - - -
deny HS 1 - other - - - -
# ngx_stream_core_module
error_log HS 1+ - other - - - -
listen S 1+ - other - - - -
preread_buffer_size HS 1 e size - - - 16k
preread_timeout HS 1 e milliseconds - - - 30s
proxy_protocol_timeout HS 1 e milliseconds - - - 30s
resolver HS 1+ e other - - - -
resolver_timeout HS 1 e milliseconds - - - 30s
server H 0 b other - - - -
server_name S 1+ - other 1.25.5 - - ""
server_names_hash_bucket_size H 1 e number 1.25.5 - - 32|64|128
server_names_hash_max_size H 1 e number 1.25.5 - - 512
stream m 0 be other - - - -
tcp_nodelay HS 1 e flag - - - on
variables_hash_bucket_size H 1 e number - - - 64
variables_hash_max_size H 1 e number - - - 1024
# ngx_stream_geo_module
geo H 12 bf other - - - -
# ngx_stream_geoip_module
geoip_city H 12 eo other - - - -
geoip_country H 12 e other - - - -
geoip_org H 12 e other - - - -
# ngx_stream_js_module
js_access HS ? x other - - - -
js_context_reuse HS ? x other - - - 128
js_engine HS ? xo other - - - njs
js_fetch_buffer_size HS ? x other - - - 16k
js_fetch_ciphers HS ? x other - - - HIGH:!aNULL:!MD5
js_fetch_keepalive HS ? x other - - - 0
js_fetch_keepalive_requests HS ? x other - - - 1000
js_fetch_keepalive_time HS ? x other - - - 1h
js_fetch_keepalive_timeout HS ? x other - - - 60s
js_fetch_max_response_buffer_size HS ? x other - - - 1m
js_fetch_protocols HS ? x other - - - TLSv1 TLSv1.1 TLSv1.2
js_fetch_proxy HS ? x other - - - -
js_fetch_timeout HS ? x other - - - 60s
js_fetch_trusted_certificate HS ? x other - - - -
js_fetch_verify HS ? x other - - - on
js_fetch_verify_depth HS ? x other - - - 100
js_filter HS ? x other - - - -
js_import HS ? x other - - - -
js_include H ? x other - - - -
js_load_stream_native_module m ? x other - - - -
js_path HS ? x other - - - -
js_periodic S ? x other - - - -
js_preload_object HS ? x other - - - -
js_preread HS ? x other - - - -
js_set HS ? x other - - - -
js_shared_dict_zone H ? x other - - - -
js_var HS ? x other - - - -
# ngx_stream_keyval_module
keyval H ? p other - - - -
keyval_zone H ? p other - - - -
# ngx_stream_limit_conn_module
limit_conn HS 2 - other - - - -
limit_conn_dry_run HS 1 e flag 1.17.6 - - off
limit_conn_log_level HS 1 e enum - - info,notice,warn,error error
limit_conn_zone H 2 - other - - - -
# ngx_stream_log_module
access_log HS 1+ - other - - - off
log_format H 2+ - other - - - 
open_log_file_cache HS 1234 e other - - - off
# ngx_stream_map_module
map H 2 bf other - - - -
map_hash_bucket_size H 1 e number - - - 32|64|128
map_hash_max_size H 1 e number - - - 2048
# ngx_stream_mqtt_filter_module
mqtt HS ? p other - - - off
mqtt_buffers HS ? p other - - - 100 1k
mqtt_rewrite_buffer_size S ? po other - - - 4k|8k
mqtt_set_connect S ? p other - - - -
# ngx_stream_mqtt_preread_module
mqtt_preread HS ? p other - - - off
# ngx_stream_num_map_module
num_map H ? bfp other - - - -
# ngx_stream_pass_module
pass S 1 e other 1.25.5 - - -
# ngx_stream_proxy_module
proxy_bind HS 12 e other - - - -
proxy_bind_dynamic HS ? p other - - - off
proxy_buffer_size HS 1 e size - - - 16k
proxy_connect_timeout HS 1 e milliseconds - - - 60s
proxy_download_rate HS 1 - other - - - 0
proxy_downstream_buffer HS 1 e size - - - -
proxy_half_close HS 1 e flag 1.21.4 - - off
proxy_next_upstream HS 1 e flag - - - on
proxy_next_upstream_timeout HS 1 e milliseconds - - - 0
proxy_next_upstream_tries HS 1 e number - - - 0
proxy_pass S 1 e other - - - -
proxy_protocol HS 1 e enum - - off,on,v2 off
proxy_requests HS 1 e number 1.15.7 - - 0
proxy_responses HS 1 e number - - - -
proxy_session_drop HS ? p other - - - off
proxy_socket_keepalive HS 1 e flag 1.15.6 - - off
proxy_socket_rcvbuf HS 1 e size 1.31.3 - - -
proxy_socket_sndbuf HS 1 e size 1.31.3 - - -
proxy_ssl HS 1 e flag - - - off
proxy_ssl_alpn HS 1+ e other 1.31.0 - - -
proxy_ssl_certificate HS 1 e other - - - -
proxy_ssl_certificate_cache HS 123 e other 1.27.4 - - off
proxy_ssl_certificate_key HS 1 e other - - - -
proxy_ssl_ciphers HS 1 e text - - - DEFAULT
proxy_ssl_conf_command HS 2 a other 1.19.4 - - -
proxy_ssl_crl HS 1 e text - - - -
proxy_ssl_key_log HS ? p other - - - -
proxy_ssl_name HS 1 e other - - - host from proxy_pass
proxy_ssl_password_file HS 1 e other - - - -
proxy_ssl_protocols HS 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
proxy_ssl_server_name HS 1 e flag - - - off
proxy_ssl_session_reuse HS 1 e flag - - - on
proxy_ssl_trusted_certificate HS 1 e text - - - -
proxy_ssl_verify HS 1 e flag - - - off
proxy_ssl_verify_depth HS 1 e number - - - 1
proxy_timeout HS 1 e milliseconds - - - 10m
proxy_upload_rate HS 1 - other - - - 0
proxy_upstream_buffer HS 1 e size - - - -
# ngx_stream_realip_module
set_real_ip_from HS 1 - other - - - -
# ngx_stream_return_module
return S 1 e other - - - -
# ngx_stream_set_module
set S 2 - other 1.19.3 - - -
# ngx_stream_split_clients_module
split_clients H 2 bf other - - - -
# ngx_stream_ssl_module
ssl_alpn HS 1+ e other 1.21.4 - - -
ssl_certificate HS 1 a other - - - -
ssl_certificate_cache HS 123 e other 1.27.4 - - off
ssl_certificate_compression HS 1 e flag 1.29.1 - - off
ssl_certificate_key HS 1 a other - - - -
ssl_ciphers HS 1 e text - - - HIGH:!aNULL:!MD5
ssl_client_certificate HS 1 e text - - - -
ssl_conf_command HS 2 a other 1.19.4 - - -
ssl_crl HS 1 e text - - - -
ssl_dhparam HS 1 e text - - - -
ssl_ecdh_curve HS 1 e text - - - auto
ssl_ech_file HS 1 a other 1.29.4 - - -
ssl_handshake_timeout HS 1 e milliseconds - - - 60s
ssl_key_log HS ? p other - - - -
ssl_ocsp HS 1 e enum 1.27.2 - off,on,leaf off
ssl_ocsp_cache HS 1 e other 1.27.2 - - off
ssl_ocsp_responder HS 1 e text 1.27.2 - - -
ssl_password_file HS 1 e other - - - -
ssl_prefer_server_ciphers HS 1 e flag - - - off
ssl_protocols HS 1+ a set - - SSLv2,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3 TLSv1.2 TLSv1.3
ssl_reject_handshake HS 1 e flag 1.25.5 - - off
ssl_session_cache HS 12 - other - - - none
ssl_session_ticket_key HS 1 a other - - - -
ssl_session_tickets HS 1 e flag - - - on
ssl_session_timeout HS 1 e seconds - - - 5m
ssl_stapling HS 1 e flag 1.27.2 - - off
ssl_stapling_file HS 1 e text 1.27.2 - - -
ssl_stapling_responder HS 1 e text 1.27.2 - - -
ssl_stapling_verify HS 1 e flag 1.27.2 - - off
ssl_trusted_certificate HS 1 e text - - - -
ssl_verify_client HS 1 e enum - - off,on,optional,optional_no_ca off
ssl_verify_depth HS 1 e number - - - 1
# ngx_stream_ssl_preread_module
ssl_preread HS 1 e flag - - - off
# ngx_stream_upstream_hc_module
health_check S ? p other - - - -
health_check_timeout HS ? p other - - - 5s
match H ? bfp other - - - -
# ngx_stream_upstream_module
hash U 12 - other - - - -
least_conn U 0 - other - - - -
least_time U 12 e other 1.31.0 - connect,first_byte,last_byte -
random U 012 - other 1.15.1 - - -
resolver U 1+ e other 1.27.3 - - -
resolver_timeout U 1 e milliseconds 1.27.3 - - 30s
server U 1+ - other - - - -
state U ? p other - - - -
upstream H 1 b other - - - -
zone U 12 - other - - - -
# ngx_stream_zone_sync_module
zone_sync S ? p other - - - 
zone_sync_buffers HS ? p other - - - 8 4k|8k
zone_sync_connect_retry_interval HS ? p other - - - 1s
zone_sync_connect_timeout HS ? p other - - - 5s
zone_sync_interval HS ? p other - - - 1s
zone_sync_recv_buffer_size HS ? p other - - - 4k|8k
zone_sync_server S ? p other - - - 
zone_sync_ssl HS ? p other - - - off
zone_sync_ssl_certificate HS ? p other - - - -
zone_sync_ssl_certificate_key HS ? p other - - - -
zone_sync_ssl_ciphers HS ? p other - - - DEFAULT
zone_sync_ssl_conf_command HS ? p other - - - -
zone_sync_ssl_crl HS ? p other - - - -
zone_sync_ssl_name HS ? p other - - - host from zone_sync_server
zone_sync_ssl_password_file HS ? p other - - - -
zone_sync_ssl_protocols HS ? p other - - - TLSv1.2 TLSv1.3
zone_sync_ssl_server_name HS ? p other - - - off
zone_sync_ssl_trusted_certificate HS ? p other - - - -
zone_sync_ssl_verify HS ? p other - - - off
zone_sync_ssl_verify_depth HS ? p other - - - 1
zone_sync_timeout HS ? p other - - - 5s`;
