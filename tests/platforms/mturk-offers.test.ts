// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mturk } from '../../lib/platforms/mturk';
import { mturkOffers } from '../../lib/platforms/mturk-offers';
import type { Offer } from '../../lib/platforms/reading';
import { readOffer } from '../../lib/platforms/registry';
import { fixturePage, fixturePages, NOW, parse } from './pages';

function offersOn(document: Document, url: URL): Offer[] {
  const places = mturkOffers.places(document, url);
  return mturkOffers.read(document, url, places).map((said) => readOffer('mturk', said));
}

/** The same from the reader of whole pages. */
function readOn(document: Document, url: URL): Offer[] {
  const content = mturk.read(document, url, NOW)?.content;
  const rows = content && ('rows' in content ? content.rows : 'task' in content ? [content.task] : []);
  return (rows ?? []).flatMap((row) => {
    const { groupId, requesterId, requesterName, title, reward } = row as Offer;
    return groupId ? [{ groupId, requesterId, requesterName, title, reward }] : [];
  });
}

describe('the offers of MTurk’s pages', () => {
  it.each(['search', 'requester', 'queue', 'preview', 'working'])('are those that are read of the %s page', (name) => {
    const { html, url } = fixturePage('mturk', name);
    const read = new Map(readOn(parse(html), url).map((offer) => [offer.groupId, offer]));
    const page = parse(html);
    // Saved pages hold the props alone; the rows are drawn by the page's own scripts.
    for (const groupId of read.keys())
      page.body.insertAdjacentHTML(
        'beforeend',
        `<li class="table-row"><a href="/projects/${groupId}/tasks?ref=w_pl_prvw">Preview</a></li>`,
      );
    const offers = offersOn(page, url);
    expect(offers.length).toBeGreaterThan(0);
    expect(offers).toEqual(offers.map(({ groupId }) => read.get(groupId)));
  });

  it('are none on pages that are about something else', () => {
    const others = fixturePages('mturk').filter(({ name }) =>
      /status|dashboard|earnings|help|qualif|contact/.test(name),
    );
    expect(others.length).toBeGreaterThan(3);
    for (const { html, url } of others) expect(mturkOffers.places(parse(html), url)).toEqual([]);
  });

  it('are read from a row itself where no props tell of it, by the same rules', () => {
    const page = parse(`<li class="table-row"><span class="requester-column"><a href="/requesters/AREQ1/projects">Acme
      Research</a></span><span class="project-name-column"> Find\u202e cats </span><span class="reward-column">$0.05</span>
      <a href="/projects/3GROUP/tasks?ref=w_pl_prvw">Preview</a></li>
      <li class="table-row"><a href="/projects/<b>/tasks">?</a></li><li class="table-row">no link</li>`);
    expect(offersOn(page, new URL('https://worker.mturk.com/projects'))).toEqual([
      {
        groupId: '3GROUP',
        requesterId: 'AREQ1',
        requesterName: 'Acme Research',
        title: 'Find cats',
        reward: { micros: 50_000, currency: 'USD' },
      },
    ]);
  });
});
