/** What error routes may ask about the error that they answer (server.go of caddyhttp). */
import { known, unknown } from '../../route/setting.ts';
import type { Ended } from './handler.ts';
import type { RequestInProgress } from './progress.ts';

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  414: 'Request URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  417: 'Expectation Failed',
  418: "I'm a teapot",
  421: 'Misdirected Request',
  422: 'Unprocessable Entity',
  423: 'Locked',
  424: 'Failed Dependency',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  510: 'Not Extended',
  511: 'Network Authentication Required',
};

/** Lets the routes that run next know of the error. Only what `error` handlers say is known; other texts are Caddy's own. */
export function setError(
  { status, because, by }: Extract<Ended, { readonly kind: 'error' }>,
  request: RequestInProgress,
): void {
  const { values } = request;
  request.freeze();
  request.errorStatus = status;
  const code = status.kind === 'known' ? status.value : null;
  const told = status.kind === 'known' ? null : status.because;
  const set = (name: string, value: string): void => {
    values.set(`http.error.${name}`, told === null ? known(value) : unknown(told));
  };
  set('status_code', String(code ?? ''));
  set('status_text', code === null ? '' : (STATUS_TEXTS[code] ?? ''));
  values.set(
    'http.error.message',
    by?.kind === 'error' ? known(because) : unknown("the error's text decides"),
  );
  for (const name of ['http.error', 'http.error.trace', 'http.error.id']) {
    values.set(name, unknown(`{${name}} differs each time`));
  }
}
