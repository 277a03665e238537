import { Hono } from 'hono'
import { hearsOfDamages } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import { damagesFor } from '#gate/damages/telling.ts'
import { DamagesPage } from '#views/damages/page.tsx'
import { paths } from '#views/paths.ts'
import { page } from './web/respond.tsx'
import type { Web } from './web/web.ts'

export const damageRoutes = new Hono<Web>()

/** For those who are told of damages; for everybody else there is no such page. */
damageRoutes.get(paths.damages(), async (c) => {
  const { app, actor, t } = c.var
  if (!hearsOfDamages(actor)) throw new NotFound()
  const lines = await damagesFor(app, actor)
  const named = lines.filter(({ name }) => name !== undefined).length
  if (named > 0) {
    await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.listed', about: { rows: named } })
  }
  return page(c, t('damages.title'), <DamagesPage lines={lines} />)
})
