import type { Stranded } from '#domain/cases/stranded.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { useSigners } from './signers.tsx'

/** That nobody can act, in a word. */
export const useStranded = (): ((stranded: Stranded) => string) => {
  const t = useT()
  return ({ place }) => t(place === 'seat' ? 'case.stranded' : 'case.stranded.returned')
}

/** Who was asked and why each cannot act; for those who are told why, since it may tell of kinship. */
export const useWhyStranded = (): ((stranded: Stranded) => string) => {
  const [t, { of }] = [useT(), useSigners()]
  return ({ place, asked }) => {
    const people = asked.map(({ person, why }) =>
      t('case.stranded.one', { name: of(person).name, why: t(`case.why.${why}`) }),
    )
    return t(`case.stranded.${place}`, { people: people.join(t('kit.comma')) })
  }
}

type Props = { readonly stranded: Stranded | undefined; readonly told: boolean; readonly mayWithdraw: boolean }

/** 现在没有人能办这一步: who was asked, why they cannot, and what helps. */
export const StrandedBanner = ({ stranded, told, mayWithdraw }: Props) => {
  const [t, title, why] = [useT(), useStranded(), useWhyStranded()]
  if (!stranded) return null
  return (
    <Banner>
      <p>
        <b>{title(stranded)}</b>
      </p>
      {told && <p>{why(stranded)}</p>}
      <p>{t(mayWithdraw ? 'case.stranded.cure-yours' : 'case.stranded.cure')}</p>
    </Banner>
  )
}
