import { kindsThere } from '#db/statistics/things.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { App } from '#house/app.ts'

/** Without the tables of what this house has nothing of: of posts where nobody set a headcount. */
export async function tablesThere(app: App, tables: readonly TableKey[]): Promise<readonly TableKey[]> {
  const kinds = await kindsThere(app.db)
  return tables.filter((key) => {
    const counted = countedOf(tableOf(key).of)
    return counted === 'people' || kinds.has(counted)
  })
}
