import { forgedScript } from '../forged';
import { spoilProps } from '../hostile';
import { type Html, html, raw } from '../html';
import type { Marketplace } from '../marketplace';
import { STYLE } from './style';

/** The root of one of the platform's tables or dialogs: what it shows, and the facts behind it as JSON. */
export function reactRoot(market: Marketplace, component: string, props: unknown, shown: Html | null): Html {
  const [path = component, member = 'default'] = component.split('#');
  const json = spoilProps(market.hostileMode, props);
  return html`<div data-react-class="require('reactComponents/${path}')['${member}']"${
    json === null ? null : html` data-react-props="${json}"`
  }>${shown}</div>`;
}

function alertBox(market: Marketplace): Html | null {
  const alert = market.takeAlert();
  if (!alert) return null;
  const { header, message, type } = alert;
  const props = { header, message, renderMessageAsHTML: false, type };
  return reactRoot(
    market,
    'alert/Alert#PureAlert',
    props,
    html`<div class="mturk-alert mturk-alert-${type}" role="alert">
      <div class="mturk-alert-content"><h3>${header}</h3><p>${message}</p></div>
    </div>`,
  );
}

const NAVIGATION = [
  ['/projects', 'HITs'],
  ['/tasks', 'Your queue'],
  ['/dashboard', 'Dashboard'],
  ['/earnings', 'Earnings'],
  ['/qualifications/assigned', 'Qualifications'],
  ['/help', 'Help'],
] as const;

/** A page of the marketplace itself. */
export function marketPage(market: Marketplace, title: string, body: Html): string {
  const content = html`
    <p class="practice-notice">Practice marketplace: nothing here is real, no work is done and no money is paid.</p>
    <header>
      <nav aria-label="Marketplace">${NAVIGATION.map(([path, name]) => html`<a href="${path}">${name}</a> `)}</nav>
      <div class="me-bar">Worker: <span class="text-uppercase">${reactRoot(
        market,
        'common/CopyText',
        { textToCopy: market.workerId },
        html`<span>${market.workerId}</span>`,
      )}</span></div>
    </header>
    <main>${alertBox(market)}${body}</main>
    ${forgedScript(market)}`;
  return documentOf(title, content, html`<meta name="csrf-token" content="practice-token">`);
}

/** A page on another host: a task's frame, a survey. */
export function plainPage(title: string, body: Html): string {
  return documentOf(title, html`<main>${body}</main>`, null);
}

function documentOf(title: string, body: Html, head: Html | null): string {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <meta name="color-scheme" content="light dark">
  ${head}
  <title>${title.slice(0, 200)}</title>
  <link rel="icon" href="data:,">
  <style>${raw(STYLE)}</style>
</head>
<body>${body}</body>
</html>`.text;
}
