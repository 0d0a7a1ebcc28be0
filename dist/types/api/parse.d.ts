import type { CaddySyntaxTree } from '../caddy/syntax/tree.js';
import type { SyntaxTree } from '../nginx/syntax/tree.js';
/**
 * Reads the text of an nginx configuration file. Never throws over it: what nginx would refuse is in `problems`. The
 * path tells templates (`.j2`, `.erb`, …) from plain files, and is the name of the file in the tree.
 */
export declare function parseNginx(text: string, path?: string): SyntaxTree;
/** Reads the text of a Caddyfile. Never throws over it: what Caddy would refuse is in `problems`. */
export declare function parseCaddyfile(text: string, path?: string): CaddySyntaxTree;
