import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** Draws papers until the engine has replaced code of the reader by faster code, and says whether each could be drawn. */
const program = `
  import { valueSymbol } from 'piscina'
  import { drawPage } from '#house/rooms/paper-worker.ts'
  import { paperPdf } from './test/paper-pdf.ts'
  const bytes = await paperPdf()
  for (let paper = 0; paper < 3; paper += 1) console.log('drawn', (await drawPage({ bytes, page: 1 }))[valueSymbol].ok)
`

it('frees no code of the reader of PDFs while papers are drawn: the engine would lose count of it and end the house', async () => {
  // The budget of a function is the work after which V8 compiles it again: a small one saves a thousand papers.
  const flags = ['--trace-wasm-code-gc', '--wasm-tiering-budget=1000', '--conditions=development', '--import', 'tsx']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--input-type=module', '-e', program], {
    cwd: join(import.meta.dirname, '../..'),
  })
  expect(stdout.match(/drawn true/g)).toHaveLength(3)
  expect(stdout).not.toContain('[wasm-gc]')
})
