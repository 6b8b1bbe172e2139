const key = 'tiny-giant.kiosk.attempts';
/** From so many wrong PINs on, each costs a wait. */
const waitsFrom = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 900_000;

interface Attempts {
  readonly wrong: number;
  /** When the last one was, in milliseconds since the epoch. */
  readonly at: number;
}

function read(): Attempts {
  try {
    const { wrong, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Attempts>;
    return { wrong: Number(wrong) || 0, at: Number(at) || 0 };
  } catch {
    return { wrong: 0, at: 0 };
  }
}

/** Milliseconds until another PIN may be tried: after the third wrong one 5 s, and twice as long after each that follows, 15 minutes at most. */
export function waitForPinMs(nowMs: number): number {
  const { wrong, at } = read();
  if (wrong < waitsFrom) return 0;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - waitsFrom));
  // A clock that was put back must not lock the staff out for longer.
  return Math.min(wait, Math.max(0, at + wait - nowMs));
}

/** Keeps that a PIN was wrong, or right; also over a reload. */
export function countPin(right: boolean, nowMs: number): void {
  try {
    if (right) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ wrong: read().wrong + 1, at: nowMs } satisfies Attempts));
  } catch {
    // Storage is denied: nothing is limited, and PBKDF2 alone slows guesses down.
  }
}
