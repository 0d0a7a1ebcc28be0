/** Addresses and ranges of them in CIDR notation, as `remote_ip`, `client_ip` and `trusted_proxies` name them. */

/** Whether a range, or a single address, holds an address; null where one of them cannot be read. */
export function rangeHolds(range: string, address: string): boolean | null {
  const [network = '', lengthText] = range.split('/');
  const wanted = bitsOf(network);
  const given = bitsOf(address);
  if (wanted === null || given === null) return null;
  if (wanted.length !== given.length) return false;
  const length = lengthText === undefined ? wanted.length : Number(lengthText);
  if (!Number.isInteger(length) || length < 0 || length > wanted.length) return null;
  return wanted.slice(0, length) === given.slice(0, length);
}

/** 32 or 128 zeros and ones. */
function bitsOf(address: string): string | null {
  const plain = address.replace(/%.*$/, '');
  if (!plain.includes(':')) return bitsOfVersion4(plain);
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (embedded !== null) {
    const bits = bitsOfVersion4(embedded[2] ?? '');
    if (bits === null) return null;
    const groups = [bits.slice(0, 16), bits.slice(16)].map((group) => Number.parseInt(group, 2).toString(16));
    return bitsOf(`${embedded[1]}${groups.join(':')}`);
  }
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [
    ...before,
    ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'),
    ...after,
  ];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function bitsOfVersion4(address: string): string | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.map((part) => part.toString(2).padStart(8, '0')).join('');
}
