/** What the user's settings say about one file: how long its sockets must live, and how loud each rule is. */
import type { Severity } from './finding.ts';

export interface FileSettings {
  /** Idle sockets must live at least this long, in milliseconds. */
  readonly minimumIdle: number;
  /** By the rule's id; a rule that is not in it is as it declares itself. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export interface RuleSetting {
  /** `off`: nothing is said. Null: the rule's own. */
  readonly severity: Severity | 'off' | null;
}

/** Idle sockets must live at least five minutes unless the user says otherwise. */
const DEFAULT_MINIMUM_IDLE = 300_000;

/** Where the user says nothing. */
export const DEFAULT_FILE_SETTINGS: FileSettings = { minimumIdle: DEFAULT_MINIMUM_IDLE, rules: new Map() };
