/** Directives that answer, or change what is asked and answered. */
import type { AdapterTable } from '../directive-adapter.ts';
import { basicAuth } from './access.ts';
import { encode, requestBody, templates } from './bodies.ts';
import { fileServer } from './files.ts';
import { header, requestHeader } from './headers.ts';
import { log } from './log.ts';
import {
  acmeServer,
  copyResponse,
  copyResponseHeaders,
  fileSystem,
  intercept,
  logAppend,
  metrics,
  push,
  tracing,
} from './modules.ts';
import { abort, error, redir, respond } from './responses.ts';
import { method, rewrite, root, tryFiles, uri } from './rewrites.ts';
import { bind } from './site-settings.ts';
import { tls } from './tls.ts';
import { logName, map, skipLog, vars } from './values.ts';

export const ANSWERS: AdapterTable = {
  handlers: {
    abort,
    acme_server: acmeServer,
    basic_auth: basicAuth,
    basicauth: basicAuth,
    copy_response: copyResponse,
    copy_response_headers: copyResponseHeaders,
    encode,
    error,
    file_server: fileServer,
    fs: fileSystem,
    intercept,
    log_append: logAppend,
    log_name: logName,
    log_skip: skipLog,
    map,
    method,
    metrics,
    push,
    redir,
    request_body: requestBody,
    respond,
    skip_log: skipLog,
    templates,
    tracing,
    uri,
    vars,
  },
  directives: {
    bind,
    header,
    log,
    request_header: requestHeader,
    rewrite,
    root,
    tls,
    try_files: tryFiles,
  },
};
