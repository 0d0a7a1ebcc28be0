/** Makes a `map` give the right value for a handshake, and leaves what it gives for other requests as it is. */
import type { TextEdit } from '../../text/edit.ts';
import { argumentOf, nameOf, type Statement } from '../config/context.ts';
import type { HandshakeFault } from '../config/handshake-fault.ts';
import { insertAfter, insertAtStart, replaceArgument } from './place.ts';

type MapFault = Extract<HandshakeFault, { kind: 'map' }>;

export function repairMap(fault: MapFault): readonly TextEdit[] {
  const entries = fault.map.block?.statements ?? [];
  const right = fault.header === 'Upgrade' ? 'websocket' : 'upgrade';
  const edit = rightEntry(fault, entries, right);
  return edit === null ? [] : [edit];
}

function rightEntry({ map, entry }: MapFault, entries: readonly Statement[], right: string): TextEdit | null {
  if (entry !== null && nameOf(entry).toLowerCase() === 'websocket') return replaceArgument(entry, 0, right);
  // An inverted map asks for an upgrade when the client does not: that entry was meant for WebSockets.
  const inverted = entries.find((at) => nameOf(at) === '' && argumentOf(at, 0).toLowerCase() === right);
  return inverted === undefined
    ? addEntry(map, entries, `websocket ${right};`)
    : renameKey(inverted, 'websocket');
}

/** Another key for an entry; its value stays in its column where there is room. */
function renameKey({ file, directive }: Statement, key: string): TextEdit {
  const { start, end } = directive.name;
  const value = directive.args[0]?.start ?? end;
  if (!/^ +$/.test(file.text.slice(end, value))) return { file, start, end, text: key };
  return { file, start, end: value, text: `${key.padEnd(value - start - 1)} ` };
}

function addEntry(map: Statement, entries: readonly Statement[], line: string): TextEdit | null {
  const own = entries.filter((entry) => entry.file === map.file);
  const after =
    own.findLast((entry) => nameOf(entry) === 'default' || nameOf(entry) === 'volatile') ?? own.at(-1);
  if (after !== undefined) return insertAfter(after, [line]);
  return map.block === null ? null : insertAtStart(map.block, [line]);
}
