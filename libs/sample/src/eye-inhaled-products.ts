import { formularyTable } from './formulary-table.js';
import type { Product } from './product.js';

/** Columns and marks: see `formulary-table.ts`. */
export const EYE_INHALED_PRODUCTS: readonly Product[] = [
  ...formularyTable('eye', `
24208-463-25|latanoprost|latanoprost|0.005%|Ophthalmic Solution|314072|43611|Eye||ANDA||R||2.5 mL
61314-227-05|timolol|timolol|0.5%|Ophthalmic Solution|1992303|10600|Eye||ANDA||||5 mL
17478-715-10|brimonidine|brimonidine|0.2%|Ophthalmic Solution|861200|134615|Eye||ANDA||||5 mL
24208-486-10|dorzolamide-timolol|dorzolamide / timolol|2%; 0.5%|Ophthalmic Solution|1923432|662263|Eye||ANDA||||10 mL
24208-485-10|dorzolamide|dorzolamide|2%|Ophthalmic Solution|310015|60207|Eye||ANDA||||10 mL
0023-3205-03|bimatoprost|bimatoprost|0.01%|Ophthalmic Solution|1009341|283810|Eye||NDA|||Lumigan|2.5 mL
0904-6329-46|carboxymethylcellulose|carboxymethylcellulose|0.5%|Ophthalmic Solution|1188426|2062|Eye||OTC||||
60505-0560-0|ofloxacin|ofloxacin|0.3%|Ophthalmic Solution|312075|7623|Eye||ANDA||||
0574-4024-35|erythromycin|erythromycin|5 mg/g (0.5%)|Ophthalmic Ointment|310149|4053|Antibiotic||ANDA||||
0781-7135-93|moxifloxacin|moxifloxacin|0.5%|Ophthalmic Solution|403818|139462|Antibiotic||ANDA||||
`),
  ...formularyTable('inhaler', `
0597-0075-41|tiotropium|tiotropium|18 mcg|Inhalation Powder|580261|69120|Inhaled||NDA|green|O|Spiriva HandiHaler|30 capsule
0173-0682-20|albuterol|albuterol|90 mcg/actuation|Metered Dose Inhaler|859088|435|Inhaled||NDA||O|Ventolin HFA|200 actuation
0378-9321-32|fluticasone-salmeterol|fluticasone / salmeterol|250 mcg; 50 mcg/actuation|Dry Powder Inhaler|2110513|284635|Inhaled||ANDA||O|Wixela Inhub|60 blister
0173-0859-10|fluticasone-vilanterol|fluticasone / vilanterol|100 mcg; 25 mcg/actuation|Dry Powder Inhaler|1539893|1424888|Inhaled||NDA||O|Breo Ellipta|30 dose
0173-0869-10|umeclidinium-vilanterol|umeclidinium / vilanterol|62.5 mcg; 25 mcg/actuation|Dry Powder Inhaler|1487528|1487518|Inhaled||NDA||O|Anoro Ellipta|30 dose
0186-0370-20|budesonide-formoterol|budesonide / formoterol|160 mcg; 4.5 mcg/actuation|Metered Dose Inhaler|1246306|389132|Inhaled||NDA||O|Symbicort|120 actuation
0597-0024-02|albuterol-ipratropium|albuterol / ipratropium|100 mcg; 20 mcg/actuation|Inhalation Spray|1190225|214199|Inhaled||NDA||O|Combivent Respimat|120 actuation
`),
  ...formularyTable('nebulizer', `
0378-8270-52|albuterol|albuterol|2.5 mg/3 mL (0.083%)|Inhalation Solution|630208|435|Inhaled||ANDA||O||
0378-9671-30|albuterol-ipratropium|albuterol / ipratropium|2.5 mg; 0.5 mg/3 mL|Inhalation Solution|1437702|214199|Inhaled||ANDA||O||
0093-6816-55|budesonide|budesonide|0.5 mg/2 mL|Inhalation Suspension|351109|19831|Steroid||ANDA||O||
`),
  ...formularyTable('nasal', `
0054-3270-99|fluticasone|fluticasone|50 mcg/actuation|Metered Dose Nasal Spray|1797907|41126|Inhaled||ANDA||O||
60505-0823-0|salmon calcitonin|salmon calcitonin|200 units/actuation|Nasal Spray|313919|36118|Bone||ANDA||OR||
`),
];
