/** The workbook from which papers of many people are entered. */
export const workbooks = {
  'materials.workbook': 'Enter from Excel',
  'materials.workbook.sub':
    'One .xlsx with the papers of many people: a paper a row, people known by dossier number, staff number, ID number or name. It is checked first; nothing is filed before you say so.',
  'materials.workbook.send': 'Choose a workbook',
  'materials.workbook.another': 'Another workbook',
  'materials.workbook.file': 'Workbook',
  'materials.workbook.file-help':
    '.xlsx, at most {size}, {rows} rows and {columns} columns. Columns may have any names; you match them next.',
  'materials.workbook.read': 'Read',
  'materials.workbook.template': 'Download a blank table',
  'materials.workbook.template.name': 'Catalogue of materials',
  'materials.workbook.rows': '{count} {count|row|rows}',
  'materials.workbook.sheet': 'The workbook has {count} sheets; which one first',
  'materials.workbook.sheet-of': '{name} ({count} {count|row|rows})',
  'materials.workbook.sheet-hidden': '{name} ({count} {count|row|rows}, a hidden sheet)',
  'materials.workbook.hidden': '{count} {count|row is|rows are} hidden or filtered out; read them?',
  'materials.workbook.hidden-leave': 'Leave them out',
  'materials.workbook.hidden-take': 'Read them too',
  'materials.workbook.namesakes': '{count} people are called {name}; which one does the table mean',
  'materials.workbook.head': 'Row with the names of the columns',
  'materials.workbook.head-help': 'The lower one where they take two rows; 0 where there are none.',
  'materials.workbook.columns': 'What the columns are',
  'materials.workbook.heading': 'Column in the table',
  'materials.workbook.no-heading': 'Column {at}',
  'materials.workbook.says': 'First rows say',
  'materials.workbook.means': 'Stands for',
  'materials.workbook.unread': 'Not read',
  'materials.workbook.date': 'Date (or its year)',
  'materials.workbook.look': 'Check it like this',
  'materials.workbook.discard': 'Put this workbook away',
  'materials.workbook.columns-missing':
    'At least the title and one column that tells people are needed: dossier number, staff number, ID number or name.',
  'materials.workbook.found': '{count} {count|paper|papers} of {people} {people|person|people} can be filed',
  'materials.workbook.enter': 'File {count} {count|paper|papers}',
  'materials.workbook.done': '{count} {count|paper|papers} of this sheet are filed.',
  'materials.workbook.wrong': '{count} {count|row has a fault and is|rows have faults and are} not filed',
  'materials.workbook.mend': 'Mend them in a grid ({count} {count|row|rows})',
  'materials.workbook.twins': '{count} {count|double|doubles}',
  'materials.workbook.twins-take': 'File the {count} {count|double|doubles} too',
  'materials.workbook.twins-help':
    'The same class, title, date and pages make a double; doubles are left out unless you say otherwise.',
  'materials.workbook.twin.standing': 'Stands in the catalogue already',
  'materials.workbook.twin.above': 'The same as a row above',
  'materials.workbook.row': 'Row',
  'materials.workbook.why': 'Reason',
  'materials.workbook.more':
    '{count} more {count|row is|rows are} not listed. Mend these first, or mend them in Excel and read it again: what is filed is recognised and not filed twice.',
  'materials.column.staff': 'Staff number',
  'materials.column.idNumber': 'ID number',
  'materials.cell.person-missing': 'Does not say whose it is',
  'materials.cell.october': 'Stored as a number: January or October? Format the cell as text and type it again',
  'materials.cell.digits-lost':
    'Stored as a number, its last digits are lost; format the column as text and type it again',
  'notice.workbook.discarded': 'Put away; what was not filed stays unfiled',
  'refusal.workbook.none': 'No file was chosen.',
  'refusal.workbook.not-text':
    'This is neither text in UTF-8, UTF-16 or GB 18030 nor an .xlsx. Save it as .xlsx in Excel and send it again.',
  'refusal.workbook.not-one':
    'This is no .xlsx workbook, and nothing was read. Open a CSV or another table in Excel or WPS, save it as .xlsx and come again.',
  'refusal.workbook.binary':
    'This is a binary workbook (.xls, .et, .xlsb), which cannot be read. Open it in Excel or WPS, save it as .xlsx and come again.',
  'refusal.workbook.macros':
    'The workbook holds macros, so it was not read. Save it as .xlsx without macros and come again.',
  'refusal.workbook.password':
    'The workbook has a password and cannot be read. Open it, take the password off, save it and come again.',
  'refusal.workbook.broken':
    'The workbook is damaged and cannot be read. Open it in Excel or WPS, save a copy as .xlsx and come again.',
  'refusal.workbook.empty': 'The workbook is empty.',
  'refusal.workbook.too-large': 'The workbook is larger than {size}; nothing was read. Split it and come again.',
  'refusal.workbook.too-long': 'A sheet has more than {rows} rows; nothing was read. Split it and come again.',
  'refusal.workbook.too-wide':
    'A sheet has more than {columns} columns; nothing was read. Delete those that are not needed and come again.',
  'refusal.workbook.cell-too-long':
    'A cell has more than {cell} characters; nothing was read. Most likely a quotation mark before it has no partner, so that all that follows went into this cell: mend it and come again.',
  'refusal.workbook.too-much':
    'The workbook is too large once unpacked. Keep the one sheet that is needed, save a copy and come again.',
  'refusal.workbook.gone':
    'The workbook of this page is no longer at hand; nothing was filed. What is at hand stands below; otherwise choose it again: what is filed is recognised.',
  'refusal.workbook.hidden-open': 'Say first whether hidden rows are read.',
} as const
