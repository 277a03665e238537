import { Hono } from 'hono'
import { forgetPlace, namePlace } from '#actions/copies/places.ts'
import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import { type Place, places } from '#domain/copies/place.ts'
import { NotFound } from '#domain/errors.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CopiesPage } from '#views/copies/page.tsx'
import { paths } from '#views/paths.ts'

/** 备份: IT's page of copies, their places and drills. It holds paths, moments and numbers, and no name. */
export const copyRoutes = new Hono<Web>()

copyRoutes.get(paths.copies(), (c) => show(c))

copyRoutes.post(paths.copyPlaces(), async (c) => {
  const [form, { app, actor }] = [await readFormOfIt(c), c.var]
  const place = readPlace(form.text('place'))
  const folder = form.text('folder').trim()
  if (folder === '') {
    const forgotten = await forgetPlace(app, actor, place, form.command)
    return seeOther(c, paths.copies(), forgotten.ok ? 'copies.forgotten' : undefined)
  }
  const named = await namePlace(app, actor, { place, folder }, form.command)
  return named.ok ? seeOther(c, paths.copies(), 'copies.named') : show(c, { place, folder, refused: named.refusal })
})

copyRoutes.post(paths.copyNow(), async (c) => {
  await readFormOfIt(c)
  const { app, actor } = c.var
  if (app.copies.running()) return seeOther(c, paths.copies())
  const named = await copyPlaces.find(app)
  const { account: by } = actor
  const make = async () => {
    for (const where of ['first', 'second'] as const) {
      const to = named[where]?.folder
      // What came of it stands on the page; the other place has nothing to do with it.
      if (to !== undefined) await app.copies.make({ where, to, by }).catch(() => {})
    }
  }
  make().catch(app.report)
  return seeOther(c, paths.copies())
})

copyRoutes.post(paths.drillNow(), async (c) => {
  await readFormOfIt(c)
  const { app, actor } = c.var
  if (app.copies.running()) return seeOther(c, paths.copies())
  const named = await copyPlaces.find(app)
  const where = named.first ? 'first' : 'second'
  const to = named[where]?.folder
  if (to !== undefined) app.copies.drill({ where, to, by: actor.account }).catch(() => {})
  return seeOther(c, paths.copies())
})

async function readFormOfIt(c: WebContext) {
  mustKeepMachines(c)
  return readForm(c)
}

function mustKeepMachines({ var: { actor } }: WebContext): void {
  if (!keepsMachines(actor)) throw new NotFound()
}

function readPlace(text: string): Place {
  const place = places.find((each) => each === text)
  if (!place) throw new NotFound()
  return place
}

async function show(c: WebContext, again?: Parameters<typeof CopiesPage>[0]['again']) {
  mustKeepMachines(c)
  const { app, t } = c.var
  const running = app.copies.running()
  return page(
    c,
    t('copies.title'),
    <CopiesPage
      places={await copyPlaces.find(app)}
      outcomes={await outcomes.find(app)}
      late={app.copies.late()}
      running={running}
      now={app.now()}
      again={again}
    />,
    { ...(again && { status: 422 as const }), ...(running && !again && { refresh: 2 }) },
  )
}
