/**
 * The regular expressions of a TypeScript source, by a scan that knows comments, strings and templates: a stroke begins a
 * regular expression unless something stands before it that can be divided.
 */
export type RegexLiteral = { readonly line: number; readonly source: string; readonly flags: string };

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|[\w$]+|\s+|[^\w\s]/y;
const REGEX = /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/y;

/** Words after which an expression begins; after other words, numbers and closing brackets comes an operator. */
const BEFORE_EXPRESSION = new Set(['return', 'case', 'typeof', 'in', 'of', 'yield', 'await']);

export function regexLiterals(source: string): readonly RegexLiteral[] {
  const found: RegexLiteral[] = [];
  let before = '';
  for (let at = 0; at < source.length; ) {
    const isExpression = !/^[\w$)\]}'"`]/.test(before) || BEFORE_EXPRESSION.has(before);
    const regex =
      source[at] === '/' && !/^[/*]/.test(source.slice(at + 1, at + 2)) && isExpression
        ? matchAt(REGEX, source, at)
        : null;
    if (regex !== null) {
      found.push({ line: source.slice(0, at).split('\n').length, source: regex[1] ?? '', flags: regex[2] ?? '' });
    }
    const [token] = regex ?? matchAt(TOKEN, source, at) ?? [];
    if (token === undefined)
      throw new Error(`cannot read the source from ${JSON.stringify(source.slice(at, at + 40))}`);
    if (!/^(?:\s|\/[/*])/.test(token) || regex !== null) before = token;
    at += token.length;
  }
  return found;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
