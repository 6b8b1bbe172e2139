import { z } from 'zod';

export const todoPriority = z.enum(['low', 'medium', 'high']);

/** A to-do as results hold it. */
export const todoSchema = z.object({
  id: z.string(),
  text: z.string(),
  priority: todoPriority.optional(),
  due: z.string().optional(),
  dueAt: z.string().optional(),
  done: z.boolean(),
  createdAt: z.string(),
});
