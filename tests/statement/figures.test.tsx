// @vitest-environment happy-dom
/** Every figure of a statement is the popup's for the same days: the same number, in the same unit and words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Popup } from '../../components/popup/popup';
import { Totals } from '../../components/statement/totals';
import { importFile } from '../../lib/exchange/import';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import type { Chosen } from '../../lib/ledger/dated-tasks';
import { rangeOf } from '../../lib/ledger/day-range';
import { importTarget } from '../../lib/ledger/imports';
import { recordDays } from '../../lib/ledger/payments';
import { statementView } from '../../lib/ledger/statement';
import { PERIODS, type Period } from '../../lib/ledger/views';
import { PLATFORM_IDS } from '../../lib/platforms/reading';
import { LANGUAGES, speak } from '../components/language';
import { draw, elements } from '../components/page';
import { POPUP_PROPS } from '../components/samples';
import { logTask, NOW, span, testLedger, viewOf, writeSpans } from '../ledger/test-ledger';

const MINUTE = 60_000;
const DAY = 86_400_000;
const TODAY = '2026-11-24';
const OTHERS = {
  'prolific.csv': [
    'Study,Reward,Bonus,Started At,Completed At,Completion Code,Status',
    'A study of memory,£1.20,£0.30,2026-11-23 01:10:00,2026-11-23 01:15:00,C1,APPROVED',
    'A study of sleep,€2.40,€0.00,2026-11-10 01:10:00,2026-11-10 01:20:00,C2,AWAITING REVIEW',
  ],
  'log.csv': [
    'hit,reward_usd,accept_utc,submit_utc,status',
    'L1,0.35,2026-11-24 01:00:00,2026-11-24 01:07:00,Approved',
    'L2,0.15,2026-10-30 01:00:00,2026-10-30 01:03:00,Rejected',
  ],
};

let ledger: LedgerDatabase;

/** Something of everything in each period, and more in the longer ones. */
beforeAll(async () => {
  ledger = await testLedger();
  const ago = (days: number) => ({ endedAt: NOW - days * DAY });
  const task = { rewardMicros: 500_000, ms: 7 * MINUTE + 11 };
  await logTask(ledger, 'OLD', { ...task, state: 'submitted', ...ago(60) });
  for (const days of [0, 3, 12, 90]) {
    const at = NOW - days * DAY - 60 * MINUTE;
    await logTask(ledger, `A${days}`, { ...task, state: 'approved', ...ago(days) });
    await logTask(ledger, `S${days}`, { ...task, ms: MINUTE, state: 'submitted', endedAt: at });
    await logTask(ledger, `R${days}`, { ...task, ms: 2 * MINUTE, state: 'rejected', endedAt: at - 5 * MINUTE });
    await logTask(ledger, `N${days}`, { ...task, rewardMicros: null, state: 'returned', endedAt: at - 10 * MINUTE });
    await logTask(ledger, `U${days}`, { ...task, rewardMicros: null, state: 'approved', endedAt: at - 20 * MINUTE });
    const key = await logTask(ledger, `C${days}`, { ...task, state: 'rejected', endedAt: at - 30 * MINUTE });
    await correctTask(
      ledger,
      key,
      { durationMs: 90_500, state: 'approved', reward: { micros: 730_001, currency: 'USD' } },
      NOW,
    );
    await writeSpans(ledger, [
      span(`q${days}`, { kind: 'queue', startedAt: at - 50 * MINUTE, endedAt: at - 48 * MINUTE }),
      span(`p${days}`, { kind: 'searching', startedAt: at - 60 * MINUTE, endedAt: at - 53 * MINUTE }),
    ]);
  }
  const sums = { submitted: 5, approved: 3, rejected: 1, pending: 1 };
  const bonus = (micros: number) => ({ micros, currency: 'USD' });
  await recordDays(
    ledger,
    'mturk',
    [
      { day: '2026-11-23', ...sums, bonus: bonus(300_000) },
      { day: '2026-11-12', ...sums, bonus: bonus(120_000) },
    ],
    NOW,
  );
  await assignBonus(ledger, 'mturk|bonus|2026-11-23', [
    { requesterKey: 'mturk:AREQUESTER1', taskKey: 'mturk:A0', micros: 200_000 },
  ]);
  for (const [name, lines] of Object.entries(OTHERS)) {
    const file = new File([`${lines.join('\n')}\n`], name);
    expect(
      (
        await importFile(
          file,
          importTarget(ledger, () => NOW),
        )
      ).added,
    ).toBe(2);
  }
  await assumeOverdue(ledger, NOW);
});

interface Shown {
  value: string | null;
  unit: string | undefined;
  text: string | null;
}

function figuresIn(selector: string): Map<string, Shown> {
  return new Map(
    elements(`${selector} data[data-figure]`)
      .filter((data) => data.closest('[data-requester], [data-strip]') === null)
      .map((data) => [
        data.dataset.figure ?? '',
        { value: data.getAttribute('value'), unit: data.dataset.unit, text: data.textContent },
      ]),
  );
}

async function bothOf(period: Period): Promise<{ popup: Map<string, Shown>; stated: Map<string, Shown> }> {
  const view = await viewOf(ledger, period);
  await draw(<Popup {...POPUP_PROPS} view={view} period={period} />);
  const popup = figuresIn(`[data-period="${period}"]`);
  const chosen: Chosen = { range: rangeOf(period, TODAY), platforms: PLATFORM_IDS };
  await draw(<Totals chosen={chosen} view={await statementView(ledger, chosen, NOW)} />);
  return { popup, stated: figuresIn(`[data-period="${period}"]`) };
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(PERIODS)('the figures of %s are those of the popup, every one', async (period) => {
    speak(language);
    const { popup, stated } = await bothOf(period);
    expect([...stated.keys()]).toEqual(
      expect.arrayContaining([
        ...['real-pay', 'confirmed-pay', 'on-task-pay', 'earned', 'confirmed', 'pending', 'tasks', 'work-time'],
        ...['task-time', 'unpaid-time', 'unpaid-share', 'rejected-time', 'ended-time', 'queue-time', 'searching-time'],
        ...['unknown-pay-tasks', 'unknown-pay-time'],
        ...(period === 'all' ? ['assumed', 'assumed-tasks'] : []),
      ]),
    );
    expect(Object.fromEntries(stated)).toEqual(Object.fromEntries([...popup].filter(([name]) => stated.has(name))));
    expect([...stated.values()].filter(({ value }) => value === null)).toEqual([]);
  });
});

/** What is said of each sum that is kept apart: its place, and its values. */
function apartIn(names: readonly string[]): Record<string, (string | null)[]> {
  return Object.fromEntries(
    elements('[data-apart]').map((place) => [
      place.dataset.apart,
      names.map((name) => place.querySelector(`[data-figure="${name}"]`)?.getAttribute('value') ?? null),
    ]),
  );
}

it.each(PERIODS)('what is kept apart in %s is kept apart in both, with the same sums', async (period) => {
  speak('en');
  await draw(<Popup {...POPUP_PROPS} view={await viewOf(ledger, period)} period={period} />);
  const popup = apartIn(['apart-tasks', 'apart-earned', 'apart-time']);
  const chosen: Chosen = { range: rangeOf(period, TODAY), platforms: PLATFORM_IDS };
  await draw(<Totals chosen={chosen} view={await statementView(ledger, chosen, NOW)} />);
  expect(apartIn(['tasks', 'earned', 'work-time'])).toEqual(popup);
  const apart = { week: ['elapsed GBP'], month: ['elapsed EUR', 'elapsed GBP'], all: ['elapsed EUR', 'elapsed GBP'] };
  expect(Object.keys(popup).toSorted((a, b) => a.localeCompare(b))).toEqual([
    ...(period === 'today' ? [] : apart[period]),
    'elapsed USD',
  ]);
});
