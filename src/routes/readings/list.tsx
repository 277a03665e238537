import { Hono } from 'hono'
import { asksToRead, keepsDossiers, sitsAtDesk } from '#domain/access/duties.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { Forbidden } from '#domain/errors.ts'
import { grantState } from '#domain/readings/grant.ts'
import { requestIn } from '#domain/readings/request.ts'
import { dayOf } from '#domain/time.ts'
import { findCase } from '#gate/cases/reader.ts'
import { ownGrants } from '#gate/readings/grants.ts'
import { deskNow } from '#gate/readings/register.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type DeskLine, type OwnReading, ReadingsPage } from '#views/readings/list.tsx'
import { readersOf } from './words.ts'

/** 查阅: what is open to whoever looks, and what the desk has to do. */
export const readingListRoutes = new Hono<Web>()

readingListRoutes.get('/readings', async (c) => {
  const { app, actor, t } = c.var
  if (!asksToRead(actor)) throw new Forbidden()
  const own = await ownReadings(c)
  const desk = sitsAtDesk(actor) ? await deskLines(c) : undefined
  const rows = own.length + (desk?.length ?? 0)
  if (rows > 0) await app.logRead({ at: app.now(), actor: actor.account, act: 'case.listed', about: { rows } })
  return page(c, t('readings.title'), <ReadingsPage own={own} desk={desk} asksForOthers={keepsDossiers(actor)} />)
})

/** By the case, which tells the name to whoever asked for it. */
async function ownReadings({ var: { app, actor } }: WebContext): Promise<readonly OwnReading[]> {
  const now = app.now()
  const rows: OwnReading[] = []
  for (const grant of await ownGrants(app, actor)) {
    const theCase = grant.groups.size > 0 ? await findCase(app, actor, grant.case) : undefined
    if (!theCase) continue
    rows.push({
      case: grant.case,
      number: theCase.number,
      dossier: grant.dossier,
      name: aboutOf(theCase.state).name,
      groups: [...grant.groups],
      from: dayOf(grant.from),
      until: dayOf(grant.until),
      state: grantState(grant, now),
      count: grant.count,
    })
  }
  return rows
}

async function deskLines({ var: { app, actor } }: WebContext): Promise<readonly DeskLine[]> {
  return (await deskNow(app, actor)).flatMap(({ theCase, isOut, until }) => {
    const request = requestIn(theCase.state.content.request)
    if (!request) return []
    const name = app.roster.entry(theCase.dossier)?.columns.who.name ?? ''
    const readers = readersOf(app, theCase, request)
    return [{ case: theCase.id, number: theCase.number, name, readers, until: dayOf(until), isOut }]
  })
}
