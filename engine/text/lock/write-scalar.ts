import { isPrintable, scalarStyle } from './scalar-style.ts';

/** Columns beyond which DVC's writer breaks a line at a space. */
const width = 80;

/** A text under construction: what is written, and the column where the next character comes. */
export interface Page {
  text: string;
  column: number;
}

const put = (page: Page, text: string) => {
  page.text += text;
  page.column += Array.from(text).length;
};
const newLine = (page: Page, indent: number) => {
  page.text += `\n${' '.repeat(indent)}`;
  page.column = indent;
};

/** Writes a string in the style and with the line breaks of DVC's writer; `indent` is where a broken line goes on. */
export function writeString(page: Page, text: string, indent: number, isKey: boolean): void {
  const style = scalarStyle(text, isKey);
  if (style === 'plain') writePlain(page, text, indent, !isKey);
  else if (style === 'single') writeSingle(page, text, indent, !isKey);
  else writeDouble(page, text, indent, !isKey);
}

function writePlain(page: Page, text: string, indent: number, split: boolean): void {
  // Words and stretches of spaces in turn: a single space at the end of a full line becomes the break.
  for (const part of text.match(/ +|[^ ]+/g) ?? []) {
    const length = Array.from(part).length;
    if (part.startsWith(' ')) {
      if (part === ' ' && page.column >= width && split) newLine(page, indent);
      else put(page, part);
    } else {
      // A word that does not fit begins a line of its own; the space before it stays where it was.
      if (length + page.column > width && page.column > indent && split) newLine(page, indent);
      put(page, part);
    }
  }
}

function writeSingle(page: Page, text: string, indent: number, split: boolean): void {
  put(page, "'");
  let at = 0;
  for (const part of text.match(/ +|[\n\x85\u2028\u2029]+|[^ \n\x85\u2028\u2029]+/g) ?? []) {
    const last = at + part.length === text.length;
    if (part === ' ' && page.column > width && split && at !== 0 && !last) newLine(page, indent);
    else if (/^[\x85\u2028\u2029]/.test(part)) {
      page.text += part;
      newLine(page, indent);
      page.text = page.text.replace(/\n( *)$/, '$1');
    } else put(page, part.replaceAll("'", "''"));
    at += part.length;
  }
  put(page, "'");
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\x07', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\x1B', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\x85', 'N'],
  ['\xA0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function writeDouble(page: Page, source: string, indent: number, split: boolean): void {
  const text = Array.from(source);
  put(page, '"');
  let start = 0;
  for (let end = 0; end <= text.length; end++) {
    const char = text[end];
    if (char === undefined || '"\\\x85\u2028\u2029\uFEFF'.includes(char) || !isPrintable(char)) {
      put(page, text.slice(start, end).join(''));
      start = Math.max(start, end);
      if (char !== undefined) {
        put(page, escaped(char));
        start = end + 1;
      }
    }
    if (end > 0 && end < text.length - 1 && (char === ' ' || start >= end) && page.column + (end - start) > width && split) {
      const bare = needsNoBackslash(text, start, end);
      put(page, text.slice(start, end).join('') + (bare ? '' : '\\'));
      if (start < end) start = end;
      newLine(page, indent);
      if (text[start] === ' ') {
        if (bare) start += 1;
        else put(page, '\\');
      }
    }
  }
  put(page, '"');
}

/** Whether the line break alone, read as a space, stands for the space here. */
function needsNoBackslash(text: readonly string[], start: number, end: number): boolean {
  let at = text.indexOf(' ', end);
  if (at < 0) return false;
  const line = text.slice(0, at).indexOf('\n', end);
  if (line >= 0) at = line;
  const after = text[at + 1];
  if (after === undefined) return false;
  if (text[at] === '\n' && after !== ' ') return false;
  const word = text.slice(end, at);
  if (word.includes('"') || word.includes("'") || after === ' ' || after === '\n') return false;
  return !(text[end - 1] === ' ' && text[end] === ' ') && start !== end;
}

function escaped(char: string): string {
  const short = escapes.get(char);
  if (short !== undefined) return `\\${short}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
