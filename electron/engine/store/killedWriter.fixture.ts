import { writeSync } from 'node:fs'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { createRunStore } from './runStore.ts'

/** A process to be killed: appends batches for ever and says on its output how many records were acknowledged. */
const [root = '', id = ''] = process.argv.slice(2)
const writer = createRunStore({ root, host: { isAlive: () => true } }).create(aManifest({ id }))
const filler = 'x'.repeat(2000)
for (let sequence = 0; ; ) {
  writer.append(
    'ticks',
    Array.from({ length: 8 }, () => ({ sequence: sequence++, filler })),
  )
  writer.saveManifest(aManifest({ id, warnings: [{ en: String(sequence), fr: '' }] }))
  writeSync(1, `${sequence}\n`)
}
