import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { getJson, webTimeoutMs, withTimeLimit } from './request.ts';

/** Frankfurter's latest rates (https://frankfurter.dev/v1): those of the European Central Bank. */
const answer = z.object({ date: z.string(), rates: z.record(z.string(), z.number().positive()) });

/** Digits that a product keeps: more than any amount has, fewer than the noise of binary fractions. */
const significantDigits = 12;

/** A rate's date is a day without a time, which UTC keeps from becoming the day before. */
const dayOnly: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeZone: 'UTC' };

function money(amount: number, currency: string, format: Format): string {
  return format.number(amount, { style: 'currency', currency });
}

export const convertCurrency = defineTool({
  name: 'convert_currency',
  title: { en: 'Convert a currency', zh: '换算货币' },
  description: {
    en: 'Convert an amount of money at the latest rate of the European Central Bank.',
    zh: '按欧洲中央银行的最新汇率换算金额。',
  },
  category: 'web',
  effects: 'network',
  permission: 'ask',
  hosts: ['api.frankfurter.dev'],
  timeoutMs: webTimeoutMs,
  parameters: z.object({
    amount: z.number().describe('how much money'),
    from: z.string().trim().min(1).max(60).describe('the currency of the amount, such as euros'),
    to: z.string().trim().min(1).max(60).describe('the currency wanted, such as USD'),
  }),
  result: z.object({
    amount: z.number(),
    /** ISO 4217, as `to` is. */
    from: z.string(),
    result: z.number(),
    to: z.string(),
    /** What one of `from` buys. */
    rate: z.number(),
    /** The day of the rate; absent where none was needed. */
    date: z.string().optional(),
  }),
  examples: [
    {
      query: { en: '100 euros in dollars', zh: '100 欧元是多少美元' },
      arguments: { amount: 100, from: 'euros', to: 'dollars' },
    },
    {
      query: { en: 'how many yen do I get for 50 USD', zh: '50 美元能换多少日元' },
      arguments: { amount: 50, from: 'USD', to: 'yen' },
    },
    {
      query: { en: 'swap 250 pounds into swiss francs', zh: '250 英镑换成瑞士法郎' },
      arguments: { amount: 250, from: 'pounds', to: 'swiss francs' },
    },
    {
      query: { en: 'what is 19.99 GBP in EUR', zh: '19.99 英镑是多少欧元' },
      arguments: { amount: 19.99, from: 'GBP', to: 'EUR' },
    },
    {
      query: { en: 'turn 800 人民币 into 港币', zh: '800 人民币换港币' },
      arguments: { amount: 800, from: '人民币', to: '港币' },
    },
  ],
  async run({ amount, from: source, to: target }, context) {
    const { parseCurrency } = await import('../../parse/currency.ts');
    const [from, to] = [parseCurrency(source), parseCurrency(target)];
    if (from === to) return { amount, from, result: amount, to, rate: 1 };
    const url = new URL('https://api.frankfurter.dev/v1/latest');
    url.searchParams.set('base', from);
    url.searchParams.set('symbols', to);
    const { date, rates } = await getJson(context, url, answer, withTimeLimit(context.signal)).catch(thrown => {
      // So the service answers for a currency that it has no rate of.
      const unsupported = thrown instanceof AppError && thrown.details.status === 404;
      throw unsupported ? new AppError('WEB_CURRENCY_UNSUPPORTED', { from, to }, { cause: thrown }) : thrown;
    });
    const rate = rates[to];
    if (rate === undefined) throw new AppError('WEB_CURRENCY_UNSUPPORTED', { from, to });
    return { amount, from, result: Number((amount * rate).toPrecision(significantDigits)), to, rate, date };
  },
  describe: {
    en({ amount, from, result, to, date }, format) {
      const day = date === undefined ? '' : ` at the rate of ${format.dateTime(date, dayOnly)}`;
      return `${money(amount, from, format)} = ${money(result, to, format)}${day}.`;
    },
    zh({ amount, from, result, to, date }, format) {
      const day = date === undefined ? '' : `（${format.dateTime(date, dayOnly)}的汇率）`;
      return `${money(amount, from, format)} = ${money(result, to, format)}${day}。`;
    },
  },
});
