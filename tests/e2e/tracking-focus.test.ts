import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SURVEY_HOST } from '../practice/hosts';
import { taskOf } from './records';
import { openStage, type Stage } from './stage';
import { submit, workFor } from './work';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.extensionPage();
});
afterAll(() => stage?.close());

describe('the time of a task', () => {
  it('is the time its page was in front, and elapsed time goes on while it is not', async () => {
    const { page, assignment } = await stage.acceptAndOpen(stage.addTask().groupId);
    await workFor(10);
    const other = await stage.launched.newPage(`https://${SURVEY_HOST}/somewhere-else`);
    await workFor(5);
    await page.bringToFront();
    await other.close();
    await workFor(5);
    await submit(page);
    const records = await stage.recordsOnce('the submit', (all) => taskOf(all, assignment).state === 'submitted');
    const { focusedMs, elapsedMs } = taskOf(records, assignment);
    expect((focusedMs ?? 0) / 1000).toBeCloseTo(15, -0.3);
    expect((elapsedMs ?? 0) / 1000).toBeCloseTo(20, -0.3);
  });
});
