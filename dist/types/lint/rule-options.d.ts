/**
 * The options of a rule: what users may set, as a JSON Schema that the configuration file's own schema takes over, and what
 * the rule makes of the values.
 */
/** A small part of JSON Schema, draft 07: enough for options, and for editors to complete and explain them. */
export type OptionSchema = {
    readonly type: 'array';
    readonly description: string;
    readonly items: {
        readonly type: 'string';
        readonly minLength: 1;
        readonly pattern?: string;
    };
    readonly uniqueItems: true;
    readonly default: readonly string[];
} | {
    readonly type: 'integer';
    readonly description: string;
    readonly minimum: number;
    readonly default?: number;
}
/** A duration: `90s`, `15m`, `6h`. */
 | {
    readonly type: 'string';
    readonly description: string;
    readonly pattern: string;
    readonly default?: string;
} | {
    readonly type: 'boolean';
    readonly description: string;
    readonly default: boolean;
};
export interface OptionsSchema {
    readonly type: 'object';
    readonly additionalProperties: false;
    readonly properties: Readonly<Record<string, OptionSchema>>;
}
/** What the user set, already checked by the rule's schema; without the defaults. */
export interface OptionValues {
    readonly [name: string]: unknown;
}
export interface RuleOptions<T> {
    readonly schema: OptionsSchema;
    /** The same object for the same values. */
    readonly read: (values: OptionValues) => T;
}
export declare const NO_OPTION_VALUES: OptionValues;
/**
 * Declares the options of a rule. `read` gets values that fit the schema, and what the user leaves out is not in them: it
 * knows the defaults.
 */
export declare function defineOptions<T extends object>(properties: OptionsSchema['properties'], read: (values: OptionValues) => T): RuleOptions<T>;
