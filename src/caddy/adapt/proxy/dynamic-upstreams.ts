/** Where upstreams are looked up at run time (reverseproxy/caddyfile.go): `dynamic a`, `dynamic srv`, `dynamic multi`. */
import type { Draft } from '../json-draft.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putDuration, putTexts } from '../option-values.ts';
import { type ModuleKind, takeModule } from './modules.ts';

export const UPSTREAM_SOURCES: ModuleKind = {
  what: 'a source of upstreams',
  key: 'source',
  modules: { a: { read: readAddresses }, srv: { read: readServices }, multi: { read: readSeveral } },
};

/** The server that names are asked of, and how it is reached. */
const LOOK_UP: OptionTable<Draft> = {
  refresh: { read: (line, source) => putDuration(line, source, 'refresh') },
  resolvers: { read: readResolvers },
  dial_timeout: { read: (line, source) => putDuration(line, source, 'dial_timeout') },
  dial_fallback_delay: { read: (line, source) => putDuration(line, source, 'dial_fallback_delay') },
};

/** `resolvers` of a source, or of a transport. */
export function readResolvers(line: OptionLine, target: Draft): void {
  putTexts(line, target.within('resolver', line.span), 'addresses', 'the address of a DNS server');
}

/** A text that may be given once. */
function once(field: string): OptionTable<Draft>[string] {
  return {
    read: (line, source) => {
      const value = line.need('a value');
      if (value === null) return;
      if (source.has(field))
        line.refuse('duplicate', `${field} was given before; keep one of them`, line.span);
      source.put(field, value.value, value.span);
    },
  };
}

const SERVICES: OptionTable<Draft> = {
  ...LOOK_UP,
  service: once('service'),
  proto: once('proto'),
  name: once('name'),
  grace_period: { since: '2.8', read: (line, source) => putDuration(line, source, 'grace_period') },
};

const ADDRESSES: OptionTable<Draft> = {
  ...LOOK_UP,
  name: once('name'),
  port: once('port'),
  versions: { since: '2.7', read: readVersions },
};

function readServices(line: OptionLine, source: Draft): void {
  const [name] = line.exactly(0, 1, 'at most the name of a service') ?? [];
  if (name !== undefined) source.put('name', name.value, name.span);
  readOptions(line.block(), SERVICES, source, 'dynamic srv', line.context);
}

function readAddresses(line: OptionLine, source: Draft): void {
  const [name, port] = line.exactly(0, 2, 'at most a name and a port') ?? [];
  if (name !== undefined) source.put('name', name.value, name.span);
  if (port !== undefined) source.put('port', port.value, port.span);
  readOptions(line.block(), ADDRESSES, source, 'dynamic a', line.context);
}

function readVersions(line: OptionLine, source: Draft): void {
  const versions = line.rest();
  if (versions.length === 0) line.refuse('arguments', 'versions needs ipv4 or ipv6', line.name.span);
  for (const { value, span } of versions) {
    if (value === 'ipv4' || value === 'ipv6') source.within('versions', line.span).put(value, true, span);
    else line.refuse('value', `there is no version ${value} of IP here; write ipv4 or ipv6`, span);
  }
}

function readSeveral(line: OptionLine, source: Draft): void {
  line.end();
  for (const statement of line.block()) {
    const inner = takeModule(line.inner(statement), UPSTREAM_SOURCES);
    if (inner !== null) source.append('sources', [inner], line.span);
  }
}
