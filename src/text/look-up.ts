/**
 * Looking words of a configuration up in tables that are plain objects. A configuration may hold any word, and every
 * object inherits `constructor`, `toString` and `__proto__`; an index alone finds those.
 */

/** The table's own entry under a name; undefined where there is none. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
