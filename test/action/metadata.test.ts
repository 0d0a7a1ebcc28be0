/** action.yml says what the code does, in GitHub's own grammar. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/index';
import { describe, expect, it } from 'vitest';
import { ALLOWED } from '../../src/action/command-line.ts';
import { INPUTS, readInputs, variableOf } from '../../src/action/inputs.ts';
import { optionNamed } from '../../src/cli/arguments/options.ts';
import { CHECK_FORMATS } from '../../src/report/index.ts';
import { directoryWith, SOUND_NGINX } from '../cli/command-line.ts';
import { actionMetadata, PROJECT, runStepIn } from './runner.ts';

const text = readFileSync(join(PROJECT, 'action.yml'), 'utf8');
const { inputs, outputs, runs } = actionMetadata();

describe('action.yml', () => {
  it('is what GitHub’s own parser takes', () => {
    const parsed = parseAction({ name: 'action.yml', content: text }, new NoOperationTraceWriter());
    expect(parsed.context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it('is held to a schema that refuses what GitHub does not know', () => {
    const broken = text.replace('branding:', 'brandign:');
    const parsed = parseAction({ name: 'action.yml', content: broken }, new NoOperationTraceWriter());
    expect(parsed.context.errors.getErrors()).not.toEqual([]);
  });

  it('runs the committed bundle on the newest Node of the runners', () => {
    expect(runs).toEqual({ using: 'node24', main: 'dist/action.mjs' });
  });

  it('has the inputs that are read, in their order, with their defaults', () => {
    expect(Object.keys(inputs)).toEqual(Object.keys(INPUTS));
    for (const [name, { fallback }] of Object.entries(INPUTS)) {
      expect([name, inputs[name]?.default ?? '']).toEqual([name, fallback]);
    }
  });

  it('names every choice of an input, and every format', () => {
    for (const [name, input] of Object.entries(INPUTS)) {
      const choices = 'choices' in input ? input.choices : [];
      for (const choice of choices) expect(inputs[name]?.description, name).toContain(`\`${choice}\``);
    }
    for (const format of CHECK_FORMATS) expect(inputs.report?.description).toContain(`\`${format}\``);
  });

  it('has the outputs that are written', async () => {
    const ran = await runStepIn(directoryWith({ 'nginx.conf': SOUND_NGINX }));
    expect(Object.keys(ran.outputs).sort()).toEqual(Object.keys(outputs).sort());
  });

  it('describes each in sentences', () => {
    for (const [name, { description }] of Object.entries({ ...inputs, ...outputs })) {
      expect(description, name).toMatch(/\.$/);
    }
  });
});

describe('the input args', () => {
  it('allows options that there are', () => {
    for (const name of ALLOWED) {
      const isNegative = name.startsWith('no-') && optionNamed(name.slice(3))?.negatable === true;
      expect(isNegative || optionNamed(name) !== null, name).toBe(true);
    }
  });

  it('allows none that has an input of its own, or that decides what may be run', () => {
    for (const name of [
      ...Object.keys(INPUTS),
      'plugins',
      'no-plugins',
      'since',
      'format',
      'update-baseline',
    ]) {
      expect(ALLOWED.has(name), name).toBe(false);
    }
  });
});

describe('an input', () => {
  const VALUES: Readonly<Record<string, string>> = {
    'fail-on': 'never',
    'changed-only': 'true',
    fix: 'suggest',
    'unsafe-fixes': 'true',
    'allow-plugins': 'false',
    all: 'true',
    annotations: 'false',
    summary: 'false',
  };
  const given = (values: Readonly<Record<string, string>>) =>
    readInputs(Object.fromEntries(Object.entries(values).map(([name, value]) => [variableOf(name), value])));

  it.each(Object.keys(INPUTS))('changes what is done: %s', (name) => {
    const base = name === 'unsafe-fixes' ? { fix: 'suggest' } : {};
    const read = given({ ...base, [name]: VALUES[name] ?? 'value' });
    expect(read.kind).toBe('inputs');
    expect(read).not.toEqual(given(base));
  });

  it('that is empty counts as not given', () => {
    const empty = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, ' ']));
    expect(given(empty)).toEqual(given({}));
  });

  it.each(['true', 'True', 'TRUE'])('that is a truth value may be written %s, as in YAML', (value) => {
    expect(given({ all: value })).toEqual(given({ all: 'true' }));
  });
});
