import type { milestones as zh } from '#views/i18n/zh-Hans/milestones.ts'

export const milestones: Record<keyof typeof zh, string> = {
  'case.ask-withdrawal': 'Ask to withdraw',
  'case.ask-withdrawal.reason': 'Reason for withdrawing',
  'case.ask-withdrawal.hint':
    'Pay, a seat or the final settlement is fixed already, so whoever fixed it has to consent, and reads the reason. The case goes on meanwhile; once it is completed the request lapses.',
  'case.ask-withdrawal.go': 'Ask',
  'case.ask-withdrawal.consented': 'Consented to withdrawing',
  'case.ask-withdrawal.declined': 'Did not consent to withdrawing',
  'case.asked-back': '{name} ({office}) asked to withdraw this case, {time}: {reason}',
  'case.asked-back.waits': 'Asked to withdraw, {time}; {names} will answer: {reason}',
  'case.asked-back.goes-on': 'The case goes on meanwhile; once it is completed the request lapses.',
  'case.asked-back.line': 'The applicant asks to withdraw it; your answer is awaited',
  'case.asked-back.reason': 'Answer',
  'case.asked-back.hint':
    'Give the reason where you decline. With your consent the whole case is withdrawn, and seats, equipment and the dossier are released.',
  'case.asked-back.consent': 'Consent',
  'case.asked-back.decline': 'Decline',
  'refusal.case.milestone-passed':
    'Pay, a seat or the final settlement is fixed already, so it cannot simply be withdrawn. Nothing was changed. You may ask to withdraw it here.',
  'refusal.case.withdrawal-asked': 'It was asked for already and the answer is awaited. It was not sent again.',
  'notice.case.withdrawal-asked': 'Asked to withdraw',
  'notice.case.withdrawal-declined': 'Declined; the case goes on',
  'told.withdrawal-asked': '{title}: the applicant asks to withdraw it; your answer is awaited',
  'told.withdrawal-declined': '{title}: withdrawing was declined; the case goes on',
  'told.withdrawal-consented': '{title}: withdrawing was consented to; the case is withdrawn',
  'act.case.withdrawal-asked': 'Asked to withdraw',
  'act.case.withdrawal-declined': 'Declined to let withdraw',
}
