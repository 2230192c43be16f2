import { useEffect, useState } from 'preact/hooks';
import { watchImports } from '../../lib/ledger/imports-made';
import type { ImportRecord } from '../../lib/ledger/records';

/** The imports there were, newest first, and each change of them; `null` until they are read. */
export function useImports(): ImportRecord[] | null {
  const [imports, setImports] = useState<ImportRecord[] | null>(null);
  useEffect(() => watchImports(setImports, console.error), []);
  return imports;
}
