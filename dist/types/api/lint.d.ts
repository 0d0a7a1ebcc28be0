import type { Configurations } from './configurations.js';
import type { LintReport } from './reports.js';
/**
 * Judges configurations. Reads nothing but what it is given, prints nothing, and does not throw over a configuration: a
 * file that cannot be parsed is a finding; a file that cannot be read, and a rule that throws, are in `problems`.
 */
export declare function lint(configurations: Configurations): LintReport;
