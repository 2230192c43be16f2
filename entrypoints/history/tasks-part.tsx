import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Bonuses } from '../../components/history/bonuses';
import { Tasks } from '../../components/history/tasks';
import { eraseWish } from '../../components/page/erase-actions';
import { Reading } from '../../components/page/reading';
import { goTo, useAddress } from '../../components/page/use-address';
import { useNewestTasks } from '../../components/page/use-newest-tasks';
import { useRequesterName } from '../../components/page/use-requester-name';
import { useTaskCard } from '../../components/page/use-task-card';
import { useTaskSearch } from '../../components/page/use-task-search';
import { useTaskViews } from '../../components/page/use-task-views';
import { questionOf, tasksAddress } from '../../lib/history-address';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import { theLedger } from '../../lib/ledger/open';
import type { Ref } from '../../lib/ledger/search/question';

/** The worker's tasks and the bonuses of days, joined to the address and the ledger. */
export function TasksPart(): VNode {
  const params = useAddress('tasks');
  const question = useMemo(() => questionOf(params), [params]);
  const [after, setAfter] = useState<Ref | null>(null);
  const [shown, setShown] = useState<string[]>([]);
  useEffect(() => setAfter(null), [question]);
  const newest = useNewestTasks();
  return (
    <>
      <Tasks
        {...useTaskSearch(question, after)}
        question={question}
        requesterName={useRequesterName(question.requester)}
        views={useTaskViews(shown)}
        requesters={newest?.requesters ?? []}
        isFirst={after === null}
        useCard={useTaskCard}
        onQuestion={(asked, isTyping) => goTo(tasksAddress(asked), { inPlace: isTyping })}
        onShown={setShown}
        onNext={setAfter}
        onErase={(taskKey) => eraseWish({ what: 'task', taskKey })}
        onCorrect={(key, correction) => correctTask(theLedger(), key, correction, Date.now())}
      />
      {newest === null ? (
        <Reading />
      ) : (
        <Bonuses {...newest} onAssign={(key, parts) => assignBonus(theLedger(), key, parts)} />
      )}
    </>
  );
}
