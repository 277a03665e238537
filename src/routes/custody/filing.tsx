import { Hono } from 'hono'
import { chooseBox } from '#actions/custody/boxing.ts'
import { confirmStanding } from '#actions/custody/confirming.ts'
import { printFiling } from '#actions/prints/printing.ts'
import * as filings from '#db/custody/filings.ts'
import { codesOf } from '#db/custody/locations.ts'
import { freeBoxes } from '#db/custody/volumes.ts'
import * as prints from '#db/prints/prints.ts'
import { type Filing, mayChooseBox, pagesOf, sheetsToPrint, stepOf } from '#domain/custody/filing.ts'
import { NotFound } from '#domain/errors.ts'
import type { FilingId, LocationId } from '#domain/ids.ts'
import { currentPages } from '#domain/prints/print.ts'
import type { App } from '#house/app.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { FilingPage, type FilingProps } from '#views/custody/filing.tsx'
import type { SheetRow } from '#views/custody/filing-sheets.tsx'
import { paths } from '#views/paths.ts'
import { mustKeepPaper, nameFor, pdfFile, placesAt, printerName, whereText } from './context.ts'
import { demoCodes, recentFor, type ScanState, scanningAt, scanningOf } from './scanning.ts'

export const filingRoutes = new Hono<Web>()

filingRoutes.get('/archive/filings/:id', async (c) => filing(c, await scanningAt(c, c.req.query('page') ?? '')))

filingRoutes.post('/archive/filings/:id/print-runs', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const printed = await printFiling(app, actor, { filing: idParam<FilingId>(c), by: printerName(c) }, form.command)
  if (printed.ok) return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  if (printed.refusal === 'print.missing-glyph') return filing(c, {}, { stopped: printed.stopped })
  return filing(c, {}, { printRefused: c.var.t(`refusal.${printed.refusal}`) })
})

filingRoutes.post('/archive/filings/:id/box', async (c) => {
  const [id, form, { app, actor, t }] = [idParam<FilingId>(c), await readForm(c), c.var]
  const code = form.text('code')
  const chosen = await chooseBox(app, actor, { filing: id, code, make: form.text('make') !== '' }, form.command)
  if (!chosen.ok) return filing(c, {}, { boxTyped: code, boxProblem: t(`refusal.${chosen.refusal}`) })
  return seeOther(c, paths.filing(id), 'filing.box-chosen')
})

filingRoutes.post('/archive/filings/:id/standing', async (c) => {
  const [id, form, { app, actor, t }] = [idParam<FilingId>(c), await readForm(c), c.var]
  mustKeepPaper(actor)
  const code = form.text('code')
  const done = await confirmStanding(app, actor, { filing: id, code }, form.command)
  if (done.ok) return seeOther(c, paths.filing(id), 'filing.place-confirmed')
  return filing(c, {}, { standing: { typed: code, problem: t(`refusal.${done.refusal}`) } })
})

/** Free boxes to pick from; the first is proposed. */
const offered = 20

type Refused = Partial<Pick<FilingProps, 'stopped' | 'printRefused' | 'boxTyped' | 'boxProblem' | 'standing'>> & {
  /** Where the address is not the filing's own. */
  readonly id?: FilingId
  readonly refused?: true
}

/** The page of one filing, with what was scanned or refused. */
export async function filing(c: WebContext, state: ScanState, { id: given, refused, ...refusal }: Refused = {}) {
  const { app, actor, t } = c.var
  mustKeepPaper(actor)
  const id = given ?? idParam<FilingId>(c)
  const found = await filings.find(app, id)
  const name = found && (await nameFor(app, actor, found.dossier))
  if (!found || name === undefined) throw new NotFound()
  const recent = await recentFor(app, actor)
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'filing.read',
    about: { dossier: found.dossier, filing: id, rows: recent.filed.length },
  })

  const who = app.roster.entry(found.dossier)?.columns.who
  const box = found.volume.box?.code
  const places = await placesAt(app, box ? [box] : [])
  const boxIds = found.pages.flatMap(({ filed }) => filed?.box ?? [])
  return page(
    c,
    t('filing.title', { name }),
    <FilingPage
      id={id}
      name={name}
      number={who?.number}
      unit={(who && app.directory.units.get(who.unit)?.name) ?? ''}
      step={stepOf(found)}
      swaps={found.swaps && (await comingOut(app, found))}
      confirms={found.confirms}
      openedAt={found.openedAt}
      endedAt={found.endedAt}
      rows={sheetRows(found, await codesOf(app, boxIds))}
      toPrint={sheetsToPrint(found).length}
      box={box ? { code: box, where: whereText(t, places, box) } : undefined}
      mayChooseBox={mayChooseBox(found)}
      freeBoxes={mayChooseBox(found) ? await freeBoxes(app, offered) : []}
      scanning={scanningOf(state, paths.filing(id))}
      misplaced={state.misplaced}
      codes={await demoCodes(app, [{ filing: found, name }], state.scanned)}
      now={app.now()}
      {...recent}
      {...refusal}
    />,
    { status: refused || Object.keys(refusal).length > 0 ? 422 : 200 },
  )
}

/** The pages that lie in the box and come out, by the sheets that are swapped. */
async function comingOut(app: App, { dossier, swaps = [], pages }: Filing) {
  const own = new Set(pages.map(({ run }) => run))
  const lying = currentPages(
    (await prints.pagesInUse(app.db, dossier)).filter(({ run, filed }) => filed && !own.has(run)),
  )
  return swaps.map((kind) => ({
    sheet: kind,
    out: lying.flatMap(({ sheet, code }) => (sheet === kind ? [code] : [])),
  }))
}

/** A row a page; a sheet that was never printed is one row without a code. */
function sheetRows(found: Filing, boxes: ReadonlyMap<LocationId, string>): readonly SheetRow[] {
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
