import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const DIGESTIVE_URINARY_RESPIRATORY_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0378-6688-77|pantoprazole DR|pantoprazole|20 mg|Delayed Release Oral Tablet|251872|40790|PPI/H2||ANDA|yellow|X||
0378-6689-10|pantoprazole DR|pantoprazole|40 mg|Delayed Release Oral Tablet|314200|40790|PPI/H2||ANDA|yellow|X||
0904-5684-61|omeprazole DR|omeprazole|20 mg|Delayed Release Oral Capsule|198051|7646|PPI/H2||ANDA|pink;brown|X||
0781-2234-01|omeprazole DR|omeprazole|40 mg|Delayed Release Oral Capsule|200329|7646|PPI/H2||ANDA|brown;white|X||
0378-8030-05|lansoprazole DR|lansoprazole|30 mg|Delayed Release Oral Capsule|311277|17128|PPI/H2||ANDA|pink|X||
0904-5780-17|famotidine|famotidine|20 mg|Oral Tablet|310273|4278|PPI/H2||ANDA|white|||
0172-5729-60|famotidine|famotidine|40 mg|Oral Tablet|284245|4278|PPI/H2||ANDA|brown|||
0093-2210-01|sucralfate|sucralfate|1000 mg|Oral Tablet|314234|10156|PPI/H2||ANDA|white|S||
0904-7889-59|docusate sodium|docusate|100 mg|Oral Capsule|1483571|82003|Bowel||OTC|orange|||
49483-080-00|sennosides|sennosides, USP|8.6 mg|Oral Tablet|763296|36387|Bowel||OTC|brown|||
0904-5643-60|sennosides-docusate sodium|docusate / sennosides, USP|50 mg; 8.6 mg|Oral Tablet|998740|1008340|Bowel||OTC|orange|||
0904-7927-17|bisacodyl DR|bisacodyl|5 mg|Delayed Release Oral Tablet|308753|1596|Bowel||OTC|orange|X||
0378-2100-01|loperamide|loperamide|2 mg|Oral Capsule|978006|6468|Bowel||ANDA|brown|||
65862-187-03|ondansetron|ondansetron|4 mg|Oral Tablet|198052|26225|Antiemetic/motility||ANDA|white|||
0378-7732-93|ondansetron|ondansetron|4 mg|Disintegrating Oral Tablet|104894|26225|Antiemetic/motility||ANDA|white|OX||
0093-2204-01|metoclopramide|metoclopramide|5 mg|Oral Tablet|311668|6915|Antiemetic/motility||ANDA|white|S||
57664-107-08|promethazine|promethazine|12.5 mg|Oral Tablet|992438|8745|Antiemetic/motility||ANDA|pink|S||
0456-1201-04|linaclotide|linaclotide|145 mcg|Oral Capsule|1307415|1307404|Bowel||NDA|white|GO|Linzess|
64764-240-10|lubiprostone|lubiprostone|24 mcg|Oral Capsule|617768|623033|Bowel||NDA|orange||Amitiza|
0378-0415-01|atropine-diphenoxylate|atropine / diphenoxylate|25 mcg; 2.5 mg|Oral Tablet|1190572|594040|Bowel|CV|ANDA|white|||
17714-041-01|calcium carbonate|calcium carbonate|500 mg|Chewable Tablet|308907|1897|Bone||OTC|white|||
0781-2076-01|tamsulosin HCl|tamsulosin|0.4 mg|Oral Capsule|863669|77492|Urology||ANDA|green;yellow|X||
0093-7355-05|finasteride|finasteride|5 mg|Oral Tablet|310346|25025|Urology||ANDA|blue|HX||
0173-0712-04|dutasteride|dutasteride|0.5 mg|Oral Capsule|352118|228790|Urology||NDA|yellow|HX|Avodart|
0904-2821-61|oxybutynin|oxybutynin|5 mg|Oral Tablet|863664|32675|Urology||ANDA|blue|S||
68084-480-01|oxybutynin ER|oxybutynin|5 mg|Extended Release Oral Tablet|863636|32675|Urology||ANDA|white|X||
0093-5207-01|oxybutynin ER|oxybutynin|10 mg|Extended Release Oral Tablet|863619|32675|Urology||ANDA|pink|X||
0378-3402-05|tolterodine ER|tolterodine|2 mg|Extended Release Oral Capsule|855182|119565|Urology||ANDA|green|X||
0378-3404-05|tolterodine ER|tolterodine|4 mg|Extended Release Oral Capsule|855189|119565|Urology||ANDA|blue|X||
0469-2601-30|mirabegron ER|mirabegron|25 mg|Extended Release Oral Tablet|1300797|1300786|Urology||NDA|brown|X|Myrbetriq|
0469-2602-30|mirabegron ER|mirabegron|50 mg|Extended Release Oral Tablet|1300803|1300786|Urology||NDA|yellow|X|Myrbetriq|
60505-3454-5|trospium|trospium|20 mg|Oral Tablet|857560|236778|Urology||ANDA|yellow|||
65162-572-10|bethanechol|bethanechol|10 mg|Oral Tablet|857321|19257|Urology||ANDA|white|S||
0093-7426-10|montelukast sodium|montelukast|10 mg|Oral Tablet|200224|88249|Respiratory oral||ANDA|brown|||
0904-5904-60|benzonatate|benzonatate|100 mg|Oral Capsule|197397|18993|Respiratory oral||ANDA|yellow|X||
0378-3637-01|cetirizine|cetirizine|10 mg|Oral Tablet|1014678|20610|Antihistamine||OTC|white|||
0378-8880-10|loratadine|loratadine|10 mg|Oral Tablet|311372|28889|Antihistamine||OTC|white|||
0378-0781-05|fexofenadine|fexofenadine|60 mg|Oral Tablet|997501|87636|Antihistamine||OTC|blue|||
`),
];
