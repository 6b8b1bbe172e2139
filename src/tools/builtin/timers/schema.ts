import { z } from 'zod';

/** A timer or alarm as results hold it. */
export const timerSchema = z.object({
  id: z.string(),
  kind: z.enum(['timer', 'alarm']).optional(),
  label: z.string().optional(),
  startedAt: z.string(),
  endsAt: z.string(),
  pausedWith: z.number().optional(),
  state: z.enum(['running', 'paused', 'rung', 'missed', 'cancelled']),
});
