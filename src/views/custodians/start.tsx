import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type StartProps = {
  readonly start: {
    readonly is: 'custodians' | 'unattended' | 'demo'
    /** Where the key lies, or would. */
    readonly place: { readonly is: 'credential' | 'file'; readonly file: string } | undefined
  }
  readonly mayEnd: boolean
}

/** 启动方式: by custodians, or by a key on this machine, with what that means. */
export const Start = ({ start: { is, place }, mayEnd }: StartProps) => {
  const t = useT()
  const isUnattended = is === 'unattended'
  return (
    <Card
      title={t('custodians.start')}
      mark={<Pill tone={isUnattended ? 'seal' : 'jade'}>{t(`custodians.start.${is}`)}</Pill>}
    >
      <p>{t(`custodians.start.${is}.what`)}</p>
      {isUnattended && place && <p>{t(`custodians.start.${place.is}`, { file: place.file })}</p>}
      {isUnattended
        ? mayEnd && (
            <PostForm action={paths.unattendedEnd()} class="form-foot">
              <Button kind="stop">{t('custodians.start.end')}</Button>
            </PostForm>
          )
        : is === 'custodians' && (
            <p class="hint">
              {place ? t(`custodians.start.would-${place.is}`) : t('custodians.start.nowhere')}{' '}
              {place && <a href={paths.agreements()}>{t('custodians.start.ask')}</a>}
            </p>
          )}
    </Card>
  )
}
