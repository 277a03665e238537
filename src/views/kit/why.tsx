import { isMessage, type MessageKey, useT } from '#views/i18n/index.ts'

/** What a field may be helped with: the key of a message `why.…` (views/i18n/zh-Hans/filling.ts), without its beginning. */
export type HelpKey = MessageKey extends infer Key ? (Key extends `why.${infer Rest}` ? Rest : never) : never

/** Whether there is help for this field of a section. */
export const helpFor = (section: string, field: string): HelpKey | undefined =>
  isMessage(`why.${section}.${field}`) ? (`${section}.${field}` as HelpKey) : undefined

/** "?": what to write into a field, below it, once somebody asks. A native disclosure: it opens without script. */
export const Why = ({ of, id }: { of: HelpKey; id: string }) => {
  const t = useT()
  return (
    <details class="help" id={`${id}-why`}>
      <summary>
        <kbd>?</kbd> {t('filling.how')}
      </summary>
      {t(`why.${of}`)}
    </details>
  )
}
