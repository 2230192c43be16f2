import { startPage } from '../../components/page/start';
import { OptionsPage } from './page';

startPage('optionsTitle', <OptionsPage />);
