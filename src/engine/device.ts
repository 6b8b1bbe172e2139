import type { EngineKind } from './engine.ts';

export interface AdapterReport {
  /** The driver's words: "swiftshader", "apple metal-3". */
  readonly description: string;
  /** True for an adapter that emulates a GPU on the processor. */
  readonly software: boolean;
  readonly shaderF16: boolean;
  /** What it grants of the limits that the WebGPU engine needs. */
  readonly limits: Readonly<Record<string, number>>;
  /** Names of the limits in which it falls short of what the WebGPU engine needs. */
  readonly lacking: readonly string[];
}

/** What this browser can run a model on. */
export interface DeviceReport {
  readonly secureContext: boolean;
  /** Whether the browser has WebGPU at all. */
  readonly webgpu: boolean;
  readonly adapter: AdapterReport | null;
  /** Memory can be shared between threads. */
  readonly isolated: boolean;
  readonly processors: number;
}

/** The engine in use and why it was chosen. */
export interface EngineChoice {
  readonly kind: EngineKind;
  /** `gpu`: a real GPU adapter. The rest say why the CPU runs it, or that a person chose. */
  readonly reason: 'gpu' | 'no-webgpu' | 'no-adapter' | 'software-adapter' | 'weak-adapter' | 'chosen' | 'device-lost';
  /** The adapter found, where there is one. */
  readonly adapter?: string;
}

/** What WebLLM 0.2.86 asks of an adapter at least (`detectGPUDevice` in its runtime): it starts on none that has less. */
const neededLimits = {
  maxBufferSize: 256 * 1024 * 1024,
  maxStorageBufferBindingSize: 128 * 1024 * 1024,
  maxStorageBuffersPerShaderStage: 10,
  maxComputeWorkgroupStorageSize: 32 * 1024,
  maxComputeInvocationsPerWorkgroup: 256,
} as const;

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** An adapter in its driver's words: "swiftshader", "apple metal-3"; empty where the driver says nothing. */
export function adapterName({ description, vendor, architecture }: GPUAdapterInfo): string {
  return description || [vendor, architecture].filter(Boolean).join(' ');
}

async function reportAdapter(gpu: GPU): Promise<AdapterReport | null> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return null;
  const { info, limits, features } = adapter;
  const named = [info.description, info.vendor, info.architecture, info.device].join(' ');
  return {
    description: adapterName(info),
    software: info.isFallbackAdapter === true || softwareNames.test(named),
    shaderF16: features.has('shader-f16'),
    limits: Object.fromEntries(
      Object.keys(neededLimits).map(name => [name, limits[name as keyof typeof neededLimits]]),
    ),
    lacking: Object.entries(neededLimits).flatMap(([name, needed]) =>
      limits[name as keyof typeof neededLimits] < needed ? [name] : [],
    ),
  };
}

/** Looks at the browser and its adapter. Never rejects: an adapter that cannot be had is a fact, not a failure. */
export async function probeDevice(): Promise<DeviceReport> {
  const gpu = (navigator as Partial<Navigator>).gpu;
  return {
    secureContext: isSecureContext,
    webgpu: gpu !== undefined,
    adapter: gpu ? await reportAdapter(gpu) : null,
    isolated: crossOriginIsolated,
    processors: navigator.hardwareConcurrency,
  };
}

/** A person's choice first; a real GPU next; the processor where there is none, with the reason. */
export function chooseEngine({ webgpu, adapter }: DeviceReport, requested?: EngineKind): EngineChoice {
  const found = adapter ? { adapter: adapter.description } : {};
  if (requested) return { kind: requested, reason: 'chosen', ...found };
  if (!webgpu) return { kind: 'cpu', reason: 'no-webgpu' };
  if (!adapter) return { kind: 'cpu', reason: 'no-adapter' };
  if (adapter.software) return { kind: 'cpu', reason: 'software-adapter', ...found };
  if (adapter.lacking.length > 0) return { kind: 'cpu', reason: 'weak-adapter', ...found };
  return { kind: 'webgpu', reason: 'gpu', ...found };
}
