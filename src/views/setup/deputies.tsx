import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from '#views/start/frame.tsx'
import { type Choices, FallbackForm, GiveForm, type Giving, Inviting } from './giving.tsx'
import { Onward } from './onward.tsx'

type Props = Choices & {
  done: Parameters<typeof StartFrame>[0]['done']
  keepers: readonly string[]
  isSmall: boolean
  /** The only 专管人 is the 最终审批人 too, and nobody else is of HR. */
  isOneForBoth: boolean
  giving: Giving
}

/** 专管人与最终审批人: who keeps the dossiers of HR itself, and who decides where nobody else may. */
export const DeputiesPage = ({ done, keepers, isSmall, isOneForBoth, giving, ...choices }: Props) => {
  const t = useT()
  const approver = choices.approvers.find(({ value }) => value === choices.fallback)?.label
  return (
    <StartFrame step="deputies" done={done}>
      {isSmall && <Banner>{t('setup.small')}</Banner>}
      <Card title={t('setup.keeper')} mark={<Held names={keepers} />}>
        <div class="stack">
          <p>{t('setup.keeper.what')}</p>
          <GiveForm duty="keeper" people={choices.people} giving={giving} step="deputies" />
          <Inviting />
        </div>
      </Card>
      <Card title={t('setup.fallback')} mark={<Held names={approver === undefined ? [] : [approver]} />}>
        <div class="stack">
          {isOneForBoth && <Banner tone="amber">{t('setup.apart.missing')}</Banner>}
          <p>{t('setup.fallback.what')}</p>
          <FallbackForm approvers={choices.approvers} fallback={choices.fallback} step="deputies" />
        </div>
      </Card>
      <Onward to={paths.setupQuestions()} isDone={keepers.length > 0 && approver !== undefined} />
    </StartFrame>
  )
}

/** Who holds it, or that nobody does. */
export const Held = ({ names }: { names: readonly string[] }) => {
  const t = useT()
  if (names.length === 0) return <Pill tone="amber">{t('setup.missing')}</Pill>
  return <Pill tone="jade">{names.join(t('kit.comma'))}</Pill>
}
