import type { VNode } from 'preact';
import { Bonuses } from '../../components/history/bonuses';
import { Tasks } from '../../components/history/tasks';
import { useTasks } from '../../components/page/use-tasks';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import { theLedger } from '../../lib/ledger/open';

/** The worker's tasks and the bonuses of days, joined to the ledger. */
export function TasksPart(): VNode {
  const tasks = useTasks();
  const { page } = tasks;
  return (
    <>
      <Tasks {...tasks} onCorrect={(key, correction) => correctTask(theLedger(), key, correction, Date.now())} />
      <Bonuses
        bonuses={page?.bonuses ?? []}
        requesters={page?.requesters ?? []}
        tasks={page?.tasks ?? []}
        onAssign={(key, parts) => assignBonus(theLedger(), key, parts)}
      />
    </>
  );
}
