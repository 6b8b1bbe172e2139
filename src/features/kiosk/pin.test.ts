import { expect, it } from 'vitest';
import { hashPin, isPin } from './pin';

it('knows a PIN by its hash alone', async () => {
  const hashed = await hashPin('4711');
  expect(JSON.stringify(hashed)).not.toContain('4711');
  expect(await isPin('4711', hashed)).toBe(true);
  expect(await isPin('4712', hashed)).toBe(false);
});

it('hashes one PIN differently each time', async () => {
  expect((await hashPin('4711')).hash).not.toBe((await hashPin('4711')).hash);
});

it('derives what RFC 7914 gives for PBKDF2 with HMAC-SHA-256', async () => {
  // Its second vector: password "Password", salt "NaCl", 80,000 rounds; the first 32 bytes.
  const hash = Buffer.from('4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56', 'hex').toString(
    'base64',
  );
  expect(await isPin('Password', { iterations: 80_000, salt: btoa('NaCl'), hash })).toBe(true);
});
