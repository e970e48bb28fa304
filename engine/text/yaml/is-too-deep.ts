import { CST, Lexer } from 'yaml';

/** Nodes deep; Python's reader gives up not far beyond. */
export const deepest = 200;

/**
 * True where a text nests so deeply that reading it could end the stack (which, inside a regular expression, ends the process).
 * Nearly every text is cleared by three cheap looks; the rest is cut into tokens, which needs no stack.
 */
export function isTooDeep(text: string): boolean {
  const openers = text.match(/[[{]/g)?.length ?? 0;
  if (openers <= deepest && !/(?:[-?:][ \t]+){100}/.test(text) && !/^[ ]{100}/m.test(text)) return false;
  let flow = 0;
  let line = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'newline') line = 0;
    // Indentation: each column may be a level.
    else if (type === 'space' && flow === 0 && line === 0) line = token.length;
    else if (type !== null) {
      if (opening.has(type)) flow++;
      else if (closing.has(type)) flow--;
      else if (blocks.has(type)) line++;
    }
    if (flow + line > deepest) return true;
  }
  return false;
}

const opening: ReadonlySet<string> = new Set(['flow-seq-start', 'flow-map-start']);
const closing: ReadonlySet<string> = new Set(['flow-seq-end', 'flow-map-end']);
const blocks: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
