import type { EngineKind } from '@/engine/engine';

/** The engine that the address asks for: `?engine=cpu` or `?engine=webgpu`. */
export function requestedEngine(): EngineKind | undefined {
  const engine = new URLSearchParams(location.search).get('engine');
  return engine === 'cpu' || engine === 'webgpu' ? engine : undefined;
}
