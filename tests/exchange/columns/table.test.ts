/** Tables that no known tool wrote: what is guessed of them, and what is read by a guess or a correction. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCsvPieces, guessTable, previewOf } from '../../../lib/exchange/columns/any-csv';
import type { ColumnGuess } from '../../../lib/exchange/columns/guess';
import { type ColumnMapping, problemOf, withMeaning } from '../../../lib/exchange/columns/mapping';
import type { ImportedTask } from '../../../lib/exchange/imported';
import { openFile } from '../../../lib/exchange/opened-file';
import type { Rejected } from '../../../lib/exchange/reasons';

const ZONE = 'Asia/Jakarta';

async function guessOf(text: string): Promise<ColumnGuess> {
  const guess = await guessTable(new Blob([text]), ZONE);
  if (guess === null || 'refused' in guess) throw new Error(`No table: ${JSON.stringify(guess)}`);
  return guess;
}

async function read(text: string, mapping: ColumnMapping) {
  const tasks: ImportedTask[] = [];
  const rejected: Rejected[] = [];
  for await (const piece of anyCsvPieces(new Blob([text]), mapping)) {
    tasks.push(...piece.tasks);
    rejected.push(...piece.rejected);
  }
  return { tasks, rejected };
}

/** Reads a table as it is guessed, with corrections. */
async function readGuessed(text: string, corrections: Partial<ColumnMapping> = {}) {
  const { mapping } = await guessOf(text);
  return read(text, { ...mapping, ...corrections });
}

const NOTEBOOK = [
  'Date;Start;End;Task;Requester;Pay;Status',
  '03/11/2026;09:10;09:14;Read a till receipt;Receipts;$0,10;Approved',
  '03/11/2026;23:50;00:05;Everyday choices;Lantern Lab;$1,50;Pending',
  '14/11/2026;10:00;10:20;Which is the cat?;Fair Pictures;$0,50;Rejected',
].join('\n');

describe('a guess', () => {
  it('knows the columns of a notebook by their names', async () => {
    const { mapping, uncertain } = await guessOf(NOTEBOOK);
    expect(mapping).toEqual({
      hasHeader: true,
      meanings: ['day', 'accepted-at', 'ended-at', 'title', 'requester-name', 'reward', 'state'],
      dateOrder: 'day-month',
      decimalSign: ',',
      durationUnit: 'min',
      currency: 'USD',
      zone: ZONE,
      state: 'submitted',
      platform: 'mturk',
    });
    expect(uncertain).toEqual(['zone', 'platform']);
  });

  it.each([
    [
      'Tanggal,Tugas,Pemberi kerja,Durasi (menit),Upah,Status\n2026-03-04,Foto kucing,Gambar,5,Rp 2.500,Disetujui\n',
      ['day', 'title', 'requester-name', 'duration', 'reward', 'state'],
      { currency: 'IDR', durationUnit: 'min' },
    ],
    [
      'Fecha\tTarea\tCliente\tMinutos\tPago\tEstado\n4/3/2026\tEncuesta\tUno\t5\t1,25 €\tAprobado\n',
      ['day', 'title', 'requester-name', 'duration', 'reward', 'state'],
      { currency: 'EUR', decimalSign: ',', durationUnit: 'min' },
    ],
    [
      'Data;Título;Empresa;Duração;Pagamento;Situação\n04/03/2026;Pesquisa;Um;0:05:00;R$ 1,25;Pago\n',
      ['day', 'title', 'requester-name', 'duration', 'reward', 'state'],
      { currency: 'BRL', decimalSign: ',' },
    ],
    [
      'Datum;Aufgabe;Auftraggeber;Dauer (Min.);Vergütung;Status\n04.03.2026;Umfrage;Eins;5;1,25 €;Genehmigt\n',
      ['day', 'title', 'requester-name', 'duration', 'reward', 'state'],
      { currency: 'EUR', decimalSign: ',', durationUnit: 'min' },
    ],
    [
      'assignment_id,hitId,hit_type,requesterId,requesterName,accepted_at,submitted_at,workTimeInSeconds,reward_usd,bonus,hourlyRate\n' +
        '3A1,H1,T1,A1B2C3D4E5,Fair,2026-03-04 10:00:00,2026-03-04 10:05:00,300,0.5,0.1,6.0\n',
      [
        ...['assignment-id', 'task-id', 'group-id', 'requester-id', 'requester-name', 'accepted-at', 'ended-at'],
        ...['duration', 'reward', 'bonus', 'ignored'],
      ],
      { currency: 'USD', durationUnit: 's' },
    ],
    [
      'Submitted (UTC),HIT,Requester,Time,Amount\n1772618400,Cat photos,A1B2C3D4E5,90,5 cents\n1772618600,Dog photos,A1B2C3D4E5,120,5 cents\n',
      ['ended-at', 'title', 'requester-id', 'duration', 'reward'],
      { zone: 'UTC', durationUnit: 's' },
    ],
  ])('speaks five languages: %s', async (text, meanings, details) => {
    const { mapping } = await guessOf(text);
    expect(mapping.meanings).toEqual(meanings);
    expect(mapping).toMatchObject(details);
  });

  it('goes by the values where there are no names', async () => {
    const text =
      '2026-03-04 10:00,2026-03-04 10:05,Which is the cat?,A1B2C3D4E5,$0.50,Approved\n' +
      '2026-03-04 10:06,2026-03-04 10:09,Which is the dog?,A1B2C3D4E5,$0.50,Paid\n';
    const { mapping } = await guessOf(text);
    expect(mapping.hasHeader).toBe(false);
    expect(mapping.meanings).toEqual(['accepted-at', 'ended-at', 'title', 'requester-id', 'reward', 'state']);
    expect((await read(text, mapping)).tasks).toHaveLength(2);
  });

  it('takes what is named for the requester and holds ids for its id', async () => {
    const { mapping } = await guessOf('date,requester,client name,pay\n2026-03-04,A1B2C3D4E5,Receipts,$1\n');
    expect(mapping.meanings).toEqual(['day', 'requester-id', 'requester-name', 'reward']);
  });

  it('believes a name only where the values bear it out', async () => {
    const { mapping } = await guessOf(
      'date,reward,payment status\n2026-03-04,soon,approved\n2026-03-05,later,rejected\n',
    );
    expect(mapping.meanings).toEqual(['day', 'ignored', 'state']);
  });

  it.each([
    ['25/03/2026', 'day-month', false],
    ['03/25/2026', 'month-day', false],
    ['2026-03-25', 'day-month', false],
    ['03/04/2026', 'day-month', true],
  ] as const)('of the order in %s is %s', async (date, order, isOpen) => {
    const { mapping, uncertain } = await guessOf(`date,pay\n${date},$1.00\n`);
    expect(mapping.dateOrder).toBe(order);
    expect(uncertain.includes('dateOrder')).toBe(isOpen);
  });

  it('takes the order in which the days of a log lie close together, and says that it may be wrong', async () => {
    const { mapping, uncertain } = await guessOf(
      'date,pay\n03/04/2026,$1\n03/05/2026,$1\n03/06/2026,$1\n03/07/2026,$1\n',
    );
    expect(mapping.dateOrder).toBe('month-day');
    expect(uncertain).toContain('dateOrder');
  });

  it('tells seconds from minutes by start and end', async () => {
    const rows = (took: string) => `start,end,took time,pay\n2026-03-04 10:00,2026-03-04 10:05,${took},$1\n`;
    expect((await guessOf(rows('300'))).mapping.durationUnit).toBe('s');
    expect((await guessOf(rows('5'))).mapping.durationUnit).toBe('min');
    expect((await guessOf(rows('300000'))).mapping.durationUnit).toBe('ms');
  });

  it('says what the table leaves open', async () => {
    const { uncertain } = await guessOf('date,start,time,pay\n03/04/2026,10:00,5,"1,234"\n');
    expect(uncertain).toEqual(['dateOrder', 'currency', 'decimalSign', 'durationUnit', 'zone', 'state', 'platform']);
  });

  it.each([
    ['one column', 'name\nfirst\nsecond\n'],
    ['one row', 'a,b,c\n'],
    ['JSON', '{"a": 1,\n"b": 2,\n"c": 3}'],
    ['a page', '<p>One, two</p>\n<p>One, three</p>\n'],
    ['characters that no text has', 'a\u0001,b\nc,d\n'],
    ['prose', 'Dear reader,\nthis is a letter, and no table, though it has commas.\nYours, me\nand some more\nlines\n'],
  ])('is not made of %s', async (_, text) => {
    expect(await guessTable(new Blob([text]), ZONE)).toBeNull();
    expect(await openFile(new Blob([text]))).toEqual({ refused: 'unknown-format' });
  });

  it('is not made of what ends in the middle of a row', async () => {
    expect(await openFile(new Blob(['date,pay,task\n2026-03-04,$1,Cats\n2026-03-0']))).toEqual({ refused: 'cut-off' });
  });

  it('is made of text in whatever encoding', async () => {
    const text = 'Datum;Vergütung;Aufgabe\n04.03.2026;1,25 €;Prüfung\n';
    const utf16 = new Blob([Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0))]);
    const western = new Blob([Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)))]);
    for (const file of [utf16, western]) {
      const guess = await guessTable(file, ZONE);
      expect(guess).toMatchObject({ mapping: { meanings: ['day', 'reward', 'title'], currency: 'EUR' } });
    }
  });

  it('is not made of more columns than anybody looks through', async () => {
    const row = `${Array.from({ length: 10_000 }, (_, place) => `c${place}`).join(',')}\n`;
    expect(await openFile(new Blob([row, row]))).toEqual({ refused: 'too-many-columns' });
  });
});

describe('a table', () => {
  it('is read as it was guessed', async () => {
    const { tasks, rejected } = await readGuessed(NOTEBOOK);
    expect(rejected).toEqual([]);
    expect(tasks[0]).toEqual({
      platform: 'mturk',
      taskId: expect.stringMatching(/^row-[0-9a-f]{32}$/),
      assignmentId: null,
      groupId: null,
      requesterId: null,
      requesterName: 'Receipts',
      title: 'Read a till receipt',
      reward: { micros: 100_000, currency: 'USD' },
      bonus: null,
      state: 'approved',
      stateHistory: [{ state: 'assigned', at: Date.UTC(2026, 10, 3, 2, 10) }],
      acceptedAt: Date.UTC(2026, 10, 3, 2, 10),
      deadlineAt: null,
      endedAt: Date.UTC(2026, 10, 3, 2, 14),
      focusedMs: null,
      elapsedMs: 240_000,
      clock: 'elapsed',
      edited: false,
      source: 'import:csv',
    });
    expect(tasks[1]).toMatchObject({ state: 'submitted', elapsedMs: 900_000 });
  });

  it('is read anew as the worker corrects it', async () => {
    const text = 'date,minutes,pay\n03/04/2026,5,1.234\n';
    const { tasks: guessed } = await readGuessed(text, { dateOrder: 'day-month' });
    expect(guessed[0]).toMatchObject({ workDay: '2026-04-03', elapsedMs: 300_000, reward: { micros: 1_234_000 } });
    const corrected = {
      dateOrder: 'month-day',
      decimalSign: ',',
      durationUnit: 's',
      currency: 'EUR',
      state: 'paid',
    } as const;
    const { tasks } = await readGuessed(text, corrected);
    expect(tasks[0]).toMatchObject({
      workDay: '2026-03-04',
      elapsedMs: 5000,
      reward: { micros: 1_234_000_000, currency: 'EUR' },
      state: 'paid',
    });
  });

  it.each([
    [
      'start and end',
      'start,end,pay',
      '2026-03-04 10:00,2026-03-04 10:05,$1',
      { elapsedMs: 300_000, clock: 'elapsed' },
    ],
    [
      'start, end and a time that agrees',
      'start,end,seconds,pay',
      '2026-03-04 10:00,2026-03-04 10:05,300,$1',
      { elapsedMs: 300_000, clock: 'elapsed' },
    ],
    [
      'less time than from start to end',
      'start,end,seconds,pay',
      '2026-03-04 10:00,2026-03-04 10:05,200,$1',
      { elapsedMs: 200_000, clock: 'manual' },
    ],
    [
      'an end and a time',
      'submitted,seconds,pay',
      '2026-03-04 10:05,200,$1',
      { acceptedAt: null, endedAt: Date.UTC(2026, 2, 4, 3, 5), elapsedMs: 200_000, clock: 'manual' },
    ],
    [
      'a day and a time',
      'date,seconds,pay',
      '2026-03-04,200,$1',
      { workDay: '2026-03-04', elapsedMs: 200_000, clock: 'manual' },
    ],
    [
      'no time',
      'date,pay',
      '2026-03-04,$1',
      { workDay: '2026-03-04', elapsedMs: null, focusedMs: null, clock: 'focused' },
    ],
  ])('with %s', async (_, header, row, times) => {
    const { tasks } = await readGuessed(`${header}\n${row}\n`, { zone: ZONE });
    expect(tasks[0]).toMatchObject(times);
  });

  it.each([
    ['2026-02-30 10:00,2026-03-04 10:05,60,$1,paid', 'time-unreadable'],
    ['2026-03-04 10:00,2026-03-04 10:05,long,$1,paid', 'time-unreadable'],
    ['2026-03-04 10:10,2026-03-04 10:05,60,$1,paid', 'time-backwards'],
    ['2026-03-04 10:00,2026-03-04 10:05,900,$1,paid', 'times-disagree'],
    ['2026-03-04 10:00,2026-03-04 10:05,60,$1-$2,paid', 'reward-unreadable'],
    ['2026-03-04 10:00,2026-03-04 10:05,60,$1,dreamt', 'state-unknown'],
    ['2026-03-04 10:00,2026-03-04 10:05,60,$1,', 'state-unknown'],
  ])('refuses %s', async (row, reason) => {
    const good = '2026-03-04 10:00,2026-03-04 10:05,300,$1,paid';
    const { tasks, rejected } = await readGuessed(
      `start,end,seconds,pay,status\n${good}\n${good.replaceAll('-04', '-05')}\n${row}\n`,
    );
    expect(tasks).toHaveLength(2);
    expect(rejected).toEqual([{ line: 4, reason }]);
  });

  it('takes an empty cell for not known, never for 0', async () => {
    const { tasks } = await readGuessed('date,seconds,pay,status\n2026-03-04,60,$1,paid\n2026-03-04,,,returned\n');
    expect(tasks[1]).toMatchObject({ reward: null, elapsedMs: null, state: 'returned' });
  });

  it('keeps the ids it has, and refuses a second row of one', async () => {
    const { tasks, rejected } = await readGuessed(
      'hit id,date,pay\nH1,2026-03-04,$1\nH1,2026-03-04,$1\n,2026-03-04,$1\n',
    );
    expect(tasks.map(({ taskId }) => taskId)).toEqual(['H1', expect.stringMatching(/^row-/)]);
    expect(rejected).toEqual([{ line: 3, reason: 'duplicate' }]);
  });

  it('without ids names each task by its content: the same in a longer file, with a later state, and read otherwise', async () => {
    const header = 'date,task,pay,status\n';
    const rows = [
      '03/04/2026,Cats here,$1,pending\n',
      '03/04/2026,Cats here,$1,pending\n',
      '03/05/2026,Dogs here,$1,pending\n',
    ];
    const idsOf = async (text: string, more?: Partial<ColumnMapping>) =>
      (await readGuessed(text, more)).tasks.map(({ taskId }) => taskId);
    const ids = await idsOf(header + rows.join(''));
    expect(new Set(ids).size).toBe(3);
    expect(await idsOf(header + rows.join(''))).toEqual(ids);
    expect(await idsOf(`${header}${rows.join('')}01/01/2020,New ones,$2,paid\n`)).toEqual([...ids, expect.any(String)]);
    expect(await idsOf(header + rows.join('').replaceAll('pending', 'approved'))).toEqual(ids);
    expect(await idsOf(header + rows.join(''), { dateOrder: 'month-day' })).toEqual(ids);
  });

  it('holds no two tasks of the same start and end, but may hold two alike of one day', async () => {
    const timed = '2026-03-04 10:00,2026-03-04 10:05,Cats here,$1\n';
    const { tasks, rejected } = await readGuessed(`start,end,task,pay\n${timed}${timed}`);
    expect(tasks).toHaveLength(1);
    expect(rejected).toEqual([{ line: 3, reason: 'duplicate' }]);
    const dated = '2026-03-04,Cats here,$1\n';
    expect((await readGuessed(`date,task,pay\n${dated}${dated}`)).tasks).toHaveLength(2);
  });

  it('of which a quote is never closed is read up to there', async () => {
    const rows = '2026-03-04,$1\n'.repeat(3);
    const { tasks, rejected } = await readGuessed(`date,pay\n${rows}"2026-03-05,$1\n`);
    expect(tasks).toHaveLength(3);
    expect(rejected).toEqual([{ line: 5, reason: 'malformed' }]);
  });

  it('is looked at as it will be stored', async () => {
    const text = `date,task,pay\n${Array.from({ length: 30 }, (_, n) => `2026-03-04,Task ${n} here,${n === 2 || n === 25 ? 'x' : '$1'}\n`).join('')}`;
    const { sample, mapping } = await guessOf(text);
    const preview = previewOf(sample, mapping);
    const { tasks } = await read(text, mapping);
    expect(preview.rows).toHaveLength(20);
    expect(preview).toMatchObject({ sampled: 30, rejected: 2 });
    expect(preview.rows[2]).toEqual({ line: 4, reason: 'reward-unreadable' });
    expect(preview.rows[3]).toEqual({ line: 5, task: tasks[2] });
  });

  it('is not looked at while nothing says when its tasks were done', async () => {
    const { sample, mapping } = await guessOf('date,pay\n2026-03-04,$1\n');
    const without = withMeaning(mapping, 0, 'ignored');
    expect(problemOf(without)).toBe('no-date');
    expect(previewOf(sample, without).rows).toEqual([]);
    expect(problemOf(withMeaning(mapping, 1, 'ignored'))).toBe('nothing-counts');
  });

  it('has one column of each meaning', async () => {
    const { mapping } = await guessOf('date,pay,other\n2026-03-04,$1,$2\n');
    expect(withMeaning(mapping, 2, 'reward').meanings).toEqual(['day', 'ignored', 'reward']);
  });
});

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('2026-03-04', '3/4/26', '10:00', '$1.50', '1.234', 'approved', '90', '1772618400', 'A1B2C3D4E5', ''),
);
const csvText = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 12 })
  .map((rows) => rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

describe('whatever a file holds', () => {
  it('it is guessed, previewed and read, or refused, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(csvText, fc.string()), async (text) => {
        const guess = await guessTable(new Blob([text]), ZONE);
        if (guess === null || 'refused' in guess) return;
        const { mapping, sample } = guess;
        expect(previewOf(sample, mapping).rows.length).toBeLessThanOrEqual(20);
        const { tasks, rejected } = await read(text, mapping);
        expect(tasks.length + rejected.length).toBeLessThanOrEqual(sample.length);
        for (const { reward, elapsedMs } of tasks) {
          expect(reward === null || Number.isSafeInteger(reward.micros)).toBe(true);
          expect(elapsedMs === null || elapsedMs >= 0).toBe(true);
        }
      }),
    );
  });
});
