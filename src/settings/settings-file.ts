/** What one configuration file says, read and checked; each value knows where it stands. */
import type { Severity } from '../lint/finding.ts';
import type { NginxTarget } from '../route/nginx-target.ts';
import type { Assumption, DeclaredWebSocket } from '../route/premises.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Sourced } from './mistake.ts';

/** What may be said for all files, and for some of them. Null where nothing is said. */
export interface Scope {
  readonly nginx: Sourced<NginxTarget> | null;
  readonly caddy: Sourced<string> | null;
  readonly assume: Sourced<Assumption> | null;
  readonly websockets: readonly DeclaredWebSocket[];
  /** In milliseconds. */
  readonly minimumIdle: Sourced<number> | null;
  readonly rules: readonly RuleChoice[];
}

export interface RuleChoice {
  readonly rule: string;
  readonly span: Span;
  readonly severity: Sourced<Severity | 'off'> | null;
  readonly options: readonly OptionChoice[];
}

export interface OptionChoice extends Sourced<unknown> {
  readonly name: string;
}

export interface Override extends Scope {
  /** Patterns as in `.gitignore`. */
  readonly files: readonly Sourced<string>[];
}

export interface PathChoice {
  /** Without a slash at its end. */
  readonly prefix: string;
  /** As it is written. */
  readonly directory: string;
  readonly span: Span;
}

export interface SettingsFile {
  readonly file: SourceFile;
  readonly extends: readonly Sourced<string>[];
  readonly plugins: readonly Sourced<string>[];
  /** Null where nothing is said. */
  readonly roots: readonly Sourced<string>[] | null;
  readonly paths: readonly PathChoice[];
  readonly ignore: readonly Sourced<string>[];
  readonly failOn: Sourced<Severity> | null;
  /** As it is written. */
  readonly baseline: Sourced<string> | null;
  readonly scope: Scope;
  readonly overrides: readonly Override[];
}
