/** A listener for what the browser itself says: a page can make any event up, but cannot make that it is trusted. */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) act(event);
  };
}
