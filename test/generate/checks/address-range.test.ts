/** `--trusted-proxy`: addresses and networks, as nginx takes them without a warning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrustedProxy } from '../../../src/generate/checks/address-range.ts';
import { addressMatches } from '../../../src/route/address-range.ts';

function read(text: string): string | null {
  const reading = readTrustedProxy(text);
  return reading.kind === 'value' ? reading.value : null;
}

const v4 = fc.ipV4().map((address) => ({ address, bits: 32 }));
const v6 = fc
  .ipV6()
  .filter((address) => !address.includes('.'))
  .map((address) => ({ address, bits: 128 }));

describe('a network', () => {
  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['192.0.2.129/25', '192.0.2.128/25'],
    ['192.0.2.1/32', '192.0.2.1/32'],
    ['2001:DB8:1::7/32', '2001:db8::/32'],
    ['2001:db8:ffff::/33', '2001:db8:8000::/33'],
    ['::1/128', '::1/128'],
  ])('%s is %s', (text, network) => {
    expect(read(text)).toBe(network);
  });

  it('holds the address that it was written with, and is written the same again', () => {
    const holds = ({ address, bits }: { address: string; bits: number }, part: number) => {
      const network = read(`${address}/${1 + (part % bits)}`);
      expect(network).not.toBeNull();
      if (network === null) return;
      expect(addressMatches(address, network)).toEqual({ kind: 'known', value: true });
      expect(read(network)).toBe(network);
    };
    fc.assert(fc.property(fc.oneof(v4, v6), fc.nat(), holds), { numRuns: 1000 });
  });
});

describe('an address', () => {
  it.each(['192.0.2.1', '2001:db8::1'])('%s stays as it is', (address) => {
    expect(read(address)).toBe(address);
  });

  it.each(['', '10.0.0', '10.0.0.0/33', '::1/129', '0.0.0.0/0', 'proxy.example', '10.0.0.1 ', '256.0.0.1'])(
    '%j is none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
