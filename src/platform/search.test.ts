import { describe, expect, test } from 'vitest';
import { searchDocuments, tokenize } from './search.ts';

const documents = [
  { id: 'wifi', title: 'Wi-Fi', text: 'the password of the cottage is on the back of the router' },
  { id: 'bread', title: 'Sourdough', text: 'timings: levain at 8, mix at 12, bake the day after' },
  { id: 'knee', text: 'knee exercises from the physio: squats 3 x 10, stretch after' },
  { id: 'cafe', text: 'Léa raved about a café in Göteborg' },
  { id: 'flat', title: '装修', text: '客厅的报价是三万元，厨房还没有问' },
  { id: 'visa', text: '护照号码在抽屉里，签证明年到期' },
];
const found = async (query: string) => (await searchDocuments(query, documents)).map(({ id }) => id);

describe('searchDocuments', () => {
  test.each([
    ['wifi password', 'wifi'],
    ['the passwrod', 'wifi'],
    ['PASSWORD', 'wifi'],
    ['sourdoug timings', 'bread'],
    ['exercises from the physio', 'knee'],
    ['exercise', 'knee'],
    ['cafe goteborg', 'cafe'],
    ['装修', 'flat'],
    ['客厅报价', 'flat'],
    ['护照', 'visa'],
    ['签证到期', 'visa'],
    ['照号', 'visa'],
    ['ＰＨＹＳＩＯ', 'knee'],
  ])('finds %s', async (query, id) => {
    expect((await found(query))[0]).toBe(id);
  });

  test.each(['bicycle', 'of with', '汽车', '', '  ', '…'])('finds nothing for “%s”', async query => {
    expect(await found(query)).toEqual([]);
  });

  test('puts a title before a text', async () => {
    const notes = [
      { id: 'text', title: 'Rome', text: 'bring the recipes' },
      { id: 'title', title: 'Recipes', text: 'pasta with lemon' },
    ];
    expect((await searchDocuments('recipes', notes)).map(({ id }) => id)).toEqual(['title', 'text']);
  });

  test('shows the part that was found', async () => {
    const long = {
      id: 'long',
      text: `${'filler words go here. '.repeat(20)}The Ärger is\nhere. ${'more of it. '.repeat(20)}`,
    };
    const [hit] = await searchDocuments('arger', [long]);
    expect(hit?.snippet).toMatch(/^….{20,45}The Ärger is here\. more.*…$/);
    expect(hit?.snippet.length).toBeLessThanOrEqual(122);
    const emoji = { id: 'emoji', text: `${'👍'.repeat(60)} cake ${'👍'.repeat(60)}` };
    expect((await searchDocuments('cake', [emoji]))[0]?.snippet).toMatch(/^…(?:👍)+ cake (?:👍)+…$/u);
    expect(await searchDocuments('password', documents)).toEqual([{ id: 'wifi', snippet: documents[0]?.text }]);
  });
});

test('parts words in every language', () => {
  expect(tokenize('Call Mum, now!')).toEqual(['Call', 'Mum', 'now']);
  expect(tokenize('客厅报价')).toEqual(['客厅', '报价']);
});
