import { describe, expect, it } from 'vitest';
import { convertUnits } from '@/tools/builtin/math/convert-units';
import { setTimer } from '@/tools/builtin/timers/set-timer';
import { addTodo } from '@/tools/builtin/todos/add-todo';
import { argumentsOf, exampleValues, type Field, fieldsOf, fieldText, fieldValue } from './fields';

const field = (kind: Field['kind'], optional = false): Field => ({ name: 'x', kind, optional, values: [] });

describe('the fields of a tool', () => {
  it('are its parameters, in their order', () => {
    expect(fieldsOf(addTodo.parameters)).toEqual([
      { name: 'text', kind: 'text', optional: false, values: [] },
      { name: 'priority', kind: 'enum', optional: true, values: ['low', 'medium', 'high'] },
      { name: 'due', kind: 'text', optional: true, values: [] },
    ]);
    expect(fieldsOf(convertUnits.parameters).map(({ kind }) => kind)).toEqual(['number', 'text', 'text']);
  });

  it('are none where the schema has no properties', () => {
    expect(fieldsOf({ type: 'object' })).toEqual([]);
  });
});

describe('the value of a field', () => {
  it.each([
    ['number', '350', 350],
    ['number', ' 1,234.5 ', 1234.5],
    ['number', '−40', -40],
    ['integer', '1,000', 1000],
    ['number', '1,5', '1,5'],
    ['number', 'many', 'many'],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['list', '3, 4，5', [3, 4, 5]],
    ['list', 'tea、coffee', ['tea', 'coffee']],
    ['text', '  10 minutes ', '10 minutes'],
    ['text', '   ', null],
  ] as const)('as %s of %j is %j', (kind, text, value) => {
    expect(fieldValue(field(kind), text)).toEqual(value);
  });

  it('survives being shown and read again', () => {
    for (const value of [3, 'a text'])
      expect(fieldValue(field(typeof value === 'number' ? 'number' : 'text'), fieldText(value))).toBe(value);
  });
});

describe('the arguments of a form', () => {
  it('leave out what is empty and name what is missing', () => {
    const fields = fieldsOf(setTimer.parameters);
    expect(argumentsOf(fields, { duration: '10 minutes', label: '' })).toEqual({
      values: { duration: '10 minutes' },
      missing: [],
    });
    expect(argumentsOf(fields, { label: 'pasta' })).toEqual({ values: { label: 'pasta' }, missing: ['duration'] });
  });
});

describe('example values', () => {
  it('are those that the request of the language says', () => {
    expect(exampleValues(setTimer, 'duration', 'en')).toContain('10 minutes');
    expect(exampleValues(setTimer, 'duration', 'en')).not.toContain('一个半小时');
    expect(exampleValues(setTimer, 'duration', 'zh')).toContain('一个半小时');
  });
});
