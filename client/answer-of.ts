/** What an HTTP response says: the answer, or a refusal. */
import { NewsfoldError } from './newsfold-error.ts';

/** @throws NewsfoldError for a refusal, and for what no API of Newsfold would answer */
export async function answerOf(response: Response): Promise<unknown> {
  const said = await response.text();
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'unknown';
  if (response.ok) return parsed(said, response, type);
  const { status, statusText, headers } = response;
  throw new NewsfoldError(status, detailOf(said) ?? `the API answered ${status} ${statusText}`, {
    isProblem: type === 'application/problem+json',
    retryAfter: secondsOf(headers.get('retry-after')),
  });
}

function parsed(said: string, { status, url }: Response, type: string): unknown {
  try {
    return JSON.parse(said);
  } catch (cause) {
    const { origin, pathname } = new URL(url);
    const wrong = `the answer of ${origin}${pathname} is no JSON (content type ${type})`;
    const right = "the URL must be the API's, which the stack puts out as ApiUrl";
    throw new NewsfoldError(status, `${wrong}: ${right}`, { cause });
  }
}

/** Problem details have `detail`; API Gateway's own refusals `message`. */
function detailOf(body: string): string | null {
  try {
    const { detail, message } = JSON.parse(body) as { readonly detail?: unknown; readonly message?: unknown };
    return [detail, message].find((text) => typeof text === 'string') ?? null;
  } catch {
    return null;
  }
}

/** Of `Retry-After`; a date is not understood, since clocks differ. */
function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : null;
}
