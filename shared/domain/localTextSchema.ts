import { z } from 'zod'

/** A text for people, in both languages of the product. */
export const localTextSchema = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
