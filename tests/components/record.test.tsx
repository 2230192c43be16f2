// @vitest-environment happy-dom
/** The overview, the rankings, the requesters and the days of the history page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Days } from '../../components/history/days';
import { Overview, type OverviewProps } from '../../components/history/overview';
import { Rankings } from '../../components/history/rankings';
import { Requesters, type RequestersProps } from '../../components/history/requesters';
import { SectionLinks } from '../../components/history/section-links';
import { dayRows, type Overview as OverviewView } from '../../lib/ledger/overview';
import type { Rankings as RankingsView } from '../../lib/ledger/rankings';
import type { RemarkedRequester } from '../../lib/ledger/views';
import { emptyTotals } from '../../lib/pay/totals';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, text, type } from './page';

const totals = {
  ...emptyTotals(),
  approvedMicros: 6_000_000,
  approvedTasks: 4,
  submittedMs: 5_400_000,
  searchingMs: 1_800_000,
};
const untimed = { ...emptyTotals(), untimedMicros: 1_000_000, untimedTasks: 1 };
const VIEW: OverviewView = {
  today: '2026-11-24',
  groups: [
    {
      ...{ clock: 'focused', currency: 'USD', totals },
      days: [
        { start: '2026-11-23', totals },
        { start: '2026-11-24', totals: untimed },
      ],
    },
    { clock: 'elapsed', currency: 'EUR', totals, days: [{ start: '2026-11-02', totals }] },
  ],
};
const OVERVIEW: OverviewProps = {
  view: VIEW,
  group: VIEW.groups[0] ?? null,
  step: 'day',
  onGroup: () => {},
  onStep: () => {},
};
const FAIR = { key: 'mturk:AFAIR', requesterId: 'AFAIR', name: 'Fair Pictures' };
const RANKED = { pay: 12, lower: 9, upper: 16, tasks: 8, timeMs: 3_600_000 };
const RANKINGS: RankingsView = {
  requesters: { best: [{ item: FAIR, ...RANKED }], worst: [], ranked: 1, tooFew: 3 },
  kinds: {
    best: [{ item: { key: 'k', title: 'Which is the cat?', requester: FAIR }, ...RANKED }],
    worst: [{ item: { key: 'l', title: null, requester: FAIR }, ...RANKED, pay: 0, lower: null, upper: null }],
    ...{ ranked: 2, tooFew: 0 },
  },
};
const REQUESTER: RemarkedRequester = {
  ...FAIR,
  ...{ currency: 'USD', clock: 'focused', tasks: 8, timeMs: 3_600_000, days: 3, approvedTasks: 8, pendingTasks: 0 },
  ...{ rejectedTasks: 0, endedTasks: 0, endedMs: 0, pay: 12, lower: 9, upper: 16, belowTasks: 0, wagedTasks: 8 },
  ...{ verdict: 'above', lastDay: '2026-11-23', listing: 'watched', note: 'Friendly' },
};
const REQUESTERS: RequestersProps = {
  requesters: [
    REQUESTER,
    {
      ...REQUESTER,
      key: 'mturk:ANEW',
      name: null,
      requesterId: 'ANEW',
      pay: null,
      tasks: 0,
      timeMs: 0,
      verdict: null,
      lastDay: null,
      listing: null,
    },
  ],
  ...{ reference: null, text: '', sort: 'recent' },
  onSearch: () => {},
  onList: () => {},
  onNote: () => {},
};
const everything = (
  <main>
    <h1>Upah</h1>
    <SectionLinks />
    <Overview {...OVERVIEW} />
    <Rankings view={RANKINGS} currency="USD" />
    <Requesters {...REQUESTERS} />
    <Days rows={dayRows(VIEW)} />
  </main>
);

async function openTable(): Promise<void> {
  const details = element('#overview details') as HTMLDetailsElement;
  details.open = true;
  await act(() => void details.dispatchEvent(new Event('toggle')));
}

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => speak(language));

  it('axe finds no fault with any part, whether it is read, empty, or open', async () => {
    await draw(everything);
    await press('[data-action="requester-evidence"]');
    await openTable();
    expect(await faults()).toEqual([]);
    await draw(
      <main>
        <h1>Upah</h1>
        <Overview {...OVERVIEW} view={null} group={null} />
        <Rankings view={null} currency="USD" />
        <Requesters {...REQUESTERS} requesters={[]} />
        <Days rows={[]} />
      </main>,
    );
    expect(await faults()).toEqual([]);
  });
});

describe('in words and figures', () => {
  beforeEach(() => speak('en'));

  it('each figure has a definition', async () => {
    await draw(everything);
    await openTable();
    const places = readFileSync(join(import.meta.dirname, '../../docs/definitions.md'), 'utf8');
    expect(elements('data').length).toBeGreaterThan(30);
    for (const data of elements('data')) {
      const href = data.closest('a')?.getAttribute('href') ?? '';
      expect(places).toContain(`<a id="${href.replace('definitions.html#', '')}"></a>`);
    }
  });

  it('the overview has the numbers of its charts in a table, the newest first, unknown as unknown', async () => {
    await draw(<Overview {...OVERVIEW} />);
    expect(elements('table')).toEqual([]);
    await openTable();
    const rows = elements('tbody tr').map((row) => ({
      start: row.dataset.start,
      figures: [...row.querySelectorAll('data')].map((data) => data.getAttribute('value')),
    }));
    expect(rows).toEqual([
      { start: '2026-11-24', figures: ['0', null, '0', null, '0'] },
      { start: '2026-11-23', figures: ['6', '3', '7200', '0.25', '4'] },
    ]);
  });

  it('the overview looks at one clock and currency at a time', async () => {
    const [onGroup, onStep] = [vi.fn(), vi.fn()];
    await draw(<Overview {...OVERVIEW} onGroup={onGroup} onStep={onStep} />);
    await type('#overview-group', 'elapsed-EUR');
    await type('#overview-step', 'week');
    expect(onGroup).toHaveBeenCalledExactlyOnceWith('elapsed-EUR');
    expect(onStep).toHaveBeenCalledExactlyOnceWith('week');
    const one = { ...VIEW, groups: VIEW.groups.slice(0, 1) };
    await draw(<Overview {...OVERVIEW} view={one} />);
    expect(elements('#overview-group')).toEqual([]);
  });

  it('a ranking gives the evidence of each, says who is left out, and leads to the tasks', async () => {
    await draw(<Rankings view={RANKINGS} currency="USD" />);
    const said = text('#ranking');
    expect(said).toContain('$12.00/h (most likely $9.00/h to $16.00/h), 8 tasks, 1 h 00 min');
    expect(said).toContain('3 more have too little data to be put in order.');
    expect(said).toContain('Task without a title of Fair Pictures $0.00/h');
    expect(elements('#ranking li > a').map((link) => link.getAttribute('href'))).toContain(
      '#tasks?q=Which+is+the+cat%3F&requester=mturk%3AAFAIR',
    );
  });

  it('a requester stands with the verdict in shape and words, and opens its evidence', async () => {
    await draw(<Requesters {...REQUESTERS} />);
    const fair = '[data-requester="mturk:AFAIR"]';
    expect(text(fair)).toContain('Above your reference');
    expect(text(fair)).toContain('Watched by you');
    expect(element(`${fair} [data-verdict="above"] svg path`).getAttribute('d')).not.toBe('');
    const unknown = element('[data-requester="mturk:ANEW"] [data-figure="requester-pay"]');
    expect([unknown.hasAttribute('value'), unknown.textContent]).toEqual([false, '—not known']);
    await press(`${fair} [data-action="requester-evidence"]`);
    expect(text(`${fair} article`)).toContain('from 8 tasks of yours on 3 days');
    expect(element(`${fair} a[href^="#tasks"]`).getAttribute('href')).toBe('#tasks?requester=mturk%3AAFAIR');
  });

  it('requesters are searched as one types, and put in order', async () => {
    const onSearch = vi.fn();
    await draw(<Requesters {...REQUESTERS} onSearch={onSearch} />);
    await type('#requesters-search', 'fair');
    await type('#requesters-sort', 'pay');
    expect(onSearch.mock.calls).toEqual([
      ['fair', 'recent', true],
      ['', 'pay', false],
    ]);
  });

  it('requesters without a name are told apart by their ids', async () => {
    await draw(<Requesters {...REQUESTERS} />);
    expect(text('[data-requester="mturk:ANEW"] h3')).toBe('Requester without a name (ANEW)');
    const nameless = { ...RANKED, item: { ...FAIR, name: null } };
    const { requesters } = RANKINGS;
    const view = { ...RANKINGS, requesters: { ...requesters, best: [nameless] } };
    await draw(<Rankings view={view} currency="USD" />);
    expect(text('[data-requester="mturk:AFAIR"]')).toContain('Requester without a name (AFAIR)');
  });

  it('a day leads to its tasks', async () => {
    await draw(<Days rows={dayRows(VIEW)} />);
    expect(elements('[data-day]').map((row) => row.dataset.day)).toEqual(['2026-11-24', '2026-11-23', '2026-11-02']);
    expect(element('[data-day="2026-11-23"] a[href^="#"]').getAttribute('href')).toBe(
      '#tasks?from=2026-11-23&to=2026-11-23',
    );
    expect(text('[data-day="2026-11-02"]')).toContain('elapsed time');
  });

  it('a day that was not measured does not say how much of it was unpaid', async () => {
    await draw(<Days rows={dayRows(VIEW)} />);
    const shareOf = (day: string) => element(`[data-day="${day}"] [data-figure="unpaid-share"]`).getAttribute('value');
    expect(shareOf('2026-11-23')).toBe('0.25');
    expect(shareOf('2026-11-02')).toBeNull();
    expect(text('[data-day="2026-11-02"] [data-figure="unpaid-share"]')).toBe('not measured');
  });

  it('nor does a week of such days', async () => {
    await draw(<Overview {...OVERVIEW} group={VIEW.groups[1] ?? null} />);
    await openTable();
    expect(element('[data-figure="unpaid-share"]').getAttribute('value')).toBeNull();
    expect(text('[data-figure="unpaid-share"]')).toBe('not measured');
  });

  it('the links lead to each section that has a name', async () => {
    await draw(everything);
    expect(elements('nav a').map((link) => link.getAttribute('href'))).toEqual([
      '#overview',
      '#ranking',
      '#requesters',
      '#days',
    ]);
  });
});
