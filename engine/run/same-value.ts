import type { ParamMap, ParamValue } from '../model/param.ts';

/** Equality as Python has it: 1 == 1.0 == true, the order of a map is free. */
export function sameValue(a: ParamValue, b: ParamValue): boolean {
  const x = toNumber(a);
  const y = toNumber(b);
  // `==` compares a bigint with a number by value.
  // eslint-disable-next-line eqeqeq
  if (x !== undefined && y !== undefined) return x == y;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [list, other] = [a as readonly ParamValue[], b as readonly ParamValue[]];
    return list.length === other.length && list.every((item, index) => sameValue(item, other[index] ?? null));
  }
  if (a instanceof Map && b instanceof Map) {
    const [map, other] = [a as ParamMap, b as ParamMap];
    return map.size === other.size && [...map].every(([key, value]) => other.has(key) && sameValue(value, other.get(key) ?? null));
  }
  if (isDate(a) && isDate(b)) return a.date === b.date;
  return a === b;
}

const isDate = (value: ParamValue): value is { readonly date: string } => typeof value === 'object' && value !== null && 'date' in value;

function toNumber(value: ParamValue): number | bigint | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'object' && value !== null && 'float' in value ? value.float : undefined;
}
