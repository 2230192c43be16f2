import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { definitionsIn } from '../../components/definitions/markdown-plugin';
import { DEFINITION_VERSIONS } from '../../lib/statement/definitions';

it.each(['definitions.md', 'definitions.id.md'])(
  'every definition of %s has a version, and nothing else has',
  (name) => {
    const definitions = definitionsIn(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8'));
    expect(definitions.map(({ id }) => id)).toEqual(Object.keys(DEFINITION_VERSIONS));
    expect(definitions.filter((definition) => definition.name === '')).toEqual([]);
  },
);
