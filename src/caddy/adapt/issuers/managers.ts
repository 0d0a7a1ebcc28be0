/** Where certificates come from that nobody here asks an authority for (caddytls/certmanagers.go): `get_certificate`. */
import { type OptionLine, wordLines } from '../option-lines.ts';
import type { ModuleKind } from '../proxy/modules.ts';

export const MANAGERS: ModuleKind = {
  what: 'a manager of certificates',
  key: 'via',
  modules: { tailscale: { read: readTailscale }, http: { read: readHttp } },
};

/** Until 2.8 it read whatever followed as if it stood in its place, and took offence at two words in a line. */
function readTailscale(line: OptionLine): void {
  line.end();
  const block = line.block();
  const wrong = line.isAtLeast('2.8') ? undefined : wordLines(block).find(({ args }) => args.length > 0);
  if (wrong !== undefined) line.refuse('arguments', 'tailscale takes no block; remove it', wrong.name.span);
}

function readHttp(line: OptionLine): void {
  line.exactly(1, 1, 'one URL behind http');
  const [first] = line.block();
  if (first !== undefined) line.refuse('arguments', 'http takes no block; remove it', first.name.span);
}
