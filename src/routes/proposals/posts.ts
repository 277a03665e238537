import type { DrawnForm } from '#domain/cases/kind.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { UnitId } from '#domain/ids.ts'
import { type Place, postInFull } from '#domain/proposals/post-in-full.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import { entityOf, type FreePost, freePosts } from '#gate/proposals/house.ts'
import type { App } from '#house/app.ts'
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
  const [from, to] = [placeOf(app, subject.unit as UnitId), placeOf(app, post.unit)]
  const isUntyped = typed('full') === '' || typed('full') === now
  const picked: Readonly<Record<string, string>> = {
    post: post.full,
    unit: post.unit,
    ...(post.rank && { rank: post.rank }),
    ...(isUntyped && { full: postInFull(now, from, to, post.name) }),
  }
  return (key) => picked[key] ?? typed(key)
}

function placeOf(app: App, unit: UnitId): Place {
  const { units, above } = app.directory
  const entity = entityOf(app, unit)
  const own = [units.get(unit), ...above(unit)].flatMap((one) => one ?? [])
  const below = own.slice(0, entity === undefined ? 1 : own.findIndex(({ id }) => id === entity))
  return { entity: units.get(entity ?? unit)?.name ?? '', units: below.map(({ name }) => name).reverse() }
}
