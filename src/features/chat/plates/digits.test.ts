import { expect, it } from 'vitest';
import { grouped } from './digits';

it.each([
  ['397.8', '397.8'],
  ['1267650600228229401496703205376', '1,267,650,600,228,229,401,496,703,205,376'],
  ['-1234.56789', '−1,234.56789'],
  ['0.00012345', '0.00012345'],
  ['1.2e+40', '1.2e+40'],
  ['true', 'true'],
])('groups %s as %s', (text, shown) => {
  expect(grouped(text)).toBe(shown);
});
