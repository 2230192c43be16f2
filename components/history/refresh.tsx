import type { VNode } from 'preact';
import { formatAgo } from '../../lib/ago';
import { formatDay, formatMoment, keyed, t } from '../../lib/i18n';
import { count, duration } from '../../lib/quantity';
import { dayInHand, isContinued } from '../../lib/refresh/plan';
import type { RefreshState } from '../../lib/refresh/state';
import { Figure } from '../figure';
import { Sentence } from '../sentence';

export interface RefreshProps {
  /** `null` where there never was a refresh. */
  state: RefreshState | null;
  /** When a status page was last read; `undefined` until that is known, `null` where none ever was. */
  readAt: number | null | undefined;
  now: () => number;
  onRefresh: (wish: 'start' | 'cancel') => void;
}

/** What became of all tasks, read from the platform's own pages because the worker asks for it now. */
export function Refresh({ state, readAt, now, onRefresh }: RefreshProps): VNode {
  return (
    <section
      id="refresh"
      class="card"
      aria-labelledby="refresh-heading"
      data-refresh={state?.is ?? 'never'}
      data-refresh-why={state?.why ?? undefined}
    >
      <h2 id="refresh-heading">{t('refreshHeading')}</h2>
      <p>{t('refreshIntro')}</p>
      <p class="actions">
        {state?.is === 'running' ? (
          <button type="button" data-action="refresh-cancel" onClick={() => onRefresh('cancel')}>
            {t('refreshCancel')}
          </button>
        ) : (
          <button type="button" class="primary" data-action="refresh" onClick={() => onRefresh('start')}>
            {isContinued(state, now()) ? t('refreshContinue') : t('refreshStart')}
          </button>
        )}
        {readAt === undefined ? null : <ReadAt readAt={readAt} now={now()} />}
      </p>
      {state?.is === 'running' ? <Progress state={state} /> : null}
      <div role="status">{state === null || state.is === 'running' ? null : <p>{endText(state)}</p>}</div>
      {state === null ? null : <Counts state={state} />}
    </section>
  );
}

/** How old the newest word of the platform is. */
function ReadAt({ readAt, now }: { readAt: number | null; now: number }): VNode {
  if (readAt === null) return <span class="note">{t('statusNeverRead')}</span>;
  const ageMs = Math.max(0, now - readAt);
  const age = { ...duration(ageMs), text: formatAgo(ageMs) };
  return (
    <span class="note">
      <Sentence message="statusReadAgo" parts={[<Figure key="age" name="status-age" quantity={age} />]} />
    </span>
  );
}

function endText(state: RefreshState): string {
  const at = formatMoment(state.at);
  if (state.is === 'done' || state.why === null) return t('refreshDone', at);
  return `${t('refreshStoppedAt', at)} ${t(keyed('refresh_stopped', state.why))}`;
}

function Progress({ state }: { state: RefreshState }): VNode {
  const inHand = dayInHand(state);
  return (
    <p class="field">
      <label for="refresh-progress">
        {inHand === null ? (
          t('refreshBegins')
        ) : (
          <Sentence
            message="refreshDay"
            parts={[
              <Figure key="day" name="refresh-day" quantity={count(state.doneDays + 1)} />,
              <Figure key="days" name="refresh-days" quantity={count(state.days?.length ?? 0)} />,
              formatDay(inHand.day),
            ]}
          />
        )}
      </label>
      <progress id="refresh-progress" max={state.days?.length ?? 1} value={state.days ? state.doneDays : undefined} />
    </p>
  );
}

function Counts({ state }: { state: RefreshState }): VNode | null {
  if (state.days === null) return null;
  return (
    <ul class="plain-list note">
      <li>
        <Sentence
          message="refreshCounts"
          parts={[
            <Figure key="tasks" name="refresh-tasks" quantity={count(state.tasks)} />,
            <Figure key="added" name="refresh-added" quantity={count(state.added)} />,
            <Figure key="changed" name="refresh-changed" quantity={count(state.changed)} />,
          ]}
        />
      </li>
      {state.skippedDays > 0 ? (
        <li>
          <Sentence
            message="refreshSkipped"
            parts={[<Figure key="days" name="refresh-skipped-days" quantity={count(state.skippedDays)} />]}
          />
        </li>
      ) : null}
      {state.unread > 0 ? (
        <li>
          <Sentence
            message="refreshUnread"
            parts={[<Figure key="tasks" name="refresh-unread" quantity={count(state.unread)} />]}
          />
        </li>
      ) : null}
    </ul>
  );
}
