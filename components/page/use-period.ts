import { useEffect, useState } from 'preact/hooks';
import { PERIODS, type Period } from '../../lib/ledger/views';

/** The period that the address names, `#week` for one; today where it names none. */
export function usePeriod(): Period {
  const [period, setPeriod] = useState(periodOfAddress);
  useEffect(() => {
    const follow = () => setPeriod(periodOfAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return period;
}

/** The period that the address names now. */
export function periodOfAddress(): Period {
  const named = location.hash.slice(1);
  return PERIODS.find((period) => period === named) ?? 'today';
}
