import { newest } from '#domain/cases/kind.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { DossierId } from '#domain/ids.ts'
import { officesOf } from '#gate/proposals/house.ts'
import { inHand } from '#gate/proposals/reader.ts'
import { blockersShown } from '#routes/cases/context.ts'
import { choicesFor, nameShown } from '#routes/dossiers/context.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { DrawingPage } from '#views/proposals/form.tsx'
import { formAsked, readable, typedBefore } from './asked.ts'
import { eligibilityOf, linesOf } from './beside.ts'
import { postsOffered } from './posts.ts'

/** What was typed into a form that was refused, or in which posts were listed or picked: then nothing is wrong yet. */
export type Refused = {
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly refusal?: string
  readonly picked?: true
}

/**
 * The form of a kind on a dossier: empty, as drawn before, or with what was refused (422, 409 where the dossier is
 * held).
 */
export async function drawingPage(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const dossier = idParam<DossierId>(c)
  const { kind, form, way, section } = formAsked(c)
  const reading = await readable(c, kind)
  const before = await inHand(app, actor, dossier, kind.key)
  if (!refused && before && !form.typed) return c.redirect(paths.proposal(dossier, kind.key), 303)
  const name = nameShown(c, reading)
  const basic = reading.contents['basic']?.[0]?.fields ?? {}
  const kept = await typedBefore(c, form, before)
  const begun = kept ?? form.begin?.(reading.contents, way ?? '') ?? { full: basic['post'], rank: basic['rank'] }
  const typed = refused?.typed ?? ((key: string) => typedValue(begun[key]))
  return page(
    c,
    t(`drawing.of.${kind.key}` as MessageKey, { name }),
    <DrawingPage
      kind={kind}
      section={section}
      ways={Object.keys(form.ways ?? {})}
      way={way}
      dossier={dossier}
      name={name}
      typed={typed}
      stored={kept}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      choices={await choicesFor(c, reading)}
      ticks={form.ticks?.(reading.contents, officesOf(app, reading.subject))}
      posts={await postsOffered(c, form, reading, typed)}
      lacks={app.printRoom.coverage.lacks}
      beside={t(form.lines ? (`drawing.beside.${kind.key}` as MessageKey) : 'drawing.eligibility')}
      eligibility={
        form.lines ? await linesOf(c, { kind, form, way, section }, reading, refused) : eligibilityOf(c, form, reading)
      }
      blockers={await blockersShown(c, dossier, newest(kind).hold === '*' || refused?.refusal === 'drawing.held')}
    />,
    { status: !refused || refused.picked ? 200 : refused.refusal === undefined ? 422 : 409 },
  )
}
