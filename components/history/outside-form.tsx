import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoment, t } from '../../lib/i18n';
import type { Entry } from '../../lib/ledger/by-hand';
import type { Counted, Overlap } from '../../lib/ledger/by-hand-overlap';
import type { RequesterChoice } from '../../lib/ledger/recent-tasks';
import { clock } from '../../lib/quantity';
import type { Interval } from '../../lib/time/interval';
import { LinkedFigure } from '../figure';
import { Sentence } from '../sentence';
import { entryOf, type OutsideDraft, type OutsideMistake } from './outside-draft';
import { OutsideFields } from './outside-fields';
import { OutsideOverlap } from './outside-overlap';
import { Sure } from './sure';

export interface OutsideFormProps {
  /** What the ids of the fields begin with. */
  id: string;
  name: string;
  /** What stands in the fields at first. */
  draft: OutsideDraft;
  timed: Interval | null;
  isForgotten: boolean;
  requesters: readonly RequesterChoice[];
  zone: string;
  now: () => number;
  /** @returns the overlap to ask about, or `null` once it is written */
  onAdd: (entry: Entry, counted: Counted | null) => Promise<Overlap | null>;
  onSaved: () => void;
  /** Leaves without an entry; the time of a timer is thrown away. */
  onLeave: () => Promise<void>;
}

/** An entry by hand: what, when, for what. What is wrong is said at its field, and nothing that was typed is lost. */
export function OutsideForm(props: OutsideFormProps): VNode {
  const { id, timed, zone, now, requesters } = props;
  const [draft, setDraft] = useState(props.draft);
  const [mark] = useState(() => crypto.randomUUID().slice(0, 8));
  const [mistake, setMistake] = useState<OutsideMistake | null>(null);
  const [overlap, setOverlap] = useState<Overlap | null>(null);
  const [state, setState] = useState<'idle' | 'working' | 'failed'>('idle');
  const change = (changed: Partial<OutsideDraft>) => {
    setDraft({ ...draft, ...changed });
    setMistake(null);
    setOverlap(null);
  };
  const save = (counted: Counted | null) => {
    const made = entryOf(draft, { zone, now: now(), requesters, timed, mark });
    setMistake('mistake' in made ? made.mistake : null);
    if ('mistake' in made) return;
    setState('working');
    props.onAdd(made.entry, counted).then(
      (found) => {
        setState('idle');
        setOverlap(found);
        if (found === null) props.onSaved();
      },
      () => setState('failed'),
    );
  };
  return (
    <form
      class="task-form"
      aria-label={props.name}
      data-manual={timed === null ? 'new' : 'timed'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(null);
      }}
    >
      {timed === null ? null : (
        <p>
          <Sentence
            message="outsideTimed"
            parts={[
              <LinkedFigure key="time" name="outside-time" quantity={clock(timed.endedAt - timed.startedAt)} />,
              formatMoment(timed.startedAt),
            ]}
          />
        </p>
      )}
      {props.isForgotten ? <p class="warning">{t('outsideForgotten')}</p> : null}
      <OutsideFields id={id} draft={draft} mistake={mistake} requesters={requesters} onChange={change} />
      {overlap === null ? null : <OutsideOverlap overlap={overlap} isWorking={state === 'working'} onSave={save} />}
      <p class="actions">
        {overlap === null ? (
          <button type="submit" class="primary" data-action="manual-save" disabled={state === 'working'}>
            {t('save')}
          </button>
        ) : null}
        {timed === null ? (
          <button type="button" data-action="manual-cancel" onClick={props.onLeave}>
            {t('correctCancel')}
          </button>
        ) : null}
        <span role="status">{state === 'failed' ? t('saveFailed') : ''}</span>
      </p>
      {timed === null ? null : (
        <Sure
          action="manual-discard"
          label={t('outsideDiscard')}
          sure={t('outsideDiscardSure')}
          yes={t('outsideDiscard')}
          failed={t('saveFailed')}
          onDo={props.onLeave}
        />
      )}
    </form>
  );
}
