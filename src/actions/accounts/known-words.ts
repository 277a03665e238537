import * as accounts from '#db/accounts.ts'
import type { Known } from '#domain/accounts/password.ts'
import type { AccountId } from '#domain/ids.ts'
import { nameKeys } from '#domain/people/name-keys.ts'
import type { App } from '#house/app.ts'

/**
 * What others know of somebody and of the house, for a password not to lean on: names as written and in pinyin, the staff
 * number, the birth as it is usually written. Compared and forgotten; none of it is shown.
 */
export async function knownWords(app: App, account: AccountId): Promise<Known> {
  const { directory, roster } = app
  const person = directory.personOf(account)
  const line = await accounts.lineOf(app.db, account)
  const births = roster.of(person).flatMap(({ columns }) => birthDigits(columns.identity.birth))
  const { settings, units } = directory
  return {
    personal: [line?.staffNumber ?? '', ...spellings(directory.nameOf(person)), ...births],
    house: [
      'juanzong',
      '卷宗',
      ...[settings.shortName ?? '', ...[...units.values()].map(({ name }) => name)].flatMap(whole),
    ],
  }
}

/** A name, in pinyin as one word, and the pinyin of the given name alone where it has two syllables. */
function spellings(name: string): readonly string[] {
  const read = nameKeys(name).readings.map(({ all }) => all[0] ?? '')
  return [name, read.join(''), ...(read.length > 2 ? [read.slice(1).join('')] : [])]
}

/** What a unit is called, whole: a single word of it is in half of the language. */
const whole = (name: string): readonly string[] => [
  name,
  nameKeys(name)
    .readings.map(({ all }) => all[0] ?? '')
    .join(''),
]

/** `19781003`, `781003`, `1003`… as far as it is known. */
const birthDigits = (birth: string | undefined): readonly string[] =>
  birth === undefined || birth.length < 6 ? [] : [birth, birth.slice(2)].filter((digits) => digits.length >= 4)
