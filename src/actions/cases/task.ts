import type { BlobRow } from '#db/blobs.ts'
import type { Case } from '#db/cases/cases.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import type { FurtherTask } from '#domain/cases/consecutive.ts'
import { missingIn, outputs } from '#domain/cases/outputs/index.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { askingBlocks, taskNamed } from '#domain/cases/route.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { seatedCase } from '#gate/cases/by-number.ts'
import { findCase } from '#gate/cases/reader.ts'
import { ensureWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'
import { obey } from './obeying.ts'
import { whyNotFree } from './reservations/index.ts'

/**
 * Does the task of an open seat, and with it those that wait for the same person beside it: what they record has been read and
 * checked as their forms say. Where one is refused, all are.
 */
export const handleTask = (app: App, actor: Actor, id: CaseId, task: Task, sent: Sent) =>
  handle(app, actor, id, task, sent, findCase)

/** The same for whoever meets no people, and knows the case by its number alone (docs/decisions/0110). */
export const handleByNumber = (app: App, actor: Actor, id: CaseId, task: Task, sent: Sent) =>
  handle(app, actor, id, task, sent, seatedCase)

function handle(app: App, actor: Actor, id: CaseId, task: Task, sent: Sent, find: typeof findCase) {
  const { run, seat, content, output, text, blob, beside = [] } = task
  const make = (by: PersonId): Command => ({ do: 'handle', by, run, seat, content, output, text: cleanText(text) })
  const unready = async (app: App, theCase: Case) => {
    await ensureWhole(app, theCase.dossier)
    for (const one of [{ stop: blockAt(theCase, run), output }, ...beside]) {
      const refused = lackingIn(theCase, one) ?? (await whyNotFree(app, theCase, one.stop, one.output))
      if (refused) return refused
    }
    if (blob) {
      app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
      await app.blobs.enter(app.db, blob)
    }
    return othersLive(app, theCase, run)
  }
  return obey(app, actor, id, sent, { act: 'case.handled', make, further: beside, unready, find })
}

const blockAt = ({ state }: Case, number: number): string => state.runs.find(({ run }) => run === number)?.block ?? ''

/** What the task may not go without in this very case, on whichever page it is done. */
function lackingIn({ route, state }: Case, { stop, output }: FurtherTask): Reason | undefined {
  const section = outputs[taskNamed(route, stop)?.output ?? '']
  const fields = section ? missingIn(section, output, state.content) : {}
  return Object.keys(fields).length > 0 ? { code: 'case.task-lacking', stop, fields } : undefined
}

/** A case that takes the whole dossier is not closed while others on it go on. */
async function othersLive(app: App, theCase: Case, number: number): Promise<Reason | undefined> {
  const { id, dossier, route } = theCase
  if (route.hold !== '*' || blockAt(theCase, number) !== askingBlocks(route).at(-1)?.id) return undefined
  return (await blocker(app, dossier, ['*'], id)) ? { code: 'case.others-live' } : undefined
}

export type Task = {
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly output: Fields
  readonly text: string
  /** The encrypted file of a paper that the output names, entered with it. */
  readonly blob?: BlobRow
  /** What else is recorded in the same act, of the tasks that wait for the same person. */
  readonly beside?: readonly FurtherTask[]
}
