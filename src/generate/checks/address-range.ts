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
  return {
    kind: 'value',
    value: length === undefined ? address.toLowerCase() : network(address, Number(length)),
  };
}

/** With zeros after its length, of which nginx warns otherwise: `10.1.2.3/8` is `10.0.0.0/8`. */
function network(address: string, length: number): string {
  const [groups, width] = address.includes(':') ? [groupsOf(address), 16] : [partsOf(address), 8];
  const kept = groups.map((group, index) => {
    const own = Math.min(Math.max(length - index * width, 0), width);
    return group & (2 ** width - 2 ** (width - own));
  });
  if (width === 8) return `${kept.join('.')}/${length}`;
  const text = kept.map((group) => group.toString(16)).join(':');
  return `${new URL(`http://[${text}]`).hostname.slice(1, -1)}/${length}`;
}

function partsOf(address: string): readonly number[] {
  return address.split('.').map(Number);
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const read = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [left, right] = [read(head), read(tail ?? '')];
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function isAddress(text: string): boolean {
  if (text.includes(':')) return URL.canParse(`http://[${text}]`);
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
