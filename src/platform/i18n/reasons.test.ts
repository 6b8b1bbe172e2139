import { expect, test } from 'vitest';
import { fault, faultCodes, reasonDetails } from '@/tools/faults';
import { errorText } from './error-text';
import { reasonText } from './reasons';

test.each(faultCodes)('%s has words in Chinese, and its value in them', code => {
  const { message, value } = fault(code, 'string');
  const text = reasonText({ code, message, value }, 'zh');
  expect(text).toMatch(/\p{Script=Han}/u);
  expect(text).not.toContain('{{value}}');
  expect(text.includes('string') || text.includes('文本')).toBe(
    message.includes('string') || message.includes('a text'),
  );
  expect(reasonText({ code, message, value }, 'en')).toBe(message);
});

test('types are named, and values stand as they are', () => {
  expect(reasonText(fault('type', 'string|null'), 'zh')).toBe('必须是文本或空值');
  expect(reasonText(fault('pattern', '$& {{value}}'), 'zh')).toBe('必须符合 $& {{value}}');
  expect(reasonText(fault('placeholder', 'city'), 'zh')).toBe('{city} 不是参数');
});

test('a reason without a code that is known here is told by its message', () => {
  expect(reasonText({ message: 'is green' }, 'zh')).toBe('is green');
  expect(reasonText({ message: 'is green', code: 'toString' }, 'zh')).toBe('is green');
});

test('an error tells its reason in the language of its words', () => {
  const details = { tool: 'say_hello', path: 'body.url', ...reasonDetails(fault('url-scheme')) };
  expect(errorText({ code: 'USER_TOOL_INVALID', details }, 'zh').body).toContain('必须以 https://');
  expect(errorText({ code: 'USER_TOOL_INVALID', details }, 'en').body).toContain('it must begin with https://');
});
