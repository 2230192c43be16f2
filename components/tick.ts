import { useEffect, useState } from 'preact/hooks';

/** Draws the component again each second while `on`; no timer lives when nothing moves. */
export function useTick(on: boolean): void {
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), 1000);
    return () => clearInterval(timer);
  }, [on]);
}
