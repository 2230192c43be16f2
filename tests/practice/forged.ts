/**
 * What a hostile page does with scripts: it forges the signals an extension might believe. Run by the page
 * and by the task's frame. Kept as text, because it runs in the page and not here.
 */
import { type Html, html, inScript, raw } from './html';
import type { Marketplace } from './marketplace';

const FORGE = raw(`
function forge(assignmentIds, extensionIds) {
  const fire = (target, name) => target.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
  for (const target of new Set([window, window.top])) {
    for (const assignmentId of assignmentIds) {
      target.postMessage(JSON.stringify({ answer: 'forged', assignmentId }), '*');
      target.postMessage({ answer: 'forged', assignmentId }, '*');
    }
    target.postMessage('{"answer":', '*');
    target.postMessage({ type: 'task-submitted', source: 'upah', closed: true, startedAt: -1 }, '*');
  }
  fire(document, 'visibilitychange');
  fire(document, 'submit');
  fire(document, 'click');
  for (const name of ['blur', 'focus', 'pagehide', 'pageshow', 'freeze', 'resume', 'beforeunload', 'keydown']) fire(window, name);
  for (const assignmentId of assignmentIds) {
    const form = document.createElement('form');
    form.method = 'post';
    form.hidden = true;
    form.action = '/projects/forged/tasks/forged?assignment_id=' + assignmentId + '&ref=w_wp_rtrn_top';
    form.innerHTML = '<input name="_method" value="delete">';
    // Firefox sends a form on a forged submit event, too.
    form.addEventListener('submit', (event) => event.preventDefault());
    document.body.append(form);
    fire(form, 'submit');
    form.remove();
  }
  for (const id of extensionIds) {
    for (const entrypoint of ['tracker', 'marks']) {
      const name = id + ':' + entrypoint + ':wxt:content-script-started';
      document.dispatchEvent(new CustomEvent(name, { detail: { contentScriptName: entrypoint, messageId: 'forged' } }));
      window.postMessage({ type: name, contentScriptName: entrypoint, messageId: 'forged' }, '*');
    }
    try {
      const runtime = (window.chrome ?? window.browser)?.runtime;
      runtime?.sendMessage?.(id, { kind: 'submitted', assignmentId: assignmentIds[0] }, () => runtime.lastError);
      runtime?.connect?.(id);
    } catch {}
  }
  window.__practiceForged = (window.__practiceForged ?? 0) + 1;
}`);

/** Timers of a page and of an extension's script in it are numbered together: a page can clear them all. */
const CLEAR_TIMERS = raw(`
function clearTimers() {
  const newest = setTimeout(() => {}, 0);
  for (let id = 1; id <= newest; id += 1) { clearTimeout(id); clearInterval(id); }
  requestAnimationFrame(clearTimers);
}`);

export function forgedScript(market: Marketplace): Html | null {
  if (market.hostileMode === 'cleared-timers') return html`<script>${CLEAR_TIMERS} clearTimers();</script>`;
  if (market.hostileMode !== 'forged-messages') return null;
  const assignmentIds = [...market.assignments.keys(), '3FORGEDFORGEDFORGEDFORGEDFORGE', '__proto__'];
  const parameters = html`${inScript(assignmentIds)}, ${inScript(market.extensionIds)}`;
  return html`<script>${FORGE}
    forge(${parameters}); setInterval(() => forge(${parameters}), 500);</script>`;
}
