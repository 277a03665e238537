import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { PrintedLine } from '#domain/dossiers/section.ts'
import { education } from '#domain/dossiers/sections/education.ts'
import type { FilingId } from '#domain/ids.ts'
import { isOnPaper } from '#domain/prints/lacking.ts'
import { type SheetKind, sheetKinds, sheets } from '#domain/prints/sheets/index.ts'
import type { Sheet } from '#domain/prints/sheets/sheet.ts'
import { recordsOf, text } from '#domain/prints/sheets/words.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { archive as english } from '#views/i18n/en/custody.ts'
import { archive as chinese } from '#views/i18n/zh-Hans/custody.ts'
import { paths } from '#views/paths.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { drawContinuation } from '#views/prints/continuation.pdf.ts'
import { draw } from '#views/prints/draw.ts'
import { type DrawSheet, drawings } from '#views/prints/drawings.ts'
import { overflow } from '#views/prints/overflow.ts'
import { owner, title } from '#views/prints/parts.ts'
import { pdfText } from '../pdf.ts'
import type { World } from '../world.ts'

/** A sheet that is only here: what it says, how it is drawn, what it is called (docs/development.md §5.6). */
type SchoolsSheet = {
  readonly is: 'schools'
  readonly name: string
  readonly number: string
  readonly rows: readonly PrintedLine[]
}

const schools: Sheet<SchoolsSheet> = {
  says: { basic: ['name', 'number'], education: ['mode', 'level', 'school'] },
  of: (printed) => {
    const [basic = {}] = recordsOf(printed, 'basic')
    const rows = recordsOf(printed, 'education').map((fields) => ({
      label: text(fields['mode']),
      text: `${text(fields['level'])}毕业于${text(fields['school'])}`,
    }))
    return { is: 'schools', name: text(basic['name']), number: text(basic['number']), rows }
  },
}

const drawSchools: DrawSheet<SchoolsSheet> = (doc, sheet) => {
  doc.addPage()
  title(doc, '学历一览')
  owner(doc, sheet)
  drawContinuation(doc, { title: '学历一览（续）', owner: sheet, words: overflow(), extra: sheet.rows })
  return []
}

const kind = 'schools' as SheetKind
const mode = education.fields.find(({ key }) => key === 'mode')

let w: World
let filing: FilingId
let onPaperBefore: boolean | undefined
beforeAll(async () => {
  onPaperBefore = mode && isOnPaper(education, mode)
  Object.assign(sheets, { schools })
  ;(sheetKinds as SheetKind[]).push(kind)
  Object.assign(drawings, { schools: drawSchools })
  Object.assign(chinese, { 'sheet.schools': '学历一览' })
  Object.assign(english, { 'sheet.schools': 'Schools' })
  // The catalogues are joined when the views are first loaded, so the world comes after the words.
  w = await (await import('../world.ts')).world()
  // The print room's worker loads the drawings by itself and knows no fixture, so the sheets are drawn here.
  const faces = openFaces(noFolders)
  Object.assign(w.app, {
    printRoom: { ...w.app.printRoom, draw: (job: Parameters<typeof draw>[1]) => draw(faces, job) },
  })
  const fields = { mode: '在职', level: '研究生', school: Array(900).fill('某大学').join('') }
  await inTransaction(w.app, (app) =>
    applyChange(app, w.actor('hr'), { dossier: w.dossiers.wang, section: education, fields }),
  )
  filing = await inTransaction(w.app, (app) => openFiling(app, { dossier: w.dossiers.wang }))
})
afterAll(() => w.close())

const printed = () =>
  w.app.db.selectFrom('print_pages').select(['sheet', 'page', 'pages', 'code', 'filed_at']).execute()

describe('one more sheet', () => {
  it('stands last in the preview, and is named there', async () => {
    const { bytes } = await w.as('hr').bytes(paths.previewPdf(w.dossiers.wang))
    expect((await pdfText(bytes)).replace(/\s/g, '')).toContain('全日制大学毕业于华北某工业大学机械系')
    expect((await w.as('hr').get(paths.preview(w.dossiers.wang))).text).toContain('学历一览')
  })

  it('is printed and recorded with every filing, a code a page, on as many pages as it takes', async () => {
    const { answer, bytes } = await w.as('archivist').bytes(paths.filingPrintRuns(filing), {})
    expect(answer.status).toBe(200)
    const pages = await printed()
    const own = pages.filter(({ sheet }) => sheet === kind)
    expect([...new Set(pages.map(({ sheet }) => sheet))]).toEqual([...sheetKinds])
    expect(own.length).toBeGreaterThan(1)
    expect(own.map(({ page, pages }) => [page, pages])).toEqual(own.map((_, at) => [at + 1, own.length]))
    const words = (await pdfText(bytes)).replace(/\s/g, '')
    for (const { code } of own) expect(words).toContain(code)
    expect((await w.as('archivist').get(paths.filing(filing))).text).toContain('学历一览')
  })

  it('is found by its code, stale once the dossier says something else, and not before', async () => {
    const code = (await printed()).findLast(({ sheet }) => sheet === kind)?.code ?? ''
    const standing = async () => (await w.as('archivist').get(paths.codes(code))).text
    expect(await standing()).toContain('学历一览')
    expect(await standing()).not.toContain('已失效')
    const fields = { mode: '在职', level: '大学', school: '某电视大学' }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: w.dossiers.wang, section: education, fields }),
    )
    expect(await standing()).toContain('已失效')
  })

  it('is not drawn on the sheet before: a drawing that begins without a page of its own is stopped', async () => {
    Object.assign(drawings, {
      schools: (doc: Parameters<typeof drawSchools>[0]) => {
        doc.say('标题', '学历一览')
        return []
      },
    })
    await expect(
      w
        .as('hr')
        .bytes(paths.previewPdf(w.dossiers.wang))
        .then(({ answer }) => answer.status),
    ).resolves.toBe(500)
    Object.assign(drawings, { schools: drawSchools })
    expect((await w.as('hr').bytes(paths.previewPdf(w.dossiers.wang))).answer.status).toBe(200)
  })

  it('keeps the filing open until its own pages lie in the box', async () => {
    const archivist = w.as('archivist')
    await archivist.post(paths.filingBox(filing), { code: 'A-03-2-07', make: 'yes' })
    const pages = await printed()
    const ended = async () =>
      (await w.app.db.selectFrom('filings').select('ended_at').where('id', '=', filing).executeTakeFirst())?.ended_at
    for (const { code } of pages) {
      expect(await ended()).toBeNull()
      await archivist.post(paths.scans(), { page: code, code: 'A-03-2-07' })
    }
    expect(await ended()).not.toBeNull()
  })

  it('has its fields told where they are typed, if no face can print them', () => {
    expect([onPaperBefore, mode && isOnPaper(education, mode)]).toEqual([false, true])
  })
})
