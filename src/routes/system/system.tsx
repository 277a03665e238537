import { Hono } from 'hono'
import * as accounts from '#db/accounts.ts'
import * as copyPlaces from '#db/copies/places.ts'
import * as log from '#db/log/log.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import { fortnight } from '#domain/copies/fortnight.ts'
import { NotFound } from '#domain/errors.ts'
import { examined, worstFirst } from '#domain/health/finding.ts'
import { statesOf } from '#gate/accounts/list.ts'
import { numberedTasks } from '#gate/cases/by-number.ts'
import { entranceOf } from '#routes/web/entrance.ts'
import { pageAt } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { SystemPage } from '#views/system/page.tsx'

/** 系统: IT's one page. What there is to do, accounts by number, the head of the log; no name anywhere. */
export function systemRoutes(reach: Reach): Hono<Web> {
  return new Hono<Web>().get(paths.system(), async (c) => {
    const { app, actor, t } = c.var
    if (!keepsMachines(actor)) throw new NotFound()

    const count = await accounts.countAll(app.db)
    const { at, pages, range } = pageAt(c, count)
    const measures = { ...(await app.measure()), entrance: entranceOf(c, reach) }
    const named = await copyPlaces.find(app)
    return page(
      c,
      t('system.title'),
      <SystemPage
        measures={measures}
        findings={worstFirst(examined(measures))}
        standstill={app.standstill.reasons()}
        days={fortnight(measures.copies?.outcomes ?? [], named, app.now())}
        head={await log.head(app.db)}
        accounts={await statesOf(app, await accounts.list(app.db, range))}
        leavers={await numberedTasks(app, actor)}
        count={count}
        page={at}
        pages={pages}
      />,
    )
  })
}
