import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const NEUROLOGY_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0781-5274-01|donepezil HCl|donepezil|5 mg|Oral Tablet|997229|135447|Dementia||ANDA|white|||
0781-5275-01|donepezil HCl|donepezil|10 mg|Oral Tablet|997223|135447|Dementia||ANDA|yellow|||
0456-3200-14|memantine HCl|memantine|5 mg|Oral Tablet|996634|6719|Dementia||NDA|brown||Namenda|
0456-3210-60|memantine HCl|memantine|10 mg|Oral Tablet|996563|6719|Dementia||NDA|gray||Namenda|
65862-458-19|galantamine|galantamine|4 mg|Oral Tablet|310436|4637|Dementia||ANDA|white|||
65862-459-60|galantamine|galantamine|8 mg|Oral Tablet|310437|4637|Dementia||ANDA|pink|||
0378-0078-01|carbidopa-levodopa|carbidopa / levodopa|10 mg; 100 mg|Oral Tablet|197443|103990|Parkinson||ANDA|blue|S||
0378-0085-01|carbidopa-levodopa|carbidopa / levodopa|25 mg; 100 mg|Oral Tablet|197444|103990|Parkinson||ANDA|yellow|S||
0378-1133-01|carbidopa-levodopa|carbidopa / levodopa|25 mg; 250 mg|Oral Tablet|197445|103990|Parkinson||ANDA|blue|S||
0378-0088-01|carbidopa-levodopa ER|carbidopa / levodopa|25 mg; 100 mg|Extended Release Oral Tablet|308988|103990|Parkinson||ANDA|purple|X||
0378-0094-01|carbidopa-levodopa ER|carbidopa / levodopa|50 mg; 200 mg|Extended Release Oral Tablet|308989|103990|Parkinson||ANDA|purple|X||
65862-604-78|pramipexole|pramipexole|0.125 mg|Oral Tablet|859033|746741|Parkinson||ANDA|white|S||
65862-605-78|pramipexole|pramipexole|0.25 mg|Oral Tablet|859040|746741|Parkinson||ANDA|white|S||
0378-5550-01|ropinirole|ropinirole|0.5 mg|Oral Tablet|312846|72302|Parkinson||ANDA|yellow|||
0378-5501-01|ropinirole|ropinirole|1 mg|Oral Tablet|314208|72302|Parkinson||ANDA|green|||
0378-9080-01|entacapone|entacapone|200 mg|Oral Tablet|317094|60307|Parkinson||ANDA|brown|||
0527-1704-01|amantadine|amantadine|100 mg|Oral Capsule|849389|620|Parkinson||ANDA|yellow|||
68546-229-56|rasagiline|rasagiline|1 mg|Oral Tablet|637185|134748|Parkinson||NDA|white|H|Azilect|
0378-5613-05|levetiracetam|levetiracetam|250 mg|Oral Tablet|311288|114477|Mood/antiepileptic||ANDA|white|S||
0378-5615-05|levetiracetam|levetiracetam|500 mg|Oral Tablet|311289|114477|Mood/antiepileptic||ANDA|white|S||
0378-5617-05|levetiracetam|levetiracetam|750 mg|Oral Tablet|311290|114477|Mood/antiepileptic||ANDA|white|S||
13668-045-01|lamotrigine|lamotrigine|25 mg|Oral Tablet|282401|28439|Mood/antiepileptic||ANDA|white|S||
13668-047-01|lamotrigine|lamotrigine|100 mg|Oral Tablet|198427|28439|Mood/antiepileptic||ANDA|white|S||
60505-0112-1|gabapentin|gabapentin|100 mg|Oral Capsule|310430|25480|Mood/antiepileptic||ANDA|white|||
60505-0113-1|gabapentin|gabapentin|300 mg|Oral Capsule|310431|25480|Mood/antiepileptic||ANDA|white;yellow|||
60505-0114-1|gabapentin|gabapentin|400 mg|Oral Capsule|310432|25480|Mood/antiepileptic||ANDA|white;orange|||
0071-1012-68|pregabalin|pregabalin|25 mg|Oral Capsule|607026|187832|Mood/antiepileptic|CV|NDA|white||Lyrica|
0071-1013-41|pregabalin|pregabalin|50 mg|Oral Capsule|607033|187832|Mood/antiepileptic|CV|NDA|white||Lyrica|
0071-1014-41|pregabalin|pregabalin|75 mg|Oral Capsule|607038|187832|Mood/antiepileptic|CV|NDA|white;orange||Lyrica|
0131-2470-99|lacosamide|lacosamide|50 mg|Oral Tablet|881272|623400|Mood/antiepileptic|CV|NDA|yellow||Vimpat|
0131-2478-35|lacosamide|lacosamide|100 mg|Oral Tablet|809990|623400|Mood/antiepileptic|CV|NDA|yellow||Vimpat|
0378-1560-01|phenytoin ER|phenytoin|100 mg|Extended Release Oral Capsule|855671|8183|Mood/antiepileptic||ANDA|purple;white|HX||
0904-5559-60|primidone|primidone|50 mg|Oral Tablet|198150|8691|Mood/antiepileptic||ANDA|white|S||
65862-171-60|topiramate|topiramate|25 mg|Oral Tablet|199888|38404|Mood/antiepileptic||ANDA|white|H||
0093-0090-01|carbamazepine|carbamazepine|200 mg|Oral Tablet|211817|2002|Mood/antiepileptic||ANDA|white|SHG||
16714-071-03|baclofen|baclofen|10 mg|Oral Tablet|197391|1292|Muscle relaxant||ANDA|white|S||
0378-0722-19|tizanidine|tizanidine|2 mg|Oral Tablet|313412|57258|Muscle relaxant||ANDA|white|S||
0143-1290-01|methocarbamol|methocarbamol|500 mg|Oral Tablet|197943|6845|Muscle relaxant||ANDA|white|S||
65162-441-03|meclizine|meclizine|12.5 mg|Oral Tablet|995624|6676|Antiemetic/motility||ANDA|blue|||
`),
];
