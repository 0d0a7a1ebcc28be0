/** `--host`: a name that clients ask for, perhaps with the port to listen on. */
import { domainToASCII } from '../domain.ts';
import { type Reading, refused } from '../reading.ts';

export interface HostAddress {
  /** In lower case, perhaps with `*` as its first label. */
  readonly name: string;
  readonly port: number | null;
}

/** `example.com`, `*.example.com`, `example.com:8443`, `192.0.2.1`. */
export function readHost(text: string): Reading<HostAddress> {
  const option = '--host';
  if (/^\w+:\/\//.test(text))
    return refused(option, `takes a name, not a URL: ${text.replace(/^\w+:\/\//, '').replace(/\/.*$/, '')}`);
  const { 1: name = '', 2: port } = /^([^:]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const ascii = domainToASCII(name);
  if (ascii === null) return refused(option, `'${text}' is not a host name such as app.example.com`);
  if (port === undefined) return { kind: 'value', value: { name: ascii, port: null } };
  const number = Number(port);
  if (number < 1 || number > 65535) return refused(option, `${port} is not a port (1 to 65535)`);
  return { kind: 'value', value: { name: ascii, port: number } };
}
