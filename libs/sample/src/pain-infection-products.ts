import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const PAIN_INFECTION_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0904-1982-51|acetaminophen|acetaminophen|325 mg|Oral Tablet|209375|161|Non-opioid analgesic||OTC|white|||
0904-1988-59|acetaminophen|acetaminophen|500 mg|Oral Tablet|209443|161|Non-opioid analgesic||OTC|white|||
0603-3890-21|acetaminophen-hydrocodone|acetaminophen / hydrocodone|325 mg; 5 mg|Oral Tablet|857002|214182|Opioid|CII|ANDA|white|S||
0603-4998-21|acetaminophen-oxycodone|acetaminophen / oxycodone|325 mg; 5 mg|Oral Tablet|1049221|214183|Opioid|CII|ANDA|white|S||
0093-0150-01|acetaminophen-codeine|acetaminophen / codeine|300 mg; 30 mg|Oral Tablet|993781|817579|Opioid|CIII|ANDA|white|||
0406-0552-01|oxycodone|oxycodone|5 mg|Oral Tablet|1049621|7804|Opioid|CII|ANDA|white|S||
57664-370-88|oxycodone|oxycodone|10 mg|Oral Tablet|1049683|7804|Opioid|CII|ANDA|pink|S||
0527-1353-01|hydromorphone|hydromorphone|2 mg|Oral Tablet|897696|3423|Opioid|CII|ANDA|white|||
0406-8315-01|morphine ER|morphine|15 mg|Extended Release Oral Tablet|891881|7052|Opioid|CII|ANDA|blue|X||
0406-8330-01|morphine ER|morphine|30 mg|Extended Release Oral Tablet|891888|7052|Opioid|CII|ANDA|purple|X||
0054-0235-24|morphine|morphine|15 mg|Oral Tablet|892582|7052|Opioid|CII|ANDA|white|S||
0054-4218-25|methadone|methadone|5 mg|Oral Tablet|864720|6813|Opioid|CII|ANDA|white|S||
0378-4151-01|tramadol|tramadol|50 mg|Oral Tablet|835603|10689|Opioid|CIV|ANDA|white|||
59011-410-10|oxycodone ER|oxycodone|10 mg|Extended Release Oral Tablet|1049504|7804|Opioid|CII|NDA|white|X|OxyContin|
29300-124-01|meloxicam|meloxicam|7.5 mg|Oral Tablet|311486|41493|Non-opioid analgesic||ANDA|yellow|||
29300-125-01|meloxicam|meloxicam|15 mg|Oral Tablet|152695|41493|Non-opioid analgesic||ANDA|yellow|||
0904-5853-40|ibuprofen|ibuprofen|400 mg|Oral Tablet|197805|5640|Non-opioid analgesic||ANDA|white|||
0904-5854-40|ibuprofen|ibuprofen|600 mg|Oral Tablet|197806|5640|Non-opioid analgesic||ANDA|white|||
65862-520-01|naproxen|naproxen|250 mg|Oral Tablet|198013|7258|Non-opioid analgesic||ANDA|yellow|||
0025-1520-31|celecoxib|celecoxib|100 mg|Oral Capsule|213468|140587|Non-opioid analgesic||NDA|white||Celebrex|
0378-0137-01|allopurinol|allopurinol|100 mg|Oral Tablet|197319|519|Gout||ANDA|white|S||
0378-0181-01|allopurinol|allopurinol|300 mg|Oral Tablet|197320|519|Gout||ANDA|white|S||
64764-119-01|colchicine|colchicine|0.6 mg|Oral Tablet|858071|2683|Gout||NDA|purple|SH|Colcrys|
64764-918-11|febuxostat|febuxostat|40 mg|Oral Tablet|834239|73689|Gout||NDA|green||Uloric|
0093-3109-05|amoxicillin|amoxicillin|500 mg|Oral Capsule|308191|723|Antibiotic||ANDA|brown|||
0093-2275-34|amoxicillin-clavulanate|amoxicillin / clavulanate|875 mg; 125 mg|Oral Tablet|562508|19711|Antibiotic||ANDA|white|||
0781-1496-68|azithromycin|azithromycin|250 mg|Oral Tablet|749783|18631|Antibiotic||ANDA|white|||
0093-3147-01|cephalexin|cephalexin|500 mg|Oral Capsule|309114|2231|Antibiotic||ANDA|orange|||
16714-400-01|cefuroxime|cefuroxime|250 mg|Oral Tablet|309097|2194|Antibiotic||ANDA|white|||
0143-9927-01|ciprofloxacin|ciprofloxacin|250 mg|Oral Tablet|197511|2551|Antibiotic||ANDA|white|||
0378-7098-01|ciprofloxacin|ciprofloxacin|500 mg|Oral Tablet|309309|2551|Antibiotic||ANDA|white|||
0781-5791-01|levofloxacin|levofloxacin|500 mg|Oral Tablet|199885|82122|Antibiotic||ANDA|orange|||
0781-5792-01|levofloxacin|levofloxacin|750 mg|Oral Tablet|311296|82122|Antibiotic||ANDA|yellow|||
0143-3142-05|doxycycline|doxycycline|100 mg|Oral Capsule|1649988|3640|Antibiotic||ANDA|blue|||
68084-078-01|nitrofurantoin|nitrofurantoin|100 mg|Oral Capsule|1648759|7454|Antibiotic||ANDA|yellow|||
65862-420-01|sulfamethoxazole-trimethoprim|sulfamethoxazole / trimethoprim|800 mg; 160 mg|Oral Tablet|198335|10831|Antibiotic||ANDA|white|S||
65862-186-01|clindamycin|clindamycin|300 mg|Oral Capsule|284215|2582|Antibiotic||ANDA|blue|||
50111-334-01|metronidazole|metronidazole|500 mg|Oral Tablet|311681|6922|Antibiotic||ANDA|white|||
17478-741-02|vancomycin|vancomycin|125 mg|Oral Capsule|313570|11124|Antibiotic||ANDA|blue;brown|||
0378-4275-77|valacyclovir|valacyclovir|500 mg|Oral Tablet|313565|73645|Antiviral/antifungal||ANDA|white|||
0004-0802-85|oseltamivir|oseltamivir|30 mg|Oral Capsule|728111|260101|Antiviral/antifungal||NDA|yellow||Tamiflu|
0004-0800-07|oseltamivir|oseltamivir|75 mg|Oral Capsule|261315|260101|Antiviral/antifungal||NDA|gray;yellow||Tamiflu|
16714-691-01|fluconazole|fluconazole|100 mg|Oral Tablet|197698|4450|Antiviral/antifungal||ANDA|pink|H||
0378-0373-01|hydroxychloroquine|hydroxychloroquine|200 mg|Oral Tablet|979092|5521|Antiviral/antifungal||ANDA|white|||
0054-4550-15|methotrexate|methotrexate|2.5 mg|Oral Tablet|105585|6851|Oncology/immuno||ANDA|yellow|HX||
43199-020-01|methenamine|methenamine|1000 mg|Oral Tablet|992150|6832|Urology||ANDA|white|||
0093-7536-56|anastrozole|anastrozole|1 mg|Oral Tablet|199224|84857|Oncology/immuno||ANDA|white|HX||
0093-7620-56|letrozole|letrozole|2.5 mg|Oral Tablet|200064|72965|Oncology/immuno||ANDA|yellow|HX||
0378-0274-93|tamoxifen|tamoxifen|20 mg|Oral Tablet|313195|10324|Oncology/immuno||ANDA|white|HX||
`),
];
