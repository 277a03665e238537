import { expect, it } from 'vitest'
import { formVersion } from '#domain/prints/form.ts'
import type { SwapRow } from '#domain/prints/swap.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

async function drawn(rows: readonly SwapRow[]) {
  const slip = { name: '吕思诚', number: 'HX-2026-0001', box: 'A-03-2-09', run: '7F3K', rows }
  const at = '2026-11-24T02:32:00.000Z' as never
  const drawing = await draw(faces, { sheets: [], slip, at, formVersion, foot: ['打印：任素梅'], run: '7F3K' })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.value.pdf)
  const texts = (await pdf.text()).map((text) => text.replace(/\s/g, ''))
  await pdf.close()
  return texts
}

it('numbers the pages of a slip that goes on, and has who signs on the last', async () => {
  const many = Array.from({ length: 24 }, (_, at) => `P-8K2M-${at + 1}-X`)
  const texts = await drawn((['cover', 'basic', 'resume'] as const).map((sheet) => ({ sheet, out: many })))
  expect(texts.length).toBeGreaterThan(1)
  for (const [at, text] of texts.entries()) expect(text).toContain(`第${at + 1}页，共${texts.length}页`)
  expect(texts.map((text) => text.includes('换页人（签字）'))).toEqual(texts.map((_, at) => at === texts.length - 1))
})

it('says of a sheet that lies in no box yet that nothing comes out', async () => {
  expect((await drawn([{ sheet: 'cover', out: [] }])).join('')).toContain('封面无旧页，只放入')
})
