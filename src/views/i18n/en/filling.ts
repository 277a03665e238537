import type { filling as source } from '#views/i18n/zh-Hans/filling.ts'

export const filling: Record<keyof typeof source, string> = {
  'filling.how': 'How to fill this in',
  'why.basic.name':
    'As in the household register, without blanks. Names of minorities take the middle dot “·”; rare characters are typed as they are, never replaced by one that sounds alike.',
  'why.basic.number':
    'One for each person, fixed at archiving and never changed. Leave it empty: the next number of your series is taken then. Copy the number that an old dossier has.',
  'why.basic.post':
    'All main posts in the order of appointment. It should agree with the last line of the résumé; when this changes, the résumé gets a line too.',
  'why.basic.rank':
    'The present level or rank, not the name of the post: the registered rank of a civil servant, the grade in a public institution, the company’s own scale.',
  'why.basic.birth':
    'To the month, as 1975.03. Where ID card and dossier differ, what the organisation determined counts: type the ID number as it is; both stay, and the program only points it out.',
  'why.basic.nation': 'The full name: 汉族, 维吾尔族. 汉 alone is understood and becomes the full name.',
  'why.basic.nativePlace':
    'Where the family comes from, usually the grandfather’s place. Province and city or county without the word for the level: 湖南长沙.',
  'why.basic.birthPlace':
    'Where the person was born; it may differ from the native place. Written alike: 湖南长沙. Agree in your house on names of then or of today.',
  'why.basic.politics':
    'Party, League or another party by its proper name; whoever is of none is 群众. It has to agree with the records of memberships.',
  'why.basic.partyDate':
    'For the Communist Party the month of admission as a probationary member, not of full membership: 1999.06. For others the party’s name and month. Nobody joins before 18 (Party Constitution, Art. 1).',
  'why.basic.workStart':
    'As the organisation determined it, usually the first month of work in the résumé. School does not count; under 16 you are asked to check.',
  'why.basic.marital': 'Whoever has a spouse should have one among the relatives; a former spouse is not listed.',
  'why.basic.health':
    'One of 健康, 一般, 较差, never the name of an illness: that is sensitive and has no place on this form.',
  'why.basic.speciality':
    'Field and skill, such as “mechanical design, casting”. Not the post, and not the major copied.',
  'why.basic.retirementBase':
    'For women only: before the reform 55 in managerial and technical posts, 50 in production and service. It goes by the post, not by status; the day of retirement follows from it.',
  'why.id-numbers.number':
    '18 places, the last may be X. Old numbers of 15 are completed. A wrong check digit is refused; another birth date or an abolished area code is only pointed out.',
  'why.entry.entered':
    'The day of reporting to this organisation, not the start of work in life. Service, leave and severance count from it.',
  'why.entry.way':
    'Examination, open recruitment, from the army, transfer, graduate and so on, as the paper of entry says.',
  'why.entry.kind':
    'Decides which rules hold for the person: papers, leave, severance and statistics. Do not enter dispatched or re-employed people as regular staff.',
  'why.entry.cadre':
    'As the papers of admission or promotion to cadre say; holding a managerial post does not change it.',
  'why.contact.registered':
    'The address in the household register. The roll of staff must have it (Implementing Regulations of the Labour Contract Law, Art. 8), apart from the present address.',
  'why.education.mode':
    'Full-time means in residence and admitted under the national plan. Party school, correspondence, self-taught and in-service studies are in-service. The highest of each is written apart.',
  'why.education.level': 'As on the diploma. Incomplete studies are no graduation; say so under completion.',
  'why.education.degree':
    'As on the degree certificate, in full. Without a certificate leave it empty; colleges give none.',
  'why.education.school':
    'The name at graduation, down to department and major. A later change of name changes nothing. Where diploma and degree come from two schools, write both.',
  'why.education.graduated': 'The month on the diploma. If only the year is known, write the year; do not add July.',
  'why.education.national':
    'The name in the national standard, for statistics. What the form prints stands above and may differ.',
  'why.resume.from':
    'To the month, as 1997.07, from college or the start of work on. Each line begins in the month in which the one before ends: no gap, no overlap.',
  'why.resume.to': 'Leave the present line open; on paper it ends with “--”.',
  'why.resume.text': 'Unit and post as they were called then. Later changes of name do not change old lines.',
  'why.resume.during':
    'What happened at the same time, such as in-service studies or a secondment. It has to lie within this line; what came after is a line of its own.',
  'why.appointments.from':
    'As the document of appointment says; where it says nothing, its date. To the month if no more is known.',
  'why.appointments.change':
    'New, renewed, promoted, moved. A new present post is not added here but by an appointment case; here the past is completed and corrected.',
  'why.appointments.document':
    'The whole number with its brackets, as 岚任〔2026〕12号. Without one, the meeting and its date.',
  'why.ranks.from':
    'From when the present rank is held; years for promotion count from here. Two posts of one rank in a row: the start of the first.',
  'why.titles.date':
    'When it was obtained, not when the person was engaged in it. Lower before higher in one series; between senior ones usually five years.',
  'why.training.hours': 'Eight hours a day. Copy the hours of the certificate; without them reckon by days.',
  'why.appraisals.year': 'The year appraised, not that of the notice: what is done early in 2026 is of 2025.',
  'why.appraisals.result':
    'The form prints the last three years. On first probation there is an assessment without a grade (Civil Servants Law, Art. 34).',
  'why.punishments.from':
    'From the day of the decision: warning 6 months, demerit 12, serious demerit 18, demotion and dismissal from post 24 (Governmental Sanctions Law, Art. 8). No promotion meanwhile.',
  'why.family.relation':
    'As related to the person: wife, son, eldest daughter, father, mother-in-law. A former spouse is not listed.',
  'why.family.birth':
    'Year and month; the age is reckoned for the date on the form. For the deceased too: their age stays blank on paper.',
  'why.family.work':
    'Unit and post. Of the retired “retired from …”, of the dead 已去世; farming and school as they are.',
  'why.family.person':
    'Choose the relative who works here too. From then on neither sees the dossier of the other, nor decides on the other’s matters.',
  'why.party.joined':
    'The day on which the branch admitted the person on probation; full membership is entered apart. Probation is one year and is prolonged by one at most (Party Constitution, Art. 7).',
  'why.management.authority':
    'Look who signs the appointments: your own organisation manages, or the superior does. Then only a copy is kept here, and nobody here appoints.',
  'why.contracts.kind':
    'Fixed term, open-ended, or for a task; 聘用合同 in public institutions; of dispatched people the agency has the contract (Labour Contract Law, Art. 12–15, 58).',
  'why.contracts.signed':
    'When both signed: within one month of the start of work (Labour Contract Law, Art. 10); after that pay is double (Art. 82).',
  'why.contracts.probationEnd':
    'One to three years: two months at most; three years and more or open-ended: six; under three months: none (Labour Contract Law, Art. 19).',
  'why.contracts.nonCompeteMonths':
    '24 months at most, paid every month after leaving (Labour Contract Law, Art. 23, 24). Empty where nothing was agreed.',
  'why.pay.from':
    'From which month on it is paid, not when it was approved. For arrears too the month in which it should have begun.',
  'why.materials.class':
    'By what the paper says, not by who made it (Regulations on Cadre Dossiers, Art. 22). In doubt look at what lies in that class already; one paper has one class.',
  'why.materials.date':
    'When it was finally approved or sealed, as precise as the paper. Only a year: write the year and add nothing; it comes first in that year.',
  'why.materials.pages':
    'Sides that bear a page number; covers, backs and blank sides do not count. The scan may differ.',
  'why.start.profile':
    'State organisations keep formal dossiers and bar relatives absolutely. Private companies keep staff files; the formal dossier usually lies with a talent agency. Cannot be changed once there are keys.',
  'why.start.entity-code':
    'One for each legal entity; dossier numbers begin with it: LC-0001. Do not change it: old numbers would no longer match.',
  'why.start.custody':
    'One custodian is easy, but then one person opens everything. Two of three: one may travel, and none opens it alone. You may change it later.',
  'why.start.passphrase':
    'It is not a password for signing in: it is needed when the server restarts. Better on paper in a safe than remembered wrongly, but never on a computer. Nobody can recover it.',
  'why.office.rank':
    'The smaller, the higher: 1 heads the organisation. Approvals climb until the rank that the route asks for, and this says who is above whom.',
  'why.unit.since': 'As the paper says that founded it. Lists and figures of an earlier day do not show the unit.',
  'why.custodians.coming':
    'People of different departments who do not travel together and can come to the machine; nobody of IT. Each needs an account with a second factor first, or cannot take the share.',
  'why.custodians.threshold':
    'With 1, whoever gets hold of one share has everything. With 2 or more nobody opens it alone, but it stays locked while too many are away. Have at least one share more than that; the recovery card counts.',
  'why.custodians.card':
    'The last share when passphrases are forgotten; it lies in a safe. Without it a forgotten passphrase has no other remedy.',
  'why.custodians.code':
    'Whoever asked for the change issues it under “Keys and custodians” and hands it to you in person. It expires, takes one share once, and is not your passphrase.',
  'why.custodians.folder':
    'Best a disk of its own that is taken off and locked away. Nobody opens the copy without a passphrase, but beside the backups one theft takes both.',
  'why.unattended.reason':
    'Say why custodians cannot be waited for, such as “comes back by itself after a power cut at night”. The price: whoever administers the machine can open every dossier. Where somebody can be there within an hour, do not.',
  'why.returns.explanation':
    'Say who is missing, why and until when, such as “degrees of two newcomers wait for their schools, end of March”. The check of each table opens their names: mend what can be mended first.',
  'why.account.number':
    'What the person signs in with. IT sees this number and no name; it is not changed once it is active.',
}
