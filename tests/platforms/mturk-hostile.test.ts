// @vitest-environment happy-dom
/** Pages that lie: whatever they hold, a reading is whole, small and free of wrong numbers, and nothing is thrown. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import type { PageReading } from '../../lib/platforms/reading';
import { fixturePage, fixturePages, NOW, pageOf, parse } from './pages';
import { expectSane, rowsIn } from './sanity';

// Thousands of readings a test, on whatever machine.
vi.setConfig({ testTimeout: 60_000 });

const ORIGIN = 'https://worker.mturk.com';
const WORKING = fixturePage('mturk', 'working').url;

const TABLES = {
  HitSetTable: `${ORIGIN}/`,
  TaskQueueTable: `${ORIGIN}/tasks`,
  HitStatusDetailsTable: `${ORIGIN}/status_details/2026-03-08`,
  DailyWorkerStatisticsTable: `${ORIGIN}/dashboard`,
  TransferHistoryTable: `${ORIGIN}/earnings`,
};

const KEYS = [
  ...['hit_set_id', 'requester_id', 'requester_name', 'title', 'monetary_reward', 'reward', 'project', 'task_id'],
  ...['assignment_id', 'hit_id', 'state', 'accepted_at', 'deadline', 'assignable_hits_count', 'date', 'submitted'],
  ...['approved', 'bonus_rewards', 'amountRequested', 'expandedContent', 'requestedDate', 'status', 'label', 'text'],
  ...['pay', 'currency_code', 'amount_in_dollars', 'amountInDollars', 'currencyCode', 'modalOptions', 'bodyData'],
  ...['contactRequesterUrl', 'projectTitle', 'requesterName', 'monetaryReward', 'assignableHitsCount', 'header'],
  ...['originalTimeToCompleteInSeconds', 'timeRemainingInSeconds'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON'],
];

/** JSON text as a page could hold it: keys that a reader knows, values that it would like to believe. */
const json = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('null', 'true', '0', '-0', '-1', '0.05', '1e99', '1e999', '-1e999', '3600', '""', '"3ABC"'),
    fc.constantFrom('"Paid"', '"Pending"', '"2026-03-08T10:00:00Z"', '"2026-03-08"', '"$1.50"', '"Transfer ID"'),
    fc.constantFrom('"\\ud800"', '"\\u202e"', '"https://["', '"?x[requester_id]=A1"', '"HIT Submitted"'),
    fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value)),
    fc.array(tie('any'), { maxLength: 4 }).map((values) => `[${values.join()}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 12 })
      .map((entries) => `{${entries.map(([key, value]) => `"${key}":${value}`).join()}}`),
  ),
})).any;

const options = { seed: 20_260_309, numRuns: 200 };

describe('any properties at all', () => {
  it.each(Object.entries(TABLES))('of %s', (component, address) => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 5 }), (rows) => {
        expectSane(mturk.read(pageOf([component, `{"bodyData":[${rows.join()}]}`]), new URL(address), NOW));
      }),
      options,
    );
  });

  it('of a task, its timer and its alert', () => {
    fc.assert(
      fc.property(json, json, json, json, (dialog, given, left, header) => {
        const timer = `{"originalTimeToCompleteInSeconds":${given},"timeRemainingInSeconds":${left}}`;
        const page = pageOf(
          ['ShowModal', `{"modalOptions":${dialog}}`],
          ['CompletionTimer', timer],
          ['PureAlert', `{"header":${header}}`],
        );
        const reading: PageReading | null = mturk.read(page, WORKING, NOW);
        expectSane(reading);
        const [task] = rowsIn(reading);
        if (typeof task?.acceptedAt === 'number') expect(task.acceptedAt).toBeLessThanOrEqual(NOW);
        if (typeof task?.deadlineAt === 'number') expect(task.deadlineAt).toBeGreaterThanOrEqual(NOW);
        expect(task?.acceptedAt === null).toBe(task?.deadlineAt === null);
      }),
      options,
    );
  });

  it('that are not even JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(TABLES)), fc.string({ unit: 'binary' }), ([name, url], text) => {
        expectSane(mturk.read(pageOf([name, text]), new URL(url), NOW));
      }),
      options,
    );
  });

  it('at any address', () => {
    const part = fc.constantFrom('projects', 'tasks', 'requesters', 'A1', '__proto__', '%00', '%F0', '..', '');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.webQueryParameters(), (path, query) => {
        const url = new URL(`${ORIGIN}/${path.join('/')}?${query}`);
        const reading = mturk.read(pageOf(), url, NOW);
        if (reading) expectSane(reading);
      }),
      options,
    );
  });
});

describe('one lie at a time', () => {
  const status = (row: string) => {
    const page = pageOf(['HitStatusDetailsTable', `{"bodyData":[${row}]}`]);
    return mturk.read(page, new URL(TABLES.HitStatusDetailsTable), NOW);
  };

  it.each(['-0.01', '1e99', '1e999', '"NaN"', '"0.05 each"', '{"bonus":0.5}', '[0.5]', '{"pay":-1}'])(
    'a reward of %s is no number',
    (reward) => {
      const row = `{"assignment_id":"A1","hit_id":"B2","requester_id":"R3","state":"Paid","reward":${reward}}`;
      const reading = status(row);
      expect(rowsIn(reading)).toMatchObject([{ assignmentId: 'A1', state: 'paid', reward: null }]);
      expect(reading?.problems).toEqual([{ reason: 'reward-unreadable', rows: 1 }]);
    },
  );

  it('a state that nobody knows is counted, not guessed', () => {
    const rows = ['"Paid"', '"Appealed"', '"paid"', 'null', '["Paid"]', '"toString"'].map(
      (state, at) => `{"assignment_id":"A${at}","requester_id":"R3","reward":1,"state":${state}}`,
    );
    const reading = status(rows.join());
    expect(rowsIn(reading)).toHaveLength(1);
    expect(reading?.problems).toEqual([{ reason: 'state-unknown', rows: 5 }]);
  });

  it('rows without an assignment are counted; if no other is left, there is no list', () => {
    const good = '{"assignment_id":"A1","requester_id":"R3","reward":1,"state":"Paid"}';
    const bad = '{"state":"Paid"},5,null,[],{"assignment_id":"a"}';
    expect(status(`${bad},${good}`)).toMatchObject({ problems: [{ reason: 'rows-malformed', rows: 5 }] });
    expect(rowsIn(status(`${bad},${good}`))).toHaveLength(1);
    expect(status(bad)).toMatchObject({ content: null, problems: [{ reason: 'rows-malformed', rows: 5 }] });
  });

  it('more than a thousand rows are not read, and not forgotten', () => {
    const row = '{"assignment_id":"A1","requester_id":"R3","reward":1,"state":"Paid"}';
    const reading = status(Array(1234).fill(row).join());
    expect(rowsIn(reading)).toHaveLength(1000);
    expect(reading?.problems).toEqual([{ reason: 'rows-malformed', rows: 234 }]);
  });

  it('properties over 8 MB are not parsed', () => {
    const page = pageOf(['HitSetTable', `{"bodyData":[],"x":"${'x'.repeat(8_000_000)}"}`]);
    const reading = mturk.read(page, new URL(TABLES.HitSetTable), NOW);
    expect(reading).toMatchObject({ content: null, problems: [{ reason: 'props-too-large', rows: 1 }] });
  });

  it('a title of 5 MB is cut', () => {
    const row = `{"assignment_id":"A1","state":"Paid","title":"${'<b>'.repeat(1_700_000)}"}`;
    expect(rowsIn(status(row))).toMatchObject([{ title: '<b>'.repeat(100) }]);
  });

  it('properties nested without end throw nothing', () => {
    const page = pageOf(['HitSetTable', `{"bodyData":${'['.repeat(200_000)}${']'.repeat(200_000)}}`]);
    expectSane(mturk.read(page, new URL(TABLES.HitSetTable), NOW));
  });

  it.each([
    ['left over given', '{"originalTimeToCompleteInSeconds":60,"timeRemainingInSeconds":61}'],
    ['negative', '{"originalTimeToCompleteInSeconds":60,"timeRemainingInSeconds":-1}'],
    ['over a year', '{"originalTimeToCompleteInSeconds":31536001,"timeRemainingInSeconds":5}'],
    ['infinite', '{"originalTimeToCompleteInSeconds":1e999,"timeRemainingInSeconds":1e999}'],
    ['text', '{"originalTimeToCompleteInSeconds":"60","timeRemainingInSeconds":"5"}'],
    ['half', '{"timeRemainingInSeconds":0}'],
    ['the other half', '{"originalTimeToCompleteInSeconds":60}'],
  ])('a timer that is %s tells no time', (_what, props) => {
    const page = parse(fixturePage('mturk', 'working').html);
    page.querySelector('[data-react-class*=CompletionTimer]')?.setAttribute('data-react-props', props);
    const reading = mturk.read(page, WORKING, NOW);
    expect(rowsIn(reading)).toMatchObject([{ acceptedAt: null, deadlineAt: null, requesterId: 'A1UA79Z97ETJ6L' }]);
    expect(reading?.problems).toEqual([{ reason: 'timer-unreadable', rows: 1 }]);
  });

  it('a document that throws gives a problem', () => {
    for (const { url } of fixturePages('mturk').filter(({ html }) => html.includes('data-react-props'))) {
      const reading = mturk.read({} as Document, url, NOW);
      expect(reading).toMatchObject({ content: null, problems: [{ reason: 'props-malformed', rows: 1 }] });
    }
  });
});

describe('what the page shows, where the properties fail', () => {
  const shown = (reward: string, label = 'Reward') => {
    const bar = `<div class="detail-bar"><span class="detail-bar-label">${label}</span><span class="detail-bar-value">${reward}</span></div>`;
    return rowsIn(mturk.read(parse(bar), WORKING, NOW))[0]?.reward;
  };

  it('is a reward beside its label', () => {
    expect(shown('$0.05')).toEqual({ micros: 50_000, currency: 'USD' });
    expect(shown(' $12 ')).toEqual({ micros: 12_000_000, currency: 'USD' });
  });

  it.each(['', 'free', '$0,05', '0.05 $ per HIT', '-$1', '€5'])('%j is none', (reward) => {
    expect(shown(reward)).toBeNull();
  });

  it('is not the number of HITs', () => {
    expect(shown('533', 'HITs')).toBeNull();
    const apart =
      '<i class="detail-bar-label">Reward</i><i class="detail-bar-label">HITs</i><i class="detail-bar-value">5</i>';
    expect(rowsIn(mturk.read(parse(apart), WORKING, NOW))).toMatchObject([{ reward: null }]);
  });
});
