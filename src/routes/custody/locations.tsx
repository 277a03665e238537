import { Hono } from 'hono'
import { addPlaces } from '#actions/custody/custody.ts'
import * as custody from '#db/custody/custody.ts'
import { compareCodes } from '#domain/code-order.ts'
import { NotFound } from '#domain/errors.ts'
import type { LocationId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PlacesPage, type ShelfRow } from '#views/custody/places.tsx'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { mustKeepPaper, pdfFile, placesByCode, whereText } from './context.ts'

export const locationRoutes = new Hono<Web>()

locationRoutes.get('/archive/locations', (c) => places(c))

locationRoutes.post('/archive/locations', async (c) => {
  const [form, { app, actor, t }] = [await readForm(c), c.var]
  const typed = { code: form.text('code'), name: form.text('name').trim(), to: form.text('to') }
  const added = await addPlaces(app, actor, typed, form.command)
  if (added.ok) return seeOther(c, paths.locations(), 'place.added')
  const problem = t(`refusal.${added.refusal}`)
  return places(c, { typed, problems: added.refusal === 'place.range' ? { to: problem } : { code: problem } })
})

locationRoutes.get('/archive/locations/:shelf/labels.pdf', async (c) => {
  const { app, actor } = c.var
  mustKeepPaper(actor)
  const all = await custody.locations(app.db)
  const shelf = all.find(({ id, kind }) => id === idParam<LocationId>(c, 'shelf') && kind === 'shelf')
  const boxes = all
    .filter(({ parent }) => shelf && parent === shelf.id)
    .toSorted((a, b) => compareCodes(a.code, b.code))
  if (!shelf || boxes.length === 0) throw new NotFound()
  const known = await placesByCode(app)
  const labels = boxes.map(({ code }) => ({ code, place: whereText(translator('zh-Hans'), known, code) }))
  return pdfFile(c, await app.printRoom.labels({ at: app.now(), labels }), `${shelf.code}.pdf`)
})

type PlacesRefused = Pick<Parameters<typeof PlacesPage>[0], 'typed' | 'problems'>

async function places(c: WebContext, refused?: PlacesRefused) {
  const { app, actor, t } = c.var
  mustKeepPaper(actor)
  const [known, volumes] = [await placesByCode(app), await custody.volumesPerBox(app.db)]
  const all = [...known.values()].toSorted((a, b) => compareCodes(a.code, b.code))
  const rows = all
    .filter(({ kind, id }) => kind !== 'box' && (kind === 'shelf' || !all.some(({ parent }) => parent === id)))
    .map((place): ShelfRow => {
      const boxes = all.filter(({ parent, kind }) => parent === place.id && kind === 'box')
      return {
        id: place.id,
        code: place.code,
        where: whereText(t, known, place.code),
        isShelf: place.kind === 'shelf',
        boxes: boxes.map(({ code }) => code),
        volumes: boxes.reduce((sum, { id }) => sum + (volumes.get(id) ?? 0), 0),
      }
    })
  return page(
    c,
    t('places.title'),
    <PlacesPage
      rows={rows}
      typed={refused?.typed ?? { code: '', name: '', to: '' }}
      problems={refused?.problems ?? {}}
    />,
    { status: refused ? 422 : 200 },
  )
}
