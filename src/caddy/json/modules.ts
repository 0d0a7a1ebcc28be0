/** Caddy's own modules in JSON, each with what it holds; in the shapes of `structures.ts`. */
import { REGEXP, STRUCTURES, type Structure } from './structures.ts';

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
        verbose_logs: 'boolean @>2.6.2',
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
        encodings: 'modules http.encoders',
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
        etag_file_extensions: '[text] @>2.6.2',
        content_digest: '[text] @>2.6.2',
      },
      open: true,
    },
    templates: {
      fields: { file_root: 'text', mime_types: '[text]', delimiters: '[text]' },
      open: true,
    },
    authentication: { fields: { providers: 'modules http.authentication.providers' } },
    map: {
      fields: { source: 'text', destinations: '[text]', mappings: '[any]', defaults: '[text]' },
    },
    request_body: {
      fields: {
        max_size: 'integer',
        read_timeout: 'duration @2.8',
        write_timeout: 'duration @2.8',
        set: 'text @>2.6.2',
      },
      open: true,
    },
    intercept: { fields: { handle_response: '[response_handler]' }, since: '2.8' },
    invoke: { fields: { name: 'text' }, since: '2.7' },
    log_append: { fields: { key: 'text', value: 'text', early: 'boolean @2.11' }, since: '2.8', open: true },
    vars: { fields: {}, open: true },
    push: { fields: { resources: '[any]', headers: 'any' } },
    tracing: { fields: { span: 'text', span_attributes: '{text} @2.11' }, open: true },
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
    tls: { fields: {}, value: 'any', since: '>2.6.2' },
  },
  'http.encoders': {
    gzip: { fields: { level: 'integer' } },
    zstd: { fields: { level: 'text @>2.6.2' }, open: true },
  },
  'http.authentication.providers': {
    http_basic: {
      fields: {
        hash: 'module http.authentication.hashes algorithm',
        accounts: '[account]',
        realm: 'text',
        hash_cache: 'any',
      },
    },
  },
  'http.authentication.hashes': {
    bcrypt: { fields: {}, open: true },
    scrypt: { fields: {}, open: true },
    argon2id: { fields: {}, since: '>2.6.2', open: true },
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
        forward_proxy_url: 'text @>2.6.2',
        network_proxy: 'any @>2.6.2',
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
        local_address: 'text @>2.6.2',
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
    weighted_round_robin: { fields: { weights: '[integer]' }, since: '>2.6.2', open: true },
    least_conn: POLICY,
    ip_hash: POLICY,
    client_ip_hash: { fields: {}, since: '2.7', open: true },
    uri_hash: POLICY,
    header: { fields: { field: 'text', fallback: 'any @>2.6.2' } },
    query: { fields: { key: 'text', fallback: 'any' }, since: '>2.6.2' },
    cookie: {
      fields: { name: 'text', secret: 'text', max_age: 'duration @>2.6.2', fallback: 'any @>2.6.2' },
      open: true,
    },
  },
};
