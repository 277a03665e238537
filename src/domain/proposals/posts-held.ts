import { bareWords, wordsOf } from '#domain/checks/values.ts'
import type { Contents, DossierRecord, Fields, PostRef } from '#domain/dossiers/section.ts'
import type { Filling } from './appointing.ts'
import type { ProposedRecord } from './proposal.ts'
import { filled, writing } from './writing.ts'

export type HeldPost = { readonly text: string; readonly record?: DossierRecord }

/**
 * 现任职务, one by one: appointments without an end, of one that names several posts each of them, and what 现任职务 says beside
 * them, as files bring it (docs/decisions/0022).
 */
export function heldPosts({ appointments = [], basic = [] }: Contents): readonly HeldPost[] {
  const held = appointments
    .filter(({ fields }) => !fields['to'])
    .flatMap((record) => postsIn(record.fields).map((text) => ({ text, record })))
  const said = partsOf(wordsOf(basic[0]?.fields['post'])).filter((part) => !held.some(({ text }) => names(text, part)))
  return [...held, ...said.map((text) => ({ text }))]
}

/** The posts that a record of an appointment names: two that were given at once stand in one. */
export const postsIn = ({ text }: Fields): readonly string[] => partsOf(wordsOf(text))

/**
 * What the end of some posts of a record makes of it: of all, the record ends; of some, it stays for those that remain, and
 * what ended stands in a record of its own, since when it was held with it.
 */
export function endingPosts(
  filling: Pick<Filling, 'newId' | 'typed'>,
  { id, fields }: DossierRecord,
  isEnded: (post: string) => boolean,
  ending: Fields,
): readonly ProposedRecord[] {
  const { add, change } = writing(filling)
  const posts = postsIn(fields)
  const stays = posts.filter((post) => !isEnded(post))
  if (stays.length === 0) return [change('appointments', id, fields, { ...fields, ...ending })]
  return [
    change('appointments', id, fields, filled({ ...fields, text: stays.join('、'), post: refTo(fields, stays) })),
    ...posts
      .filter(isEnded)
      .map((post) => add('appointments', filled({ ...fields, text: post, post: refTo(fields, [post]), ...ending }))),
  ]
}

/** The post of the establishment stays with the words that name it. */
const refTo = ({ post }: Fields, posts: readonly string[]): Fields[string] =>
  post !== undefined && posts.some((one) => names((post as PostRef).text, one)) ? post : undefined

/** Posts that a text names one after the other. */
export const partsOf = (posts: string): readonly string[] =>
  posts
    .split(/[、，,；;\n]/u)
    .map((part) => part.trim())
    .filter(Boolean)

/** Whether a text, which may name several posts, names this one. */
export const names = (text: string, post: string): boolean => partsOf(text).some((part) => isOne(part, post))

/** The same post, named with the unit before it or without. */
function isOne(one: string, other: string): boolean {
  const [short = '', long = ''] = [bareWords(one), bareWords(other)].toSorted((a, b) => a.length - b.length)
  return short === long || (short.length >= shortestName && long.endsWith(short))
}

/** 部长 alone is the end of many names. */
const shortestName = 4
