import type { Db } from '#db/database.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Settings, settingKeys } from '#domain/organisation/settings.ts'

/** What the organisation has settled; a profile that nobody has chosen is the stricter one. */
export async function find(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  const value = (key: keyof typeof settingKeys) => rows.find((row) => row.key === settingKeys[key])?.value
  const fallback = value('fallback')
  return {
    profile: value('profile') === 'enterprise' ? 'enterprise' : 'state',
    ...(fallback && { fallback: fallback as PersonId }),
  }
}

export async function set(db: Db, key: keyof typeof settingKeys, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: settingKeys[key], value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
