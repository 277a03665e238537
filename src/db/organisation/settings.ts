import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { ListHeadings } from '#domain/bringing/list-columns.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Managed, type Settings, type StandingReading, settingKeys } from '#domain/organisation/settings.ts'
import type { PayHeadings } from '#domain/pay-months/headings.ts'
import type { AskingTable } from '#domain/proposals/asking.ts'
import { closingsIn } from './pay-months.ts'
import { rulesIn } from './rules.ts'

/** What the organisation has settled; a profile that nobody has chosen, or that somebody altered, is the stricter one. */
export async function find({ db, seals }: Sound): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  const sound = rows.filter(({ key }) => seals.isSound('settings', key))
  const value = (key: keyof typeof settingKeys) => sound.find((row) => row.key === settingKeys[key])?.value
  const [fallback, shortName, asking] = [value('fallback'), value('shortName'), value('asking')]
  const [reading, managed] = [value('standingReading'), value('managed')]
  return {
    profile: value('profile') === 'enterprise' ? 'enterprise' : 'state',
    ...(fallback && { fallback: fallback as PersonId }),
    ...(shortName && { shortName }),
    secondFactor: value('secondFactor') === 'optional' ? 'optional' : 'required',
    ...(asking && { asking: JSON.parse(asking) as AskingTable }),
    ...(isReading(reading) && { standingReading: reading }),
    ...(isManaged(managed) && { managed }),
    rules: rulesIn(sound),
    payMonths: closingsIn(sound),
    listHeadings: JSON.parse(value('listHeadings') ?? '{}') as ListHeadings,
    payHeadings: JSON.parse(value('payHeadings') ?? '{}') as PayHeadings,
  }
}

const isReading = (value: string | undefined): value is StandingReading => value === 'names' || value === 'career'

const isManaged = (value: string | undefined): value is Managed => value === 'here' || value === 'apart'

/** Settles something for the whole organisation, in the place of what was settled before. */
export async function set(db: Db, key: keyof typeof settingKeys, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: settingKeys[key], value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
