import { type Stay, stays } from '#domain/cases/narrowing.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Chip, Chips } from '#views/kit/chip.tsx'
import { paths } from '#views/paths.ts'

/** By what the inbox is narrowed. */
export type Asked = { readonly kind?: string; readonly stay?: Stay; readonly awaits?: 'paper' }

export type Shares = {
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly stays: Readonly<Record<Stay, number>>
  /** What waits for a signature or a number from outside. */
  readonly paper: number
}

/** Whether 待办 shows a part of what waits. */
export const isNarrowed = ({ kind, stay, awaits }: Asked): boolean =>
  kind !== undefined || stay !== undefined || awaits !== undefined

type Props = { readonly asked: Asked; readonly shares: Shares; readonly todo: number }

/** What waits by kind, then by how long it has waited: a press narrows the list, another one widens it again. */
export const Narrowing = ({ asked, shares, todo }: Props) => {
  const t = useT()
  const { kind, stay, awaits } = asked
  const kinds = shares.kinds.filter((each) => each.count > 0 || each.kind === kind)
  const spans = stays.filter((each) => shares.stays[each] > 0 || each === stay)
  const hasPaper = awaits !== undefined || (shares.paper > 0 && shares.paper < todo)
  if (kinds.length < 2 && spans.length < 2 && !hasPaper && !isNarrowed(asked)) return null
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
      {hasPaper && (
        <Chip
          href={hrefOf({ ...asked, awaits: awaits ? undefined : 'paper' })}
          name={`${t('home.awaits.paper')} ${shares.paper}`}
          on={awaits !== undefined}
        />
      )}
    </Chips>
  )
}

type Narrowed = { readonly [K in keyof Asked]?: Asked[K] | undefined }

const hrefOf = ({ kind, stay, awaits }: Narrowed) => paths.home(undefined, 1, { kind, stay, awaits })
