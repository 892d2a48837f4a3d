/** A date as far as it is stated, as the record has it. */
import { z } from 'zod';

export const statedDate = z
  .string()
  .regex(/^\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\dZ?)?)?$/, 'a date is 2024-03, 2024-03-05, 2024-03-05T14:20:00 or …Z')
  .nullable();
