/**
 * Variables: where a configuration defines them, and what a text with variables comes to for one request.
 *
 * Evaluation is three-valued: what depends on a lookup table of addresses, on code, or on a part of the request that
 * the probe leaves open is unknown, never guessed.
 */

import { type Known, known, unknown } from '../../route/setting.ts';
import { toBytes } from '../../text/bytes.ts';
import { lookUp } from '../../text/look-up.ts';
import { isKnownDirective } from '../language/directives.ts';
import type { CompiledPattern, PatternMatch } from '../language/pcre/pattern.ts';
import { variablesDefinedBy, variablesIn } from '../language/variable-use.ts';
import { isBuiltInVariable } from '../language/variables.ts';
import { argumentOf, type Context, type Gap, nameOf, type Statement, spanOf } from './context.ts';
import { type ProbeRequest, requestHeader } from './handshake-request.ts';
import { evaluateMap, isVolatile } from './map.ts';
import { evaluateSet, isSetter, variableSetBy } from './set-values.ts';
import type { StatementIndex } from './statement-index.ts';

export interface VariableTable {
  /** `map`, `geo`, `split_clients` and the like at `http` (or `stream`), by variable name without `$`, in lower case. */
  readonly definitions: ReadonlyMap<string, readonly Statement[]>;
  /** Names that `set` and its like give a value while a request is processed. */
  readonly settable: ReadonlySet<string>;
  /** Names that anything in the configuration defines: those above, captures, modules' directives. */
  readonly defined: ReadonlySet<string>;
  /** Why other names may be defined where we cannot see: an include that was not found, code, an unknown module. */
  readonly gap: Gap | null;
}

/** Directives at `http` that define the variable named in one of their arguments. */
const DEFINED_IN_ARGUMENT: Readonly<Record<string, number>> = {
  map: 1,
  split_clients: 1,
  js_set: 0,
  perl_set: 0,
  js_var: 0,
};

export function collectVariables(
  main: Context,
  statements: StatementIndex,
  fragmentGap: Gap | null,
): VariableTable {
  const http = main.statements.find((statement) => nameOf(statement) === 'http')?.block ?? main;
  return variablesOf(http, main, statements, fragmentGap);
}

/** The variables of one section: `http` and `stream` each have their own. */
export function variablesOf(
  section: Context,
  main: Context,
  statements: StatementIndex,
  fragmentGap: Gap | null,
): VariableTable {
  const definitions = new Map<string, Statement[]>();
  const settable = new Set<string>();
  for (const statement of section.statements) {
    const variable = definedVariable(statement);
    if (variable === null) continue;
    const others = definitions.get(variable);
    if (others === undefined) definitions.set(variable, [statement]);
    else others.push(statement);
  }
  for (const name of statements.names()) {
    if (!isSetter(name)) continue;
    for (const statement of statements.named(name)) settable.add(variableSetBy(statement));
  }
  let defined: ReadonlySet<string> | null = null;
  let gap: Gap | null | undefined;
  return {
    definitions,
    settable,
    // Both need a look at every argument or name, and most configurations are judged without them.
    get defined() {
      defined ??= collectDefined(statements);
      return defined;
    },
    get gap() {
      if (gap === undefined) gap = fragmentGap ?? findGap(main, section, statements);
      return gap;
    },
  };
}

function collectDefined(statements: StatementIndex): ReadonlySet<string> {
  const defined = new Set<string>();
  for (const statement of statements.all) {
    const parent = statement.context.statement?.directive ?? null;
    for (const name of variablesDefinedBy(statement.directive, parent)) defined.add(name.toLowerCase());
  }
  return defined;
}

function findGap(main: Context, section: Context, statements: StatementIndex): Gap | null {
  const known = new Set<string>();
  let gap = section.gaps[0] ?? main.gaps[0] ?? null;
  for (const statement of statements.all) {
    if (gap !== null) break;
    if (statement.block !== null) gap = statement.block.gaps[0] ?? null;
    const name = nameOf(statement);
    if (known.has(name)) continue;
    if (isFromUnknownModule(statement)) gap ??= moduleGap(statement);
    else if (statement.context.kind !== 'entries') known.add(name);
  }
  return gap;
}

/** Modules define variables of their own. */
function isFromUnknownModule(statement: Statement): boolean {
  if (statement.context.kind === 'entries') return false;
  const name = nameOf(statement);
  return name === 'load_module' || !isKnownDirective(name);
}

function moduleGap(statement: Statement): Gap {
  return { span: spanOf(statement), because: `the module of \`${nameOf(statement)}\` may define it` };
}

/** Whether nginx would refuse a variable as unknown; false where its definition may be out of sight. */
export function isUndefinedVariable(table: VariableTable, name: string): boolean {
  return table.gap === null && !isDefinedHere(table, name);
}

/** Names that a template's environment fills in before nginx reads the file (`envsubst`): nginx's own are small. */
const FROM_ENVIRONMENT = /^[A-Z][A-Z0-9_]*$/;

/** Whether a variable is nginx's own, defined by something that we see, or none of nginx's at all. */
export function isDefinedHere(table: VariableTable, name: string): boolean {
  if (FROM_ENVIRONMENT.test(name)) return true;
  if (/^\d$/.test(name) || isBuiltInVariable(name)) return true;
  const lower = name.toLowerCase();
  return table.definitions.has(lower) || table.settable.has(lower) || table.defined.has(lower);
}

function definedVariable(statement: Statement): string | null {
  const name = nameOf(statement);
  const index = name === 'geo' ? statement.directive.args.length - 1 : lookUp(DEFINED_IN_ARGUMENT, name);
  if (index === undefined) return null;
  const word = argumentOf(statement, index);
  return word.startsWith('$') ? word.slice(1).toLowerCase() : null;
}

/** The maps that define a variable, in order; nginx uses the last one. */
export function mapsOf(table: VariableTable, variable: string): readonly Statement[] {
  return (table.definitions.get(variable.toLowerCase()) ?? []).filter((at) => nameOf(at) === 'map');
}

/** Values that do not depend on where they are used, by text: for one table and one request. */
const placeless = new WeakMap<VariableTable, WeakMap<ProbeRequest, Map<string, Known<string>>>>();

function placelessValues(table: VariableTable, probe: ProbeRequest): Map<string, Known<string>> {
  let perProbe = placeless.get(table);
  if (perProbe === undefined) {
    perProbe = new WeakMap();
    placeless.set(table, perProbe);
  }
  let values = perProbe.get(probe);
  if (values === undefined) {
    values = new Map();
    perProbe.set(probe, values);
  }
  return values;
}

export interface Evaluation {
  readonly table: VariableTable;
  readonly probe: ProbeRequest;
  /** Where the value is used: `set` counts there and outwards to the server. */
  readonly at: Context;
  /** The request that is being followed; without it a value holds for any request that comes here. */
  readonly progress?: Progress;
  /** What the entry of a map captured, where its result is evaluated. */
  readonly captures?: PatternMatch;
  /** The variables that `set` is giving a value at the moment, as the lines before have left them. */
  readonly beingSet?: ReadonlyMap<string, Known<string>>;
}

/** What a request that is being followed knows of variables. Texts hold one character for each byte. */
export interface Progress {
  /** The value of a variable (lower case, without `$`); null where a definition of the configuration decides. */
  valueOf(name: string, depth: number): Known<string> | null;
  /** A regular expression matched: `$1` and its named groups have new values. */
  matched(pattern: CompiledPattern, match: PatternMatch): void;
  /** The value of a map, which nginx works out once for each request unless the map is `volatile`. */
  keep(name: string, value: Known<string>): void;
}

/** What `$a` and `${a}` in a text come to. The text is a directive's argument, unquoted. */
export function evaluate(text: string, evaluation: Evaluation, depth = 0): Known<string> {
  if (!text.includes('$')) return known(evaluation.progress === undefined ? text : toBytes(text));
  if (evaluation.progress !== undefined || evaluation.captures !== undefined)
    return evaluateText(text, evaluation, depth);
  // Only `set` makes a value depend on its place; without it each text is evaluated once.
  if (evaluation.table.settable.size > 0) return evaluateText(text, evaluation, depth);
  const values = placelessValues(evaluation.table, evaluation.probe);
  let value = values.get(text);
  if (value === undefined) {
    value = evaluateText(text, evaluation, depth);
    values.set(text, value);
  }
  return value;
}

/** Lines that double a value again and again (`set $a "$a$a"`) are not followed beyond what any request holds. */
const LONGEST_VALUE = 1 << 16;

function evaluateText(text: string, evaluation: Evaluation, depth: number): Known<string> {
  if (depth > 16) return unknown('variables refer to each other');
  // nginx knows no such escape; it is how a configuration looks inside a shell script that writes it.
  if (text.includes('\\$')) return unknown('a shell fills in the value');
  const literal = evaluation.progress === undefined ? (piece: string) => piece : toBytes;
  let result = '';
  let copied = 0;
  for (const use of variablesIn(text)) {
    const value = evaluateVariable(use.name.toLowerCase(), evaluation, depth + 1);
    if (value.kind === 'unknown') return value;
    result += literal(text.slice(copied, use.start)) + value.value;
    if (result.length > LONGEST_VALUE) return unknown('the value grows too long');
    copied = use.end;
  }
  return known(result + literal(text.slice(copied)));
}

function evaluateVariable(name: string, evaluation: Evaluation, depth: number): Known<string> {
  const { table, probe, progress, captures } = evaluation;
  const own = progress?.valueOf(name, depth) ?? null;
  if (own !== null) return own;
  const captured = captures === undefined ? null : captureNamed(name, captures);
  if (captured !== null) return captured;
  if (progress !== undefined) return definedValue(name, evaluation, depth);
  if (name.startsWith('http_')) return requestHeader(probe, name.slice(5).replaceAll('_', '-'));
  const set = table.settable.has(name) ? valueSet(name, evaluation, depth) : null;
  if (set !== null) return set;
  if (table.definitions.has(name)) return definedValue(name, evaluation, depth);
  if (name === 'request_method') return known(probe.method);
  // A serial number, and so no connection option: `Connection $connection` is a slip for `$connection_upgrade`.
  if (name === 'connection') return known('1');
  return unknown(`\`$${name}\` is not known before a request comes`);
}

/** `$1`, or a named group that took part; null for any other variable. */
function captureNamed(name: string, { captures, named }: PatternMatch): Known<string> | null {
  if (/^\d$/.test(name)) return known(captures[Number(name)] ?? '');
  const text = named.get(name);
  return text === undefined ? null : known(text);
}

/** A line may use the value that the lines before have given: `set $test "${test}B"`. */
function valueSet(name: string, evaluation: Evaluation, depth: number): Known<string> | null {
  const { beingSet } = evaluation;
  const soFar = beingSet?.get(name);
  if (soFar !== undefined) return soFar;
  return evaluateSet(name, evaluation.at, (text, value) =>
    evaluate(text, { ...evaluation, beingSet: new Map(beingSet).set(name, value) }, depth),
  );
}

/** The value of a variable that `map` and the like define. */
function definedValue(name: string, evaluation: Evaluation, depth: number): Known<string> {
  const { table, progress } = evaluation;
  const definition = table.definitions.get(name)?.at(-1);
  if (definition === undefined) return unknown(`\`$${name}\` is not known before a request comes`);
  if (nameOf(definition) !== 'map') return unknown(`\`$${name}\` is set by \`${nameOf(definition)}\``);
  const value = evaluateMap(definition, (text, match) => {
    if (match !== null && progress !== undefined) progress.matched(match.pattern, match.captures);
    const inMap = match === null ? evaluation : { ...evaluation, captures: match.captures };
    return evaluate(text, progress === undefined ? inMap : evaluation, depth);
  });
  if (!isVolatile(definition)) progress?.keep(name, value);
  return value;
}
