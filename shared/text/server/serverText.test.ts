import { expect, test } from 'vitest'
import type { ServerUse } from '../../domain/serverSchema.ts'
import { serverText } from './serverText.ts'
import { serverUseText } from './serverUseText.ts'

const MiB = 2 ** 20
const use: ServerUse = {
  cpus: 1,
  memoryBytes: 2048 * MiB,
  cpuset: '0',
  limits: [
    { container: 'proxy', memoryBytes: 80 * MiB },
    { container: 'api', memoryBytes: 256 * MiB },
    { container: 'db', memoryBytes: 1024 * MiB },
  ],
  limitBytes: 1360 * MiB,
}
const seen = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('cores, memory, and who has how much of it', () => {
  expect(seen(serverText(use, 'en'))).toBe('1 core (core 0), 2 GiB; proxy 80 MiB + api 256 MiB + db 1 GiB = 1.3 GiB')
  expect(seen(serverText({ ...use, cpus: 2, cpuset: '0-1' }, 'fr'))).toBe(
    '2 cœurs (cœurs 0-1), 2 Gio ; proxy 80 Mio + api 256 Mio + db 1 Gio = 1,3 Gio',
  )
})

test.each<[Partial<ServerUse>, en: string, fr: string]>([
  [
    { mostCores5s: 0.984, mostMemoryBytes: 640 * MiB, isKept: true },
    'kept: at most 0.98 cores over any 5 s (up to 1.05 is kept: when readings come varies), 640 MiB at once',
    'respecté : au plus 0,98 cœur sur 5 s quelconques (jusqu’à 1,05, c’est respecté : l’arrivée des relevés varie), 640 Mio à la fois',
  ],
  [
    { mostCores5s: 1.2, mostMemoryBytes: 2049 * MiB, isKept: false },
    'exceeded: at most 1.20 cores over any 5 s (up to 1.05 is kept: when readings come varies), 2.0 GiB at once',
    'dépassé : au plus 1,20 cœur sur 5 s quelconques (jusqu’à 1,05, c’est respecté : l’arrivée des relevés varie), 2,0 Gio à la fois',
  ],
  [
    {},
    'not known: no 5 s with readings of every container, no moment with the memory of every container',
    'inconnu : pas 5 s avec des relevés de chaque conteneur, aucun instant avec la mémoire de chaque conteneur',
  ],
])('what was used of it: %o', (found, en, fr) => {
  expect(seen(serverUseText({ ...use, ...found }, 'en'))).toBe(en)
  expect(seen(serverUseText({ ...use, ...found }, 'fr'))).toBe(fr)
})
