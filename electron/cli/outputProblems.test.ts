import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { outputProblems } from './outputProblems.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'palier-outputs-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('files that can be written, and a folder that can be made, are no problem; looking makes nothing', () => {
  const path = folder()
  const outputs = {
    json: '-',
    html: join(path, 'r.html'),
    pdf: join(path, 'r.pdf'),
    log: join(path, 'r.log'),
    csv: join(path, 'deep/er'),
    language: 'en',
  } as const
  expect(outputProblems(outputs)).toEqual([])
  expect(readdirSync(path)).toEqual([])
})

test('every output that cannot be written is told, each with its option', () => {
  const path = folder()
  mkdirSync(join(path, 'folder'))
  writeFileSync(join(path, 'file'), '')
  const problems = outputProblems({
    json: join(path, 'none/r.json'),
    html: join(path, 'folder'),
    csv: join(path, 'file'),
    language: 'en',
  })
  expect(problems.map(({ where, found }) => `${where} ${found.slice(path.length)}`)).toEqual([
    '--json /none/r.json, whose folder does not exist',
    '--html /folder, which is a folder',
    '--csv /file, which is a file',
  ])
  expect(outputProblems({ csv: join(path, 'file/below'), language: 'en' })[0]?.found).toContain('is a file')
  expect(existsSync(join(path, 'file/below'))).toBe(false)
})

test('two outputs of one name are one too many', () => {
  const file = join(folder(), 'r')
  expect(outputProblems({ html: file, pdf: file, language: 'en' }).map(({ where }) => where)).toEqual(['--pdf'])
})
