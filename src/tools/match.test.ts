import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsMeant } from './match.ts';

const meant = (wanted: string, ...items: string[]) => itemsMeant(wanted, items, item => [item]);

describe('itemsMeant', () => {
  test.each([
    ['call mum', 'call mum'],
    ['Call Mum!', 'call mum'],
    ['mum', 'call mum'],
    ['cal mum', 'call mum'],
    ['ferns', 'water the ferns'],
    ['watering the ferns', 'water the ferns'],
    ['buying mlik', 'milk'],
    ['compleet the taxs', 'complete the taxes'],
    ['dentist appointment', 'Book an appointment with the dentist'],
    ['cafe', 'Meet Léa at the café'],
    ['mums birthday', 'mum’s birthday present'],
    ['unit price', 'unit_price'],
    ['unitprice', 'Unit Price'],
    ['customer name', 'customerName'],
    ['妈妈', '给妈妈打电话'],
    ['给妈妈打个电话', '给妈妈打电话'],
    ['买牛奶', '去超市买牛奶'],
    ['去超市买牛奶', '买牛奶'],
    ['ＢＵＹ　ＭＩＬＫ', 'buy milk'],
  ])('%s means %s', (wanted, item) => {
    expect(meant(wanted, 'sort the photos', item, '整理房间')).toEqual([item]);
  });

  test.each([
    ['call dad', 'call mum'],
    ['pay the rent', 'pay the plumber'],
    ['water the cat', 'water the ferns'],
    ['buy oat milk', 'buy almond milk'],
    ['给爸爸打电话', '给妈妈打电话'],
    ['交房租', '交水费'],
    ['customers 2024', 'customers 2025'],
    ['购物清单', '礼物清单'],
    ['Rent', 'Kitchen reno'],
    ['Home', 'Trip to Rome'],
    ['weight', 'height'],
    ['the', 'the dog'],
    ['…', 'water the ferns'],
    ['', 'water the ferns'],
  ])('%s does not mean %s', (wanted, item) => {
    expect(meant(wanted, item)).toEqual([]);
  });

  test('prefers the nearest', () => {
    expect(meant('price', 'unit price', 'price', 'prices')).toEqual(['price']);
    expect(meant('buy milk', 'buy oat milk', 'buy milk')).toEqual(['buy milk']);
    expect(meant('call mum about the party', 'party', 'call mum about the garden party')).toEqual([
      'call mum about the garden party',
    ]);
  });

  test('names all that are equally good, in their order', () => {
    expect(meant('amount', 'total amount', 'price', 'gross amount')).toEqual(['total amount', 'gross amount']);
  });

  test('tries every name of an item', () => {
    const items = [{ names: ['Wi-Fi', 'the password is on the router'] }, { names: ['Groceries', 'milk'] }];
    expect(itemsMeant('wifi', items, ({ names }) => names)).toEqual([items[0]]);
    expect(itemsMeant('router password', items, ({ names }) => names)).toEqual([items[0]]);
  });

  test('an item is always meant by its own text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter(value => value.trim() !== '');
    fc.assert(
      fc.property(text, value => {
        expect(meant(value, 'call mum', value)).toContain(value);
      }),
    );
  });
});
