import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { placeFile } from './placeFile.ts'
import { type Area, fittingPlace } from './windowPlace.ts'

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 }
const beside: Area = { x: 1440, y: 0, width: 2560, height: 1400 }
const saved = { x: 1500, y: 40, width: 2000, height: 1200, isMaximized: false }
const usual = { width: 1280, height: 800, isMaximized: false }

test.each<{ name: string; saved: unknown; screens: Area[]; opens: object }>([
  { name: 'never opened before', saved: undefined, screens: [laptop], opens: usual },
  { name: 'where it was', saved, screens: [laptop, beside], opens: saved },
  {
    name: 'its screen was unplugged: the system places it, as large as fits',
    saved,
    screens: [laptop],
    opens: { width: 1440, height: 875, isMaximized: false },
  },
  {
    name: 'its title bar is above every screen',
    saved: { ...saved, y: -300 },
    screens: [beside],
    opens: { width: 2000, height: 1200, isMaximized: false },
  },
  {
    name: 'a corner of it can still be grabbed',
    saved: { ...saved, x: 3800 },
    screens: [laptop, beside],
    opens: { ...saved, x: 3800 },
  },
  {
    name: 'too little of it can be grabbed',
    saved: { ...saved, x: 3990 },
    screens: [beside],
    opens: { width: 2000, height: 1200, isMaximized: false },
  },
  {
    name: 'smaller than it may be',
    saved: { x: 0, y: 30, width: 300, height: 10, isMaximized: true },
    screens: [laptop],
    opens: { x: 0, y: 30, width: 1024, height: 700, isMaximized: true },
  },
  { name: 'another program’s file', saved: { width: '800', height: null }, screens: [laptop], opens: usual },
  { name: 'no object', saved: [1, 2], screens: [laptop], opens: usual },
  { name: 'no screen known', saved: undefined, screens: [], opens: usual },
])('$name', ({ saved, screens, opens }) => {
  expect(fittingPlace(saved, screens)).toEqual(opens)
})

test('the file keeps the place; without one, with a broken one or with a file in its way nothing fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-place-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const places = placeFile(join(folder, 'new/window.json'))
  expect(places.read()).toBeUndefined()
  places.save(saved)
  expect(places.read()).toEqual(saved)
  expect(readdirSync(join(folder, 'new'))).toEqual(['window.json'])

  writeFileSync(join(folder, 'broken.json'), '{"width":')
  expect(placeFile(join(folder, 'broken.json')).read()).toBeUndefined()
  placeFile(join(folder, 'broken.json/window.json')).save(saved)
})
