import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as custody from '#db/custody/custody.ts'
import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide, visible } from '#domain/access/policy.ts'
import { type Filing, isLastPage, mayChooseBox, pagesOf } from '#domain/custody/filing.ts'
import { codesTo, type Location, type LocationCode, readLocationCode } from '#domain/custody/location.ts'
import { fold, readScan, type ScanRefusal } from '#domain/custody/scan.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId, FilingId, LocationId, VolumeId } from '#domain/ids.ts'
import type { PrintPage } from '#domain/prints/print.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { circumstancesOf } from '#gate/dossiers/reader.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/**
 * Opens the 归档 task of a dossier just archived, inside the transaction that archives it, so that administration has it
 * at once. Makes the first volume of the original where there is none.
 */
export async function openFiling(
  app: App,
  { dossier, case: of }: { dossier: DossierId; case?: CaseId },
): Promise<FilingId> {
  const volume = await custody.originalOf(app.db, dossier, app.newId<VolumeId>())
  const id = app.newId<FilingId>()
  await custody.addFiling(app.db, { id, dossier, case: of, volume, at: app.now() })
  await log.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'filing.opened',
    about: { dossier, filing: id, ...(of && { case: of }) },
  })
  return id
}

export type BoxRefusal = ScanRefusal | 'box.not-a-box' | 'box.unknown' | 'box.fixed' | 'filing.ended'

/**
 * Chooses the box of a filing's volume by its code; with `make` a box that is not there yet is added, and whatever room,
 * cabinet and shelf it needs. Refuses once a page lies in the box chosen before: moving is a matter of its own.
 */
export function chooseBox(
  app: App,
  actor: Actor,
  { filing: id, code, make }: { filing: FilingId; code: string; make: boolean },
  command: Command,
): Promise<Result<string, BoxRefusal>> {
  return once<BoxRefusal>(app, actor, command, async (app) => {
    const filing = await filingFor(app, actor, id)
    if (filing.endedAt) return refuse('filing.ended')
    if (!mayChooseBox(filing)) return refuse('box.fixed')
    const read = boxNamed(code)
    if (!read.ok) return read
    const box =
      (await custody.locationAt(app.db, read.value.code)) ?? (make && (await addWithAll(app, actor, read.value, '')))
    if (!box) return refuse('box.unknown')
    await custody.setBox(app.db, filing.volume.id, box.id)
    await trace(app, actor, 'filing.box-chosen', { dossier: filing.dossier, filing: id, box: box.code })
    app.whenCommitted(() => app.roster.setBox(filing.dossier, box.code))
    return ok(box.code)
  })
}

/** The code of a box in what was typed; a shelf or a page is none. */
function boxNamed(typed: string): Result<LocationCode, BoxRefusal> {
  const scan = readScan(typed)
  if (scan.is === 'miss') return refuse(scan.refusal)
  const code = readLocationCode(fold(typed))
  return code?.kind === 'box' ? ok(code) : refuse('box.not-a-box')
}

export type PlaceRefusal = ScanRefusal | 'place.unreadable' | 'place.taken' | 'place.range'

/**
 * Adds a place by its whole code, with whatever it needs above it; boxes a range at a time (`A-03-2-01` to `12`). Only
 * administration keeps the places. A name is for a single place; boxes in a row are known by their numbers.
 */
export function addPlaces(
  app: App,
  actor: Actor,
  { code: typed, name, to }: { code: string; name: string; to: string },
  command: Command,
): Promise<Result<string, PlaceRefusal>> {
  return once<PlaceRefusal>(app, actor, command, async (app) => {
    mustKeep(actor)
    const code = readLocationCode(fold(typed))
    if (!code) return refuse('place.unreadable')
    const codes = codesTo(code, fold(to))
    if (!codes) return refuse('place.range')
    for (const one of codes) {
      if (await custody.locationAt(app.db, one.code)) return refuse('place.taken')
    }
    for (const one of codes) await addWithAll(app, actor, one, codes.length === 1 ? name : '')
    return ok(code.code)
  })
}

/** Adds the place and, from the room down, whatever stands above it and is not there yet. */
async function addWithAll(app: App, actor: Actor, { parts }: LocationCode, name: string): Promise<Location> {
  let above: Location | undefined
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const code = parts.slice(0, depth).join('-')
    const read = readLocationCode(code)
    if (!read) throw new Error(`${code} is no place.`)
    above =
      (await custody.locationAt(app.db, code)) ??
      (await addOne(app, actor, read, above, depth === parts.length ? name : ''))
  }
  if (!above) throw new Error('A code has at least one part.')
  return above
}

async function addOne(app: App, actor: Actor, { kind, code }: LocationCode, above: Location | undefined, name: string) {
  const id = app.newId<LocationId>()
  await custody.addLocation(app.db, { id, parent: above?.id, kind, name, code, at: app.now() })
  await trace(app, actor, 'location.added', { location: code })
  return { id, kind, name, code, ...(above && { parent: above.id }) } satisfies Location
}

export type FileRefusal =
  | ScanRefusal
  | 'scan.page-unknown'
  | 'scan.page-filed'
  | 'scan.page-replaced'
  | 'scan.page-expected'
  | 'scan.box-expected'
  | 'scan.wrong-box'
  | 'filing.no-box'

/** A page that waits to be filed, and the filing that it belongs to. */
export type WaitingPage = { readonly page: PrintPage; readonly filing: Filing }

/**
 * Step 1: the page that a code names, if it waits to be filed. A code of a page that this actor may not see is as unknown
 * as one that nobody printed.
 */
export async function pageToFile(app: App, actor: Actor, typed: string): Promise<Result<WaitingPage, FileRefusal>> {
  mustKeep(actor)
  const scan = readScan(typed)
  if (scan.is === 'miss') return refuse(scan.refusal)
  if (scan.is === 'place') return refuse('scan.page-expected')
  const known = await prints.pageWithCode(app.db, scan.code)
  const filing = known?.run.filing && (await custody.find(app.db, known.run.filing))
  const subject = known && app.roster.entry(known.run.dossier)?.subject
  if (!known || !filing || !subject) return refuse('scan.page-unknown')
  const circumstances = await circumstancesOf(app, actor, subject.dossier)
  const asked = { ...circumstances, filing: true }
  if (!visible(actor, subject, circumstances) || !decide(actor, 'file', subject, 'custody', asked).allow) {
    return refuse('scan.page-unknown')
  }
  if (known.page.filed) return refuse('scan.page-filed')
  if (!pagesOf(filing).some(({ id }) => id === known.page.id)) return refuse('scan.page-replaced')
  if (!filing.volume.box) return refuse('filing.no-box')
  return ok({ page: known.page, filing })
}

/**
 * Step 2: confirms that the page went into its box. A wrong box files nothing, and the log keeps that it was tried; the
 * last page ends the filing. Answers what was done.
 */
export async function confirmScan(
  app: App,
  actor: Actor,
  { page: pageCode, box: boxCode }: { page: string; box: string },
  command: Command,
): Promise<Result<'filing.page-filed' | 'filing.ended', FileRefusal>> {
  const done = await once<FileRefusal, 'filing.page-filed' | 'filing.ended'>(app, actor, command, async (app) => {
    const waiting = await pageToFile(app, actor, pageCode)
    if (!waiting.ok) return waiting
    const scan = readScan(boxCode)
    if (scan.is === 'miss') return refuse(scan.refusal)
    if (scan.is === 'page' || scan.kind !== 'box') return refuse('scan.box-expected')
    const { page, filing } = waiting.value
    const { box } = filing.volume
    if (!box) return refuse('filing.no-box')
    if (scan.code !== box.code) return refuse('scan.wrong-box')
    await prints.file(app.db, { page: page.id, at: app.now(), by: actor.account, box: box.id })
    await trace(app, actor, 'filing.page-filed', {
      dossier: filing.dossier,
      filing: filing.id,
      code: page.code,
      box: box.code,
    })
    if (!isLastPage(filing, page)) return ok('filing.page-filed')
    await custody.end(app.db, filing.id, app.now())
    await trace(app, actor, 'filing.ended', { dossier: filing.dossier, filing: filing.id })
    return ok('filing.ended')
  })
  if (!done.ok && done.refusal === 'scan.wrong-box') {
    const [page, box] = [readScan(pageCode), readScan(boxCode)]
    await app.logRead({
      at: app.now(),
      actor: actor.account,
      act: 'filing.page-misplaced',
      about: { ...(page.is === 'page' && { code: page.code }), ...(box.is === 'place' && { box: box.code }) },
    })
  }
  return done
}

/** The filing, if this actor may see its dossier and files for it; for whoever may not see it, it is not there. */
async function filingFor(app: App, actor: Actor, id: FilingId): Promise<Filing> {
  const filing = await custody.find(app.db, id)
  if (!filing) throw new NotFound()
  await guard(app, actor, filing.dossier, { action: 'file', groups: ['custody'], filing: true })
  return filing
}

function mustKeep(actor: Actor) {
  if (!keepsPaper(actor)) throw new Forbidden()
}

const trace = (
  app: App,
  actor: Actor,
  act: 'filing.box-chosen' | 'filing.page-filed' | 'filing.ended' | 'location.added',
  about: Readonly<Record<string, string>>,
) => log.record(app.db, { at: app.now(), actor: actor.account, act, about })
