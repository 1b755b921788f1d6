import { z } from 'zod'

/** What topologies, profiles, scenarios and variants are called: also a file's name and a part of `topology:variant`. */
export const nameSchema = z
  .string('a name of lower-case letters, digits and hyphens')
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'a name of lower-case letters, digits and hyphens')
