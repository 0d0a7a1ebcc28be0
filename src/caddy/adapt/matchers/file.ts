/** `file`: which of several files is there (fileserver/matcher.go). */
import type { Argument, Statement } from '../../config/statement.ts';
import { type JsonNode, nodeOf, objectNode } from '../../json/node.ts';
import { type MatcherLine, type MatcherReader, type MatcherScope, refuse, spanOf } from './matcher-line.ts';

interface FileSettings {
  fs?: JsonNode;
  root?: JsonNode;
  try_policy?: JsonNode;
  split_path?: readonly JsonNode[];
  readonly try_files: JsonNode[];
}

export const readFile: MatcherReader = (lines, scope) => {
  const settings: FileSettings = { try_files: [] };
  for (const line of lines) {
    for (const { value, span } of line.args) settings.try_files.push(nodeOf(value, span));
    for (const option of line.statement.block ?? []) readOption(option, settings, line, scope);
  }
  const { try_files, ...rest } = settings;
  return objectNode(
    { ...rest, try_files: try_files.length === 0 ? undefined : try_files },
    spanOf(lines, scope),
  );
};

/** What an option leaves on its line is the next option. */
function readRest(
  [name, ...args]: readonly Argument[],
  settings: FileSettings,
  line: MatcherLine,
  option: Statement,
  scope: MatcherScope,
): void {
  if (name !== undefined) readOption({ ...option, name, args }, settings, line, scope);
}

function readOption(
  { name, args, ...option }: Statement,
  settings: FileSettings,
  line: MatcherLine,
  scope: MatcherScope,
): void {
  const nodes = args.map(({ value, span }) => nodeOf(value, span));
  const [first] = nodes;
  const needsOne = (): void => {
    const statement = { name, args, ...option };
    if (first === undefined) refuse(scope, { ...line, args, statement }, `${name.value} needs an argument`);
  };
  switch (name.value) {
    case 'root':
    case 'try_policy':
      needsOne();
      if (first !== undefined) settings[name.value] = first;
      readRest(args.slice(1), settings, line, { name, args, ...option }, scope);
      return;
    case 'fs':
      if (!scope.session.isAtLeast('2.8')) break;
      needsOne();
      if (first !== undefined) settings.fs = first;
      return;
    case 'try_files':
      settings.try_files.push(...nodes);
      if (settings.try_files.length === 0) needsOne();
      return;
    case 'split_path':
      needsOne();
      settings.split_path = nodes;
      return;
  }
  const statement = { name, args, ...option };
  refuse(
    scope,
    { ...line, args: [name, ...args], statement },
    `the matcher file has no option ${name.value}`,
  );
}
