import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'

type Props = {
  /** Every section that the viewer may enter so. */
  readonly sections: readonly Section[]
  readonly current: Section
  readonly href: (section: string) => string
}

/** The grids beside this one, a section each. */
export const GridSections = ({ sections, current, href }: Props) => {
  const t = useT()
  return (
    <SectionMenu
      items={sections.map(({ key }) => ({
        href: href(key),
        label: t(`section.${key}` as MessageKey),
        current: key === current.key,
      }))}
    />
  )
}
