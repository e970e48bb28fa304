import ts from 'typescript';
import type { Source } from './source.ts';

/** What a file calls, with the dots: `workspace.fs.writeFile`, `assertTrusted`. A call on something computed starts with `?`. */
export function readCalls({ file, text }: Source): readonly string[] {
  const calls = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) calls.add(nameOf(node.expression));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, false));
  return [...calls];
}

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return `${nameOf(node.expression)}.${node.name.text}`;
  return ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) ? nameOf(node.expression) : '?';
}
