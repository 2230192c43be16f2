import type { VNode } from 'preact';
import { Outside } from '../../components/history/outside';
import { eraseWish } from '../../components/page/erase-actions';
import { useOutside } from '../../components/page/use-outside';
import { addEntry } from '../../lib/ledger/by-hand';
import { browserZone } from '../../lib/ledger/context';
import { theLedger } from '../../lib/ledger/open';
import { discardOutside } from '../../lib/ledger/outside-changes';
import { sendToBackground } from '../../lib/to-background';

/** Work outside the browser, joined to the ledger and to the background, which stops the clock of the browser meanwhile. */
export function OutsidePart(): VNode {
  return (
    <Outside
      view={useOutside()}
      zone={browserZone()}
      now={Date.now}
      onTimer={(isRunning) => void sendToBackground(isRunning ? { type: 'outside' } : { type: 'pause', paused: false })}
      onAdd={(isOutside, entry, counted) => addEntry(theLedger(), entry, { counted, isOutside }, Date.now())}
      onDiscard={() => discardOutside(theLedger())}
      onErase={({ kind, key }) =>
        eraseWish(kind === 'task' ? { what: 'task', taskKey: key } : { what: 'unpaid', spanId: key })
      }
    />
  );
}
