import type { VNode } from 'preact';
import { formatTime, keyed, type MessageKey, t } from '../../lib/i18n';
import type { DayKind, DayView } from '../../lib/ledger/views';
import { duration, partsOfSum } from '../../lib/quantity';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';
import { fillOf, Patterns } from './patterns';

/** A break, however long it was, in columns of the strip. */
const BREAK = 3;

/** What a kind of time is called. */
export function kindLabel(kind: DayKind): string {
  return t(kind === 'task' ? 'figure_task_time' : (keyed('unpaid', kind) satisfies MessageKey));
}

/** Today from the first to the last activity: drawn for the eye, with the same in words below. */
export function DayStrip({ day }: { day: DayView }): VNode {
  return (
    <>
      <svg class="bar strip" aria-hidden="true" focusable="false">
        <Patterns />
        <Runs sessions={day.sessions} />
      </svg>
      <details>
        <summary>{t('dayInWords')}</summary>
        <ol class="plain-list day" data-strip>
          {day.sessions.map((session, index) => (
            <Session key={session.startedAt} session={session} before={day.sessions[index - 1]} />
          ))}
          {day.unplaced.length === 0 ? null : (
            <li>
              {t('dayUnplaced')}
              <Parts parts={day.unplaced} />
            </li>
          )}
        </ol>
      </details>
    </>
  );
}

/** Columns of one kind that follow each other are one shape; a break is a gap with a line in it. */
function Runs({ sessions }: { sessions: DayView['sessions'] }): VNode {
  const columns = sessions.flatMap(({ columns }, index) => [
    ...(index === 0 ? [] : Array.from({ length: BREAK }, () => 'break' as const)),
    ...columns,
  ]);
  const starts = columns.flatMap((kind, index) => (index > 0 && kind === columns[index - 1] ? [] : [index]));
  const percent = (count: number) => `${Number(((100 * count) / columns.length).toFixed(3))}%`;
  return (
    <>
      {starts.map((start, index) => {
        const kind = columns[start];
        if (kind == null) return null;
        const width = percent((starts[index + 1] ?? columns.length) - start);
        return kind === 'break' ? (
          <rect key={start} class="strip-break" x={percent(start)} y="45%" width={width} height="10%" />
        ) : (
          <rect key={start} data-kind={kind} x={percent(start)} width={width} height="100%" {...fillOf(kind)} />
        );
      })}
    </>
  );
}

function Session(props: {
  session: DayView['sessions'][number];
  before: DayView['sessions'][number] | undefined;
}): VNode {
  const { session, before } = props;
  const { sum } = partsOfSum(session.parts.map(({ ms }) => ms));
  return (
    <>
      {before === undefined ? null : (
        <li>
          <Sentence
            message="dayBreak"
            parts={[
              <LinkedFigure key="time" name="break-time" quantity={duration(session.startedAt - before.endedAt)} />,
            ]}
          />
        </li>
      )}
      <li>
        <Sentence
          message="daySession"
          parts={[
            formatTime(session.startedAt),
            formatTime(session.endedAt),
            <LinkedFigure key="time" name="session-time" quantity={sum} />,
          ]}
        />
        <Parts parts={session.parts} />
      </li>
    </>
  );
}

function Parts({ parts }: { parts: DayView['unplaced'] }): VNode {
  const shown = partsOfSum(parts.map(({ ms }) => ms)).parts;
  return (
    <ul class="note">
      {parts.map(({ kind }, index) => (
        <li key={kind} data-kind={kind}>
          {kindLabel(kind)} <LinkedFigure name="day-part-time" quantity={shown[index] ?? duration(0)} />
        </li>
      ))}
    </ul>
  );
}
