import { readScalar } from '../yaml/read-scalar.ts';

export type ScalarStyle = 'plain' | 'single' | 'double';

const isSpace = (char: string | undefined) => char === undefined || '\0 \t\r\n\x85\u2028\u2029'.includes(char);
const breaks = '\n\x85\u2028\u2029';

/** How DVC's writer (ruamel) would write a string outside flow collections. `isKey`: as a key of a map. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const plain = typeof readScalar(text) === 'string' && text !== '<<' && text !== '=';
  const { allowPlain, allowSingle, multiline } = analyse(text);
  if (plain && allowPlain && !(isKey && (text === '' || multiline))) return 'plain';
  if (text.includes("'") || text.includes('\n')) return 'double';
  return allowSingle && !(isKey && multiline) ? 'single' : 'double';
}

/** What forbids which style, by the rules of ruamel's `analyze_scalar`. */
function analyse(text: string): { readonly allowPlain: boolean; readonly allowSingle: boolean; readonly multiline: boolean } {
  if (text === '') return { allowPlain: true, allowSingle: true, multiline: false };
  const chars = Array.from(text);
  let indicators = text.startsWith('---') || text.startsWith('...');
  let multiline = false;
  let special = false;
  let breakThenSpace = false;
  let spaceThenBreak = false;
  chars.forEach((char, i) => {
    const before = chars[i - 1];
    const spaceAfter = isSpace(chars[i + 1]);
    if (i === 0) {
      if ('#,[]{}&*!|>\'"%@`'.includes(char)) indicators = true;
      if ('?:-'.includes(char) && spaceAfter) indicators = true;
    } else {
      if (char === ':' && spaceAfter) indicators = true;
      if (char === '#' && isSpace(before)) indicators = true;
    }
    if (breaks.includes(char)) multiline = true;
    if (char !== '\n' && !isPrintable(char)) special = true;
    if (char === ' ' && before !== undefined && breaks.includes(before)) breakThenSpace = true;
    if (breaks.includes(char) && before === ' ') spaceThenBreak = true;
  });
  const edge = (char: string | undefined) => char === ' ' || (char !== undefined && breaks.includes(char));
  const broken = special || breakThenSpace || spaceThenBreak;
  return { allowPlain: !(broken || multiline || indicators || edge(chars[0]) || edge(chars.at(-1))), allowSingle: !broken, multiline };
}

/** What need not be escaped. */
export function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x20 && code <= 0x7e) return true;
  return code === 0x85 || (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff) || code >= 0x10000;
}
