/**
 * Writes a generated configuration as the files that nginx and the model read.
 *
 * Every server and location adds a header to its answers that says which it is: `s1`, `s1/l2`. It changes nothing else.
 * The same names are known for the lines of the text, so that what the model points at can be compared.
 */
import { type Places, withPlaces } from '../campaign/places.ts';
import type { Directive } from './tree.ts';

export interface Printed {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  /** The server or location of each line, by file name; the first line is 0. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

/** The ports of the servers of each `upstream`, by its name in lower case. */
export type UpstreamGroups = ReadonlyMap<string, readonly number[]>;

export const WHERE_HEADER = 'X-Where';

const BEFORE_HTTP =
  'daemon off; master_process off; pid nginx.pid; lock_file nginx.lock; error_log stderr emerg;';
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => `${name}_temp_path temp/${name};`)
  .join(' ');

export function print(http: readonly Directive[], places: Places): Printed {
  const printer = new Printer();
  const main = new Sheet();
  main.add(BEFORE_HTTP, '');
  main.add('events {}', '');
  main.add('http {', '');
  main.add(`    ${TEMPORARY} access_log off;`, '');
  printer.directives(http, main, 1, '');
  main.add('}', '');
  const sheets = new Map([['nginx.conf', main], ...printer.included]);
  return {
    root: 'nginx.conf',
    texts: new Map([...sheets].map(([name, sheet]) => [name, withPlaces(sheet.text(), places)])),
    owners: new Map([...sheets].map(([name, sheet]) => [name, sheet.owners])),
  };
}

class Sheet {
  readonly #lines: string[] = [];
  readonly owners: string[] = [];

  add(text: string, owner: string): void {
    this.#lines.push(text);
    this.owners.push(owner);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

class Printer {
  readonly included = new Map<string, Sheet>();
  #servers = 0;
  #locations = 0;

  directives(directives: readonly Directive[], sheet: Sheet, depth: number, owner: string): void {
    for (const directive of directives) this.#directive(directive, sheet, depth, owner);
  }

  #directive({ text, block, included }: Directive, sheet: Sheet, depth: number, owner: string): void {
    const margin = '    '.repeat(depth);
    if (block === null) {
      sheet.add(`${margin}${text};`, owner);
    } else if (included) {
      const name = `part${this.included.size}.conf`;
      const part = new Sheet();
      this.included.set(name, part);
      sheet.add(`${margin}include ${name};`, owner);
      this.directives(block, part, 0, owner);
    } else {
      const inner = this.#ownerOf(text, owner);
      sheet.add(`${margin}${text} {`, inner);
      if (inner !== owner) sheet.add(`${margin}    add_header ${WHERE_HEADER} "${inner}" always;`, inner);
      this.directives(block, sheet, depth + 1, inner);
      sheet.add(`${margin}}`, inner);
    }
  }

  #ownerOf(text: string, outer: string): string {
    if (text === 'server') return `s${this.#servers++}`;
    if (!text.startsWith('location ')) return outer;
    return `${outer.split('/')[0] ?? ''}/l${this.#locations++}`;
  }
}
