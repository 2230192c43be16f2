/** Reads the figures off a page of the extension, and holds them against what was really done. */
import type { Page } from 'puppeteer-core';

export interface Figure {
  name: string;
  /** `null` where the page shows that there is no number. */
  value: number | null;
  unit: string;
}

/** The `data` elements of the period, as DESIGN's outside interface names them. */
export async function readFigures(page: Page, period: string): Promise<Figure[]> {
  const rows = await page.$$eval(`[data-period="${period}"] data[data-figure]`, (elements) =>
    elements.map((element) => ({
      name: element.getAttribute('data-figure') ?? '',
      value: element.getAttribute('value'),
      unit: element.getAttribute('data-unit') ?? '',
    })),
  );
  return rows.map(({ value, ...row }) => ({ ...row, value: value === null ? null : Number(value) }));
}

/** What someone with a stopwatch saw. */
export interface Observed {
  reward: number;
  tasks: number;
  taskS: number;
  workS: number;
}

export interface Expectation {
  name: string;
  unit: string;
  low: number;
  high: number;
}

/** How far the extension's clock may be from a stopwatch that is stopped by hand, over all pages together. */
export const TOLERANCE_S = 2;

/** The figures that the definitions give for this work, everything approved, each with its room for error. */
export function expectedFigures({ reward, tasks, taskS, workS }: Observed): Expectation[] {
  const time = (name: string, seconds: number) => ({
    name,
    unit: 's',
    low: Math.max(0, seconds - TOLERANCE_S),
    high: seconds + TOLERANCE_S,
  });
  const exact = (name: string, unit: string, value: number) => ({ name, unit, low: value, high: value });
  const pay = (name: string, seconds: number) => ({
    name,
    unit: 'USD/h',
    low: (reward * 3600) / (seconds + TOLERANCE_S),
    high: (reward * 3600) / (seconds - TOLERANCE_S),
  });
  return [
    pay('real-pay', workS),
    pay('confirmed-pay', workS),
    pay('on-task-pay', taskS),
    exact('earned', 'USD', reward),
    exact('confirmed', 'USD', reward),
    exact('pending', 'USD', 0),
    exact('tasks', '1', tasks),
    time('work-time', workS),
    time('task-time', taskS),
    time('unpaid-time', workS - taskS),
  ];
}

/** Without these a popup tells the worker nothing. */
const REQUIRED = ['real-pay', 'earned'];

/** One line per figure for the reader, and whether all of them are right. */
export function compareFigures(figures: Figure[], expected: Expectation[]): { lines: string[]; isRight: boolean } {
  let isRight = true;
  const lines = expected.flatMap(({ name, unit, low, high }) => {
    const figure = figures.find((candidate) => candidate.name === name);
    if (!figure && !REQUIRED.includes(name)) return [];
    const value = figure?.value ?? null;
    const isGood = value !== null && value >= low - 1e-6 && value <= high + 1e-6 && figure?.unit === unit;
    isRight &&= isGood;
    const wanted = low === high ? shown(low) : `${shown(low)} to ${shown(high)}`;
    return `${isGood ? 'ok   ' : 'WRONG'} ${name.padEnd(14)} ${shown(value)} ${figure?.unit ?? ''} (expected ${wanted} ${unit})`;
  });
  return { lines, isRight };
}

function shown(value: number | null): string {
  return value === null ? 'no number' : String(Math.round(value * 1e4) / 1e4);
}
