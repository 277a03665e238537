import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as sealed from '#db/organisation/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { PersonId } from '#domain/ids.ts'
import { type ExpectedOffice, isSameExpected } from '#domain/organisation/expected.ts'
import { ok, type Result } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { admit, type By } from './founder.ts'
import { addDeputy } from './offices.ts'
import { appoint } from './people.ts'

/** 记下要任职的人: somebody is to hold an office once there is an account under the number. Inside the caller's transaction. */
export async function expectOffice(app: App, by: By, office: ExpectedOffice): Promise<void> {
  admit(app, by)
  const all = await mustOpen(app)
  const isReplaced = (one: ExpectedOffice) =>
    isSameExpected(one, office) || (office.kind === 'head' && one.kind === 'head' && one.unit === office.unit)
  await sealed.setExpectedOffices(app, [...all.filter((one) => !isReplaced(one)), office])
  await trace(app, by, 'office.expected', office)
}

/**
 * Whoever got an account under a number takes up what waited for it, from today. What the house refuses by now, since another
 * one holds it, goes on waiting and is listed. Inside the caller's transaction.
 */
export async function takeUpExpected(app: App, by: By, number: string, person: PersonId): Promise<void> {
  // What is damaged waits to be mended, and keeps nobody from an account.
  const all = (await sealed.expectedOffices(app)) ?? []
  const left: ExpectedOffice[] = []
  for (const office of all) if (office.number !== number || !(await takeUp(app, by, office, person))) left.push(office)
  if (left.length < all.length) await sealed.setExpectedOffices(app, left)
}

async function takeUp(app: App, by: By, { unit, kind, title, rank }: ExpectedOffice, person: PersonId) {
  const held = { unit, person, title, from: dayOf(app.now()) }
  const done = kind === 'deputy' ? await addDeputy(app, by, held) : await appoint(app, by, { ...held, kind, rank })
  return done.ok
}

/** 不再等: nobody is waited for under this number any more, in this office. */
export async function dropExpected(
  app: App,
  actor: Actor,
  which: Pick<ExpectedOffice, 'unit' | 'kind' | 'number'>,
  sent: Command,
): Promise<Result<string, never>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<never>(app, actor, sent, async (app) => {
    const all = await mustOpen(app)
    const left = all.filter((one) => !isSameExpected(one, which))
    if (left.length === all.length) throw new NotFound()
    await sealed.setExpectedOffices(app, left)
    await trace(app, actor.account, 'office.expected-no-more', which)
    return ok(which.unit as string)
  })
}

const trace = (
  app: App,
  by: By,
  act: 'office.expected' | 'office.expected-no-more',
  { unit, kind }: Pick<ExpectedOffice, 'unit' | 'kind'>,
) => log.record(app.db, { at: app.now(), actor: by, act, about: { unit, office: kind } })

/** What does not open is never taken for nothing: it would be written over. */
async function mustOpen(app: App): Promise<readonly ExpectedOffice[]> {
  const all = await sealed.expectedOffices(app)
  if (!all) throw new Damaged({ table: 'settings', id: 'expected-offices' })
  return all
}
