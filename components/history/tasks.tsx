import type { VNode } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { tasksAddress } from '../../lib/history-address';
import { t } from '../../lib/i18n';
import type { Correction } from '../../lib/ledger/corrections';
import type { RequesterChoice, TaskView } from '../../lib/ledger/recent-tasks';
import { requesterKey } from '../../lib/ledger/records';
import type { Found } from '../../lib/ledger/search/asked';
import type { Question, Ref } from '../../lib/ledger/search/question';
import type { TaskCard as Card } from '../../lib/ledger/task-card';
import { EraseTask } from './erase-task';
import { FoundCount } from './found-count';
import { TaskCard } from './task-card';
import { TaskFilters } from './task-filters';
import { TaskForm } from './task-form';
import { TaskLine } from './task-line';
import { VirtualRows } from './virtual-rows';

/** How high a task is before it is drawn, in pixels. */
const ROW_PX = 118;
/** So close to the end of what was found, more is asked for. */
const NEAR_END = 40;

export interface TasksProps {
  question: Question;
  /** The name of the requester that is asked for, where one is. */
  requesterName: string | null;
  /** `null` while the first are looked for. */
  found: Found | null;
  /** What question that answers, for the one that is asked now may not be answered yet. */
  answered: string;
  failed: boolean;
  /** What is known of the tasks in sight, by their keys. */
  views: ReadonlyMap<string, TaskView>;
  requesters: readonly RequesterChoice[];
  /** Whether this is the first list of what was found. */
  isFirst: boolean;
  useCard: (key: string, changed: unknown) => Card | null;
  onQuestion: (question: Question, isTyping: boolean) => void;
  /** The keys of the tasks in sight. */
  onShown: (keys: string[]) => void;
  onMore: () => void;
  onNext: (after: Ref | null) => void;
  onCorrect: (key: string, correction: Correction) => Promise<void>;
  onErase: (key: string) => Promise<void>;
}

/** The worker's tasks: searched, put in order, each opened and corrected where it stands. */
export function Tasks(props: TasksProps): VNode {
  const { question, found, failed, views, isFirst, onMore, onShown } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const refs = found?.refs ?? NONE;
  const close = (key: string, saying: string) => {
    setEditing(null);
    setSaid(saying);
    // Who works by keyboard goes on where the form was opened.
    section.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(key)}"] [data-action="correct"]`)?.focus();
  };
  const toggle = (key: string) => {
    setSaid('');
    setEditing(editing === key ? null : key);
  };
  const show = useCallback(
    (start: number, end: number) => {
      onShown(refs.slice(start, end).map(({ key }) => key));
      if (end > refs.length - NEAR_END) onMore();
    },
    [refs, onShown, onMore],
  );
  const isReading = !failed && (found === null || (refs.length > 0 && views.size === 0));
  const last = found?.isComplete && refs.length > 0 && found.count > refs.length ? (refs.at(-1) ?? null) : null;
  return (
    <section class="card" id="tasks" aria-labelledby="tasks-heading" aria-busy={isReading} ref={section}>
      <h2 id="tasks-heading">{t('tasksHeading')}</h2>
      <p>{t('tasksIntro')}</p>
      <TaskFilters question={question} requesterName={props.requesterName} onQuestion={props.onQuestion} />
      <FoundCount found={found} />
      <VirtualRows
        key={props.answered}
        items={refs}
        isWhole={found?.isComplete ?? true}
        keyOf={({ key }) => key}
        rowPx={ROW_PX}
        label={t('tasksHeading')}
        rowProps={({ key }) => ({ 'data-task': key })}
        onShown={show}
        render={({ key }) => {
          const task = views.get(key);
          if (task === undefined) return <p class="note">{t('loading')}</p>;
          return (
            <>
              <TaskLine
                task={task}
                isOpen={editing === key}
                isCardOpen={opened === key}
                onToggle={() => toggle(key)}
                onCard={() => setOpened(opened === key ? null : key)}
              />
              {opened === key ? <OpenedCard task={task} useCard={props.useCard} /> : null}
              {opened === key ? <EraseTask onErase={() => props.onErase(key)} /> : null}
              {editing === key ? (
                <TaskForm
                  task={task}
                  requesters={props.requesters}
                  onCorrect={(correction) => props.onCorrect(key, correction)}
                  onClose={(saved) => close(key, saved ? t('saved') : '')}
                />
              ) : null}
            </>
          );
        }}
      />
      <p role="status">{failed ? t('tasksFailed') : said}</p>
      <p class="actions">
        {isFirst ? null : (
          <button type="button" data-action="tasks-first" onClick={() => props.onNext(null)}>
            {t('tasksFirst')}
          </button>
        )}
        {last === null ? null : (
          <button type="button" data-action="tasks-next" onClick={() => props.onNext(last)}>
            {t('tasksNext')}
          </button>
        )}
      </p>
    </section>
  );
}

const NONE: readonly Ref[] = [];

function OpenedCard({ task, useCard }: { task: TaskView; useCard: TasksProps['useCard'] }): VNode {
  const card = useCard(task.key, task);
  const { platform, requesterId } = task;
  const href = requesterId === null ? null : tasksAddress({ requester: requesterKey(platform, requesterId) });
  return card === null ? <p class="note">{t('loading')}</p> : <TaskCard card={card} requesterHref={href} />;
}
