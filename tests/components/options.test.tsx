// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, draftOf, pickPlace, referenceOf, typeOwn } from '../../components/options/draft';
import { type GoalsDraft, goalsDraftOf, goalsOf } from '../../components/options/goals-draft';
import { Options, type OptionsProps } from '../../components/options/options';
import type { ListedRequester } from '../../lib/ledger/listings';
import { REGIONS, rowFor } from '../../lib/pay/reference-wages';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, redraw, text, type } from './page';

const TODAY = '2026-11-24';
const JAKARTA = {
  region: 'ID-JK',
  amountMicros: 33_120_670_520,
  currency: 'IDR',
  unitsPerUsd: 16_600,
  ratedOn: '2026-11-20',
};

const LISTED: ListedRequester[] = [
  { key: 'mturk:A1', requesterId: 'A1', name: 'Never Satisfied', listing: 'blocked', note: 'Rejects all' },
  { key: 'mturk:A2', requesterId: 'A2', name: null, listing: 'blocked', note: '' },
  { key: 'mturk:A3', requesterId: 'A3', name: 'Fair Pictures', listing: 'watched', note: '' },
];

const props: OptionsProps = {
  settings: DEFAULT_SETTINGS,
  usual: DEFAULT_SETTINGS,
  places: REGIONS,
  suggested: 'US',
  rowFor: (region) => rowFor(region, TODAY),
  today: TODAY,
  hosts: ['worker.mturk.com'],
  missingHosts: [],
  notifies: false,
  listed: [],
  unsavedSince: null,
  onNotify: async () => true,
  onUnlist: () => {},
  onSave: async () => {},
  onAskHosts: () => {},
};

describe.each(LANGUAGES)('the settings in %s', (language) => {
  it('are without a fault that axe can find', async () => {
    speak(language);
    const target = { of: 'money', micros: 20_000_000, currency: 'USD' } as const;
    const settings = { ...DEFAULT_SETTINGS, reference: JAKARTA, target };
    await draw(
      <Options {...props} settings={settings} missingHosts={['a.example']} listed={LISTED} unsavedSince={0} />,
    );
    expect(await faults()).toEqual([]);
  });
});

it('the settings remind of work that no backup holds, and lead to where one is made', async () => {
  speak('en');
  await draw(<Options {...props} />);
  expect(elements('[data-backup-reminder]')).toEqual([]);
  await draw(<Options {...props} unsavedSince={new Date(2026, 10, 1).getTime()} />);
  expect(text('[data-backup-reminder]')).toContain('Nov 1, 2026');
  expect(element('[data-backup-reminder] a').getAttribute('href')).toBe('history.html#backup');
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

describe('what is shown in the pages of a platform', () => {
  it('is switched off and saved, each for itself', async () => {
    speak('en');
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    const ticked = (id: string) => (element(id) as HTMLInputElement).checked;
    expect([ticked('#marks'), ticked('#warns')]).toEqual([true, true]);
    await press('#warns');
    await press('#marks-form [data-action="save"]');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ marks: true, warns: false });
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

describe('the target and the limit of a day', () => {
  beforeEach(() => speak('en'));

  it('are saved as they were typed', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type('#goals-of', 'money');
    await type('#goals-amount', '20.5');
    await type('#goals-limit', '7.5');
    await press('#goals [data-action="save"]');
    const target = { of: 'money', micros: 20_500_000, currency: 'USD' };
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ target, limitMs: 27_000_000 });
    await vi.waitFor(() => expect(text('#goals .actions [role="status"]')).toBe('Saved.'));
  });

  it('are not saved while a field says nothing', async () => {
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    await type('#goals-of', 'time');
    await press('#goals [data-action="save"]');
    expect(text('#goals-hours-about')).toBe('Type a number of hours above 0, up to 24.');
    await type('#goals-hours', '6');
    await type('#goals-limit', '25');
    await press('#goals [data-action="save"]');
    expect(text('#goals-limit-about')).toBe('Type a number of hours above 0, up to 24.');
    expect(onSave).not.toHaveBeenCalled();
  });

  const draft: GoalsDraft = { of: 'money', amount: '20', currency: 'USD', hours: '', limit: '' };

  it.each([
    [{ amount: '0' }, 'amount'],
    [{ amount: '-3' }, 'amount'],
    [{ amount: '1e3' }, 'amount'],
    [{ amount: '' }, 'amount'],
    [{ currency: 'DOLLAR' }, 'currency'],
    [{ of: 'time' }, 'hours'],
    [{ of: 'time', hours: '0' }, 'hours'],
    [{ of: 'time', hours: '24.1' }, 'hours'],
    [{ of: 'time', hours: 'six' }, 'hours'],
    [{ limit: '-1' }, 'limit'],
    [{ of: 'none', limit: 'x' }, 'limit'],
  ] as const)('with %o are refused', (change, error) => {
    expect(goalsOf({ ...draft, ...change })).toEqual({ error });
  });

  it.each([
    { target: null, limitMs: null },
    { target: { of: 'money', micros: 12_345_678, currency: 'EUR' }, limitMs: 3_600_000 },
    { target: { of: 'time', ms: 5_400_000 }, limitMs: null },
  ] as const)('come back as they were saved: %o', (saved) => {
    expect(goalsOf(goalsDraftOf(saved))).toEqual(saved);
  });

  it('are told of only with the browser’s leave, which a click asks for', async () => {
    const onNotify = vi.fn(async (on: boolean) => !on);
    await draw(<Options {...props} onNotify={onNotify} />);
    const box = () => element('#notifies') as HTMLInputElement;
    expect(box().checked).toBe(false);
    await press('#notifies');
    expect(onNotify).toHaveBeenLastCalledWith(true);
    await vi.waitFor(() => expect(text('#notifies-about')).toBe('The browser did not allow it.'));
    expect(box().checked).toBe(false);
    await redraw(<Options {...props} onNotify={onNotify} notifies />);
    expect(box().checked).toBe(true);
    await press('#notifies');
    expect(onNotify).toHaveBeenLastCalledWith(false);
  });
});

describe('money that nobody decides on', () => {
  it('is taken for approved, or not, by a switch', async () => {
    speak('en');
    const onSave = vi.fn(async () => {});
    await draw(<Options {...props} onSave={onSave} />);
    expect((element('#assumes') as HTMLInputElement).checked).toBe(true);
    await press('#assumes');
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ assumesApproval: false });
  });
});

describe('requesters that are blocked or watched', () => {
  beforeEach(() => speak('en'));

  it('are listed with their notes, and taken off', async () => {
    const onUnlist = vi.fn();
    await draw(<Options {...props} listed={LISTED} onUnlist={onUnlist} />);
    const names = (listing: string) => elements(`[data-listing="${listing}"] bdi[id]`).map((name) => name.textContent);
    expect(names('blocked')).toEqual(['Never Satisfied', 'Requester without a name (A2)']);
    expect(names('watched')).toEqual(['Fair Pictures']);
    expect(text('[data-requester="mturk:A1"]')).toContain('Rejects all');
    await press('[data-requester="mturk:A3"] button');
    expect(onUnlist).toHaveBeenCalledExactlyOnceWith('mturk:A3');
  });

  it('are none at first, and where they come from is said', async () => {
    await draw(<Options {...props} />);
    expect(text('[aria-labelledby="listed-heading"]')).toContain('None yet. The popup has buttons');
  });

  it('are not said to be none before they are read', async () => {
    await draw(<Options {...props} listed={null} />);
    expect(element('[aria-labelledby="listed-heading"]').getAttribute('aria-busy')).toBe('true');
    expect(text('[aria-labelledby="listed-heading"]')).not.toContain('None yet');
  });
});
