import { useT } from '#views/i18n/index.ts'
import { PageHead } from '#views/kit/page-head.tsx'
import { region } from '#views/kit/region.ts'
import { UnderWay } from '#views/kit/under-way.tsx'

type State =
  | {
      readonly is: 'opening'
      readonly step: 'keys' | 'data' | 'copy' | 'migrate' | 'roster'
      readonly done: number
      readonly total: number
    }
  | { readonly is: 'open' }

type Props = {
  readonly state: State
  /** The page itself, asked for again. */
  readonly again: string
  /** The sign-in, and from there the page that was left when the house was locked. */
  readonly onward: string
}

/** How far the house has opened. The page may be left; without script it looks again by itself. */
export const ProgressPage = ({ state, again, onward }: Props) => {
  const t = useT()
  const opening = state.is === 'opening' ? state : undefined
  return (
    <>
      <PageHead title={t('unseal.title')} sub={t('unseal.may-leave')} />
      <UnderWay
        id={region('opening')}
        progress={opening && { label: t(`unseal.step.${opening.step}`), done: opening.done, total: opening.total }}
        again={again}
        over={{ text: t('unseal.done'), href: onward, label: t('unseal.go-on') }}
      />
    </>
  )
}
