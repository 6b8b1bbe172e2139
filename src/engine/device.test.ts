import { describe, expect, test } from 'vitest';
import { type AdapterReport, chooseEngine, type DeviceReport } from './device.ts';

const gpu: AdapterReport = { description: 'apple metal-3', software: false, shaderF16: true, limits: {}, lacking: [] };
const report = (more: Partial<DeviceReport>): DeviceReport => ({
  secureContext: true,
  webgpu: true,
  adapter: gpu,
  isolated: true,
  processors: 8,
  ...more,
});

describe('chooseEngine', () => {
  test('takes a real GPU', () => {
    expect(chooseEngine(report({}))).toEqual({ kind: 'webgpu', reason: 'gpu', adapter: 'apple metal-3' });
  });

  test.each([
    ['no-webgpu', { webgpu: false, adapter: null }],
    ['no-adapter', { adapter: null }],
    ['software-adapter', { adapter: { ...gpu, software: true } }],
    ['weak-adapter', { adapter: { ...gpu, lacking: ['maxStorageBufferBindingSize'] } }],
  ] as const)('falls to the processor and says why: %s', (reason, more) => {
    expect(chooseEngine(report(more))).toMatchObject({ kind: 'cpu', reason });
  });

  test('does what a person asks for', () => {
    expect(chooseEngine(report({}), 'cpu')).toMatchObject({ kind: 'cpu', reason: 'chosen' });
    expect(chooseEngine(report({ webgpu: false, adapter: null }), 'webgpu')).toEqual({
      kind: 'webgpu',
      reason: 'chosen',
    });
  });
});
