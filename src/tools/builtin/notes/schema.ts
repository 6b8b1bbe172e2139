import { z } from 'zod';
import type { Note } from '../../context.ts';
import { clipped } from '../../quoted.ts';

/** A note as results hold it. */
export const noteSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  text: z.string(),
  createdAt: z.string(),
});

/** What a note is called in a sentence: its title, or how it begins. */
export const nameOf = ({ title, text }: Pick<Note, 'title' | 'text'>) => title ?? clipped(text);
