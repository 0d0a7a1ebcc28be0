/** What the schema says about the keys of the configuration file, for its page: between two marks, made anew by `UPDATE_DOCS=1`. */

const BEGIN = '<!-- keys: made from src/settings/schema/settings.schema.json -->';
const END = '<!-- /keys -->';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly errorMessage?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The page with the table as it should be; null where the marks are missing. */
export function withKeysTable(page: string, schema: Schema): string | null {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) return null;
  return `${page.slice(0, begin + BEGIN.length)}\n\n${keysTable(schema)}\n${page.slice(end)}`;
}

function keysTable(schema: Schema): string {
  const rows = rowsOf(schema, '', schema);
  const options = Object.entries(schema.definitions?.rules?.properties ?? {}).flatMap(optionRows);
  return [...HEAD, ...rows, '', 'The options of rules:', '', ...HEAD, ...options, ''].join('\n');
}

const HEAD = ['| key | value | |', '|---|---|---|'];

function optionRows([rule, { anyOf = [] }]: readonly [string, Schema]): readonly string[] {
  return anyOf.flatMap(({ properties }) =>
    Object.entries(properties ?? {})
      .filter(([name]) => name !== 'severity')
      .map(
        ([name, option]) =>
          `| \`rules.${rule}.${name}\` | ${cell(expected(option))} | ${cell(option.description ?? '')} |`,
      ),
  );
}

/** Rules are too many for a table, and have pages of their own. */
function rowsOf(schema: Schema, prefix: string, whole: Schema): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, found]) => {
    const key = resolved(found, whole);
    const label = `${prefix}${name}`;
    const row = `| \`${label}\` | ${cell(expected(key))} | ${cell(key.description ?? '')} |`;
    const isRepeated = prefix.startsWith('overrides') && found.$ref !== undefined;
    if (isRepeated) return [`| \`${label}\` | | As \`${name}\`, for these files. |`];
    if (name === 'rules') return [row];
    return [row, ...rowsOf(key, `${label}.`, whole), ...itemRows(key, label, whole)];
  });
}

function itemRows({ items }: Schema, label: string, whole: Schema): readonly string[] {
  if (items === undefined) return [];
  const branches = items.anyOf ?? [items];
  return branches.flatMap((branch) => rowsOf(branch, `${label}[].`, whole));
}

function resolved(schema: Schema, whole: Schema): Schema {
  const name = schema.$ref?.slice('#/definitions/'.length);
  return name === undefined ? schema : (whole.definitions?.[name] ?? schema);
}

/** "must be a list of paths" is "a list of paths". */
function expected({ errorMessage = '', default: otherwise }: Schema): string {
  const what = errorMessage.replace(/^must be /, '');
  const isEmpty = otherwise === undefined || (Array.isArray(otherwise) && otherwise.length === 0);
  return isEmpty ? what : `${what} (default: \`${String(otherwise)}\`)`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
