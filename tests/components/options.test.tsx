// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, draftOf, pickPlace, referenceOf, typeOwn } from '../../components/options/draft';
import { Options, type OptionsProps } from '../../components/options/options';
import { REGIONS, rowFor } from '../../lib/pay/reference-wages';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { LANGUAGES, speak } from './language';
import { draw, element, faults, press, text, type } from './page';

const TODAY = '2026-11-24';
const JAKARTA = {
  region: 'ID-JK',
  amountMicros: 33_120_670_520,
  currency: 'IDR',
  unitsPerUsd: 16_600,
  ratedOn: '2026-11-20',
};

const props: OptionsProps = {
  settings: DEFAULT_SETTINGS,
  usual: DEFAULT_SETTINGS,
  places: REGIONS,
  suggested: 'US',
  rowFor: (region) => rowFor(region, TODAY),
  today: TODAY,
  hosts: ['worker.mturk.com'],
  missingHosts: [],
  onSave: async () => {},
  onAskHosts: () => {},
};

describe.each(LANGUAGES)('the settings in %s', (language) => {
  it('are without a fault that axe can find', async () => {
    speak(language);
    await draw(
      <Options {...props} settings={{ ...DEFAULT_SETTINGS, reference: JAKARTA }} missingHosts={['a.example']} />,
    );
    expect(await faults()).toEqual([]);
  });
});

describe('the reference wage', () => {
  beforeEach(() => speak('en'));

  it('starts from the suggestion, which is chosen only by saving it', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    expect((element('#place') as HTMLSelectElement).value).toBe('US');
    await press('#reference [data-action="save"]');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      reference: { region: 'US', amountMicros: 7_250_000, currency: 'USD', unitsPerUsd: null, ratedOn: null },
    });
    await vi.waitFor(() => expect(text('#reference [role="status"]')).toBe('Saved.'));
    await type('#amount', '8');
    expect(text('#reference [role="status"]')).toBe('');
  });

  it('shows the source and the date of a row, and how its hour was made', async () => {
    await draw(<Options {...props} settings={{ ...DEFAULT_SETTINGS, reference: JAKARTA }} />);
    expect(text('#reference')).toContain('Worked out from IDR 5,729,876 a month, divided by 173 hours.');
    expect(text('#reference')).toContain('In force since Jan 1, 2026; taken over on Nov 24, 2026 from: UMP 2026');
    expect(text('#rate-about')).toBe('Your reference is then $2.00/h.');
  });

  it('warns of a row that is likely to be out of date', async () => {
    await draw(<Options {...props} today="2028-06-01" />);
    expect(text('.warning')).toContain('more than 13 months old');
  });

  it('is the worker’s own once it is typed over', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type('#amount', '15');
    expect((element('#place') as HTMLSelectElement).value).toBe('');
    await press('#reference [data-action="save"]');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      reference: { region: null, amountMicros: 15_000_000, currency: 'USD', unitsPerUsd: null, ratedOn: null },
    });
  });

  it('says so when the browser could not save it', async () => {
    await draw(<Options {...props} onSave={() => Promise.reject(new Error('full'))} />);
    await press('#reference [data-action="save"]');
    await vi.waitFor(() => expect(text('#reference [role="status"]')).toBe('It could not be saved.'));
  });

  it('is not saved while a field says nothing', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type('#amount', '0');
    await press('#reference [data-action="save"]');
    expect(onSave).not.toHaveBeenCalled();
    expect(element('#amount').getAttribute('aria-invalid')).toBe('true');
    expect(text('#amount-about')).toBe('Type an amount above 0.');
    expect(element('#amount-about').getAttribute('role')).toBe('alert');
  });
});

describe('the fields of the reference wage', () => {
  const draft: Draft = { region: '', amount: '33120', currency: 'IDR', rate: '16600', ratedOn: TODAY };

  it('make the settings', () => {
    expect(referenceOf(draft)).toEqual({
      reference: { region: null, amountMicros: 33_120_000_000, currency: 'IDR', unitsPerUsd: 16_600, ratedOn: TODAY },
    });
  });

  it.each([
    [{ amount: '-1' }, 'amount'],
    [{ amount: '1e5' }, 'amount'],
    [{ amount: '' }, 'amount'],
    [{ currency: 'RUPIAH' }, 'currency'],
    [{ rate: '0' }, 'rate'],
    [{ rate: 'x' }, 'rate'],
  ] as const)('with %o are refused', (change, error) => {
    expect(referenceOf({ ...draft, ...change })).toEqual({ error });
  });

  it('need no rate in dollars, and may go without one', () => {
    expect(referenceOf({ ...draft, currency: 'USD' })).toMatchObject({
      reference: { unitsPerUsd: null, ratedOn: null },
    });
    expect(referenceOf({ ...draft, rate: '' })).toMatchObject({ reference: { unitsPerUsd: null, ratedOn: null } });
  });

  it('drop a rate with the currency it belonged to', () => {
    expect(typeOwn(draft, { currency: 'PHP' }).rate).toBe('');
    expect(pickPlace(draft, rowFor('DE', TODAY)).rate).toBe('');
    expect(pickPlace(draft, rowFor('ID-JT', TODAY)).rate).toBe('16600');
  });

  it('come back as they were saved', () => {
    expect(referenceOf(draftOf(JAKARTA, rowFor('ID-JK', TODAY), TODAY))).toEqual({ reference: JAKARTA });
  });
});

describe('the idle limits', () => {
  beforeEach(() => speak('en'));

  it('are saved in milliseconds', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type('#idle', '300');
    await press('[aria-labelledby="idle-heading"] [data-action="save"]');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ idleMs: 300_000, graceMs: 60_000 });
    const status = '[aria-labelledby="idle-heading"] [role="status"]';
    await vi.waitFor(() => expect(text(status)).toBe('Saved.'));
    await type('#grace', '30');
    expect(text(status)).toBe('');
  });

  it.each([
    ['#idle', '5', 'Type a number of seconds from 15 to 3,600.'],
    ['#grace', '', 'Type a number of seconds from 0 to 3,600.'],
    ['#grace', '200', 'The credit cannot be longer than the stretch.'],
  ])('%s of "%s" is refused', async (field, value, error) => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type(field, value);
    await press('[aria-labelledby="idle-heading"] [data-action="save"]');
    expect(onSave).not.toHaveBeenCalled();
    expect(text(`${field}-about`)).toBe(error);
  });
});

describe('the access to the platform', () => {
  it('is asked for again by a button', async () => {
    speak('en');
    const onAskHosts = vi.fn();
    await draw(<Options {...props} missingHosts={['worker.mturk.com']} onAskHosts={onAskHosts} />);
    await press('[data-action="ask-hosts"]');
    expect(onAskHosts).toHaveBeenCalledOnce();
  });
});
