/** One file as a lossless tree, for programs that read configurations for themselves. Nothing is included or imported. */
import { parseCaddyfile as parseCaddyfileFile } from '../caddy/syntax/parser.ts';
import type { CaddySyntaxTree } from '../caddy/syntax/tree.ts';
import { parseNginx as parseNginxFile } from '../nginx/syntax/parser.ts';
import type { SyntaxTree } from '../nginx/syntax/tree.ts';
import { SourceFile } from '../text/source-file.ts';
import { expectText } from './expect.ts';

/**
 * Reads the text of an nginx configuration file. Never throws over it: what nginx would refuse is in `problems`. The
 * path tells templates (`.j2`, `.erb`, …) from plain files, and is the name of the file in the tree.
 */
export function parseNginx(text: string, path = 'nginx.conf'): SyntaxTree {
  return parseNginxFile(fileFor(text, path, 'parseNginx'));
}

/** Reads the text of a Caddyfile. Never throws over it: what Caddy would refuse is in `problems`. */
export function parseCaddyfile(text: string, path = 'Caddyfile'): CaddySyntaxTree {
  return parseCaddyfileFile(fileFor(text, path, 'parseCaddyfile'));
}

function fileFor(text: unknown, path: unknown, where: string): SourceFile {
  expectText(text, `${where}: the text`);
  expectText(path, `${where}: the path`);
  return new SourceFile(path, text);
}
