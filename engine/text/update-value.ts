import type { ParamValue } from '../model/param.ts';

/** The value with another one at `path` (keys of maps, indexes of lists); `undefined` from `change` takes it away. Maps on the way are made where there is nothing. */
export function updateValue(
  value: ParamValue | undefined,
  path: readonly (string | number)[],
  change: (old: ParamValue | undefined) => ParamValue | undefined,
): ParamValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...(value as readonly ParamValue[])] : [];
    const made = updateValue(list[key], rest, change);
    if (made === undefined) list.splice(key, 1);
    else list[key] = made;
    return list;
  }
  const map = new Map(value instanceof Map ? (value as ReadonlyMap<string, ParamValue>) : []);
  const made = updateValue(map.get(key), rest, change);
  if (made === undefined) map.delete(key);
  else map.set(key, made);
  return map;
}
