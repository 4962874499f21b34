/** A maker's name of a combination, with the strengths it is sold in. */
export interface CombinationBrand {
  /** Generic names in the order in which the maker gives the strengths. */
  readonly ingredients: readonly string[];
  /** Words of release and form that the name alone decides; '' = none. */
  readonly kind: string;
  /** Each as the maker writes it, one figure an ingredient. */
  readonly strengths: readonly (readonly number[])[];
  /** The unit of every figure; what follows a stroke belongs to them all. */
  readonly unit: string;
}

const MG = 'mg';
const PUFF = 'mcg/actuation';
type Row = readonly [brand: string, ingredients: string, strengths: string, unit?: string, kind?: string];

/** A name whose strengths are several stands with all of them, older ones that lists still carry among them: a single figure must not be read as one of two. */
const ROWS: readonly Row[] = [
  ['percocet', 'oxycodone/acetaminophen', '2.5-325 5-325 7.5-325 10-325 7.5-500 10-650'], ['endocet', 'oxycodone/acetaminophen', '2.5-325 5-325 7.5-325 10-325 7.5-500 10-650'], ['norco', 'hydrocodone/acetaminophen', '5-325 7.5-325 10-325'],
  ['vicodin', 'hydrocodone/acetaminophen', '5-300 5-500'], ['lortab', 'hydrocodone/acetaminophen', '5-325 7.5-325 10-325 5-500 7.5-500 10-500'], ['ultracet', 'tramadol/acetaminophen', '37.5-325'],
  ['tylenol #3', 'acetaminophen/codeine', '300-30'], ['tylenol #4', 'acetaminophen/codeine', '300-60'], ['tylenol with codeine', 'acetaminophen/codeine', '300-15 300-30 300-60'], ['fioricet', 'butalbital/acetaminophen/caffeine', '50-300-40 50-325-40'],
  ['augmentin', 'amoxicillin/clavulanate', '250-125 500-125 875-125'], ['augmentin xr', 'amoxicillin/clavulanate', '1000-62.5', MG, 'er'], ['bactrim', 'sulfamethoxazole/trimethoprim', '400-80'], ['bactrim ds', 'sulfamethoxazole/trimethoprim', '800-160'],
  ['septra ds', 'sulfamethoxazole/trimethoprim', '800-160'], ['sinemet', 'carbidopa/levodopa', '10-100 25-100 25-250'], ['sinemet cr', 'carbidopa/levodopa', '25-100 50-200', MG, 'er'], ['stalevo', 'carbidopa/levodopa/entacapone', '12.5-50-200 18.75-75-200 25-100-200 31.25-125-200 37.5-150-200 50-200-200'],
  ['zestoretic', 'lisinopril/hydrochlorothiazide', '10-12.5 20-12.5 20-25'], ['prinzide', 'lisinopril/hydrochlorothiazide', '10-12.5 20-12.5 20-25'], ['hyzaar', 'losartan/hydrochlorothiazide', '50-12.5 100-12.5 100-25'],
  ['diovan hct', 'valsartan/hydrochlorothiazide', '80-12.5 160-12.5 160-25 320-12.5 320-25'], ['benicar hct', 'olmesartan/hydrochlorothiazide', '20-12.5 40-12.5 40-25'], ['micardis hct', 'telmisartan/hydrochlorothiazide', '40-12.5 80-12.5 80-25'],
  ['avalide', 'irbesartan/hydrochlorothiazide', '150-12.5 300-12.5'], ['lotensin hct', 'benazepril/hydrochlorothiazide', '5-6.25 10-12.5 20-12.5 20-25'], ['lotrel', 'amlodipine/benazepril', '2.5-10 5-10 5-20 5-40 10-20 10-40'],
  ['exforge', 'amlodipine/valsartan', '5-160 5-320 10-160 10-320'], ['azor', 'amlodipine/olmesartan', '5-20 5-40 10-20 10-40'], ['tribenzor', 'olmesartan/amlodipine/hydrochlorothiazide', '20-5-12.5 40-5-12.5 40-5-25 40-10-12.5 40-10-25'],
  ['caduet', 'amlodipine/atorvastatin', '2.5-10 2.5-20 2.5-40 5-10 5-20 5-40 5-80 10-10 10-20 10-40 10-80'], ['vytorin', 'ezetimibe/simvastatin', '10-10 10-20 10-40 10-80'], ['tenoretic', 'atenolol/chlorthalidone', '50-25 100-25'], ['ziac', 'bisoprolol/hydrochlorothiazide', '2.5-6.25 5-6.25 10-6.25'],
  ['maxzide', 'triamterene/hydrochlorothiazide', '37.5-25 75-50'], ['dyazide', 'triamterene/hydrochlorothiazide', '37.5-25', MG, 'capsule'], ['aldactazide', 'spironolactone/hydrochlorothiazide', '25-25 50-50'], ['entresto', 'sacubitril/valsartan', '24-26 49-51 97-103'], ['bidil', 'isosorbide dinitrate/hydralazine', '20-37.5'],
  ['aggrenox', 'aspirin/dipyridamole', '25-200', MG, 'er capsule'], ['janumet', 'sitagliptin/metformin', '50-500 50-1000'], ['janumet xr', 'sitagliptin/metformin', '50-500 50-1000 100-1000', MG, 'er'], ['glucovance', 'glyburide/metformin', '1.25-250 2.5-500 5-500'],
  ['jentadueto', 'linagliptin/metformin', '2.5-500 2.5-850 2.5-1000'], ['glyxambi', 'empagliflozin/linagliptin', '10-5 25-5'], ['synjardy', 'empagliflozin/metformin', '5-500 5-1000 12.5-500 12.5-1000'], ['actoplus met', 'pioglitazone/metformin', '15-500 15-850'], ['duetact', 'pioglitazone/glimepiride', '30-2 30-4'],
  ['senokot s', 'sennosides/docusate', '8.6-50'], ['peri colace', 'sennosides/docusate', '8.6-50'], ['senna s', 'sennosides/docusate', '8.6-50'], ['lomotil', 'diphenoxylate/atropine', '2.5-0.025'], ['librax', 'chlordiazepoxide/clidinium', '5-2.5'],
  ['namzaric', 'memantine/donepezil', '7-10 14-10 21-10 28-10', MG, 'er capsule'], ['nuedexta', 'dextromethorphan/quinidine', '20-10'], ['symbyax', 'olanzapine/fluoxetine', '3-25 6-25 6-50 12-25 12-50'], ['mucinex dm', 'guaifenesin/dextromethorphan', '600-30 1200-60', MG, 'er'],
  ['prempro', 'conjugated estrogens/medroxyprogesterone', '0.3-1.5 0.45-1.5 0.625-2.5 0.625-5'], ['cosopt', 'dorzolamide/timolol', '2-0.5', '%', 'ophthalmic solution'], ['combigan', 'brimonidine/timolol', '0.2-0.5', '%', 'ophthalmic solution'],
  ['advair', 'fluticasone/salmeterol', '100-50 250-50 500-50 45-21 115-21 230-21', PUFF], ['advair diskus', 'fluticasone/salmeterol', '100-50 250-50 500-50', PUFF, 'dry powder inhaler'], ['advair hfa', 'fluticasone/salmeterol', '45-21 115-21 230-21', PUFF, 'metered dose inhaler'],
  ['wixela inhub', 'fluticasone/salmeterol', '100-50 250-50 500-50', PUFF, 'dry powder inhaler'], ['wixela', 'fluticasone/salmeterol', '100-50 250-50 500-50', PUFF, 'dry powder inhaler'], ['symbicort', 'budesonide/formoterol', '80-4.5 160-4.5', PUFF, 'metered dose inhaler'],
  ['dulera', 'mometasone/formoterol', '50-5 100-5 200-5', PUFF, 'metered dose inhaler'], ['breo ellipta', 'fluticasone/vilanterol', '50-25 100-25 200-25', PUFF, 'dry powder inhaler'], ['anoro ellipta', 'umeclidinium/vilanterol', '62.5-25', PUFF, 'dry powder inhaler'],
  ['trelegy ellipta', 'fluticasone/umeclidinium/vilanterol', '100-62.5-25 200-62.5-25', PUFF, 'dry powder inhaler'], ['stiolto respimat', 'tiotropium/olodaterol', '2.5-2.5', PUFF, 'inhalation spray'], ['combivent respimat', 'ipratropium/albuterol', '20-100', PUFF, 'inhalation spray'],
];

/** Combinations by their maker's name in lower case; the words of the name with one space between them. */
export const COMBINATION_BRANDS: ReadonlyMap<string, CombinationBrand> = new Map(ROWS.map(([brand, ingredients, strengths, unit = MG, kind = '']) => [
  brand, { ingredients: ingredients.split('/'), kind, strengths: strengths.split(' ').map((strength) => strength.split('-').map(Number)), unit },
]));
