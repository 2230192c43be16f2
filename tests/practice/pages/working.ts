import { SURVEY_HOST } from '../hosts';
import { dollars, type Html, html, titleText } from '../html';
import type { Assignment, HitSet, Marketplace } from '../marketplace';
import { contactUrl, frameUrl, secondsLeft, shownHitSet } from '../records';
import { marketPage, reactRoot } from './layout';

export function workingPage(market: Marketplace, assignment: Assignment): string {
  const set = shownHitSet(market, assignment.groupId);
  const back = html`<form method="post" action="/projects/${set.groupId}/tasks/${assignment.taskId}?assignment_id=${assignment.assignmentId}&ref=w_wp_rtrn_top">
    <input type="hidden" name="_method" value="delete">
    <input type="hidden" name="authenticity_token" value="practice-token">
    <button name="button" type="submit" data-practice="return">Return</button>
  </form>`;
  const body = html`${taskHead(market, set)}
    ${timer(market, assignment, set)}
    <p>${back}
      <a class="button" data-practice="open-survey" href="${surveyUrl(assignment.assignmentId)}" target="_blank" rel="noopener">Open the survey in a new tab</a>
      <button type="button" data-practice="open-survey-window" onclick="window.open('${surveyUrl(assignment.assignmentId)}')">Open the survey by script</button>
    </p>
    ${frame(frameUrl(market, set, assignment))}
    ${reactRoot(market, 'workPage/TaskSubmitter', { hiddenFormParams: { task_id: assignment.taskId } }, null)}`;
  return marketPage(market, 'Working on a HIT', body);
}

export function previewPage(market: Marketplace, groupId: string): string {
  const set = shownHitSet(market, groupId);
  const body = html`${taskHead(market, set)}
    <p><strong>Preview.</strong> Accept the HIT to work on it.
      <form action="/projects/${set.groupId}/tasks/accept_random"><button type="submit" data-practice="accept">Accept</button></form>
      <a class="button" href="/projects/${set.groupId}/tasks?ref=w_wp_skp_top">Skip</a>
    </p>
    ${frame(frameUrl(market, set, null))}`;
  return marketPage(market, 'Preview of a HIT', body);
}

function surveyUrl(assignmentId: string): string {
  return `https://${SURVEY_HOST}/start?assignmentId=${assignmentId}`;
}

function frame(address: string): Html {
  return html`<div class="task-question-iframe-container">
    <iframe class="embed-responsive-item" title="The task" src="${address}"></iframe>
  </div>`;
}

function taskHead(market: Marketplace, set: HitSet): Html {
  const details = {
    modalType: 'ProjectDetailsModal',
    modalHeader: 'HIT Details',
    modalOptions: {
      requesterName: set.requesterName,
      projectTitle: set.title,
      description: set.description,
      assignableHitsCount: set.available,
      creationTime: new Date(set.createdAtMs).toISOString(),
      assignmentDurationInSeconds: set.durationS,
      expirationTime: new Date(set.createdAtMs + 12 * 86_400_000).toISOString(),
      contactRequesterUrl: contactUrl('hit_type_message', set),
      monetaryReward: { amountInDollars: set.reward, currencyCode: 'USD' },
    },
    children: 'HIT Details',
  };
  return html`<h1 class="task-project-title">${titleText(set.title)}</h1>
    <div class="detail-bar">
      ${bar('Requester', html`<a href="/requesters/${set.requesterId}/projects">${set.requesterName}</a>`)}
      ${bar('Reward', html`${dollars(set.reward)}`)}
      ${bar('HITs', html`${set.available}`)}
      <span>${reactRoot(market, 'common/ShowModal', details, html`<span>HIT Details</span>`)}</span>
    </div>`;
}

function bar(label: string, value: Html): Html {
  return html`<span><span class="detail-bar-label">${label}</span> <span class="detail-bar-value">${value}</span></span>`;
}

/** The clock of the page. When the time is up it says so itself, without a new load. */
function timer(market: Marketplace, assignment: Assignment, set: HitSet): Html {
  const left = secondsLeft(market, assignment);
  const props = {
    displayStyle: 'elapsed',
    timeRemainingInSeconds: left,
    originalTimeToCompleteInSeconds: set.durationS,
  };
  const over = html`<span class="threshold-1">The time for this HIT is up.</span>`;
  const shown = left === 0 ? over : html`<span data-practice="timer">Time allowed: ${set.durationS} s</span>`;
  const wait = html`<script>
    setTimeout(() => { document.querySelector('[data-practice=timer]').outerHTML = '${over}'; }, ${Math.min(left * 1000, 2 ** 31 - 1)});
  </script>`;
  return html`<p>${reactRoot(market, 'workPage/CompletionTimer', props, shown)}</p>${left > 0 && wait}`;
}
