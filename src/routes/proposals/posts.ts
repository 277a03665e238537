import type { DrawnForm } from '#domain/cases/kind.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import { type FreePost, freePosts } from '#gate/proposals/house.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import type { WebContext } from '#routes/web/web.ts'

type Typed = (key: string) => string

/**
 * 空缺岗位 that the form offers: of the own unit, or of the one that is typed, else of every other that the officer may
 * choose.
 */
export async function postsOffered(
  c: WebContext,
  { offers }: DrawnForm,
  { subject }: Reading,
  typed: Typed,
): Promise<readonly FreePost[] | undefined> {
  if (!offers) return undefined
  const others = unitChoices(c).filter(({ id }) => id !== subject.unit)
  const meant = others.filter(({ id }) => id === typed('unit'))
  const units = offers === 'own-unit' ? [{ id: subject.unit }] : meant.length > 0 ? meant : others
  return freePosts(c.var.app, new Set(units.map(({ id }) => id)))
}

/** What the form says once a post was picked: the post, its unit and rank, and 现任职务 where nobody had typed another. */
export function withPost(
  { var: { app } }: WebContext,
  { subject, contents }: Reading,
  typed: Typed,
  post: FreePost,
): Typed {
  const now = typedValue(contents['basic']?.[0]?.fields['post'])
  const own = app.directory.units.get(subject.unit as UnitId)?.name ?? ''
  const [house = ''] = own !== '' && now.includes(own) ? now.split(own) : []
  const isUntyped = typed('full') === '' || typed('full') === now
  const picked: Readonly<Record<string, string>> = {
    post: post.full,
    unit: post.unit,
    ...(post.rank && { rank: post.rank }),
    ...(isUntyped && { full: house + post.full }),
  }
  return (key) => picked[key] ?? typed(key)
}
