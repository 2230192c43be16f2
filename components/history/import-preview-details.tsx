import type { VNode } from 'preact';
import { CURRENCIES } from '../../lib/exchange/columns/currencies';
import {
  type ColumnMapping,
  type ColumnMeaning,
  DATE_ORDERS,
  DECIMAL_SIGNS,
  DURATION_UNITS,
  type Uncertain,
} from '../../lib/exchange/columns/mapping';
import { keyed, locale, t } from '../../lib/i18n';
import { TASK_STATES } from '../../lib/platforms/reading';
import { sites } from '../../lib/platforms/sites';

interface Choice {
  name: Uncertain;
  label: string;
  options: { value: string; text: string }[];
}

/** How the cells are to be read, as far as the columns that are used need it. */
export function PreviewDetails(props: {
  mapping: ColumnMapping;
  uncertain: readonly Uncertain[];
  onChange: (mapping: ColumnMapping) => void;
}): VNode {
  const { mapping, uncertain, onChange } = props;
  return (
    <div class="fields">
      {choicesFor(mapping).map(({ name, label, options }) => {
        const isUncertain = uncertain.includes(name);
        const id = `columns-${name}`;
        return (
          <p class="field" key={name} data-uncertain={isUncertain ? name : undefined}>
            <label for={id}>{label}</label>
            <select
              id={id}
              value={mapping[name]}
              aria-describedby={isUncertain ? `${id}-about` : undefined}
              // Only what the options offer can be chosen.
              onChange={(event) => onChange({ ...mapping, [name]: event.currentTarget.value })}
            >
              {options.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
            {isUncertain ? (
              <span class="note" id={`${id}-about`}>
                {t('columnsUncertain')}
              </span>
            ) : null}
          </p>
        );
      })}
    </div>
  );
}

function choicesFor(mapping: ColumnMapping): Choice[] {
  const has = (...meanings: ColumnMeaning[]) => meanings.some((meaning) => mapping.meanings.includes(meaning));
  const choices: (Choice & { isNeeded: boolean })[] = [
    {
      name: 'dateOrder',
      label: t('columnsDateOrder'),
      options: DATE_ORDERS.map((order) => ({ value: order, text: t(keyed('columns_order', order)) })),
      isNeeded: has('day', 'accepted-at', 'ended-at'),
    },
    {
      name: 'zone',
      label: t('columnsZone'),
      options: zonesWith(mapping.zone).map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
      isNeeded: has('accepted-at', 'ended-at'),
    },
    {
      name: 'durationUnit',
      label: t('columnsDurationUnit'),
      options: DURATION_UNITS.map((unit) => ({ value: unit, text: t(keyed('columns_unit', unit)) })),
      isNeeded: has('duration'),
    },
    {
      name: 'decimalSign',
      label: t('columnsDecimalSign'),
      options: DECIMAL_SIGNS.map((sign) => ({ value: sign, text: `1234${sign}56` })),
      isNeeded: has('reward', 'bonus'),
    },
    {
      name: 'currency',
      label: t('columnsCurrency'),
      options: CURRENCIES.map((code) => ({ value: code, text: currencyText(code) })),
      isNeeded: has('reward', 'bonus'),
    },
    {
      name: 'state',
      label: t('columnsState'),
      options: TASK_STATES.filter((state) => state !== 'assigned').map((state) => ({
        value: state,
        text: t(keyed('state', state)),
      })),
      isNeeded: !has('state'),
    },
    {
      name: 'platform',
      label: t('columnsPlatform'),
      options: Object.values(sites).map(({ id, name }) => ({ value: id, text: name })),
      isNeeded: true,
    },
  ];
  return choices.filter(({ isNeeded }) => isNeeded);
}

/** Every zone there is. Browsers differ in whether they name UTC and the zones of older names. */
function zonesWith(zone: string): string[] {
  return [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort((a, b) => a.localeCompare(b));
}

function currencyText(code: string): string {
  const name = new Intl.DisplayNames(locale(), { type: 'currency', fallback: 'none' }).of(code);
  return name === undefined ? code : `${code} – ${name}`;
}
