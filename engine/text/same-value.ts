import type { ParamValue } from '../model/param.ts';

/** Whether two values are the same to the last type: `1` is not `1.0`, and the order of keys does not count. */
export function sameValue(a: ParamValue, b: ParamValue): boolean {
  if (a instanceof Map && b instanceof Map) {
    const other = b as ReadonlyMap<string, ParamValue>;
    if (a.size !== other.size) return false;
    for (const [key, value] of a as ReadonlyMap<string, ParamValue>) {
      const there = other.get(key);
      if (there === undefined || !sameValue(value, there)) return false;
    }
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const other = b as readonly ParamValue[];
    return a.length === other.length && (a as readonly ParamValue[]).every((value, i) => sameValue(value, other[i] ?? null));
  }
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    if ('float' in a && 'float' in b) return Object.is(a.float, b.float);
    if ('date' in a && 'date' in b) return a.date === b.date;
    return false;
  }
  return Object.is(a, b);
}
