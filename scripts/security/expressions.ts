import { check } from 'recheck';
import ts from 'typescript';

export interface Expression {
  file: string;
  line: number;
  source: string;
  flags: string;
}

const isNewRegExp = (node: ts.Node): node is ts.NewExpression =>
  ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';

/** Every regular expression of a file that can be read in it; what is put together at run time is not among them. */
export const expressionsIn = (file: string, text: string): Expression[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const keep = (node: ts.Node, source: string, flags: string) =>
    found.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, source, flags });
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      keep(node, node.text.slice(1, end), node.text.slice(end + 1));
    }
    const [first] = isNewRegExp(node) ? (node.arguments ?? []) : [];
    if (first && ts.isStringLiteralLike(first)) keep(node, first.text, '');
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

export interface Slow extends Expression {
  complexity: string;
  attack: string;
}

/** Those that some text makes slow beyond measure (ReDoS), with that text. */
export const slowOnes = async (expressions: readonly Expression[]): Promise<Slow[]> => {
  const slow: Slow[] = [];
  for (const expression of expressions) {
    const found = await check(expression.source, expression.flags, { timeout: 10_000 });
    if (found.status === 'vulnerable')
      slow.push({ ...expression, complexity: found.complexity.summary, attack: found.attack.pattern });
  }
  return slow;
};
