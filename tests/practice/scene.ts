/** A marketplace with something to do: tasks that pay well and badly, a past, and requesters who decide. */
import { daysBack } from './days';
import type { Marketplace } from './marketplace';

/** Rejects everything, so that the practising worker sees what that does to the figures. */
const NEVER_SATISFIED = 'Never Good Enough';
const DECIDES_AFTER_MS = 20_000;

export function fillMarketplace(market: Marketplace): void {
  market.addTask({ requester: 'Fair Pictures', reward: 0.5, title: 'Which picture shows a cat?', durationS: 1800 });
  market.addTask({ requester: 'Penny Labels', reward: 0.01, title: 'Label a receipt', durationS: 600, available: 200 });
  market.addTask({
    requester: 'University Survey Lab',
    reward: 1.5,
    title: 'A survey on another site',
    frame: 'external',
  });
  market.addTask({ requester: NEVER_SATISFIED, reward: 0.3, title: 'Write a caption', durationS: 900 });
  const [, ...past] = daysBack(market.today(), 8);
  market.history({
    requester: 'Fair Pictures',
    reward: 0.5,
    title: 'Which picture shows a cat?',
    days: past,
    perDay: 6,
  });
  market.history({ requester: 'Penny Labels', reward: 0.01, title: 'Label a receipt', days: past, perDay: 25 });
  const [yesterday] = past;
  if (yesterday) market.payBonus(yesterday, 0.75);
  if (yesterday) market.addTransfer(yesterday, 10);
}

/** Requesters take a while, and then approve; one of them never does. Called again and again. */
export function decideSubmitted(market: Marketplace): void {
  for (const { assignmentId, state, endedAtMs, groupId } of market.assignments.values()) {
    if (state !== 'submitted' || endedAtMs === null || market.now() - endedAtMs < DECIDES_AFTER_MS) continue;
    if (market.hitSet(groupId).requesterName === NEVER_SATISFIED) market.reject(assignmentId, 'Not good enough.');
    else market.approve(assignmentId);
  }
}
