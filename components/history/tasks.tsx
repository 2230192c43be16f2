import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Correction } from '../../lib/ledger/corrections';
import type { TaskPage, TaskView } from '../../lib/ledger/recent-tasks';
import { TaskForm } from './task-form';
import { TaskLine } from './task-line';

export interface TasksProps {
  /** `null` while it is read. */
  page: TaskPage | null;
  failed: boolean;
  isFirst: boolean;
  onOlder: () => void;
  onNewest: () => void;
  onCorrect: (key: string, correction: Correction) => Promise<void>;
}

/** The worker's tasks, the newest first, each to be corrected where it stands. */
export function Tasks(props: TasksProps): VNode {
  const { page, failed, isFirst } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const close = (key: string, saying: string) => {
    setEditing(null);
    setSaid(saying);
    // Who works by keyboard goes on where the form was opened.
    section.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(key)}"] [data-action="correct"]`)?.focus();
  };
  const toggle = (task: TaskView) => {
    setSaid('');
    setEditing(editing === task.key ? null : task.key);
  };
  return (
    <section class="card" id="tasks" aria-labelledby="tasks-heading" aria-busy={page === null && !failed} ref={section}>
      <h2 id="tasks-heading">{t('tasksHeading')}</h2>
      <p>{t('tasksIntro')}</p>
      {page?.tasks.length === 0 ? <p>{t('tasksEmpty')}</p> : null}
      <ul class="plain-list tasks">
        {page?.tasks.map((task) => (
          <li key={task.key} data-task={task.key}>
            <TaskLine task={task} isOpen={editing === task.key} onToggle={() => toggle(task)} />
            {editing === task.key ? (
              <TaskForm
                task={task}
                requesters={page.requesters}
                onCorrect={(correction) => props.onCorrect(task.key, correction)}
                onClose={(saved) => close(task.key, saved ? t('saved') : '')}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <p role="status">{failed ? t('tasksFailed') : said}</p>
      <p class="actions">
        {isFirst ? null : (
          <button type="button" data-action="tasks-newest" onClick={props.onNewest}>
            {t('tasksNewest')}
          </button>
        )}
        {page?.next == null ? null : (
          <button type="button" data-action="tasks-older" onClick={props.onOlder}>
            {t('tasksOlder')}
          </button>
        )}
      </p>
    </section>
  );
}
