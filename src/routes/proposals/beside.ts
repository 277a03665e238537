import type { DrawnForm } from '#domain/cases/kind.ts'
import { stopsWhilePunished } from '#domain/cases/kinds/drawing.ts'
import { readFields, typedValue } from '#domain/dossiers/form.ts'
import type { RecordId } from '#domain/ids.ts'
import { punishedUntil } from '#domain/proposals/appointing.ts'
import type { DrawnLine } from '#domain/proposals/drawn-line.ts'
import { dayOf, formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import { houseFor } from '#gate/proposals/house.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { MessageKey, Translate } from '#views/i18n/index.ts'
import type { BesideLine } from '#views/proposals/beside.tsx'
import { type Asked, todayOf } from './asked.ts'
import type { Refused } from './form-page.tsx'

/** What the kind itself says stands beside its form, of what is typed or begun. */
export async function linesOf(c: WebContext, { form, way, section }: Asked, reading: Reading, refused?: Refused) {
  const { app, t } = c.var
  const { contents, subject } = reading
  const read = refused ? readFields(section, refused.typed) : undefined
  const typed = read?.ok ? read.fields : (form.begin?.(contents, way ?? '') ?? {})
  const house = await houseFor(app, { subject, typed, contents, today: todayOf(c) })
  return saidLines(t, form.lines?.({ typed, way, contents, today: todayOf(c), newId: () => '' as RecordId, house }))
}

/** The lines of a kind in words of the reader's language. */
export const saidLines = (t: Translate, lines: readonly DrawnLine[] = []): readonly BesideLine[] =>
  lines.map(({ key, says, stops, source }) => ({
    key,
    stops,
    says: t(`drawing.says.${says.code}` as MessageKey, says.params ?? {}),
    source: t(`drawing.source.${source}` as MessageKey),
  }))

/** What the dossier says for and against it, line by line with its source (docs/decisions/0035). */
export function eligibilityOf(
  { var: { app, actor, t } }: WebContext,
  form: DrawnForm,
  { contents }: Reading,
): readonly BesideLine[] {
  const until = punishedUntil(contents, dayOf(app.now()))
  const appraisals = (contents['appraisals'] ?? []).slice(-3)
  const held = (contents['ranks'] ?? []).at(-1)?.fields
  const since = held?.['from'] ? formatPartialDate(held['from'] as PartialDate) : ''
  return [
    {
      key: 'punished',
      says: until ? t('drawing.until', { date: formatPartialDate(until as PartialDate) }) : t('drawing.none'),
      stops: until !== undefined && stopsWhilePunished(actor, form),
      source: t('section.punishments'),
    },
    {
      key: 'rank',
      says: held ? [typedValue(held['rank']), since].filter(Boolean).join(' · ') : t('drawing.unknown'),
      stops: false,
      source: t('section.ranks'),
    },
    {
      key: 'appraisals',
      says:
        appraisals
          .map(({ fields }) => [typedValue(fields['year']), typedValue(fields['result'])].join(' '))
          .join(t('kit.comma')) || t('drawing.unknown'),
      stops: false,
      source: t('section.appraisals'),
    },
  ]
}
