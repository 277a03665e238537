import { Hono } from 'hono'
import { removeRule, type SettingRefusal, setRule, takeUsualRules } from '#actions/settlement/rules.ts'
import { setsRules } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { type Rule, ruleNamed, type TypedRule } from '#domain/settlement/rule-book.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { RulePage } from '#views/settlement/rule.tsx'
import { ruleName } from '#views/settlement/rule-said.ts'
import { RulesPage } from '#views/settlement/rules.tsx'

/** 结算规则, which finance and the HR lead keep. */
export const ruleRoutes = new Hono<Web>()

ruleRoutes.get(paths.payRules(), (c) => {
  mustSet(c)
  return rulesPage(c)
})

ruleRoutes.post(paths.payRules(), async (c) => {
  mustSet(c)
  const form = await readForm(c)
  const from = form.text('from')
  const done = await takeUsualRules(c.var.app, c.var.actor, from, form.command)
  if (!done.ok) return rulesPage(c, { from, refused: done.refusal })
  return seeOther(c, paths.payRules(), 'rule.taken')
})

ruleRoutes.get('/pay/rules/:rule', (c) => {
  const rule = ruleIn(c)
  return rulePage(c, rule, { subject: '', value: '', source: '', from: '' })
})

ruleRoutes.post('/pay/rules/:rule', async (c) => {
  const rule = ruleIn(c)
  const form = await readForm(c)
  const typed = {
    subject: form.text('subject'),
    value: form.text('value'),
    source: form.text('source'),
    from: form.text('from'),
  }
  const done = await setRule(c.var.app, c.var.actor, rule, typed, form.command)
  return done.ok ? seeOther(c, paths.payRules(), 'rule.set') : rulePage(c, rule, typed, done.refusal)
})

ruleRoutes.post('/pay/rules/:rule/removal', async (c) => {
  const rule = ruleIn(c)
  const form = await readForm(c)
  const entry = { key: rule.key, subject: form.text('subject'), from: form.text('from') as Day }
  const done = await removeRule(c.var.app, c.var.actor, entry, form.command)
  if (!done.ok) return rulePage(c, rule, { subject: '', value: '', source: '', from: '' }, done.refusal)
  return seeOther(c, paths.payRule(rule.key), 'rule.removed')
})

function mustSet({ var: { actor } }: WebContext): void {
  if (!setsRules(actor)) throw new Forbidden()
}

function ruleIn(c: WebContext): Rule {
  mustSet(c)
  const rule = ruleNamed(c.req.param('rule') ?? '')
  if (!rule) throw new NotFound()
  return rule
}

function rulesPage(c: WebContext, again?: { readonly from: string; readonly refused: SettingRefusal }) {
  const { app, actor, t } = c.var
  return page(
    c,
    t('rule.title'),
    <RulesPage
      actor={actor}
      entries={app.directory.settings.rules}
      from={again?.from ?? `${dayOf(app.now()).slice(0, 4)}-01-01`}
      problem={again && t(`refusal.${again.refused}`)}
    />,
    again && { status: 422 },
  )
}

function rulePage(c: WebContext, rule: Rule, typed: TypedRule, refused?: SettingRefusal) {
  const { app, actor, t } = c.var
  return page(
    c,
    ruleName(t, rule.key),
    <RulePage
      actor={actor}
      rule={rule}
      entries={app.directory.settings.rules.filter(({ key }) => key === rule.key)}
      typed={typed}
      problem={refused && { of: fieldOf[refused], says: t(`refusal.${refused}`) }}
    />,
    refused && { status: refused === 'rule.gone' ? 409 : 422 },
  )
}

const fieldOf: Partial<Record<SettingRefusal, keyof TypedRule>> = {
  'rule.value': 'value',
  'rule.source': 'source',
  'rule.from': 'from',
  'rule.place': 'subject',
  'rule.kind': 'subject',
}
