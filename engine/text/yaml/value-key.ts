import type { YamlScalar } from './yaml-node.ts';

/** One text for all scalars that are one key for Python: `1`, `1.0` and `true` are equal, `'1'` is another. */
export function valueKey(value: YamlScalar['value']): string {
  if (typeof value === 'string') return `s${value}`;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'n1' : 'n0';
  if (typeof value === 'object') return 'date' in value ? `d${value.date}` : `n${String(value.float)}`;
  return `n${String(value)}`;
}
