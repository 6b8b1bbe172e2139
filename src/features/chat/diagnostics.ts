import type { ModelRecord } from '@/engine/catalogue';
import type { EngineChoice } from '@/engine/device';
import type { ErrorRecord } from '@/errors';

/** The page's version, the browser, and what it lets a page use. */
export function environment(): object {
  return {
    at: new Date().toISOString(),
    version: import.meta.env.VITE_VERSION,
    browser: navigator.userAgent,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    window: { width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio },
    secureContext: isSecureContext,
    crossOriginIsolated,
    webgpu: 'gpu' in navigator,
    processors: navigator.hardwareConcurrency,
    online: navigator.onLine,
    embedded: window !== window.parent,
  };
}

export interface DiagnosticsInput {
  readonly record: ModelRecord;
  readonly engine: EngineChoice | null;
  readonly error: ErrorRecord;
}

/** What a report of a failed load needs, as text: no request, no result, nothing of the person's. */
export function diagnosticsOf({ record, engine, error }: DiagnosticsInput): string {
  return JSON.stringify({ ...environment(), error, model: `${record.id} ${record.version}`, engine }, null, 2);
}
