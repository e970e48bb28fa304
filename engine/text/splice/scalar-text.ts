import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlScalar } from '../yaml/yaml-node.ts';

/** YAML source, on one line, that DVC reads as this string: plain where that is safe, else in quotes of the wanted kind. */
export function scalarText(value: string, style: YamlScalar['style'] = 'plain', where: 'block' | 'flow' | 'key' = 'block'): string {
  const single = /^[^\p{Cc}\p{Cs}\uFEFF\u2028\u2029]*$/u.test(value);
  if (style === 'single' && single) return singleQuoted(value);
  if (style === 'double' || !single) return doubleQuoted(value);
  return isPlain(value, where) ? value : singleQuoted(value);
}

const singleQuoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** JSON is YAML, but for what Python's reader refuses unescaped. */
const doubleQuoted = (value: string) =>
  JSON.stringify(value).replace(
    /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function isPlain(value: string, where: 'block' | 'flow' | 'key'): boolean {
  if (value === '' || value === '=' || value === '<<' || value.trim() !== value) return false;
  const source = where === 'key' ? `${value}: x` : where === 'flow' ? `[${value}]` : `k: ${value}`;
  const { root, problems } = readYaml(source);
  if (problems.length > 0 || root === undefined) return false;
  const node =
    root.kind === 'seq'
      ? root.items.length === 1
        ? root.items[0]
        : undefined
      : root.kind === 'map'
        ? where === 'key'
          ? root.pairs[0]?.key
          : root.pairs[0]?.value
        : undefined;
  return node?.kind === 'scalar' && node.style === 'plain' && node.value === value;
}
