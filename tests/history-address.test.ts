import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, questionOf, tasksAddress } from '../lib/history-address';
import { EVERYTHING, type Question, SORTS } from '../lib/ledger/search/question';
import { VERDICTS } from '../lib/pay/verdict';
import { PLATFORM_IDS, TASK_STATES } from '../lib/platforms/reading';

const asked = (hash: string) => questionOf(addressOf(hash).params);
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

describe('an address of the history page', () => {
  it('says the whole question, whatever is in it', () => {
    const anyQuestion: fc.Arbitrary<Question> = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 50 }),
      state: orNull(fc.constantFrom(...TASK_STATES)),
      platform: orNull(fc.constantFrom(...PLATFORM_IDS)),
      requester: orNull(fc.string({ minLength: 1, unit: 'grapheme' })),
      verdict: orNull(fc.constantFrom(...VERDICTS)),
      from: orNull(day),
      to: orNull(day),
      sort: fc.constantFrom(...SORTS),
    });
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const address = tasksAddress(question);
        expect(address).toMatch(/^#tasks(\?|$)/);
        // As the browser gives it back.
        expect(asked(new URL(address, 'https://page.test/').hash)).toEqual(question);
      }),
    );
  });

  it('of everything is as short as it can be', () => {
    expect(tasksAddress(EVERYTHING)).toBe('#tasks');
    expect(tasksAddress({ requester: 'mturk:A1' })).toBe('#tasks?requester=mturk%3AA1');
    expect(asked('#tasks')).toEqual(EVERYTHING);
    expect(asked('')).toEqual(EVERYTHING);
  });

  it.each([
    'state=dreamt',
    'verdict=unfair',
    'sort=__proto__',
    'from=2026-02-30',
    'to=tomorrow',
    'platform=toString',
    'requester=',
  ])('that says %s has not said it', (said) => {
    expect(asked(`#tasks?${said}`)).toEqual(EVERYTHING);
  });

  it('names its section, also with marks of a question in what is searched', () => {
    const { section, params } = addressOf('#tasks?q=why?&state=paid');
    expect([section, params.get('q'), params.get('state')]).toEqual(['tasks', 'why?', 'paid']);
    expect(addressOf('#days').section).toBe('days');
    expect(questionOf(new URLSearchParams({ q: 'x'.repeat(1_000) })).text).toHaveLength(200);
  });
});
