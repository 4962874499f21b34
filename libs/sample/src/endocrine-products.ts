import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const ENDOCRINE_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0378-7185-05|metformin HCl|metformin|500 mg|Oral Tablet|861007|6809|Oral antidiabetic||ANDA|white|||
0378-7186-05|metformin HCl|metformin|850 mg|Oral Tablet|861010|6809|Oral antidiabetic||ANDA|white|||
0378-7187-05|metformin HCl|metformin|1000 mg|Oral Tablet|861004|6809|Oral antidiabetic||ANDA|white|||
0093-7267-01|metformin HCl ER|metformin|500 mg|Extended Release Oral Tablet|860975|6809|Oral antidiabetic||ANDA|white|X||
0378-1105-01|glipizide|glipizide|5 mg|Oral Tablet|310490|4821|Oral antidiabetic||ANDA|white|S||
0378-1110-01|glipizide|glipizide|10 mg|Oral Tablet|310488|4821|Oral antidiabetic||ANDA|white|S||
65862-579-01|glimepiride|glimepiride|1 mg|Oral Tablet|199245|25789|Oral antidiabetic||ANDA|pink|S||
0093-7255-01|glimepiride|glimepiride|2 mg|Oral Tablet|199246|25789|Oral antidiabetic||ANDA|green|S||
0781-5420-10|pioglitazone|pioglitazone|15 mg|Oral Tablet|317573|33738|Oral antidiabetic||ANDA|white|||
0597-0152-07|empagliflozin|empagliflozin|10 mg|Oral Tablet|1545664|1545653|Oral antidiabetic||NDA|||Jardiance|
0597-0153-07|empagliflozin|empagliflozin|25 mg|Oral Tablet|1545668|1545653|Oral antidiabetic||NDA|||Jardiance|
0006-0221-28|sitagliptin|sitagliptin|25 mg|Oral Tablet|665040|593411|Oral antidiabetic||NDA|pink||Januvia|
0006-0112-28|sitagliptin|sitagliptin|50 mg|Oral Tablet|665044|593411|Oral antidiabetic||NDA|brown||Januvia|
0006-0277-02|sitagliptin|sitagliptin|100 mg|Oral Tablet|665036|593411|Oral antidiabetic||NDA|brown||Januvia|
0597-0140-30|linagliptin|linagliptin|5 mg|Oral Tablet|1100706|1100699|Oral antidiabetic||NDA|red||Tradjenta|
0378-1800-10|levothyroxine sodium|levothyroxine|25 mcg|Oral Tablet|966220|10582|Thyroid||ANDA|orange|S||
0378-1803-10|levothyroxine sodium|levothyroxine|50 mcg|Oral Tablet|966221|10582|Thyroid||ANDA|white|S||
0378-1805-10|levothyroxine sodium|levothyroxine|75 mcg|Oral Tablet|966222|10582|Thyroid||ANDA|purple|S||
0378-1807-10|levothyroxine sodium|levothyroxine|88 mcg|Oral Tablet|966253|10582|Thyroid||ANDA|green|S||
0378-1809-10|levothyroxine sodium|levothyroxine|100 mcg|Oral Tablet|892246|10582|Thyroid||ANDA|yellow|S||
0378-1811-10|levothyroxine sodium|levothyroxine|112 mcg|Oral Tablet|966248|10582|Thyroid||ANDA|red|S||
0378-1813-10|levothyroxine sodium|levothyroxine|125 mcg|Oral Tablet|966224|10582|Thyroid||ANDA|gray|S||
0378-1823-10|levothyroxine sodium|levothyroxine|137 mcg|Oral Tablet|966270|10582|Thyroid||ANDA|turquoise|S||
23155-070-01|methimazole|methimazole|5 mg|Oral Tablet|197942|6835|Thyroid||ANDA|white|S||
0054-4741-25|prednisone|prednisone|1 mg|Oral Tablet|198144|8640|Steroid||ANDA|white|S||
0054-4742-25|prednisone|prednisone|2.5 mg|Oral Tablet|198146|8640|Steroid||ANDA|white|S||
0054-4728-25|prednisone|prednisone|5 mg|Oral Tablet|312617|8640|Steroid||ANDA|white|S||
0054-0017-20|prednisone|prednisone|10 mg|Oral Tablet|198145|8640|Steroid||ANDA|white|S||
0054-0018-20|prednisone|prednisone|20 mg|Oral Tablet|312615|8640|Steroid||ANDA|white|S||
0054-4184-25|dexamethasone|dexamethasone|4 mg|Oral Tablet|197582|3264|Steroid||ANDA|green|S||
50268-330-15|fludrocortisone|fludrocortisone|0.1 mg|Oral Tablet|313979|4452|Steroid||ANDA|white|S||
65862-329-04|alendronate sodium|alendronate|70 mg|Oral Tablet|904431|46041|Bone||ANDA|white|X||
0093-7290-01|raloxifene|raloxifene|60 mg|Oral Tablet|1490065|72143|Bone||ANDA||HX||
55154-1458-0|calcium carbonate-cholecalciferol|calcium carbonate / cholecalciferol|500 mg; 200 units|Oral Tablet|809536|608343|Bone||OTC|gray|||
49884-867-01|dronabinol|dronabinol|2.5 mg|Oral Capsule|197635|10402|Hormone|CIII|ANDA|white|R||
0054-0007-13|calcitriol|calcitriol|0.25 mcg|Oral Capsule|308867|1894|Vitamin/mineral||ANDA|yellow|||
0781-2081-02|calcium acetate|calcium acetate|667 mg|Oral Capsule|359296|214342|Vitamin/mineral||ANDA|white;blue|||
58468-0021-1|sevelamer|sevelamer|800 mg|Oral Tablet|857226|214824|Vitamin/mineral||NDA|white|G|Renagel|
60429-245-12|ergocalciferol|ergocalciferol|1.25 mg|Oral Capsule|1367410|4018|Vitamin/mineral||ANDA|green|||
0603-3162-21|folic acid|folic acid|1 mg|Oral Tablet|310410|4511|Vitamin/mineral||ANDA|yellow|||
54738-963-01|ferrous sulfate|ferrous sulfate|325 mg|Oral Tablet|310325|24947|Vitamin/mineral||OTC|red|||
52682-206-04|sodium bicarbonate|sodium bicarbonate|650 mg|Oral Tablet|198861|36676|Vitamin/mineral||OTC|white|||
10135-583-62|magnesium oxide|magnesium oxide|400 mg|Oral Tablet|198741|6582|Vitamin/mineral||OTC||||
0781-1526-01|potassium chloride ER|potassium chloride|10 mEq|Extended Release Oral Tablet|628953|8591|Vitamin/mineral||ANDA|white|X||
68382-398-01|potassium chloride ER|potassium chloride|20 mEq|Extended Release Oral Tablet|198116|8591|Vitamin/mineral||ANDA|white|X||
55513-073-30|cinacalcet|cinacalcet|30 mg|Oral Tablet|656137|407990|Vitamin/mineral||NDA|green||Sensipar|
`),
];
