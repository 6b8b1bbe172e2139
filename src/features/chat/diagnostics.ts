import type { ModelRecord } from '@/engine/catalogue';
import type { EngineChoice } from '@/engine/device';
import type { ErrorRecord } from '@/errors';

export interface DiagnosticsInput {
  readonly record: ModelRecord;
  readonly engine: EngineChoice | null;
  readonly error: ErrorRecord;
}

/** What a report of an error needs, as text: no request, no result, nothing of the person's. */
export function diagnosticsOf({ record, engine, error }: DiagnosticsInput): string {
  return JSON.stringify(
    {
      at: new Date().toISOString(),
      error,
      model: `${record.id} ${record.version}`,
      engine,
      browser: navigator.userAgent,
      languages: navigator.languages,
      secureContext: isSecureContext,
      crossOriginIsolated,
      webgpu: 'gpu' in navigator,
      processors: navigator.hardwareConcurrency,
      online: navigator.onLine,
    },
    null,
    2,
  );
}
