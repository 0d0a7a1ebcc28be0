/**
 * When V8 optimises a function. By itself it does so early, which pays in a server that runs for weeks: of a run that
 * takes a second, the optimising compiler takes a third of the processor's time, on threads of its own that the rest of
 * the machine then lacks. Later, what is hot in a run of minutes is still optimised.
 *
 * The names of these numbers change from V8 to V8, which complains about one that it does not know: they are set only
 * where they were measured (`benchmarks/README.md`), and nothing depends on them.
 */

/** By the major version of V8: 11 is in Node 20, 12 in Node 22, 13 in Node 24. About ten times its own numbers. */
const LATER: ReadonlyMap<string, readonly string[]> = new Map([
  ['11', ['--interrupt-budget=700000']],
  ['12', ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000']],
  ['13', ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000']],
]);

/** For the whole process, all its threads: nothing for a library to do. */
export function optimiseLater(): void {
  const [major = ''] = process.versions.v8.split('.');
  for (const flag of LATER.get(major) ?? []) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
