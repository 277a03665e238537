import { beginAppointments, register } from '#actions/batches/appointments.ts'
import { decideRows, handleRows, type RowResult } from '#actions/batches/deciding.ts'
import { sendChanges, sendDrafts } from '#actions/batches/sending.ts'
import { printPapers } from '#actions/prints/papers.ts'
import { find } from '#db/cases/cases.ts'
import { type Command, partOf } from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isLive } from '#domain/cases/case.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { recorded } from './forms.ts'
import { begin, type CrashHouse } from './house.ts'
import { actorNamed, finishWhatWaits, type Saying, sent, somebody, submitChange, today, turnOf } from './walking.ts'

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
  const drafts: { dossier: DossierId; content: number }[] = []
  for (const dossier of dossiers) {
    const { content } = await inTransaction(app, (app) => factsOf(app, dossier))
    drafts.push({ dossier, content: content.revision })
  }
  const command = sent(house)
  const { refused } = await sendDrafts(app, hr, { title: '存量建档', text: '材料待补', rows: drafts }, command)
  if (refused.length === 0) say(`command ${command.id}`)
  await decideAll(house, dossiers, say)
}

/** 任免批次: promotions that one meeting decides and one 办结 closes. */
export async function appointMany(house: CrashHouse, say: Saying): Promise<void> {
  const { app } = house
  const hr = actorNamed(house, 'hr')
  const dossiers = house.archived.slice(3)
  const cases: CaseId[] = []
  for (const dossier of dossiers) {
    const id = await submitChange(house, dossier, 'promotion', say)
    if (id) cases.push(id)
  }
  if (cases.length === 0) return
  const joining = sent(house)
  const batch = await beginAppointments(app, hr, { title: '第9次党委会', cases }, joining)
  for (const part of [0, 1]) say(`command ${partOf(joining, part).id}`)
  const held = sent(house)
  const meeting = { body: '党委会', day: today(house), minutes: '9', result: '同意' }
  if ((await register(app, hr, batch, { meeting }, held)).ok) say(`command ${held.id}`)
  await decideAll(house, dossiers, say)
}

/** 任免审批表 of many in one file: a run on record for each, with its pages. */
export async function printMany(house: CrashHouse, say: Saying): Promise<void> {
  const dossiers = house.archived.slice(3)
  const command = sent(house)
  const order = { paper: 'appointment', dossiers, by: 'hr', edition: '2025', copies: 1, reason: '第9次党委会' } as const
  const printed = await printPapers(house.app, actorNamed(house, 'hr'), order, command)
  if (!printed.ok) throw new Error(printed.refusal)
  // So few are one part of the command.
  say(`command ${partOf(command, 0).id}`)
}

/** One form for all rows that wait for the same person, until nobody is asked. */
async function decideAll(house: CrashHouse, dossiers: readonly DossierId[], say: Saying): Promise<void> {
  const ids = await casesOf(house, dossiers)
  for (let decided = true; decided; ) {
    decided = false
    for (const [actor, turns] of await waiting(house, ids)) {
      const command = sent(house)
      const done = await actOn(house, actor, turns, command)
      for (const [at, { refused }] of done.entries()) if (!refused) say(`command ${partOf(command, at).id}`)
      decided ||= done.some(({ refused }) => !refused)
    }
  }
  for (const id of ids) if ((await find(house.app, id))?.state.status === 'approved') say(`applied ${id}`)
}

type Turn = Parameters<typeof decideRows>[2][number] & { readonly output?: string | undefined }

/** One form closes those that wait for 办结, another decides on the others; whichever comes first. */
function actOn(
  house: CrashHouse,
  actor: Actor,
  turns: readonly Turn[],
  command: Command,
): Promise<readonly RowResult[]> {
  const output = turns.find((turn) => turn.output)?.output
  if (output === undefined) return decideRows(house.app, actor, turns, command)
  const tasks = turns
    .filter((turn) => turn.output === output)
    .map(({ case: id, ruling }) => ({ case: id, task: { ...ruling, output: recorded(house, output, undefined) } }))
  return handleRows(house.app, actor, tasks, command)
}

/** Those under way: what ended before was looked at by then. */
async function casesOf({ app }: CrashHouse, dossiers: readonly DossierId[]): Promise<readonly CaseId[]> {
  const found = await app.db
    .selectFrom('cases')
    .select('id')
    .where('dossier_id', 'in', [...dossiers])
    .where('ended_at', 'is', null)
    .execute()
  return found.map(({ id }) => id)
}

/** What waits, by whom it waits for. */
async function waiting(house: CrashHouse, ids: readonly CaseId[]) {
  const all = new Map<Actor, Turn[]>()
  for (const id of ids) {
    const theCase = await find(house.app, id)
    const run = theCase && isLive(theCase.state) ? openRuns(theCase.state)[0] : undefined
    const turn = theCase && run && (await turnOf(house, theCase, run))
    if (!turn) continue
    const ruling = { verdict: 'approve', to: 'START', ...turn.at } as const
    const output = taskNamed(theCase.route, run.block)?.output
    all.set(turn.actor, [...(all.get(turn.actor) ?? []), { case: id, ruling, output }])
  }
  return all
}
