import { backUp } from '../../lib/backup/back-up';
import { hiddenPagePort } from '../../lib/backup/hidden-page';
import { theLedger } from '../../lib/ledger/open';

// Nobody sees this page: it is there for one backup.
void backUp(theLedger(), hiddenPagePort).finally(() => window.close());
