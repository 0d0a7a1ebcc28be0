import { describe, expect, it } from 'vitest';
import * as api from '../../src/api/index.ts';
import { IN_SECONDS } from './configurations.ts';

/** The functions as JavaScript calls them. */
const call = new Map<string, (...args: readonly unknown[]) => unknown>(
  Object.entries(api).flatMap(([name, value]) =>
    typeof value === 'function' ? [[name, (...args) => Reflect.apply(value, undefined, args)] as const] : [],
  ),
);

async function errorOf(name: string, args: readonly unknown[]): Promise<unknown> {
  try {
    await call.get(name)?.(...args);
    return null;
  } catch (error) {
    return error;
  }
}

const FILES = { 'nginx.conf': 'events {}\n' };
const EXAMPLE = { title: 'one', broken: 'events {}\n', findings: [{ line: 1 }] };

describe('a call that cannot be meant is a TypeError that says what to do', () => {
  it.each([
    ['lint', [], 'lint takes an object of options, not undefined'],
    ['lint', ['nginx.conf'], 'lint takes an object of options, not a string'],
    ['lint', [Promise.resolve({})], 'lint takes an object of options, not a promise (is an await missing?)'],
    ['lint', [{}], 'lint needs files (an object from path to text) or a source'],
    ['lint', [{ file: FILES }], "lint has no option 'file'; did you mean files?"],
    ['lint', [{ files: ['nginx.conf'] }], 'lint: files is to be an object from path to text, not an array'],
    [
      'lint',
      [{ files: { 'a.conf': Buffer.from('') } }],
      "lint: files['a.conf'] is to be a string, not an object",
    ],
    ['lint', [{ files: FILES, named: 'nginx.conf' }], 'lint: named is to be an array of paths, not a string'],
    [
      'lint',
      [{ files: FILES, named: ['other.conf'] }],
      "lint: named: there is no '/other.conf' among the files",
    ],
    ['lint', [{ files: FILES, source: {} }], 'lint takes files or a source, not both'],
    ['lint', [{ source: {}, named: [] }], 'lint: source is to be an object with the functions read and list'],
    ['lint', [{ files: FILES, all: 'yes' }], 'lint: all is to be true or false, not a string'],
    [
      'lint',
      [{ files: FILES, settings: { minimumidle: '5m' } }],
      "lint: settings has no option 'minimumidle'; did you mean minimumIdle?",
    ],
    ['lint', [{ files: FILES, rules: IN_SECONDS }], 'lint: rules is to be an array of rules, not an object'],
    [
      'lint',
      [{ files: FILES, rules: [{ ...IN_SECONDS, id: 'seconds' }] }],
      "lint: the rule 'seconds' is no rule: its id 'seconds' is not of the form name/rule, in lower-case letters, digits and hyphens",
    ],
    [
      'lint',
      [{ files: FILES, rules: [IN_SECONDS, IN_SECONDS] }],
      "lint: two rules have the id 'test/in-seconds'",
    ],
    [
      'fix',
      [{ files: FILES, write: true }],
      "fix has no option 'write'; it has files, named, source, candidates, cwd, problems, settings, rules, all, unsafe",
    ],
    ['trace', [42, { files: FILES }], 'trace: the URL is to be a string, not a number'],
    [
      'trace',
      ['app.test/ws', { files: FILES }],
      "trace cannot follow 'app.test/ws': it has no scheme: write it as ws://app.example.com/path, or with wss, http or https",
    ],
    [
      'trace',
      ['ws://a/', { files: FILES, headers: { Host: 'a' } }],
      'trace: headers is to be an array of [name, value], not an object',
    ],
    ['parseNginx', [Buffer.from('')], 'parseNginx: the text is to be a string, not an object'],
    ['parseCaddyfile', [undefined], 'parseCaddyfile: the text is to be a string, not undefined'],
    ['lintPaths', ['nginx.conf'], 'findConfigurations: the paths is to be an array of strings, not a string'],
    ['lintPaths', [['-']], 'findConfigurations reads no standard input: give its text to lint as a file'],
    ['testRule', [{}, {}], 'testRule: this is no rule: it has no id'],
    [
      'testRule',
      [IN_SECONDS, { examples: [] }],
      'testRule: examples is to be an array with at least one example',
    ],
    [
      'testRule',
      [IN_SECONDS, { examples: [{ ...EXAMPLE, findings: [{}] }] }],
      'testRule: examples[0].findings[0] needs a line or a text: where is it?',
    ],
    [
      'testRule',
      [IN_SECONDS, { examples: [{ ...EXAMPLE, fixed: 'repaired' }] }],
      "testRule: examples[0]: fixed is 'repaired', but there is no repaired",
    ],
    [
      'testRule',
      [IN_SECONDS, { examples: [{ ...EXAMPLE, findigns: [] }] }],
      "testRule: examples[0] has no option 'findigns'; did you mean findings?",
    ],
  ] as const)('%s %#', async (name, args, message) => {
    const error = await errorOf(name, args);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message });
  });

  it('also for a report that was copied', async () => {
    const copy = { ...api.lint({ files: FILES }) };
    await expect(api.format(copy, 'json')).rejects.toThrow(
      /format takes the object that lint, routes or trace returned/,
    );
  });

  it('also for a format that the report does not have', async () => {
    const error = await errorOf('format', [api.lint({ files: FILES }), 'svg']);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/^TypeError: format: the format is one of pretty, .*, not 'svg'$/);
  });
});

describe('the API', () => {
  it('prints nothing and leaves the process alone', async () => {
    const before = JSON.stringify([process.exitCode, process.cwd(), process.env]);
    const report = api.lint({ files: { 'nginx.conf': 'events {\n' } });
    await api.format(report, 'pretty', { color: true });
    expect(JSON.stringify([process.exitCode, process.cwd(), process.env])).toBe(before);
  });
});
