/** Holds XML to a schema as far as the schemas of reports go: which elements, which attributes, in what order. */
import type { XmlElement } from './xml.ts';

export interface ElementSchema {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The elements that may stand in it, in any order and number. */
  readonly children: readonly string[];
  /** Whether text may stand between them. */
  readonly mixed: boolean;
}

export type XmlSchema = Readonly<Record<string, ElementSchema>>;

/** What in a document breaks its schema. */
export function faultsOf(
  element: XmlElement,
  schema: XmlSchema,
  roots: readonly string[],
): readonly string[] {
  if (!roots.includes(element.name)) return [`${element.name} may not stand here`];
  const declared = schema[element.name];
  if (declared === undefined) return [`${element.name} is not declared`];
  const { required, optional, children, mixed } = declared;
  const names = Object.keys(element.attributes);
  return [
    ...required.filter((name) => !names.includes(name)).map((name) => `${element.name} lacks ${name}`),
    ...names
      .filter((name) => ![...required, ...optional].includes(name))
      .map((name) => `${element.name} has ${name}`),
    ...element.children.flatMap((child) => {
      if (typeof child !== 'string') return faultsOf(child, schema, children);
      return mixed || child.trim() === '' ? [] : [`text in ${element.name}`];
    }),
  ];
}

/**
 * The JUnit format of Jenkins, after `junit-10.xsd` of its xunit plugin (github.com/jenkinsci/xunit-plugin,
 * src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd).
 */
export const JUNIT_SCHEMA: XmlSchema = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
    mixed: false,
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    mixed: false,
  },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    mixed: false,
  },
  failure: { required: [], optional: ['type', 'message'], children: [], mixed: true },
  'system-out': { required: [], optional: [], children: [], mixed: true },
};

/** What Checkstyle writes, and its readers know (github.com/checkstyle/checkstyle, `XMLLogger`). */
export const CHECKSTYLE_SCHEMA: XmlSchema = {
  checkstyle: { required: ['version'], optional: [], children: ['file'], mixed: false },
  file: { required: ['name'], optional: [], children: ['error', 'exception'], mixed: false },
  error: {
    required: ['line', 'severity', 'message', 'source'],
    optional: ['column'],
    children: [],
    mixed: false,
  },
};
