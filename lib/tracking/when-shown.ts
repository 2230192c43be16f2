/**
 * Calls back once the page is one that the worker may see. Chromium loads pages ahead of time (prerendering), and
 * such a page is in no tab yet.
 * https://developer.mozilla.org/docs/Web/API/Document/prerenderingchange_event
 */
export function whenShown(document: Document, start: () => void): void {
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', start, { once: true });
  } else {
    start();
  }
}
