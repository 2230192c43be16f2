import type { VNode } from 'preact';
import { DECIMAL_SIGNS } from '../../lib/exchange/columns/mapping';
import { EXPORT_FORMATS, type ExportFormat, LEFT_OUT } from '../../lib/exchange/export-choice';
import { keyed, t } from '../../lib/i18n';
import { PERIODS } from '../../lib/ledger/views';
import { sites } from '../../lib/platforms/sites';
import { Choice } from './choice';
import type { ExportDraft } from './export-draft';
import { ExportPreview, type PreviewState } from './export-preview';

export interface ExportChosenProps {
  draft: ExportDraft;
  /** The days and platforms are ones that a file can be made of. */
  isChoice: boolean;
  isWorking: boolean;
  /** The address of the statement about them. */
  statement: string;
  /** The file whose first lines are shown; `null` for none. */
  shown: ExportFormat | null;
  preview: PreviewState;
  onDraft: (draft: ExportDraft) => void;
  onShow: (format: ExportFormat | null) => void;
  onFile: (format: ExportFormat) => void;
}

/** Files of some days for a spreadsheet, another tool or somebody else, with a choice of what stays out of them. */
export function ExportChosen(props: ExportChosenProps): VNode {
  const { draft, isChoice, isWorking, shown, onDraft, onShow, onFile } = props;
  return (
    <>
      <h3>{t('exportOtherHeading')}</h3>
      <p>{t('exportOtherIntro')}</p>
      <Days draft={draft} onDraft={onDraft} />
      <Platforms draft={draft} onDraft={onDraft} />
      <LeaveOut draft={draft} onDraft={onDraft} />
      <Choice
        id="export-decimal-sign"
        label={t('exportDecimalSign')}
        value={draft.decimalSign}
        options={DECIMAL_SIGNS.map((sign) => [sign, `1234${sign}56`])}
        onChoose={(sign) => onDraft({ ...draft, decimalSign: sign ?? draft.decimalSign })}
      />
      <p class="note">{t('exportDecimalSignNote')}</p>
      {isChoice ? null : (
        <p class="field-error" role="alert">
          {t('exportNothingChosen')}
        </p>
      )}
      <p class="actions">
        {EXPORT_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            data-action={`export-${format}`}
            disabled={isWorking || !isChoice}
            onClick={() => onFile(format)}
          >
            {t(keyed('export', format))}
          </button>
        ))}
      </p>
      <p class="field">
        <label for="export-shown">{t('exportPreview')}</label>
        <select
          id="export-shown"
          data-action="export-preview"
          value={shown ?? ''}
          onChange={({ currentTarget: { value } }) => onShow(EXPORT_FORMATS.find((format) => format === value) ?? null)}
        >
          <option value="">{t('exportPreviewNone')}</option>
          {EXPORT_FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(keyed('export', format))}
            </option>
          ))}
        </select>
      </p>
      {shown === null || !isChoice ? null : (
        <ExportPreview format={shown} sign={draft.decimalSign} state={props.preview} />
      )}
      <h3>{t('exportStatementHeading')}</h3>
      <p>{t('exportStatementIntro')}</p>
      {isChoice ? (
        <p class="actions">
          <a class="button" data-action="open-statement" href={props.statement} target="_blank" rel="noopener">
            {t('exportStatement')}
          </a>
        </p>
      ) : null}
    </>
  );
}

type PartProps = Pick<ExportChosenProps, 'draft' | 'onDraft'>;

function Days({ draft, onDraft }: PartProps): VNode {
  return (
    <div class="fields">
      <p class="field">
        <label for="export-period">{t('exportPeriod')}</label>
        <select
          id="export-period"
          value={draft.period}
          onChange={({ currentTarget: { value } }) =>
            onDraft({ ...draft, period: PERIODS.find((period) => period === value) ?? 'days' })
          }
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(`heading_${period}`)}
            </option>
          ))}
          <option value="days">{t('exportPeriodDays')}</option>
        </select>
      </p>
      {draft.period === 'days' ? (
        <>
          <Day
            id="export-from"
            label={t('exportFrom')}
            value={draft.from}
            onDay={(from) => onDraft({ ...draft, from })}
          />
          <Day id="export-to" label={t('exportTo')} value={draft.to} onDay={(to) => onDraft({ ...draft, to })} />
        </>
      ) : null}
    </div>
  );
}

function Day(props: { id: string; label: string; value: string; onDay: (day: string) => void }): VNode {
  return (
    <p class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="date"
        value={props.value}
        onInput={({ currentTarget }) => props.onDay(currentTarget.value)}
      />
    </p>
  );
}

function Platforms({ draft, onDraft }: PartProps): VNode {
  return (
    <fieldset>
      <legend>{t('exportPlatforms')}</legend>
      {Object.values(sites).map(({ id, name }) => (
        <Check
          key={id}
          id={`export-platform-${id}`}
          label={name}
          isOn={draft.platforms.includes(id)}
          onChange={(isOn) =>
            onDraft({
              ...draft,
              platforms: isOn ? [...draft.platforms, id] : draft.platforms.filter((platform) => platform !== id),
            })
          }
        />
      ))}
    </fieldset>
  );
}

function LeaveOut({ draft, onDraft }: PartProps): VNode {
  return (
    <fieldset aria-describedby="export-left-out-note">
      <legend>{t('exportLeaveOut')}</legend>
      {LEFT_OUT.map((part) => (
        <Check
          key={part}
          id={`export-without-${part}`}
          label={t(`exportLeaveOut_${part}`)}
          isOn={draft.leftOut[part]}
          onChange={(isOn) => onDraft({ ...draft, leftOut: { ...draft.leftOut, [part]: isOn } })}
        />
      ))}
      <p class="note" id="export-left-out-note">
        {t('exportLeaveOutNote')}
      </p>
    </fieldset>
  );
}

function Check(props: { id: string; label: string; isOn: boolean; onChange: (isOn: boolean) => void }): VNode {
  return (
    <div class="switch">
      <input
        id={props.id}
        type="checkbox"
        checked={props.isOn}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
      <label for={props.id}>{props.label}</label>
    </div>
  );
}
