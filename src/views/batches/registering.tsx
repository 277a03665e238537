import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'

export type FieldSpec = {
  readonly name: string
  readonly label: MessageKey
  readonly list?: readonly string[]
  readonly free?: true
}

type RegisteringProps = {
  readonly action: string
  /** Whether it was registered, and otherwise whether it is its turn. */
  readonly isKnown: boolean
  readonly isDue: boolean
  readonly fields: readonly FieldSpec[]
  /** A scan may come with it. */
  readonly scan?: true
  readonly value: (key: string) => string
  readonly wrong?: Readonly<Record<string, string>> | undefined
}

/** Folded away until it is its turn, and again once it was registered; it can be corrected. */
export const Registering = (props: RegisteringProps) => {
  const { isKnown, isDue, fields, wrong = {} } = props
  const names = [...fields.map(({ name }) => name), 'scan']
  const t = useT()
  if (isDue && !isKnown)
    return (
      <div class="card-body">
        <RegisteringForm {...props} />
      </div>
    )
  return (
    <details class="card-body" open={names.some((name) => wrong[name] !== undefined) || undefined}>
      <summary class="btn plain">{t(isKnown ? 'appointments.mend' : 'appointments.register')}</summary>
      <RegisteringForm {...props} />
    </details>
  )
}

const RegisteringForm = ({ action, fields, scan, value, wrong = {} }: RegisteringProps) => {
  const t = useT()
  return (
    <PostForm action={action} class="stack" multipart={scan ?? false}>
      <FieldGrid>
        {fields.map(({ name, label, list, free }) => (
          <Input name={name} label={t(label)} value={value(name)} list={list} problem={wrong[name]} required={!free} />
        ))}
      </FieldGrid>
      {scan && (
        <FileInput
          name="scan"
          label={t('appointments.scan')}
          accept="application/pdf,image/jpeg,image/png,image/tiff"
          problem={wrong['scan']}
          help={t('appointments.scan.hint')}
        />
      )}
      <div class="form-foot">
        <Button>{t('appointments.register')}</Button>
      </div>
    </PostForm>
  )
}

/** Whether something of a batch is registered or still missing. */
export const Registered = ({ is }: { is: boolean }) => {
  const t = useT()
  return <Pill tone={is ? 'jade' : 'amber'}>{t(is ? 'appointments.registered' : 'appointments.missing')}</Pill>
}
