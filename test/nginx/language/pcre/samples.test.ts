/** Samples of patterns. That each one matches is asked here again; nginx is asked in `test/conformance`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../../src/nginx/language/pcre/pattern.ts';
import { samplesOf } from '../../../../src/nginx/language/pcre/samples.ts';
import { GENERATED_PATTERN } from './generated-patterns.ts';

describe('samples', () => {
  it.each([
    ['^/ws(/.*)?$', '/ws'],
    ['^/(?:api|socket\\.io)/', '/socket.io/'],
    ['\\.php$', '/.php'],
    ['\\.(?:js|css)$', '/.css'],
    ['^/(?<id>\\d+)/\\1$', '/1/1'],
    ['^/(?!a)', '/'],
    ['^example\\.org$', 'example.org'],
    ['', '/'],
  ])('of %j have %j', (pattern, sample) => expect(samplesOf(pattern, false)).toContain(sample));

  it.each(['a^', '(', '(?R)', '(?:(?:(?:){60000}){60000}){60000}', '[^\\s\\S]'])(
    'of %j are none',
    (pattern) => {
      expect(samplesOf(pattern, false)).toEqual([]);
    },
  );

  it('are matched, and are there for most patterns', () => {
    const patterns = fc.sample(GENERATED_PATTERN, { numRuns: 500, seed: 11 });
    const compiled = patterns.flatMap((pattern) => {
      const result = compilePattern(pattern, false);
      return result.kind === 'known' ? [{ pattern, match: result.value.match }] : [];
    });
    const withSamples = compiled.filter(({ pattern, match }) => {
      const samples = samplesOf(pattern, false);
      expect(samples.filter((sample) => match(sample) === null)).toEqual([]);
      return samples.length > 0;
    });
    expect(withSamples.length / compiled.length).toBeGreaterThan(0.7);
  });
});
