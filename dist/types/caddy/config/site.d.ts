/** A site of a Caddyfile, as Caddy sees it once imports are followed. */
import type { Span } from '../../text/span.js';
import type { Argument, Statement } from './statement.js';
export interface Site {
    /** Without trailing commas. */
    readonly addresses: readonly Argument[];
    readonly statements: readonly Statement[];
    /** More may be in it than can be read here. */
    readonly opaque: boolean;
    /** Its first line. */
    readonly span: Span;
}
