/**
 * What the structures of Caddy's JSON hold. Caddy decodes strictly: a member that a structure does not have keeps it from
 * loading. Everything here was asked of 2.6.2, member by member; releases since are by Caddy's source and change log.
 *
 * A shape is written as `text`, `boolean`, `integer`, `duration`, `any`, `[shape]` for a list, `{shape}` for an object with
 * names of one's own, `module NAMESPACE KEY` for an object whose KEY tells which module it is, `modules NAMESPACE` for one
 * whose names are modules, or the name of a structure. `@2.7` after it is the release that brought it, `-2.8` the one that
 * took it away.
 */

export interface Structure {
  readonly fields: Readonly<Record<string, string>>;
  /** Later releases may have members that are not known here: an unknown one says nothing there. */
  readonly open?: true;
}

const RESPONSE_MATCHER = { status_code: '[integer]', headers: '{[text]}' };
const OPERATIONS = { add: '{[text]}', set: '{[text]}', delete: '[text]', replace: '{[replacement]}' };
const REGEXP = { name: 'text', pattern: 'text' };

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
      packet_conn_wrappers: '[any] @2.11',
      read_timeout: 'duration',
      read_header_timeout: 'duration',
      write_timeout: 'duration',
      idle_timeout: 'duration',
      keepalive_interval: 'duration',
      keepalive_idle: 'duration @2.11',
      keepalive_count: 'integer @2.11',
      max_header_bytes: 'integer',
      enable_full_duplex: 'boolean @2.7',
      routes: '[route]',
      errors: 'errors',
      named_routes: '{route} @2.7',
      tls_connection_policies: '[tls_policy]',
      automatic_https: 'automatic_https',
      strict_sni_host: 'boolean',
      trusted_proxies: 'module http.ip_sources source @2.6.3',
      client_ip_headers: '[text] @2.7',
      trusted_proxies_strict: 'integer @2.8',
      trusted_proxies_unix: 'boolean @2.11',
      logs: 'server_logs',
      protocols: '[text]',
      listen_protocols: 'any @2.9',
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
      prefer_wildcard: 'boolean @2.9',
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
      trace: 'boolean @2.9',
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
      drop: 'boolean @2.8',
      default_sni: 'text',
      fallback_sni: 'text @2.8',
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
  response_matcher: { fields: RESPONSE_MATCHER },
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
      upstream: 'text @2.8',
      port: 'integer',
      headers: '{[text]}',
      method: 'text @2.9',
      body: 'text @2.9',
      follow_redirects: 'boolean @2.8',
      interval: 'duration',
      timeout: 'duration',
      passes: 'integer @2.8',
      fails: 'integer @2.8',
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
      ca: 'any @2.8',
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
      curves: '[text] @2.8',
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
      query: 'any @2.8',
    },
  },
  regexp: { fields: REGEXP },
};

/** The standard modules by the namespace, each with its release if it came after 2.6, and what it holds. */
export interface Module extends Structure {
  readonly since?: string;
  /** Instead of members of its own: what the value of a module by name is. */
  readonly value?: string;
}

const POLICY: Module = { fields: {}, open: true };

export const MODULES: Readonly<Record<string, Readonly<Record<string, Module>>>> = {
  'http.handlers': {
    subroute: { fields: { routes: '[route]', errors: 'errors' } },
    headers: { fields: { request: 'operations', response: 'response_operations' } },
    reverse_proxy: {
      fields: {
        transport: 'module http.reverse_proxy.transport protocol',
        circuit_breaker: 'any',
        load_balancing: 'load_balancing',
        health_checks: 'health_checks',
        upstreams: '[upstream]',
        dynamic_upstreams: 'any',
        flush_interval: 'duration',
        trusted_proxies: '[text]',
        headers: 'headers',
        request_buffers: 'integer @2.6.4',
        response_buffers: 'integer @2.6.4',
        buffer_requests: 'boolean -2.8',
        buffer_responses: 'boolean -2.8',
        max_buffer_size: 'integer -2.8',
        stream_timeout: 'duration @2.7',
        stream_close_delay: 'duration @2.7',
        stream_buffer_size: 'integer @2.11.3',
        rewrite: 'rewrite',
        handle_response: '[response_handler]',
        verbose_logs: 'boolean @2.7',
      },
      open: true,
    },
    static_response: {
      fields: {
        status_code: 'any',
        headers: '{[text]}',
        body: 'text',
        close: 'boolean',
        abort: 'boolean',
      },
    },
    error: { fields: { error: 'text', status_code: 'any' } },
    rewrite: STRUCTURES.rewrite ?? { fields: {} },
    encode: {
      fields: {
        encodings: '{any}',
        prefer: '[text]',
        minimum_length: 'integer',
        match: 'response_matcher',
      },
    },
    file_server: {
      fields: {
        fs: 'text @2.8',
        file_system: 'any -2.8',
        root: 'text',
        hide: '[text]',
        index_names: '[text]',
        browse: 'any',
        canonical_uris: 'boolean',
        status_code: 'any',
        pass_thru: 'boolean',
        precompressed: '{any}',
        precompressed_order: '[text]',
        etag_file_extensions: '[text] @2.9',
      },
      open: true,
    },
    templates: {
      fields: { file_root: 'text', mime_types: '[text]', delimiters: '[text]' },
      open: true,
    },
    authentication: { fields: { providers: '{any}' } },
    map: {
      fields: { source: 'text', destinations: '[text]', mappings: '[any]', defaults: '[text]' },
    },
    request_body: {
      fields: {
        max_size: 'integer',
        read_timeout: 'duration @2.8',
        write_timeout: 'duration @2.8',
        set: 'text @2.10',
      },
      open: true,
    },
    intercept: { fields: { handle_response: '[response_handler]' }, since: '2.8' },
    invoke: { fields: { name: 'text' }, since: '2.7' },
    log_append: { fields: { key: 'text', value: 'text' }, since: '2.8', open: true },
    vars: { fields: {}, open: true },
    push: { fields: { resources: '[any]', headers: 'any' } },
    tracing: { fields: { span: 'text' }, open: true },
    metrics: { fields: { disable_openmetrics: 'boolean' } },
    acme_server: { fields: {}, open: true },
    copy_response: { fields: { status_code: 'any' } },
    copy_response_headers: { fields: { include: '[text]', exclude: '[text]' } },
  },
  'http.matchers': {
    host: { fields: {}, value: '[text]' },
    path: { fields: {}, value: '[text]' },
    path_regexp: { fields: REGEXP },
    method: { fields: {}, value: '[text]' },
    query: { fields: {}, value: '{[text]}' },
    header: { fields: {}, value: '{[text]}' },
    header_regexp: { fields: {}, value: '{regexp}' },
    protocol: { fields: {}, value: 'text' },
    remote_ip: { fields: { ranges: '[text]', forwarded: 'boolean' }, open: true },
    client_ip: { fields: { ranges: '[text]' }, since: '2.7' },
    expression: { fields: {}, value: 'any' },
    file: {
      fields: {
        fs: 'text @2.8',
        file_system: 'any -2.8',
        root: 'text',
        try_files: '[text]',
        try_policy: 'text',
        split_path: '[text]',
      },
    },
    not: { fields: {}, value: '[modules http.matchers]' },
    vars: { fields: {}, value: '{[text]}' },
    vars_regexp: { fields: {}, value: '{regexp}' },
    tls: { fields: {}, value: 'any', since: '2.9' },
  },
  'http.reverse_proxy.transport': {
    http: {
      fields: {
        resolver: 'resolver',
        tls: 'upstream_tls',
        keep_alive: 'keep_alive',
        compression: 'boolean',
        max_conns_per_host: 'integer',
        proxy_protocol: 'text @2.7',
        forward_proxy_url: 'text @2.8',
        network_proxy: 'any @2.9',
        dial_timeout: 'duration',
        dial_fallback_delay: 'duration',
        response_header_timeout: 'duration',
        expect_continue_timeout: 'duration',
        max_response_header_size: 'integer',
        write_buffer_size: 'integer',
        read_buffer_size: 'integer',
        read_timeout: 'duration',
        write_timeout: 'duration',
        versions: '[text]',
        local_address: 'text @2.8',
      },
      open: true,
    },
    fastcgi: {
      fields: {
        root: 'text',
        split_path: '[text]',
        resolve_root_symlink: 'boolean',
        env: '{text}',
        dial_timeout: 'duration',
        read_timeout: 'duration',
        write_timeout: 'duration',
        capture_stderr: 'boolean',
      },
      open: true,
    },
  },
  'http.reverse_proxy.selection_policies': {
    random: POLICY,
    random_choose: { fields: { choose: 'integer' }, open: true },
    first: POLICY,
    round_robin: POLICY,
    weighted_round_robin: { fields: { weights: '[integer]' }, since: '2.8', open: true },
    least_conn: POLICY,
    ip_hash: POLICY,
    client_ip_hash: { fields: {}, since: '2.7', open: true },
    uri_hash: POLICY,
    header: { fields: { field: 'text', fallback: 'any @2.7' } },
    query: { fields: { key: 'text', fallback: 'any' }, since: '2.7' },
    cookie: {
      fields: { name: 'text', secret: 'text', max_age: 'duration @2.10', fallback: 'any @2.7' },
      open: true,
    },
  },
};

/** The last release whose structures are known in full. */
export const KNOWN_IN_FULL = '2.6.2';
