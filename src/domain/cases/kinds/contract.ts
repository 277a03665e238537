import type { Kind } from '#domain/cases/kind.ts'
import { dividedByGroup } from '#domain/proposals/asking.ts'
import { contractLines } from '#domain/proposals/contract-lines.ts'
import {
  beginContract,
  contracting,
  contractingFields,
  contractOf,
  contractProblems,
} from '#domain/proposals/contracting.ts'
import { contract1 } from './contract-1.ts'

/**
 * 合同: signed, renewed, changed or ended. Heads decide on the term and the post, and read neither what the contract says
 * of pay nor what else it binds to; finance reads the pay alone.
 */
export const contract: Kind = {
  key: 'contract',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['contract'],
  grounds: { section: 'contracts', group: 'contract' },
  draws: {
    by: ['legal'],
    groups: ['contract'],
    form: {
      section: contracting,
      ways: contractingFields,
      records: contractOf,
      begin: beginContract,
      problems: contractProblems,
      lines: contractLines,
      whilePunished: true,
    },
  },
  divide: (changes) =>
    dividedByGroup(changes, {
      pay: ['finance', 'hr', 'leaders'],
      contract: ['head', 'hr', 'legal', 'leaders'],
      others: ['hr', 'leaders'],
    }),
  shows: { head: ['kind', 'from', 'to', 'probationEnd', 'post', 'place', 'state', 'ended'] },
  versions: [{ route: contract1, hash: 'df904305396b300bfb857bd7176488805a9dc8a923812bd7c9c0cf6f4035614c' }],
}
