import type { Diagnostic } from '../model/diagnostic.ts';

/** `file:line:col severity code message`, on one line; what could steer a terminal is shown, not sent. */
export const printProblem = ({ file, span, severity, code, message }: Diagnostic): string =>
  `${plain(file)}:${span.line}:${span.col} ${severity} ${code} ${plain(message)}\n`;

/** Control and direction characters as `\u001b`. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
