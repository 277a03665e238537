import type { GridLine } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import { admitted, type ListQuery, readListQuery } from '#domain/roster/query.ts'
import { formatPartialDate } from '#domain/time.ts'
import { namesakes, type Refusing, tellingOf } from '#gate/opening/persons.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import type { WebContext } from '#routes/web/web.ts'

/** So many drafts of a list are drawn with a line each. */
export const mostDrawn = 200

/** The list that it was opened from, as it is today. */
export function listAsked(c: WebContext): ListQuery | undefined {
  const from = c.req.query('from')
  if (from === undefined) return undefined
  const { asOf: _, ...asked } = readListQuery([...new URLSearchParams(from)]).query
  return asked
}

/** A line for each of whom something can be entered, of the list that it was opened from. */
export async function peopleOf(c: WebContext, refusing: Refusing) {
  const { app, actor } = c.var
  const asked = listAsked(c)
  if (!asked) return { lines: [], more: false }
  const viewer = await viewerFor(app, actor, asked)
  const query = admitted(asked, app.roster.groups(viewer))
  const lines: (GridLine & { readonly dossier: DossierId })[] = []
  for (let at = 1, pages = 1; at <= pages && lines.length <= mostDrawn; at += 1) {
    const listing = app.roster.list(viewer, { ...query, page: at })
    pages = listing.pages
    for (const { dossier } of listing.rows) {
      const entry = app.roster.entry(dossier)
      if (!entry || refusing(entry.subject)) continue
      lines.push({ dossier, cells: { 'person.number': numberOf(c, dossier), 'person.name': entry.columns.who.name } })
    }
  }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.listed', about: { rows: lines.length } })
  return { lines: lines.slice(0, mostDrawn), more: lines.length > mostDrawn }
}

/** What tells a person in the column of numbers: a number, or for a namesake the birth or the unit. */
function numberOf({ var: { app, actor } }: WebContext, dossier: DossierId): string {
  const entry = app.roster.entry(dossier)
  if (!entry) return ''
  const { number, staffNumber, name } = entry.columns.who
  if (number ?? staffNumber) return number ?? staffNumber ?? ''
  if (namesakes(app, actor, name).length < 2) return ''
  const { unit, birth } = tellingOf(app, actor, entry)
  return birth && birth.length >= 6 ? formatPartialDate(birth) : unit
}
