import '../../components/history/import-preview.css';
import '../../components/history/tasks.css';
import { startPage } from '../../components/page/start';
import { HistoryPage } from './page';

startPage('historyTitle', <HistoryPage />);
