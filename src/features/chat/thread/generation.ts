import type { TurnState } from '@/agent/reduce';

/** What a model wrote in a turn, and how sure it was of each token. */
export type Generation = NonNullable<TurnState['generation']>;
export type GeneratedToken = Generation['tokens'][number];
