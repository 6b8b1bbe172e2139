import { createWebGpuEngine } from '../engine/webllm/engine.ts';
import { serveRuntime } from './worker.ts';

serveRuntime(createWebGpuEngine());
