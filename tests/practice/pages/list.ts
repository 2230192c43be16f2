import { dollars, type Html, html, titleText } from '../html';
import type { HitSet, Marketplace } from '../marketplace';
import { projectRecord, searchRecord, shownHitSet } from '../records';
import { marketPage, reactRoot } from './layout';

/** Every kind of task that still has tasks, or those of one requester. */
function openHitSets(market: Marketplace, requesterId: string | null = null): HitSet[] {
  return [...market.hitSets.keys()]
    .map((groupId) => shownHitSet(market, groupId))
    .filter((set) => set.available > 0 && (requesterId === null || set.requesterId === requesterId));
}

export function searchJson(market: Marketplace, requesterId: string | null = null): unknown {
  const results = openHitSets(market, requesterId).map(searchRecord);
  return { results, page_number: 1, num_results: results.length, total_num_results: results.length };
}

export function searchPage(market: Marketplace): string {
  return marketPage(market, 'HITs', html`<h1>All HITs</h1>${hitSetTable(market, openHitSets(market))}`);
}

export function requesterPage(market: Marketplace, requesterId: string): string {
  const sets = openHitSets(market, requesterId);
  const name = [...market.hitSets.values()].find((set) => set.requesterId === requesterId)?.requesterName;
  return marketPage(
    market,
    'HITs of a requester',
    html`<h1>HITs by ${name ?? requesterId}</h1>${hitSetTable(market, sets)}`,
  );
}

function hitSetTable(market: Marketplace, sets: HitSet[]): Html {
  const rows = html`<ol class="rows hit-set-table">
    <li class="table-row header-row projects-info-header">
      <span>Requester</span><span>Title</span><span>HITs</span><span>Reward</span><span>Actions</span>
    </li>
    ${sets.map(
      (set) => html`<li class="table-row">
      <span class="requester-column"><a href="/requesters/${set.requesterId}/projects">${set.requesterName}</a></span>
      <span class="project-name-column">${titleText(set.title)}</span>
      <span class="assignable-hits-count-column">${set.available}</span>
      <span class="reward-column">${dollars(set.reward)}</span>
      <span class="actions-column">
        <a class="button" href="/projects/${set.groupId}/tasks?ref=w_pl_prvw">Preview</a>
        <a class="button" href="/projects/${set.groupId}/tasks/accept_random?ref=w_pl_prvw">Accept &amp; work</a>
      </span>
    </li>`,
    )}
  </ol>`;
  const pagination = reactRoot(market, 'navigation/Pagination', { currentPage: 1, lastPage: 1 }, null);
  const props = { bodyData: sets.map(searchRecord), tableConfig: [] };
  return html`${reactRoot(market, 'hitSetTable/HitSetTable', props, rows)}${pagination}`;
}

export function previewJson(market: Marketplace, groupId: string): unknown {
  const project = { ...projectRecord(shownHitSet(market, groupId)), hit_requirements: [] };
  const nothing = {
    assignment_id: null,
    accepted_at: null,
    deadline: null,
    time_to_deadline_in_seconds: null,
    state: null,
  };
  return { task_id: groupId, ...nothing, project };
}
