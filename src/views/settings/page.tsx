import { Preferences } from '#views/frame/me.tsx'
import type { Theme } from '#views/frame/theme.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { WholeForm } from '#views/kit/whole-form.tsx'
import { paths } from '#views/paths.ts'
import { NoticesCard, PhrasesCard, type Wishes } from './wishes.tsx'

type Props = {
  readonly theme: Theme
  readonly letters: boolean
  /** Whether the viewer settles who is asked about changes. */
  readonly leads: boolean
  /** Whether the viewer sees who keeps the keys, and keeps or is to keep a share. */
  readonly keys: { readonly all: boolean; readonly own: boolean } | 'none'
  /** Whether the viewer has a part in cases: then there are opinions to be given and notices to be had. */
  readonly wishes?: Wishes | undefined
}

/** 我的设置: how the pages look and speak to whoever is signed in, and every key that does something. */
export const SettingsPage = ({ theme, letters, leads, keys, wishes }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('settings.title')} />
      {leads && (
        <Card title={t('asking.place')}>
          <p>
            <a href={paths.setup()}>{t('setup.title')}</a>
          </p>
          <p class="hint">{t('setup.link.hint')}</p>
          <p>
            <a href={paths.asking()}>{t('asking.title')}</a>
          </p>
          <p class="hint">{t('asking.hint')}</p>
          <p>
            <a href={paths.payRules()}>{t('rule.title')}</a>
          </p>
          <p class="hint">{t('rule.sub')}</p>
          <p>
            <a href={paths.offices()}>{t('office.title')}</a>
          </p>
          <p class="hint">{t('office.sub')}</p>
          <p>
            <a href={paths.accounts()}>{t('account.title')}</a>
          </p>
          <p class="hint">{t('account.sub')}</p>
        </Card>
      )}
      {wishes && (
        <Card title={t('proxy.title')}>
          <p>
            <a href={paths.proxies()}>{t('proxy.link')}</a>
          </p>
          <p class="hint">{t('proxy.sub')}</p>
        </Card>
      )}
      {keys !== 'none' && (
        <Card title={t('place.custodians')}>
          {keys.all && (
            <>
              <p>
                <a href={paths.custodians()}>{t('custodians.title')}</a>
              </p>
              <p class="hint">{t('custodians.link.hint')}</p>
            </>
          )}
          {keys.own && (
            <>
              <p>
                <a href={paths.ownShare()}>{t('custodians.own')}</a>
              </p>
              <p class="hint">{t('custodians.own.hint')}</p>
            </>
          )}
        </Card>
      )}
      {wishes && <PhrasesCard {...wishes} />}
      {wishes && <NoticesCard {...wishes} />}
      <Card title={t('manual.title')}>
        <p>
          <a href={paths.manual()}>{t('manual.title')}</a>
        </p>
        <p class="hint">{t('manual.sub')}</p>
      </Card>
      <Card title={t('my-sign-in.title')}>
        <p>
          <a href={paths.mySignIn()}>{t('my-sign-in.title')}</a>
        </p>
        <p class="hint">{t('my-sign-in.sub')}</p>
      </Card>
      <Card title={t('settings.look')}>
        <div class="stack settings">
          <Preferences theme={theme} path={paths.settings()} />
        </div>
      </Card>
      <Card title={t('settings.keys')}>
        <div class="stack settings">
          <p class="hint">{t('settings.letters.hint')}</p>
          <WholeForm action={paths.shortcuts()} class="choice" label={t('settings.letters')}>
            <input type="hidden" name="back" value={paths.settings()} />
            {(['on', 'off'] as const).map((wish) => (
              <button
                type="submit"
                name="letters"
                value={wish}
                aria-pressed={(wish === 'on') === letters ? 'true' : 'false'}
              >
                {t(`settings.letters.${wish}`)}
              </button>
            ))}
          </WholeForm>
          <Keys />
        </div>
      </Card>
    </>
  )
}

/** Each key with what it does; those of one letter or sign can be turned off. */
const Keys = () => {
  const t = useT()
  return (
    <dl class="keys" aria-label={t('settings.keys')}>
      {(
        [
          [['Ctrl K', '/'], 'search'],
          [['j', 'k'], 'rows'],
          [['g'], 'go'],
          [['n'], 'doubt'],
          [['?'], 'help'],
          [['Esc'], 'close'],
        ] as const
      ).map(([keys, does]) => (
        <div>
          <dt>
            {keys.map((key) => (
              <>
                <kbd>{key}</kbd>{' '}
              </>
            ))}
          </dt>
          <dd>{t(`frame.keys.${does}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
