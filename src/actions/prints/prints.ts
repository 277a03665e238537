import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as custody from '#db/custody/custody.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import * as prints from '#db/prints/prints.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, type Subject } from '#domain/access/policy.ts'
import { printed } from '#domain/access/rights.ts'
import { type Filing, sheetsToPrint } from '#domain/custody/filing.ts'
import { presentOf, type RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { AccountId, DossierId, FilingId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import { readPageCode, runCode } from '#domain/prints/code.ts'
import { headText, previewFoot, printedFoot, watermark } from '#domain/prints/foot.ts'
import type { Drawing, Drawn, PrintJob } from '#domain/prints/job.ts'
import {
  currentPages,
  formVersion,
  isStale,
  type Parameters,
  type PrintPage,
  type PrintRun,
  type SheetKind,
  type Standing,
} from '#domain/prints/print.ts'
import { photoOf, type SheetModel, sheetsOf } from '#domain/prints/sheets.ts'
import { ok, refuse } from '#domain/result.ts'
import { dayOf, type Instant, partialDateOf } from '#domain/time.ts'
import { circumstancesOf, openForWork, type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

export type PrintRefusal = 'print.missing-glyph' | 'filing.ended'

export type PrintResult =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly runCode: string }
  | { readonly ok: false; readonly refusal: PrintRefusal; readonly missing: readonly string[] }

/**
 * Prints what a filing still lacks: reads through the gate, draws outside any transaction, then records the run with its
 * parameters, sources and page hashes, once. A repeat of the command answers the same file and records nothing.
 * `by` is how the foot names the printer. Throws NotFound where the dossier is invisible, Forbidden without the right.
 */
export async function printFiling(
  app: App,
  actor: Actor,
  { filing: id, by }: { filing: FilingId; by: string },
  command: Command,
): Promise<PrintResult> {
  const filing = await filingFor(app, actor, id)
  const sheets = sheetsToPrint(filing)
  if (sheets.length === 0) return { ok: false, refusal: 'filing.ended', missing: [] }

  const reading = await readDossier(app, actor, filing.dossier, { act: 'dossier.printed', action: 'print' })
  if (!reading) throw new NotFound()
  const fresh = await freshRun(app, actor, filing)
  const parameters = await parametersNow(app, fresh.printedAt)
  const material = await materialOf(app, filing.dossier, reading, parameters, sheets)
  const drawing = await app.printRoom.draw(jobOf(material, parameters, fresh, fresh.code, by))
  if (!drawing.ok) return { ok: false, refusal: 'print.missing-glyph', missing: drawing.missing }

  const recorded = await once<PrintRefusal>(app, actor, command, async (app) => {
    const now = await custody.find(app.db, id)
    if (!now || now.endedAt) return refuse('filing.ended')
    await record(app, fresh, parameters, sourcesOf(reading.changes), drawing.value)
    return ok(fresh.id)
  })
  if (!recorded.ok) return { ok: false, refusal: recorded.refusal, missing: [] }
  if (recorded.value === fresh.id) return { ok: true, pdf: drawing.value.pdf, runCode: fresh.code }
  return drawAgain(app, recorded.value as PrintRunId, reading, by)
}

/** The filing, if this actor may print it now. */
async function filingFor(app: App, actor: Actor, id: FilingId): Promise<Filing> {
  const filing = await custody.find(app.db, id)
  if (!filing) throw new NotFound()
  await guard(app, actor, filing.dossier, { action: 'print', filing: true })
  return filing
}

type FreshRun = PrintRun & { readonly code: string }

/** A run with a name of its own, at this moment, under the present head of the log. */
async function freshRun(app: App, actor: Actor, filing: Filing): Promise<FreshRun> {
  let code = runCode(app.vault.random(4))
  while (await prints.isTaken(app.db, code)) code = runCode(app.vault.random(4))
  return {
    id: app.newId<PrintRunId>(),
    dossier: filing.dossier,
    filing: filing.id,
    purpose: 'filing',
    printedAt: app.now(),
    printedBy: actor.account,
    logHead: headText(await log.head(app.db)),
    code,
  }
}

const parametersNow = async (app: App, at: Instant): Promise<Parameters> => ({
  formVersion,
  profile: (await settings.find(app.db)).profile,
  ageDate: partialDateOf(dayOf(at)),
})

type Material = { readonly sheets: readonly SheetModel[]; readonly photo?: Uint8Array | undefined }

async function materialOf(
  app: App,
  dossier: DossierId,
  { contents, nothing }: { contents: Contents; nothing: ReadonlySet<string> },
  parameters: Parameters,
  wanted: readonly SheetKind[],
): Promise<Material> {
  const unitName = (unit: Subject['unit']) => nameWithEntity(app, unit)
  const all = sheetsOf({ contents, nothing, sections, unitName, parameters })
  const image = wanted.includes('basic') ? photoOf(contents) : undefined
  return {
    sheets: wanted.map((kind) => all[kind]),
    photo: image && (await app.blobs.read(app.db, image.blob, dossier)),
  }
}

/** `岚川重型装备有限公司市场营销部`: the unit as an outsider reads it, behind the legal entity that it belongs to. */
function nameWithEntity(app: App, id: Subject['unit']): string {
  const unit = app.directory.units.get(id)
  const entity = unit?.entity ? undefined : app.directory.above(id).find((above) => above.entity)
  return [entity?.name, unit?.name].filter(Boolean).join('')
}

const jobOf = (material: Material, { formVersion }: Parameters, run: PrintRun, code: string, by: string): PrintJob => ({
  ...material,
  formVersion,
  at: run.printedAt,
  foot: printedFoot({ by, at: run.printedAt, logHead: run.logHead }),
  run: code,
})

/** The revisions that were read, as record, group and version: what later only nominates a page as perhaps stale. */
const sourcesOf = (changes: readonly RevisionMeta[]): readonly string[] =>
  changes.map(({ record, group, version }) => `${record}/${group}/${version}`)

async function record(app: App, run: FreshRun, parameters: Parameters, sources: readonly string[], drawn: Drawn) {
  await prints.addRun(app, {
    ...run,
    parameters,
    sources,
    pdfHash: prints.keyed(app.vault, run.dossier, drawn.pdfHash),
    pages: drawn.pages.map(({ sheet, page, pages, code = '', contentHash }) => ({
      id: app.newId<PrintPageId>(),
      sheet,
      page,
      pages,
      code,
      contentHash: prints.keyed(app.vault, run.dossier, contentHash),
    })),
  })
  await log.record(app.db, {
    at: app.now(),
    actor: run.printedBy,
    act: 'filing.printed',
    about: { dossier: run.dossier, filing: run.filing ?? '', run: run.id, pages: drawn.pages.length },
  })
}

/** The file of a run recorded before, byte for byte; a Conflict where the dossier says something else by now. */
async function drawAgain(app: App, id: PrintRunId, reading: Reading, by: string): Promise<PrintResult> {
  const run = await prints.find(app.db, id)
  if (!run) throw new NotFound()
  const [parameters, pages] = [await prints.parametersOf(app, id), await prints.pagesOfRun(app.db, id)]
  const wanted = [...new Set(pages.map(({ sheet }) => sheet))]
  const code = readPageCode(pages[0]?.code ?? '')
  if (!code.ok) throw new NotFound()
  const material = await materialOf(app, run.dossier, reading, parameters, wanted)
  const drawing = await app.printRoom.draw(jobOf(material, parameters, run, code.value.run, by))
  if (!drawing.ok || !sameWords(app, run.dossier, pages, drawing.value)) throw new Conflict()
  return { ok: true, pdf: drawing.value.pdf, runCode: code.value.run }
}

const hashed = (app: App, dossier: DossierId, drawn: Drawn) =>
  drawn.pages.map(({ sheet, page, contentHash }) => ({
    sheet,
    page,
    contentHash: prints.keyed(app.vault, dossier, contentHash),
  }))

const sameWords = (app: App, dossier: DossierId, pages: readonly PrintPage[], drawn: Drawn) =>
  pages.every((page) => !isStale(page, hashed(app, dossier, drawn)))

/**
 * 预览 for HR: the three sheets as they would print now, with a watermark and without codes. Throws NotFound where the
 * dossier is invisible, Forbidden where it may be seen but not previewed.
 */
export async function previewDossier(
  app: App,
  actor: Actor,
  dossier: DossierId,
  by: string,
): Promise<{ readonly drawing: Drawing; readonly reading: Reading }> {
  await guard(app, actor, dossier, { action: 'preview' })
  const reading = await readDossier(app, actor, dossier, { act: 'dossier.previewed', action: 'preview', only: printed })
  if (!reading) throw new NotFound()

  const at = app.now()
  const parameters = await parametersNow(app, at)
  const material = await materialOf(app, dossier, reading, parameters, ['cover', 'basic', 'resume'])
  const drawing = await app.printRoom.draw({
    ...material,
    formVersion,
    at,
    foot: previewFoot({ by, at }),
    watermark: watermark({ by, at }),
  })
  return { drawing, reading }
}

/** What a page code turned out to name. */
export type Found = {
  readonly page: PrintPage
  readonly run: PrintRun
  readonly standing: Standing
  /** What came later: the newest page of the same sheet, and who last changed what the sheet is made from. */
  readonly newer: {
    readonly page?: { readonly code: string; readonly printedAt: Instant }
    readonly change?: { readonly at: Instant; readonly by: AccountId }
  }
}

/**
 * Looks a page code up. Undefined for a code that nobody printed and for a dossier that the actor may not see, which are
 * never told apart. Stale is what says something else when drawn again now with its run's own parameters (decisions.md 57).
 */
export async function lookUp(app: App, actor: Actor, code: string): Promise<Found | undefined> {
  const known = await prints.pageWithCode(app.db, code)
  const subject = known && app.roster.entry(known.run.dossier)?.subject
  const circumstances = subject && (await circumstancesOf(app, actor, subject.dossier))
  const seen = subject && circumstances && decide(actor, 'read', subject, 'custody', circumstances).allow
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'print.looked-up',
    about: { code, ...(seen && { dossier: subject.dossier }) },
  })
  if (!known || !seen) return undefined
  return { ...known, ...(await standingOf(app, known)) }
}

async function standingOf(
  app: App,
  { page, run }: { page: PrintPage; run: PrintRun },
): Promise<Pick<Found, 'standing' | 'newer'>> {
  const all = await prints.pagesOfSheet(app.db, run.dossier, page.sheet)
  const counting = currentPages(all)
  if (!counting.some(({ id }) => id === page.id)) {
    const newest = counting.find((other) => other.page === page.page) ?? counting[0]
    return { standing: 'replaced', newer: newest ? { page: { code: newest.code, printedAt: newest.printedAt } } : {} }
  }
  const { drawing, change } = await drawnNow(app, page, run)
  const stale = !drawing.ok || isStale(page, hashed(app, run.dossier, drawing.value))
  return { standing: stale ? 'stale' : 'current', newer: stale && change ? { change } : {} }
}

/** The sheet drawn again by the program itself, and the newest change of what it is made from since it was printed. */
async function drawnNow(app: App, page: PrintPage, run: PrintRun) {
  const { present, parameters, change } = await inTransaction(app, async (app) => {
    const { revisions } = (await openForWork(app, 'stale', run.dossier)).opened
    const shown = revisions.filter(({ group }) => (printed as readonly string[]).includes(group))
    const sources = new Set(await prints.sourcesOf(app, run.id))
    const [latest] = shown
      .filter(({ record, group, version }) => !sources.has(`${record}/${group}/${version}`))
      .toSorted((a, b) => (a.knownSince < b.knownSince ? 1 : -1))
    return {
      present: presentOf(shown, sections),
      parameters: await prints.parametersOf(app, run.id),
      change: latest && { at: latest.knownSince, by: latest.author },
    }
  })
  const material = await materialOf(app, run.dossier, present, parameters, [page.sheet])
  const job = { ...material, formVersion: parameters.formVersion, at: run.printedAt, foot: [] }
  return { drawing: await app.printRoom.draw(job), change }
}
