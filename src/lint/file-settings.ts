/** What the user's settings say about one file: how long its sockets must live, how loud each rule is, and its options. */
import type { Severity } from './finding.ts';
import type { OptionValues } from './rule-options.ts';

export interface FileSettings {
  /** Idle sockets must live at least this long, in milliseconds. */
  readonly minimumIdle: number;
  /** By the rule's id; a rule that is not in it is as it declares itself. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export interface RuleSetting {
  /** `off`: nothing is said. Null: the rule's own. */
  readonly severity: Severity | 'off' | null;
  /** Checked by the rule's schema; none where it is left out. */
  readonly options?: OptionValues;
}

/** Idle sockets must live at least five minutes unless the user says otherwise. */
const DEFAULT_MINIMUM_IDLE = 300_000;

/** Where the user says nothing. */
export const DEFAULT_FILE_SETTINGS: FileSettings = { minimumIdle: DEFAULT_MINIMUM_IDLE, rules: new Map() };
