/** The platforms by what attention to their addresses counts as. */
import { appenWorkAt } from './appen-addresses';
import { mturkWorkAt } from './mturk-addresses';
import type { MeasuredSite, PlatformId } from './reading';
import { siteOf, sites } from './sites';

const WORK_AT: Record<PlatformId, MeasuredSite['workAt']> = {
  mturk: mturkWorkAt,
  appen: appenWorkAt,
  prolific: () => null,
};

export function measuredSite(platform: PlatformId): MeasuredSite {
  return { ...sites[platform], workAt: WORK_AT[platform] };
}

/** The platform of an address; `null` for one of none. */
export function measuredSiteOf(url: URL): MeasuredSite | null {
  const site = siteOf(url);
  return site && measuredSite(site.id);
}
