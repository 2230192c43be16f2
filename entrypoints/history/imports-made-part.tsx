import type { VNode } from 'preact';
import { ImportsMade } from '../../components/history/imports-made';
import { Reading } from '../../components/page/reading';
import { useImports } from '../../components/page/use-imports';
import { takeImportBack } from '../../lib/exchange/bring-in';
import { theLedger } from '../../lib/ledger/open';

/** The files that were brought in, and the way to take one back. */
export function ImportsMadePart(): VNode {
  const turn = { now: Date.now, locks: navigator.locks };
  const imports = useImports();
  if (imports === null) return <Reading />;
  return <ImportsMade imports={imports} onUndo={(id) => takeImportBack(theLedger(), id, turn)} />;
}
