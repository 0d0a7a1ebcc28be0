/**
 * What Caddy refuses in a JSON configuration before it looks at what it means: members that a structure does not have, and
 * values of another type. Modules that are not Caddy's own may be plugins, and are passed over with all that is in them.
 */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';
import type { Span } from '../../text/span.ts';
import type { AdaptProblem } from '../adapt/problem.ts';
import { parseDuration } from '../language/duration.ts';
import { MODULES, type Module } from './modules.ts';
import type { JsonNode, Member, ObjectNode } from './node.ts';
import { memberOf } from './node.ts';
import { describeShape, type Field, readField, type Shape } from './shape.ts';
import { KNOWN_IN_FULL, STRUCTURES, type Structure } from './structures.ts';

/** In the order of the text. Never throws. */
export function checkStructure(root: ObjectNode, version: string): readonly AdaptProblem[] {
  const apps = memberOf(root, 'apps');
  if (apps === null || apps.kind === 'null') return [];
  const checker = new Checker(version);
  if (apps.kind !== 'object') checker.wrongType(apps, 'apps', { kind: 'map', of: { kind: 'any' } });
  else {
    const http = memberOf(apps, 'http');
    if (http !== null) checker.value(http, { kind: 'structure', name: 'app' }, 'http');
  }
  return checker.problems;
}

/** The name that Caddy takes out of every object before it decodes it (admin.go, `RemoveMetaFields`). */
const META = '@id';

class Checker {
  readonly problems: AdaptProblem[] = [];
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  /** `name`: of the member whose value it is, or that of the list that it stands in. */
  value(node: JsonNode, shape: Shape, name: string): void {
    if (shape.kind === 'any') return;
    // Null leaves every member as it is without it, except that no module is a module without a name.
    if (node.kind === 'null') {
      if (shape.kind === 'module') this.#unnamed(node.span, shape.key, name);
      return;
    }
    switch (shape.kind) {
      case 'text':
        if (node.kind !== 'string') this.wrongType(node, name, shape);
        return;
      case 'boolean':
        if (node.kind !== 'boolean') this.wrongType(node, name, shape);
        return;
      case 'integer':
        if (!isInteger(node)) this.wrongType(node, name, shape);
        return;
      case 'duration':
        this.#duration(node, shape, name);
        return;
      case 'list':
        if (node.kind !== 'array') this.wrongType(node, name, shape);
        else for (const item of node.items) this.value(item, shape.of, name);
        return;
      default:
        if (node.kind !== 'object') this.wrongType(node, name, shape);
        else this.#object(node, shape, name);
    }
  }

  wrongType(node: JsonNode, name: string, shape: Shape): void {
    const message = `\`"${name}"\` takes ${describeShape(shape)}, not ${describeNode(node)}`;
    this.problems.push({ code: 'value', message, span: node.span });
  }

  #object(node: ObjectNode, shape: Shape, name: string): void {
    switch (shape.kind) {
      case 'map':
        for (const member of membersOf(node)) this.value(member.value, shape.of, member.name);
        return;
      case 'structure':
        this.#members(node, STRUCTURES[shape.name] ?? { fields: {}, open: true }, name, null);
        return;
      case 'modules':
        for (const member of membersOf(node)) this.#namedModule(member, shape.namespace);
        return;
      case 'module':
        this.#module(node, shape.namespace, shape.key, name);
        return;
      default:
        return;
    }
  }

  /** A module whose name is that of the member. */
  #namedModule(member: Member, namespace: string): void {
    const module = this.#find(namespace, member.name, inner(member.nameSpan));
    if (module === null) return;
    if (module.value !== undefined) this.value(member.value, readField(module.value).shape, member.name);
    else if (member.value.kind === 'object') this.#members(member.value, module, member.name, null);
    else if (member.value.kind !== 'null')
      this.wrongType(member.value, member.name, { kind: 'structure', name: member.name });
  }

  /** A module whose name stands in one of its members. */
  #module(node: ObjectNode, namespace: string, key: string, name: string): void {
    const named = memberOf(node, key);
    if (named?.kind !== 'string' || named.value === '') {
      this.#unnamed(opening(node), key, name);
      return;
    }
    const module = this.#find(namespace, named.value, inner(named.span));
    if (module !== null) this.#members(node, module, named.value, key);
  }

  #unnamed(span: Span, key: string, name: string): void {
    const message = `a member \`"${key}"\` has to say which module this part of \`"${name}"\` is`;
    this.problems.push({ code: 'arguments', message, span });
  }

  /** Null for what may be a plugin's. */
  #find(namespace: string, name: string, span: Span): Module | null {
    const modules = MODULES[namespace];
    if (modules === undefined) return null;
    const found = lookUp(modules, name);
    if (found === undefined) {
      const known = Object.keys(modules);
      const message = `there is no module \`${namespace}.${name}\` among Caddy's own`;
      this.problems.push({ code: 'unknown-directive', message, span, known });
      return null;
    }
    if (found.since === undefined || this.#has(found.since)) return found;
    const message = `the module \`${namespace}.${name}\` came ${describeRelease(found.since)}`;
    this.problems.push({ code: 'unknown-directive', message, span, version: { since: found.since } });
    return null;
  }

  #members(node: ObjectNode, structure: Structure, name: string, key: string | null): void {
    const fields = new Map(Object.entries(structure.fields).map(([field, text]) => [field, readField(text)]));
    for (const member of membersOf(node)) {
      if (member.name === key) continue;
      // Go takes a name in any letter case.
      const field = fields.get(member.name) ?? fields.get(member.name.toLowerCase());
      if (field === undefined) this.#unknown(member, structure, fields, name);
      else if (!this.#absent(member, field)) this.value(member.value, field.shape, member.name);
    }
  }

  /** Whether the version is at least a release, or `>` it. */
  #has(release: string): boolean {
    return isVersionAtLeast(this.#version, release.startsWith('>') ? `${release.slice(1)}.1` : release);
  }

  #absent({ name, nameSpan }: Member, { since, until }: Field): boolean {
    const span = inner(nameSpan);
    if (since !== null && !this.#has(since)) {
      const message = `\`"${name}"\` came ${describeRelease(since)}`;
      this.problems.push({ code: 'unknown-option', message, span, version: { since } });
      return true;
    }
    if (until === null || !isVersionAtLeast(this.#version, until)) return false;
    const message = `${until} took \`"${name}"\` away`;
    this.problems.push({ code: 'unknown-option', message, span, version: { until } });
    return true;
  }

  /** In a structure that later releases may have added to, only what is a slip away from a known name is certain. */
  #unknown(member: Member, { open }: Structure, fields: ReadonlyMap<string, Field>, name: string): void {
    const isKnownInFull = open !== true || !isVersionAtLeast(this.#version, AFTER_KNOWN);
    const known = [...fields.keys()];
    if (known.length === 0) return;
    const message = `\`"${name}"\` has no member \`"${member.name}"\``;
    this.problems.push({
      code: isKnownInFull ? 'unknown-option' : 'unknown-directive',
      message,
      span: inner(member.nameSpan),
      known,
    });
  }

  #duration(node: JsonNode, shape: Shape, name: string): void {
    if (isInteger(node)) return;
    if (node.kind !== 'string') this.wrongType(node, name, shape);
    else if (parseDuration(node.value).kind === 'refused' && !DURATION_LINES.has(name))
      this.problems.push({
        code: 'value',
        message: `\`"${node.value}"\` is no duration; write it as \`"5m"\``,
        span: node.span,
      });
  }
}

/** Of the releases after this one not every member of every structure is known. */
const AFTER_KNOWN = `${KNOWN_IN_FULL}.1`;

/** Durations that the rule `duration-unit` speaks about, which can repair them. */
const DURATION_LINES: ReadonlySet<string> = new Set([
  'flush_interval',
  'stream_timeout',
  'stream_close_delay',
  'try_duration',
  'try_interval',
  'interval',
  'timeout',
  'fail_duration',
  'unhealthy_latency',
  'dial_timeout',
  'dial_fallback_delay',
  'response_header_timeout',
  'expect_continue_timeout',
  'read_timeout',
  'write_timeout',
  'read_header_timeout',
  'idle_timeout',
]);

function describeRelease(release: string): string {
  return release.startsWith('>') ? `after ${release.slice(1)}` : `with ${release}`;
}

function membersOf(node: ObjectNode): readonly Member[] {
  return node.members.filter(({ name }) => name !== META);
}

/** Go decodes no fraction and no exponent into a whole number. */
function isInteger({ kind, span }: JsonNode): boolean {
  return kind === 'number' && /^-?\d+$/.test(span.file.text.slice(span.start, span.end));
}

function describeNode(node: JsonNode): string {
  switch (node.kind) {
    case 'string':
      return 'a text';
    case 'number':
      return isInteger(node) ? 'a number' : 'this number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'null':
      return 'null';
  }
}

/** Without the quotes. */
function inner({ file, start, end }: Span): Span {
  return end - start >= 2 ? { file, start: start + 1, end: end - 1 } : { file, start, end };
}

/** The brace that an object begins with. */
function opening({ span }: ObjectNode): Span {
  return { ...span, end: span.start + 1 };
}
