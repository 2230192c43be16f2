import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIMILAR_FROM, titleSimilarity, titleWords } from '../../lib/pay/similar-titles';

const similar = (a: string, b: string) => titleSimilarity(titleWords(a), titleWords(b)) >= SIMILAR_FROM;

describe('titles', () => {
  it.each([
    ['Find the traffic lights', 'find the TRAFFIC lights!'],
    ['Label a receipt (batch 12)', 'Label a receipt - Batch #7'],
    ['Label a receipt, part B', 'Label a receipt v2'],
    ['Survey of 24 November 2026', 'Survey of 3 Dec 2026'],
    ['Survey of March 3rd', 'Survey of 2026-11-24'],
    ['Transcribe audio A1B2C3D4', 'Transcribe audio 9F00'],
    ['A short survey about your work', 'A survey about your work'],
    ['Beri label pada struk 12', 'Beri label pada struk'],
    ['給与に関する調査 1', '給与に関する調査 2'],
  ])('%s ~ %s', (a, b) => expect(similar(a, b)).toBe(true));

  it.each([
    ['Label a receipt', 'Label a picture'],
    ['Find the traffic lights', 'Find the shop signs'],
    ['12345', '67890'],
    ['', ''],
    ['Survey in march', 'Survey in may'],
  ])('%s is other work than %s', (a, b) => expect(similar(a, b)).toBe(false));

  it('are as alike one way as the other, and wholly like themselves where they have words', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [titleWords(a), titleWords(b)];
        expect(titleSimilarity(x, y)).toBe(titleSimilarity(y, x));
        expect(titleSimilarity(x, y)).toBeLessThanOrEqual(1);
        expect(titleSimilarity(x, x)).toBe(x.size > 0 ? 1 : 0);
      }),
    );
  });
});
