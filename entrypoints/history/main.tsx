import '../../components/parts.css';
import '../../components/history/tasks.css';
import '../../components/history/history.css';
import { startPage } from '../../components/page/start';
import { HistoryPage } from './page';

startPage('historyTitle', <HistoryPage />);
