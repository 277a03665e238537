import type { Db } from '#db/database.ts'
import type { AccountId } from '#domain/ids.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import type { Instant } from '#domain/time.ts'

/** Who closed a month, and when: no content, so it is a setting and in clear. */
export type Closing = { readonly by: AccountId; readonly at: Instant }

const keyOf = (month: PayMonth): string => `pay-month/${month}`

/** The months of pay that are closed, out of the rows of the settings. */
export const closingsIn = (
  rows: readonly { readonly key: string; readonly value: string }[],
): ReadonlyMap<PayMonth, Closing> =>
  new Map(
    rows.flatMap(({ key, value }) => {
      const [mark, month] = key.split('/')
      return mark === 'pay-month' ? [[month as PayMonth, JSON.parse(value) as Closing] as const] : []
    }),
  )

/** Whether a month of pay takes no more entries. */
export async function isClosed(db: Db, month: PayMonth): Promise<boolean> {
  const row = await db.selectFrom('settings').select('key').where('key', '=', keyOf(month)).executeTakeFirst()
  return row !== undefined
}

/** Closes a month of pay: who did, when, and what it came to. */
export async function close(db: Db, month: PayMonth, closing: Closing): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: keyOf(month), value: JSON.stringify(closing) })
    .execute()
}

/** Opens a closed month again. */
export async function reopen(db: Db, month: PayMonth): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', keyOf(month)).execute()
}
