import { scalarText } from './scalar-text.ts';

/** What a new entry is made of: text, a flag, a list, or a map in the order given. */
export type Source = string | boolean | readonly Source[] | { readonly map: readonly (readonly [string, Source])[] };

export interface LineStyle {
  /** Columns that a map's keys stand further in than its own. */
  readonly step: number;
  /** Columns that a list's dashes stand further in than its key. */
  readonly dash: number;
}

/** `key: value` as block YAML, without the indentation of its place. */
export function pairLines(key: string, value: Source, style: LineStyle): string[] {
  const name = scalarText(key, 'plain', 'key');
  if (typeof value === 'string') return textLines(`${name}:`, value, style.step);
  if (typeof value === 'boolean') return [`${name}: ${String(value)}`];
  if (isList(value)) return [`${name}:`, ...value.flatMap((item) => itemLines(item, style).map((line) => ' '.repeat(style.dash) + line))];
  return [
    `${name}:`,
    ...value.map.flatMap(([inner, content]) => pairLines(inner, content, style).map((line) => ' '.repeat(style.step) + line)),
  ];
}

/** `- value` as block YAML. */
export function itemLines(value: Source, style: LineStyle, gap = ' '): string[] {
  if (typeof value === 'string') return [`-${gap}${scalarText(value)}`];
  if (typeof value === 'boolean' || isList(value)) return [`-${gap}${flowText(value)}`];
  const lines = value.map.flatMap(([key, content]) => pairLines(key, content, style));
  return lines.map((line, i) => (i === 0 ? `-${gap}` : ' '.repeat(1 + gap.length)) + line);
}

/** The value on one line, as it stands in `[…]` and `{…}`. */
export function flowText(value: Source): string {
  if (typeof value === 'string') return scalarText(value, 'plain', 'flow');
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  return `{${flowPairs(value.map)}}`;
}

export const flowPairs = (pairs: readonly (readonly [string, Source])[]): string =>
  pairs.map(([key, value]) => `${scalarText(key, 'plain', 'flow')}: ${flowText(value)}`).join(', ');

/** A map has a `map` too: only its being no array tells. */
export const isList = (value: Source): value is readonly Source[] => Array.isArray(value);

/** Several lines of a command stay lines, as `|` does, where that says the same. */
function textLines(head: string, value: string, step: number): string[] {
  const body = value.replace(/\n$/, '');
  const simple =
    body.includes('\n') &&
    /^[^\s]/.test(body) &&
    !/\s$/.test(body) &&
    /^[^\p{Cc}\p{Cs}\uFEFF\u2028\u2029]*$/u.test(body.replaceAll('\n', ''));
  if (!simple) return [`${head} ${scalarText(value)}`];
  return [`${head} |${value.endsWith('\n') ? '' : '-'}`, ...body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(step) + line))];
}
