import { Hono } from 'hono'
import { keepsDossiers } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { isLive } from '#domain/cases/case.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { Forbidden } from '#domain/errors.ts'
import { batchesOf } from '#gate/batches/reader.ts'
import { logListed, signersOf } from '#routes/cases/context.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { BatchesPage } from '#views/batches/list.tsx'
import { paths } from '#views/paths.ts'

/** 批次 in which whoever asks has a part. */
export const batchListRoutes = new Hono<Web>()

batchListRoutes.get('/batches', async (c) => {
  const { app, actor, t } = c.var
  if (isBlind(actor)) throw new Forbidden()
  const readings = await batchesOf(app, actor)
  await logListed(c, readings.length)
  const lines = readings.map(({ batch, cases, hidden }) => ({
    batch,
    cases: cases.length + hidden,
    live: cases.filter(({ state }) => isLive(state)).length,
    waiting: cases.filter(({ route, state }) => seatOf(state, actor.person, app.directory.standingIn(route.key)))
      .length,
  }))
  const begins = [
    ...(keepsDossiers(actor) ? [{ href: paths.newBatch('state=draft'), label: t('batch.new.title') }] : []),
    ...(keepsDossiers(actor) ? [{ href: paths.newAppointments(), label: t('appointments.new') }] : []),
    ...(kindDrawnBy(actor) ? [{ href: paths.peopleChangeStart(), label: t('changes.action') }] : []),
  ]
  return page(c, t('batches.title'), <BatchesPage lines={lines} signers={signersOf(c)} begins={begins} />)
})
