/** `--trusted-proxy`: an address or a network in front of the proxy. */
import { type Reading, refused } from '../reading.ts';

const OPTION = '--trusted-proxy';

/** The range in its usual spelling: `10.0.0.0/8`, `2001:db8::/32`, `192.0.2.1`. One that trusts everybody is refused. */
export function readTrustedProxy(text: string): Reading<string> {
  const { 1: address = '', 2: length } = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const bits = address.includes(':') ? 128 : 32;
  if (!isAddress(address) || (length !== undefined && Number(length) > bits))
    return refused(OPTION, `takes an address or a network, such as 10.0.0.0/8; not '${text}'`);
  if (length !== undefined && Number(length) === 0)
    return refused(OPTION, `${text} is everybody: any client could claim to be any other`);
  return { kind: 'value', value: text.toLowerCase() };
}

function isAddress(text: string): boolean {
  if (text.includes(':')) return URL.canParse(`http://[${text}]`);
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
