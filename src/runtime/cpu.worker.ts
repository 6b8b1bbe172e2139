import { createCpuEngine } from '../engine/wllama/engine.ts';
import { serveRuntime } from './worker.ts';

serveRuntime(createCpuEngine());
