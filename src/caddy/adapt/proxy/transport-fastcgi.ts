/** `transport fastcgi` (reverseproxy/fastcgi/caddyfile.go), whose options `php_fastcgi` has too. */
import type { Draft } from '../json-draft.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putDuration, putText, putTexts } from '../option-values.ts';

/** Since 2.8 a block behind an argument is not looked at. */
export function readFastCgiTransport(line: OptionLine, transport: Draft): void {
  const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
  const block = line.block();
  if (!isIgnored) readOptions(block, FASTCGI_TRANSPORT, transport, 'transport fastcgi', line.context);
}

export const FASTCGI_TRANSPORT: OptionTable<Draft> = {
  root: { read: (line, transport) => putText(line, transport, 'root', 'a directory') },
  split: {
    read: (line, transport) => putTexts(line, transport, 'split_path', 'the end of a path, such as .php'),
  },
  env: { read: readVariable },
  resolve_root_symlink: { read: flag('resolve_root_symlink') },
  dial_timeout: { read: (line, transport) => putDuration(line, transport, 'dial_timeout') },
  read_timeout: { read: (line, transport) => putDuration(line, transport, 'read_timeout') },
  write_timeout: { read: (line, transport) => putDuration(line, transport, 'write_timeout') },
  capture_stderr: { read: flag('capture_stderr') },
};

function readVariable(line: OptionLine, transport: Draft): void {
  const [name, value] = line.exactly(2, 2, 'the name of a variable and its value') ?? [];
  if (name === undefined || value === undefined) return;
  transport.within('env', line.span).putAlways(name.value, value.value, value.span);
}

function flag(field: string) {
  return (line: OptionLine, transport: Draft): void => {
    line.end();
    transport.put(field, true, line.span);
  };
}
