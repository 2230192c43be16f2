import { Definitions } from '../../components/definitions/definitions';
import { startPage } from '../../components/page/start';
import '../../components/definitions/definitions.css';
import indonesian from '../../docs/definitions.id.md?blocks';
import english from '../../docs/definitions.md?blocks';
import { textLanguage } from '../../lib/i18n';

startPage('definitionsTitle', <Definitions blocks={textLanguage() === 'id' ? indonesian : english} />);
// The browser looked for the place in the address before there was anything to find.
document.getElementById(location.hash.slice(1))?.scrollIntoView();
