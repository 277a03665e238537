import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

type Props = PropsWithChildren<{
  id: string
  label: string
  /** Open from the start would hide the page; what needs a look says so on the button. */
  on?: boolean
}>

/**
 * What stands in a row where there is room, and on narrow screens behind one button, as a sheet over the foot of the page. A
 * native popover: it works without script, and Escape closes it.
 */
export const Sheet = ({ id, label, on, children }: Props) => (
  <>
    <button type="button" class={`chip sheet-button${on ? ' on' : ''}`} popovertarget={id}>
      <span>{label}</span>
      <Icon name="chevron-down" />
    </button>
    <div class="sheet" id={id} popover="auto">
      {children}
    </div>
  </>
)
