import { decideRows } from '#actions/batches/deciding.ts'
import { sendChanges, sendDrafts } from '#actions/batches/sending.ts'
import { find } from '#db/cases/cases.ts'
import { partOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isLive } from '#domain/cases/case.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { begin, type CrashHouse } from './house.ts'
import { actorNamed, finishWhatWaits, type Saying, sent, somebody, today, turnOf } from './walking.ts'

/** How many rows a batch has. */
const rows = 3

/** 工资调整 of many: one list, and one verdict a step over its rows. */
export async function payMany(house: CrashHouse, say: Saying): Promise<void> {
  const { app } = house
  const dossiers = house.archived.slice(3)
  for (const dossier of dossiers) await finishWhatWaits(house, dossier, say)
  const command = sent(house)
  const cents = 100_000 + (Date.now() % 10_000_000)
  const fields = { grade: '七级', from: today(house), postPay: { cents, currency: 'CNY' } }
  const list = { section: pay, basis: '调资方案', text: '调资', title: `调资${cents}` }
  const changes = { ...list, rows: dossiers.map((dossier) => ({ dossier, records: [fields] })) }
  const { refused } = await sendChanges(app, actorNamed(house, 'finance'), changes, command)
  if (refused.length === 0) say(`command ${command.id}`)
  await decideAll(house, dossiers, say)
}

/** 存量建档: drafts sent together. */
export async function createMany(house: CrashHouse, say: Saying): Promise<void> {
  const { app } = house
  const hr = actorNamed(house, 'hr')
  const dossiers: DossierId[] = []
  for (let row = 0; row < rows; row += 1) dossiers.push(await begin(app, hr, somebody(house, row)))
  const drafts = await Promise.all(
    dossiers.map(async (dossier) => ({ dossier, content: (await factsOf(app, dossier)).content.revision })),
  )
  const command = sent(house)
  const { refused } = await sendDrafts(app, hr, { title: '存量建档', text: '材料待补', rows: drafts }, command)
  if (refused.length === 0) say(`command ${command.id}`)
  await decideAll(house, dossiers, say)
}

/** One form for all rows that wait for the same person, until nobody is asked. */
async function decideAll(house: CrashHouse, dossiers: readonly DossierId[], say: Saying): Promise<void> {
  const { app } = house
  const ids = await casesOf(house, dossiers)
  for (let decided = true; decided; ) {
    decided = false
    for (const [actor, turns] of await waiting(house, ids)) {
      const command = sent(house)
      const done = await decideRows(app, actor, turns, command)
      for (const [at, { refused }] of done.entries()) if (!refused) say(`command ${partOf(command, at).id}`)
      decided ||= done.some(({ refused }) => !refused)
    }
  }
  for (const id of ids) if ((await find(app, id))?.state.status === 'approved') say(`applied ${id}`)
}

async function casesOf({ app }: CrashHouse, dossiers: readonly DossierId[]): Promise<readonly CaseId[]> {
  const found = await app.db
    .selectFrom('cases')
    .select('id')
    .where('dossier_id', 'in', [...dossiers])
    .execute()
  return found.map(({ id }) => id)
}

/** What waits, by whom it waits for. */
async function waiting(house: CrashHouse, ids: readonly CaseId[]) {
  const all = new Map<Actor, Parameters<typeof decideRows>[2][number][]>()
  for (const id of ids) {
    const theCase = await find(house.app, id)
    const run = theCase && isLive(theCase.state) ? openRuns(theCase.state)[0] : undefined
    const turn = theCase && run && (await turnOf(house, theCase, run))
    if (!turn) continue
    const ruling = { verdict: 'approve', to: 'START', ...turn.at } as const
    all.set(turn.actor, [...(all.get(turn.actor) ?? []), { case: id, ruling }])
  }
  return all
}
