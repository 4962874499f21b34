import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const CARDIOVASCULAR_PRODUCTS: readonly Product[] = [
  ...formularyTable('oral_solid', `
0054-0100-22|amlodipine besylate|amlodipine|2.5 mg|Oral Tablet|308136|17767|Calcium channel blocker||ANDA|white|||
0054-0101-22|amlodipine besylate|amlodipine|5 mg|Oral Tablet|197361|17767|Calcium channel blocker||ANDA|white|||
0054-0102-22|amlodipine besylate|amlodipine|10 mg|Oral Tablet|308135|17767|Calcium channel blocker||ANDA|white|||
65862-037-00|lisinopril|lisinopril|2.5 mg|Oral Tablet|311353|29046|ACE inhibitor||ANDA|white|S||
0143-1266-01|lisinopril|lisinopril|5 mg|Oral Tablet|311354|29046|ACE inhibitor||ANDA|red|S||
0143-1267-01|lisinopril|lisinopril|10 mg|Oral Tablet|314076|29046|ACE inhibitor||ANDA|pink|S||
0143-1268-01|lisinopril|lisinopril|20 mg|Oral Tablet|314077|29046|ACE inhibitor||ANDA|red|S||
0143-1270-01|lisinopril|lisinopril|40 mg|Oral Tablet|197884|29046|ACE inhibitor||ANDA|yellow|S||
0781-5700-01|losartan potassium|losartan|25 mg|Oral Tablet|979485|52175|ARB||ANDA|pink|||
0781-5701-01|losartan potassium|losartan|50 mg|Oral Tablet|979492|52175|ARB||ANDA|pink|||
0781-5702-01|losartan potassium|losartan|100 mg|Oral Tablet|979480|52175|ARB||ANDA|pink|||
0378-0018-01|metoprolol tartrate|metoprolol|25 mg|Oral Tablet|866924|6918|Beta blocker||ANDA|white|S||
0378-0032-01|metoprolol tartrate|metoprolol|50 mg|Oral Tablet|866514|6918|Beta blocker||ANDA|pink|S||
0378-0047-01|metoprolol tartrate|metoprolol|100 mg|Oral Tablet|866511|6918|Beta blocker||ANDA|blue|S||
0378-4597-10|metoprolol succinate ER|metoprolol|100 mg|Extended Release Oral Tablet|866412|6918|Beta blocker||ANDA|white|SX||
0378-3631-01|carvedilol|carvedilol|3.125 mg|Oral Tablet|686924|20352|Beta blocker||ANDA|blue|||
0378-3632-01|carvedilol|carvedilol|6.25 mg|Oral Tablet|200031|20352|Beta blocker||ANDA|white|||
0378-3633-01|carvedilol|carvedilol|12.5 mg|Oral Tablet|200032|20352|Beta blocker||ANDA|white|||
0378-3634-01|carvedilol|carvedilol|25 mg|Oral Tablet|200033|20352|Beta blocker||ANDA|white|||
0378-0218-01|atenolol|atenolol|25 mg|Oral Tablet|197380|1202|Beta blocker||ANDA|white|S||
0378-0231-01|atenolol|atenolol|50 mg|Oral Tablet|197381|1202|Beta blocker||ANDA|white|S||
0378-0182-01|propranolol|propranolol|10 mg|Oral Tablet|856448|8787|Beta blocker||ANDA|orange|S||
0378-0183-01|propranolol|propranolol|20 mg|Oral Tablet|856457|8787|Beta blocker||ANDA|blue|S||
31722-520-01|hydralazine|hydralazine|25 mg|Oral Tablet|905225|5470|Vasodilator/antianginal||ANDA|orange|||
31722-521-01|hydralazine|hydralazine|50 mg|Oral Tablet|905395|5470|Vasodilator/antianginal||ANDA|orange|||
0378-0152-01|clonidine|clonidine|0.1 mg|Oral Tablet|884173|2599|Alpha agonist/blocker||ANDA|white|S||
13668-104-01|isosorbide ER|isosorbide|30 mg|Extended Release Oral Tablet|317110|6057|Vasodilator/antianginal||ANDA|white|SX||
13668-105-01|isosorbide ER|isosorbide|60 mg|Extended Release Oral Tablet|353538|6057|Vasodilator/antianginal||ANDA|white|SX||
0378-6120-01|diltiazem ER|diltiazem|120 mg|Extended Release Oral Capsule|830872|3443|Calcium channel blocker||ANDA|pink|X||
60505-0016-6|diltiazem ER|diltiazem|240 mg|Extended Release Oral Capsule|831285|3443|Calcium channel blocker||ANDA|brown;white|X||
0378-0353-01|nifedipine ER|nifedipine|30 mg|Extended Release Oral Tablet|198034|7417|Calcium channel blocker||ANDA|white|X||
29300-128-01|hydrochlorothiazide|hydrochlorothiazide|25 mg|Oral Tablet|310798|5487|Diuretic||ANDA|orange|S||
0054-4297-25|furosemide|furosemide|20 mg|Oral Tablet|310429|4603|Diuretic||ANDA|white|S||
0054-4299-25|furosemide|furosemide|40 mg|Oral Tablet|313988|4603|Diuretic||ANDA|white|S||
0054-4301-25|furosemide|furosemide|80 mg|Oral Tablet|197732|4603|Diuretic||ANDA|white|S||
65862-126-01|torsemide|torsemide|10 mg|Oral Tablet|198369|38413|Diuretic||ANDA|white|S||
0054-0077-25|torsemide|torsemide|20 mg|Oral Tablet|198371|38413|Diuretic||ANDA|white|S||
0185-0129-01|bumetanide|bumetanide|1 mg|Oral Tablet|197418|1808|Diuretic||ANDA|yellow|S||
0378-6172-01|metolazone|metolazone|2.5 mg|Oral Tablet|197979|6916|Diuretic||ANDA|orange|||
0378-2146-01|spironolactone|spironolactone|25 mg|Oral Tablet|313096|9997|Diuretic||ANDA|white|SH||
0378-0222-01|chlorthalidone|chlorthalidone|25 mg|Oral Tablet|197499|2409|Diuretic||ANDA|yellow|||
0378-1901-01|midodrine|midodrine|2.5 mg|Oral Tablet|993466|6963|Alpha agonist/blocker||ANDA|white|S||
0378-1902-01|midodrine|midodrine|5 mg|Oral Tablet|993470|6963|Alpha agonist/blocker||ANDA|white|S||
0245-0147-01|amiodarone|amiodarone|200 mg|Oral Tablet|834346|703|Antiarrhythmic/glycoside||ANDA|pink|S||
0143-1240-01|digoxin|digoxin|125 mcg|Oral Tablet|197604|3407|Antiarrhythmic/glycoside||ANDA|yellow|||
0378-5123-01|sotalol|sotalol|80 mg|Oral Tablet|1922765|9947|Beta blocker||ANDA|orange|S||
0378-4022-01|doxazosin|doxazosin|2 mg|Oral Tablet|197626|49276|Alpha agonist/blocker||ANDA|pink|S||
0378-2264-01|terazosin|terazosin|2 mg|Oral Capsule|313217|37798|Alpha agonist/blocker||ANDA|black;purple|||
0071-0418-13|nitroglycerin|nitroglycerin|0.4 mg|Sublingual Tablet|207346|4917|Vasodilator/antianginal||NDA|white|LOX|Nitrostat|
61958-1003-1|ranolazine ER|ranolazine|500 mg|Extended Release Oral Tablet|860738|35829|Vasodilator/antianginal||NDA|orange|X|Ranexa|
0078-0659-20|sacubitril-valsartan|sacubitril / valsartan|24 mg; 26 mg|Oral Tablet|1656346|1656339|ARB||NDA|||Entresto|
0078-0777-20|sacubitril-valsartan|sacubitril / valsartan|49 mg; 51 mg|Oral Tablet|1656351|1656339|ARB||NDA|||Entresto|
0078-0696-20|sacubitril-valsartan|sacubitril / valsartan|97 mg; 103 mg|Oral Tablet|1656356|1656339|ARB||NDA|||Entresto|
0378-3950-05|atorvastatin calcium|atorvastatin|10 mg|Oral Tablet|617312|83367|Statin/lipid||ANDA|white|||
0378-3951-05|atorvastatin calcium|atorvastatin|20 mg|Oral Tablet|617310|83367|Statin/lipid||ANDA|white|||
0378-3952-05|atorvastatin calcium|atorvastatin|40 mg|Oral Tablet|617311|83367|Statin/lipid||ANDA|white|||
0378-3953-05|atorvastatin calcium|atorvastatin|80 mg|Oral Tablet|259255|83367|Statin/lipid||ANDA|white|||
0093-7153-10|simvastatin|simvastatin|10 mg|Oral Tablet|314231|36567|Statin/lipid||ANDA|pink|||
16714-683-01|simvastatin|simvastatin|20 mg|Oral Tablet|312961|36567|Statin/lipid||ANDA|pink|||
0093-7201-10|pravastatin|pravastatin|20 mg|Oral Tablet|904467|42463|Statin/lipid||ANDA|yellow|||
0093-7202-10|pravastatin|pravastatin|40 mg|Oral Tablet|904475|42463|Statin/lipid||ANDA|green|||
0310-0755-90|rosuvastatin|rosuvastatin|5 mg|Oral Tablet|859426|301542|Statin/lipid||NDA|yellow||Crestor|
0310-0751-90|rosuvastatin|rosuvastatin|10 mg|Oral Tablet|859749|301542|Statin/lipid||NDA|pink||Crestor|
66582-414-15|ezetimibe|ezetimibe|10 mg|Oral Tablet|352304|341248|Statin/lipid||NDA|white||Zetia|
0378-3066-05|fenofibrate|fenofibrate|145 mg|Oral Tablet|477560|8703|Statin/lipid||ANDA|white|||
0536-1004-10|aspirin DR|aspirin|81 mg|Delayed Release Oral Tablet|308416|1191|Antiplatelet||OTC|yellow|X||
0904-4040-73|aspirin|aspirin|81 mg|Chewable Tablet|318272|1191|Antiplatelet||OTC|orange|||
0093-7314-05|clopidogrel|clopidogrel|75 mg|Oral Tablet|309362|32968|Antiplatelet||ANDA|pink|||
0186-0777-08|ticagrelor|ticagrelor|90 mg|Oral Tablet|1116639|1116632|Antiplatelet||NDA|yellow||Brilinta|
68382-052-01|warfarin sodium|warfarin|1 mg|Oral Tablet|855288|11289|Anticoagulant||ANDA|pink|SH||
65162-762-10|warfarin sodium|warfarin|2 mg|Oral Tablet|855302|11289|Anticoagulant||ANDA|purple|SH||
65162-763-10|warfarin sodium|warfarin|2.5 mg|Oral Tablet|855312|11289|Anticoagulant||ANDA|green|SH||
68382-054-01|warfarin sodium|warfarin|3 mg|Oral Tablet|855318|11289|Anticoagulant||ANDA|brown|SH||
68382-055-01|warfarin sodium|warfarin|4 mg|Oral Tablet|855324|11289|Anticoagulant||ANDA|blue|SH||
65162-766-10|warfarin sodium|warfarin|5 mg|Oral Tablet|855332|11289|Anticoagulant||ANDA|orange|SH||
68382-057-01|warfarin sodium|warfarin|6 mg|Oral Tablet|855338|11289|Anticoagulant||ANDA|green|SH||
68382-058-01|warfarin sodium|warfarin|7.5 mg|Oral Tablet|855344|11289|Anticoagulant||ANDA|yellow|SH||
0003-0893-21|apixaban|apixaban|2.5 mg|Oral Tablet|1364441|1364430|Anticoagulant||NDA|yellow||Eliquis|
0003-0894-21|apixaban|apixaban|5 mg|Oral Tablet|1364447|1364430|Anticoagulant||NDA|pink||Eliquis|
50458-578-07|rivaroxaban|rivaroxaban|15 mg|Oral Tablet|1232084|1114195|Anticoagulant||NDA|red||Xarelto|
50458-579-07|rivaroxaban|rivaroxaban|20 mg|Oral Tablet|1232088|1114195|Anticoagulant||NDA|red||Xarelto|
0597-0355-09|dabigatran etexilate|dabigatran etexilate|75 mg|Oral Capsule|1037181|1037042|Anticoagulant||NDA||GOX|Pradaxa|
0597-0360-42|dabigatran etexilate|dabigatran etexilate|150 mg|Oral Capsule|1037049|1037042|Anticoagulant||NDA||GOX|Pradaxa|
`),
];
