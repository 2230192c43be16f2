/** The verdict on requesters whose right verdict is known beforehand, with a reference of $7.25 an hour. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn } from './exchange';
import { idOf, noonDaysAgo, Past } from './past';
import { compareWith } from './reference';
import { openStage, type Stage, until } from './stage';
import { openToolbarPopup } from './toolbar-popup';
import { LISTED, listed, ON_THIS_PAGE, type VerdictShown, verdictShown } from './verdicts';

const C = [90, 110, 120, 150, 200];

/** Requesters by what is to be said of them. */
const ON_TWO_DAYS = 'Receipts On Two Days';
const ON_ONE_DAY = 'Receipts On One Day';
const ONE_TOO_QUICK = 'One Task Too Quick';
const LAB = 'Lab Of Judgment';
const TOO_CLOSE = 'Too Close To Tell';
const FOUR_TASKS = 'Only Four Tasks';
const ALL_ALIKE = 'All Tasks Alike';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await compareWith(stage, 7.25);
  const past = new Past(noonDaysAgo(3))
    .tasks({ requester: ON_TWO_DAYS, reward: 0.1, seconds: C.slice(0, 3) })
    .tasks({ requester: ALL_ALIKE, reward: 0.1, seconds: [120, 120] })
    .tasks({ requester: ONE_TOO_QUICK, reward: 0.1, seconds: [...C.slice(0, 4), 2] })
    .tasks({ requester: TOO_CLOSE, reward: 0.5, seconds: [210, 240, 250, 260, 265] })
    .from(noonDaysAgo(2))
    .tasks({ requester: ON_TWO_DAYS, reward: 0.1, seconds: C.slice(3) })
    .tasks({ requester: ALL_ALIKE, reward: 0.1, seconds: [120, 120, 120] })
    .tasks({ requester: ONE_TOO_QUICK, reward: 0.1, seconds: C.slice(4) })
    .tasks({ requester: TOO_CLOSE, reward: 0.5, seconds: [280, 300, 320, 400, 900] })
    .tasks({ requester: LAB, reward: 0.05, seconds: [60, 70, 80] })
    .tasks({ requester: LAB, reward: 2, seconds: [600, 700] })
    .tasks({ requester: ON_ONE_DAY, reward: 0.1, seconds: C })
    .tasks({ requester: FOUR_TASKS, reward: 0.1, seconds: C.slice(0, 4) });
  expect(await bringIn(stage, 'history.json', past.file())).toMatchObject({ rejected: 0 });
});
afterAll(() => stage?.close());

/** What the popup says of the requester whose task is open in front. */
async function onTheirPage(requester: string): Promise<VerdictShown> {
  const set = stage.addTask({ requester, requesterId: idOf(requester) });
  const { page } = await stage.acceptAndOpen(set.groupId);
  const popup = await stage.launched.openPopup();
  try {
    return await verdictShown(popup, ON_THIS_PAGE, idOf(requester));
  } finally {
    await popup.close();
    await page.close();
  }
}

describe('a history of underpaying', () => {
  it('is listed with its evidence, and nobody else is', async () => {
    const popup = await stage.launched.openPopup('#all');
    expect(new Set(await listed(popup))).toEqual(
      new Set([ON_TWO_DAYS, ALL_ALIKE].map((name) => `mturk:${idOf(name)}`)),
    );
    const shown = await verdictShown(popup, LISTED, idOf(ON_TWO_DAYS));
    await popup.close();
    expect(shown).toMatchObject({ verdict: 'underpaying', tasks: 5, text: expect.stringContaining(ON_TWO_DAYS) });
    expect(shown.pay).toBeCloseTo(2.6866, 4);
    expect(shown.text).toContain('$1.98/h to $3.64/h');
    expect(shown.text).toContain('5 tasks of yours on 2 days, 11 min of time in front of you');
    expect(shown.text).toContain('below your reference of $7.25/h, and so were 5 of 5 single tasks');
  });

  it('takes two days', async () => {
    expect(await onTheirPage(ON_TWO_DAYS)).toMatchObject({ verdict: 'underpaying' });
    const shown = await onTheirPage(ON_ONE_DAY);
    expect(shown).toMatchObject({ verdict: 'likely-below', tasks: 5 });
    expect(shown.pay).toBeCloseTo(2.6866, 4);
  });

  it('takes more than half of the single tasks, with certainty', async () => {
    expect(await onTheirPage(ONE_TOO_QUICK)).toMatchObject({ verdict: 'likely-below', tasks: 6 });
  });
});

describe('the requester of the page in front', () => {
  it('is above where the whole range is, though most single tasks are below, and both are said', async () => {
    const shown = await onTheirPage(LAB);
    expect(shown).toMatchObject({ verdict: 'above', tasks: 5 });
    expect(shown.pay).toBeCloseTo(9.894, 3);
    expect(shown.text).toContain('3 of 5 single tasks were below');
  });

  it('is the one of the tab that the popup opens over, not of the one that was opened last', async () => {
    const pageOf = async (requester: string) => {
      const set = stage.addTask({ requester, requesterId: idOf(requester) });
      return (await stage.acceptAndOpen(set.groupId)).page;
    };
    const [older, newer] = [await pageOf(LAB), await pageOf(ON_ONE_DAY)];
    await older.bringToFront();
    const popup = await openToolbarPopup(stage);
    const said = (requester: string, verdict: string) =>
      popup.has(`${ON_THIS_PAGE} [data-requester="mturk:${idOf(requester)}"] [data-verdict=${verdict}]`);
    await until('the verdict', () => said(LAB, 'above'));
    expect(await said(ON_ONE_DAY, 'likely-below')).toBe(false);
    await popup.close();
    await Promise.all([older.close(), newer.close()]);
  });

  it('is too close to tell where the reference lies inside the range', async () => {
    expect(await onTheirPage(TOO_CLOSE)).toMatchObject({ verdict: 'unclear', tasks: 10 });
  });

  it('has too few tasks with four of them, or with none', async () => {
    expect(await onTheirPage(FOUR_TASKS)).toMatchObject({ verdict: 'not-enough-data', tasks: 4 });
    const shown = await onTheirPage('Never Worked For');
    expect(shown).toMatchObject({ verdict: 'not-enough-data', tasks: 0, pay: null });
  });
});
