import type { Source } from './source.ts';

const nothingSaid = /(^|[/.-])(utils?|utilities|common|helpers?|managers?)(?=[/.-])/i;
const mostLines = 400;

/** What is wrong with a file's name or length. */
export function nameFaults({ file, text }: Source): readonly string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return [
    ...(nothingSaid.test(file) ? [`${file} is named after nothing that it does`] : []),
    ...(lines > mostLines ? [`${file} has ${lines} lines, more than ${mostLines}`] : []),
  ];
}
