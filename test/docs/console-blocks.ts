/**
 * The console blocks of a page: commands with the output that they print. Every `proxylint` command that the
 * documentation shows is run, in a copy of the fixtures, and must print exactly what stands there.
 */

export interface ConsoleBlock {
  /** Line of the page on which the block opens. */
  readonly line: number;
  readonly command: string;
  readonly output: string;
}

const FENCE = '```';

export function consoleBlocks(page: string): readonly ConsoleBlock[] {
  const lines = page.split('\n');
  const blocks: ConsoleBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] !== `${FENCE}console`) continue;
    const close = lines.indexOf(FENCE, at);
    const [prompt = '', ...output] = lines.slice(at + 1, close);
    blocks.push({ line: at + 1, command: prompt.replace(/^\$ /, ''), output: output.join('\n') });
    at = close;
  }
  return blocks;
}

/** The page with other outputs in its console blocks, in order. */
export function withOutputs(page: string, outputs: readonly string[]): string {
  let next = 0;
  return page.replaceAll(
    /(```console\n\$ [^\n]*\n)([\s\S]*?)(```)/g,
    (_all, head: string, _old, close: string) => {
      const output = outputs[next++] ?? '';
      return `${head}${output}${output === '' || output.endsWith('\n') ? '' : '\n'}${close}`;
    },
  );
}
