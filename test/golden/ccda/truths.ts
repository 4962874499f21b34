import { expect } from '@jest/globals';

/** What each small document says, as a person reads it: its narrative beside its entries. Keys are file names without their endings. */

interface Truth {
  readonly medications?: readonly object[];
  readonly allergies?: readonly object[];
  readonly noneKnown?: readonly object[];
}

const exactly = (value: string, unit: string | null = null): object => ({ low: value, high: value, unit });
const active = { standing: 'active', denied: false, doubts: [] };

export const TRUTHS: Readonly<Record<string, Truth>> = {
  Allergies_Allergy_to_food_egg_Allergy_to_food_egg_C_CDA2_1: { allergies: [{ ...active, substance: 'Eggs (edible)', from: '1998', reactions: [{ name: 'Wheal', severity: 'Moderate' }] }] },
  Allergies_Allergy_to_latex_Allergy_to_specific_substance_latex_C_CDA2_1: { allergies: [{ ...active, substance: 'Latex', from: '2014-01-03', reactions: [{ name: 'Anaphylaxis', severity: 'Severe' }] }] },
  // An intolerance: nausea, once severe and once mild.
  Allergies_Allergy_to_specific_drug_Codeine_Allergy_to_specific_drug_Codeine_C_CDA2_1: { allergies: [{ ...active, substance: 'codeine', rxcui: '2670', kind: 'Intolerance to drug (finding)', from: '2010-03-15', reactions: [{ name: 'Nausea', severity: 'Severe' }, { name: 'Nausea', severity: 'Mild' }] }] },
  Allergies_Allergy_to_specific_drug_Penicillin_Allergy_to_specific_drug_Penicillin_C_CDA2_1: { allergies: [{ ...active, substance: 'penicillin G', rxcui: '7980', from: '2006', reactions: [{ name: 'Anaphylaxis', severity: 'Severe' }] }] },
  // No code of RxNorm. The concern is active, and the observation ended on the day it began: not for a program to settle.
  Allergies_Free_text_Allergy_to_clinical_trial_drug_Free_text_Allergy_to_clinical_trial_drug_C_CDA2_1: { allergies: [{ substance: 'talazoparib', rxcui: null, standing: 'doubtful', because: ['the concern is active', 'the allergy ends 2018-04-01'], reactions: [{ name: 'Dyspnea', severity: 'Moderate' }] }] },
  Allergies_No_Known_Allergies_No_Known_Allergies_with_Author_Timestamp_C_CDA2_1: { noneKnown: [{ of: 'allergies', standing: 'active', doubts: [] }] },
  Allergies_No_Known_Medication_Allergies_No_Known_Medication_Allergies_C_CDA2_1: { noneKnown: [{ of: 'medication allergies', standing: 'active', doubts: [] }] },
  // The example was withdrawn, not the allergy: its concern is active. One reaction stands under the observation, the other under the concern.
  Allergies_Withdrawn_Allergy_to_specific_drug_Epinephrine_Withdrawn_Allergy_to_specific_drug_Epinephrine_C_CDA2_1: {
    allergies: [{ ...active, substance: 'epinephrine', rxcui: '3992', from: '2014-01-03', reactions: [{ name: 'Ventricular tachycardia', severity: 'Severe' }, { name: 'Tremor', severity: 'Moderate' }] }],
  },
  Medications_Drug_Mixture_Drug_Mixture_C_CDAR2_1: {
    medications: [{
      drug: expect.stringMatching(/^diphenhydrAMINE hydrochloride 5 mg, lidocaine 50 mg, aluminum/), rxcui: null, standing: 'planned', mood: 'INT', dose: exactly('5', 'mL'), from: '2022-01-11', to: '2022-01-19 05:59',
      times: [{ kind: 'every', operator: 'A', period: exactly('.5', 'd'), flexible: true, phase: null }],
      ingredients: [{ name: 'diphenhydramine hydrochloride', rxcui: '1362', quantity: '1 mg / 1 mL', isBase: false }, { name: 'lidocaine hydrochloride 50 MG/ML', rxcui: '1011092', quantity: '0.2 mL / 1 mL', isBase: false }, { rxcui: '237870', quantity: null, isBase: true }],
    }],
  },
  Medications_Free_Text_Medication_SIG_Free_Text_Medication_SIG_C_CDAR2_1: {
    medications: [{ sig: "Experimental '150 cure-all drug', take one tab by mouth every morning", dose: null, standing: 'active', from: '2018-01-10', doubts: ['the drug is named by its directions alone'] }],
  },
  Medications_Med_Relative_Dose_IV_Drug_Med_Relative_Dose_IV_Drug_C_CDA2_1: {
    medications: [{ drug: '4 ML bevacizumab 25 MG/ML Injection', rxcui: '1657066', standing: 'planned', dose: exactly('5', 'mg/kg'), vehicle: '1000 ML sodium chloride 9 MG/ML Injection', indication: 'Malignant neoplasm of colon', times: [{ kind: 'once', operator: null, on: '2018-02-15' }] }],
  },
  Medications_Med_at_bedtime_Med_at_bedtime_C_CDAR2_1: {
    medications: [{ rxcui: '847232', standing: 'active', dose: exactly('40', '[IU]'), sig: 'Administer 40 units at bedtime', from: '2009-01-09', to: null, times: [{ kind: 'event', operator: 'A', code: 'HS', offset: null }], doubts: [] }],
  },
  Medications_Med_every_4_6_hours_Med_every_4_6_hours_C_CDA2_1: {
    medications: [{ rxcui: '1049529', drugAsWritten: 'Sudafed 30mg Oral Tablet', standing: 'planned', dose: exactly('2'), times: [{ kind: 'every', operator: 'A', period: { low: '4', high: '6', unit: 'h' }, flexible: false, phase: null }], doubts: [] }],
  },
  Medications_Medication_Refused_Medication_Refused_C_CDAR2_1: { medications: [{ rxcui: '314076', standing: 'not-given', statusCode: 'completed', mood: 'EVN', reasonNotGiven: 'Procedure declined by patient', comments: ['Patient refused'], doubts: [] }] },
  Medications_Single_administration_of_medication_Single_administration_of_medication_at_single_point_in_time_C_CDA2_1: {
    medications: [{ rxcui: '243670', standing: 'stopped', mood: 'EVN', dose: exactly('2'), times: [{ kind: 'once', operator: null, on: '2013-09-11 16:03' }], doubts: [] }],
  },
  // Two tablets on the first day and one on four days more, in two administrations of one organizer.
  Medications_Withdrawn_Anitbiotics_with_varied_dosing_Withdrawn_Antibiotics_with_varied_dosing_C_CDA2_1: {
    medications: [
      { rxcui: '308460', standing: 'planned', dose: exactly('2'), from: '2014-03-10 00:00', to: '2014-03-10 23:59', doubts: ['it is one of 2 that belong together'] },
      { rxcui: '308460', standing: 'planned', dose: exactly('1'), from: '2014-03-11 00:00', to: '2014-03-14 23:59', doubts: ['it is one of 2 that belong together'] },
    ],
  },
};

/** What each whole document says, in short: `standing: name` of each statement, and how many are immunizations. */
export const DOCUMENT_TRUTHS: Readonly<Record<string, readonly string[]>> = {
  Documents_CCD_CCD_1_CCD: ['active: albuterol 0.09 MG/ACTUAT [Proventil]', 'active: atenolol 25 MG Oral Tablet', 'active: Penicillin', 'active: codeine', 'immunizations: 5'],
  Documents_CCD_CCD_2_CCD: ['active: no known allergies', 'immunizations: 0', 'the section "MEDICATIONS" on line 507 gives no information (NI)'],
  Documents_Diagnostic_Imaging_Report_Diagnostic_Imaging_Report: ['immunizations: 0', 'there is no section of medications: nothing is said of them', 'there is no section of allergies: nothing is said of them'],
  // Each concern is active and has an end in 2009, while the narrative calls penicillin inactive and the others active.
  Documents_History_and_Physical_History_and_Physical: ['stopped: albuterol 0.09 MG/ACTUAT [Proventil]', 'doubtful: ALLERGENIC EXTRACT, PENICILLIN', 'doubtful: codeine', 'doubtful: aspirin', 'immunizations: 4'],
  Documents_Operative_Note_Operative_Note: ['stopped: Propofol 20 MG/ML Injectable Suspension', 'immunizations: 0', 'there is no section of medications: nothing is said of them', 'there is no section of allergies: nothing is said of them'],
  Documents_Procedure_Note_Procedure_Note: ['stopped: Propofol 20 MG/ML Injectable Suspension', 'immunizations: 0', 'there is no section of medications: nothing is said of them', 'there is no section of allergies: nothing is said of them'],
  Documents_Progress_Note_Progress_Note: ['active: albuterol 0.09 MG/ACTUAT [Proventil]', 'active: atenolol 25 MG Oral Tablet', 'active: Penicillin', 'active: codeine', 'immunizations: 0'],
  Documents_Transfer_Summary_Transfer_Summary: [
    'active: albuterol 0.09 MG/ACTUAT [Proventil]', 'active: atenolol 25 MG Oral Tablet', 'planned: 0.25 ML Heparin sodium 10000 UNT/ML Prefilled Syringe', 'active: Penicillin', 'active: codeine', 'immunizations: 6',
  ],
};
