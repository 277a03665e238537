import { Hono } from 'hono'
import { keepsCatalogue, keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { pageSize } from '#domain/roster/listing.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { readMissing } from '#gate/materials/missing.ts'
import { readRegister } from '#gate/materials/register.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { noFace, pdfFile } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { MissingPage } from '#views/materials/missing.tsx'
import { missingSheet } from '#views/materials/missing-sheet.ts'
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

registerRoutes.get('/materials/missing', (c) => missing(c))

registerRoutes.post('/materials/missing', async (c) => {
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const asked = await lackingAt(c, form.text('unit'), 1)
  if (!asked) throw new NotFound()
  const { unit, viewer, pages } = asked
  if (pages * pageSize > limits.nameListPeople)
    return missing(c, { unit: unit.id, refusal: t('materials.lacks.too-many', { most: limits.nameListPeople }) })
  const people = [...asked.people]
  for (let page = 2; page <= pages; page += 1) people.push(...(await lackingOn(c, viewer, unit.id, page)).people)
  const at = app.now()
  const list = missingSheet({ unit: unit.name, people, madeBy: app.directory.nameOf(actor.person), at })
  const drawn = await app.printRoom.nameList({ at, list })
  if (!drawn.ok) return missing(c, { unit: unit.id, refusal: noFace(c, drawn.missing) })
  await app.logRead({
    at,
    actor: actor.account,
    act: 'material.lacking-printed',
    about: { unit: unit.id, rows: people.length },
  })
  return pdfFile(c, drawn.pdf, 'missing.pdf')
})

/** What the page of the list says, or of another department the refusal to print it. */
async function missing(c: WebContext, refused?: { readonly unit: string; readonly refusal: string }) {
  const { app, actor, t } = c.var
  const asked = await lackingAt(c, refused?.unit ?? c.req.query('unit') ?? '', Number(c.req.query('page') ?? '1'))
  const units = asked?.units ?? (await unitsOf(c)).units
  return page(
    c,
    t('materials.lacks.title'),
    <MissingPage
      units={units}
      unit={asked?.unit}
      people={asked?.people ?? []}
      page={asked?.page ?? 1}
      pages={asked?.pages ?? 1}
      today={dayOf(app.now())}
      keeps={keepsCatalogue(actor)}
      refusal={refused?.refusal}
    />,
    refused ? { status: 422 } : {},
  )
}

async function unitsOf(c: WebContext) {
  const { app, actor } = c.var
  if (!keepsCatalogue(actor) && !keepsDossiers(actor)) throw new Forbidden()
  const viewer = await viewerOf(app, actor)
  const units = app.roster
    .choices(viewer)
    .units.map(({ id }) => ({ id, name: app.directory.units.get(id)?.name ?? '' }))
  return { viewer, units }
}

/** A page of a department, as far as the viewer may list it; undefined where it names none. */
async function lackingAt(c: WebContext, named: string, page: number) {
  const { viewer, units } = await unitsOf(c)
  const unit = units.find(({ id }) => id === named)
  return unit && { unit, units, viewer, ...(await lackingOn(c, viewer, unit.id, page)) }
}

async function lackingOn(c: WebContext, viewer: Awaited<ReturnType<typeof viewerOf>>, unit: UnitId, page: number) {
  const { app, actor } = c.var
  const listing = app.roster.list(viewer, readListQuery(Object.entries({ unit, page: `${page}` })).query)
  const dossiers = listing.rows.map(({ dossier }) => dossier)
  return { people: await readMissing(app, actor, { unit, dossiers }), page: listing.page, pages: listing.pages }
}
