/** Configurations on the disk: found, read and judged as the command line does it. The only part of the API that reads files. */
import type { FoundConfigurations } from './configurations.js';
import type { LintReport } from './reports.js';
export interface FindOptions {
    /** Where relative paths start, and what shown paths are relative to; the working directory where it is left out. */
    readonly cwd?: string;
    /** The configuration file; `false` for none. Where it is left out, it is looked for as the command line does. */
    readonly config?: string | false;
    /** Whether the modules that the configuration file names as plugins are run. Default: true. */
    readonly plugins?: boolean;
}
/**
 * Finds what some paths name: files, and what lies in directories and is an nginx or Caddy configuration. Reads it once,
 * with the project's configuration file; what comes back goes into `lint`, `fix`, `routes` and `trace`. Rejects with
 * `RunFailed` where nothing is found, or the configuration file is not as it should be.
 */
export declare function findConfigurations(paths: readonly string[], options?: FindOptions): Promise<FoundConfigurations>;
/** What `proxylint check` finds in some paths. */
export declare function lintPaths(paths: readonly string[], options?: FindOptions): Promise<LintReport>;
