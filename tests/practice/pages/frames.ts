/** Pages on other hosts: the frames of tasks, and the survey a task opens. */
import { forgedScript } from '../forged';
import { SURVEY_HOST, WORKER_ORIGIN, WWW_HOST } from '../hosts';
import { html, inScript } from '../html';
import type { Marketplace } from '../marketplace';
import { plainPage } from './layout';

/** A task the platform hosts: tells the page around it the answer, then hands the form in. */
export function hostedFrame(market: Marketplace, assignmentId: string): string {
  const assignment = market.assignments.get(assignmentId);
  const action = assignment
    ? `${WORKER_ORIGIN}/projects/${assignment.groupId}/tasks/${assignment.taskId}/submit?assignment_id=${assignmentId}`
    : '';
  const survey = `https://${SURVEY_HOST}/start?assignmentId=${assignmentId}`;
  const body = html`<h2>Which picture shows a cat?</h2>
    <p>
      <a data-practice="open-survey" href="${survey}" target="_blank" rel="noopener noreferrer">Open the survey in a new tab</a>
      <button type="button" data-practice="open-survey-window" onclick="window.open('${survey}')">Open the survey by script</button>
    </p>
    <form id="task" method="post" target="_top" action="${action}">
      <input type="hidden" name="assignmentId" value="${assignmentId}">
      <p><label><input type="radio" name="cat" value="left"> left</label> <label><input type="radio" name="cat" value="right"> right</label></p>
      <p><label>Why? <textarea name="reason"></textarea></label></p>
      <button type="submit" data-practice="submit" ${assignment ? '' : 'disabled'}>Submit</button>
    </form>
    <script>
      document.getElementById('task').addEventListener('submit', (event) => {
        const answer = Object.fromEntries(new FormData(event.target));
        window.top.postMessage(JSON.stringify({ answer, assignmentId: ${inScript(assignmentId)} }), '*');
      });
    </script>
    ${forgedScript(market)}`;
  return plainPage('Task', body);
}

/** A requester's own page in a frame: sends its form to the platform and tells the page around it nothing. */
export function externalFrame(market: Marketplace, assignmentId: string): string {
  const isPreview = !market.assignments.has(assignmentId);
  const survey = `https://${SURVEY_HOST}/start?assignmentId=${assignmentId}`;
  const body = html`<h2>A task on the requester's own server</h2>
    <p>
      <a data-practice="open-survey" href="${survey}" target="_blank">Open the survey in a new tab</a>
      <button type="button" data-practice="open-survey-window" onclick="window.open('${survey}')">Open the survey by script</button>
    </p>
    <form method="post" target="_top" action="https://${WWW_HOST}/mturk/externalSubmit">
      <input type="hidden" name="assignmentId" value="${assignmentId}">
      <p><label>Survey code <input name="code" autocomplete="off"></label></p>
      <button type="submit" data-practice="submit" ${isPreview ? 'disabled' : ''}>Submit</button>
    </form>
    ${forgedScript(market)}`;
  return plainPage('External task', body);
}

export function surveyPage(assignmentId: string): string {
  const body = html`<h1>Survey</h1>
    <p>A practice survey on another site, as many tasks have. No extension can see into this page.</p>
    <p><label>How was your day? <textarea></textarea></label></p>
    <p>Your code: <output data-practice="code">${assignmentId.slice(-6)}</output></p>`;
  return plainPage('Survey', body);
}
