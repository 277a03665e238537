import type { TemplateId } from '#domain/ids.ts'
import type { FilledSheet } from '#domain/templates/filled.ts'
import type { FormSheet } from '#domain/templates/form.ts'
import { refOf } from '#domain/templates/place.ts'
import type { Changes } from '#domain/templates/template.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

type Sums = {
  readonly template: TemplateId
  readonly sheets: readonly FormSheet[]
  readonly filled: readonly FilledSheet[]
  readonly at: Readonly<Record<string, string | undefined>>
}

/** 原表公式: what the file's own sums come to, held against what the house counts for their headings. */
export const SumsCard = ({ template, sheets, filled, at }: Sums) => {
  const t = useT()
  const all = filled.flatMap(({ formulas }, sheet) => formulas.map((formula) => ({ ...formula, sheet })))
  const compared = all.filter(({ value, counted }) => value !== undefined && counted !== undefined)
  const off = compared.filter(({ value, counted }) => value !== counted)
  const unworked = all.filter(({ value }) => value === undefined).length
  if (compared.length + unworked === 0) return null
  return (
    <Card
      title={t('template.sums')}
      mark={
        compared.length > 0 && (
          <Pill tone={off.length > 0 ? 'amber' : 'jade'}>
            {off.length > 0 ? t('statistics.check.off', { count: off.length }) : t('statistics.check.fine')}
          </Pill>
        )
      }
      flush
    >
      <Lines
        items={[
          ...(compared.length > off.length
            ? [
                {
                  text: t('template.sums.fine'),
                  end: t('statistics.check.cells-fine', { count: compared.length - off.length }),
                },
              ]
            : []),
          ...off.slice(0, mostShown).map(({ sheet, value, counted, ...place }) => ({
            text: t('template.sums.off', { sheet: sheets[sheet]?.name ?? '', cell: refOf(place) }),
            href: paths.template(template, { ...at, sheet }, refOf(place)),
            end: `${value} ≠ ${counted}`,
          })),
          ...(off.length > mostShown ? [{ text: t('template.sums.more', { count: off.length - mostShown }) }] : []),
          ...(unworked > 0 ? [{ text: t('template.sums.unworked', { count: unworked }) }] : []),
        ]}
      />
    </Card>
  )
}

const mostShown = 8

/** 和去年的表比: what is new, gone or reworded; everything else stays bound. */
export const ChangesCard = ({ changes: { fresh, gone, reworded } }: { readonly changes: Changes }) => {
  const t = useT()
  const all = [
    ...reworded.map(({ from, to }) => ({ text: `${from} → ${to}`, end: t('template.changes.reworded') })),
    ...fresh.map((text) => ({ text, end: t('template.changes.fresh') })),
    ...gone.map((text) => ({ text, end: t('template.changes.gone') })),
  ]
  return (
    <Card title={t('template.changes')} flush={all.length > 0}>
      {all.length === 0 ? <p>{t('template.changes.none')}</p> : <Lines items={all} />}
    </Card>
  )
}
