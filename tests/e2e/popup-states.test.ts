/** The popup as a worker comes to know it: before the first task, on a day without work, and while a task runs. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFigures } from '../practice/figures';
import { bringIn } from './exchange';
import { openPage } from './pages';
import { busyPast } from './past';
import { openStage, type Stage, until } from './stage';

let stage: Stage;
/** What the popup showed in a browser that had never seen a task. */
let firstRun: { text: string; links: string[]; figures: Awaited<ReturnType<typeof readFigures>>; periods: number };
beforeAll(async () => {
  stage = await openStage();
  const popup = await openPage(stage, 'popup.html');
  await popup.waitForSelector('[data-figure=reference]');
  firstRun = {
    text: await textOf(popup, 'main'),
    links: await popup.$$eval('main a', (links) => links.map((link) => link.getAttribute('href') ?? '')),
    figures: await readFigures(popup, 'today'),
    periods: (await popup.$$('.periods a')).length,
  };
  await popup.close();
  await bringIn(stage, 'history.json', busyPast().file());
});
afterAll(() => stage?.close());

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
}

describe('the first time', () => {
  it('says what it does and never does, which wage it compares with, and where the figure will stand', () => {
    expect(firstRun.text).toContain('What does an hour of microtasks really pay?');
    expect(firstRun.text).toContain('What it never does');
    expect(firstRun.links).toEqual(expect.arrayContaining(['options.html', 'history.html']));
    expect(firstRun.figures).toContainEqual({ name: 'real-pay', value: null, unit: 'USD/h' });
    expect(firstRun.figures.filter(({ name, value }) => name !== 'reference' && value !== null)).toEqual([]);
    expect(firstRun.periods).toBe(0);
  });
});

describe('a day without work', () => {
  it('has no pay rather than 0, and one step away is what was before', async () => {
    const popup = await openPage(stage, 'popup.html');
    expect(await textOf(popup, 'main')).toContain('Nothing measured today yet.');
    expect(await textOf(popup, '[data-figure=real-pay]')).toBe('—not known');
    const pay = ['real-pay', 'confirmed-pay', 'on-task-pay'];
    const shown = await readFigures(popup, 'today');
    expect(shown.filter(({ name }) => pay.includes(name)).map(({ value }) => value)).toEqual([null, null, null]);
    await popup.click('.periods a[href="#week"]');
    await popup.waitForSelector('[data-period=week]');
    expect((await readFigures(popup, 'week')).find(({ name }) => name === 'real-pay')?.value).toBeGreaterThan(0);
    await popup.close();
  });
});

describe('periods', () => {
  it('are those of the address', async () => {
    for (const period of ['today', 'week', 'month', 'all']) {
      const popup = await openPage(stage, `popup.html#${period}`);
      expect(await popup.$$(`[data-period=${period}]`)).toHaveLength(1);
      expect(await popup.$$(`.periods a[aria-current=page][href="#${period}"]`)).toHaveLength(1);
      await popup.close();
    }
    const popup = await openPage(stage, 'popup.html#nonsense');
    expect(await popup.$$('[data-period=today]')).toHaveLength(1);
    await popup.close();
  });

  it('are reached one after the other by keyboard, and what comes is told to those who listen', async () => {
    const popup = await openPage(stage, 'popup.html');
    await popup.focus('.periods a[href="#today"]');
    for (const period of ['week', 'month', 'all']) {
      await popup.keyboard.press('Tab');
      await popup.keyboard.press('Enter');
      await popup.waitForSelector(`[data-period=${period}]`);
      expect(await popup.$eval('.periods a:focus', (link) => link.getAttribute('href'))).toBe(`#${period}`);
    }
    await until('it to be told', async () => {
      const said = await popup.$$eval('[role=status]', (all) => all.map((one) => one.textContent).join(' '));
      return said.includes('Everything logged: real hourly pay $');
    });
    await popup.close();
  });
});

describe('a task in hand', () => {
  it('runs in the popup with its rate so far, and stands while the worker looks elsewhere', async () => {
    const { browser, extensionUrl, goTo } = stage.launched;
    const set = stage.addTask({ reward: 0.5, title: 'Which is the dog?', requester: 'Fair Pictures' });
    const { page } = await stage.acceptAndOpen(set.groupId);
    const popup = await browser.newPage({ background: true });
    await goTo(popup, extensionUrl('popup.html'));
    await page.bringToFront();
    await popup.waitForSelector('.running[data-running=true] [data-figure=running-pay][value]');
    const first = await running(popup);
    await until('the clock to go on', async () => (await running(popup)).time > first.time + 1);
    const then = await running(popup);
    expect(then.text).toMatch(/Which is the dog\? ?for Fair Pictures/);
    expect(then.reward).toBe(0.5);
    expect(then.pay * then.time).toBeCloseTo(1800, 0);
    expect(then.pay).toBeLessThan(first.pay);

    await popup.bringToFront();
    await popup.waitForSelector('.running[data-running=false]');
    const { time } = await running(popup);
    expect(await running(popup)).toMatchObject({ time });
    expect(await textOf(popup, '.running')).toContain('Clock paused');
    await popup.close();
    await page.close();
  });
});

/** What the card of the task in hand says. */
function running(popup: Page): Promise<{ time: number; reward: number; pay: number; text: string }> {
  return popup.$eval('.running', (card) => {
    const value = (name: string) => Number(card.querySelector(`[data-figure=${name}]`)?.getAttribute('value'));
    return {
      time: value('running-time'),
      reward: value('running-reward'),
      pay: value('running-pay'),
      text: (card.textContent ?? '').replace(/\s+/g, ' '),
    };
  });
}

describe('every figure', () => {
  it('is one click from its definition, and the definition is there', async () => {
    const { page } = await stage.acceptAndOpen(
      stage.addTask({ requester: 'Receipts', requesterId: 'RECEIPTS' }).groupId,
    );
    const popup = await openPage(stage, 'popup.html#all');
    await popup.waitForSelector('[aria-labelledby=requester-heading] [data-figure=requester-pay]');
    const figures = await popup.$$eval('data[data-figure]', (all) =>
      all.map((figure) => {
        const link = figure.closest('a') ?? figure.closest('dd')?.parentElement?.querySelector('dt a');
        return { name: figure.getAttribute('data-figure'), href: link?.getAttribute('href') ?? null };
      }),
    );
    await popup.close();
    await page.close();
    expect(figures.length).toBeGreaterThan(30);
    const definitions = await openPage(stage, 'definitions.html');
    const anchors = await definitions.$$eval('[id]', (all) => all.map(({ id }) => id));
    for (const { name, href } of figures) {
      expect(href, name ?? '').toMatch(/^definitions\.html#/);
      expect(anchors, name ?? '').toContain(href?.replace('definitions.html#', ''));
    }
    await definitions.close();
  });
});
