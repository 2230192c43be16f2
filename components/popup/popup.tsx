import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import type { HeadlineView, Period, PeriodView, PopupView } from '../../lib/ledger/views';
import { payFigures } from '../../lib/pay/wage';
import type { EffectiveReference } from '../../lib/settings';
import { Brand } from '../brand';
import { HostsMissing } from '../hosts-missing';
import { PageLinks } from '../page-links';
import { Announcement } from './announcement';
import { CountTab } from './count-tab';
import { Failed } from './failed';
import { FirstRun } from './first-run';
import { Goals } from './goals';
import { Headline } from './headline';
import { LeftOut } from './left-out';
import { Loading } from './loading';
import { NotUnderstood, ProblemCount } from './not-understood';
import { Paused } from './paused';
import { PeriodNav } from './period-nav';
import { ReferenceLine } from './reference-line';
import type { RemarkActions } from './remarks';
import { Requester } from './requester';
import { Running } from './running';
import { TimeSplit } from './time-split';
import { Underpaying } from './underpaying';

export interface PopupProps extends RemarkActions {
  /** What was read before everything else; `null` where that takes long. */
  first: HeadlineView | null;
  /** `null` until the log was read for the first time. */
  view: PopupView | null;
  period: Period;
  /** The log could not be read. */
  failed: boolean;
  reference: EffectiveReference | null;
  /** Hosts whose access was taken away. */
  missingHosts: string[];
  now: () => number;
  onRetry: () => void;
  onCountTab: (tabId: number, counts: boolean) => void;
  onPause: (paused: boolean) => void;
  onWorked: (taskKey: string, since: number) => void;
  onAskHosts: () => void;
}

/** The popup: this period's pay first, then what is going on now, then who paid less than the reference. */
export function Popup(props: PopupProps): VNode {
  const { view, first, period } = props;
  const headline = view ?? (first?.period.period === period ? first : null);
  return (
    <>
      <header class="top">
        <h1>
          <Brand />
        </h1>
        <PageLinks pages={['history', 'options']} inNewTab />
      </header>
      {headline?.empty ? null : <PeriodNav current={period} />}
      <main>
        <HostsMissing hosts={props.missingHosts} onAsk={props.onAskHosts} />
        {props.failed ? (
          <Failed onRetry={props.onRetry} />
        ) : headline === null ? (
          <Loading period={period} />
        ) : (
          <Contents {...props} headline={headline} />
        )}
      </main>
      <footer class="foot">
        {headline === null || headline.empty ? null : <ReferenceLine reference={props.reference} />}
        {view === null ? null : <ProblemCount problems={view.problems} />}
        {headline === null || headline.empty ? null : (
          <a href="history.html#refresh" target="_blank" rel="noopener">
            {t('openRefresh')}
          </a>
        )}
        <a href="history.html#manual" target="_blank" rel="noopener">
          {t('outsideHeading')}
        </a>
        <a href="definitions.html" target="_blank" rel="noopener">
          {t('openDefinitions')}
        </a>
      </footer>
      <Announcement view={view} />
    </>
  );
}

/** How the period paid, at once; around it, what takes a moment longer to read. */
function Contents({ headline, ...props }: PopupProps & { headline: HeadlineView }): VNode {
  const { view, reference } = props;
  const { empty, period } = headline;
  return (
    // It has its name once it has all its figures.
    <div class="stack" data-period={view === null ? undefined : period.period} aria-busy={view === null}>
      {view === null ? null : <Notices {...props} view={view} />}
      {empty ? <FirstRun view={period} reference={reference} /> : <PeriodPay view={period} />}
      {view === null ? null : <Rest {...props} view={view} />}
    </div>
  );
}

/** What asks for the worker before anything else. */
function Notices({ view, now, onCountTab, onPause }: PopupProps & { view: PopupView }): VNode {
  const tab = view.activeTab;
  return (
    <>
      {tab === null ? null : <NotUnderstood problems={tab.problems} />}
      {tab === null ? null : <CountTab tab={tab} onCountTab={onCountTab} />}
      {view.paused || view.outside ? <Paused outside={view.outside} now={now} onPause={onPause} /> : null}
    </>
  );
}

/** What is going on now, where the time went, and who paid less than the reference. */
function Rest(props: PopupProps & { view: PopupView }): VNode {
  const { view, reference, now } = props;
  const task = view.running ?? view.activeTab?.task ?? null;
  const requester = view.activeTab?.requester ?? null;
  return (
    <>
      <Goals period={view.period} goals={view.goals} rate={reference} now={now} />
      {task === null ? null : (
        <Running
          key={task.taskKey}
          task={task}
          now={now}
          paused={view.paused}
          onPause={props.onPause}
          onWorked={props.onWorked}
        />
      )}
      {requester === null ? null : (
        <section class="card" aria-labelledby="requester-heading">
          <h2 id="requester-heading">{t('requesterHeading')}</h2>
          <Requester requester={requester} reference={reference} actions={props} linked />
        </section>
      )}
      <TimeSplit sums={view.period} day={view.day} />
      <Underpaying requesters={view.underpaying} reference={reference} actions={props} />
    </>
  );
}

function PeriodPay({ view }: { view: PeriodView }): VNode {
  // Nothing measured and nothing earned: the figures are not zero, there are none.
  const isNothing = Object.values(view.totals).every((sum) => sum === 0);
  return (
    <Headline period={view.period} currency={view.currency} figures={payFigures(view)}>
      {isNothing ? <p>{t(`nothingYet_${view.period}`)}</p> : <LeftOut view={view} />}
    </Headline>
  );
}
