import ts from 'typescript';

/** Where a rule was broken, ready to be printed. */
export interface Untidiness {
  readonly rule: RuleName;
  readonly place: string;
}

export type RuleName =
  | 'file-name'
  | 'file-length'
  | 'unfinished'
  | 'any-type'
  | 'enum'
  | 'default-export'
  | 'sim-class'
  | 'sim-clock-or-chance'
  | 'sim-import'
  | 'library-speaks'
  | 'focused-test'
  | 'skipped-test'
  | 'unseeded-property';

/** Longer than this, a file holds more than one idea. Files that start with `// Generated` are not for reading. */
const LINES_MAX = 400;

/** These print and exit; everything else in src/ returns data. What registers matchers has only the log of the test runner to speak in. */
const PROGRAMS = /^src\/(cli|bench|docs|explorer\/build)\/|^src\/fast-check\/register-matchers\.ts$/;

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** Not a regular expression over the text, because comments and strings may talk about anything. */
type Visit = (node: ts.Node, report: (rule: RuleName) => void) => void;

/**
 * Every rule of style that neither the compiler nor the linter knows.
 *
 * @param path  from the root of the repository, with slashes: it decides which rules apply
 */
export function untidiness(path: string, text: string): Untidiness[] {
  const found: Untidiness[] = [];
  const lines = text.split('\n');
  const generated = text.startsWith('// Generated');
  const code = /^(sim|src)\//.test(path);
  const name = path.slice(path.lastIndexOf('/') + 1);

  if (!KEBAB_CASE.test(name)) found.push({ rule: 'file-name', place: path });
  if (code && !generated && lines.length - 1 > LINES_MAX) {
    found.push({ rule: 'file-length', place: `${path}: ${lines.length - 1} lines, at most ${LINES_MAX}` });
  }
  lines.forEach((line, index) => {
    if (code && UNFINISHED.test(line)) found.push({ rule: 'unfinished', place: `${path}:${index + 1}` });
  });

  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const visits = visitsFor(path, lines, text);
  const walk = (node: ts.Node): void => {
    const report = (rule: RuleName): void => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ rule, place: `${path}:${line + 1}` });
    };
    for (const visit of visits) visit(node, report);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

// Spelled so that this file does not contain what it looks for.
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);

function visitsFor(path: string, lines: readonly string[], text: string): Visit[] {
  if (path.startsWith('test/')) return [focusedOrSkipped(lines), unseeded(text)];
  if (path.startsWith('sim/')) return [looseTypes, simIsPure];
  if (path.startsWith('src/') && !PROGRAMS.test(path)) return [looseTypes, librarySpeaks];
  return [looseTypes];
}

const looseTypes: Visit = (node, report) => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) report('any-type');
  if (ts.isEnumDeclaration(node)) report('enum');
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
    if (!ts.isDefaultClause(node.parent)) report('default-export');
  }
  if (ts.isExportSpecifier(node) && node.name.text === 'default') report('default-export');
};

const simIsPure: Visit = (node, report) => {
  if (ts.isClassLike(node)) report('sim-class');
  if (isGlobal(node, ['Date', 'performance', 'crypto', 'process'])) report('sim-clock-or-chance');
  if (isMember(node, ['Math'], ['random'])) report('sim-clock-or-chance');
  const imported = importedName(node);
  if (imported !== undefined && !/^(\.|immer$|seedrandom$)/.test(imported)) report('sim-import');
};

const librarySpeaks: Visit = (node, report) => {
  if (isGlobal(node, ['process', 'console'])) report('library-speaks');
};

/** A test may be skipped where a comment on its line, or the line above, says why. */
function focusedOrSkipped(lines: readonly string[]): Visit {
  return (node, report) => {
    const tests = ['it', 'test', 'describe'];
    if (isMember(node, tests, ['only'])) report('focused-test');
    if (!isMember(node, tests, ['skip', 'todo', 'fails'])) return;
    const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
    if (![lines[line], lines[line - 1]].some((text) => text?.includes('//'))) report('skipped-test');
  };
}

/** Coarse on purpose: a file that checks properties and names a seed nowhere cannot be repeated. */
function unseeded(text: string): Visit {
  const seeded = /\bpropertyParameters\(|\bseed\b\s*[:,}]/.test(text);
  return (node, report) => {
    if (!seeded && isMember(node, ['fc'], ['assert', 'check', 'sample'])) report('unseeded-property');
  };
}

/** `Date` itself, and neither `record.Date` nor `{ Date: 1 }`. */
function isGlobal(node: ts.Node, names: readonly string[]): boolean {
  if (!ts.isIdentifier(node) || !names.includes(node.text)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression !== node) return false;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent))
    return parent.name !== node && !isBound(node, node.text);
  return !isBound(node, node.text);
}

/** A parameter, variable or element of a pattern that is called like a global hides it. */
function isBound(node: ts.Node, name: string): boolean {
  for (let scope: ts.Node | undefined = node; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => binds(parameter.name, name))) return true;
    if (isDeclarationOf(scope, name)) return true;
    if ((ts.isBlock(scope) || ts.isSourceFile(scope)) && scope.statements.some((one) => declares(one, name)))
      return true;
    if (
      (ts.isForOfStatement(scope) || ts.isForStatement(scope)) &&
      scope.initializer &&
      isList(scope.initializer, name)
    )
      return true;
  }
  return false;
}

const isDeclarationOf = (node: ts.Node, name: string): boolean =>
  (ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && binds(node.name, name);

const declares = (statement: ts.Statement, name: string): boolean =>
  ts.isVariableStatement(statement) && isList(statement.declarationList, name);

const isList = (node: ts.Node, name: string): boolean =>
  ts.isVariableDeclarationList(node) && node.declarations.some((one) => binds(one.name, name));

function binds(pattern: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(pattern)) return pattern.text === name;
  return pattern.elements.some((element) => ts.isBindingElement(element) && binds(element.name, name));
}

function isMember(node: ts.Node, objects: readonly string[], members: readonly string[]): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    objects.includes(node.expression.text) &&
    members.includes(node.name.text)
  );
}

function importedName(node: ts.Node): string | undefined {
  const from =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return from && ts.isStringLiteral(from) ? from.text : undefined;
}
