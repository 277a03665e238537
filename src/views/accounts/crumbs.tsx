import type { AccountId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { paths } from '#views/paths.ts'

/** The way to a page of one account, or of something about it. */
export const AccountCrumbs = ({ id, name, at }: { id?: AccountId; name: string; at?: string }) => {
  const t = useT()
  return (
    <Crumbs
      items={[
        { label: t('settings.title'), href: paths.settings() },
        { label: t('account.title'), href: paths.accounts() },
        ...(id === undefined ? [{ label: name }] : [{ label: name, href: paths.account(id) }, { label: at ?? '' }]),
      ]}
    />
  )
}
