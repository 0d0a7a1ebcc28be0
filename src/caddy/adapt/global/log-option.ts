/** The global option `log [name] { … }` (httpcaddyfile/builtins.go, `parseLogHelper`): what is written where. */
import { readLogLines } from '../logs/log-lines.ts';
import type { OptionLine } from '../option-lines.ts';

/** Each log is described once; one that is said nothing of does not count. `described`: the names of those above. */
export function readLogOption(line: OptionLine, described: Set<string>): void {
  const name = line.next();
  line.end();
  const log = name?.value ?? 'default';
  if (described.has(log)) {
    line.refuse('duplicate', `the log ${log} is described above; join the two`, name?.span ?? line.name.span);
  }
  if (!readLogLines(line, 'global').isEmpty && (name?.certain ?? true)) described.add(log);
}
