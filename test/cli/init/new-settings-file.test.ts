/** The configuration file that `proxylint init` writes, and the examples in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { newSettingsFile } from '../../../src/cli/init/new-files.ts';
import { readYaml } from '../../../src/cli/init/yaml-text.ts';
import { PROJECT } from '../../packaging/commands.ts';
import { describeWith } from '../../proof/harness/requirements.ts';

/** The examples in the configuration file, taken up. */
const takenUp = newSettingsFile({ nginx: null, caddy: null }).replace(/^# (?=[a-zA-Z]+:| {2})/gm, '');

test('the examples in the configuration file name rules that exist', () => {
  const keys = ['failOn', 'baseline', 'targets', 'paths', 'ignore', 'minimumIdle', 'rules'];
  expect(Object.keys(Object(readYaml(takenUp)))).toEqual(keys);
  const [, rule] = /^ {2}([a-z-]+): off$/m.exec(takenUp) ?? [];
  expect(rules.map(({ id }) => id)).toContain(rule);
});

const SCHEMA = join(PROJECT, 'src/settings/schema/settings.schema.json');

describeWith(
  [{ name: 'configuration files are not read yet', met: existsSync(SCHEMA) }],
  'the configuration file',
  () => {
    test('keeps to the schema, with its examples too', () => {
      const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
      const stated = { version: '1.25.3', path: 'Dockerfile', line: 1 };
      for (const text of [newSettingsFile({ nginx: stated, caddy: stated }), takenUp]) {
        expect([validate(readYaml(text)), validate.errors]).toEqual([true, null]);
      }
    });
  },
);
