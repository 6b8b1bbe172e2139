import { test } from './fixtures.ts';
import { testTurns } from './turns.ts';

// WebGPU in software: a turn takes seconds here and a fraction of one on a GPU.
test.describe('on WebGPU', () => testTurns('webgpu'));
