/**
 * The shapes in which MTurk writes an amount: a number (`HitStatusDetailsTable`), `{currency_code, amount_in_dollars}`
 * (search, queue), the same in camel case (`ShowModal`), `{pay, bonus}` around any of them, and `$1,234.50` as text.
 */
import { amountToMoney, type Money } from '../money';
import { id, own } from './fields';
import { MTURK_CURRENCY } from './mturk-site';

export function amount(value: unknown): Money | null {
  const pay = own(value, 'pay') ?? value;
  const code = own(pay, 'currency_code') ?? own(pay, 'currencyCode') ?? MTURK_CURRENCY;
  const dollars = own(pay, 'amount_in_dollars') ?? own(pay, 'amountInDollars') ?? pay;
  // Only a comma before three digits parts thousands: `$0,05` is what a translated page makes of five cents.
  const plain = typeof dollars === 'string' ? dollars.replace(/^\s*\$|,(?=\d{3}(?!\d))/g, '') : dollars;
  return amountToMoney(plain, id(code) ?? '');
}

/** The bonus that an amount of the shape `{pay, bonus}` names; `null` for every other shape, which says nothing of one. */
export function bonusIn(value: unknown): Money | null {
  return amount(own(value, 'bonus'));
}
