/**
 * A call that cannot be carried out as it was written: the command ends with status 2, as for an unknown option.
 */
export class WrongCallError extends Error {
  override readonly name = 'WrongCallError';
}
