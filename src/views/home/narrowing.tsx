import { type Stay, stays } from '#domain/cases/narrowing.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Chip, Chips } from '#views/kit/chip.tsx'
import { paths } from '#views/paths.ts'

/** By what the inbox is narrowed. */
export type Asked = { readonly kind?: string; readonly stay?: Stay }

export type Shares = {
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly stays: Readonly<Record<Stay, number>>
}

export const isNarrowed = ({ kind, stay }: Asked): boolean => kind !== undefined || stay !== undefined

type Props = { readonly asked: Asked; readonly shares: Shares; readonly todo: number }

/** What waits by kind, then by how long it has waited: a press narrows the list, another one widens it again. */
export const Narrowing = ({ asked, shares, todo }: Props) => {
  const t = useT()
  const { kind, stay } = asked
  const kinds = shares.kinds.filter((each) => each.count > 0 || each.kind === kind)
  const spans = stays.filter((each) => shares.stays[each] > 0 || each === stay)
  if (kinds.length < 2 && spans.length < 2 && !isNarrowed(asked)) return null
  return (
    <Chips label={t('home.narrow')}>
      {isNarrowed(asked) && (
        <Chip href={paths.home()} name={t('home.narrow.all')}>
          {t('home.narrow.all')} {todo}
        </Chip>
      )}
      {kinds.map((each) => {
        const name = `${t(`case.kind.${each.kind}` as MessageKey)} ${each.count}`
        const on = each.kind === kind
        return <Chip href={hrefOf({ ...asked, kind: on ? undefined : each.kind })} name={name} on={on} />
      })}
      {spans.map((each) => {
        const name = `${t(`home.stay.${each}`)} ${shares.stays[each]}`
        const on = each === stay
        return <Chip href={hrefOf({ ...asked, stay: on ? undefined : each })} name={name} on={on} />
      })}
    </Chips>
  )
}

const hrefOf = ({ kind, stay }: { kind?: string | undefined; stay?: Stay | undefined }) =>
  paths.home(undefined, 1, { kind, stay })
