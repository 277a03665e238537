import { Hono } from 'hono'
import { addForMany, piecesOf } from '#actions/materials/adding.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Place } from '#domain/materials/pasted.ts'
import { headingsAt, layoutOf } from '#domain/materials/workbook.ts'
import { foldName } from '#domain/people/fold.ts'
import type { InHand } from '#memory/workbooks.ts'
import { download } from '#routes/exports/answers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { receiveWorkbook } from '#routes/web/workbook.ts'
import { WorkbookPage } from '#views/materials/workbook.tsx'
import { paths } from '#views/paths.ts'
import { mustKeepCatalogue } from './entry.tsx'
import { bookWordFor } from './words.ts'
import { bookColumns, inHand, isFine, lookedAt, mostInGrid, sheetOf } from './workbook-in-hand.ts'

/** 从 Excel 录入: one workbook with the papers of many people (docs/decisions/0231). */
export const workbookRoutes = new Hono<Web>()

workbookRoutes.get('/materials/workbook', (c) => {
  mustKeepCatalogue(c)
  return show(c)
})

workbookRoutes.post('/materials/workbook', async (c) => {
  mustKeepCatalogue(c)
  const { app, actor } = c.var
  const { name, read } = await receiveWorkbook(c)
  if (!read.ok) return show(c, { refusal: read.refusal })
  const book = read.value
  const sheet = Math.max(
    0,
    book.sheets.findIndex(({ isHidden }) => !isHidden),
  )
  const layout = layoutOf(book.sheets[sheet]?.rows ?? [], bookColumns(c))
  const at = app.now()
  app.workbooks.put(actor.account, {
    id: app.newId(),
    name,
    at,
    book,
    sheet,
    layout,
    meant: {},
    done: new Set(),
  })
  return seeOther(c, paths.materialWorkbook())
})

/** The template: every cell is a text, so that a number of 18 digits and 1985.10 stay what was typed. */
workbookRoutes.get('/materials/workbook/template.xlsx', async (c) => {
  mustKeepCatalogue(c)
  const { app, t } = c.var
  const word = bookWordFor(t)
  const wide: readonly (string | undefined)[] = ['title', 'remark', 'idNumber']
  const columns = bookColumns(c).map(({ key }) => ({ label: word(key as Place), width: wide.includes(key) ? 30 : 12 }))
  const blank = Array.from({ length: 50 }, () => columns.map(() => ''))
  const name = t('materials.workbook.template.name')
  const bytes = await app.exportRoom.sheet({ name, title: '', columns, rows: blank, foot: [] })
  return download(c, { name: `${name}.xlsx`, body: bytes })
})

workbookRoutes.post('/materials/workbook/columns', async (c) => {
  const form = await readForm(c)
  mustKeepCatalogue(c)
  const book = inHand(c)
  if (book?.id !== form.text('workbook')) return show(c, { refusal: 'workbook.gone' })
  c.var.app.workbooks.put(c.var.actor.account, told(c, book, form))
  return seeOther(c, paths.materialWorkbook())
})

workbookRoutes.post('/materials/workbook/entries', async (c) => {
  const form = await readForm(c)
  mustKeepCatalogue(c)
  const { app, actor } = c.var
  const book = inHand(c)
  if (book?.id !== form.text('workbook')) return show(c, { refusal: 'workbook.gone' })
  if (isHiddenOpen(book)) return show(c, { refusal: 'workbook.hidden-open' })
  const takesTwins = form.text('twins') === 'take'
  const { rows } = await lookedAt(c, book)
  const fine = rows.flatMap((row) => {
    const { number, dossier, entry } = row
    return dossier && entry && (isFine(row) || takesTwins) ? [{ key: `${book.sheet}:${number}`, dossier, entry }] : []
  })
  // Marked before they are written, so that a second window that looked at the same time leaves them.
  const now = inHand(c) ?? book
  const wanted = fine.filter(({ key }) => !now.done.has(key))
  const keys = wanted.map(({ key }) => key)
  if (wanted.length === 0 && now.done.size > 0) return seeOther(c, paths.materialWorkbook())
  app.workbooks.put(actor.account, { ...now, done: new Set([...now.done, ...keys]) })
  const added = await addForMany(app, actor, piecesOf(wanted), form.command).catch((error: unknown) => {
    app.workbooks.put(actor.account, now)
    throw error
  })
  if (!added.ok) {
    app.workbooks.put(actor.account, now)
    return show(c, { refusal: added.refusal })
  }
  return seeOther(c, paths.materialWorkbook(), 'material.filed')
})

workbookRoutes.post('/materials/workbook/discarding', async (c) => {
  await readForm(c)
  mustKeepCatalogue(c)
  c.var.app.workbooks.drop(c.var.actor.account)
  return seeOther(c, paths.materialWorkbook(), 'workbook.discarded')
})

/** What the reader said of the sheet, its columns, hidden rows and namesakes. Another sheet is laid out anew. */
function told(c: WebContext, book: InHand, form: Form): InHand {
  const sheet = Number(form.text('sheet') || book.sheet)
  const rows = book.book.sheets[sheet]?.rows
  if (!rows) return book
  if (sheet !== book.sheet) return { ...book, sheet, layout: layoutOf(rows, bookColumns(c)), hidden: undefined }
  const known = new Set(bookColumns(c).map(({ key }) => key))
  const places = Array.from({ length: widthOf(book) }, (_, at) => {
    const place = form.text(`column-${at}`)
    return known.has(place) ? (place as Place) : undefined
  })
  const head = Math.max(0, form.number('head'))
  const headings = head === book.layout.head ? book.layout.headings : headingsAt(rows, head)
  const hidden = form.text('hidden')
  return {
    ...book,
    layout: { places, headings, head },
    hidden: hidden === 'take' || hidden === 'leave' ? hidden : book.hidden,
    meant: { ...book.meant, ...meantIn(c, form) },
  }
}

/** Of which people of one name a row is; whether its catalogue is the reader's to keep is asked with each row. */
const meantIn = ({ var: { app } }: WebContext, form: Form) =>
  Object.fromEntries(
    form.all('meant').flatMap((chosen) => {
      const entry = app.roster.entry(chosen as DossierId)
      return entry ? [[foldName(entry.columns.who.name), entry.subject.dossier]] : []
    }),
  )

const isHiddenOpen = (book: InHand) => book.hidden === undefined && sheetOf(book).rows.some(({ isHidden }) => isHidden)

/** Columns that the page offers to map; nobody maps two hundred by hand. */
const mostMapped = 40
const widthOf = (book: InHand) =>
  Math.min(mostMapped, Math.max(0, ...sheetOf(book).rows.map(({ cells }) => cells.length)))

async function show(c: WebContext, { refusal }: { readonly refusal?: string } = {}) {
  const { app, t } = c.var
  const book = inHand(c)
  const isAsked = book !== undefined && !isHiddenOpen(book)
  const looked = isAsked ? await lookedAt(c, book) : undefined
  const who = (dossier: InHand['meant'][string]) => {
    const entry = app.roster.entry(dossier)
    const { name = '', number = '' } = entry?.columns.who ?? {}
    return { dossier, name, number, unit: (entry && app.directory.units.get(entry.subject.unit)?.name) ?? '' }
  }
  return page(
    c,
    t('materials.workbook'),
    <WorkbookPage
      refusal={refusal}
      word={bookWordFor(t)}
      places={bookColumns(c).map(({ key }) => key as Place)}
      mostInGrid={mostInGrid}
      book={
        book && {
          id: book.id,
          name: book.name,
          sheets: book.book.sheets,
          sheet: book.sheet,
          rows: sheetOf(book).rows,
          layout: book.layout,
          width: widthOf(book),
          hidden: book.hidden,
          done: [...book.done].filter((one) => one.startsWith(`${book.sheet}:`)).length,
          meant: new Set(Object.values(book.meant)),
        }
      }
      looked={
        looked && {
          rows: looked.rows.map((row) => ({ ...row, isFine: isFine(row), who: row.dossier && who(row.dossier) })),
          namesakes: looked.namesakes.map(({ name, people }) => ({ name, people: people.map(who) })),
        }
      }
    />,
    { status: refusal ? 422 : 200 },
  )
}
