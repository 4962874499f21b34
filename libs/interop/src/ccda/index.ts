export { decodeXml } from './decode-xml.js';
export { amountText } from './read-amount.js';
export { timeText } from './read-times.js';
export { readCcda } from './read-ccda.js';
export { XML_REFUSALS, XmlRefusal } from './xml-refusal.js';
export type { CcdaAllergy, CcdaAmount, CcdaIngredient, CcdaList, CcdaMedication, CcdaNoneKnown, CcdaPlace, CcdaReaction, CcdaTime, NotUnderstood } from './ccda-list.js';
