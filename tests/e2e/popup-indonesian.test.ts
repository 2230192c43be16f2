/** Every page in Indonesian: all of its words, its numbers, and no word of English between them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import indonesian from '../../public/_locales/id/messages.json';
import { bringIn } from './exchange';
import { openPage, PAGES, sideways } from './pages';
import { busyPast } from './past';
import { openStage, type Stage } from './stage';

const HEADINGS = {
  'popup.html': 'Upah',
  'popup.html#all': 'Upah',
  'options.html': indonesian.optionsTitle.message,
  'history.html': indonesian.historyTitle.message,
  'statement.html': indonesian.statementTitle.message,
  'definitions.html': indonesian.definitionsTitle.message,
};

/** Sentences of the English texts that stand alone, without places to fill. */
const SENTENCES = Object.entries(english)
  .filter(([key, { message }]) => message.length > 14 && !message.includes('$') && key in indonesian)
  .map(([, { message }]) => message);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ language: 'id' });
});
afterAll(() => stage?.close());

describe.each(PAGES)('%s', (path) => {
  it('speaks Indonesian', async () => {
    const page = await openPage(stage, path);
    const shown = await page.evaluate(() => ({
      language: document.documentElement.lang,
      heading: document.querySelector('h1')?.textContent,
      text: document.body.textContent ?? '',
      empty: [...document.querySelectorAll('h1, h2, h3, dt, a, button, label, legend')]
        .filter((element) => element.textContent?.trim() === '')
        .map((element) => element.outerHTML),
    }));
    expect(shown).toMatchObject({ language: 'id', heading: HEADINGS[path], empty: [] });
    expect(SENTENCES.filter((sentence) => shown.text.includes(sentence))).toEqual([]);
    expect(shown.text).not.toMatch(/__MSG_|undefined|NaN/);
    await page.setViewport({ width: 320, height: 700 });
    expect(await sideways(page)).toEqual({ by: 0, what: '' });
    await page.close();
  });
});

it('the popup tells money and time as Indonesians write them, and a verdict in their words', async () => {
  await bringIn(stage, 'history.json', busyPast().file());
  const popup = await openPage(stage, 'popup.html#all');
  const text = await popup.$eval('main', (main) => main.textContent ?? '');
  expect(text).toContain('Upah per jam nyata');
  expect(text).toMatch(/US\$\d,\d\d\/jam/);
  expect(text).toContain('Riwayat upah di bawah acuan Anda');
  expect(text).toMatch(/\d+ mnt/);
  expect(SENTENCES.filter((sentence) => text.includes(sentence))).toEqual([]);
  await popup.close();
});
