import { type Case, find, findAll } from '#db/cases/cases.ts'
import { awaiting } from '#db/cases/waiting.ts'
import { heldBy } from '#db/resources/resources.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { NumberedTask } from '#domain/cases/numbered-task.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { daysAfter } from '#domain/days.ts'
import type { CaseId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { mineOf } from './inbox.ts'

/** The most that one page shows; whoever waits longest comes first. */
const most = 100

/** The tasks that wait for this actor, if it is one who meets no people. */
export async function numberedTasks(app: App, actor: Actor): Promise<readonly NumberedTask[]> {
  if (!isBlind(actor)) return []
  const lines = await awaiting(app.db, await mineOf(app, actor), { from: 0, most })
  return (await findAll(app, lines)).flatMap((found) => numbered(app, actor, found) ?? [])
}

/** One of them; undefined where there is none for this actor, which routes say as 404. */
export async function numberedTask(app: App, actor: Actor, id: CaseId): Promise<NumberedTask | undefined> {
  const found = await seatedCase(app, actor, id)
  const task = found && numbered(app, actor, found)
  const person = found && app.roster.entry(found.dossier)?.subject.person
  if (!task || !person) return undefined
  return { ...task, codes: (await heldBy(app, person)).map(({ code }) => code) }
}

/** The case on which such an actor has a task to do. */
export async function seatedCase(app: App, actor: Actor, id: CaseId): Promise<Case | undefined> {
  const found = isBlind(actor) ? await find(app, id) : undefined
  return found && numbered(app, actor, found) ? found : undefined
}

function numbered({ roster, directory }: App, actor: Actor, theCase: Case): NumberedTask | undefined {
  const { id, number, route, state, dossier } = theCase
  const found = seatOf(state, actor.person, directory.standingIn(route.key))
  const task = found && taskNamed(route, found.run.block)
  const entry = roster.entry(dossier)
  if (!task || !entry || roster.barredTo(actor.person).includes(dossier)) return undefined
  const account = directory.accountOf(entry.subject.person)
  const { day } = state.content
  return {
    id,
    number,
    output: task.output,
    run: found.run.run,
    seat: found.seat.seat,
    content: state.content.revision,
    openedAt: found.seat.openedAt,
    staffNumber: account?.staffNumber ?? entry.columns.who.staffNumber ?? '',
    hasAccount: account !== undefined,
    codes: [],
    ...(day && { lastDay: daysAfter(day, -1) }),
  }
}
