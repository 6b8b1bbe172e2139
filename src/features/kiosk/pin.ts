/** A PIN as a profile holds it: nobody can read it back, and whoever has the profile must try PINs one by one. */
export interface PinHash {
  /** Rounds of PBKDF2. */
  readonly iterations: number;
  /** Base64. */
  readonly salt: string;
  /** Base64 of 256 bits. */
  readonly hash: string;
}

/** What a PIN is: 4 to 12 digits. */
export const pinPattern = /^\d{4,12}$/;

/** What OWASP's Password Storage Cheat Sheet (2023) advises for PBKDF2 with HMAC-SHA-256. */
const iterations = 600_000;
const saltBytes = 16;
const hashBits = 256;

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

/** PBKDF2 (RFC 8018) with HMAC-SHA-256. */
async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    key,
    hashBits,
  );
  return new Uint8Array(bits);
}

/** Hashes a PIN under a fresh salt. Takes about half a second, on another thread. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  return { iterations, salt: toBase64(salt), hash: toBase64(await derive(pin, salt, iterations)) };
}

/** True where `pin` is the one that was hashed. */
export async function isPin(pin: string, { iterations: rounds, salt, hash }: PinHash): Promise<boolean> {
  return toBase64(await derive(pin, fromBase64(salt), rounds)) === hash;
}
