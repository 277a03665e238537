import { readFile } from 'node:fs/promises'
import { Hono, type MiddlewareHandler } from 'hono'
import { type Actor, holds } from '#domain/access/actor.ts'
import { keepsDossiers, keepsMachines, keepsPaper, leadsHr } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import {
  type Chapter,
  chapters,
  type Picture,
  pictureFile,
  pictureLanguages,
  pictures,
} from '#views/manual/chapters.ts'
import { ChapterPage, ManualPage } from '#views/manual/page.tsx'
import { paths } from '#views/paths.ts'

/**
 * 第一周手册: it tells nothing of anybody, so everybody who is signed in reads all of it. While a house is founded it is read
 * without signing in, as long as `isOpen` says so.
 */
export function manualRoutes(isOpen: () => boolean = () => true): Hono<Web> {
  const routes = new Hono<Web>()
  const open: MiddlewareHandler<Web> = (c, next) => (isOpen() ? read(c, next) : next())
  for (const path of [paths.manual(), ...chapters.map((chapter) => paths.manual(chapter))]) routes.get(path, open)
  routes.get('/manual/pictures/:file', async (c, next) => {
    if (!isOpen()) return next()
    const file = files.find((name) => name === c.req.param('file'))
    if (!file) throw new NotFound()
    const bytes = await readFile(new URL(file, folder))
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/webp',
      'Cache-Control': 'private, max-age=86400',
    })
  })
  return routes
}

const read: MiddlewareHandler<Web> = async (c) => {
  const { actor, t } = c.var
  const chapter = chapters.find((one) => paths.manual(one) === c.req.path)
  if (!chapter) return page(c, t('manual.title'), <ManualPage own={actor ? chaptersOf(actor) : []} />)
  const opens = ({ duty }: Picture) =>
    actor !== undefined && (duty === 'hr' ? keepsDossiers(actor) : holds(actor, duty))
  return page(c, t(`manual.${chapter}`), <ChapterPage chapter={chapter} opens={opens} />)
}

const folder = new URL('../../docs/manual/pictures/', import.meta.url)

const files: readonly string[] = pictures.flatMap(({ key }) =>
  pictureLanguages.map((language) => pictureFile(key, language)),
)

/** Whose week it is. */
const chaptersOf = (actor: Actor): readonly Chapter[] => [
  ...(leadsHr(actor) ? (['lead'] as const) : []),
  ...(keepsMachines(actor) ? (['it'] as const) : []),
  ...(keepsPaper(actor) ? (['archivist'] as const) : []),
  ...(holds(actor, 'head', 'leader') ? (['head'] as const) : []),
]
