/**
 * Where MTurk's pages show offers, and what each is. Rows are known by their links (`/projects/{group}/…`): the props
 * behind a table say more, but stay as they were while the page sorts, pages and replaces its rows.
 */
import { id, own } from './fields';
import { requesterIn } from './mturk-page';
import { reactProps } from './react-props';
import type { OfferPlace, OfferReader, SaidOffer } from './reading';

/** Rows beyond this have no mark; MTurk shows at most 100. */
const MOST_ROWS = 1000;

const REQUESTER = "a[href*='/requesters/']";

export const mturkOffers: OfferReader = {
  id: 'mturk',

  places(document, { pathname }) {
    const places: OfferPlace[] = [];
    const put = (element: Element, address: string | null | undefined) => {
      const groupId = /\/projects\/([A-Z\d]{1,64})\/tasks/.exec(address ?? '')?.[1];
      if (groupId && places.length < MOST_ROWS) places.push({ groupId, element });
    };
    for (const row of document.querySelectorAll('.table-row'))
      put(row, row.querySelector("a[href*='/projects/']")?.getAttribute('href'));
    // A page about one task names it in its address; workers' own scripts find its bar by this link.
    const bar = document.querySelector(`.detail-bar-value ${REQUESTER}`)?.closest('.detail-bar');
    if (bar) put(bar, pathname);
    return places;
  },

  read(document, { pathname }, places) {
    const rows = toldByTables(document);
    const offers = new Map<string, SaidOffer>();
    for (const { groupId, element } of places) {
      const isBar = element.matches('.detail-bar');
      const told = isBar ? own(reactProps(document, 'ShowModal')[0][0], 'modalOptions') : rows.get(groupId);
      const shown = (selector: string) => (isBar ? document : element).querySelector(selector)?.textContent ?? null;
      offers.set(groupId, {
        groupId,
        requesterId:
          id(own(told, 'requester_id')) ??
          requesterIn(own(told, 'contactRequesterUrl')) ??
          requesterIn(element.querySelector(REQUESTER)?.getAttribute('href')) ??
          requesterIn(pathname),
        requesterName: own(told, 'requester_name') ?? own(told, 'requesterName') ?? shown(REQUESTER),
        title: own(told, 'title') ?? own(told, 'projectTitle') ?? shown('.project-name-column,.task-project-title'),
        reward: own(told, 'monetary_reward') ?? own(told, 'monetaryReward') ?? shown('.reward-column'),
      });
    }
    return [...offers.values()];
  },
};

/** The rows behind the tables of a page, by their group; a queue has most of a row in its `project`. */
function toldByTables(document: Document): Map<unknown, unknown> {
  const rows = new Map<unknown, unknown>();
  for (const table of ['HitSetTable', 'TaskQueueTable']) {
    const body = own(reactProps(document, table)[0][0], 'bodyData');
    if (!Array.isArray(body)) continue;
    for (const row of body.slice(0, MOST_ROWS)) {
      const told = own(row, 'project') ?? row;
      rows.set(own(told, 'hit_set_id'), told);
    }
  }
  return rows;
}
