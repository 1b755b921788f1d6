import { z } from 'zod'

/** How the windows look and speak, as a window saves it. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'fr']),
  theme: z.enum(['system', 'light', 'dark']),
  singleKeys: z.boolean(),
})

/** `settings.json` in the user's configuration folder. */
export const storedSettingsSchema = settingsSchema.extend({ schema: z.literal('palier.settings/1') })
