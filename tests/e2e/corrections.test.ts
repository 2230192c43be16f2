/** The worker corrects a task, assigns a bonus and pauses the timer, and every figure follows. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringIn, exported, openHistory } from './exchange';
import { faults } from './pages';
import { noonDaysAgo, Past } from './past';
import { openStage, type Stage } from './stage';

let stage: Stage;
let history: Page;
beforeAll(async () => {
  stage = await openStage();
  const past = new Past(noonDaysAgo(1)).task({ reward: 0.5, seconds: 300, state: 'approved' }).bonus(0.3);
  await bringIn(stage, 'history.json', past.file());
});
beforeEach(async () => {
  history = await openHistory(stage);
  await history.waitForSelector('[data-task]');
});
afterEach(() => history.close());
afterAll(() => stage?.close());

const task = async () => (await exported(stage)).tasks[0];
const realPay = async () => (await stage.figures('all')).find(({ name }) => name === 'real-pay')?.value;
const fill = async (selector: string, value: string) => {
  await history.$eval(selector, (field) => (field as HTMLInputElement).select());
  await history.type(selector, value);
};
const openForm = async () => {
  await history.bringToFront();
  await history.click('[data-action="correct"]');
  await history.waitForSelector('.task-form');
};
const save = async () => {
  await history.click('[data-action="correct-save"]');
  await history.waitForSelector('.task-form', { hidden: true });
};

describe('a corrected time', () => {
  it('is refused where it cannot be, with the reason, and without a fault that axe can find', async () => {
    await openForm();
    await fill('#correct-minutes', '9999');
    await history.click('[data-action="correct-save"]');
    const error = await history.waitForSelector('#correct-minutes-about');
    expect(await error?.evaluate(({ textContent }) => textContent)).toContain('24 hours at most');
    expect(await faults(history)).toEqual([]);
  });

  it('counts at once, stands beside what was measured, and is taken back', async () => {
    expect(await realPay()).toBe(9.6);
    await openForm();
    await fill('#correct-minutes', '10');
    await save();
    await history.waitForSelector('[data-edited="true"] data[data-figure="history-measured-time"][value="300"]');
    expect(await realPay()).toBe(4.8);
    expect(await task()).toMatchObject({ edited: true, focusedMs: 300_000, correctedMs: 600_000 });
    await openForm();
    await history.click('[data-action="undo-durationMs"]');
    await history.waitForSelector('[data-edited="false"]');
    expect(await realPay()).toBe(9.6);
    expect(await task()).toMatchObject({ edited: false });
  });
});

it('a bonus of a day is assigned to a task, and still counts once', async () => {
  await history.bringToFront();
  await history.type('[data-bonus] input', '0.2');
  const ofTask = await history.$eval(
    '[data-bonus] optgroup:last-child option',
    (option) => (option as HTMLOptionElement).value,
  );
  await history.select('[data-bonus] select', ofTask);
  await history.click('[data-action="bonus-assign"]');
  await history.waitForSelector('[data-task] data[data-figure="history-bonus"][value="0.2"]');
  await history.waitForSelector('[data-bonus] data[data-figure="day-bonus-rest"][value="0.1"]');
  expect(await realPay()).toBe(9.6);
});
