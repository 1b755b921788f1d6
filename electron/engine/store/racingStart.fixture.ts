import { installationId } from './installationId.ts'

/** A process that starts at the agreed moment together with others and says which installation it belongs to. */
const [configFolder = '', startMs = '0'] = process.argv.slice(2)
while (Date.now() < Number(startMs)) {
  // Spinning, so that all of them go within a few microseconds.
}
process.stdout.write(installationId({ configFolder }))
