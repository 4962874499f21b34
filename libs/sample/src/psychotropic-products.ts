import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const PSYCHOTROPIC_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0143-9656-05|sertraline HCl|sertraline|25 mg|Oral Tablet|312940|36437|Antidepressant||ANDA|green|S||
0143-9655-05|sertraline HCl|sertraline|50 mg|Oral Tablet|312941|36437|Antidepressant||ANDA|blue|S||
0143-9654-05|sertraline HCl|sertraline|100 mg|Oral Tablet|312938|36437|Antidepressant||ANDA|yellow|S||
0378-6231-01|citalopram hydrobromide|citalopram|10 mg|Oral Tablet|283672|2556|Antidepressant||ANDA|orange|S||
0378-6232-01|citalopram hydrobromide|citalopram|20 mg|Oral Tablet|200371|2556|Antidepressant||ANDA|pink|S||
0093-5850-01|escitalopram oxalate|escitalopram|5 mg|Oral Tablet|351249|321988|Antidepressant||ANDA|white|S||
0093-5851-01|escitalopram oxalate|escitalopram|10 mg|Oral Tablet|349332|321988|Antidepressant||ANDA|white|S||
0093-5852-01|escitalopram oxalate|escitalopram|20 mg|Oral Tablet|351250|321988|Antidepressant||ANDA|white|S||
65862-001-01|mirtazapine|mirtazapine|7.5 mg|Oral Tablet|476809|15996|Antidepressant||ANDA|white|S||
0378-3515-01|mirtazapine|mirtazapine|15 mg|Oral Tablet|311725|15996|Antidepressant||ANDA|brown|S||
0378-3530-01|mirtazapine|mirtazapine|30 mg|Oral Tablet|314111|15996|Antidepressant||ANDA|brown|S||
13668-330-01|trazodone|trazodone|50 mg|Oral Tablet|856377|10737|Antidepressant||ANDA|white|S||
13668-331-01|trazodone|trazodone|100 mg|Oral Tablet|856373|10737|Antidepressant||ANDA|white|S||
13668-109-01|duloxetine DR|duloxetine|20 mg|Delayed Release Oral Capsule|596926|72625|Antidepressant||ANDA|blue|X||
13668-110-01|duloxetine DR|duloxetine|30 mg|Delayed Release Oral Capsule|596930|72625|Antidepressant||ANDA|blue|X||
13668-111-01|duloxetine DR|duloxetine|60 mg|Delayed Release Oral Capsule|596934|72625|Antidepressant||ANDA|blue|X||
0093-7384-05|venlafaxine ER|venlafaxine|37.5 mg|Extended Release Oral Capsule|313583|39786|Antidepressant||ANDA|gray;brown|X||
0093-7385-05|venlafaxine ER|venlafaxine|75 mg|Extended Release Oral Capsule|313585|39786|Antidepressant||ANDA|brown|X||
0591-3331-05|bupropion ER|bupropion|150 mg|Extended Release Oral Tablet|993541|42347|Antidepressant||ANDA|white|X||
0781-2823-01|fluoxetine|fluoxetine|10 mg|Oral Capsule|310384|4493|Antidepressant||ANDA|white|||
0781-2822-01|fluoxetine|fluoxetine|20 mg|Oral Capsule|310385|4493|Antidepressant||ANDA|white|||
0093-0810-01|nortriptyline|nortriptyline|10 mg|Oral Capsule|198045|7531|Antidepressant||ANDA|white;orange|||
0093-2063-01|quetiapine fumarate|quetiapine|25 mg|Oral Tablet|312744|51272|Antipsychotic||ANDA|orange|||
0093-8166-01|quetiapine fumarate|quetiapine|50 mg|Oral Tablet|616487|51272|Antipsychotic||ANDA|white|||
0093-8162-01|quetiapine fumarate|quetiapine|100 mg|Oral Tablet|312743|51272|Antipsychotic||ANDA|orange|||
13668-035-01|risperidone|risperidone|0.25 mg|Oral Tablet|312828|35636|Antipsychotic||ANDA|yellow|S||
0378-3505-91|risperidone|risperidone|0.5 mg|Oral Tablet|312829|35636|Antipsychotic||ANDA|white|S||
0378-3511-05|risperidone|risperidone|1 mg|Oral Tablet|312830|35636|Antipsychotic||ANDA|white|S||
60505-3110-0|olanzapine|olanzapine|2.5 mg|Oral Tablet|200034|61381|Antipsychotic||ANDA|white|||
60505-3111-0|olanzapine|olanzapine|5 mg|Oral Tablet|312078|61381|Antipsychotic||ANDA|white|||
59148-006-13|aripiprazole|aripiprazole|2 mg|Oral Tablet|615172|89013|Antipsychotic||NDA|green||Abilify|
59148-007-13|aripiprazole|aripiprazole|5 mg|Oral Tablet|404602|89013|Antipsychotic||NDA|blue||Abilify|
0378-0351-01|haloperidol|haloperidol|0.5 mg|Oral Tablet|310670|5093|Antipsychotic||ANDA|orange|S||
63090-340-30|pimavanserin|pimavanserin|34 mg|Oral Capsule|2049278|1791685|Antipsychotic||NDA|||Nuplazid|
0378-1140-01|buspirone|buspirone|5 mg|Oral Tablet|866094|1827|Benzodiazepine/hypnotic||ANDA|white|S||
0378-1150-01|buspirone|buspirone|10 mg|Oral Tablet|866083|1827|Benzodiazepine/hypnotic||ANDA|white|S||
0093-5061-01|hydroxyzine|hydroxyzine|25 mg|Oral Tablet|995258|5553|Benzodiazepine/hypnotic||ANDA|white|||
0591-0240-01|lorazepam|lorazepam|0.5 mg|Oral Tablet|197900|6470|Benzodiazepine/hypnotic|CIV|ANDA|white|S||
0591-0241-01|lorazepam|lorazepam|1 mg|Oral Tablet|197901|6470|Benzodiazepine/hypnotic|CIV|ANDA|white|S||
0378-4001-05|alprazolam|alprazolam|0.25 mg|Oral Tablet|308047|596|Benzodiazepine/hypnotic|CIV|ANDA|white|S||
0378-4003-05|alprazolam|alprazolam|0.5 mg|Oral Tablet|308048|596|Benzodiazepine/hypnotic|CIV|ANDA|pink|S||
0093-0832-01|clonazepam|clonazepam|0.5 mg|Oral Tablet|197527|2598|Benzodiazepine/hypnotic|CIV|ANDA|yellow|SH||
0378-3110-01|temazepam|temazepam|7.5 mg|Oral Capsule|198243|10355|Benzodiazepine/hypnotic|CIV|ANDA|orange;white|H||
0378-4010-01|temazepam|temazepam|15 mg|Oral Capsule|198241|10355|Benzodiazepine/hypnotic|CIV|ANDA|orange|H||
0093-0073-01|zolpidem|zolpidem|5 mg|Oral Tablet|854876|39993|Benzodiazepine/hypnotic|CIV|ANDA|pink|||
0006-0033-13|suvorexant|suvorexant|10 mg|Oral Tablet|1547110|1547099|Benzodiazepine/hypnotic|CIV|NDA|||Belsomra|
64764-805-10|ramelteon|ramelteon|8 mg|Oral Tablet|603162|596205|Benzodiazepine/hypnotic||NDA|orange||Rozerem|
0054-2526-25|lithium carbonate|lithium carbonate|150 mg|Oral Capsule|311355|42351|Mood/antiepileptic||ANDA|white|||
0054-2527-25|lithium carbonate|lithium carbonate|300 mg|Oral Capsule|197889|42351|Mood/antiepileptic||ANDA|white|||
29300-139-01|divalproex sodium DR|valproate|250 mg|Delayed Release Oral Tablet|1099678|40254|Mood/antiepileptic||ANDA|pink|HX||
29300-140-01|divalproex sodium DR|valproate|500 mg|Delayed Release Oral Tablet|1099870|40254|Mood/antiepileptic||ANDA|pink|HX||
68382-106-01|divalproex sodium sprinkle|valproate|125 mg|Delayed Release Oral Capsule|1099596|40254|Mood/antiepileptic||ANDA|blue;white|HX||
`),
];
