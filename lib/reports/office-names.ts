/** The files that an office hands in of a period, by the names that the command line gives them. */
export const OFFICE_FORMATS = [
  'bulletin.docx',
  'bulletin.md',
  'tickets.xlsx',
  'tickets.csv',
  'deadlines.ics',
  'figures.json',
] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];
