import { sendToBackground } from '../to-background';
import { LedgerDatabase } from './database';

let ledger: LedgerDatabase | undefined;

/**
 * The ledger of this context, opened when it is first used. Records of an older version are upgraded by the background,
 * which makes a copy of them first: a page waits for it.
 */
export function theLedger(beforeUpgrade: LedgerDatabase['beforeUpgrade'] = backgroundFirst): LedgerDatabase {
  if (ledger === undefined) {
    ledger = new LedgerDatabase();
    ledger.beforeUpgrade = beforeUpgrade;
  }
  return ledger;
}

/** A background that is ended in the middle of it begins again. */
function backgroundFirst(): Promise<unknown> {
  const wake = () => sendToBackground({ type: 'wake' });
  return wake().catch(wake).catch(console.error);
}
