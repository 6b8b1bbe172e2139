/** A logistic regression: the log-odds are `bias` and the weighted sum of the features. */
export interface Logistic {
  readonly bias: number;
  /** [features]. */
  readonly weights: readonly number[];
}

export const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

export function predict({ bias, weights }: Logistic, features: readonly number[]): number {
  return sigmoid(weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), bias));
}

/** Solves `matrix` x = `vector` by Gaussian elimination with pivoting. [n, n], [n]. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, vector[index] ?? 0]);
  const size = rows.length;
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    for (let row = column + 1; row < size; row += 1) {
      const factor = at(row, column) / at(column, column);
      rows[row] = (rows[row] ?? []).map((value, index) => value - factor * at(column, index));
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    const known = solution.reduce((sum, value, column) => (column > row ? sum + at(row, column) * value : sum), 0);
    solution[row] = (at(row, size) - known) / at(row, row);
  }
  return solution;
}

const iterations = 30;

/**
 * Fits by Newton's method with an L2 penalty of `penalty` on the weights of standardised features, none on the bias. `inputs`:
 * [rows, features]; `targets`: [rows].
 */
export function fitLogistic(
  inputs: readonly (readonly number[])[],
  targets: readonly boolean[],
  penalty: number,
): Logistic {
  const count = inputs[0]?.length ?? 0;
  const columns = Array.from({ length: count }, (_, index) => {
    const values = inputs.map(row => row[index] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const rows = inputs.map(row => [
    1,
    ...columns.map(({ mean, deviation }, index) => ((row[index] ?? 0) - mean) / deviation),
  ]);
  let weights = new Array<number>(count + 1).fill(0);
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : penalty * weight));
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-9 : penalty) : 0)));
    rows.forEach((row, index) => {
      const probability = sigmoid(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
      const error = probability - (targets[index] ? 1 : 0);
      const weight = probability * (1 - probability);
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const line = hessian[i];
        if (line)
          row.forEach((other, j) => {
            line[j] = (line[j] ?? 0) + weight * value * other;
          });
      });
    });
    const step = solve(hessian, gradient);
    weights = weights.map((weight, index) => weight - (step[index] ?? 0));
  }
  const [intercept = 0, ...standardised] = weights;
  const plain = standardised.map((weight, index) => weight / (columns[index]?.deviation ?? 1));
  const shift = plain.reduce((sum, weight, index) => sum + weight * (columns[index]?.mean ?? 0), 0);
  return { bias: intercept - shift, weights: plain };
}

/** The probability that a right one scores higher than a wrong one; ties count half. */
export function rocAuc(scores: readonly number[], targets: readonly boolean[]): number {
  const sorted = scores
    .map((score, index) => ({ score, right: targets[index] ?? false }))
    .sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    const rank = (start + 1 + end) / 2;
    for (let index = start; index < end; index += 1) if (sorted[index]?.right) rankSum += rank;
    start = end;
  }
  const right = sorted.filter(one => one.right).length;
  return (rankSum - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}
