import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { EnteredView, OutsideView } from '../../lib/ledger/by-hand-view';
import { PLATFORM_IDS } from '../../lib/platforms/reading';
import { EnteredList } from './entered-list';
import { draftOfTimer, isForgotten, newDraft } from './outside-draft';
import { OutsideForm, type OutsideFormProps } from './outside-form';
import { OutsideTimer } from './outside-timer';

export interface OutsideProps extends Pick<OutsideFormProps, 'zone' | 'now'> {
  /** `null` until it is read. */
  view: OutsideView | null;
  onTimer: (isRunning: boolean) => void;
  /** @param isOutside whether the finished work outside the browser becomes this entry */
  onAdd: (isOutside: boolean, ...entry: Parameters<OutsideFormProps['onAdd']>) => ReturnType<OutsideFormProps['onAdd']>;
  onDiscard: () => Promise<void>;
  onErase: (entered: EnteredView) => Promise<void>;
}

/** Work that no browser saw: a timer for it, a form for what was not timed, and what was entered last. */
export function Outside(props: OutsideProps): VNode {
  const { view, zone, now } = props;
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const formId = useId();
  const work = view?.work ?? null;
  const timed = work === null || work.until === null ? null : { startedAt: work.since, endedAt: work.until };
  const { entered = [], requesters = [] } = view ?? {};
  // Most likely it is the one of last time.
  const platform = entered[0]?.platform ?? PLATFORM_IDS[0];
  const form = { id: formId, zone, now, requesters };
  // What was pressed is gone or will be; who works by keyboard goes on from the heading.
  const goOn = (saying: string) => {
    setSaid(saying);
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <section class="card" id="manual" aria-labelledby="manual-heading" aria-busy={view === null}>
      <h2 id="manual-heading" tabIndex={-1} ref={heading}>
        {t('outsideHeading')}
      </h2>
      <p>{t('outsideIntro')}</p>
      {view === null || timed !== null ? null : (
        <OutsideTimer
          since={work?.since ?? null}
          now={now}
          onTimer={(isRunning) => {
            props.onTimer(isRunning);
            goOn('');
          }}
        />
      )}
      {timed === null ? null : (
        <OutsideForm
          {...form}
          key={`${timed.startedAt} ${timed.endedAt}`}
          id={`${formId}-timed`}
          name={t('outsideSaveTimed')}
          draft={draftOfTimer(timed, platform, zone)}
          timed={timed}
          isForgotten={isForgotten(timed)}
          onAdd={(...entry) => props.onAdd(true, ...entry)}
          onSaved={() => goOn(t('saved'))}
          onLeave={async () => {
            await props.onDiscard();
            goOn('');
          }}
        />
      )}
      {timed !== null && !isOpen ? null : (
        <p class="actions">
          <button
            type="button"
            data-action="manual-open"
            aria-expanded={isOpen}
            onClick={() => {
              setSaid('');
              setOpen(!isOpen);
            }}
          >
            {t('outsideEnter')}
          </button>
        </p>
      )}
      {isOpen ? (
        <OutsideForm
          {...form}
          name={t('outsideEnter')}
          draft={newDraft(platform, zone, now())}
          timed={null}
          isForgotten={false}
          onAdd={(...entry) => props.onAdd(false, ...entry)}
          onSaved={() => {
            setOpen(false);
            goOn(t('saved'));
          }}
          onLeave={async () => {
            setOpen(false);
            goOn('');
          }}
        />
      ) : null}
      <p role="status">{said}</p>
      <EnteredList entered={entered} onErase={props.onErase} />
    </section>
  );
}
