/** Whether a client's address lies in a range of addresses. */
import { type Known, known, unknown } from './setting.ts';

/** `range` is an address, a network in CIDR notation, or `unix:`. */
export function addressMatches(address: string, range: string): Known<boolean> {
  if (range === 'unix:') return known(false);
  const [network = '', bitsText] = range.split('/');
  const mine = addressBits(address);
  const theirs = addressBits(network);
  if (mine === null || theirs === null) return unknown(`\`${range}\` is no address`);
  if (mine.length !== theirs.length) return known(false);
  const bits = bitsText === undefined ? theirs.length : Number(bitsText);
  return known(mine.slice(0, bits) === theirs.slice(0, bits));
}

/** The bits of an address as a text of 32 or 128 digits; null for what is none. */
function addressBits(address: string): string | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  if (!/^[\da-f:]+$/i.test(address)) return null;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - front.length - back.length;
  if (missing < 0 || (tail === undefined && missing !== 0)) return null;
  return [...front, ...Array.from({ length: missing }, () => '0'), ...back]
    .map((part) => Number.parseInt(part, 16).toString(2).padStart(16, '0'))
    .join('');
}
