import type { FoundingField, FoundingProblem, FoundingTyped } from '#domain/first-start/founding-form.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from './frame.tsx'

type Props = {
  done: Parameters<typeof StartFrame>[0]['done']
  typed: FoundingTyped
  problems: Partial<Record<FoundingField, FoundingProblem>>
}

/** 单位与类型: what the house is called and of which kind it is. In clear, and to be changed until there are keys. */
export const StartOrganisationPage = ({ done, typed, problems }: Props) => {
  const t = useT()
  const wrong = (field: FoundingField) => {
    const problem = problems[field]
    return problem && t(`refusal.${problem}`)
  }
  return (
    <StartFrame step="organisation" done={done}>
      <Card>
        <PostForm action={paths.startOrganisation()}>
          <Input label={t('start.name')} name="name" value={typed.name} problem={wrong('name')} max={60} required />
          <Input
            label={t('start.short-name')}
            name="shortName"
            value={typed.shortName}
            help={t('start.short-name.help')}
            problem={wrong('shortName')}
            max={60}
          />
          <Input
            label={t('start.entity-code')}
            name="code"
            value={typed.code}
            size={8}
            help={t('start.entity-code.help')}
            why="start.entity-code"
            problem={wrong('code')}
            required
          />
          <Select
            label={t('start.profile')}
            name="profile"
            value={typed.profile}
            empty={t('start.choose')}
            options={(['state', 'enterprise'] as const).map((value) => ({ value, label: t(`start.profile.${value}`) }))}
            help={t('start.profile.help')}
            why="start.profile"
            problem={wrong('profile')}
            required
          />
          <TextArea
            label={t('start.companies')}
            name="companies"
            value={typed.companies}
            help={t('start.companies.help')}
            problem={wrong('companies')}
          />
          <Checkbox label={t('start.is-group')} name="isGroup" checked={typed.isGroup !== ''} />
          <Button kind="go">{t('start.keep-and-next')}</Button>
        </PostForm>
        <p class="hint">
          <a href={paths.startRestore()}>{t('start.restore.instead')}</a>
        </p>
      </Card>
    </StartFrame>
  )
}
