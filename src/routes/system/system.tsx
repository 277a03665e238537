import { Hono } from 'hono'
import { countUnused } from '#actions/agreements/matters.ts'
import * as accounts from '#db/accounts.ts'
import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import * as log from '#db/log/log.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import { readEntry } from '#domain/log/entry.ts'
import { statesOf } from '#gate/accounts/list.ts'
import { numberedTasks } from '#gate/cases/by-number.ts'
import type { App } from '#house/app.ts'
import type { House } from '#routes/web/house.ts'
import { pageAt } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { SystemPage } from '#views/system/page.tsx'

/** 系统: IT's one page. Accounts by number, the state of the house, the head of the log; no name anywhere. */
export function systemRoutes(house: House): Hono<Web> {
  return new Hono<Web>().get(paths.system(), async (c) => {
    const { app, actor, t } = c.var
    if (!keepsMachines(actor)) throw new NotFound()

    const count = await accounts.countAll(app.db)
    const { at, pages, range } = pageAt(c, count)
    const lines = await statesOf(app, await accounts.list(app.db, range))
    const [opened] = await log.search(app.db, { act: 'house.unsealed' }, 1)
    const [checked] = await log.search(app.db, { act: 'house.checked' }, 1)
    const check = checked && readEntry(checked.body)
    return page(
      c,
      t('system.title'),
      <SystemPage
        version={house.version}
        node={process.version}
        openedAt={opened && readEntry(opened.body)?.at}
        checked={check && { at: check.at, damages: Number(check.about['damages']) }}
        standstill={app.standstill.reasons()}
        damages={app.damages.all().length}
        unused={await countUnused(app)}
        free={await app.blobs.free()}
        copies={await copiesOf(app)}
        faces={app.printRoom.coverage.faces()}
        clock={app.clock.compared().clock}
        head={await log.head(app.db)}
        accounts={lines}
        leavers={await numberedTasks(app, actor)}
        count={count}
        page={at}
        pages={pages}
      />,
    )
  })
}

/** What became of the last copies and drills, for the card that leads to all of it. */
async function copiesOf(app: App) {
  const { first, second } = await copyPlaces.find(app)
  const named = [first, second].filter((place) => place !== undefined).length
  return { outcomes: await outcomes.find(app), late: app.copies.late(), named }
}
