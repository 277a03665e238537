import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Icon } from './icon.tsx'

type Props = PropsWithChildren<{
  name: string
  label: string
  /** What is expected next, with what it belongs to: 第 2 步：扫盒码（页 P-7F3K-2 · 周契 · 封面）. */
  expects: Child
  value?: string | undefined
  problem?: string | undefined
  id?: string
  placeholder?: string
}>

/**
 * One large field that a scanner types into. Stands inside a PostForm. app.js keeps the focus here, joins a code that
 * arrives in pieces, and sends it only on Enter (docs/look.md §6). The children are the buttons behind it.
 */
export const ScannerField = ({
  name,
  label,
  expects,
  value,
  problem,
  id = 'scanner',
  placeholder,
  children,
}: Props) => {
  const t = useT()
  return (
    <div class={problem === undefined ? 'scanner' : 'scanner wrong'}>
      <label for={id}>
        <Icon name="barcode" />
        <span>{expects}</span>
      </label>
      <div class="scanner-line">
        <input
          id={id}
          name={name}
          value={value}
          placeholder={placeholder}
          aria-label={label}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          autofocus
          data-scanner
          enterkeyhint="send"
          aria-invalid={problem === undefined ? undefined : 'true'}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        />
        {children}
      </div>
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <p class="scanner-wait" aria-live="polite">
        {t('kit.scan.wait')}
      </p>
    </div>
  )
}
