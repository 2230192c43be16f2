import type { VNode } from 'preact';
import { formatNumber, t } from '../../lib/i18n';
import { DEFINITION_VERSIONS } from '../../lib/statement/definitions';
import type { Definition } from '../definitions/blocks';

/** Every definition by name, with its version: what the words of this statement mean. */
export function DefinitionList({ definitions }: { definitions: readonly Definition[] }): VNode {
  return (
    <section class="card" aria-labelledby="statement-definitions">
      <h2 id="statement-definitions">{t('statementDefinitions')}</h2>
      <p class="note">{t('statementDefinitionsNote')}</p>
      <ul class="statement-definitions">
        {definitions.map(({ id, name }) => (
          <li key={id} data-definition={id} data-version={DEFINITION_VERSIONS[id]}>
            <a href={`definitions.html#${id}`} target="_blank" rel="noopener">
              {name}
            </a>
            {', '}
            {t('statementVersion', formatNumber(DEFINITION_VERSIONS[id] ?? 0))}
          </li>
        ))}
      </ul>
    </section>
  );
}
