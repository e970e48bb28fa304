import { CST, Lexer } from 'yaml';

/** Nodes deep; Python's reader gives up not far beyond. */
export const deepest = 200;

/**
 * Where a text nests so deeply that reading it could end the stack (which, inside a regular expression, ends the process);
 * undefined for nearly every text. Most are cleared by three cheap looks; the rest is cut into tokens, which needs no stack.
 */
export function tooDeepAt(text: string): number | undefined {
  const openers = text.match(/[[{]/g)?.length ?? 0;
  if (openers <= deepest && !/(?:[-?:][ \t]+){100}/.test(text) && !/^[ ]{100}/m.test(text)) return undefined;
  let flow = 0;
  let line = 0;
  let offset = 0;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: ReturnType<typeof CST.tokenType> | 'content' = isContent ? 'content' : CST.tokenType(token);
    isContent = type === 'scalar';
    if (type === null || type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    if (type === 'newline') line = 0;
    // Indentation: each column may be a level.
    else if (type === 'space' && flow === 0 && line === 0) line = token.length;
    else if (opening.has(type)) flow++;
    else if (closing.has(type)) flow--;
    else if (blocks.has(type)) line++;
    if (flow + line > deepest) return offset;
    offset += token.length;
  }
  return undefined;
}

const opening: ReadonlySet<string> = new Set(['flow-seq-start', 'flow-map-start']);
const closing: ReadonlySet<string> = new Set(['flow-seq-end', 'flow-map-end']);
const blocks: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
