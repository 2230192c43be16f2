// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatementState } from '../../components/page/use-statement';
import { PageFrame } from '../../components/page-frame';
import { Statement, type StatementProps } from '../../components/statement/statement';
import { t } from '../../lib/i18n';
import type { DayRollup } from '../../lib/ledger/records';
import type { RequesterPeriod } from '../../lib/ledger/requester-periods';
import { emptySumsByClock } from '../../lib/ledger/requesters';
import { emptyRequesterSums } from '../../lib/pay/requester-sums';
import { emptyTotals } from '../../lib/pay/totals';
import { LANGUAGES, speak } from './language';
import { draw, element, elements, faults, press, text } from './page';
import { POPUP_PROPS } from './samples';

const TOTALS = {
  ...emptyTotals(),
  ...{ approvedMicros: 1_000_000, approvedTasks: 2, submittedMs: 540_000, assumedMicros: 250_000, assumedTasks: 1 },
  ...{ rejectedTasks: 1, rejectedMs: 420_000, searchingMs: 900_000, unknownPayTasks: 1, unknownPayMs: 60_000 },
};
const ELAPSED = { ...emptyTotals(), approvedMicros: 500_000, approvedTasks: 1, submittedMs: 300_000 };

function day(of: string, clock: DayRollup['clock'], totals: DayRollup['totals']): DayRollup {
  return { key: `${of}|${clock}`, dayOf: 'worker', day: of, platform: 'mturk', clock, currency: 'USD', totals };
}

function requester(id: string, name: string | null, tasks: number): RequesterPeriod {
  const sums = { ...emptyRequesterSums(), tasks, rewardMicros: tasks * 100_000, timeMs: tasks * 60_000 };
  const squares = { rewardSquared: BigInt(tasks) * 10n ** 10n, rewardTime: BigInt(tasks) * 6n * 10n ** 9n };
  const focused = { ...sums, ...squares, timeSquared: BigInt(tasks) * 36n * 10n ** 8n };
  const all = { ...emptySumsByClock(), focused };
  return {
    view: {
      ...{
        key: `mturk:${id}`,
        requesterId: id,
        name,
        currency: 'USD',
        clock: 'focused',
        tasks,
        timeMs: 60_000,
        days: 1,
      },
      ...{ approvedTasks: 1, pendingTasks: 0, rejectedTasks: 0, endedTasks: 0, endedMs: 0, pay: 6, lower: null },
      ...{ upper: null, belowTasks: 0, wagedTasks: 1, verdict: 'not-enough-data', lastDay: '2026-11-23' },
    },
    platform: 'mturk',
    sums: all,
    days: { focused: 1, elapsed: 0, manual: 0 },
    last90: all,
  };
}

const STATE: StatementState = {
  madeAt: Date.UTC(2026, 10, 24, 3),
  done: 1,
  view: {
    period: 'week',
    today: '2026-11-24',
    zone: 'Asia/Jakarta',
    sums: {
      ...{ clock: 'focused', currency: 'USD', totals: TOTALS },
      apart: [{ clock: 'elapsed', currency: 'USD', totals: ELAPSED }],
    },
    days: [day('2026-11-22', 'elapsed', ELAPSED), day('2026-11-23', 'focused', TOTALS)],
    requesters: [requester('A1', 'Receipts <b>', 5), requester('A2', null, 1)],
    reference: POPUP_PROPS.reference,
  },
  records: {
    file: new Blob(['{}']),
    sha256: 'ab'.repeat(32),
    tally: {
      ...{
        tasks: 4,
        edited: 2,
        assumed: 1,
        sources: new Map([
          ['tracked', 3],
          ['import:work-log', 1],
        ]),
      },
      byDay: new Map([['2026-11-23', { edited: 2, assumed: 0 }]]),
      byRequester: new Map([['mturk:A1', { edited: 1, assumed: 1 }]]),
    },
  },
};
const CALLS = { onPrint: vi.fn(), onDownload: vi.fn() };
const PROPS: StatementProps = {
  chosen: { range: { from: '2026-11-18', to: '2026-11-24' }, platforms: ['mturk'] },
  state: STATE,
  idle: { idleMs: 180_000, graceMs: 60_000 },
  definitions: [
    { id: 'real-pay', name: 'Real hourly pay (D5)' },
    { id: 'reference', name: 'Your reference wage (D12)' },
  ],
  ...CALLS,
};

function drawStatement(props: Partial<StatementProps> = {}): Promise<void> {
  return draw(
    <PageFrame title={t('statementTitle')} here="statement">
      <Statement {...PROPS} {...props} />
    </PageFrame>,
  );
}

function value(place: string, name: string): string | null {
  return element(`${place} [data-figure="${name}"]`).getAttribute('value');
}

beforeEach(() => speak('en'));

describe('a statement', () => {
  it('says which days and platforms it is about, when it was made, and by which clock the days are cut', async () => {
    await drawStatement();
    expect(text('#statement-about')).toBe('Nov 18, 2026 to Nov 24, 2026');
    expect(text('[aria-labelledby="statement-about"] > p')).toMatch(
      /^Amazon Mechanical Turk · made on .* · days of the zone Asia\/Jakarta$/,
    );
  });

  it('has the figures of the period by their names, and those of another clock apart', async () => {
    await drawStatement();
    const main = '[data-period="week"]';
    expect(value(main, 'earned')).toBe('1.25');
    expect(value(main, 'work-time')).toBe('1860');
    expect(value(main, 'real-pay')).toBe('2.419355');
    expect(value(main, 'searching-time')).toBe('900');
    expect(value(main, 'assumed')).toBe('0.25');
    expect(value(main, 'unknown-pay-tasks')).toBe('1');
    expect(elements(`${main} [data-figure="earned"]`)).toHaveLength(1);
    expect(value('[data-apart="elapsed USD"]', 'earned')).toBe('0.5');
    expect(text('[data-apart="elapsed USD"]')).toContain(
      'The unpaid work around these tasks, such as searching, was not measured.',
    );
    expect(text(main)).not.toContain('was not measured');
    expect(text(main)).toContain('Unpaid work counted in');
    expect(text('[data-apart="elapsed USD"]')).not.toContain('counted in');
    for (const name of ['unpaid-time', 'unpaid-share']) {
      expect(value('[data-apart="elapsed USD"]', name)).toBeNull();
      expect(text(`[data-apart="elapsed USD"] [data-figure="${name}"]`)).toBe('not measured');
    }
  });

  it('has lines by requester and by day, the corrected and the assumed marked', async () => {
    await drawStatement();
    expect(value('[data-requester="mturk:A1"]', 'requester-pay')).toBe('6');
    expect(text('[data-requester="mturk:A1"] th')).toBe('Receipts <b> A1 * 1 corrected 1 assumed approved');
    expect(value('[data-requester="mturk:A2"]', 'requester-lower')).toBeNull();
    expect(text('[data-requester="mturk:A2"] th')).toBe('Requester without a name (A2)');
    expect(text('[data-day="2026-11-23"] th')).toBe('Nov 23, 2026 * 2 corrected');
    expect(text('[data-day="2026-11-22"] th')).toContain('USD');
  });

  it('says how time was measured and what is not as it was measured', async () => {
    await drawStatement();
    const method = text('[aria-labelledby="statement-method"]');
    expect(method).toContain('up to 3 min the time counts whole; of a longer gap 1 min counts');
    expect(method).toContain('Records measured by Upah: 3.');
    expect(method).toContain('Records brought in from another file: 1 (work-log).');
    expect(method).toContain('Records that the worker corrected: 2, marked *.');
    expect(method).toContain('In force since');
    expect(elements('[data-definition]').map((line) => line.textContent)).toEqual([
      'Real hourly pay (D5), version 1',
      'Your reference wage (D12), version 1',
    ]);
  });

  it('gives the file of its records, with the hash and the ways to check it', async () => {
    await drawStatement();
    expect(text('[data-sha256]')).toBe('ab'.repeat(32));
    await press('[data-action="statement-json"]');
    const name = 'upah-statement-2026-11-18-to-2026-11-24.json';
    expect(CALLS.onDownload).toHaveBeenCalledExactlyOnceWith(STATE.records?.file, name);
    for (const command of ['sha256sum', 'shasum -a 256', 'Get-FileHash -Algorithm SHA256']) {
      expect(text('[data-statement]')).toContain(`${command} ${name}`);
    }
  });

  it('can be printed once its records are there, not before', async () => {
    await drawStatement({ state: { ...STATE, records: null, done: 0.5 } });
    expect((element('[data-action="print"]') as HTMLButtonElement).disabled).toBe(true);
    expect(text('label[for="statement-progress"]')).toBe('Making the file: 50%');
    expect(elements('[data-sha256]')).toEqual([]);
    await drawStatement();
    await press('[data-action="print"]');
    expect(CALLS.onPrint).toHaveBeenCalledOnce();
  });

  it('of no work says so, and shows no 0 where nothing is known', async () => {
    const none = { clock: 'focused', currency: 'USD', totals: emptyTotals(), apart: [] } as const;
    const view = { ...STATE.view, period: null, sums: { ...none, apart: [] }, days: [], requesters: [] };
    await drawStatement({ state: { ...STATE, view } });
    expect(value('[data-from="2026-11-18"]', 'real-pay')).toBeNull();
    expect(elements('table')).toEqual([]);
    expect(text('[aria-labelledby="statement-days"] p')).toBe('Nothing was logged on these days.');
  });

  it.each(LANGUAGES)('is without a fault that axe can find, in %s', async (language) => {
    speak(language);
    await drawStatement();
    expect(await faults()).toEqual([]);
    await drawStatement({ state: { ...STATE, records: null } });
    expect(await faults()).toEqual([]);
  });
});
