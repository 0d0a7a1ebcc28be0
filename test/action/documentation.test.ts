/** What docs/github-action.md shows is a workflow that GitHub takes, with inputs and outputs that there are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { actionMetadata, PROJECT } from './runner.ts';

const path = join(PROJECT, 'docs/github-action.md');
const page = readFileSync(path, 'utf8');
const workflows = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
const { inputs, outputs } = actionMetadata();
const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function errorsIn(text: string): readonly string[] {
  const { context } = parseWorkflow({ name: 'workflow.yml', content: text }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

function stepsOf(text: string): readonly Step[] {
  // The test before this one holds it to GitHub's schema.
  return Object.values((load(text) as Workflow).jobs).flatMap(({ steps }) => steps);
}

describe('the workflows of docs/github-action.md', () => {
  it('are there', () => {
    expect(workflows.length).toBeGreaterThan(4);
  });

  describe.each(workflows.map((text, index) => [index + 1, text] as const))('number %d', (_number, text) => {
    it('is what GitHub’s own parser takes', () => {
      expect(errorsIn(text)).toEqual([]);
    });

    it('uses inputs and outputs that there are', () => {
      const own = stepsOf(text).filter(({ uses }) => uses?.startsWith('proxylint/proxylint@'));
      expect(own).toHaveLength(1);
      expect(own[0]?.uses).toBe(`proxylint/proxylint@v${version}`);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(own[0]?.with ?? {})));
      const used = [...text.matchAll(/steps\.proxylint\.outputs\.([\w-]+)/g)].map(([, name]) => name);
      expect(Object.keys(outputs)).toEqual(expect.arrayContaining(used));
    });

    it('says what its token may do', () => {
      expect((load(text) as Workflow).permissions).toMatchObject({ contents: 'read' });
    });
  });

  it('are held to a schema that refuses what GitHub does not know', () => {
    const [first = ''] = workflows;
    expect(errorsIn(first.replace('runs-on', 'run-on'))).not.toEqual([]);
    expect(errorsIn(first.replace('contents: read', 'contents: reed'))).not.toEqual([]);
  });
});

describe('the tables of docs/github-action.md', () => {
  const cell = (text: string) => text.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const TABLES = {
    inputs: [
      '| input | default | |',
      '|---|---|---|',
      ...Object.entries(inputs).map(
        ([name, { description, default: value }]) =>
          `| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${cell(description)} |`,
      ),
    ],
    outputs: [
      '| output | |',
      '|---|---|',
      ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
    ],
  };

  it('are what action.yml says; `UPDATE_DOCS=1` writes them anew', () => {
    const updated = Object.entries(TABLES).reduce(
      (text, [name, lines]) =>
        text.replace(
          new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
          (_all, start: string, end: string) => `${start}${lines.join('\n')}\n${end}`,
        ),
      page,
    );
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, updated);
    else expect(page).toBe(updated);
  });
});
