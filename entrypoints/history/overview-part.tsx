import type { VNode } from 'preact';
import { groupName, Overview } from '../../components/history/overview';
import { Rankings } from '../../components/history/rankings';
import { goTo, useAddress } from '../../components/page/use-address';
import { useOverview, useRankings } from '../../components/page/use-overview';
import { TimeSplit } from '../../components/popup/time-split';
import { STEPS, type Step } from '../../lib/ledger/overview';

/** The record at a glance: one clock and one currency at a time, which the address names. */
export function OverviewPart(): VNode {
  const params = useAddress('overview');
  const view = useOverview();
  const group = view?.groups.find((one) => groupName(one) === params.get('of')) ?? view?.groups[0] ?? null;
  const rankings = useRankings(group);
  const step = STEPS.find((one) => one === params.get('by')) ?? 'day';
  const show = (of: string, by: Step) => goTo(`#overview?${new URLSearchParams({ of, by })}`);
  return (
    <>
      <Overview
        view={view}
        group={group}
        step={step}
        onGroup={(of) => show(of, step)}
        onStep={(by) => show(group ? groupName(group) : '', by)}
      />
      {group === null ? null : (
        <>
          <TimeSplit sums={group} day={null} />
          <Rankings view={rankings} currency={group.currency} />
        </>
      )}
    </>
  );
}
