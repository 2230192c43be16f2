import { startPage } from '../../components/page/start';
import '../../components/parts.css';
import '../../components/popup/popup.css';
import { theLedger } from '../../lib/ledger/open';
import { sendToBackground } from '../../lib/to-background';
import { PopupPage } from './page';

// It opens while the first picture is drawn.
theLedger()
  .open()
  .catch(() => {});
startPage('brand', <PopupPage />);
// Whatever fell due while the background slept (a task's deadline, a tab that is gone) is done now. Nothing here waits
// for it: what it changes arrives by itself.
sendToBackground({ type: 'wake' }).catch(() => {});
