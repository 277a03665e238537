import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { transferring } from '#domain/proposals/appointing-forms.ts'
import { contracting, contractingFields } from '#domain/proposals/contracting.ts'
import { relieving } from '#domain/proposals/relieving.ts'
import { paperPdf } from '../paper-pdf.ts'
import { begin, closed, house, walk, word } from './flow-watch.ts'

afterEach(() => house().close())

/** What flow-canary.test.ts says of a promotion and a departure, of the other flows; with `npm run thorough`. */
describe('nobody meets what the matrix keeps from them', () => {
  it('in a dismissal: finance the pay alone, legal the contract alone, heads neither of them', async () => {
    await begin()
    const typed = {
      posts: '技术部主任工程师',
      from: '2026.12',
      reason: word('form.reason'),
      repays: 'yes',
      offices: '',
      contractPost: '',
      unaffected: '',
    }
    const met = await walk({
      kind: 'dismissal',
      form: relieving,
      typed,
      tasks: { closing: closed },
      sets: {
        finance: [pay, ['grade', 'step', 'postPay', 'authority', 'offScale']],
        legal: [contracts, ['place', 'pay']],
      },
    })
    const led =
      'appraisal contract.number contract.pay contract.place finance.set.authority finance.set.grade finance.set.offScale finance.set.postPay finance.set.step form.basis form.full form.reason form.submitter grounds legal.set.pay legal.set.place opinion.finance.finance opinion.head.headTech opinion.leaders.leaderTech opinion.legal.legal pay.authority pay.grade'
    expect(met).toEqual({
      archivist: {
        end: 'form.full',
      },
      fallback: {
        end: 'form.full',
      },
      finance: {
        drawn: 'pay.authority pay.grade',
        end: 'closing.document form.full',
        finance:
          'finance.set.authority finance.set.grade finance.set.offScale finance.set.postPay finance.set.step form.basis form.grade form.postPay',
        leaders: 'opinion.finance.finance',
      },
      headTech: {
        end: 'closing.document closing.notice',
        head: 'appraisal form.basis form.full form.reason form.submitter grounds',
        legal: 'opinion.head.headTech',
      },
      leaderTech: {
        closing: 'opinion.leaders.manager',
        leaders: led,
      },
      legal: {
        drawn: 'contract.employer contract.number contract.pay contract.place contract.post',
        end: 'form.full',
        finance: 'opinion.legal.legal',
        legal: 'form.basis form.contractPay legal.set.pay legal.set.place',
      },
      manager: {
        closing: 'opinion.leaders.manager',
        leaders: led,
      },
    })
  })

  it('in a transfer: administration who goes where, and no reason, no opinion on it', async () => {
    await begin()
    const typed = { unit: house().units.finance, from: '2026.12', place: '', contractPay: '' }
    const met = await walk({
      kind: 'transfer',
      form: transferring,
      typed,
      tasks: { administration: { desk: 'Q-7701', equipment: 'Q-7702', release: 'yes' }, closing: closed },
      sets: { finance: [pay, ['grade', 'step', 'postPay', 'authority']] },
    })
    expect(met).toEqual({
      archivist: {
        administration: 'form.basis form.full form.post',
        finance: 'administration.note',
      },
      fallback: {
        end: 'form.full',
      },
      finance: {
        administration: 'form.basis form.grade form.postPay',
        drawn: 'pay.authority pay.grade',
        end: 'closing.document form.full',
        finance: 'finance.set.authority finance.set.grade finance.set.postPay finance.set.step',
        leader: 'opinion.finance.finance',
      },
      headFinance: {
        administration: 'opinion.new-head.headFinance',
        end: 'closing.document closing.notice',
        'new-head': 'appraisal form.basis form.exception form.full form.post form.reason grounds opinion.head.headTech',
      },
      headTech: {
        administration: 'opinion.new-head.headFinance',
        end: 'closing.document closing.notice',
        head: 'appraisal form.basis form.exception form.full form.post form.reason grounds',
        'new-head': 'opinion.head.headTech',
      },
      leaderFinance: {
        closing: 'opinion.leaders.manager',
        leaders: 'opinion.new-leader.leaderFinance',
        'new-leader':
          'appraisal finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.exception form.full form.post form.reason form.unaffected grounds opinion.finance.finance opinion.head.headTech opinion.leader.leaderTech opinion.new-head.headFinance pay.authority pay.grade',
      },
      leaderTech: {
        closing: 'opinion.leaders.manager',
        leader:
          'appraisal finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.exception form.full form.post form.reason form.unaffected grounds opinion.finance.finance opinion.head.headTech opinion.new-head.headFinance pay.authority pay.grade',
        leaders: 'opinion.new-leader.leaderFinance',
        'new-leader': 'opinion.leader.leaderTech',
      },
      legal: {
        drawn: 'contract.employer contract.number contract.pay contract.place contract.post',
        end: 'form.full',
        leader: 'form.unaffected',
      },
      manager: {
        closing: 'opinion.leaders.manager',
        leaders:
          'appraisal finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.exception form.full form.post form.reason form.unaffected grounds opinion.finance.finance opinion.head.headTech opinion.leader.leaderTech opinion.new-head.headFinance opinion.new-leader.leaderFinance pay.authority pay.grade',
      },
    })
  })

  it('in a contract, and while it is taken back: finance no word of it, heads neither its pay nor what else it binds to', async () => {
    await begin()
    const asked = contractingFields.renew
    const form = { ...contracting, fields: contracting.fields.filter(({ key }) => asked.includes(key)) }
    const copy = new File([new Uint8Array(await paperPdf())], '续订书.pdf')
    const typed = { kind: '固定期限', from: '2027.01.01', to: '2029.12.31', which: '', nonCompeteMonths: '12' }
    const met = await walk({
      kind: 'contract',
      form,
      way: 'renew',
      by: 'legal',
      typed,
      tasks: { signing: { signed: '2026.11.23', copy } },
      back: true,
    })
    expect(met).toEqual({
      finance: {
        'again-head': 'revocation',
        'again-leaders': 'opinion.again-finance.finance',
        drawn: 'pay.authority pay.grade',
        finance: 'form.basis form.grade form.postPay',
        leaders: 'opinion.finance.finance',
      },
      headTech: {
        'again-head': 'revocation',
        'again-hr': 'opinion.again-head.headTech',
        head: 'form.basis form.place form.post grounds',
        hr: 'opinion.head.headTech',
      },
      leaderTech: {
        'again-leaders':
          'opinion.again-finance.finance opinion.again-head.headTech opinion.again-hr.hr2 opinion.again-leaders.leaderTech revocation',
        back: 'opinion.again-leaders.manager',
        leaders:
          'contract.employer contract.number form.basis form.grade form.nonCompetePay form.number form.pay form.place form.post form.postPay grounds opinion.finance.finance opinion.head.headTech opinion.hr.hr2 opinion.leaders.leaderTech pay.grade',
        signing: 'opinion.leaders.manager',
      },
      legal: {
        drawn:
          'contract.employer contract.number contract.pay contract.place contract.post form.basis form.nonCompetePay form.number form.pay form.place form.post',
        head: 'grounds',
        hr: 'opinion.head.headTech',
      },
      manager: {
        'again-leaders':
          'opinion.again-finance.finance opinion.again-head.headTech opinion.again-hr.hr2 opinion.again-leaders.leaderTech revocation',
        back: 'opinion.again-leaders.manager',
        leaders:
          'contract.employer contract.number form.basis form.grade form.nonCompetePay form.number form.pay form.place form.post form.postPay grounds opinion.finance.finance opinion.head.headTech opinion.hr.hr2 opinion.leaders.leaderTech pay.grade',
        signing: 'opinion.leaders.manager',
      },
    })
  })
})
