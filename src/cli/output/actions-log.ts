/** Output that the runner of GitHub Actions shows and never obeys, whatever names and texts of a repository are in it. */
import type { Output } from '../surroundings.ts';

/**
 * A command is `::` at the beginning of a line, or `##[` anywhere in it (actions/runner, `ActionCommand.cs`). Each write
 * of ours begins a line, and ends one.
 */
export function withoutCommands(output: Output): Output {
  return {
    write: (chunk) =>
      output.write(
        typeof chunk === 'string'
          ? chunk.replace(/^([^\S\n]*)::/gm, '$1:\\u{3a}').replaceAll('##[', '#\\u{23}[')
          : chunk,
      ),
  };
}
