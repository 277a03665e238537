import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { AgainForm } from '#views/kit/again-form.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'

/** A form that did not get through: where it was sent, and what was in it. */
export type UnsentForm = {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly typed: readonly (readonly [name: string, value: string])[]
  readonly file: boolean
}

/** So many characters stand in the page; more of them in a box, where they are taken with one press. */
const readAtOnce = 4_000

/** What was typed, to be read and copied; and the same form to send again, where that can help. */
export const TypedUnsent = ({ form, again }: { form: UnsentForm; again: boolean }) => {
  const t = useT()
  if (form.typed.length === 0 && !again) return null
  return (
    <Card title={t('error.kept')}>
      {form.typed.length === 0 && <p class="none">{t('error.kept.nothing')}</p>}
      {form.typed.length > 0 && (
        <dl class="kept">
          {form.typed.map(([name, value]) => (
            <div>
              <dt>{nameOf(t, form.action, name)}</dt>
              <dd>
                {value.length > readAtOnce ? (
                  <textarea readonly rows={12} aria-label={nameOf(t, form.action, name)}>
                    {value}
                  </textarea>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {form.file && <p class="hint">{t('error.kept.file')}</p>}
      {again && !form.file && (
        <AgainForm action={form.action} fields={form.fields}>
          <Button kind="go">{t('error.again')}</Button>
        </AgainForm>
      )}
    </Card>
  )
}

/** A field as its form calls it: a field of the section in the address, or one of the words that forms share. */
function nameOf(t: Translate, action: string, name: string): string {
  const section = /\/sections\/([\w-]+)\//.exec(action)?.[1] ?? (action === '/dossiers/new' ? 'basic' : '')
  const known = [`field.${section}.${name}`, `error.field.${name}`]
    .map((key) => [key, t(key as MessageKey)] as const)
    .find(([key, text]) => text !== key)
  return known?.[1] ?? t('error.field')
}
