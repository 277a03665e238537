import { setImmediate } from 'node:timers/promises'
import { seatAfterClosing } from '#actions/cases/succeeding.ts'
import { applyChanges } from '#actions/dossiers/applying.ts'
import * as log from '#db/log/log.ts'
import * as deputies from '#db/organisation/deputies.ts'
import * as offices from '#db/organisation/offices.ts'
import * as posts from '#db/organisation/posts.ts'
import * as units from '#db/organisation/units.ts'
import { inTransaction } from '#db/transaction.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Damaged } from '#domain/errors.ts'
import type { AccountId, DossierId, UnitId } from '#domain/ids.ts'
import { hinders } from '#domain/organisation/hindrances.ts'
import { closingsDue, type UnitChange, versionOf } from '#domain/organisation/unit-history.ts'
import { dayOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { hindrancesOf, peopleIn } from '#gate/organisation/hindrances.ts'
import type { App } from '#house/app.ts'

/**
 * Carries out every 撤销 and 合并 whose day has come: at once when it is decided, at midnight and when the house opens
 * (docs/decisions/0051). A merger takes the people over one by one, each in a transaction of its own, and goes on where it was
 * broken off; the unit is closed once nobody is left. What is hindered waits, and the page of the unit says by what.
 */
export async function carryOutClosings(app: App): Promise<void> {
  for (const closing of closingsDue(app.directory.unitHistory, dayOf(app.now()))) await carryOut(app, closing)
}

async function carryOut(app: App, closing: UnitChange): Promise<void> {
  const { unit } = closing
  const into = closing.value as UnitId | undefined
  if (hinders(await hindrancesOf(app, unit), into !== undefined)) return
  const moved = into === undefined ? 0 : await takeOver(app, closing, into)
  const closed = await inTransaction(app, async (app) => {
    const history = await units.history(app)
    const isDue = closingsDue(history, dayOf(app.now())).some((one) => one.unit === unit && one.n === closing.n)
    if (!isDue || hinders(await hindrancesOf(app, unit), false)) return false
    const { value, since, by } = closing
    await units.change(app.db, {
      unit,
      n: versionOf(history, unit) + 1,
      what: 'closed',
      value,
      since,
      at: app.now(),
      by,
    })
    await offices.endOf(app.db, unit, since)
    await deputies.endOf(app.db, unit, since)
    await posts.closeOf(app, unit, { since, at: app.now(), by })
    const about = { unit, since, ...(into && { to: into, rows: moved }) }
    const act = into ? 'unit.merged' : 'unit.closed'
    await log.record(app.db, { at: app.now(), actor: by as AccountId | 'system', act, about })
    app.whenCommitted(() => app.directory.reload())
    return true
  })
  if (closed) await seatAfterClosing(app, unit)
}

/** 划转人员: the unit alone changes in the dossiers, as the order that merges the two says; answers how many went over. */
async function takeOver(app: App, { unit, by }: UnitChange, into: UnitId): Promise<number> {
  let moved = 0
  for (const { dossier } of peopleIn(app, unit)) {
    const isMoved = await inTransaction(app, (app) => moveOne(app, by as AccountId, dossier, { from: unit, into }))
    if (isMoved) moved += 1
    await setImmediate()
  }
  return moved
}

/** Whose dossier is damaged stays, and is counted among those that hinder. */
async function moveOne(
  app: App,
  account: AccountId,
  dossier: DossierId,
  { from, into }: { readonly from: UnitId; readonly into: UnitId },
): Promise<boolean> {
  const section = sectionOf('basic')
  if (!section || app.damages.of('dossier', dossier).length > 0) return false
  try {
    const { contents } = (await openForWork(app, 'apply', dossier)).opened
    const basic = contents['basic']?.[0]
    if (basic?.fields['unit'] !== from) return false
    const change = { dossier, section, record: basic.id, fields: { ...basic.fields, unit: into } }
    await applyChanges(app, { account }, [change])
    return true
  } catch (error) {
    if (error instanceof Damaged) return false
    throw error
  }
}
