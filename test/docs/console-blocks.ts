/**
 * The console blocks of a page: commands with the output that they print. Every `proxylint` command that the
 * documentation shows is run, in a copy of the fixtures, and must print exactly what stands there.
 */

export interface ConsoleBlock {
  readonly command: string;
  readonly output: string;
}

/** A fence is longer than any within it, as of a page that is printed. */
const BLOCK = /^(`{3,})console\n\$ ([^\n]*)\n([\s\S]*?)^\1$/gm;

export function consoleBlocks(page: string): readonly ConsoleBlock[] {
  return [...page.matchAll(BLOCK)].map(([, , command = '', output = '']) => ({ command, output }));
}

/** The page with other outputs in its console blocks, in order. */
export function withOutputs(page: string, outputs: readonly string[]): string {
  let next = 0;
  return page.replaceAll(BLOCK, (_all, fence: string, command: string) => {
    const output = outputs[next++] ?? '';
    const end = output === '' || output.endsWith('\n') ? '' : '\n';
    return `${fence}console\n$ ${command}\n${output}${end}${fence}`;
  });
}
