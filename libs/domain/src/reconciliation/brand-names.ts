/**
 * Makers' names of drugs of one ingredient, commonest in long-term care in the United States, as the generic drug would be written. Our own
 * table, from what labels say in public. The generic text names a salt only where the drug is made as several (Toprol XL is metoprolol
 * succinate, Lopressor tartrate), a release where the name alone decides it (OxyContin), and a form likewise (Nitrostat). A name that means
 * several drugs stands here only with the words that tell them apart: no bare `toprol`, `voltaren` or `humulin`.
 */
export const BRAND_TABLE_VERSION = 'brands-1';

const HEART: Readonly<Record<string, readonly string[]>> = {
  amlodipine: ['norvasc'], lisinopril: ['prinivil', 'zestril'], enalapril: ['vasotec'], benazepril: ['lotensin'], captopril: ['capoten'], quinapril: ['accupril'], ramipril: ['altace'], fosinopril: ['monopril'],
  losartan: ['cozaar'], valsartan: ['diovan'], irbesartan: ['avapro'], olmesartan: ['benicar'], telmisartan: ['micardis'], candesartan: ['atacand'], 'metoprolol tartrate': ['lopressor'], 'metoprolol succinate er': ['toprol xl'],
  carvedilol: ['coreg'], 'carvedilol er': ['coreg cr'], atenolol: ['tenormin'], propranolol: ['inderal'], 'propranolol er la': ['inderal la'], nadolol: ['corgard'], bisoprolol: ['zebeta'], nebivolol: ['bystolic'], labetalol: ['trandate'],
  sotalol: ['betapace'], diltiazem: ['cardizem'], 'diltiazem cd': ['cardizem cd'], 'diltiazem la': ['cardizem la'], 'verapamil sr': ['calan sr'], verapamil: ['calan'], 'nifedipine er xl': ['procardia xl'], 'nifedipine er': ['adalat cc'], nifedipine: ['procardia'],
  'felodipine er': ['plendil'], hydralazine: ['apresoline'], clonidine: ['catapres'], 'clonidine transdermal system': ['catapres tts'], 'isosorbide mononitrate er': ['imdur'], 'isosorbide dinitrate': ['isordil'],
  'nitroglycerin sublingual tablet': ['nitrostat'], 'nitroglycerin transdermal system': ['nitro dur', 'minitran'], 'nitroglycerin topical ointment': ['nitro bid'], furosemide: ['lasix'], torsemide: ['demadex'], bumetanide: ['bumex'], metolazone: ['zaroxolyn'],
  hydrochlorothiazide: ['microzide'], chlorthalidone: ['thalitone'], spironolactone: ['aldactone'], eplerenone: ['inspra'], midodrine: ['proamatine'], amiodarone: ['pacerone', 'cordarone'], digoxin: ['lanoxin'], dofetilide: ['tikosyn'],
  dronedarone: ['multaq'], 'propafenone sr': ['rythmol sr'], 'ranolazine er': ['ranexa'], ivabradine: ['corlanor'], doxazosin: ['cardura'], 'doxazosin er': ['cardura xl'], terazosin: ['hytrin'], prazosin: ['minipress'],
  atorvastatin: ['lipitor'], simvastatin: ['zocor'], rosuvastatin: ['crestor'], pravastatin: ['pravachol'], lovastatin: ['mevacor'], pitavastatin: ['livalo'], ezetimibe: ['zetia'], gemfibrozil: ['lopid'], fenofibrate: ['tricor'],
  'niacin er': ['niaspan'], 'omega-3 acid ethyl esters': ['lovaza'], 'icosapent ethyl': ['vascepa'], colesevelam: ['welchol'], warfarin: ['coumadin', 'jantoven'], apixaban: ['eliquis'], rivaroxaban: ['xarelto'],
  'dabigatran etexilate': ['pradaxa'], enoxaparin: ['lovenox'], clopidogrel: ['plavix'], prasugrel: ['effient'], ticagrelor: ['brilinta'], cilostazol: ['pletal'], 'aspirin dr': ['ecotrin'],
};

const MIND_AND_NERVES: Readonly<Record<string, readonly string[]>> = {
  sertraline: ['zoloft'], citalopram: ['celexa'], escitalopram: ['lexapro'], fluoxetine: ['prozac'], paroxetine: ['paxil'], 'paroxetine er': ['paxil cr'], 'venlafaxine er': ['effexor xr'], venlafaxine: ['effexor'], 'desvenlafaxine er': ['pristiq'],
  'duloxetine dr': ['cymbalta'], bupropion: ['wellbutrin'], 'bupropion sr': ['wellbutrin sr'], 'bupropion xl': ['wellbutrin xl'], mirtazapine: ['remeron'], 'mirtazapine disintegrating tablet': ['remeron soltab'], trazodone: ['desyrel'], vilazodone: ['viibryd'], vortioxetine: ['trintellix'],
  amitriptyline: ['elavil'], nortriptyline: ['pamelor'], buspirone: ['buspar'], alprazolam: ['xanax'], 'alprazolam er': ['xanax xr'], lorazepam: ['ativan'], clonazepam: ['klonopin'], diazepam: ['valium'], temazepam: ['restoril'], zolpidem: ['ambien'],
  'zolpidem er': ['ambien cr'], eszopiclone: ['lunesta'], zaleplon: ['sonata'], ramelteon: ['rozerem'], suvorexant: ['belsomra'], quetiapine: ['seroquel'], 'quetiapine er': ['seroquel xr'], risperidone: ['risperdal'], olanzapine: ['zyprexa'],
  'olanzapine disintegrating tablet': ['zyprexa zydis'], aripiprazole: ['abilify'], ziprasidone: ['geodon'], haloperidol: ['haldol'], clozapine: ['clozaril'], lurasidone: ['latuda'], pimavanserin: ['nuplazid'], brexpiprazole: ['rexulti'],
  'paliperidone er': ['invega'], 'lithium carbonate er': ['lithobid'], donepezil: ['aricept'], memantine: ['namenda'], 'memantine er': ['namenda xr'], rivastigmine: ['exelon'], 'rivastigmine transdermal system': ['exelon patch'],
  galantamine: ['razadyne'], 'galantamine er': ['razadyne er'], 'divalproex dr': ['depakote'], 'divalproex er': ['depakote er'], 'divalproex dr sprinkle': ['depakote sprinkle', 'depakote sprinkles'], 'valproic acid': ['depakene'],
  levetiracetam: ['keppra'], 'levetiracetam er': ['keppra xr'], phenytoin: ['dilantin'], 'phenytoin er capsule': ['dilantin kapseals'], 'phenytoin chewable tablet': ['dilantin infatabs'], fosphenytoin: ['cerebyx'], carbamazepine: ['tegretol'], 'carbamazepine er tablet': ['tegretol xr'], lamotrigine: ['lamictal'],
  oxcarbazepine: ['trileptal'], topiramate: ['topamax'], gabapentin: ['neurontin'], pregabalin: ['lyrica'], lacosamide: ['vimpat'], zonisamide: ['zonegran'], primidone: ['mysoline'], 'carbidopa-levodopa er capsule': ['rytary'], pramipexole: ['mirapex'],
  'pramipexole er': ['mirapex er'], ropinirole: ['requip'], 'ropinirole er': ['requip xl'], rasagiline: ['azilect'], entacapone: ['comtan'], benztropine: ['cogentin'], amantadine: ['symmetrel'], methylphenidate: ['ritalin'],
  modafinil: ['provigil'], baclofen: ['lioresal'], tizanidine: ['zanaflex'], cyclobenzaprine: ['flexeril'], methocarbamol: ['robaxin'], riluzole: ['rilutek'], pyridostigmine: ['mestinon'], 'hydroxyzine hydrochloride': ['atarax'], 'hydroxyzine pamoate': ['vistaril'],
  'oxycodone er': ['oxycontin'], oxycodone: ['roxicodone'], 'morphine er tablet': ['ms contin'], 'morphine er capsule': ['kadian'], hydromorphone: ['dilaudid'], 'fentanyl transdermal system': ['duragesic', 'duragesic patch'], tramadol: ['ultram'], methadone: ['dolophine'],
  tapentadol: ['nucynta'], 'tapentadol er': ['nucynta er'], 'buprenorphine transdermal system': ['butrans'], celecoxib: ['celebrex'], meloxicam: ['mobic'], ibuprofen: ['motrin', 'advil'], 'naproxen sodium': ['aleve', 'anaprox'], naproxen: ['naprosyn'],
  'diclofenac topical gel': ['voltaren gel'], 'lidocaine medicated patch': ['lidoderm', 'lidoderm patch'], acetaminophen: ['tylenol', 'tylenol extra strength'], 'acetaminophen er': ['tylenol arthritis', 'tylenol 8 hour'], nabumetone: ['relafen'],
};

const DIGESTION_AND_HORMONES: Readonly<Record<string, readonly string[]>> = {
  'omeprazole dr': ['prilosec'], 'omeprazole dr tablet': ['prilosec otc'], 'pantoprazole dr': ['protonix'], 'esomeprazole dr': ['nexium'], 'lansoprazole dr capsule': ['prevacid'], 'lansoprazole disintegrating tablet': ['prevacid solutab'], 'rabeprazole dr': ['aciphex'], 'dexlansoprazole dr': ['dexilant'],
  famotidine: ['pepcid'], ranitidine: ['zantac'], sucralfate: ['carafate'], metoclopramide: ['reglan'], ondansetron: ['zofran'], 'ondansetron disintegrating tablet': ['zofran odt'], promethazine: ['phenergan'], prochlorperazine: ['compazine'],
  meclizine: ['antivert'], docusate: ['colace'], sennosides: ['senokot'], 'polyethylene glycol 3350 powder oral solution': ['miralax'], 'bisacodyl dr tablet': ['dulcolax tablet'], 'bisacodyl suppository': ['dulcolax suppository'], psyllium: ['metamucil'], loperamide: ['imodium', 'imodium a d'],
  linaclotide: ['linzess'], lubiprostone: ['amitiza'], dicyclomine: ['bentyl'], simethicone: ['gas x', 'mylicon'], 'calcium carbonate chewable tablet': ['tums'], 'mesalamine dr': ['lialda'], ursodiol: ['actigall'],
  metformin: ['glucophage'], 'metformin er xr': ['glucophage xr'], glipizide: ['glucotrol'], 'glipizide er': ['glucotrol xl'], glimepiride: ['amaryl'], glyburide: ['diabeta'], pioglitazone: ['actos'], sitagliptin: ['januvia'],
  linagliptin: ['tradjenta'], saxagliptin: ['onglyza'], empagliflozin: ['jardiance'], dapagliflozin: ['farxiga'], canagliflozin: ['invokana'], repaglinide: ['prandin'], 'insulin glargine': ['lantus', 'toujeo'], 'insulin glargine pen injector': ['lantus solostar', 'toujeo solostar', 'basaglar kwikpen'],
  'insulin detemir': ['levemir'], 'insulin detemir pen injector': ['levemir flextouch'], 'insulin degludec': ['tresiba'], 'insulin degludec pen injector': ['tresiba flextouch'], 'insulin lispro': ['humalog'], 'insulin lispro pen injector': ['humalog kwikpen'], 'insulin aspart': ['novolog'], 'insulin aspart pen injector': ['novolog flexpen'], 'insulin regular, human': ['humulin r', 'novolin r'],
  'insulin nph (isophane), human': ['humulin n', 'novolin n'], dulaglutide: ['trulicity'], liraglutide: ['victoza'], 'semaglutide pen injector': ['ozempic'], 'semaglutide tablet': ['rybelsus'], levothyroxine: ['synthroid', 'levoxyl', 'unithroid'], liothyronine: ['cytomel'], thyroid: ['armour thyroid'], methimazole: ['tapazole'], prednisone: ['deltasone'],
  methylprednisolone: ['medrol'], dexamethasone: ['decadron'], alendronate: ['fosamax'], risedronate: ['actonel'], ibandronate: ['boniva'], raloxifene: ['evista'], cinacalcet: ['sensipar'], 'sevelamer carbonate': ['renvela'], 'sevelamer hydrochloride': ['renagel'], 'calcium acetate': ['phoslo'], calcitriol: ['rocaltrol'],
  'potassium chloride er': ['k dur', 'klor con'], allopurinol: ['zyloprim'], febuxostat: ['uloric'], colchicine: ['colcrys'], megestrol: ['megace'], estradiol: ['estrace'],
};

const BREATH_BLADDER_AND_INFECTION: Readonly<Record<string, readonly string[]>> = {
  'albuterol metered dose inhaler': ['proair hfa', 'ventolin hfa', 'proventil hfa'], levalbuterol: ['xopenex'], 'ipratropium metered dose inhaler': ['atrovent hfa'], 'tiotropium inhalation powder': ['spiriva handihaler'], 'tiotropium inhalation spray': ['spiriva respimat'],
  'umeclidinium dry powder inhaler': ['incruse ellipta'], 'fluticasone metered dose inhaler': ['flovent hfa'], 'fluticasone metered dose nasal spray': ['flonase'], 'budesonide inhalation suspension': ['pulmicort respules'], 'arformoterol inhalation solution': ['brovana'], 'formoterol inhalation solution': ['perforomist'], montelukast: ['singulair'],
  cetirizine: ['zyrtec'], levocetirizine: ['xyzal'], loratadine: ['claritin'], fexofenadine: ['allegra'], diphenhydramine: ['benadryl'], 'guaifenesin er': ['mucinex'], benzonatate: ['tessalon', 'tessalon perles'], tamsulosin: ['flomax'], finasteride: ['proscar'],
  dutasteride: ['avodart'], 'alfuzosin er': ['uroxatral'], silodosin: ['rapaflo'], oxybutynin: ['ditropan'], 'oxybutynin er': ['ditropan xl'], tolterodine: ['detrol'], 'tolterodine er': ['detrol la'], solifenacin: ['vesicare'], 'mirabegron er': ['myrbetriq'], trospium: ['sanctura'],
  'trospium er': ['sanctura xr'], 'fesoterodine er': ['toviaz'], 'darifenacin er': ['enablex'], bethanechol: ['urecholine'], phenazopyridine: ['pyridium'], 'methenamine hippurate': ['hiprex'], ciprofloxacin: ['cipro'], levofloxacin: ['levaquin'],
  cephalexin: ['keflex'], azithromycin: ['zithromax'], cefuroxime: ['ceftin'], cefdinir: ['omnicef'], 'doxycycline hyclate': ['vibramycin'], metronidazole: ['flagyl'], fluconazole: ['diflucan'], valacyclovir: ['valtrex'], acyclovir: ['zovirax'], oseltamivir: ['tamiflu'],
  linezolid: ['zyvox'], 'latanoprost ophthalmic solution': ['xalatan'], 'travoprost ophthalmic solution': ['travatan z'], 'bimatoprost ophthalmic solution': ['lumigan'], 'brimonidine ophthalmic solution': ['alphagan p'], 'timolol ophthalmic solution': ['timoptic'],
  'dorzolamide ophthalmic solution': ['trusopt'], 'mupirocin topical ointment': ['bactroban'], 'mycophenolate mofetil': ['cellcept'], 'mycophenolic acid dr': ['myfortic'], tacrolimus: ['prograf'], azathioprine: ['imuran'], hydroxychloroquine: ['plaquenil'],
  methotrexate: ['trexall'], tamoxifen: ['nolvadex'], anastrozole: ['arimidex'], letrozole: ['femara'], bicalutamide: ['casodex'],
};

/** The generic drug of a maker's name, both in lower case; the words of the name with one space between them. */
export const BRAND_NAMES: ReadonlyMap<string, string> = new Map(
  [HEART, MIND_AND_NERVES, DIGESTION_AND_HORMONES, BREATH_BLADDER_AND_INFECTION].flatMap((table) => Object.entries(table).flatMap(([generic, brands]) => brands.map((brand) => [brand, generic] as const))),
);
