import { NotFound } from '#domain/errors.ts'
import type { FollowUp } from '#domain/followups/followup.ts'
import type { FollowUpId } from '#domain/ids.ts'
import { findFollowUp, stands } from '#gate/followups/followups.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

/** Whom a task is about, as the list names them. */
export function whoOf({ var: { app } }: WebContext, { dossier }: FollowUp) {
  const entry = app.roster.entry(dossier)
  const { name = '', post = '' } = entry?.columns.who ?? {}
  return { name, post, unit: (entry && app.directory.units.get(entry.subject.unit)?.name) ?? '' }
}

/** The task in the address, for whoever it is for; what is done, or was done elsewhere, is told by what it does next. */
export async function taskAt(c: WebContext): Promise<FollowUp> {
  const task = await findFollowUp(c.var.app, c.var.actor, idParam<FollowUpId>(c))
  if (!task) throw new NotFound()
  return task
}

/** Whether nothing is to be done any more: done, or done elsewhere. */
export const isOver = ({ var: { app } }: WebContext, task: FollowUp): boolean =>
  task.ended !== undefined || !stands(app, task)
