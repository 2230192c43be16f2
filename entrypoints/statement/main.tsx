import '../../components/statement/statement.css';
import { startPage } from '../../components/page/start';
import { StatementPage } from './page';

startPage('statementTitle', <StatementPage />);
