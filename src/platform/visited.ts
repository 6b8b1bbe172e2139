/** Read by `public/first-paint.js`, which shows the first screen's words before the page's code is here. */
const key = 'tiny-giant.visited';

/** Remembers that the person has asked something here: the next visit does not begin with the first screen. */
export function rememberVisit(): void {
  try {
    localStorage.setItem(key, 'true');
  } catch {
    // Storage is denied: every visit is the first.
  }
}
