import { createShare } from '@/platform/share';

/** Gives a text to the browser's downloads. */
export function saveFile(name: string, content: string): void {
  createShare().download(name, content);
}
