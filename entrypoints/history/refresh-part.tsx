import type { VNode } from 'preact';
import { Refresh } from '../../components/history/refresh';
import { useRefresh, useStatusReadAt } from '../../components/page/use-refresh';
import { sendToBackground } from '../../lib/to-background';

/** What became of older work, asked for when the worker says so. */
export function RefreshPart(): VNode {
  const state = useRefresh();
  const readAt = useStatusReadAt();
  return (
    <Refresh
      state={state}
      readAt={readAt}
      now={Date.now}
      onRefresh={(wish) => void sendToBackground({ type: 'refresh', wish })}
    />
  );
}
