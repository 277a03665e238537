import type { Lack } from '#domain/dossiers/completeness.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'

/** What is still to be given before a draft is submitted, section by section, each with the way to give it. */
export const StillMissing = ({ dossier, lacks }: { dossier: DossierId; lacks: readonly Lack[] }) => {
  const t = useT()
  const name = useLackNames()
  return (
    <Card title={t('case.lacking')} flush>
      <Lines
        items={groupedLacks(lacks).map(([lack, ...more]) => ({
          text: (
            <>
              {t(`section.${lack.section}` as MessageKey)}
              {name([lack, ...more]) && t('case.lacking.fields', { fields: name([lack, ...more]) })}
            </>
          ),
          end: (
            <>
              <span class="amber-text">{t(lack.excusable ? 'case.lacking.explain' : 'case.lacking.must')}</span>{' '}
              <LinkButton small href={mending(dossier, lack)}>
                {t('case.lacking.go')}
              </LinkButton>
            </>
          ),
        }))}
      />
    </Card>
  )
}

type Lacks = readonly [Lack, ...Lack[]]

/** What one form mends, in one line. */
function groupedLacks(lacks: readonly Lack[]): readonly Lacks[] {
  const found = new Map<string, [Lack, ...Lack[]]>()
  for (const lack of lacks) {
    const key = [lack.section, lack.record, lack.excusable].join(' ')
    const known = found.get(key)
    if (known) known.push(lack)
    else found.set(key, [lack])
  }
  return [...found.values()]
}

function mending(dossier: DossierId, { section, record }: Lack): string {
  const isOne = sectionOf(section)?.single
  return paths.section(dossier, section, isOne ? undefined : record)
}

/** The names of the missing fields; empty where the whole section is missing. */
function useLackNames(): (lacks: Lacks) => string {
  const t = useT()
  return (lacks) =>
    lacks
      .flatMap(({ section, field }) => (field ? [t(`field.${section}.${field}` as MessageKey) as string] : []))
      .join(t('kit.comma'))
}
