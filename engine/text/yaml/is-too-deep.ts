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
    switch (CST.tokenType(token)) {
      case 'flow-seq-start':
      case 'flow-map-start':
        flow++;
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        flow--;
        break;
      case 'newline':
        line = 0;
        break;
      case 'space':
        // Indentation: each column may be a level.
        if (flow === 0 && line === 0) line = token.length;
        break;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        line++;
        break;
      default:
    }
    if (flow + line > deepest) return true;
  }
  return false;
}
