/** The examples of a rule, as its author writes them for `testRule`, and as the tester runs them. */
import type { Severity } from '../lint/finding.js';
import type { Dialect } from './configurations.js';
import type { Settings } from './settings.js';
/** One text, or several files by their names, of which all are asked about. */
export type ExampleTexts = string | Readonly<Record<string, string>>;
/** A finding of the rule; what is left out is not compared, but `line` or `text` has to be there. */
export interface ExpectedFinding {
    /** The line on which it starts, from 1. */
    readonly line?: number;
    /** The stretch of the configuration that it blames. */
    readonly text?: string;
    /** Where there are several files. */
    readonly file?: string;
    readonly severity?: Severity;
    readonly message?: string | RegExp;
}
export interface RuleExample {
    /** What it shows, for the report of a failure. */
    readonly title: string;
    readonly broken: ExampleTexts;
    /** Exactly these, in any order. */
    readonly findings: readonly ExpectedFinding[];
    /** How it should be written: the rule keeps silent, and the fix of `broken` gives this to the byte. */
    readonly repaired?: ExampleTexts;
    /** What fixing `broken` gives. Default: `repaired` where that is given and the rule has fixes, else `none`. */
    readonly fixed?: 'repaired' | 'silent' | 'none';
    readonly settings?: Settings;
    /** In which dialect a single text is written; its content tells where this is left out. */
    readonly dialect?: Dialect;
}
export interface SilentExample {
    readonly title: string;
    /** The rule has nothing to say about it. */
    readonly text: ExampleTexts;
    readonly settings?: Settings;
    readonly dialect?: Dialect;
}
export interface RuleExamples {
    readonly examples: readonly RuleExample[];
    /** Configurations that work as they are. */
    readonly silent?: readonly (SilentExample | string)[];
}
/** Throws a TypeError for examples that could not fail, or that are not what they are meant to be. */
export declare function expectExamples(given: unknown): asserts given is RuleExamples;
/** The files of an example; a single text gets the name that suits its dialect. */
export declare function filesOfExample(texts: ExampleTexts, dialect: Dialect | undefined): Readonly<Record<string, string>>;
