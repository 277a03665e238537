import { afterEach, describe, expect, it } from 'vitest'
import { leavingForm } from '#domain/departures/leaving.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { promoting } from '#domain/proposals/appointing-forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { begin, closed, house, walk, word } from './flow-watch.ts'

afterEach(() => house().close())

/**
 * The tables say what each may meet and from which step on (docs/decisions/0030, 0035, 0037, 0038, 0041). Whatever a
 * change rests on goes with each of its values to whoever is asked; of the rest finance meets pay, legal the contract,
 * administration who goes where, a head what the post says, and IT, the auditor and a head who has nothing to do with
 * it nothing at all. The other flows: flow-canary.long.test.ts.
 */
describe('nobody meets what the matrix keeps from them', () => {
  it('in a promotion: finance and legal no line of eligibility, heads no pay and no contract', async () => {
    await begin()
    const typed = {
      rank: '部门副职',
      from: '2026.12',
      examinedOn: '2026.11.10',
      opinionOn: '2026.11.09',
      declaredOn: '2026.11.09',
      unaffected: '',
    }
    const met = await walk({
      kind: 'promotion',
      form: promoting,
      typed,
      tasks: { closing: closed },
      sets: { finance: [pay, ['grade', 'step', 'postPay', 'authority']], legal: [contracts, ['place', 'pay']] },
    })
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
          'finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.grade form.postPay',
        leaders: 'opinion.finance.finance',
      },
      headTech: {
        end: 'closing.document closing.notice',
        head: 'appraisal form.basis form.exception form.full form.post form.reason form.removed form.submitter grounds',
        legal: 'opinion.head.headTech',
      },
      leaderTech: {
        closing: 'opinion.leaders.manager',
        leaders:
          'appraisal contract.number contract.pay contract.place contract.post finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.exception form.full form.post form.reason form.removed form.submitter grounds legal.set.pay legal.set.place opinion.finance.finance opinion.head.headTech opinion.leaders.leaderTech opinion.legal.legal pay.authority pay.grade',
      },
      legal: {
        drawn: 'contract.employer contract.number contract.pay contract.place contract.post',
        finance: 'opinion.legal.legal',
        legal: 'form.basis form.contractPay form.full form.place legal.set.pay legal.set.place',
      },
      manager: {
        closing: 'opinion.leaders.manager',
        leaders:
          'appraisal contract.number contract.pay contract.place contract.post finance.set.authority finance.set.grade finance.set.postPay finance.set.step form.basis form.exception form.full form.post form.reason form.removed form.submitter grounds legal.set.pay legal.set.place opinion.finance.finance opinion.head.headTech opinion.leaders.leaderTech opinion.legal.legal pay.authority pay.grade',
      },
    })
  })

  it('in a departure: administration no reason, legal no sum, nobody what leaders said of sums but leaders', async () => {
    await begin()
    const agreement = new File([await paperPdf()], `${word('form.agreement')}.pdf`) as unknown as string
    const typed = { kind: '协商解除（单位提出）', noticed: '2026.10.25', lastDay: '2026.11.30', agreement, binding: '' }
    const leaving = { documentDate: '2026.11.20', signed: '2026.11.20' }
    const met = await walk({
      kind: 'departure',
      form: leavingForm,
      typed,
      tasks: { closing: leaving },
      sheets: ['certificate', 'handover', 'settlement'],
    })
    expect(met).toEqual({
      archivist: {
        'hand-finance': 'hand-office.remark',
      },
      finance: {
        again: 'final.*',
        drawn: 'pay.authority pay.grade',
        'hand-hr': 'hand-finance.remark',
        'hand-it': 'hand-unit.remark hand-unit.taker',
        leaders: 'estimate.*',
      },
      headTech: {
        end: 'closing.document',
        'hand-it': 'hand-unit.remark hand-unit.taker',
        head: 'form.agreement form.plan form.reason form.terms grounds',
        'legal-agreement': 'opinion.head.headTech',
      },
      leaderTech: {
        'hand-unit': 'opinion.leaders.manager',
        leaders:
          'contract.number estimate.* form.agreement form.plan form.reason form.terms grounds legal-agreement.remark opinion.head.headTech opinion.leaders.leaderTech',
      },
      legal: {
        drawn: 'contract.employer contract.number contract.pay contract.place contract.post',
        estimate: 'legal-agreement.remark',
        final: 'hand-legal.remark',
        'hand-it': 'hand-unit.remark hand-unit.taker',
        'legal-agreement': 'form.agreement form.plan form.reason form.terms grounds opinion.head.headTech',
      },
      manager: {
        again: 'final.* hand-unit.remark hand-unit.taker',
        closing: 'opinion.again.manager',
        'hand-unit': 'opinion.leaders.manager',
        leaders:
          'contract.number estimate.* form.agreement form.plan form.reason form.terms grounds legal-agreement.remark opinion.head.headTech opinion.leaders.leaderTech',
      },
    })
  })
})
