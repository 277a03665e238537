import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

export type Definition = {
  /** Empty where what stands above says it already. */
  readonly label: Child
  /** Undefined or empty prints as a dash: 无 is said of what was declared as nothing. */
  readonly value?: Child
  /** Behind the value: 已认定, a source, a doubt. */
  readonly note?: Child
  /** A line of its own. */
  readonly wide?: boolean
}

/** Label and value, two abreast where there is room. */
export const Definitions = ({ items, single }: { items: readonly Definition[]; single?: boolean }) => {
  return (
    <dl class={single ? 'definitions single' : 'definitions'}>
      {items.map(({ label, value, note, wide }) => (
        <div class={wide ? 'wide' : undefined}>
          {label !== '' && <dt>{label}</dt>}
          <dd>
            {value === undefined || value === '' ? <Unfilled /> : value}
            {note && <> {note}</>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Unfilled = () => {
  const t = useT()
  return (
    <span class="none">
      <span aria-hidden="true">—</span>
      <span class="visually-hidden">{t('kit.unfilled')}</span>
    </span>
  )
}
