import { answerMessages } from '../sandbox/expendable.ts';
import { findMatches, type Search } from './core.ts';

answerMessages(Promise.resolve(), ({ pattern, flags, text }: Search) => findMatches(pattern, flags, text));
