/** Whether two records say the same: plain values, arrays and objects, whatever the order of their fields. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => equal(field(a, key), field(b, key)));
}

function field(record: object, key: string): unknown {
  return (record as Record<string, unknown>)[key];
}
