/** Settings as an object: what the configuration file says for all files, given by a program. */
import type { Severity } from '../lint/finding.js';
import type { Assumption } from '../route/premises.js';
/** A severity, or one with the rule's options beside it. */
export type RuleSetting = Severity | 'off' | {
    readonly severity?: Severity | 'off';
    readonly [option: string]: unknown;
};
export interface Settings {
    /** The versions of the proxies, as in `--nginx-version`; the newest stable ones where they are left out. */
    readonly targets?: {
        readonly nginx?: string;
        readonly caddy?: string;
    };
    /** Which routes are taken to carry WebSockets. */
    readonly assume?: Assumption;
    /** Where clients open WebSockets, whatever the configuration says: `/live`, `/chat/*`. */
    readonly websockets?: readonly (string | {
        readonly path: string;
        readonly host?: string;
    })[];
    /** How long a silent WebSocket must live at least: `5m`, `1h 30m`. */
    readonly minimumIdle?: string;
    /** By the id of the rule. */
    readonly rules?: Readonly<Record<string, RuleSetting>>;
}
