import { createSpotlight } from '@mantine/spotlight'

/** Open or not, what is sought and which entry is the present one; and the ways to open and close it. */
export const [paletteStore, palette] = createSpotlight()
