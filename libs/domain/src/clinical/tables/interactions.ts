import type { AlertSeverity } from '../clinical-alert.js';
import { clinicalTable } from './clinical-table.js';

/** Two sides that must not, or had better not, be given together. */
export interface InteractionRow {
  readonly id: string;
  /** Ingredients, or `@group`. A pair needs one of each side in two different orders. */
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly severity: AlertSeverity;
  readonly effect: string;
}

type Side = readonly string[];

const row = (severity: AlertSeverity) => (id: string, a: Side, b: Side, effect: string): InteractionRow => ({ id, a, b, severity, effect });
const [stop, warn, note] = [row('interrupt'), row('warn'), row('passive')];

const MAOI = ['@maoi'];
const PROTEASE_INHIBITOR = ['@hiv-protease-inhibitor', '@hcv-protease-inhibitor'];

/** `onc-01` to `onc-15` are the pairs that a national panel named never to be given together; the stops beside them are ours. */
export const INTERACTIONS = clinicalTable<InteractionRow>({
  id: 'interactions',
  version: 1,
  on: '2026-11-23',
  source: 'the high-priority pairs of a US panel (Phansalkar 2012, doi 10.1136/amiajnl-2011-000612) with members by general knowledge; else ours, from warnings of product labels; R405',
  rows: [
    stop('onc-01', MAOI, ['@amphetamine-like'], 'hypertensive crisis'),
    stop('onc-02', MAOI, ['@ssri', '@snri', 'nefazodone'], 'serotonin syndrome'),
    stop('onc-03', MAOI, ['@tricyclic'], 'serotonin syndrome, hypertensive crisis'),
    stop('onc-04', MAOI, ['meperidine', 'dextromethorphan', 'fentanyl', 'methadone', 'tapentadol', 'tramadol'], 'serotonin syndrome, respiratory depression'),
    stop('onc-05', MAOI, ['@triptan'], 'serotonin syndrome, raised triptan'),
    stop('onc-06', ['tranylcypromine'], ['procarbazine'], 'hypertensive crisis'),
    stop('onc-07', ['@qt-high-risk'], ['@qt-high-risk'], 'torsades de pointes'),
    stop('onc-08', ['lovastatin', 'simvastatin'], ['@cyp3a4-strong-inhibitor', 'erythromycin', ...PROTEASE_INHIBITOR], 'rhabdomyolysis'),
    stop('onc-09', ['@ergot'], ['@cyp3a4-strong-inhibitor', 'erythromycin', ...PROTEASE_INHIBITOR], 'loss of blood to limbs and brain'),
    stop('onc-10', ['irinotecan'], ['@cyp3a4-strong-inhibitor', ...PROTEASE_INHIBITOR], 'toxicity of irinotecan'),
    stop('onc-11', ['tizanidine'], ['@cyp1a2-strong-inhibitor', '@cyp1a2-other-inhibitor'], 'low blood pressure, sedation'),
    stop('onc-12', ['ramelteon'], ['@cyp1a2-strong-inhibitor'], 'much raised ramelteon'),
    stop('onc-13', ['febuxostat'], ['@thiopurine'], 'marrow toxicity'),
    stop('onc-14', ['atazanavir'], ['@proton-pump-inhibitor'], 'loss of effect of atazanavir'),
    stop('onc-15', ['@cyp3a4-strong-inducer'], PROTEASE_INHIBITOR, 'loss of effect of the protease inhibitor'),
    stop('nitrate-pde5', ['@nitrate'], ['@pde5-inhibitor'], 'low blood pressure that is hard to treat'),
    stop('linezolid-maoi', ['linezolid'], MAOI, 'hypertensive crisis'),
    stop('sacubitril-ace', ['sacubitril'], ['@ace-inhibitor'], 'angioedema; 36 hours apart'),
    warn('linezolid-serotonin', ['linezolid'], ['@ssri', '@snri', '@tricyclic', 'meperidine', 'tramadol', 'trazodone', 'mirtazapine', 'buspirone'], 'serotonin syndrome'),
    warn('simvastatin-gemfibrozil', ['lovastatin', 'simvastatin'], ['gemfibrozil'], 'rhabdomyolysis'),
    warn('warfarin-inr', ['warfarin'], ['amiodarone', 'fluconazole', 'metronidazole', 'miconazole', 'sulfamethoxazole', 'voriconazole'], 'INR rise, bleeding'),
    warn('warfarin-rifampin', ['warfarin'], ['carbamazepine', 'phenobarbital', 'primidone', 'rifampin'], 'INR fall, clots'),
    warn('anticoagulant-nsaid', ['@anticoagulant'], ['@nsaid'], 'bleeding'),
    warn('direct-anticoagulant-inducer', ['@direct-anticoagulant'], ['@cyp3a4-strong-inducer'], 'loss of effect'),
    warn('direct-anticoagulant-inhibitor', ['apixaban', 'dabigatran etexilate', 'rivaroxaban'], ['itraconazole', 'ketoconazole', 'ritonavir'], 'bleeding'),
    warn('digoxin-raised', ['digoxin'], ['amiodarone', 'clarithromycin', 'dronedarone', 'quinidine', 'verapamil'], 'toxicity of digoxin'),
    warn('methotrexate-folate', ['methotrexate'], ['sulfamethoxazole', 'trimethoprim'], 'marrow suppression'),
    warn('thiopurine-allopurinol', ['@thiopurine'], ['allopurinol'], 'marrow toxicity'),
    warn('lithium-raised', ['lithium'], ['@ace-inhibitor', '@arb', '@nsaid', '@thiazide'], 'toxicity of lithium'),
    warn('tramadol-serotonin', ['tramadol'], ['@ssri', '@snri', '@tricyclic'], 'serotonin syndrome, seizures'),
    warn('bupropion-tramadol', ['bupropion'], ['tramadol'], 'seizures'),
    warn('theophylline-raised', ['theophylline'], ['ciprofloxacin', 'fluvoxamine'], 'toxicity of theophylline'),
    warn('valproate-carbapenem', ['valproate'], ['ertapenem', 'imipenem', 'meropenem'], 'seizures: loss of valproate'),
    warn('valproate-lamotrigine', ['valproate'], ['lamotrigine'], 'rash: lamotrigine is halved'),
    warn('colchicine-raised', ['colchicine'], ['@cyp3a4-strong-inhibitor', 'cyclosporine', 'diltiazem', 'verapamil'], 'toxicity of colchicine'),
    warn('simvastatin-limits', ['simvastatin'], ['amiodarone', 'cyclosporine', 'diltiazem', 'dronedarone', 'verapamil'], 'muscle damage: low dose, or another statin'),
    warn('dopamine-block', ['metoclopramide'], ['levodopa', '@antipsychotic'], 'opposing or added effects on dopamine'),
    warn('qt-high-label', ['@qt-high-risk'], ['@qt-label'], 'QT prolongation'),
    note('opioid-sedative', ['@opioid'], ['@benzodiazepine', '@z-drug', '@gabapentinoid', '@muscle-relaxant', '@barbiturate'], 'added sedation and respiratory depression'),
    note('warfarin-quinolone', ['warfarin'], ['@fluoroquinolone', '@macrolide', 'acetaminophen', '@statin', '@ssri'], 'INR may rise'),
    note('anticoagulant-platelet', ['@anticoagulant'], ['@salicylate', '@antiplatelet'], 'bleeding; often meant'),
    note('potassium-raised', ['@ace-inhibitor', '@arb'], ['@potassium-sparing', '@potassium', 'trimethoprim'], 'raised potassium'),
    note('potassium-double', ['@potassium'], ['@potassium-sparing'], 'raised potassium'),
    note('ace-arb', ['@ace-inhibitor'], ['@arb'], 'raised potassium, kidney damage'),
    note('nsaid-ssri', ['@nsaid', '@salicylate'], ['@ssri', '@snri'], 'stomach bleeding'),
    note('nsaid-kidney', ['@nsaid'], ['@ace-inhibitor', '@arb', '@loop-diuretic', '@thiazide'], 'kidney damage'),
    note('levodopa-block', ['levodopa'], ['@antipsychotic'], 'opposing effects'),
    note('cholinesterase-opposed', ['@cholinesterase-inhibitor'], ['@bladder-anticholinergic', '@anticholinergic'], 'opposing effects'),
    note('slow-heart', ['@cholinesterase-inhibitor', 'digoxin', '@rate-calcium-blocker', 'clonidine'], ['@beta-blocker'], 'slow heart'),
    note('clopidogrel-ppi', ['clopidogrel'], ['esomeprazole', 'omeprazole'], 'less activation of clopidogrel'),
    note('citalopram-omeprazole', ['citalopram'], ['cimetidine', 'esomeprazole', 'omeprazole'], 'at most 20 mg of citalopram'),
    note('thyroid-binding', ['levothyroxine'], ['@polyvalent-cation'], 'given 4 hours apart'),
    note('quinolone-binding', ['@fluoroquinolone', '@tetracycline'], ['@polyvalent-cation'], 'given hours apart'),
    note('bisphosphonate-binding', ['@bisphosphonate'], ['@polyvalent-cation'], 'given at least half an hour apart'),
    note('alpha-blocker-pressure', ['@alpha-blocker'], ['@pde5-inhibitor', 'clonidine', 'tizanidine'], 'low blood pressure'),
    note('sulfonylurea-raised', ['@sulfonylurea'], ['fluconazole', 'sulfamethoxazole', '@fluoroquinolone'], 'low blood sugar'),
  ],
});
