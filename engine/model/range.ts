/** A stretch of a text: offsets in UTF-16 units, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text as people count: lines and columns from 1, columns in UTF-16 units, the end excluded. */
export interface Span {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}
