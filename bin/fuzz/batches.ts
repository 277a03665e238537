import { beginAppointments, joinCases, leaveBatch } from '#actions/batches/appointments.ts'
import { decideRows, handleRows } from '#actions/batches/deciding.ts'
import { sendChanges, sendDrafts } from '#actions/batches/sending.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { factsOf } from '#gate/cases/facts.ts'
import type { World } from '../../test/world.ts'
import { begin as beginDraft, brokenCreation } from './drafts.ts'
import { archived, begin as beginDrawn, brokenIn, recorded } from './drawn.ts'
import { everybody, type Flowing, flowing, orRefused, randomRuling, sent, sitting } from './house.ts'
import type { Random } from './random.ts'

/** The days on which those of one batch are born, so that nobody is anybody else. */
const days = ['21', '22', '23'] as const

const kinds = ['drafts', 'changes', 'appointments'] as const

/** One batch of three people: begun, decided row by row by whoever sits there, until nothing waits any more. */
export async function playBatch(w: World, random: Random, index: number): Promise<string | undefined> {
  const kind = random.pick(kinds)
  const dossiers: DossierId[] = []
  for (const day of days) dossiers.push(await (kind === 'drafts' ? beginDraft : archived)(w, index, day))
  const batch = await orRefused(begins[kind](w, random, dossiers))
  for (let move = 0; move < 30; move += 1) {
    const all = await casesOf(w, dossiers)
    const live = all.filter(({ state }) => isLive(state))
    if (live.length === 0) break
    if (batch && kind === 'appointments' && random.once(9)) await orRefused(shift(w, random, batch, live))
    else await decide(w, random, live)
    const broken = await brokenOf(w, kind, dossiers)
    if (broken) return `${kind}: ${broken}`
  }
  return undefined
}

async function casesOf(w: World, dossiers: readonly DossierId[]): Promise<readonly Flowing[]> {
  const rows = await w.app.db
    .selectFrom('cases')
    .select('id')
    .where('dossier_id', 'in', [...dossiers])
    .execute()
  return Promise.all(rows.map(({ id }) => flowing(w, id)))
}

type Beginning = (w: World, random: Random, dossiers: readonly DossierId[]) => Promise<BatchId | undefined>

const begins: Readonly<Record<(typeof kinds)[number], Beginning>> = {
  drafts: async (w, random, dossiers) => {
    const rows: { dossier: DossierId; content: number }[] = []
    for (const dossier of dossiers) {
      const { content } = await inTransaction(w.app, (app) => factsOf(app, dossier))
      rows.push({ dossier, content: content.revision })
    }
    const who = random.once(8) ? random.pick(everybody) : 'hr'
    const [list, command] = [{ title: '存量建档', text: '材料待补', rows }, sent(w)]
    const { batch } = await sendDrafts(w.app, w.actor(who), list, command)
    // The same form again goes on with the same batch.
    if (random.once(4)) await sendDrafts(w.app, w.actor(who), list, command)
    return batch
  },
  changes: async (w, random, dossiers) => {
    const who = random.once(8) ? random.pick(everybody) : 'finance'
    const fields = {
      grade: '七级',
      from: partialDateOf(dayOf(w.app.now())),
      postPay: { cents: 900_000, currency: 'CNY' },
    }
    const rows = dossiers.map((dossier) => ({ dossier, records: [fields] }))
    const list = { section: pay, basis: '调资方案', text: '调资', title: '调资', rows }
    return (await sendChanges(w.app, w.actor(who), list, sent(w))).batch
  },
  appointments: async (w, random, dossiers) => {
    const cases: CaseId[] = []
    for (const dossier of dossiers) {
      const id = await orRefused(beginDrawn(w, random, random.pick(['promotion', 'dismissal', 'transfer']), dossier))
      if (id) cases.push(id)
    }
    const who = random.once(8) ? random.pick(everybody) : 'hr'
    return cases.length === 0 ? undefined : beginAppointments(w.app, w.actor(who), { title: '党委会', cases }, sent(w))
  },
}

/** A row leaves the batch, or comes back to it. */
const shift = (w: World, random: Random, batch: BatchId, live: readonly Flowing[]): Promise<unknown> => {
  const { id } = random.pick(live).case
  const actor = w.actor(random.once(5) ? random.pick(everybody) : 'hr')
  return random.once(2) ? leaveBatch(w.app, actor, batch, id, sent(w)) : joinCases(w.app, actor, batch, [id], sent(w))
}

/** One form over the rows that wait for the same person, with a verdict or the record of a task for each; often twice. */
async function decide(w: World, random: Random, live: readonly Flowing[]): Promise<void> {
  const who = random.once(9)
    ? random.pick(everybody)
    : (sitting(w, random, random.pick(live).state) ?? random.pick(everybody))
  const rows = live.map((on) => ({ on, case: on.case.id, ruling: randomRuling(random, w, who, on) }))
  const tasks = rows.flatMap(({ on, case: id, ruling }) => {
    const run = openRuns(on.state).find((one) => one.run === ruling.run)
    const task = run && taskNamed(on.route, run.block)
    return task ? [{ case: id, task: { ...ruling, output: recorded(w, random, task.output) } }] : []
  })
  const command = sent(w)
  const send = () =>
    tasks.length > 0 ? handleRows(w.app, w.actor(who), tasks, command) : decideRows(w.app, w.actor(who), rows, command)
  await send()
  if (random.once(4)) await send()
}

async function brokenOf(w: World, kind: (typeof kinds)[number], dossiers: readonly DossierId[]) {
  for (const on of await casesOf(w, dossiers)) {
    const { id, dossier } = on.case
    const broken = kind === 'drafts' ? await brokenCreation(w, dossier, id) : await brokenIn(w, on)
    if (broken) return broken
  }
  return undefined
}
