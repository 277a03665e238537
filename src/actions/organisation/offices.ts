import { seatSuccessor } from '#actions/cases/succeeding.ts'
import { once, orRefuse } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as deputies from '#db/organisation/deputies.ts'
import * as offices from '#db/organisation/offices.ts'
import * as sealed from '#db/organisation/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Deputy, Office } from '#domain/organisation/office.ts'
import type { Span } from '#domain/organisation/span.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { admit, type By } from './founder.ts'
import { appoint, isThere, type OfficeRefusal } from './people.ts'

export type SuccessionRefusal = OfficeRefusal | 'organisation.own-office' | 'organisation.title-missing'

/**
 * 任命继任: the HR lead fills an office from a day on, and the seats that its former holder left undecided go to the successor,
 * in the same transaction; where the day lies ahead, on that day. Nobody appoints himself. Answers the id of the office.
 */
export async function appointSuccessor(
  app: App,
  actor: Actor,
  office: Office & { readonly from: Day; readonly until?: Day | undefined },
  sent: Command,
): Promise<Result<string, SuccessionRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<SuccessionRefusal>(app, actor, sent, async (app) => {
    if (office.person === actor.person) return refuse('organisation.own-office')
    if (office.title === '') return refuse('organisation.title-missing')
    const id = orRefuse(await appoint(app, actor.account, office))
    const today = dayOf(app.now())
    const isHeld = office.from <= today && (office.until === undefined || today < office.until)
    if (isHeld) await seatSuccessor(app, actor, office)
    app.whenCommitted(() => app.directory.reload())
    return ok(id)
  })
}

export type EndingRefusal =
  | 'organisation.office-unknown'
  | 'organisation.office-ended'
  | 'organisation.until-before'
  | 'organisation.own-office'

type Ending = { readonly id: string; readonly until: Day }

/**
 * 免去职务: from a day on, past or to come. What was decided by the office stays; what still waits for whoever held it waits
 * until somebody is appointed, and is listed with the office. Nobody relieves himself.
 */
export function endOffice(
  app: App,
  actor: Actor,
  ending: Ending,
  sent: Command,
): Promise<Result<string, EndingRefusal>> {
  const end = async (app: App, office: offices.HeldOffice) => {
    await offices.end(app.db, ending.id, ending.until)
    app.whenCommitted(() => app.directory.reload())
    return { act: 'office.ended', office: office.kind } as const
  }
  return endHeld(app, actor, ending, sent, { list: offices.list, end })
}

type Held = Span & { readonly id: string; readonly unit: UnitId; readonly person: PersonId }

/** What is ended: where it is listed, and how one of the list ends and is called in the log. */
type Ended<One extends Held> = {
  readonly list: (app: App) => Promise<readonly One[]>
  readonly end: (
    app: App,
    held: One,
  ) => Promise<{ readonly act: 'office.ended' | 'deputy.ended'; readonly office?: string }>
}

/** The HR lead ends what somebody holds, from a day on; answers the unit. */
async function endHeld<One extends Held>(
  app: App,
  actor: Actor,
  ending: Ending,
  sent: Command,
  { list, end }: Ended<One>,
): Promise<Result<string, EndingRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<EndingRefusal>(app, actor, sent, async (app) => {
    const held = (await list(app)).find(({ id }) => id === ending.id)
    const refusal = refuseEnding(actor, held, ending)
    if (refusal || !held) return refuse(refusal ?? 'organisation.office-unknown')
    const { act, office } = await end(app, held)
    const about = { unit: held.unit, person: held.person, ...(office && { office }), since: ending.until }
    await log.record(app.db, { at: app.now(), actor: actor.account, act, about })
    return ok(held.unit as string)
  })
}

function refuseEnding(
  actor: Actor,
  held: (Span & { readonly person: PersonId }) | undefined,
  { until }: Ending,
): EndingRefusal | undefined {
  if (!held) return 'organisation.office-unknown'
  if (held.person === actor.person) return 'organisation.own-office'
  if (held.until !== undefined && held.until <= until) return 'organisation.office-ended'
  return until <= held.from ? 'organisation.until-before' : undefined
}

export type DeputyRefusal =
  | 'organisation.unit-unknown'
  | 'organisation.person-unknown'
  | 'organisation.title-missing'
  | 'organisation.until-before'

type Naming = Deputy & { readonly from: Day; readonly until?: Day | undefined }

/** 副职: put on record with the term; no seat comes with it (docs/decisions/0256). Inside the caller's transaction. */
export async function addDeputy(app: App, by: By, { unit, person, title, from, until }: Naming) {
  admit(app, by)
  if (title.trim() === '') return refuse('organisation.title-missing')
  if (until !== undefined && until <= from) return refuse('organisation.until-before')
  if (!(await isThere(app, unit, from))) return refuse('organisation.unit-unknown')
  if (!(await sealed.knowsPerson(app.db, person))) return refuse('organisation.person-unknown')
  const id = app.newId()
  await deputies.add(app.db, { id, unit, person, title: title.trim(), from, until })
  await log.record(app.db, { at: app.now(), actor: by, act: 'deputy.named', about: { unit, person } })
  return ok(id)
}

/** The same as a command of the HR lead. */
export async function nameDeputy(
  app: App,
  actor: Actor,
  naming: Naming,
  sent: Command,
): Promise<Result<string, DeputyRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<DeputyRefusal>(app, actor, sent, (app) => addDeputy(app, actor.account, naming))
}

/** 免去副职, from a day on. */
export function endDeputy(
  app: App,
  actor: Actor,
  ending: Ending,
  sent: Command,
): Promise<Result<string, EndingRefusal>> {
  const end = async (app: App) => {
    await deputies.end(app.db, ending.id, ending.until)
    return { act: 'deputy.ended' } as const
  }
  return endHeld(app, actor, ending, sent, { list: deputies.list, end })
}
