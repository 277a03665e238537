import { limits } from '#domain/limits.ts'
import { sheetColumns } from '#domain/materials/pasted.ts'
import { type BookRow, type LookedRow, papersIn } from '#domain/materials/workbook.ts'
import { lookThrough } from '#gate/materials/workbook.ts'
import type { InHand } from '#memory/workbooks.ts'
import type { WebContext } from '#routes/web/web.ts'
import { wordFor } from './words.ts'

/** The workbook that whoever asks has in hand. */
export const inHand = ({ var: { app, actor } }: WebContext): InHand | undefined =>
  app.workbooks.of(actor.account, app.now())

/** The columns of a workbook of papers, in the reader's language. */
export const bookColumns = ({ var: { t } }: WebContext) => sheetColumns('workbook', wordFor(t))

/** The sheet that is open, an empty one where the file has none. */
export const sheetOf = ({ book, sheet }: InHand) => book.sheets[sheet] ?? { name: '', isHidden: false, rows: [] }

/** Its papers that are not entered yet, looked through; hidden rows only where they were wanted. */
export async function lookedAt(c: WebContext, book: InHand) {
  const { rows } = sheetOf(book)
  const papers = leftIn(book, papersIn(rows, book.layout, bookColumns(c)))
  return lookThrough(c.var.app, c.var.actor, { papers, count: rows.length, meant: book.meant })
}

function* leftIn(book: InHand, papers: Iterable<BookRow>) {
  for (const paper of papers)
    if (!book.done.has(`${book.sheet}:${paper.number}`) && (!paper.isHidden || book.hidden === 'take')) yield paper
}

/** Whether a row can be filed as it is: understood, its dossier known, no paper like it there. */
export const isFine = ({ entry, dossier, twin }: LookedRow): boolean => entry !== undefined && !!dossier && !twin

/** A grid takes so many of them that its page stays a page. */
export const mostInGrid = Math.min(200, limits.gridRows)

/** Rows with a fault, for the grid of many people; whoever was found is named by the number. */
export async function leftInWorkbook(c: WebContext) {
  const book = inHand(c)
  if (!book) return []
  const { rows } = await lookedAt(c, book)
  return rows
    .filter(({ problems }) => Object.keys(problems).length > 0)
    .slice(0, mostInGrid)
    .map(({ row, dossier, problems }) => {
      const known = dossier && c.var.app.roster.entry(dossier)?.columns.who
      const whose = {
        number: known?.number ?? row.whose?.number ?? '',
        name: known?.name ?? row.whose?.name ?? '',
      }
      return { row: { ...row, whose }, problems }
    })
}
