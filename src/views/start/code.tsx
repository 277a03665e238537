import type { EnterRefusal } from '#domain/first-start/refusals.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from './frame.tsx'

/** The first page of all: whoever types the code sits at the machine, or was told it by who does. */
export const StartCodePage = ({ refusal }: { refusal?: EnterRefusal | undefined }) => {
  const t = useT()
  return (
    <StartFrame step="code" done={{}}>
      <Card>
        <PostForm action={paths.startCode()}>
          <Input
            label={t('start.code')}
            name="code"
            size={12}
            required
            autofocus
            help={t('start.code.help')}
            problem={refusal && t(`refusal.${refusal}`)}
          />
          <Button kind="go">{t('start.next')}</Button>{' '}
          <Button name="to" value="restore">
            {t('start.restore.instead')}
          </Button>
        </PostForm>
      </Card>
    </StartFrame>
  )
}
