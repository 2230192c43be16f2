/** Figures whose right values are known beforehand, from a file on disk to the popup: each in a ledger of its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Figure } from '../practice/figures';
import { bringIn } from './exchange';
import { noonDaysAgo, Past } from './past';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage?.close());

function valueIn(figures: Figure[], name: string): number | null | undefined {
  return figures.find((figure) => figure.name === name)?.value;
}

describe('half an hour for $3.00', () => {
  it('reads 6.00 when a history says so, by the time in front of the worker', async () => {
    const history = new Past(noonDaysAgo(1)).task({ reward: 3, seconds: 1800 }).file();
    expect(await bringIn(stage, 'history.json', history)).toMatchObject({ added: 1, rejected: 0 });
    expect(await shownPay()).toEqual({ value: '6', unit: 'USD/h', text: '$6.00/h', clock: null });
    expect(valueIn(await stage.figures('week'), 'real-pay')).toBe(6);
    expect(valueIn(await stage.figures('today'), 'real-pay')).toBeNull();
  });

  it('reads 6.00 when a work log says so, and that it runs from accept to submit', async () => {
    const log = `hit,reward_usd,accept_utc,submit_utc,status,worker
H1,3.00,2026-03-02 10:00:00,2026-03-02 10:30:00,Approved,w1
`;
    expect(await bringIn(stage, 'log.csv', log)).toMatchObject({ added: 1, rejected: 0 });
    const clock = 'Measured by time from accept to submit.';
    expect(await shownPay()).toEqual({ value: '6', unit: 'USD/h', text: '$6.00/h', clock });
  });
});

describe('a day with all that can become of a task', () => {
  it('gives the three wages and the unpaid share that go by the definitions', async () => {
    const history = new Past(noonDaysAgo(2))
      .unpaid('searching', 520)
      .task({ reward: 0.5, seconds: 240 })
      .task({ reward: 0.5, seconds: 300, state: 'paid' })
      .unpaid('queue', 200)
      .task({ reward: 1, seconds: 600, state: 'submitted' })
      .task({ reward: 0.75, seconds: 420, state: 'rejected' })
      .unpaid('messages', 180)
      .task({ reward: 0.2, seconds: 180, state: 'returned' })
      .task({ reward: 0.4, seconds: 120, state: 'expired' })
      .bonus(0.3)
      .file();
    expect(await bringIn(stage, 'history.json', history)).toMatchObject({ added: 6, rejected: 0 });
    const figures = await stage.figures('all');
    expect(valueIn(figures, 'on-task-pay')).toBeCloseTo(6.3158, 4);
    expect(valueIn(figures, 'real-pay')).toBeCloseTo(3, 4);
    expect(valueIn(figures, 'confirmed-pay')).toBeCloseTo(1.6957, 4);
    expect(valueIn(figures, 'unpaid-share')).toBeCloseTo(0.587, 4);
    const whole = ['earned', 'confirmed', 'pending', 'tasks', 'work-time', 'task-time', 'unpaid-time'];
    expect(whole.map((name) => valueIn(figures, name))).toEqual([2.3, 1.3, 1, 4, 2760, 1140, 1620]);
    const kinds = ['searching', 'queue', 'messages', 'rejected', 'ended'];
    expect(kinds.map((kind) => valueIn(figures, `${kind}-time`))).toEqual([520, 200, 180, 420, 300]);
  });
});

/** The large figure as machines and people read it, and the clock that is named beside it. */
async function shownPay() {
  const popup = await stage.launched.openPopup('#all');
  await popup.waitForSelector('[data-period=all] [data-figure=real-pay]');
  const shown = await popup.$eval('[data-period=all] section', (section) => {
    const pay = section.querySelector('[data-figure=real-pay]');
    const notes = [...section.querySelectorAll('li')].map((note) => note.textContent);
    return {
      value: pay?.getAttribute('value'),
      unit: pay?.getAttribute('data-unit'),
      text: pay?.textContent,
      clock: notes.find((note) => note.startsWith('Measured by')) ?? null,
    };
  });
  await popup.close();
  return shown;
}
