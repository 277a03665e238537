import type { Actor } from '#domain/access/actor.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { useT } from '#views/i18n/index.ts'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'

type PayPage = 'months' | 'scales' | 'rules' | 'opening'

/** The pages of 薪酬. The HR lead, who keeps the rules alone, has none to change between. */
export const PayTabs = ({ actor, current }: { readonly actor: Actor; readonly current: PayPage }) => {
  const t = useT()
  if (!keepsPay(actor)) return null
  return (
    <Tabs
      label={t('place.pay')}
      items={[
        { href: paths.payMonths(), label: t('pay-month.title'), current: current === 'months' },
        { href: paths.payScales(), label: t('scale.title'), current: current === 'scales' },
        { href: paths.payRules(), label: t('rule.title'), current: current === 'rules' },
        { href: paths.openings(), label: t('place.opening'), current: current === 'opening' },
      ]}
    />
  )
}
