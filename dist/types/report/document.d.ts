/**
 * The documents that programs read: what `--format json` prints and what the API returns, as types. A key is never
 * taken away or given another meaning; new ones may come. The published schemas in `schema/` say the same.
 */
import type { FixSafety, Severity } from '../lint/finding.js';
import type { HeaderField } from '../route/client-request.js';
import type { IntentStrength } from '../route/intent.js';
import type { Handshake, ReasonCode } from '../route/route.js';
import type { Outcome, StepKind } from '../route/trace.js';
import type { Position } from '../text/source-file.js';
/** Where something starts. */
export interface StartDocument {
    readonly path: string;
    readonly start: Position;
}
/** Lines and columns start at 1 (columns in UTF-16 units), offsets at 0. `end` is behind the last character. */
export interface PlaceDocument extends StartDocument {
    readonly end: Position;
}
export interface RelatedDocument extends PlaceDocument {
    readonly message: string;
}
/** Puts `text` in the place of what stands from `start` to `end`; an insertion has both at one place. */
export interface EditDocument extends PlaceDocument {
    readonly text: string;
}
/** Edits name the text as it is before any of them; insertions at one place keep their order. */
export interface FixDocument {
    readonly safety: FixSafety;
    /** What it does, as an instruction. */
    readonly title: string;
    readonly edits: readonly EditDocument[];
}
export interface FindingDocument extends PlaceDocument {
    /** The rule's id. */
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    /** Other places that explain it, in reading order. */
    readonly related: readonly RelatedDocument[];
    readonly fix: FixDocument | null;
}
export interface FileDocument {
    readonly path: string;
    readonly dialect: 'nginx' | 'caddyfile' | 'caddy-json';
    /** Nothing else that was looked at includes it. */
    readonly root: boolean;
}
export interface SummaryDocument {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Findings with a safe fix. */
    readonly fixable: number;
    readonly suppressed: number;
}
export interface CheckDocument {
    readonly version: 1;
    readonly files: readonly FileDocument[];
    /** In the order of their places. */
    readonly findings: readonly FindingDocument[];
    readonly summary: SummaryDocument;
}
export interface ReasonDocument extends StartDocument {
    readonly code: ReasonCode;
    readonly message: string;
}
/** Where a value comes from; `because` says why it cannot be known. */
export type OriginDocument = ({
    readonly kind: 'span';
} & StartDocument)
/** Nothing sets it: the proxy's own default, and the versions in which it is the default. */
 | {
    readonly kind: 'default';
    readonly versions: string;
} | {
    readonly kind: 'unknown';
    readonly because: string;
};
/** `ms` is null without limit, and also where the time is unknown: then `origin` says so. */
export interface DurationDocument {
    readonly ms: number | null;
    readonly origin: OriginDocument;
}
export interface EvidenceDocument extends StartDocument {
    readonly message: string;
    readonly strength: 'declared' | 'strong' | 'weak';
}
export interface RouteDocument extends StartDocument {
    readonly dialect: 'nginx' | 'caddy';
    readonly hosts: readonly string[];
    readonly listen: readonly string[];
    /** The requests that come this way, in the proxy's terms: `location /ws`. */
    readonly match: string;
    readonly upstream: string;
    readonly servers: readonly string[];
    readonly websocket: {
        readonly handshake: Handshake;
        /** Empty when the handshake works. */
        readonly reasons: readonly ReasonDocument[];
        /** '1.0', '1.1' or '2'; null where it cannot be known. */
        readonly httpVersion: string | null;
        /** Silence that ends an open socket. */
        readonly idleTimeout: DurationDocument;
        /** What ends even a busy socket. */
        readonly lifetime: DurationDocument;
    };
    readonly intent: {
        readonly strength: IntentStrength;
        readonly evidence: readonly EvidenceDocument[];
    };
}
export interface RoutesDocument {
    readonly version: 1;
    readonly routes: readonly RouteDocument[];
}
/** The line that does it; both null where no line does. */
export type MaybeStartDocument = StartDocument | {
    readonly path: null;
    readonly start: null;
};
export type StepDocument = {
    readonly kind: StepKind;
    readonly message: string;
} & MaybeStartDocument;
/** Every key is there; what does not apply is null. Where the kind is `unknown`, the others say what is likely. */
export type OutcomeDocument = {
    readonly kind: Outcome['kind'];
    /** Why nobody answers, or why it cannot be known. */
    readonly because: string | null;
    readonly status: number | null;
    /** Where a redirect leads. */
    readonly location: string | null;
    readonly upstream: string | null;
    readonly method: string | null;
    /** The request target as the upstream receives it. */
    readonly target: string | null;
    readonly httpVersion: string | null;
    /** As the upstream receives them. */
    readonly headers: readonly HeaderField[] | null;
} & MaybeStartDocument;
export interface TraceDocument {
    readonly version: 1;
    readonly request: {
        readonly url: string;
        readonly method: string;
        readonly scheme: 'http' | 'https';
        readonly host: string;
        readonly port: number;
        readonly target: string;
        readonly headers: readonly HeaderField[];
    };
    readonly steps: readonly StepDocument[];
    readonly outcome: OutcomeDocument;
    /** The verdict over a handshake; null for a request that is none. */
    readonly websocket: {
        readonly handshake: Handshake;
        readonly reasons: readonly ReasonDocument[];
        readonly idleTimeout: DurationDocument;
    } | null;
}
