import { punishments } from '#domain/codes/punishment.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { rewardOf } from './rewards.ts'

/**
 * A line of 奖惩情况 as a punishment to begin with: day and authority stand in it as they do in a reward, the kind where it is
 * named in full: a bare 警告 says by whom it was given no more than that it was. Whoever enters it reads it over.
 */
export function punishmentOf(line: string): Fields {
  const { date, authority, text } = rewardOf(line).fields
  const [kind] = punishments.codes
    .flatMap(({ code, name, also = [] }) => [name, ...also].map((word) => ({ code, name, word })))
    .filter(({ word }) => line.includes(word))
    .sort((one, other) => other.word.length - one.word.length)
  return {
    ...(kind && { kind: { code: kind.code, text: kind.name } }),
    ...(date !== undefined && { decided: date }),
    ...(authority !== undefined && { authority }),
    ...(text !== undefined && { text }),
  }
}
