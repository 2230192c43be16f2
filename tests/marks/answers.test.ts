import { beforeEach, describe, expect, it } from 'vitest';
import type { Copy, Drawing } from '../../lib/marks/drawing';
import type { MarksAnswer } from '../../lib/messages';
import type { SaidOffer } from '../../lib/platforms/reading';
import { takeMessage } from '../../lib/tracking/inbox';
import { tabWentElsewhere } from '../../lib/tracking/navigations';
import { LANGUAGES, speak } from '../components/language';
import { logTask, NOW } from '../ledger/test-ledger';
import { World } from '../tracking/world';

const OWN = { id: 'upah', origin: 'chrome-extension://upah/' };
const LIST = 'https://worker.mturk.com/projects';
const PREVIEW = 'https://worker.mturk.com/projects/GROUP1/tasks';
const DAY_MS = 86_400_000;

const offer = (fields: Partial<SaidOffer> = {}): SaidOffer => ({
  groupId: 'GROUP1',
  requesterId: 'AREQUESTER1',
  requesterName: 'Acme Research',
  title: 'Find the traffic lights',
  reward: { currency_code: 'USD', amount_in_dollars: 0.1 },
  ...fields,
});

let world: World;
beforeEach(async () => {
  speak('en');
  world = await World.begin();
});

/** METHODS D9 c: five tasks for $0.10 on two days. */
async function workedForLittle(): Promise<void> {
  for (const [index, seconds] of [90, 110, 120, 150, 200].entries()) {
    const endedAt = NOW - (index < 3 ? 2 : 1) * DAY_MS + index * 600_000;
    await logTask(world.ledger, `T${index}`, { rewardMicros: 100_000, ms: seconds * 1000, state: 'approved', endedAt });
  }
}

const say = (message: object, { url = LIST, frameId = 0, tabId = 1 } = {}) =>
  takeMessage(world.tracking, message, { id: 'upah', url, frameId, tab: { id: tabId } }, OWN);

const ask = async (offers: SaidOffer[], { instance = 'i1', url = LIST, tabId = 1 } = {}) =>
  (await say({ type: 'offers', platform: 'mturk', instance, offers }, { url, tabId }))?.marks;

/** The marks of an answer as a page makes them of their patterns. */
const drawn = (answer: MarksAnswer | undefined): Drawing[] | undefined =>
  answer?.marks?.copies.map((copy) => filledIn(answer.marks?.patterns[copy[0]] as Drawing, copy));

function filledIn(pattern: Drawing, [, requesterKey, ...figures]: Copy): Drawing {
  const fill = (part: Drawing): Drawing => {
    if (typeof part === 'string') return part;
    const [tag, attributes, ...inside] = part;
    if (tag !== 'data') return [tag, attributes, ...inside.map(fill)];
    const [value, text] = figures.shift() as [string | null, string];
    return [tag, { ...attributes, ...(value === null ? {} : { value }) }, text];
  };
  const [tag, attributes, ...inside] = fill(pattern) as Exclude<Drawing, string>;
  return [tag, { ...attributes, ...(requesterKey === null ? {} : { 'data-requester': requesterKey }) }, ...inside];
}

/** All text of a drawing, and everything it says to machines. */
function read(drawing: Drawing | null | undefined): { text: string; told: Record<string, string> } {
  const told: Record<string, string> = {};
  const textOf = (part: Drawing): string => {
    if (typeof part === 'string') return part;
    const [, attributes, ...inside] = part;
    if (attributes['data-figure']) told[attributes['data-figure']] = attributes.value ?? '?';
    for (const name of ['data-verdict', 'data-requester']) if (attributes[name]) told[name] = attributes[name];
    return inside.map(textOf).join('');
  };
  const text = drawing ? textOf(drawing) : '';
  return { text: text.replace(/\s+/g, ' ').trim(), told };
}

describe('the marks of a page', () => {
  it('come in the order asked, each with its requester and verdict', async () => {
    await workedForLittle();
    const answer = await ask([offer({ groupId: 'OTHER', requesterId: 'ASTRANGER' }), offer()]);
    const [stranger, known] = (drawn(answer) ?? []).map(read);
    expect(stranger).toEqual({
      text: 'no data yet',
      told: { 'data-requester': 'mturk:ASTRANGER', 'data-verdict': 'not-enough-data' },
    });
    expect(known?.text).toContain('History below reference');
    expect(known?.told).toMatchObject({ 'data-requester': 'mturk:AREQUESTER1', 'data-verdict': 'underpaying' });
  });

  it('say nothing where the page names no requester, and give no card', async () => {
    const answer = await ask([offer({ requesterId: null })]);
    expect(read(drawn(answer)?.[0])).toEqual({ text: 'no data yet', told: {} });
    expect(JSON.stringify(answer?.marks)).not.toContain('data-act');
    const card = await say({ type: 'card', platform: 'mturk', offer: offer({ requesterId: null }) });
    expect(card).toEqual({ ok: true });
  });

  it('are none where the worker wants none', async () => {
    world.settings = { marks: false, warns: true };
    expect(await ask([offer()])).toMatchObject({ marks: null });
  });

  it('say that a requester is blocked or watched, and no longer when that ends', async () => {
    const listed = async (listing: 'blocked' | 'watched' | null) => {
      await say({ type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', listing });
      return read(drawn(await ask([offer()]))?.[0]).text;
    };
    expect(await listed('blocked')).toContain('Blocked');
    expect(await listed('watched')).toContain('Watched');
    expect(await listed(null)).toBe('no data yet');
  });

  it.each([
    ['a frame', { frameId: 3 }],
    ['another site', { url: 'https://worker.mturk.com.evil.example/projects' }],
    ['a task frame', { url: 'https://www.mturkcontent.com/dynamic/hit' }],
  ])('are not told to %s', async (_, sender) => {
    for (const message of [
      { type: 'offers', platform: 'mturk', instance: 'i', offers: [offer()] },
      { type: 'card', platform: 'mturk', offer: offer() },
      { type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', listing: 'blocked' },
      { type: 'definitions' },
    ])
      expect(await say(message, sender)).toBeUndefined();
    expect(await world.ledger.requesters.count()).toBe(0);
    expect(world.opened).toEqual([]);
  });
});

describe.each(LANGUAGES)('a card in %s', (language) => {
  it('gives the evidence, line by line', async () => {
    await workedForLittle();
    await say({ type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', note: 'Pays late' });
    speak(language);
    const answer = await say({ type: 'card', platform: 'mturk', offer: offer() });
    const { text, told } = read(answer?.card);
    expect(text).toContain('Acme Research');
    expect(text).toContain('Pays late');
    expect(text).not.toMatch(/undefined|null|NaN|\$\d(?![\d.,])\b(?!\.)/);
    expect(Number(told['requester-pay'])).toBeCloseTo(2.6866, 4);
    expect(Number(told['requester-lower'])).toBeCloseTo(1.9816, 3);
    expect(Number(told['requester-upper'])).toBeCloseTo(3.6423, 3);
    expect(told).toMatchObject({
      'data-verdict': 'underpaying',
      'requester-tasks': '5',
      'requester-days': '2',
      'requester-time': '670',
      'requester-approved-tasks': '5',
      'requester-rejected-tasks': '0',
      'requester-tasks-last-90': '5',
    });
  });
});

describe('what the worker keeps of a requester', () => {
  it('is only what the message says', async () => {
    await say({ type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', note: 'Pays late' });
    await say({ type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', listing: 'watched' });
    expect(await world.ledger.requesters.get('mturk:AREQUESTER1')).toMatchObject({
      note: 'Pays late',
      listing: 'watched',
    });
  });

  it.each([
    ['a note without end', { note: 'x'.repeat(1001) }],
    ['a listing that is none', { listing: 'hated' }],
    ['an id with markup', { requesterId: '<b>' }],
  ])('is refused with %s', async (_, fields) => {
    const message = { type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', ...fields };
    expect(await say(message)).toBeUndefined();
    expect(await world.ledger.requesters.count()).toBe(0);
  });

  it('leads to the definitions, in a tab of the extension', async () => {
    await say({ type: 'definitions' });
    expect(world.opened).toEqual(['definitions.html']);
  });
});

describe('the warning before work', () => {
  const warned = async (instance: string, fields: Partial<SaidOffer> = {}, tabId = 1) =>
    (await ask([offer(fields)], { instance, url: PREVIEW, tabId }))?.warning != null;

  it('gives the evidence in a sentence', async () => {
    await workedForLittle();
    const { text, told } = read((await ask([offer()], { url: PREVIEW }))?.warning);
    expect(text).toContain('Acme Research History of pay below your reference');
    expect(text).toContain('below your reference of $7.25/h, and so were 5 of 5 single tasks');
    expect(told).toMatchObject({ 'data-requester': 'mturk:AREQUESTER1', 'data-verdict': 'underpaying' });
  });

  it('is not shown in a list, nor of a requester without a history', async () => {
    expect(await warned('i1')).toBe(false);
    await workedForLittle();
    expect((await ask([offer()]))?.warning).toBeNull();
  });

  it('comes once in a visit, in each tab, and again after work for another requester', async () => {
    await workedForLittle();
    expect(await warned('first')).toBe(true);
    expect(await warned('first')).toBe(true);
    expect(await warned('reloaded')).toBe(false);
    expect(await warned('next-task', { groupId: 'GROUP2' })).toBe(false);
    expect(await warned('elsewhere', {}, 2)).toBe(true);
    expect(await warned('other', { requesterId: 'AOTHER' })).toBe(false);
    expect(await warned('back-again')).toBe(true);
  });

  it('comes again after the tab left the platform', async () => {
    await workedForLittle();
    expect(await warned('first')).toBe(true);
    await tabWentElsewhere(world.tracking, 1);
    expect(await warned('second')).toBe(true);
  });

  it('is of blocked requesters too, and of none where the worker wants none', async () => {
    await say({ type: 'keep', platform: 'mturk', requesterId: 'AREQUESTER1', listing: 'blocked' });
    const { text } = read((await ask([offer()], { url: PREVIEW }))?.warning);
    expect(text).toContain('You blocked this requester.');
    world.settings = { marks: true, warns: false };
    expect(await warned('second', {}, 2)).toBe(false);
  });
});
