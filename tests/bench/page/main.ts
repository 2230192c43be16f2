/** Runs in a page of the extension's copy: what benchmarks and long tests do inside the browser, called by name. */
import { checkRollups } from './check';
import { fill } from './fill';
import { timeOffers } from './offers';
import { leaveOld, onDisk } from './on-disk';
import { timePopup } from './open-popup';
import { roundTrip } from './round-trip';
import { timeSearch } from './search';
import { timeImport, timeRebuild } from './write';

Object.assign(globalThis, {
  bench: {
    fill,
    checkRollups,
    leaveOld,
    onDisk,
    timeImport,
    timeRebuild,
    timeOffers,
    timePopup,
    timeSearch,
    roundTrip,
  },
});
