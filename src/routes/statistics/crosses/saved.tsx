import { Hono } from 'hono'
import { type Pinning, pinCross, pinnings } from '#actions/crosses/pinning.ts'
import { deleteCross, redefineCross, renameCross, saveCross } from '#actions/crosses/saving.ts'
import { endShare, shareCross } from '#actions/crosses/sharing.ts'
import type { CrossRefusal } from '#domain/crosses/saved.ts'
import { sharesWith } from '#domain/crosses/sharing.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CrossId } from '#domain/ids.ts'
import { crossEntries } from '#domain/statistics/cross.ts'
import { crossFor } from '#gate/crosses/crosses.ts'
import { showCross } from '#routes/statistics/cross.tsx'
import { mustCount } from '#routes/statistics/tables.tsx'
import { noSuchDay } from '#routes/web/days.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CrossesPage } from '#views/crosses/list.tsx'
import { SavedCrossPage } from '#views/crosses/one.tsx'
import { paths } from '#views/paths.ts'
import { keptDay, type ShownCross, shownIn } from './asked.ts'
import { linesOf, savedFor, unitNameFor } from './met.ts'

/** 我的交叉表: kept under a name, shared with a duty, put on the start page (docs/decisions/0287). */
export const savedCrossRoutes = new Hono<Web>()

savedCrossRoutes.get(paths.savedCrosses(), async (c) => {
  mustCount(c.var.actor)
  return page(c, c.var.t('cross.saved.title'), <CrossesPage {...(await savedFor(c))} />)
})

savedCrossRoutes.post(paths.savedCrosses(), async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const { asked, saved, ...shown } = await shownIn(c, form)
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, crossEntries(shown.cross))
  const { cross, clock, asOf } = shown
  const wanted = { cross, clock, day: keptDay(form, asOf) }
  const done = await saveCross(app, actor, form.text('name'), wanted, form.command)
  if (done.ok) return seeOther(c, openedWith(shown, done.value as CrossId), 'cross.kept')
  const keeping = { name: form.text('name'), day: form.text('day'), refusal: done.refusal }
  return showCross(c, { ...shown, saved }, { keeping })
})

savedCrossRoutes.get('/statistics/crosses/:id', (c) => showOne(c))

savedCrossRoutes.post('/statistics/crosses/:id/definition', async (c) => {
  const { app, actor } = c.var
  const [one, form] = [await shownOne(c), await readForm(c)]
  const { asked, ...shown } = await shownIn(c, form)
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, crossEntries(shown.cross))
  const { cross, clock, asOf } = shown
  const wanted = { cross, clock, day: keptDay(form, asOf) }
  const done = await redefineCross(app, actor, at(one.id, form), wanted, form.command)
  return seeOther(c, openedWith(shown, one.id), done.ok ? 'cross.kept' : undefined)
})

savedCrossRoutes.post('/statistics/crosses/:id/name', async (c) => {
  const [one, form] = [await shownOne(c), await readForm(c)]
  const done = await renameCross(c.var.app, c.var.actor, at(one.id, form), form.text('name'), form.command)
  if (done.ok) return seeOther(c, paths.savedCross(one.id), 'cross.renamed')
  return showOne(c, { name: form.text('name'), refusal: done.refusal })
})

savedCrossRoutes.post('/statistics/crosses/:id/share', async (c) => {
  const { app, actor } = c.var
  mustCount(actor)
  const form = await readForm(c)
  if (form.has('end')) {
    const id = idParam<CrossId>(c)
    const done = await endShare(app, actor, at(id, form), form.command)
    const isOwn = done.ok && done.value === 'own'
    return seeOther(c, isOwn ? paths.savedCross(id) : paths.savedCrosses(), 'cross.share-ended')
  }
  const one = await shownOne(c)
  const duty = sharesWith(actor).find((known) => known === form.text('duty'))
  if (!one.isOwn || (duty === undefined && form.text('duty') !== '')) throw new Forbidden()
  if (duty === undefined) return showOne(c, { refusal: 'cross.no-duty' })
  const done = await shareCross(app, actor, at(one.id, form), duty, form.command)
  return seeOther(c, paths.savedCross(one.id), done.ok ? 'cross.shared' : undefined)
})

savedCrossRoutes.post('/statistics/crosses/:id/pin', async (c) => {
  const [one, form] = [await shownOne(c), await readForm(c)]
  const how: Pinning = pinnings.find((known) => known === form.text('how')) ?? 'pin'
  const done = await pinCross(c.var.app, c.var.actor, one.id, how, form.command)
  if (!done.ok) return showOne(c, { refusal: done.refusal })
  return seeOther(c, paths.savedCross(one.id), how === 'unpin' ? 'cross.unpinned' : 'cross.pinned')
})

savedCrossRoutes.post('/statistics/crosses/:id/removal', async (c) => {
  mustCount(c.var.actor)
  const form = await readForm(c)
  const done = await deleteCross(c.var.app, c.var.actor, at(idParam<CrossId>(c), form), form.command)
  return seeOther(c, paths.savedCrosses(), done.ok ? 'cross.deleted' : undefined)
})

/** The page that the kept table is opened on, as it stood when it was kept. */
const openedWith = ({ cross, asOf, clock }: ShownCross, id: CrossId): string =>
  paths.statisticsCross([
    ...crossEntries(cross),
    ...(asOf === undefined ? [] : [['asOf', asOf] satisfies [string, string]]),
    ...(clock === 'known' ? [['clock', clock] satisfies [string, string]] : []),
    ['saved', id],
  ])

const at = (id: CrossId, form: Form) => ({ id, version: form.number('version') })

/** The one of the address, where this viewer meets it. */
function shownOne(c: WebContext) {
  mustCount(c.var.actor)
  return crossFor(c.var.app, c.var.actor, idParam<CrossId>(c))
}

type Refused = { readonly name?: string; readonly refusal: CrossRefusal | 'cross.no-duty' }

async function showOne(c: WebContext, refused?: Refused) {
  const [line] = linesOf(c, [await shownOne(c)])
  if (!line) return c.notFound()
  return page(
    c,
    line.name,
    <SavedCrossPage line={line} unitName={await unitNameFor(c)} duties={sharesWith(c.var.actor)} refused={refused} />,
    refused && { status: 422 },
  )
}
