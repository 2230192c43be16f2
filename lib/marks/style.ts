/**
 * How marks, card and warning look, as the text that goes into each shadow root. The host is shielded by `!important`,
 * which inside a shadow root wins over whatever the page says of it. It takes its direction and its scheme from the page,
 * beside whose text it stands; lengths follow the page's root, and so a worker who reads it larger.
 */

import { VERDICTS } from '../pay/verdict';
import { polygonOf } from './shapes';

/** The palette of the extension's own pages (`components/theme.css`), by the names used here. */
const LIGHT =
  '--ground:#fffdf8;--line:#b9a98f;--ink:#2a211a;--soft:#65574a;--focus:#1c5f63;--below:#99391a;--below-ground:#fbe9df;--above:#1d6352;--above-ground:#e1f0ea;--open:#65574a;--open-ground:#f7f2e9;--callout:#fff3d6;--veil:#f7f2e973;--watch:#c98518';
const DARK =
  '--ground:#27211b;--line:#6d5f50;--ink:#f3ebdf;--soft:#bcae9c;--focus:#83cbc8;--below:#f4a688;--below-ground:#43271b;--above:#8ed6bd;--above-ground:#1c3a32;--open:#cbbdaa;--open-ground:#383027;--callout:#3b2f17;--veil:#27211b73;--watch:#e2a53f';

/** The sign before a verdict's words: drawn by the style, for an image in each of a hundred rows takes its time to make. */
const SIGNS = VERDICTS.map(
  (verdict) => `.verdict[data-verdict=${verdict}]::before { clip-path: ${polygonOf(verdict)}; }`,
).join('\n');

const SHARED = `
:host {
  all: initial !important;
  position: absolute !important;
  align-self: end !important;
  justify-self: start !important;
  inline-size: 0 !important;
  block-size: 0 !important;
  z-index: auto !important;
  color-scheme: light dark !important;
  ${LIGHT};
}
@media (prefers-color-scheme: dark) { :host { ${DARK}; } }
* { box-sizing: border-box; }
.verdict { display: inline-flex; align-items: center; gap: 0.25em; }
.verdict::before {
  content: ''; flex: none; inline-size: 1em; block-size: 1em; background: currentColor; clip-path: ${polygonOf(null)};
  forced-color-adjust: none; print-color-adjust: exact;
}
${SIGNS}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;

/** Of a mark: as short as can be, for every row has it. */
export const MARK_STYLE = `${SHARED}
.pill {
  position: absolute; z-index: 2; inset-block-start: 0; inset-inline-start: 0; display: flex; align-items: center; gap: 0.375em;
  inline-size: max-content; max-inline-size: calc(100vw - 4rem); block-size: max(16px, 1rem); padding: 0 0.5em;
  border: 1px solid currentColor; border-radius: 1em;
  font: 500 max(11px, 0.6875rem)/1 system-ui, sans-serif; white-space: nowrap; overflow: hidden;
  color: var(--open); background: var(--open-ground);
}
button.pill { cursor: pointer; }
.pill > * { flex: none; }
.pill > :last-child { flex: 0 1 auto; overflow: hidden; text-overflow: ellipsis; }
.below { color: var(--below); background: var(--below-ground); }
.above { color: var(--above); background: var(--above-ground); }
.pill strong { text-transform: uppercase; letter-spacing: 0.04em; font-weight: 700; }
.cover { position: absolute; pointer-events: none; z-index: 1; }
.cover.blocked { background: var(--veil); }
.cover.watched { border: 2px solid var(--watch); border-inline-start-width: 6px; border-radius: 3px; }
.pill:focus-visible { outline-offset: 0; }
@media (forced-colors: active) { .cover.blocked { background: none; border: 2px dashed GrayText; } }
`;

/** Of the card and the warning. */
export const OVER_STYLE = `${SHARED}
.card, .warning {
  position: fixed; z-index: 2147483647; overflow: auto; overscroll-behavior: contain;
  inline-size: min(26rem, 100vw - 16px); max-block-size: calc(100vh - 16px); padding: 0.875rem 1rem;
  border: 1px solid var(--line); border-radius: 0.5rem; box-shadow: 0 0.25rem 1.25rem #0005;
  color: var(--ink); background: var(--ground); font: 400 max(13px, 0.875rem)/1.45 system-ui, sans-serif;
  overflow-wrap: anywhere; text-align: start;
}
.warning {
  inset-block-end: 8px; inset-inline: 8px; inline-size: auto; max-inline-size: 44rem; max-block-size: 60vh;
  margin-inline: auto; z-index: 2147483646; background: var(--callout); border-color: var(--watch); border-inline-start-width: 6px;
}
h2 { margin: 0 0 0.25rem; font-size: 1.125em; line-height: 1.3; }
p { margin: 0 0 0.5rem; }
ul { margin: 0 0 0.75rem; padding-inline-start: 1.125rem; }
.acts { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.acts:last-child { margin-block-end: 0; }
.label .verdict { display: inline; }
.label .verdict::before { display: inline-block; vertical-align: -0.125em; margin-inline-end: 0.25em; }
[data-verdict=underpaying], [data-verdict=likely-below] { color: var(--below); }
[data-verdict=above] { color: var(--above); }
label { display: block; margin-block-end: 0.5rem; }
textarea { display: block; inline-size: 100%; margin-block-start: 0.25rem; padding: 0.375rem; border: 1px solid var(--soft); border-radius: 4px; font: inherit; color: inherit; background: transparent; resize: vertical; }
.acts button { min-block-size: 28px; padding: 0.25rem 0.75rem; border: 1px solid var(--soft); border-radius: 4px; font: inherit; color: inherit; background: transparent; cursor: pointer; }
.acts .primary { border-color: var(--focus); background: var(--focus); color: var(--ground); }
.acts .plain { border-color: transparent; text-decoration: underline; padding-inline: 0.25rem; }
`;
