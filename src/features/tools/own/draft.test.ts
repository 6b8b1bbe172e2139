import { describe, expect, it } from 'vitest';
import { AppError } from '@/errors';
import { readDefinition } from '@/tools/user/definition';
import { type Draft, definitionOf, draftOf, faultsOf, newDraft, switched } from './draft';
import { emptyRow } from './rows';

const splitBill = readDefinition({
  format: 'tiny-giant-tool/1',
  name: 'split_bill',
  title: 'Split a bill',
  description: 'Splits an amount among people.',
  parameters: {
    type: 'object',
    properties: {
      amount: { type: 'number' },
      names: { type: 'array', items: { type: 'string' } },
      on: { type: 'string', format: 'date' },
    },
    required: ['amount'],
    additionalProperties: false,
  },
  // A name with a comma, and one that looks like a number, stay what they are.
  examples: [{ query: 'split 84', arguments: { amount: 84, names: ['Ann, Bo', '7'] } }],
  body: { kind: 'code', code: 'return args.amount;' },
});
const rate = readDefinition({
  format: 'tiny-giant-tool/1',
  name: 'rate',
  description: 'Asks for a rate.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  body: {
    kind: 'http',
    method: 'POST',
    url: 'https://example.com/{city}',
    headers: { accept: 'application/json' },
    body: { city: '{city}', deep: [1, null] },
    resultPath: 'items.0',
  },
});

const faultsIn = (draft: Draft) => {
  const read = definitionOf(draft);
  return 'faults' in read ? read.faults : {};
};

describe('a draft', () => {
  it.each([splitBill, rate])('of $name says the same definition again', definition => {
    expect(definitionOf(draftOf(definition))).toEqual({ definition });
  });

  it('takes the text of an example where it was changed', () => {
    const draft = draftOf(splitBill);
    const [example] = draft.examples;
    const examples = example ? [{ ...example, texts: { ...example.texts, amount: '12.5', names: 'Cy' } }] : [];
    expect(definitionOf({ ...draft, examples })).toMatchObject({
      definition: { examples: [{ query: 'split 84', arguments: { amount: 12.5, names: ['Cy'] } }] },
    });
  });

  it('that is new says what it wants, field by field', () => {
    expect(faultsIn(newDraft)).toEqual({ name: 'nameEmpty', description: 'descriptionEmpty', code: 'codeEmpty' });
    expect(faultsIn({ ...newDraft, kind: 'http' })).toMatchObject({ url: 'urlEmpty' });
  });

  it('is faulted beside the row that is wrong', () => {
    const rows = [
      { ...emptyRow('a'), name: 'size', kind: 'enum' as const },
      { ...emptyRow('b'), name: 'size' },
    ];
    expect(faultsIn({ ...draftOf(splitBill), parameters: { as: 'form', form: { rows, rest: {} } } })).toEqual({
      'parameters.a': 'parameterValues',
      'parameters.b': 'parameterTwice',
    });
  });

  it.each<[Partial<Draft>, object]>([
    [{ name: 'split bill' }, { name: 'nameForm' }],
    [{ url: 'https://example.com/{town}' }, { url: 'placeholder' }],
    [{ content: '{' }, { content: 'notJson' }],
    [{ url: 'ftp://example.com' }, { url: { code: 'USER_TOOL_INVALID' } }],
    [{ headers: [{ id: '0', name: 'X-Api-Key', value: '1' }] }, { headers: 'secret' }],
    [{ parameters: { as: 'json', text: '[' } }, { parameters: 'notJson' }],
    [
      { parameters: { as: 'json', text: '{"type":"object","properties":{"city":{"type":"nothing"}}}' } },
      { parameters: { code: 'USER_TOOL_INVALID' } },
    ],
  ])('with %j is faulted there', (change, faults) => {
    expect(faultsIn({ ...draftOf(rate), ...change })).toMatchObject(faults);
  });

  it('shows an error of saving beside the name where that is taken, else for the whole', () => {
    expect(faultsOf(new AppError('USER_TOOL_NAME_TAKEN', { tool: 'rate' }))).toHaveProperty('name');
    expect(faultsOf(new AppError('STORAGE_FULL'))).toHaveProperty(['']);
  });
});

describe('the two ways of writing parameters', () => {
  it('are kept in step', () => {
    const { parameters } = draftOf(splitBill);
    const json = switched(parameters);
    expect(json).toMatchObject({ as: 'json' });
    expect(typeof json === 'string' ? json : switched(json)).toEqual(parameters);
  });

  it('leave a text in JSON that cannot be read, or that no form can show', () => {
    expect(switched({ as: 'json', text: '{"type": ' })).toBe('notJson');
    expect(switched({ as: 'json', text: '{"type":"object","required":["city"]}' })).toBe('noForm');
  });
});
