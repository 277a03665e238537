import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Icon } from './icon.tsx'
import { useRendering } from './rendering.tsx'

type Props = {
  /** Answers a fragment (`Suggestions`) to `?<name>=…`; never a page. */
  from: string
  name: string
  label: string
  id?: string
  value?: string | undefined
  placeholder?: string
  /** The key that leads here, shown in the field. */
  shortcut?: string
  /** Further fields of the form to send along, as a selector list of ids: `#case`. */
  include?: string
}

/**
 * A search field with suggestions under it. `settled` comes from app.js: after typing, or once when an input method has
 * finished composing, never with half a syllable. Enter sends the form the field stands in.
 */
export const Suggest = ({
  from,
  name,
  label,
  id = `suggest-${name}`,
  value,
  placeholder,
  shortcut,
  include,
}: Props) => (
  <div class="suggest">
    <Icon name="search" />
    <input
      type="search"
      id={id}
      name={name}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      autocomplete="off"
      spellcheck={false}
      autocapitalize="none"
      enterkeyhint="search"
      data-suggest={`${id}-suggestions`}
      hx-get={from}
      hx-trigger="settled changed delay:120ms"
      hx-target={`#${id}-suggestions`}
      hx-swap="innerHTML"
      hx-sync="this:replace"
      hx-include={include}
      hx-nonce={useRendering().nonce}
      {...{
        'hx-status:429': "swap:none selectOOB:'#notice:innerHTML'",
        'hx-status:4xx': 'swap:none',
        'hx-status:5xx': 'swap:none',
      }}
    />
    {shortcut && <kbd class="shortcut">{shortcut}</kbd>}
    <div class="suggestions" id={`${id}-suggestions`} />
  </div>
)

export type Suggestion = {
  readonly href: string
  readonly title: Child
  readonly detail?: Child
  readonly aside?: Child
}

/** What a suggestion address answers: links, reached with the arrow keys; that nothing was found is said too. */
export const Suggestions = ({ items, more }: { items: readonly Suggestion[]; more?: Suggestion | undefined }) => {
  const t = useT()
  const all = more ? [...items, more] : items
  if (all.length === 0) {
    return (
      <p class="none" role="status">
        {t('kit.suggestions.none')}
      </p>
    )
  }
  return (
    <ul aria-label={t('kit.suggestions')}>
      {all.map(({ href, title, detail, aside }) => (
        <li>
          <a href={href}>
            <b>{title}</b>
            {detail && <span>{detail}</span>}
            {aside && <small>{aside}</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}
