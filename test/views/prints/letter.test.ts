import { describe, expect, it } from 'vitest'
import { type Appointed, type LetterAround, lettersOf } from '#domain/letters/letter.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { drawLetters } from '#views/prints/letter.pdf.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)
const at = '2026-11-24T02:32:00.000Z' as never

const around: LetterAround = {
  issuer: '岚川装备集团有限公司',
  to: '各部门、各所属单位',
  copies: '市委组织部，市国资委党委，集团公司领导，集团公司纪委、工会、团委，各党支部',
  printedBy: '岚川装备集团有限公司人力资源部',
  head: 'red',
  meeting: '党委会',
  day: '20261120',
}
const names = ['吕思诚', '郭启明', '赵䶮', '阿卜杜热合曼·买买提艾力', 'Alexander Humboldt-Schröder', '钱文静', '孙伟']
const people = (count: number, changes: Partial<Appointed> = {}): readonly Appointed[] =>
  Array.from({ length: count }, (_, index) => ({
    name: names[index % names.length] ?? '',
    proposed: index % 3 === 2 ? '' : `生产制造部第${index}车间副主任`,
    removed: index % 3 === 1 ? '' : '质量管理部检验主管',
    trial: index % 4 === 0 ? 12 : undefined,
    document: '岚任〔2026〕14号',
    documentDate: '20261123',
    effective: '20261201',
    ...changes,
  }))

async function drawn(of: readonly Appointed[], changes: Partial<LetterAround> = {}) {
  const letters = lettersOf(of, { ...around, ...changes })
  const drawing = await drawLetters(faces, { at, letters })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.pdf)
  const pages = await pdf.text()
  const ink = await pdf.ink({ x: 0, y: 0, width: 27, height: 297 })
  await pdf.close()
  return { bytes: drawing.pdf, pages, ink, letters }
}

/** As it was written, without what layout adds. */
const bare = (text: string) => text.replace(/[\s　]/g, '')

describe('任免通知 on paper', () => {
  it('says every word of it, on one page where one person is named', async () => {
    const { pages, letters } = await drawn(people(1))
    expect(pages).toHaveLength(1)
    const [letter] = letters
    for (const words of [
      '岚川装备集团有限公司文件',
      letter?.number,
      letter?.title,
      letter?.to,
      letter?.lead,
      ...(letter?.items ?? []),
      letter?.close,
      letter?.date,
      `抄送：${letter?.copies}。`,
      '2026年11月23日印发',
      '—1—',
    ])
      expect(bare(pages[0] ?? '')).toContain(bare(words ?? '?'))
    expect(pages[0]).not.toContain('送审稿')
  })

  it.each([10, 60])(
    'goes over as many pages as it takes for %i people, losing none and parting no name',
    async (count) => {
      const { pages, letters, ink } = await drawn(people(count))
      const [letter] = letters
      const all = bare(pages.map((page) => page.replace(/— \d+ —/, '')).join(''))
      expect(all).toContain(bare((letter?.items ?? []).join('')))
      for (const [index, page] of pages.entries()) {
        expect(bare(page)).toContain(`—${index + 1}—`)
        // The first words of a page begin a sentence: none is parted by its end.
        if (index > 0) expect(bare(page)).toMatch(/^(任命|免去|上述)/)
      }
      expect(Math.max(...ink)).toBe(0)
      const last = bare(pages.at(-1) ?? '')
      for (const words of ['起计算。', '岚川装备集团有限公司', '抄送']) expect(last).toContain(words)
    },
  )

  it('sets no line that ends within a name', async () => {
    const { bytes } = await drawn(people(60))
    const lines = (await linesOf(bytes)).filter((line) => line !== '')
    for (const name of names)
      for (let cut = 1; cut < [...name].length; cut += 1) {
        const [head, tail] = [[...name].slice(0, cut).join(''), [...name].slice(cut).join('')]
        const parted = lines.some(
          (line, index) => line.endsWith(`任命${head}`) && (lines[index + 1] ?? '').startsWith(`${tail}同志`),
        )
        expect(parted, `${head}|${tail}`).toBe(false)
      }
  })

  it('keeps a post longer than a page, and the last words with the signature', async () => {
    const long = '岚川（青岛）智能制造研究院有限责任公司党委书记、董事长，'.repeat(22)
    const { pages, letters } = await drawn([...people(1), { ...people(1)[0], proposed: long } as Appointed])
    expect(bare(pages.map((page) => page.replace(/— \d+ —/, '')).join(''))).toContain(
      bare((letters[0]?.items ?? []).join('')),
    )
    expect(bare(pages.at(-1) ?? '')).toMatch(/起计算。岚川装备集团有限公司/)
  })

  it('says on every page of a draft that it is one, and leaves room for number and day', async () => {
    const { pages } = await drawn(people(30, { document: '', documentDate: '' }))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('送审稿')
    expect(pages[0]).toContain('〔2026〕')
  })

  it('keeps a number of sixty characters between its margins', async () => {
    const document = `中岚重装集团西北分公司党委组织部干部任免〔2026〕第000014号${'（内部印发）'.repeat(5)}`.slice(
      0,
      60,
    )
    const { pages, ink } = await drawn(people(1, { document }))
    expect(bare(pages[0] ?? '')).toContain(document)
    expect(Math.max(...ink)).toBe(0)
  })

  it('leaves the head to paper that bears it', async () => {
    const { pages } = await drawn(people(1), { head: 'preprinted' })
    expect(pages[0]).not.toContain('有限公司文件')
    expect(pages[0]).toContain('岚任〔2026〕14号')
  })

  it('is the same file for the same words', async () => {
    const [one, other] = [await drawn(people(10)), await drawn(people(10))]
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  })

  it('is not printed with a blank where no face has a character', async () => {
    const letters = lettersOf(people(1, { name: '𠮷田' }), around)
    expect(await drawLetters(faces, { at, letters })).toEqual({ ok: false, missing: ['𠮷'] })
  })
})

/** The words of a file line by line, each by how high it stands. */
async function linesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opening = getDocument({ data: new Uint8Array(bytes) })
  const document = await opening.promise
  const lines: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    let y: number | undefined
    for (const item of items) {
      if (!('str' in item)) continue
      if (item.transform[5] === y) lines[lines.length - 1] += item.str
      else lines.push(item.str)
      y = item.transform[5]
    }
  }
  await opening.destroy()
  return lines.map(bare)
}
