import { sentBackOf, turnOf } from '#domain/returns/return.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { paths } from '#views/paths.ts'
import type { ReturnPageProps } from './return.tsx'

/** Where it stands beside its state: sent back, a correction, corrected, nobody left to sign. */
export const Told = ({ one, nameOf, corrects, replacedBy, stranded }: ReturnPageProps) => {
  const t = useT()
  const back = sentBackOf(one)
  const turn = turnOf(one)
  return (
    <>
      {replacedBy && (
        <Banner
          action={
            <LinkButton href={paths.return(replacedBy.id)} small>
              {replacedBy.name}
            </LinkButton>
          }
        >
          {t('returns.replaced-by', { name: replacedBy.name })}
        </Banner>
      )}
      {corrects && one.corrects && (
        <Banner
          tone="indigo"
          action={
            <LinkButton href={paths.return(corrects.id)} small>
              {corrects.name}
            </LinkButton>
          }
        >
          {t('returns.corrects', { name: corrects.name, reason: one.corrects.reason })}
        </Banner>
      )}
      {back && (
        <Banner>
          {t('returns.sent-back', {
            role: t(`returns.role.${back.as}`),
            name: nameOf(back.by),
            at: moment(back.at),
            reason: back.reason,
          })}
        </Banner>
      )}
      {stranded && turn && <Banner tone="seal">{t('returns.stranded', { name: nameOf(one.signers[turn]) })}</Banner>}
    </>
  )
}
