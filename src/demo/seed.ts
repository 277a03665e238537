import { openDueFollowUps } from '#actions/followups/opening.ts'
import * as notices from '#db/notices.ts'
import * as visits from '#db/visits.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { accounts } from './accounts.ts'
import { arrivalsIn } from './arrivals.ts'
import { batches } from './batches.ts'
import { bringing } from './bringing.ts'
import { type Clock, workday } from './calendar.ts'
import { photoOf } from './drafting.ts'
import { plansFor } from './fewer.ts'
import { type Company, foundCompany } from './founding.ts'
import { usualSize } from './growing/cast.ts'
import { type Life, lifeOf, type Surroundings } from './life.ts'
import { meetings } from './meetings.ts'
import { opening } from './opening.ts'
import { paying } from './paying.ts'
import { people } from './people/index.ts'
import type { Plan } from './plans.ts'
import { readingsIn } from './readings.ts'
import { returning } from './returns.ts'
import { furnishOffices } from './seating.ts'
import { furnishArchive } from './shelving.ts'
import { standingIn } from './standing-in.ts'
import { filling } from './templates.ts'
import { updatesIn } from './updating.ts'
import { visiting } from './visiting.ts'

/** How many dossiers, and whom to tell how many have come to where they stand. */
export type Size = { readonly people?: number; readonly progress?: (done: number, all: number) => void }

/** The demo of the tests: those written by hand, without whom the dice make. */
export const small = { people: people.length } as const satisfies Size

/**
 * Fills an empty database with the demo's group and its dossiers, each at its own place on the way from draft to shelf.
 * Everything is written by the actions of the application at a time of its own, so that histories, notices and the log look
 * lived in. `clock` is the one that `app.now` reads; afterwards it stands in the evening of the day before today.
 */
export async function seedDemo(app: App, clock: Clock, today: Date, size: Size = {}): Promise<Company> {
  const plans = plansFor(size.people ?? usualSize)
  const cast = plans.map(({ person }) => person)
  // A demo that loses power while it is made is made anew, so that the disk need not be waited for.
  app.disk.hurry(true)
  clock.set(workday(today, 90, '08:30:00'))
  const company = await foundCompany(app, cast)
  const boxes = await furnishArchive(app, company.actorOf('任素梅'), cast.length)

  const seated = ['马克勤', '邹雨桐', '苏雅琴', '查慧敏', '朴贤淑'].map((name) => company.personOf(name))
  await furnishOffices(app, company.actorOf('任素梅'), seated)

  const photoOf = drawnAhead(plans, today.getFullYear())
  const isSmall = cast.length <= small.people
  const around = { app, company, today, plans, boxes, photoOf, isSmall }
  const lives = [...plans.map((plan, turn) => lifeOf(around, plan, turn)), readers(around), ...updatesIn(around)]
  if (!isSmall)
    lives.push(
      opening(around),
      paying(around),
      ...readingsIn(around),
      ...arrivalsIn(around),
      batches(around),
      bringing(around),
      standingIn(around),
      visiting(around),
      meetings(around),
      returning(around),
      filling(around),
    )
  await live(lives, clock, (done) => size.progress?.(Math.min(done, plans.length), plans.length))
  await openDueFollowUps(app)
  app.disk.hurry(false)
  return company
}

/** Faces are drawn in other threads while dossiers are written: always a few before they are asked for. */
function drawnAhead(plans: readonly Plan[], year: number): Surroundings['photoOf'] {
  const begun = new Set<number>()
  const drawn = new Map<number, Promise<Buffer>>()
  return (turn) => {
    for (const [at, { person }] of plans.slice(turn, turn + 6).entries()) {
      if (begun.has(turn + at)) continue
      begun.add(turn + at)
      drawn.set(turn + at, photoOf(person, year))
    }
    const photo = drawn.get(turn)
    if (!photo) throw new Error('Nobody of the demo is drawn twice.')
    drawn.delete(turn)
    return photo
  }
}

/** Lets all go on in the order of their moments, since neither the clock nor the log goes back. */
async function live(lives: readonly Life[], clock: Clock, progress: (done: number) => void): Promise<void> {
  const waiting: { readonly life: Life; readonly at: Instant }[] = []
  let done = 0
  const goOn = async (life: Life) => {
    const next = await life.next()
    if (!next.done) {
      waiting.splice(placeIn(waiting, next.value), 0, { life, at: next.value })
      return
    }
    done += 1
    progress(done)
  }
  for (const life of lives) await goOn(life)
  for (let first = waiting.pop(); first; first = waiting.pop()) {
    clock.set(first.at)
    await goOn(first.life)
  }
}

/** The latest stand first; of one moment, whoever came first goes first. */
function placeIn(waiting: readonly { readonly at: Instant }[], at: Instant): number {
  let [low, high] = [0, waiting.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((waiting[middle]?.at ?? '') > at) low = middle + 1
    else high = middle
  }
  return low
}

/** People sign in and read their notices now and then; what came in the last days is still new. */
async function* readers({ app, company, today }: Surroundings): Life {
  for (const day of [40, 20, 5]) {
    yield workday(today, day, '17:20:00')
    for (const { name } of accounts) await notices.markRead(app.db, company.personOf(name), app.now())
    for (const { account } of app.directory.everyone()) await visits.note(app.db, account, app.now())
  }
}
