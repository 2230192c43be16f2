/** Pages that hold no work, only time: messages, qualifications, help, and the platform's refusals. */
import { html } from '../html';
import type { Marketplace } from '../marketplace';
import { marketPage, plainPage } from './layout';

export function contactPage(market: Marketplace, requesterName: string | null): string {
  const body = html`<h1>Write to ${requesterName ?? 'the requester'}</h1>
    <p><label>Your message <textarea></textarea></label></p>
    <p>This is a practice place: the message goes nowhere.</p>`;
  return marketPage(market, 'Contact a requester', body);
}

export function qualificationsPage(market: Marketplace): string {
  const body = html`<h1>Qualifications</h1><p>You have one: practising.</p>`;
  return marketPage(market, 'Qualifications', body);
}

export function helpPage(market: Marketplace): string {
  const body = html`<h1>Help</h1>
    <p>Accept a HIT from the list, work on it in its frame, and hand it in. The extension counts the time.</p>`;
  return marketPage(market, 'Help', body);
}

export function rateLimitedPage(): string {
  return plainPage(
    'Too fast',
    html`<div class="error-page"><p class="message">We have detected an excessive rate of page requests.</p></div>`,
  );
}

export function signInPage(): string {
  return plainPage('Sign in', html`<h1>Sign in</h1><p>You are signed out of the practice marketplace.</p>`);
}

export function notFoundPage(): string {
  return plainPage('Not found', html`<h1>There is no such page here</h1>`);
}
