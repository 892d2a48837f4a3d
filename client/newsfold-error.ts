/** The API's refusal, in its own words (RFC 9457). */
export class NewsfoldError extends Error {
  override readonly name = 'NewsfoldError';
  /** HTTP status: 400 for what was asked wrongly, 403 for credentials that are not enough, 404 for what is not there … */
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}
