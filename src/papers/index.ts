export { judgePhoto, photoChecks, type PhotoCheck, type PhotoFault, type PhotoNeed } from './judge-photo.ts'
export { checksOf, sayFault } from './photo-words.ts'
export { keepPaper, keepPapers, mimeOf, openPaper, photoToPrint, papersOf, type Given } from './keep.ts'
export { refuse as refusePaper, sayings } from './refusals.ts'
