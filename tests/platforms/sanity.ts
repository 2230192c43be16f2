/** What must hold of every reading, whatever the page was. */
import { expect } from 'vitest';
import { type PageReading, PROBLEM_REASONS, TASK_STATES } from '../../lib/platforms/reading';

type Fields = Record<string, unknown>;

const IDS = new Set(['taskId', 'assignmentId', 'groupId', 'requesterId', 'transferId']);
const TEXTS = new Set(['requesterName', 'title', 'status']);
const MONEY = new Set(['reward', 'bonus', 'amount']);
const COUNTS = new Set(['availableTasks', 'submitted', 'approved', 'rejected', 'pending', 'judgements']);
const TIMES = new Set(['acceptedAt', 'deadlineAt']);

function expectSaneField(name: string, value: unknown): void {
  if (value === null) return;
  if (IDS.has(name)) expect(value).toMatch(/^[A-Za-z0-9-]{1,64}$/);
  else if (TEXTS.has(name)) {
    expect(value).toBeTypeOf('string');
    expect((value as string).length).toBeLessThanOrEqual(300);
    expect((value as string).trim()).toBe(value);
    expect(value).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}]/u);
  } else if (MONEY.has(name)) {
    const { micros, currency, ...rest } = value as Fields;
    expect(micros as number).toBeGreaterThanOrEqual(0);
    expect(Object.is(micros, -0)).toBe(false);
    expect(Number.isSafeInteger(micros)).toBe(true);
    expect(currency).toMatch(/^[A-Z]{3}$/);
    expect(rest).toEqual({});
  } else if (COUNTS.has(name) || TIMES.has(name)) {
    expect(Number.isSafeInteger(value)).toBe(true);
    expect(value as number).toBeGreaterThanOrEqual(0);
  } else if (name === 'day') expect(new Date(`${value}T00:00Z`).toISOString().slice(0, 10)).toBe(value);
  else if (name === 'state') expect(TASK_STATES).toContain(value);
  else if (name === 'timedOut') expect(value).toBeTypeOf('boolean');
  else expect.fail(`A field that nobody asked for: ${name}`);
}

/** The tasks, rows, days or transfers of a reading. */
export function rowsIn(reading: PageReading | null): Fields[] {
  const { task, rows, days, transfers } = (reading?.content ?? {}) as Fields;
  return [task, rows, days, transfers].flat().filter((row) => row !== undefined) as Fields[];
}

export function expectSane(reading: PageReading | null): asserts reading {
  expect(reading).not.toBeNull();
  if (reading === null) return;
  expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
  if (reading.content === null) expect(reading.problems).not.toEqual([]);
  for (const { reason, rows } of reading.problems) {
    expect(PROBLEM_REASONS).toContain(reason);
    expect(rows).toBeGreaterThan(0);
  }
  expect(rowsIn(reading).length).toBeLessThanOrEqual(1000);
  for (const row of rowsIn(reading)) for (const [name, value] of Object.entries(row)) expectSaneField(name, value);
  expect(Object.keys(Object.prototype)).toEqual([]);
}
