import { type Case, find, findAll } from '#db/cases/cases.ts'
import { grantsBetween, grantsInForce } from '#db/readings/grants.ts'
import { visitsBetween, visitsOut } from '#db/readings/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Grant } from '#domain/readings/grant.ts'
import type { Visit } from '#domain/readings/visit.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { keepsDesk } from './desk.ts'

/** A line of 查阅登记簿: what one case opened on the screen, or one visit at the desk. */
export type Registered = {
  readonly at: Instant
  readonly theCase: Case
  readonly grants: readonly Grant[]
  readonly visit?: Visit
}

/**
 * 查阅登记簿 between two moments, of the dossiers at whose desk this actor sits, in the order of time. Logged: it says who read
 * whose dossier.
 */
export async function readRegister(
  app: App,
  actor: Actor,
  { from, until, most }: { readonly from: Instant; readonly until: Instant; readonly most: number },
  act: 'reading.register-read' | 'reading.register-printed' = 'reading.register-read',
): Promise<readonly Registered[]> {
  const grants = (await grantsBetween(app, from, until, most)).filter((grant) => keepsDesk(app, actor, grant))
  const visits = (await visitsBetween(app, from, until, most)).filter((visit) => keepsDesk(app, actor, visit))
  const cases = await casesOf(app, [...grants.map((grant) => grant.case), ...visits.map((visit) => visit.case)])
  const byCase = Map.groupBy(grants, (grant) => grant.case)
  const opened = [...byCase].flatMap(([id, given]): readonly Registered[] => {
    const theCase = cases.get(id)
    const [first] = given
    // Readers from outside read at the desk alone, where each visit has a line of its own.
    return theCase && first && first.groups.size > 0 ? [{ at: first.from, theCase, grants: given }] : []
  })
  const given = visits.flatMap((visit): readonly Registered[] => {
    const theCase = cases.get(visit.case)
    return theCase ? [{ at: visit.given.at, theCase, grants: [], visit }] : []
  })
  const rows = [...opened, ...given].sort((one, other) => (one.at < other.at ? -1 : 1)).slice(0, most)
  await app.logRead({ at: app.now(), actor: actor.account, act, about: { rows: rows.length } })
  return rows
}

async function casesOf(app: App, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Case>> {
  const found = await findAll(
    app,
    [...new Set(ids)].map((id) => ({ id, at: app.now() })),
  )
  return new Map(found.map((one) => [one.id, one]))
}

/** What can be given out now, or is out, of the dossiers at whose desk this actor sits. */
export async function deskNow(
  app: App,
  actor: Actor,
): Promise<readonly { readonly theCase: Case; readonly isOut: boolean; readonly until: Instant }[]> {
  const out = (await visitsOut(app)).filter((visit) => keepsDesk(app, actor, visit))
  const isOut = new Set(out.map((visit) => visit.case))
  const grants = (await grantsInForce(app, app.now())).filter((grant) => keepsDesk(app, actor, grant))
  const untils = new Map(grants.map((grant) => [grant.case, grant.until]))
  const lines = []
  for (const id of new Set([...isOut, ...untils.keys()])) {
    const theCase = await find(app, id)
    if (theCase) lines.push({ theCase, isOut: isOut.has(id), until: untils.get(id) ?? app.now() })
  }
  return lines
}
