import { sql } from 'kysely'
import * as notices from '#db/notices.ts'
import type { App } from '#house/app.ts'
import { accounts } from './accounts.ts'
import { type Clock, workday } from './calendar.ts'
import { photoOf } from './drafting.ts'
import { type Company, foundCompany } from './founding.ts'
import { type Life, lifeOf, type Surroundings } from './life.ts'
import { plans } from './plans.ts'
import { furnishArchive } from './shelving.ts'

/**
 * Fills an empty database with the demo's company and forty dossiers, each at its own place on the way from draft to
 * shelf. Everything is written by the actions of the application at a time of its own, so that histories, notices and the
 * log look lived in. `clock` is the one that `app.now` reads; afterwards it stands in the evening of the day before today.
 */
export async function seedDemo(app: App, clock: Clock, today: Date): Promise<Company> {
  // A demo that loses power while it is made is made anew, so that the disk need not be waited for.
  await sql`pragma synchronous = off`.execute(app.db)
  clock.set(workday(today, 90, '08:30:00'))
  const company = await foundCompany(app)
  await furnishArchive(app, company.actorOf('任素梅'))

  const around = { app, company, today }
  const photos = await Promise.all(
    plans.map(({ stage, person }) => (stage === 'draft' ? undefined : photoOf(person, today.getFullYear()))),
  )
  await live([...plans.map((plan, index) => lifeOf(around, plan, photos[index])), readers(around)], clock)
  await sql`pragma synchronous = full`.execute(app.db)
  return company
}

/** Lets all go on in the order of their moments, since neither the clock nor the log goes back. */
async function live(lives: readonly Life[], clock: Clock): Promise<void> {
  const waiting = await Promise.all(lives.map(async (life) => ({ life, next: await life.next() })))
  for (;;) {
    const [first] = waiting
      .filter(({ next }) => !next.done)
      .sort((a, b) => (`${a.next.value}` < `${b.next.value}` ? -1 : 1))
    if (!first || first.next.done) return
    clock.set(first.next.value)
    first.next = await first.life.next()
  }
}

/** People read their notices now and then; what came in the last days is still new. */
async function* readers({ app, company, today }: Surroundings): Life {
  for (const day of [40, 20, 5]) {
    yield workday(today, day, '17:20:00')
    for (const { name } of accounts) await notices.markRead(app.db, company.personOf(name), app.now())
  }
}
