import type { VNode } from 'preact';
import type { Column } from '../../lib/exchange/columns/guess-meanings';
import { COLUMN_MEANINGS, type ColumnMeaning } from '../../lib/exchange/columns/mapping';
import { formatNumber, keyed, t } from '../../lib/i18n';

/** Values of a column that are shown: enough to see what it holds. */
const SHOWN_VALUES = 3;
const SHOWN_CHARS = 60;

/** Each column with its first values, and what it means. */
export function PreviewColumns(props: {
  columns: readonly Column[];
  meanings: readonly ColumnMeaning[];
  onMeaning: (column: number, meaning: ColumnMeaning) => void;
}): VNode {
  return (
    <table class="preview-columns">
      <caption class="visually-hidden">{t('columnsHeading')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columnsName')}</th>
          <th scope="col">{t('columnsMeaning')}</th>
        </tr>
      </thead>
      <tbody>
        {props.columns.map(({ name, cells }, place) => {
          const shownName = name === '' ? t('columnsNameless', formatNumber(place + 1)) : name;
          return (
            <tr key={place} data-column={place}>
              <th scope="row">
                <bdi>{shownName}</bdi>
                <ValuesOf cells={cells} />
              </th>
              <td>
                <select
                  aria-label={t('columnsMeaningOf', shownName)}
                  value={props.meanings[place] ?? 'ignored'}
                  onChange={(event) => {
                    const chosen = COLUMN_MEANINGS.find((meaning) => meaning === event.currentTarget.value);
                    if (chosen) props.onMeaning(place, chosen);
                  }}
                >
                  {COLUMN_MEANINGS.map((meaning) => (
                    <option key={meaning} value={meaning}>
                      {t(keyed('columns', meaning))}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ValuesOf({ cells }: Pick<Column, 'cells'>): VNode {
  const values = [...new Set(cells)].slice(0, SHOWN_VALUES);
  return (
    <p class="note">
      {values.map((value, place) => (
        <span key={value}>
          {place === 0 ? '' : ' · '}
          <bdi>{value.slice(0, SHOWN_CHARS)}</bdi>
        </span>
      ))}
    </p>
  );
}
