// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyOf, type Drawing, draw } from '../../lib/marks/drawing';
import { inPatterns } from '../../lib/marks/patterns';

const text = fc.string({ minLength: 1, maxLength: 8 });
const figure: fc.Arbitrary<Drawing> = fc
  .tuple(fc.option(text), text)
  .map(([value, said]) => ['data', { 'data-figure': 'a', ...(value === null ? {} : { value }) }, said]);
const mark: fc.Arbitrary<Drawing> = fc
  .tuple(fc.option(text), fc.array(fc.oneof(figure, text), { maxLength: 4 }))
  .map(([requester, parts]) => {
    const about: Record<string, string> = requester === null ? {} : { 'data-requester': requester };
    return ['div', about, ['button', { class: 'pill' }, ...parts]];
  });

it('copies of patterns are what would have been drawn one by one', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 8 }), (drawings) => {
      const { patterns, copies } = inPatterns(drawings);
      const made = patterns.map((pattern) => draw(document, pattern));
      const shown = copies.map((copy) => copyOf(made[copy[0]] as Node, copy));
      expect(shown.map((node) => (node as Element).outerHTML)).toEqual(
        drawings.map((drawing) => (draw(document, drawing) as Element).outerHTML),
      );
    }),
  );
});

it('marks that differ in figures and requester alone share a pattern', () => {
  const drawings = [1, 2, 3].map(
    (pay): Drawing => ['div', { 'data-requester': `r${pay}` }, ['data', { value: `${pay}` }, `$${pay}`], '/h'],
  );
  expect(inPatterns([...drawings, ['div', {}, 'new']])).toEqual({
    patterns: [
      ['div', {}, ['data', {}], '/h'],
      ['div', {}, 'new'],
    ],
    copies: [
      [0, 'r1', ['1', '$1']],
      [0, 'r2', ['2', '$2']],
      [0, 'r3', ['3', '$3']],
      [1, null],
    ],
  });
});
