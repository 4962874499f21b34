import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const LIQUIDS_RECTAL_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_liquid', `
13668-574-08|lactulose|lactulose|10 g/15 mL|Oral Solution|391937|6218|Bowel||ANDA||||
0603-1542-58|potassium chloride|potassium chloride|20 mEq/15 mL (10%)|Oral Solution|312515|8591|Vitamin/mineral||ANDA||||
16714-358-01|levetiracetam|levetiracetam|100 mg/mL|Oral Solution|403884|114477|Mood/antiepileptic||ANDA||||
0527-5250-70|valproic acid|valproate|250 mg/5 mL|Oral Solution|1099687|40254|Mood/antiepileptic||ANDA||H||
0054-0404-44|morphine|morphine|100 mg/5 mL (20 mg/mL)|Oral Solution|892625|7052|Opioid|CII|NDA||||30 mL
0054-0390-41|oxycodone|oxycodone|5 mg/5 mL|Oral Solution|1049604|7804|Opioid|CII|ANDA||||
0054-3532-44|lorazepam|lorazepam|2 mg/mL|Oral Solution|311376|6470|Benzodiazepine/hypnotic|CIV|ANDA||R||30 mL
0536-0825-85|guaifenesin|guaifenesin|100 mg/5 mL|Oral Solution|310604|5032|Respiratory oral||OTC||||
50383-087-04|codeine-guaifenesin|codeine / guaifenesin|10 mg; 100 mg/5 mL|Oral Solution|995868|214442|Respiratory oral|CV|ANDA||||
0904-6844-70|dextromethorphan-guaifenesin|dextromethorphan / guaifenesin|10 mg; 100 mg/5 mL|Oral Solution|996520|214488|Respiratory oral||OTC||||
0904-6738-70|acetaminophen|acetaminophen|160 mg/5 mL|Oral Solution|307675|161|Non-opioid analgesic||OTC||||
60505-6162-5|memantine HCl|memantine|2 mg/mL|Oral Solution|996740|6719|Dementia||ANDA||||
65862-167-01|risperidone|risperidone|1 mg/mL|Oral Solution|199387|35636|Antipsychotic||ANDA||||
65162-698-90|gabapentin|gabapentin|250 mg/5 mL|Oral Solution|283523|25480|Mood/antiepileptic||ANDA||||
0904-0788-14|magnesium hydroxide|magnesium hydroxide|400 mg/5 mL|Oral Suspension|253017|6581|Bowel||OTC||||
0054-3542-58|megestrol|megestrol|40 mg/mL|Oral Suspension|860225|6703|Oncology/immuno||ANDA||H||
17856-0537-5|nystatin|nystatin|100,000 units/mL|Oral Suspension|312055|7597|Antiviral/antifungal||ANDA||||
51672-4069-1|phenytoin|phenytoin|125 mg/5 mL|Oral Suspension|1313112|8183|Mood/antiepileptic||ANDA||H||
65162-062-05|sucralfate|sucralfate|1 g/10 mL|Oral Suspension|313123|10156|PPI/H2||ANDA||||
0093-4177-73|cephalexin|cephalexin|250 mg/5 mL|Oral Suspension|309113|2231|Antibiotic||ANDA||R||
`),
  ...formularyTable('oral_powder', `
0904-6422-13|polyethylene glycol 3350|polyethylene glycol 3350|17 g/dose|Powder for Oral Solution|876193|221147|Bowel||OTC||||
`),
  ...formularyTable('rectal', `
0904-6981-12|bisacodyl|bisacodyl|10 mg|Rectal Suppository|198509|1596|Bowel||OTC||||
`),
];
