import { Hono } from 'hono'
import { chooseBox, confirmScan, type FileRefusal, pageToFile } from '#actions/custody/custody.ts'
import { printFiling } from '#actions/prints/printing.ts'
import * as custody from '#db/custody/custody.ts'
import { compareCodes } from '#domain/code-order.ts'
import { mayChooseBox, pagesOf, sheetsToPrint, stepOf } from '#domain/custody/filing.ts'
import { readScan } from '#domain/custody/scan.ts'
import { NotFound } from '#domain/errors.ts'
import type { FilingId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { FilingPage, type FilingProps, type SheetRow } from '#views/custody/filing.tsx'
import { ArchivePage } from '#views/custody/queue.tsx'
import type { Misplaced } from '#views/custody/recent.tsx'
import type { ScannedPage, Scanning } from '#views/custody/scan.tsx'
import { paths } from '#views/paths.ts'
import {
  demoCodes,
  mustKeepPaper,
  nameFor,
  pdfFile,
  placesByCode,
  printerName,
  queueFor,
  recentFor,
  rowOf,
  sorted,
  whereText,
} from './context.ts'

export const archiveRoutes = new Hono<Web>()

archiveRoutes.get('/archive', async (c) => {
  mustKeepPaper(c.var.actor)
  return archive(c, await scanningAt(c, c.req.query('page') ?? ''))
})

archiveRoutes.get('/archive/filings/:id', async (c) => filing(c, await scanningAt(c, c.req.query('page') ?? '')))

archiveRoutes.post('/archive/filings/:id/print-runs', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const printed = await printFiling(app, actor, { filing: idParam<FilingId>(c), by: printerName(c) }, form.command)
  if (printed.ok) return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  if (printed.refusal === 'print.missing-glyph') return filing(c, {}, { stopped: printed.stopped })
  return filing(c, {}, { printRefused: c.var.t(`refusal.${printed.refusal}`) })
})

archiveRoutes.post('/archive/filings/:id/box', async (c) => {
  const [id, form, { app, actor, t }] = [idParam<FilingId>(c), await readForm(c), c.var]
  const code = form.text('code')
  const chosen = await chooseBox(app, actor, { filing: id, code, make: form.text('make') !== '' }, form.command)
  if (!chosen.ok) return filing(c, {}, { boxTyped: code, boxProblem: t(`refusal.${chosen.refusal}`) })
  return seeOther(c, paths.filing(id), 'filing.box-chosen')
})

/** One field for both steps: without a page the code is that of a page, with one it is that of its box. */
archiveRoutes.post('/archive/scans', async (c) => {
  const { app, actor } = c.var
  mustKeepPaper(actor)
  const form = await readForm(c)
  const [typed, before, from] = [form.text('code'), form.text('page'), filingNamed(form.text('filing'))]
  const scan = readScan(typed)
  const back = (at: { page?: string } = {}) => (from ? paths.filing(from, at) : paths.archive(at))
  if (before === '' || scan.is === 'page') {
    const found = await pageToFile(app, actor, typed)
    return found.ok
      ? seeOther(c, back({ page: found.value.page.code }))
      : refusedScan(c, found.refusal, { typed, before, from })
  }
  const confirmed = await confirmScan(app, actor, { page: before, box: typed }, form.command)
  if (!confirmed.ok) return refusedScan(c, confirmed.refusal, { typed, before, from })
  return seeOther(c, back(), confirmed.value)
})

/** The filing that a scan belongs to, as its hidden field names it; anything else leads back to the queue. */
const filingNamed = (text: string): FilingId | undefined =>
  /^[0-9a-f-]{36}$/.test(text) ? (text as FilingId) : undefined

/** What the scanner expects: the box of the page in the address, if that page waits; else a page. */
async function scanningAt(c: WebContext, code: string): Promise<ScanState> {
  if (code === '') return {}
  const found = await pageToFile(c.var.app, c.var.actor, code)
  return found.ok ? { scanned: await scannedPage(c, found.value) } : { problem: problemOf(c, found.refusal) }
}

type ScanState = {
  readonly scanned?: ScannedPage
  readonly problem?: string
  readonly typed?: string
  readonly misplaced?: Misplaced
}

async function scannedPage(
  { var: { app, actor } }: WebContext,
  { page, filing }: Extract<Awaited<ReturnType<typeof pageToFile>>, { ok: true }>['value'],
): Promise<ScannedPage> {
  const { code, sheet, page: number, pages } = page
  const name = (await nameFor(app, actor, filing.dossier)) ?? ''
  return { code, name, sheet, page: number, pages, box: filing.volume.box?.code ?? '' }
}

const problemOf = ({ var: { t } }: WebContext, refusal: FileRefusal, box = ''): string =>
  refusal === 'scan.wrong-box' ? t('refusal.scan.wrong-box', { box }) : t(`refusal.${refusal}`)

/** The page with the scanner again, what was typed still in it; a wrong box names the right one and stands among the scans. */
async function refusedScan(
  c: WebContext,
  refusal: FileRefusal,
  { typed, before, from }: { typed: string; before: string; from: FilingId | undefined },
) {
  const { scanned } = before === '' ? {} : await scanningAt(c, before)
  const scan = readScan(typed)
  const wrong = refusal === 'scan.wrong-box' && scanned && scan.is === 'place'
  const state: ScanState = {
    typed,
    problem: problemOf(c, refusal, scanned?.box),
    ...(scanned && { scanned }),
    ...(wrong && { misplaced: { scanned: scan.code, right: scanned.box } }),
  }
  return from ? filing(c, state, { id: from, refused: true }) : archive(c, state, 422)
}

const scanningOf = (state: ScanState, back: string): Scanning => ({
  scanned: state.scanned,
  problem: state.problem,
  typed: state.typed,
  back,
})

async function archive(c: WebContext, state: ScanState, status: 200 | 422 = 200) {
  const { app, actor, t } = c.var
  const recent = await recentFor(app, actor)
  const [queue, known] = [await queueFor(app, actor, recent.filed.length), await placesByCode(app)]
  const { toPrint, toFile } = sorted(queue)
  return page(
    c,
    t('archive.title'),
    <ArchivePage
      toPrint={toPrint.map((row) => rowOf(c, known, row))}
      toFile={toFile.map((row) => rowOf(c, known, row))}
      scanning={scanningOf(state, paths.archive())}
      misplaced={state.misplaced}
      codes={app.demo ? demoCodes(toFile, known, state.scanned) : undefined}
      now={app.now()}
      {...recent}
    />,
    { status },
  )
}

type Refused = Partial<Pick<FilingProps, 'stopped' | 'printRefused' | 'boxTyped' | 'boxProblem'>> & {
  /** Where the address is not the filing's own. */
  readonly id?: FilingId
  readonly refused?: true
}

async function filing(c: WebContext, state: ScanState, { id: given, refused, ...refusal }: Refused = {}) {
  const { app, actor, t } = c.var
  mustKeepPaper(actor)
  const id = given ?? idParam<FilingId>(c)
  const found = await custody.find(app.db, id)
  const name = found && (await nameFor(app, actor, found.dossier))
  if (!found || name === undefined) throw new NotFound()
  const recent = await recentFor(app, actor)
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'filing.read',
    about: { dossier: found.dossier, filing: id, rows: recent.filed.length },
  })

  const known = await placesByCode(app)
  const who = app.roster.entry(found.dossier)?.columns.who
  const boxes = [...known.values()].filter(({ kind }) => kind === 'box').map(({ code }) => code)
  const box = found.volume.box?.code
  return page(
    c,
    t('filing.title', { name }),
    <FilingPage
      id={id}
      name={name}
      number={who?.number}
      unit={(who && app.directory.units.get(who.unit)?.name) ?? ''}
      step={stepOf(found)}
      openedAt={found.openedAt}
      endedAt={found.endedAt}
      rows={sheetRows(found, known)}
      toPrint={sheetsToPrint(found).length}
      box={box ? { code: box, where: whereText(t, known, box) } : undefined}
      mayChooseBox={mayChooseBox(found)}
      boxes={boxes.toSorted(compareCodes)}
      scanning={scanningOf(state, paths.filing(id))}
      misplaced={state.misplaced}
      codes={app.demo ? demoCodes([{ filing: found, name }], known, state.scanned) : undefined}
      now={app.now()}
      {...recent}
      {...refusal}
    />,
    { status: refused || Object.keys(refusal).length > 0 ? 422 : 200 },
  )
}

/** A row a page; a sheet that was never printed is one row without a code. */
function sheetRows(
  found: Parameters<typeof pagesOf>[0],
  known: Awaited<ReturnType<typeof placesByCode>>,
): readonly SheetRow[] {
  const boxes = new Map([...known.values()].map(({ id, code }) => [id, code]))
  const printed = pagesOf(found).map(
    ({ sheet, page, pages, code, filed }): SheetRow => ({
      sheet,
      page,
      pages,
      code,
      ...(filed && { filed: { at: filed.at, box: boxes.get(filed.box) ?? '' } }),
    }),
  )
  const unprinted = sheetsToPrint(found).filter((sheet) => !printed.some((row) => row.sheet === sheet))
  return [...printed, ...unprinted.map((sheet): SheetRow => ({ sheet }))]
}
