import { test } from './fixtures.ts';
import { testTurns } from './turns.ts';

test.describe('on the processor', () => testTurns('cpu'));
