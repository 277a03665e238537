import * as materials from '#db/materials/sealed.ts'
import * as prints from '#db/prints/prints.ts'
import * as sealed from '#db/prints/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { materialGroups } from '#domain/access/groups.ts'
import { decide } from '#domain/access/policy.ts'
import { printed } from '#domain/access/rights.ts'
import { presentOf } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import { standingOf as materialStanding } from '#domain/materials/material.ts'
import { type ContentsKind, isMaterial, isOther } from '#domain/prints/papers/index.ts'
import { currentPages, isStale, type PrintPage, type PrintRun, type Standing } from '#domain/prints/print.ts'
import type { Instant } from '#domain/time.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { keyedPages, materialOf } from './material.ts'

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
 * never told apart. Stale is what says something else when drawn again now with its run's own parameters
 * (docs/decisions/0057).
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
  prints.ensureSound(app, known.run.dossier)
  return { ...known, ...(await standingOf(app, known)) }
}

async function standingOf(
  app: App,
  { page, run }: { page: PrintPage; run: PrintRun },
): Promise<Pick<Found, 'standing' | 'newer'>> {
  const { sheet } = page
  if (isOther(sheet) || isMaterial(sheet)) return { standing: 'unsigned', newer: {} }
  const all = await prints.pagesOfSheet(app.db, run.dossier, page.sheet)
  const counting = currentPages(all)
  if (!counting.some(({ id }) => id === page.id)) {
    const newest = counting.find((other) => other.page === page.page) ?? counting[0]
    return { standing: 'replaced', newer: newest ? { page: { code: newest.code, printedAt: newest.printedAt } } : {} }
  }
  const { drawing, change } = await drawnNow(app, sheet, run)
  const stale = !drawing.ok || isStale(page, keyedPages(app, run.dossier, drawing.value.pages))
  return { standing: stale ? 'stale' : 'current', newer: stale && change ? { change } : {} }
}

/** The sheet drawn again by the program itself, and the newest change of what it is made from since it was printed. */
async function drawnNow(app: App, sheet: ContentsKind, run: PrintRun) {
  const { present, parameters, change } = await inTransaction(app, async (app) => {
    const { revisions } = (await openForWork(app, 'stale', run.dossier)).opened
    const shown = revisions.filter(({ group }) => (printed as readonly string[]).includes(group))
    const sources = new Set(await sealed.sourcesOf(app, run.id))
    const [latest] = shown
      .filter(({ record, group, version }) => !sources.has(`${record}/${group}/${version}`))
      .toSorted((a, b) => (a.knownSince < b.knownSince ? 1 : -1))
    return {
      present: presentOf(shown, sections),
      parameters: await sealed.parametersOf(app, run.id),
      change: latest && { at: latest.knownSince, by: latest.author },
    }
  })
  const filed = sheet === 'catalogue' ? await filedNow(app, run.dossier) : []
  const material = await materialOf(app, run.dossier, { ...present, filed }, parameters, [sheet])
  const job = { ...material, formVersion: parameters.formVersion, at: run.printedAt, foot: [] }
  return { drawing: await app.printRoom.draw(job), change }
}

/** What lies in the catalogue now, opened by the program itself: nothing of it is shown. */
const filedNow = async (app: App, dossier: DossierId) =>
  (await materials.openNewest(app, dossier, new Set(materialGroups))).filter(
    ({ kind }) => materialStanding(kind) === 'filed',
  )
