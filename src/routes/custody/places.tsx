import { Hono } from 'hono'
import { addPlaces } from '#actions/custody/places.ts'
import * as locations from '#db/custody/locations.ts'
import { shelves } from '#db/custody/shelves.ts'
import { NotFound } from '#domain/errors.ts'
import type { LocationId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PlacesPage, type ShelfRow } from '#views/custody/places.tsx'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { mustKeepPaper, pdfFile, placesAt, whereText } from './context.ts'

export const placeRoutes = new Hono<Web>()

placeRoutes.get('/archive/locations', (c) => places(c))

placeRoutes.post('/archive/locations', async (c) => {
  const [form, { app, actor, t }] = [await readForm(c), c.var]
  const typed = { code: form.text('code'), name: form.text('name').trim(), to: form.text('to') }
  const added = await addPlaces(app, actor, typed, form.command)
  if (added.ok) return seeOther(c, paths.locations(), 'place.added')
  const problem = t(`refusal.${added.refusal}`)
  return places(c, { typed, problems: added.refusal === 'place.range' ? { to: problem } : { code: problem } })
})

placeRoutes.get('/archive/locations/:shelf/labels.pdf', async (c) => {
  const { app, actor } = c.var
  mustKeepPaper(actor)
  const shelf = await locations.location(app, idParam<LocationId>(c, 'shelf'))
  const boxes = shelf?.kind === 'shelf' ? await locations.boxesOn(app, shelf.id) : []
  if (!shelf || boxes.length === 0) throw new NotFound()
  const known = await placesAt(
    app,
    boxes.map(({ code }) => code),
  )
  const labels = boxes.map(({ code }) => ({ code, place: whereText(translator('zh-Hans'), known, code) }))
  return pdfFile(c, await app.printRoom.labels({ at: app.now(), labels }), `${shelf.code}.pdf`)
})

type PlacesRefused = Pick<Parameters<typeof PlacesPage>[0], 'typed' | 'problems'>

const perPage = 100

async function places(c: WebContext, refused?: PlacesRefused) {
  const { app, actor, t } = c.var
  mustKeepPaper(actor)
  const asked = c.req.query('from') ?? ''
  const from = /^\d{1,7}$/.test(asked) ? Number(asked) : 0
  const { shelves: shown, isMore } = await shelves(app, from, perPage)
  const known = await placesAt(
    app,
    shown.map(({ code }) => code),
  )
  const rows = shown.map((place): ShelfRow => {
    const { id, code, boxes, firstBox, lastBox, volumes } = place
    return {
      id,
      code,
      where: whereText(t, known, code),
      isShelf: place.kind === 'shelf',
      boxes,
      ...(firstBox && lastBox && { ends: [firstBox, lastBox] }),
      volumes,
    }
  })
  return page(
    c,
    t('places.title'),
    <PlacesPage
      rows={rows}
      from={from}
      next={isMore ? from + perPage : undefined}
      typed={refused?.typed ?? { code: '', name: '', to: '' }}
      problems={refused?.problems ?? {}}
    />,
    { status: refused ? 422 : 200 },
  )
}
