import { readScalar } from '../yaml/read-scalar.ts';

/** The column after which the emitter of DVC looks for a space to break a line at. */
const width = 80;
const whiteSpace = '\0 \t\r\n\u0085\u2028\u2029';
const lineBreaks = '\n\u0085\u2028\u2029';

/**
 * A string as DVC's emitter (ruamel.yaml) writes it in block context: plain where it reads back as the same string, else quoted.
 * `column` is where the value starts, `indent` where a broken line goes on; a key (`split` false) is never broken.
 */
export function emitString(text: string, column: number, indent: number, split: boolean): string {
  const may = stylesOf(text);
  if (may.plain && text !== '' && typeof readScalar(text) === 'string') return split ? foldPlain(text, column, indent) : text;
  if (!/['\n]/.test(text) && may.single) return split ? foldSingle(text, column, indent) : `'${text}'`;
  return foldDouble(text, column, indent, split);
}

/** Which styles can hold the text without a change. */
function stylesOf(text: string): { readonly plain: boolean; readonly single: boolean } {
  let plain = !/^(---|\.\.\.)/.test(text) && !/^[#,[\]{}&*!|>'"%@`]/.test(text) && !/^[?:-]($|[\s\0\u0085])/.test(text);
  if (/^[ \n\u0085\u2028\u2029]|[ \n\u0085\u2028\u2029]$/.test(text) || /[\n\u0085\u2028\u2029]/.test(text)) plain = false;
  if (/:($|[\0 \t\r\n\u0085\u2028\u2029])/.test(text.slice(1)) || /[\0 \t\r\n\u0085\u2028\u2029]#/.test(text)) plain = false;
  // Printable is what YAML calls so; a pair of surrogates is one character beyond the basic plane.
  const special = /[^\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(
    text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, 'x'),
  );
  const breakSpace = /[\n\u0085\u2028\u2029] /.test(text) || / [\n\u0085\u2028\u2029]/.test(text);
  return { plain: plain && !special && !breakSpace, single: !special && !breakSpace };
}

/** The lengths that the emitter counts are in code points. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Single spaces are where a plain line may be broken: after the width is reached, or before a word that would cross it. */
function foldPlain(text: string, column: number, indent: number): string {
  const next = `\n${' '.repeat(indent)}`;
  let out = '';
  let at = column;
  for (const [run] of text.matchAll(/ +|[^ ]+/g)) {
    const length = lengthOf(run);
    if (run === ' ' && at >= width) {
      out += next;
      at = indent;
      continue;
    }
    if (!run.startsWith(' ') && length + at > width && at > indent) {
      out += next;
      at = indent;
    }
    out += run;
    at += length;
  }
  return out;
}

function foldSingle(text: string, column: number, indent: number): string {
  let out = "'";
  let at = column + 1;
  let position = 0;
  for (const [run] of text.matchAll(/ +|[^ ]+/g)) {
    const inside = position !== 0 && position + run.length !== text.length;
    if (run === ' ' && at > width && inside) {
      out += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      out += run;
      at += lengthOf(run);
    }
    position += run.length;
  }
  return `${out}'`;
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
  ['\x1b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function escaped(char: string): string | undefined {
  const short = escapes.get(char);
  if (short !== undefined) return `\\${short}`;
  const code = char.codePointAt(0) ?? 0;
  const printable =
    (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code > 0xffff;
  if (printable && code !== 0xfeff) return undefined;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/** A broken line ends in a backslash, except where the reader makes the space of the line break anyway. */
function foldDouble(text: string, column: number, indent: number, split: boolean): string {
  const chars = Array.from(text);
  let out = '"';
  let at = column + 1;
  let start = 0;
  const flush = (end: number) => {
    const piece = chars.slice(start, end).join('');
    out += piece;
    at += Math.max(0, end - start);
    start = Math.max(start, end);
  };
  for (let end = 0; end <= chars.length; end++) {
    const char = chars[end];
    const escape = char === undefined ? undefined : escaped(char);
    if (char === undefined || escape !== undefined) {
      flush(end);
      if (escape !== undefined) {
        out += escape;
        at += escape.length;
        start = end + 1;
      }
    }
    if (!split || end === 0 || end >= chars.length - 1 || !(char === ' ' || start >= end) || at + (end - start) <= width) continue;
    const backslash = needsBackslash(chars, start, end);
    flush(end);
    out += `${backslash ? '\\' : ''}\n${' '.repeat(indent)}`;
    at = indent;
    if (chars[start] === ' ') {
      if (backslash) {
        out += '\\';
        at += 1;
      } else start += 1;
    }
  }
  return `${out}"`;
}

function needsBackslash(chars: readonly string[], start: number, end: number): boolean {
  const space = chars.indexOf(' ', end);
  if (space < 0) return true;
  const found = chars.slice(end, space).indexOf('\n');
  const at = found < 0 ? space : end + found;
  const following = chars[at + 1];
  if (following === undefined) return true;
  if (chars[at] === '\n' && following !== ' ') return true;
  const between = chars.slice(end, at);
  const doubled = chars[end - 1] === ' ' && chars[end] === ' ';
  return (
    between.includes('"') ||
    between.includes("'") ||
    lineBreaks.includes(following) ||
    whiteSpace[1] === following ||
    doubled ||
    start === end
  );
}
