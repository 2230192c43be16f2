import { startPage } from '../../components/page/start';
import { periodOfAddress } from '../../components/page/use-period';
import '../../components/popup/popup.css';
import { theLedger } from '../../lib/ledger/open';
import { headlineView } from '../../lib/ledger/queries';
import { sendToBackground } from '../../lib/to-background';
import { PopupPage } from './page';

/** How long the first picture waits for the figures. One without them, painted before, would only hold them up. */
const PATIENCE_MS = 100;

const headline = headlineView(theLedger(), periodOfAddress(), Date.now()).catch(() => null);
const patience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
void Promise.race([headline, patience]).then((first) => {
  startPage('brand', <PopupPage first={first} />);
  // Whatever fell due while the background slept (a task's deadline, a tab that is gone) is done now. Nothing here waits
  // for it: what it changes arrives by itself.
  sendToBackground({ type: 'wake' }).catch(() => {});
});
