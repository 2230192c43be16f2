import type { MeasuredSite } from '../platforms/reading';

/**
 * Whether a page is read and measured where it stands: at the top of a tab always, and in a frame if it is a list that its
 * platform shows there. Nothing else in a frame speaks for the tab around it.
 */
export function isHeard(site: MeasuredSite, page: Window): boolean {
  if (page === page.top) return true;
  return site.framesLists && site.workAt(new URL(page.location.href))?.kind === 'searching';
}
