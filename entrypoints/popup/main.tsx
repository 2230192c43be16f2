import { startPage } from '../../components/page/start';
import '../../components/popup/popup.css';
import { sendToBackground } from '../../lib/messages';
import { PopupPage } from './page';

startPage('brand', <PopupPage />);
// Whatever fell due while the background slept (a task's deadline, a tab that is gone) is done now.
void sendToBackground({ type: 'wake' });
