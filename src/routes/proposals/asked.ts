import type { Proposal } from '#db/proposals/proposals.ts'
import { decide } from '#domain/access/policy.ts'
import type { DrawnForm, Kind } from '#domain/cases/kind.ts'
import { kindDrawnBy, wayOf } from '#domain/cases/kinds/drawing.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { dayOf, type PartialDate, partialDateOf } from '#domain/time.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

export type Asked = {
  readonly kind: Kind
  readonly form: DrawnForm
  readonly way?: string | undefined
  readonly section: Section
}

/** The kind that the address names, if it is drawn on a form, and the way of filling it in. */
export function formAsked(c: WebContext): Asked {
  const kind = kindNamed(c.req.param('kind') ?? '')
  const form = kind?.draws?.form
  if (!kind || !form) throw new NotFound()
  return { kind, form, ...wayOf(form, c.req.query('way')) }
}

/** The day of the organisation, as partial dates are compared. */
export const todayOf = ({ var: { app } }: WebContext): PartialDate => partialDateOf(dayOf(app.now()))

/** The dossier as far as the actor may read it, for whoever may propose on it. */
export async function readable(c: WebContext, kind: Kind): Promise<Reading> {
  const { app, actor } = c.var
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const groups = kind.draws?.groups ?? ['who']
  const may = groups.every((group) => decide(actor, 'propose', reading.subject, group, reading.circumstances).allow)
  if (!may || !kindDrawnBy(actor, kind.key)) throw new Forbidden()
  return reading
}

/** What was typed of a form that is filled in again. */
export async function typedBefore(
  { var: { app, actor } }: WebContext,
  { typed }: DrawnForm,
  before: Proposal | undefined,
): Promise<Fields | undefined> {
  const drawn = before && typed ? await readProposal(app, actor, before) : undefined
  return drawn && typed?.(drawn.records)
}
