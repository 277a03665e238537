import { answerArrival } from '#actions/arrivals/answering.ts'
import { checkArrival, registerArrival } from '#actions/arrivals/registering.ts'
import { approveArrival, storeArrival } from '#actions/arrivals/storing.ts'
import { tieArrival } from '#actions/arrivals/tying.ts'
import { all } from '#db/arrivals/sealed.ts'
import { boxOf } from '#db/custody/volumes.ts'
import type { Result } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import { archive, begin, type CrashHouse } from './house.ts'
import { actorNamed, type Saying, sent, somebody } from './walking.ts'

/** 转入 of the paper of somebody new: counted, checked, tied, answered, approved and put into a box. */
export async function arriveOnce(house: CrashHouse, say: Saying): Promise<void> {
  const { app, units } = house
  const [archivist, hr, day] = [actorNamed(house, 'archivist'), actorNamed(house, 'hr'), dayOf(app.now())]
  const dossier = await begin(app, hr, somebody(house, 0))
  await archive(app, dossier)
  const [unit] = units
  if (!unit) throw new Error('There is no department.')
  const counts = { originals: 1, duplicates: 0, materials: 30, pages: 90 }
  const slip = {
    receivedOn: day,
    from: '人才中心',
    number: '转字1号',
    sentOn: day,
    name: '某人',
    office: '工程师',
    reason: '调入',
    unit,
    said: counts,
    counted: counts,
    gap: '',
  }
  const registering = sent(house)
  const arrival = await registerArrival(app, archivist, slip, registering)
  say(`command ${registering.id}`)
  const step = async (send: (command: ReturnType<typeof sent>) => Promise<Result<string, string>>) => {
    const command = sent(house)
    const done = await send(command)
    if (!done.ok) throw new Error(done.refusal)
    say(`command ${command.id}`)
  }
  const check = { quality: 'good', note: '' } as const
  await step((command) => checkArrival(app, hr, { arrival, version: 1, check }, command))
  await step((command) => tieArrival(app, archivist, { arrival, dossier }, command))
  await step((command) => answerArrival(app, archivist, { arrival, sentOn: day }, command))
  await step((command) => approveArrival(app, hr, { arrival, version: 4 }, command))
  await step((command) => storeArrival(app, archivist, { arrival, codes: [freshBox()], make: true }, command))
}

/** The code of a box that nobody has made yet: one for every millisecond of some hours. */
function freshBox(): string {
  const now = Date.now()
  const [shelf, tier, box] = [Math.floor(now / 97_902) % 99, Math.floor(now / 998) % 99, now % 998]
  return `Z-${shelf + 1}-${tier + 1}-${box + 1}`
}

/** What was put into a box lies in that one, and nothing that was not put there lies in any. */
export async function strayArrivals({ app }: CrashHouse): Promise<readonly string[]> {
  const stray: string[] = []
  for (const { id, dossier, stored } of await all(app, 10_000)) {
    const box = dossier && (await boxOf(app, dossier))
    if (box !== stored?.box) stray.push(`${id} lies in ${box ?? 'no box'} and was put into ${stored?.box ?? 'none'}`)
  }
  return stray
}
