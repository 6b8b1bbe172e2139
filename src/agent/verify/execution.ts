import { AppError, type ErrorRecord, orAborted, toErrorRecord } from '../../errors.ts';
import type { ToolContext } from '../../tools/context.ts';
import type { Arguments, Checked, JsonValue, Tool, Violation } from '../../tools/tool.ts';
import type { Verdict } from '../events.ts';

export type Execution = { readonly verdict: Verdict; readonly ms: number } & (
  | { readonly ok: true; readonly result: JsonValue }
  | { readonly ok: false; readonly error: ErrorRecord }
);

/**
 * The checked result as plain JSON: a copy, so that nothing the tool still holds can change what was reported.
 * Throws `TOOL_RESULT_INVALID` or `TOOL_RESULT_TOO_LARGE`.
 */
function checkedResult(tool: Tool, value: unknown): JsonValue {
  const invalid = ({ path, message, code, value: about }: Violation) =>
    new AppError('TOOL_RESULT_INVALID', {
      tool: tool.name,
      path,
      reason: message,
      ...(code !== undefined && { reasonCode: code }),
      ...(about !== undefined && { reasonValue: about }),
    });

  const checked: Checked<JsonValue> = tool.checkResult(value);
  if (!checked.ok) {
    const [first = { path: '', message: '' }] = checked.violations;
    throw invalid(first);
  }
  let json: string | undefined;
  try {
    json = JSON.stringify(checked.value);
  } catch (thrown) {
    throw invalid({ path: '', message: textOf(thrown) });
  }
  if (json === undefined) throw invalid({ path: '', message: 'its results are not JSON', code: 'results-not-json' });
  const bytes = new TextEncoder().encode(json).length;
  if (bytes > tool.resultLimitBytes)
    throw new AppError('TOOL_RESULT_TOO_LARGE', {
      tool: tool.name,
      kib: Math.ceil(bytes / 1024),
      limitKib: tool.resultLimitBytes / 1024,
    });
  return JSON.parse(json);
}

/**
 * Check 2 of three (APIGen, arXiv 2406.18518, section 3.2): runs a tool on checked arguments and passes it when it ends within
 * its `timeoutMs`, does not throw, and returns a result that its schema holds and that is not too large. The tool's signal aborts
 * with the turn's and at the time limit. Errors: what the tool throws as an `AppError`, else `TOOL_THREW`, `TOOL_TIMEOUT`,
 * `TOOL_RESULT_INVALID`, `TOOL_RESULT_TOO_LARGE`. Rejects only when `signal` aborts, with its reason.
 */
export async function checkExecution(
  tool: Tool,
  args: Arguments,
  toolContext: (signal: AbortSignal) => ToolContext,
  signal: AbortSignal,
): Promise<Execution> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new AppError('TOOL_TIMEOUT', { tool: tool.name, seconds: tool.timeoutMs / 1000 })),
    tool.timeoutMs,
  );
  const either = AbortSignal.any([signal, limit.signal]);
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  try {
    // An async function, so that a tool that throws before its first await is caught the same way.
    const value = await orAborted((async () => tool.run(args, toolContext(either)))(), either);
    const result = checkedResult(tool, value);
    return { ok: true, result, ms: since(), verdict: { check: 'execution', passed: true, reasons: [] } };
  } catch (thrown) {
    signal.throwIfAborted();
    // A tool that honours its signal may throw an error of its own at the time limit.
    const cause = limit.signal.aborted ? limit.signal.reason : thrown;
    const error =
      cause instanceof AppError ? cause : new AppError('TOOL_THREW', { tool: tool.name, message: textOf(cause) });
    return {
      ok: false,
      error: toErrorRecord(error),
      ms: since(),
      verdict: { check: 'execution', passed: false, reasons: [reasonOf(error)] },
    };
  } finally {
    clearTimeout(timer);
  }
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function reasonOf(error: AppError): Verdict['reasons'][number] {
  const { path } = error.details;
  return { path: typeof path === 'string' ? path : '', message: error.message };
}
