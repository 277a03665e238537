import { addUnit, found } from '#actions/organisation/units.ts'
import { inTransaction } from '#db/transaction.ts'
import { expected } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { hasPlan, readPlan } from './plan-file.ts'

/** 建立单位 once the house opens for the first time: what the first start noted becomes the roots of the tree, all of it at once. */
export async function foundAsPlanned(app: App, folder: string): Promise<void> {
  if (!hasPlan(folder) || app.directory.units.size > 0) return
  const { founding } = readPlan(folder)
  if (!founding) return
  const { name, code, shortName, profile, isGroup, companies } = founding
  const openedOn = dayOf(app.now())
  await inTransaction(app, async (app) => {
    const own = {
      name,
      code,
      profile,
      openedOn,
      ...(shortName !== '' && { shortName }),
      ...(!isGroup && { series: code }),
    }
    const root = expected(await found(app, 'system', own))
    for (const company of companies) {
      const unit = { parent: root, kind: 'company', series: company.code, openedOn, ...company } as const
      expected(await addUnit(app, 'system', unit))
    }
  })
  await app.directory.reload()
}
