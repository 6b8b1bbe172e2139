/** What all keys of this page in `localStorage` and `sessionStorage` begin with. */
const prefix = 'tiny-giant.';

/** Choices that a file with everything carries: the page's look, language, sound, speech and engine. */
const settingNames: readonly string[] = ['theme', 'text-size', 'motion', 'sound', 'spoken', 'language', 'engine'];

function ours(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(key =>
    key.startsWith(prefix),
  );
}

/** The choices that are kept here, by their names; none where storage is denied. */
export function storedSettings(): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      settingNames.flatMap(name => {
        const value = localStorage.getItem(prefix + name);
        return value === null ? [] : [[name, value]];
      }),
    );
  } catch {
    return {};
  }
}

/** Takes over choices of a file. What is no choice of this page is left; what none of them allows is read as its default. */
export function takeSettings(settings: Readonly<Record<string, string>>): void {
  for (const name of settingNames) {
    const key = prefix + name;
    const newValue = settings[name];
    if (newValue === undefined) continue;
    try {
      localStorage.setItem(key, newValue);
    } catch {
      return;
    }
    // As if another tab had chosen: whoever shows the choice reads it again.
    dispatchEvent(new StorageEvent('storage', { key, newValue }));
  }
}

/** Forgets every choice of this page, in this tab and in all. */
export function forgetSettings(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) for (const key of ours(storage)) storage.removeItem(key);
  } catch {
    // Storage is denied: there is nothing to forget.
  }
}
