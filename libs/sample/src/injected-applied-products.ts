import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const INJECTED_APPLIED_PRODUCTS: readonly Product[] = [
  ...formularyTable('insulin', `
0088-2220-33|insulin glargine|insulin glargine|100 units/mL|Injectable Solution|285018|274783|Insulin/GLP-1||BLA||RO|Lantus|10 mL
0088-2219-05|insulin glargine|insulin glargine|100 units/mL|Pen Injector|847232|274783|Insulin/GLP-1||BLA||RO|Lantus SoloStar|15 mL
0002-7510-01|insulin lispro|insulin lispro|100 units/mL|Injectable Solution|865098|86009|Insulin/GLP-1||BLA||RO|Humalog|10 mL
0002-8799-59|insulin lispro|insulin lispro|100 units/mL|Pen Injector|1652640|86009|Insulin/GLP-1||BLA||RO|Humalog KwikPen|15 mL
0169-7501-11|insulin aspart|insulin aspart, human|100 units/mL|Injectable Solution|351926|51428|Insulin/GLP-1||BLA||RO|NovoLog|10 mL
0169-6438-10|insulin detemir|insulin detemir|100 units/mL|Pen Injector|847241|139825|Insulin/GLP-1||BLA||RO|Levemir FlexTouch|15 mL
0002-8215-01|insulin regular, human|insulin, regular, human|100 units/mL|Injectable Solution|311036|253182|Insulin/GLP-1||BLA||RO|Humulin R|10 mL
0002-8715-01|insulin NPH-regular 70/30|insulin isophane / insulin, regular, human|70 units/mL; 30 units/mL|Injectable Suspension|106892|1008501|Insulin/GLP-1||BLA||RO|Humulin 70/30|10 mL
0002-8315-01|insulin NPH (isophane), human|insulin isophane|100 units/mL|Injectable Suspension|311026|1605101|Insulin/GLP-1||BLA||RO|Humulin N|10 mL
`),
  ...formularyTable('injectable', `
0517-0031-25|cyanocobalamin|vitamin B12|1000 mcg/mL|Injectable Solution|309594|11248|Vitamin/mineral||ANDA||||
0781-3224-64|enoxaparin|enoxaparin|40 mg/0.4 mL|Prefilled Syringe|854235|67108|Anticoagulant||ANDA||O||
0781-3133-63|enoxaparin|enoxaparin|30 mg/0.3 mL|Prefilled Syringe|854228|67108|Anticoagulant||ANDA||O||
`),
  ...formularyTable('patch', `
0378-9119-98|fentanyl|fentanyl|12 mcg/h|Transdermal System|577057|4337|Opioid|CII|ANDA||O||5 patch
0378-9121-98|fentanyl|fentanyl|25 mcg/h|Transdermal System|245134|4337|Opioid|CII|ANDA||O||5 patch
0378-9122-98|fentanyl|fentanyl|50 mcg/h|Transdermal System|245135|4337|Opioid|CII|ANDA||O||5 patch
0093-3656-40|buprenorphine|buprenorphine|5 mcg/h|Transdermal System|904880|1819|Opioid|CIII|ANDA||O||4 patch
0093-3657-40|buprenorphine|buprenorphine|10 mcg/h|Transdermal System|904870|1819|Opioid|CIII|ANDA||O||4 patch
0078-0501-15|rivastigmine|rivastigmine|4.6 mg/24h|Transdermal System|751302|183379|Dementia||NDA||O|Exelon Patch|30 patch
0078-0502-15|rivastigmine|rivastigmine|9.5 mg/24h|Transdermal System|725105|183379|Dementia||NDA||O|Exelon Patch|30 patch
0591-3508-04|clonidine|clonidine|0.1 mg/24h|Transdermal System|998671|2599|Alpha agonist/blocker||ANDA||O||4 patch
0591-3509-04|clonidine|clonidine|0.2 mg/24h|Transdermal System|998675|2599|Alpha agonist/blocker||ANDA||O||4 patch
0378-9104-93|nitroglycerin|nitroglycerin|0.2 mg/h|Transdermal System|486148|4917|Vasodilator/antianginal||ANDA||O||30 patch
0378-9112-93|nitroglycerin|nitroglycerin|0.4 mg/h|Transdermal System|486152|4917|Vasodilator/antianginal||ANDA||O||30 patch
0591-3525-30|lidocaine|lidocaine|5%|Medicated Patch|1745091|6387|Non-opioid analgesic||ANDA||O||30 patch
`),
  ...formularyTable('topical', `
65162-833-66|diclofenac|diclofenac|1%|Topical Gel|855633|3355|Non-opioid analgesic||ANDA||||
67877-251-15|triamcinolone|triamcinolone|0.1%|Topical Cream|1014314|10759|Topical||ANDA||||
13668-595-01|nystatin|nystatin|100,000 units/g|Topical Cream|543546|7597|Antiviral/antifungal||ANDA||||
0904-7623-31|hydrocortisone|hydrocortisone|1%|Topical Cream|106258|5492|Steroid||OTC||||
0536-5700-25|zinc oxide|zinc oxide|20%|Topical Ointment|198911|11423|Topical||OTC||||
0904-7822-31|clotrimazole|clotrimazole|1%|Topical Cream|309367|2623|Topical||OTC||||
67877-124-05|silver sulfadiazine|silver sulfadiazine|1%|Topical Cream|106351|9793|Topical||ANDA||||
0093-1010-42|mupirocin|mupirocin|2%|Topical Ointment|106346|42372|Topical||ANDA||||
`),
];
