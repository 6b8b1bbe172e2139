/** What another app shared, or what the system opened with this one. */
export interface Shared {
  /** Empty where only files came. */
  readonly text: string;
  readonly files: readonly File[];
}

const cacheName = 'tiny-giant-shared';
/** One share at a time: a newer one takes the place of one that no page fetched. */
const address = './shared';

/** The lines of a share, in the order of `manifest.webmanifest`. An app often repeats the address in the text. */
function textOf(form: FormData): string {
  const lines = ['title', 'text', 'url'].flatMap(name => form.get(name) ?? []).map(line => String(line).trim());
  return lines
    .filter(
      (line, index) =>
        line !== '' &&
        !lines.some((other, at) => at !== index && other.includes(line) && (other !== line || at < index)),
    )
    .join('\n');
}

/** In the service worker: keeps what another app posted until a page takes it. Rejects where storage is denied or full. */
export async function keepShared(form: FormData): Promise<void> {
  const kept = new FormData();
  kept.set('text', textOf(form));
  for (const file of form.getAll('files')) kept.append('files', file);
  const cache = await caches.open(cacheName);
  await cache.put(address, new Response(kept));
}

/** In the page: what another app shared last, once; null where nothing waits. Rejects where storage is denied. */
export async function takeShared(): Promise<Shared | null> {
  if (!(await caches.has(cacheName))) return null;
  const cache = await caches.open(cacheName);
  const kept = await (await cache.match(address))?.formData();
  await caches.delete(cacheName);
  if (!kept) return null;
  const files = kept.getAll('files').filter(entry => entry instanceof File);
  return { text: String(kept.get('text') ?? ''), files: files.filter(({ size, name }) => size > 0 || name !== '') };
}
