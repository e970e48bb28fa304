import type { ParamValue } from '../../model/param.ts';

/** Python's `==`: `1`, `1.0` and `true` are equal, maps in any order, `nan` equals nothing. */
export function sameValue(a: ParamValue, b: ParamValue): boolean {
  const x = number(a);
  const y = number(b);
  // JavaScript compares a bigint and a number by their mathematical value, as Python does.
  if (x !== undefined || y !== undefined) return x !== undefined && y !== undefined && x == y;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null));
  if (isList(b)) return false;
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    const other = b as ReadonlyMap<string, ParamValue>;
    return [...(a as ReadonlyMap<string, ParamValue>)].every(([key, value]) => other.has(key) && sameValue(value, other.get(key) ?? null));
  }
  return 'date' in a && 'date' in b && a.date === b.date;
}

const isList = (value: ParamValue): value is readonly ParamValue[] => Array.isArray(value);

function number(value: ParamValue): number | bigint | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'object' && value !== null && 'float' in value ? value.float : undefined;
}
