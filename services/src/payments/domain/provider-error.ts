/** The provider did not answer, or asked to come back later: the same call with the same key may be made again. */
export class ProviderUnavailable extends Error {
  override readonly name = 'PspUnavailable';
}

/** The provider understood and said no; `code` is its own word, fit for a log. */
export class ProviderRefusal extends Error {
  override readonly name = 'PaymentRefused';
  readonly code: string;
  constructor(code: string) {
    super(`the payment provider refused: ${code}`);
    this.code = code;
  }
}
