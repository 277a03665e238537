import { submitProposal } from '#actions/cases/submitting.ts'
import { handleByNumber, handleTask } from '#actions/cases/task.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { addAccount, addPerson, giveDuty } from '#actions/organisation/people.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { find } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { departure } from '#domain/cases/kinds/departure.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { codeNamed } from '#domain/codes/code.ts'
import { departureKinds } from '#domain/codes/departure-kind.ts'
import type { CaseId, CommandId, DossierId, UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { type Day, partialDateOf } from '#domain/time.ts'
import { factsFor } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'
import type { BareCases } from './bare-case.ts'

/** Who is asked about a departure beside heads and leaders; each duty is somebody of its own. */
const asked = ['hr', 'legal', 'finance', 'it', 'archivist'] as const satisfies readonly Duty[]

/** Gives the house of the bench people of these duties, so that a departure finds whom it asks. */
export async function employ(app: App): Promise<void> {
  const company = [...app.directory.units.values()].find(({ parent }) => !parent)?.id as UnitId
  await inTransaction(app, async (app) => {
    for (const duty of asked) {
      const person = await addPerson(app, 'system', { name: duty })
      const account = expected(await addAccount(app, 'system', { staffNumber: `D-${duty}`, person, passwordHash: '' }))
      expected(await giveDuty(app, 'system', { account, duty, unit: company, from: '2000-01-01' as Day }))
    }
  })
  await app.directory.reload()
}

/** 离职 办结: how long the act takes that applies it, in milliseconds, the last day being yesterday. */
export async function timeDepartures(
  app: App,
  officer: Actor,
  dossiers: readonly DossierId[],
  bareStack: BareCases,
): Promise<{ readonly times: readonly number[]; readonly bare: readonly number[] }> {
  const [times, bare]: [number[], number[]] = [[], []]
  for (const dossier of dossiers) {
    const id = await submitted(app, officer, dossier)
    while (!(await isClosing(app, id))) await goOn(app, id)
    const began = performance.now()
    await goOn(app, id)
    times.push(performance.now() - began)
    bare.push(await bareStack.post(JSON.stringify({ case: id })))
    const state = (await find(app, id))?.state.status
    if (state !== 'approved') throw new Error(`A departure is ${state} after it was closed.`)
  }
  return { times, bare }
}

const sent = (app: App) => ({ id: app.newId<CommandId>(), bodyHash: '' })

const daysAgo = (days: number) =>
  partialDateOf(new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10) as Day)

async function submitted(app: App, officer: Actor, dossier: DossierId): Promise<CaseId> {
  const kind = codeNamed(departureKinds, '辞职')
  const typed = {
    ...(kind && { kind: { code: kind.code, text: kind.name } }),
    noticed: daysAgo(60),
    lastDay: daysAgo(1),
    reason: '个人原因',
    plan: '移交同事',
  }
  expected(await proposeByForm(app, officer, { kind: departure, dossier, typed }, sent(app)))
  const drawn = await proposals.drawnOf(app.db, dossier, departure.key)
  const submitting = { dossier, text: '本人提出', content: drawn?.revision ?? 0, kind: departure.key }
  const done = await submitProposal(app, officer, submitting, sent(app))
  if (!done.ok) throw new Error(`No departure was opened: ${JSON.stringify(done)}.`)
  return done.value as CaseId
}

const isClosing = async (app: App, id: CaseId): Promise<boolean> => {
  const theCase = await find(app, id)
  return theCase !== undefined && openRuns(theCase.state).some(({ block }) => block === 'closing')
}

/** Whoever sits first does what is asked. */
async function goOn(app: App, id: CaseId): Promise<void> {
  const theCase = await find(app, id)
  const run = theCase && openRuns(theCase.state)[0]
  const seat = run?.seats.find(({ state }) => state === 'open')
  const actor = app.directory.everyone().find(({ person }) => seat?.candidates.includes(person))
  if (!theCase || !run || !seat || !actor) throw new Error(`Nobody is asked at ${run?.block}.`)
  const at = { run: run.run, seat: seat.seat, content: (await factsFor(app, theCase)).content.revision, text: '同意' }
  const handle = actor.duties.some(({ duty }) => duty === 'it') ? handleByNumber : handleTask
  const done = taskNamed(theCase.route, run.block)
    ? await handle(app, actor, id, { ...at, output: {} }, sent(app))
    : await giveVerdict(app, actor, id, { ...at, verdict: 'approve', to: 'START', ticks: [] }, sent(app))
  if (!done.ok) throw new Error(`${run.block}: ${JSON.stringify(done)}`)
}
