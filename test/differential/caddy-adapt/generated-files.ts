/** Generated Caddyfiles of global options and sites, with slips of the pen in their lines. */
import fc from 'fast-check';
import { applicationOption, ownHandler } from './generated-applications.ts';
import { certificateOption, tlsDirective } from './generated-certificates.ts';
import { type Lines, option } from './generated-lines.ts';
import { globalLog, siteLog } from './generated-logs.ts';
import { type Line, line, printLines, withSlips } from './lines.ts';

interface Site {
  readonly address: readonly string[];
  readonly lines: fc.Arbitrary<readonly Line[]>;
}

type Slips = (lines: fc.Arbitrary<readonly Line[]>) => fc.Arbitrary<readonly Line[]>;

/** As Caddy knows them, and with slips of the pen. */
export const HOW: readonly (readonly [how: string, slips: Slips])[] = [
  ['as Caddy knows them', (lines) => lines],
  ['with slips of the pen', withSlips],
];

function upTo(maxLength: number, lines: Lines): fc.Arbitrary<readonly Line[]> {
  return fc.array(lines, { maxLength });
}

function file(options: fc.Arbitrary<readonly Line[]>, sites: readonly Site[], slips: Slips) {
  return fc
    .tuple(slips(options), ...sites.map(({ lines }) => slips(lines)))
    .map(([first, ...blocks]) =>
      printLines([
        { words: [], block: first },
        ...blocks.map((block, index): Line => ({ words: sites[index]?.address ?? [], block })),
      ]),
    );
}

export const certificateFiles = (slips: Slips): fc.Arbitrary<string> =>
  fc.subarray([...MORE_SITES], { maxLength: 1 }).chain((more) => certificateFilesWith(more, slips));

const certificateFilesWith = (more: readonly Site[], slips: Slips): fc.Arbitrary<string> =>
  file(
    upTo(2, certificateOption),
    [
      { address: ['a.example'], lines: upTo(2, tlsDirective) },
      { address: ['b.example'], lines: upTo(1, tlsDirective) },
      { address: ['http://c.example'], lines: fc.constant([]) },
      ...more,
    ],
    slips,
  );

/** Sites that share a name, or have one that no certificate can be for. */
const MORE_SITES: readonly Site[] = [
  { address: ['a.example:8443'], lines: upTo(1, tlsDirective) },
  { address: [':8443'], lines: upTo(1, tlsDirective) },
  { address: ['e.*.example'], lines: upTo(1, tlsDirective) },
];

export const logFiles = (slips: Slips): fc.Arbitrary<string> =>
  file(
    upTo(3, fc.oneof({ weight: 6, arbitrary: globalLog }, option('debug'))),
    [
      { address: ['a.example'], lines: upTo(2, siteLog) },
      { address: ['b.example:8443'], lines: upTo(1, siteLog) },
      { address: ['c.example,', 'd.example:8443'], lines: upTo(1, siteLog) },
      { address: [':8443'], lines: upTo(1, siteLog) },
    ],
    slips,
  );

export const applicationFiles = (slips: Slips): fc.Arbitrary<string> =>
  file(
    upTo(3, applicationOption),
    [
      {
        address: ['a.example'],
        lines: upTo(3, ownHandler).map((lines) => [...lines, line('respond', 'end')]),
      },
      { address: ['http://b.example'], lines: fc.constant([]) },
    ],
    slips,
  );
