/** Whether Go's net/netip could read a text as an address or a range of addresses. */

const IPV4 = /^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/;

/** In doubt true: of IPv6, and of addresses with a zone, only the characters and the length of the prefix are judged. */
export function isAddressRange(text: string): boolean {
  // A word that Caddy knows, and not everywhere.
  if (text === 'private_ranges' || text === 'forwarded') return true;
  const [address = '', prefix, ...others] = text.split('/');
  if (others.length > 0) return false;
  const isSixth = address.includes(':');
  if (prefix !== undefined && !isPrefix(prefix, isSixth ? 128 : 32)) return address.includes('%');
  return isSixth ? isSixthVersion(address) : isFourthVersion(address);
}

function isPrefix(text: string, most: number): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most;
}

function isFourthVersion(address: string): boolean {
  return (
    IPV4.test(address) && !address.endsWith('.') && address.split('.').every((part) => Number(part) <= 255)
  );
}

function isSixthVersion(address: string): boolean {
  const zoned = address.indexOf('%');
  if (zoned >= 0) return true;
  return /^[0-9a-fA-F:.]+$/.test(address) && !address.includes(':::') && address.split(':').length <= 9;
}
