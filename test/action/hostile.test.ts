/** What strangers write into a pull request stays text, in the log, in the outputs and in the summary. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeOutputs } from '../../src/action/runner-files.ts';
import { patchSection } from '../../src/action/suggested-patch.ts';
import { commandsTo } from '../../src/action/workflow-commands.ts';
import { BROKEN_NGINX, directoryWith } from '../cli/command-line.ts';
import { readLog, readOutputs, runStepIn } from './runner.ts';

const COMMAND = fc.constantFrom(
  '::error::owned',
  '::warning file=a,line=1::owned',
  '  ::add-mask::proxylint',
  '##[error]owned',
  '##[add-mask]proxylint',
  '::set-output name=errors::0',
  '::stop-commands::stop',
  '::stop::',
  '::endgroup::',
  '%0A::error::owned',
  '\r::error::owned',
  '\n::error::owned',
  '\u0085::error::owned',
  '\u2028::error::owned',
  '\u001b[2K::error::owned',
);
const FILLER = fc.constantFrom('', ' ', 'a', '"', "'", ';', '{', '}', '$', '\\', '\t', '```', '<<x', 'é');
const HOSTILE = fc
  .array(fc.oneof(COMMAND, FILLER), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''));

/** A broken configuration with a text in places that reports quote: a comment, words, a name. */
function hostileConfiguration(text: string): string {
  return BROKEN_NGINX.replace('    server {', `    # ${text}\n    server {\n        ${text} ${text};`)
    .replace('location /ws', `location "/ws${text}"`)
    .replace('$host;', `$host; # ${text}`);
}

describe('a hostile configuration', () => {
  it('brings no command into the log', async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, HOSTILE, async (content, name) => {
        const file = name.replace(/[/\0]/g, '_').slice(0, 60);
        const workspace = directoryWith({ [`${file}.conf`]: hostileConfiguration(content) });
        const inputs = { fix: 'suggest', paths: workspace, sarif: 'out.sarif' };
        const { commands, outputs, summary } = await runStepIn(workspace, inputs);
        expect(commands.length).toBeGreaterThan(0);
        for (const { name: command, properties } of commands) {
          expect(['error', 'warning', 'notice']).toContain(command);
          expect(properties.title).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(properties.file ?? `${file}.conf`).toContain('.conf');
        }
        expect(outputs['exit-status']).toBe('1');
        expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
      }),
      { numRuns: 60 },
    );
  });

  it('brings none by a path that does not exist, or by the reason for a failure', async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (text) => {
        const path = text.replace(/[*?]/g, '');
        const { status, commands } = await runStepIn(directoryWith(), { paths: `missing${path}` });
        expect(status).toBe(1);
        expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['error']));
        expect(commands.every(({ properties }) => properties.title === 'proxylint')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the log', () => {
  it('holds no command but ours, whatever is written into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(HOSTILE), HOSTILE, async (texts, message) => {
        const chunks: string[] = [];
        const commands = commandsTo({ write: (chunk) => void chunks.push(chunk.toString()) });
        await commands.inert(async (log) => {
          for (const text of texts) log.write(text);
        });
        commands.error(message);
        const read = readLog(chunks.join(''));
        expect(read.commands.map(({ name }) => name)).toEqual(['error']);
      }),
    );
  });

  it('takes commands again after a failure', async () => {
    const chunks: string[] = [];
    const commands = commandsTo({ write: (chunk) => void chunks.push(chunk.toString()) });
    const failure = commands.inert(async (log) => {
      log.write('half a line');
      throw new Error('a defect');
    });
    await expect(failure).rejects.toThrow('a defect');
    commands.warning('said');
    expect(readLog(chunks.join('')).commands).toHaveLength(1);
  });
});

describe('outputs', () => {
  it('are read by the runner as they were written, whatever they hold', () => {
    const line = fc.oneof(HOSTILE, fc.string(), fc.constant('ghadelimiter_'), fc.constant('errors=9'));
    const value = fc.array(line).map((lines) => lines.join('\n').replaceAll('\r', ''));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('errors', 'patch-file', 'a'), value), (outputs) => {
        const directory = directoryWith({ output: '' });
        const path = join(directory, 'output');
        appendFileSync(path, 'of-another-step=1\n');
        writeOutputs({ GITHUB_OUTPUT: path }, outputs);
        expect(readOutputs(readFileSync(path, 'utf8'))).toEqual({ 'of-another-step': '1', ...outputs });
      }),
    );
  });
});

describe('the patch in the summary', () => {
  it('stays in its fence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '``', '```', '````', '~~~', 'a', '\n', '+', ' ')),
        (pieces) => {
          const section = patchSection(Buffer.from(`--- a\n${pieces.join('')}`), 1, 900_000);
          const [, fence = ''] = /\n(`{3,})diff\n/.exec(section) ?? [];
          const closing = section
            .split('\n')
            .filter((line) => new RegExp(`^ {0,3}${fence}\`*\\s*$`).test(line));
          expect(closing).toEqual([fence]);
        },
      ),
    );
  });

  it('gives way to a file where it is too long', () => {
    const section = patchSection(Buffer.from('+a line\n'.repeat(200_000)), 3, 900_000);
    expect(section.length).toBeLessThan(400);
    expect(section).toContain('patch-file');
  });
});
