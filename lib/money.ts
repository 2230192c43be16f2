/** An exact amount: an integer number of micros (1e-6 of the unit) of one ISO 4217 currency (METHODS D1). */
export interface Money {
  micros: number;
  currency: string;
}
