import { sections } from '#domain/dossiers/sections/index.ts'
import type { Draft } from '#domain/imports/draft.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import type { Doubting } from './comparison.ts'

/** The sections of the file, each with how many doubts it holds. */
export const CompareMenu = ({ draft, questions }: { draft: Draft } & Doubting) => {
  const t = useT()
  const items = sections.flatMap((section) => {
    const records = draft.records.filter((record) => record.section === section.key)
    if (records.length === 0 && !draft.nothing.some((one) => one.section === section.key)) return []
    const open = questions.filter(({ record }) => records.some(({ key }) => key === record)).length
    const label = t(`section.${section.key}` as MessageKey)
    if (open > 0)
      return [
        { href: `#${section.key}`, label, state: t('import.open-doubts', { count: open }), tone: 'amber' as const },
      ]
    return [{ href: `#${section.key}`, label, state: section.single ? '✓' : records.length || t('import.none') }]
  })
  return <SectionMenu items={items} />
}
