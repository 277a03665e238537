import { type Completeness, completenessOf, type Lack } from '#domain/dossiers/completeness.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'
import type { DossierPageProps } from './page-props.ts'

/** 完整度: how much there is of what a complete dossier of this kind of person has, and what is missing, with its link. */
export const CompletenessCard = (props: DossierPageProps) => {
  const t = useT()
  const { share, lacks } = completenessOf(props.reading)
  if (share === undefined) return null
  return (
    <Card title={t('dossier.completeness')} flush>
      <Share share={share} lacks={lacks} />
      {lacks.length > 0 && <Missing {...props} lacks={lacks} />}
    </Card>
  )
}

const Share = ({ share, lacks }: Completeness & { readonly share: number }) => {
  const t = useT()
  return (
    <div class="completeness">
      <div class="progress-line">
        <span>
          {t(lacks.length === 0 ? 'dossier.completeness.whole' : 'dossier.completeness.lacks', { count: lacks.length })}
        </span>
        <b>{share}%</b>
      </div>
      <progress aria-label={t('dossier.completeness')} max={100} value={share} />
    </div>
  )
}

/** A line a section: it leads to the form that mends it, or to the section of a dossier that changes through cases only. */
const Missing = ({ reading, editable, from, lacks }: DossierPageProps & Pick<Completeness, 'lacks'>) => {
  const [t, comma] = [useT(), useT()('kit.comma')]
  const dossier = reading.subject.dossier
  return (
    <Lines
      items={[...Map.groupBy(lacks, ({ section }) => section)].map(([section, missing]) => {
        const [first] = missing as [Lack, ...Lack[]]
        const record = sectionOf(section)?.single ? undefined : first.record
        const fields = [...new Set(missing.flatMap(({ field }) => field ?? []))]
        return {
          text: (
            <>
              {t(`section.${section}` as MessageKey)}
              {fields.length > 0 &&
                t('case.lacking.fields', {
                  fields: fields.map((field) => t(`field.${section}.${field}` as MessageKey)).join(comma),
                })}
            </>
          ),
          end: editable.has(section) ? (
            <a href={paths.section(dossier, section, record, from)}>{t('case.lacking.go')}</a>
          ) : (
            <a href={`#${section}`}>{t('dossier.completeness.see')}</a>
          ),
        }
      })}
    />
  )
}
