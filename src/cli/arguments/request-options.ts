/** The request of `trace`: `--method`, `--header`, `--client`. All throw `RunFailed`. */
import type { HeaderField } from '../../route/client-request.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Value } from './choice.ts';

/** A token of RFC 9110 section 5.6.2, which is what methods and header names are. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

export function method(value: Value): string {
  const text = String(value);
  if (TOKEN.test(text)) return text;
  throw new RunFailed(`--method takes a method such as GET, not '${text}'`);
}

export function headers(value: Value): readonly HeaderField[] {
  const lines = typeof value === 'object' ? value : [String(value)];
  return lines.map((line) => {
    const colon = line.indexOf(':');
    const name = colon === -1 ? '' : line.slice(0, colon);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a header holds none of them.
    if (TOKEN.test(name) && !/[\x00-\x08\x0a-\x1f\x7f]/.test(line))
      return [name, line.slice(colon + 1).trim()];
    throw new RunFailed(`--header takes 'Name: value', not '${line}'`);
  });
}

export function clientAddress(text: string): string {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^[\da-f]*:[\da-f:.]*$/i.test(text)) return text;
  throw new RunFailed(`--client takes an IP address, not '${text}'`);
}
