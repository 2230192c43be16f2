import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Days } from '../../components/history/days';
import { useOverview } from '../../components/page/use-overview';
import { dayRows } from '../../lib/ledger/overview';

/** The worker's days, joined to the ledger. */
export function DaysPart(): VNode {
  const view = useOverview();
  return <Days rows={useMemo(() => view && dayRows(view), [view])} />;
}
