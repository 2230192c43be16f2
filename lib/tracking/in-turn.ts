/**
 * Makes a queue for each key: what is asked of one key is done in the order it was asked, each when the one before is
 * over, however that went. Different keys do not wait for each other.
 *
 * Messages of a tab need it: a background that was just started gets several at once, and a page that follows a submit must
 * not be taken before the page it was submitted on.
 *
 * @returns does an act in its turn, and gives its result
 */
export function inTurn<Key>(): <Result>(key: Key, act: () => Promise<Result>) => Promise<Result> {
  const last = new Map<Key, Promise<unknown>>();
  return (key, act) => {
    const result = (last.get(key) ?? Promise.resolve()).then(act);
    const over = result.catch(() => undefined).finally(() => last.get(key) === over && last.delete(key));
    last.set(key, over);
    return result;
  };
}
