import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sites } from '../../lib/platforms/sites';
import { readStatementAddress, statementAddress } from '../../lib/statement/address';

const day = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }).map((at) => new Date(at).toISOString().slice(0, 10));

describe('the address of a statement', () => {
  it('says which days it is about', () => {
    const end = fc.option(day, { nil: null });
    fc.assert(
      fc.property(end, end, (one, other) => {
        const isForward = one === null || other === null || one <= other;
        const range = isForward ? { from: one, to: other } : { from: other, to: one };
        const chosen = { range, platforms: ['mturk'] as const };
        const address = statementAddress(chosen);
        expect(readStatementAddress(address.slice(address.indexOf('#')))).toEqual(chosen);
      }),
    );
  });

  it('without a word is about everything', () => {
    expect(readStatementAddress('')).toEqual({ range: { from: null, to: null }, platforms: Object.keys(sites) });
  });

  it.each([
    '#from=2026-02-30',
    '#from=soon',
    '#to=2026-1-1',
    '#from=2026-02-02&to=2026-02-01',
    '#platforms=other',
    '#platforms=',
  ])('is not read where it says nothing that can be: %s', (hash) => {
    expect(readStatementAddress(hash)).toBeNull();
  });

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        readStatementAddress(hash);
      }),
    );
  });
});
