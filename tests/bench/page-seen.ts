/** What is added to a page so that it says when its first figure was on the screen. */

export const SEEN_CHANNEL = 'bench-seen';

export const FIRST_FIGURE = 'data[data-figure="real-pay"][value]';

/** A script for the head of a page. The frame after the figure came is on its way to the screen when it speaks. */
export const SEEN_SCRIPT = `{
  const channel = new BroadcastChannel('${SEEN_CHANNEL}');
  const task = new MessageChannel();
  task.port1.onmessage = () => channel.postMessage(performance.timeOrigin + performance.now());
  const observer = new MutationObserver(() => {
    if (!document.querySelector('${FIRST_FIGURE}')) return;
    observer.disconnect();
    requestAnimationFrame(() => task.port2.postMessage(null));
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['value'] });
}
`;
