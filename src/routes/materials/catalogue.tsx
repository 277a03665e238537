import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { catalogueOf } from '#domain/materials/catalogue.ts'
import { type HeadingKey, headings, isClassKey } from '#domain/materials/classes.ts'
import { expectedBy, lackingIn } from '#domain/materials/lacking.ts'
import { groupOf, standingOf } from '#domain/materials/material.ts'
import { twinsIn } from '#domain/materials/twins.ts'
import { mayPrintPaper } from '#domain/prints/papers/index.ts'
import { dayOf } from '#domain/time.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { type CatalogueReading, readCatalogue, readCatalogueHistory } from '#gate/materials/reader.ts'
import { authorsOf } from '#routes/dossiers/context.ts'
import { idParam, pageAt } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CataloguePage } from '#views/materials/catalogue.tsx'
import { CatalogueHistory } from '#views/materials/history.tsx'

export const catalogueRoutes = new Hono<Web>()

catalogueRoutes.get('/dossiers/:id/materials', async (c) => {
  const { app, actor, t } = c.var
  const id = idParam<DossierId>(c)
  const reading = await readCatalogue(app, actor, id)
  if (!reading) throw new NotFound()
  const asked = c.req.query('volume')
  const volume = asked === 'original' || asked === 'duplicate' ? asked : undefined
  const standing = (wanted: string) => reading.materials.filter(({ kind }) => standingOf(kind) === wanted)
  const filed = standing('filed')
  const whole = catalogueOf(filed)
  const numbers = new Map(whole.flatMap(({ entries }) => entries.map(({ of, number }) => [of.id, number])))
  const said = await readDossier(app, actor, id, { act: 'material.lacking-read', only: expectedBy })
  const known = { groups: new Set([...(said?.groups ?? []), ...reading.groups]), contents: said?.contents ?? {} }
  const name = nameOf(c, id)
  return page(
    c,
    t('materials.of', { name }),
    <CataloguePage
      dossier={id}
      name={name}
      headings={volume ? catalogueOf(filed, volume) : whole}
      shown={headingsFor(reading)}
      loose={standing('loose')}
      gone={standing('gone')}
      lacking={lackingIn(
        known,
        filed.map(({ entry }) => entry),
      )}
      twins={twinsIn(filed).map((own) => own.map((of) => ({ of, number: numbers.get(of.id) ?? '' })))}
      volume={volume}
      keeps={reading.keeps}
      mayPrint={mayPrintPaper(actor, 'catalogue', reading.subject, reading.circumstances)}
      today={dayOf(app.now())}
    />,
  )
})

catalogueRoutes.get('/dossiers/:id/materials/history', async (c) => {
  const { app, actor, t } = c.var
  const id = idParam<DossierId>(c)
  const reading = await readCatalogueHistory(app, actor, id)
  if (!reading) throw new NotFound()
  const lines = reading.materials.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version))
  const { at, pages, range } = pageAt(c, lines.length)
  const name = nameOf(c, id)
  return page(
    c,
    t('materials.history.title', { name }),
    <CatalogueHistory
      dossier={id}
      name={name}
      lines={lines.slice(range.from, range.from + range.most)}
      page={at}
      pages={pages}
      authors={authorsOf(c)}
    />,
  )
})

/** Whose catalogue it is, for whoever may see it. */
export const nameOf = ({ var: { app, t } }: WebContext, id: DossierId): string =>
  app.roster.entry(id)?.columns.who.name || t('damages.nameless')

/** The headings of the classes that this viewer sees; 四 and 九 with their first sub-class. */
const headingsFor = ({ groups }: CatalogueReading): ReadonlySet<HeadingKey> =>
  new Set(
    headings
      .map(({ key }) => key)
      .filter((key) => groups.has(groupOf(isClassKey(key) ? key : (`${key}-1` as '4-1' | '9-1')))),
  )
