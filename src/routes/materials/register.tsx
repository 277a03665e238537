import { Hono } from 'hono'
import { keepsCatalogue, keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { readMissing } from '#gate/materials/missing.ts'
import { readRegister } from '#gate/materials/register.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { MissingPage } from '#views/materials/missing.tsx'
import { RegisterPage } from '#views/materials/register.tsx'
import { mustKeepCatalogue } from './entry.tsx'

/** What stands across dossiers: loose papers, and what is missing in a department. */
export const registerRoutes = new Hono<Web>()

const perPage = 50

registerRoutes.get('/materials', async (c) => {
  mustKeepCatalogue(c)
  const { app, actor, t } = c.var
  const asked = c.req.query('from') ?? ''
  const from = /^\d{1,7}$/.test(asked) ? Number(asked) : 0
  const { rows, next } = await readRegister(app, actor, from, perPage)
  const unitOf = (dossier: (typeof rows)[number]['dossier']) => {
    const unit = app.roster.entry(dossier)?.subject.unit
    return (unit && app.directory.units.get(unit)?.name) ?? ''
  }
  return page(
    c,
    t('materials.register.title'),
    <RegisterPage
      rows={rows.map((row) => ({ ...row, unit: unitOf(row.dossier) }))}
      from={from}
      next={next}
      today={dayOf(app.now())}
    />,
  )
})

registerRoutes.get('/materials/missing', async (c) => {
  const { app, actor, t } = c.var
  if (!keepsCatalogue(actor) && !keepsDossiers(actor)) throw new Forbidden()
  const viewer = await viewerOf(app, actor)
  const units = app.roster
    .choices(viewer)
    .units.map(({ id }) => ({ id, name: app.directory.units.get(id)?.name ?? '' }))
  const unit = units.find(({ id }) => id === c.req.query('unit'))
  const asked = unit && readListQuery(Object.entries({ unit: unit.id, page: c.req.query('page') ?? '1' })).query
  const listing = asked && app.roster.list(viewer, asked)
  const people =
    unit && listing
      ? await readMissing(app, actor, { unit: unit.id, dossiers: listing.rows.map(({ dossier }) => dossier) })
      : []
  return page(
    c,
    t('materials.lacks.title'),
    <MissingPage
      units={units}
      unit={unit}
      people={people}
      page={listing?.page ?? 1}
      pages={listing?.pages ?? 1}
      today={dayOf(app.now())}
      keeps={keepsCatalogue(actor)}
    />,
  )
})
