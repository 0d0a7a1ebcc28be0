/**
 * What the structures of Caddy's JSON hold. Caddy decodes strictly: a member that a structure does not have keeps it from
 * loading. Everything here was asked of 2.6.2, member by member; releases since are by Caddy's source and change log.
 *
 * A shape is written as `text`, `boolean`, `integer`, `duration`, `any`, `[shape]` for a list, `{shape}` for an object with
 * names of one's own, `module NAMESPACE KEY` for an object whose KEY tells which module it is, `modules NAMESPACE` for one
 * whose names are modules, or the name of a structure. `@2.7` after it is the release that brought it, `@>2.6.2`
 * one after that which nobody has looked up, `-2.8` the one that took it away.
 */

export interface Structure {
  readonly fields: Readonly<Record<string, string>>;
  /** Later releases may have members that are not known here: an unknown one says nothing there. */
  readonly open?: true;
}

const OPERATIONS = { add: '{[text]}', set: '{[text]}', delete: '[text]', replace: '{[replacement]}' };
export const REGEXP = { name: 'text', pattern: 'text' };

export const STRUCTURES: Readonly<Record<string, Structure>> = {
  app: {
    fields: {
      http_port: 'integer',
      https_port: 'integer',
      grace_period: 'duration',
      shutdown_delay: 'duration',
      servers: '{server}',
      metrics: 'any @2.9',
    },
  },
  server: {
    fields: {
      listen: '[text]',
      listener_wrappers: '[any]',
      packet_conn_wrappers: '[any] @>2.6.2',
      read_timeout: 'duration',
      read_header_timeout: 'duration',
      write_timeout: 'duration',
      idle_timeout: 'duration',
      keepalive_interval: 'duration',
      keepalive_idle: 'duration @2.11',
      keepalive_count: 'integer @2.11',
      max_header_bytes: 'integer',
      enable_full_duplex: 'boolean @>2.6.2',
      routes: '[route]',
      errors: 'errors',
      named_routes: '{route} @2.7',
      tls_connection_policies: '[tls_policy]',
      automatic_https: 'automatic_https',
      strict_sni_host: 'boolean',
      trusted_proxies: 'module http.ip_sources source @2.6.3',
      client_ip_headers: '[text] @2.7',
      trusted_proxies_strict: 'integer @>2.6.2',
      trusted_proxies_unix: 'boolean @>2.6.2',
      logs: 'server_logs',
      protocols: '[text]',
      listen_protocols: 'any @>2.6.2',
      metrics: 'any',
    },
    open: true,
  },
  errors: { fields: { routes: '[route]' } },
  automatic_https: {
    fields: {
      disable: 'boolean',
      disable_redirects: 'boolean',
      disable_certificates: 'boolean',
      skip: '[text]',
      skip_certificates: '[text]',
      ignore_loaded_certificates: 'boolean',
      prefer_wildcard: 'boolean @>2.6.2',
    },
    open: true,
  },
  server_logs: {
    fields: {
      default_logger_name: 'text',
      logger_names: 'any',
      skip_hosts: '[text]',
      skip_unmapped_hosts: 'boolean',
      should_log_credentials: 'boolean',
      trace: 'boolean @>2.6.2',
    },
    open: true,
  },
  tls_policy: {
    fields: {
      match: 'any',
      certificate_selection: 'any',
      cipher_suites: '[text]',
      curves: '[text]',
      alpn: '[text]',
      protocol_min: 'text',
      protocol_max: 'text',
      drop: 'boolean @>2.6.2',
      default_sni: 'text',
      fallback_sni: 'text @>2.6.2',
      insecure_secrets_log: 'text',
      client_authentication: 'any',
    },
    open: true,
  },
  route: {
    fields: {
      group: 'text',
      match: '[modules http.matchers]',
      handle: '[module http.handlers handler]',
      terminal: 'boolean',
    },
  },
  response_matcher: { fields: { status_code: '[integer]', headers: '{[text]}' } },
  response_handler: {
    fields: { match: 'response_matcher', status_code: 'any', routes: '[route]' },
  },
  operations: { fields: OPERATIONS },
  response_operations: {
    fields: { ...OPERATIONS, require: 'response_matcher', deferred: 'boolean' },
  },
  replacement: { fields: { search: 'text', search_regexp: 'text', replace: 'text' } },
  headers: { fields: { request: 'operations', response: 'response_operations' } },
  load_balancing: {
    fields: {
      selection_policy: 'module http.reverse_proxy.selection_policies policy',
      retries: 'integer',
      try_duration: 'duration',
      try_interval: 'duration',
      retry_match: '[modules http.matchers]',
    },
  },
  health_checks: { fields: { active: 'active_checks', passive: 'passive_checks' } },
  active_checks: {
    fields: {
      path: 'text',
      uri: 'text',
      upstream: 'text @>2.6.2',
      port: 'integer',
      headers: '{[text]}',
      method: 'text @>2.6.2',
      body: 'text @>2.6.2',
      follow_redirects: 'boolean @>2.6.2',
      interval: 'duration',
      timeout: 'duration',
      passes: 'integer @>2.6.2',
      fails: 'integer @>2.6.2',
      max_size: 'integer',
      expect_status: 'integer',
      expect_body: 'text',
    },
    open: true,
  },
  passive_checks: {
    fields: {
      fail_duration: 'duration',
      max_fails: 'integer',
      unhealthy_request_count: 'integer',
      unhealthy_status: '[integer]',
      unhealthy_latency: 'duration',
    },
  },
  upstream: {
    fields: { dial: 'text', max_requests: 'integer', lookup_srv: 'text' },
    open: true,
  },
  resolver: { fields: { addresses: '[text]' } },
  upstream_tls: {
    fields: {
      ca: 'any @>2.6.2',
      root_ca_pool: '[text]',
      root_ca_pem_files: '[text]',
      client_certificate_file: 'text',
      client_certificate_key_file: 'text',
      client_certificate_automate: 'text',
      insecure_skip_verify: 'boolean',
      handshake_timeout: 'duration',
      server_name: 'text',
      renegotiation: 'text',
      except_ports: '[text]',
      curves: '[text] @>2.6.2',
    },
    open: true,
  },
  keep_alive: {
    fields: {
      enabled: 'boolean',
      probe_interval: 'duration',
      max_idle_conns: 'integer',
      max_idle_conns_per_host: 'integer',
      idle_timeout: 'duration',
    },
  },
  substring: { fields: { find: 'text', replace: 'text', limit: 'integer' } },
  path_replacement: { fields: { find: 'text', replace: 'text' } },
  rewrite: {
    fields: {
      method: 'text',
      uri: 'text',
      strip_path_prefix: 'text',
      strip_path_suffix: 'text',
      uri_substring: '[substring]',
      path_regexp: '[path_replacement]',
      query: 'any @>2.6.2',
      force_modify_query: 'boolean @>2.6.2',
    },
    open: true,
  },
  regexp: { fields: REGEXP },
  account: { fields: { username: 'text', password: 'text', salt: 'text' }, open: true },
};

/** The last release whose structures are known in full. */
export const KNOWN_IN_FULL = '2.6.2';
