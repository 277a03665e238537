import type { DossierId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  /** What this page is. */
  readonly here: string
  /** Where on the dossier it came from, if not its top. */
  readonly back?: string
}

/** Where a page of one dossier hangs: below the dossier, which hangs in the list. */
export const DossierCrumbs = ({ dossier, name, here, back = paths.dossier(dossier) }: Props) => {
  const t = useT()
  return (
    <Crumbs
      items={[{ label: t('place.dossiers'), href: paths.dossiers() }, { label: name, href: back }, { label: here }]}
    />
  )
}
