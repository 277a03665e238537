import type { Db } from '#db/database.ts'
import { type RuleEntry, ruleNamed } from '#domain/settlement/rule-book.ts'
import type { Day } from '#domain/time.ts'

/** 结算规则 are settings, one row for each value: `rule/<key>/<place or kind>/<day>`. */
const keyOf = ({ key, subject, from }: Pick<RuleEntry, 'key' | 'subject' | 'from'>): string =>
  ['rule', key, encodeURIComponent(subject), from].join('/')

/** Those among the rows of settings; of a rule that the program no longer knows nothing is said. */
export const rulesIn = (rows: readonly { readonly key: string; readonly value: string }[]): readonly RuleEntry[] =>
  rows.flatMap(({ key, value }): RuleEntry[] => {
    const [mark, name = '', subject = '', from = ''] = key.split('/')
    const rule = mark === 'rule' ? ruleNamed(name) : undefined
    if (!rule) return []
    const said = JSON.parse(value) as Pick<RuleEntry, 'value' | 'source'>
    return [{ key: rule.key, subject: decodeURIComponent(subject), from: from as Day, ...said }]
  })

/** Sets a value; one of the same day is replaced. */
export async function set(db: Db, entry: RuleEntry): Promise<void> {
  const { value, source } = entry
  const said = JSON.stringify({ value, source })
  await db
    .insertInto('settings')
    .values({ key: keyOf(entry), value: said })
    .onConflict((on) => on.column('key').doUpdateSet({ value: said }))
    .execute()
}

/** Takes an entry out of the rules of the place: what the law says by itself holds again. */
export async function remove(db: Db, entry: RuleEntry): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', keyOf(entry)).execute()
}
