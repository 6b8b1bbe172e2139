import {
  absDependencies,
  acosDependencies,
  acoshDependencies,
  addDependencies,
  asinDependencies,
  asinhDependencies,
  atan2Dependencies,
  atanDependencies,
  atanhDependencies,
  bignumberDependencies,
  cbrtDependencies,
  ceilDependencies,
  cosDependencies,
  coshDependencies,
  cotDependencies,
  create,
  createUnitDependencies,
  cscDependencies,
  cubeDependencies,
  divideDependencies,
  eDependencies,
  expDependencies,
  type FactoryFunctionMap,
  factorialDependencies,
  fixDependencies,
  floorDependencies,
  formatDependencies,
  gcdDependencies,
  hypotDependencies,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
  lcmDependencies,
  log2Dependencies,
  log10Dependencies,
  type MathNode,
  maxDependencies,
  meanDependencies,
  medianDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  nthRootDependencies,
  parseDependencies,
  phiDependencies,
  piDependencies,
  powDependencies,
  roundDependencies,
  secDependencies,
  signDependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  squareDependencies,
  stdDependencies,
  subtractDependencies,
  sumDependencies,
  tanDependencies,
  tanhDependencies,
  tauDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
} from 'mathjs';
import { AppError } from '../../../errors.ts';
import { extraUnits } from '../../parse/units.ts';

const arithmetic = {
  parseDependencies,
  formatDependencies,
  addDependencies,
  subtractDependencies,
  multiplyDependencies,
  divideDependencies,
  powDependencies,
  modDependencies,
  factorialDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
};

const math = create({
  ...arithmetic,
  absDependencies,
  acosDependencies,
  acoshDependencies,
  asinDependencies,
  asinhDependencies,
  atan2Dependencies,
  atanDependencies,
  atanhDependencies,
  cbrtDependencies,
  ceilDependencies,
  cosDependencies,
  coshDependencies,
  cotDependencies,
  cscDependencies,
  cubeDependencies,
  eDependencies,
  expDependencies,
  fixDependencies,
  floorDependencies,
  gcdDependencies,
  hypotDependencies,
  lcmDependencies,
  log10Dependencies,
  log2Dependencies,
  maxDependencies,
  meanDependencies,
  medianDependencies,
  minDependencies,
  nthRootDependencies,
  phiDependencies,
  piDependencies,
  roundDependencies,
  secDependencies,
  signDependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  squareDependencies,
  stdDependencies,
  sumDependencies,
  tanDependencies,
  tanhDependencies,
  tauDependencies,
  unitDependencies,
  createUnitDependencies,
} as FactoryFunctionMap);
math.createUnit(extraUnits);

/** For whole numbers past 2^53. Enough digits for every one that `exactLimit` admits. */
const exactMath = create({ ...arithmetic, bignumberDependencies } as FactoryFunctionMap, {
  number: 'BigNumber',
  precision: 48,
});
const exactLimit = 1e40;
const maxExactFactorial = 34;
const exactDigits = { notation: 'fixed' } as const;
const digits = { precision: 14, lowerExp: -9, upperExp: 21 } as const;

/** Makes units: `unit(5, 'km')`. Throws where mathjs does not know the name. */
export const unit = math.unit;

const functions = new Set(
  'abs acos acosh asin asinh atan atan2 atanh cbrt ceil cos cosh cot csc cube exp factorial fix floor gcd hypot lcm ln log log10 log2 max mean median min mod nthRoot pow round sec sign sin sinh sqrt square sum tan tanh'.split(
    ' ',
  ),
);
const operators = new Set('add subtract multiply divide pow mod factorial unaryMinus unaryPlus'.split(' '));
const exactOperators = new Set('add subtract multiply pow unaryMinus unaryPlus'.split(' '));
const constants = new Set(['pi', 'e', 'tau', 'phi', 'deg']);

/** What mathjs calls otherwise: "30 deg" is a number of radians; `log` is a calculator's, to the base 10 unless told. */
const scope = {
  deg: Math.PI / 180,
  ln: Math.log,
  log: (value: number, base = 10) => (base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base)),
};

/** Why a part of an expression is not arithmetic, as it is written; null where it is. */
function refusal(node: MathNode, path: string, variable?: string): string | null {
  if (isConstantNode(node)) return typeof node.value === 'number' ? null : node.toString();
  if (isOperatorNode(node)) return operators.has(node.fn) ? null : node.op;
  if (isFunctionNode(node)) return isSymbolNode(node.fn) && functions.has(node.fn.name) ? null : node.fn.toString();
  if (isSymbolNode(node)) return path === 'fn' || constants.has(node.name) || node.name === variable ? null : node.name;
  return isParenthesisNode(node) ? null : node.toString();
}

/** Reads an expression. Throws `TOOL_EXPRESSION_INVALID`, or `TOOL_EXPRESSION_UNSUPPORTED` with the `part`. */
function parse(expression: string, variable?: string): MathNode {
  let node: MathNode;
  try {
    node = math.parse(expression);
  } catch (cause) {
    throw new AppError('TOOL_EXPRESSION_INVALID', { expression }, { cause });
  }
  node.traverse((part, path) => {
    const refused = refusal(part, path, variable);
    if (refused !== null) throw new AppError('TOOL_EXPRESSION_UNSUPPORTED', { expression, part: refused });
  });
  return node;
}

/** True for sums, products, powers and small factorials of numbers. */
function isExact(node: MathNode): boolean {
  const parts: MathNode[] = [];
  node.traverse(part => parts.push(part));
  return parts.every(part => {
    if (!isOperatorNode(part)) return isParenthesisNode(part) || isConstantNode(part);
    if (part.fn !== 'factorial') return exactOperators.has(part.fn);
    const [argument] = part.args;
    return isConstantNode(argument) && Number(argument.value) <= maxExactFactorial;
  });
}

/**
 * What an arithmetic expression in mathjs's syntax comes to, as decimal text: up to 14 significant digits, or every digit of a
 * whole number below 10^40 made of sums, products, powers and factorials. Only numbers, arithmetic operators and the functions above
 * are read: nothing that loops, builds a matrix, defines a function or calls out. Throws `TOOL_EXPRESSION_INVALID`,
 * `TOOL_EXPRESSION_UNSUPPORTED` with the `part`, `TOOL_EXPRESSION_UNDEFINED` (a root of a negative number, 0/0), or
 * `TOOL_EXPRESSION_INFINITE` (a division by zero, more than 308 digits).
 */
export function evaluateArithmetic(expression: string): string {
  const fail = (code: string, cause?: unknown) => new AppError(code, { expression }, { cause });
  const node = parse(expression);
  let value: unknown;
  try {
    value = node.compile().evaluate({ ...scope });
  } catch (cause) {
    throw fail('TOOL_EXPRESSION_INVALID', cause);
  }
  if (value === Infinity || value === -Infinity) throw fail('TOOL_EXPRESSION_INFINITE');
  if (typeof value !== 'number' || Number.isNaN(value)) throw fail('TOOL_EXPRESSION_UNDEFINED');
  const size = Math.abs(value);
  if (size > Number.MAX_SAFE_INTEGER && size < exactLimit && isExact(node)) {
    return exactMath.format(exactMath.parse(expression).compile().evaluate(), exactDigits);
  }
  return Number.isSafeInteger(value) ? String(value) : math.format(value, digits);
}

/**
 * A function of `variable` in mathjs's syntax, of the same parts as arithmetic; not a number where it has no real value. Throws
 * `TOOL_EXPRESSION_INVALID` or `TOOL_EXPRESSION_UNSUPPORTED`.
 */
export function compileFunction(expression: string, variable: string): (value: number) => number {
  const code = parse(expression, variable).compile();
  const evaluate = (at: number): unknown => code.evaluate({ ...scope, [variable]: at });
  try {
    evaluate(1);
  } catch (cause) {
    throw new AppError('TOOL_EXPRESSION_INVALID', { expression }, { cause });
  }
  return at => {
    const value = evaluate(at);
    return typeof value === 'number' ? value : Number.NaN;
  };
}

const { max, mean, median, min, std, sum } = math;

/** What a list of numbers comes to; at least one. `stdev` is the sample's (n - 1), null of a single number. */
export function statisticsOf(numbers: readonly number[]) {
  const list = [...numbers];
  const clean = (value: number) => Number(math.format(value, digits));
  return {
    count: list.length,
    sum: clean(sum(list)),
    mean: clean(mean(list)),
    median: clean(median(list)),
    stdev: list.length > 1 ? clean(Number(std(list))) : null,
    min: min(list),
    max: max(list),
  };
}
