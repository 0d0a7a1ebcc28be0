/** What depends on the release, and which words are to blame; the rest is compared with Caddy 2.6.2 itself. */
import { describe, expect, it } from 'vitest';
import { adapted, at, blamed } from '../adapted.ts';

const blame = (lines: string, caddy?: string): readonly string[] =>
  blamed(adapted(`a.test {\nlog {\n${lines}\n}\n}\n`, caddy));

describe('the word to blame', () => {
  it.each([
    ['format console {\ntime_fromat iso8601\n}', 'unknown-option time_fromat'],
    ['format filter {\nwrap jsn\n}', 'value jsn'],
    ['format filter {\nfields {\na ip_mask {\nipv4 x\n}\n}\n}', 'value x'],
    ['format filter {\nfields {\na qery\n}\n}', 'value qery'],
    ['format filter {\nfields {\na query {\nreplace b\n}\n}\n}', 'arguments replace'],
    ['output file a.log {\nroll_keep_for 5\n}', 'value 5'],
    ['output file a.log {\nroll_size ten\n}', 'value ten'],
    ['output net a b', 'arguments b'],
    ['level', 'arguments level'],
  ])('%j', (lines, expected) => {
    expect(blame(lines)).toEqual([expected]);
  });
});

describe('releases', () => {
  it('need no fields around a filter since 2.8', () => {
    expect(blame('format filter {\nwrap json\na delete\n}')).toEqual([]);
    expect(blame('format filter {\nwrap json\na delete\n}', '2.7.6')).toEqual(['unknown-option a']);
  });

  it('take the bits of a mask on its line since 2.8', () => {
    expect(blame('format filter {\na ip_mask 16 32\n}')).toEqual([]);
    expect(blame('format filter {\na ip_mask 16 x\n}')).toEqual(['value x']);
    expect(blame('format filter {\nfields {\na ip_mask x\n}\n}', '2.7.6')).toEqual([]);
  });

  it('append fields since 2.8', () => {
    const lines = 'format append {\nwrap console\na b\nfields {\nc d\n}\n}';
    expect(blame(lines)).toEqual([]);
    expect(blame(lines, '2.7.6')).toEqual(['unknown-option append']);
    expect(blame('format append {\na\n}')).toEqual(['arguments a']);
  });

  it('sample since 2.8', () => {
    const lines = 'sampling {\ninterval 5s\nfirst 5\nthereafter 10\n}';
    expect(blame(lines)).toEqual([]);
    expect(blame(lines, '2.7.6')).toEqual(['unknown-option sampling']);
    expect(blame('sampling {\nfirst x\n}')).toEqual(['value x']);
  });

  it('know the newer options of files', () => {
    const lines =
      'output file a.log {\nmode 0644\ndir_mode inherit\nroll_minutes 0,30\nroll_compression zstd\n}';
    expect(blame(lines)).toEqual([]);
  });
});

it('plugins bring writers, formats and filters, and variables any word', () => {
  expect(blame('output loki a {\nx y z\n}\nformat transform "{a}" {\nx y\n}')).toEqual([]);
  expect(blame('format filter {\nwrap formatted "x"\na basic_auth_user\n}')).toEqual([]);
  expect(blame('output {$OUTPUT} {\nroll_keep x\n}\nformat json {\n{$KEY} a\n}')).toEqual([]);
});

describe('the logs of a server', () => {
  const logs = (text: string, caddy?: string): unknown =>
    at(adapted(text, caddy).json, 'apps', 'http', 'servers', 'srv0', 'logs');
  const sites = 'a.test {\nlog {\noutput stdout\n}\n}\nb.test {\n}\n';

  it('leave out the hosts of sites without one', () => {
    expect(logs(sites, '2.6.2')).toEqual({ logger_names: { 'a.test': 'log0' }, skip_hosts: ['b.test'] });
  });

  it('are several for a host since 2.8', () => {
    expect(logs(sites)).toEqual({ logger_names: { 'a.test': ['log0'] }, skip_hosts: ['b.test'] });
  });

  it('may be for other hosts since 2.7', () => {
    const text = 'a.test, b.test {\nlog mine {\nhostnames b.test\n}\n}\n';
    expect(logs(text)).toEqual({ logger_names: { 'b.test': ['mine'] } });
  });
});
