import type { Rule } from './rule.js';
import { type RuleExamples } from './rule-examples.js';
/**
 * Runs a rule over its examples. Returns where all is as it should be, else throws one error that names every mistake;
 * call it in a test of any runner, or in none.
 */
export declare function testRule(rule: Rule, examples: RuleExamples): void;
