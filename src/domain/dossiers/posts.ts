import type { PostId } from '#domain/ids.ts'
import type { Fields, PostRef, Section } from './section.ts'

/** A post of the house as it is chosen and written: the unit and the post in one, 技术部部长. */
export type PostChoice = { readonly id: PostId; readonly name: string }

/**
 * Points the posts of a record to those of the house: by the text as it is chosen, or by unit and post where the two stand in
 * two fields. A text that means none of them, or two, stays text.
 */
export function pointingToPosts(section: Section, fields: Fields, posts: readonly PostChoice[]): Fields {
  const pointed = section.fields.flatMap((field): [string, PostRef][] => {
    const value = fields[field.key]
    if (field.kind !== 'post' || typeof value !== 'object' || !('text' in value)) return []
    const before = String((field.with && fields[field.with]) ?? '')
    const meant = posts.filter(({ name }) => name === value.text || name === before + value.text)
    const [post] = meant
    return post && meant.length === 1 ? [[field.key, { post: post.id, text: value.text }]] : []
  })
  return pointed.length === 0 ? fields : { ...fields, ...Object.fromEntries(pointed) }
}
