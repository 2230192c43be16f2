import { expect, it } from 'vitest';
import { Marketplace } from './marketplace';
import { dailyRecords } from './records';
import { decideSubmitted, fillMarketplace } from './scene';

it('offers tasks and a week of past work', () => {
  const market = new Marketplace();
  fillMarketplace(market);
  expect([...market.hitSets.values()].filter(({ available }) => available > 0).length).toBeGreaterThan(3);
  expect(dailyRecords(market)).toHaveLength(7);
});

it('decides on work after a while, and one requester always against it', () => {
  const market = new Marketplace();
  fillMarketplace(market);
  const handIn = (requester: string) => {
    const set = [...market.hitSets.values()].find(
      ({ requesterName, available }) => requesterName === requester && available > 0,
    );
    const assignment = market.accept(set?.groupId ?? '');
    market.submit(assignment.assignmentId);
    return assignment;
  };
  const fair = handIn('Fair Pictures');
  const unfair = handIn('Never Good Enough');
  decideSubmitted(market);
  expect([fair.state, unfair.state]).toEqual(['submitted', 'submitted']);
  market.setClockOffset(21_000);
  decideSubmitted(market);
  expect([fair.state, unfair.state]).toEqual(['approved', 'rejected']);
});
