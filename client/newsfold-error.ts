type Particulars = {
  readonly isProblem?: boolean;
  readonly retryAfter?: number | null;
  readonly cause?: unknown;
};

/** The API's refusal, in its own words (RFC 9457); or that of whatever else answers at its URL. */
export class NewsfoldError extends Error {
  override readonly name = 'NewsfoldError';
  /** HTTP status: 400 for what was asked wrongly, 403 for credentials that are not enough, 404 for what is not there … */
  readonly status: number;
  /** Whether the words are Newsfold's own: not those of API Gateway, which knows nothing of articles. */
  readonly isProblem: boolean;
  /** Seconds after which it may be asked again; null where nothing was said. */
  readonly retryAfter: number | null;

  constructor(status: number, detail: string, { isProblem = false, retryAfter = null, cause }: Particulars = {}) {
    super(detail, cause === undefined ? {} : { cause });
    this.status = status;
    this.isProblem = isProblem;
    this.retryAfter = retryAfter;
  }
}
