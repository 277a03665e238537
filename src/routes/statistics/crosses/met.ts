import type { UnitId } from '#domain/ids.ts'
import { crossesFor, type MetCross } from '#gate/crosses/crosses.ts'
import { offeredTo } from '#gate/statistics/offering.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { CrossLine } from '#views/crosses/line.ts'

/** Saved tables with the names of those whose they are. */
export const linesOf = ({ var: { app } }: WebContext, met: readonly MetCross[]): readonly CrossLine[] =>
  met.map((one) => ({ ...one, by: app.directory.nameOf(app.directory.personOf(one.owner)) }))

/** Everything that is kept for the viewer, and how units are called in it. */
export async function savedFor(c: WebContext) {
  const { app, actor } = c.var
  return { lines: linesOf(c, await crossesFor(app, actor)), unitName: await unitNameFor(c) }
}

/** A unit of somebody else's definition is named only to whom the list offers it. */
export async function unitNameFor({ var: { app, actor, t } }: WebContext): Promise<(unit: UnitId) => string> {
  const { units } = await offeredTo(app, actor)
  return (unit) =>
    units.some(({ id }) => id === unit) ? app.directory.unitName(unit) : t('cross.saved.unit-elsewhere')
}
