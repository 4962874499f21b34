import type { Condition } from './regimen.js';

/** Conditions of mind and nerves, and pain. */
export const MIND_AND_NERVE_CONDITIONS: readonly Condition[] = [
  { indication: 'dementia', icd: ['G30.9', 'F02.80'], share: 0.44, needs: [
    { chance: 0.75, regimens: [
      { drug: 'donepezil HCl', strengths: ['5 mg', '10 mg'], code: 'QHS' },
      { drug: 'donepezil HCl', strengths: ['10 mg'], code: 'QHS' },
      { drug: 'galantamine', strengths: ['4 mg', '8 mg'], code: 'BID', note: 'Give with meals' },
      { drug: 'rivastigmine', strengths: ['4.6 mg/24h', '9.5 mg/24h'], code: 'QD' },
    ] },
    { chance: 0.3, regimens: [
      { drug: 'memantine HCl', strengths: ['5 mg', '10 mg'], code: 'BID' },
      { drug: 'memantine HCl', strengths: ['2 mg/mL'], code: 'BID', doses: [5] },
    ] },
  ] },
  { indication: 'depression', icd: ['F33.1'], share: 0.44, needs: [
    { chance: 0.95, regimens: [
      { drug: 'sertraline HCl', strengths: ['25 mg', '50 mg', '100 mg'], code: 'QD' },
      { drug: 'citalopram hydrobromide', strengths: ['10 mg', '20 mg'], code: 'QD' },
      { drug: 'escitalopram oxalate', strengths: ['5 mg', '10 mg'], code: 'QD' },
      { drug: 'mirtazapine', strengths: ['7.5 mg', '15 mg', '30 mg'], code: 'QHS' },
      { drug: 'duloxetine DR', strengths: ['20 mg', '30 mg', '60 mg'], code: 'QD' },
      { drug: 'venlafaxine ER', strengths: ['37.5 mg', '75 mg'], code: 'QD', note: 'Give with food' },
      { drug: 'bupropion ER', strengths: ['150 mg'], code: 'QAM' },
      { drug: 'fluoxetine', strengths: ['10 mg', '20 mg'], code: 'QAM' },
    ] },
  ] },
  { indication: 'psychosis', icd: ['F29'], share: 0.12, needs: [
    { chance: 0.95, regimens: [
      { drug: 'quetiapine fumarate', strengths: ['25 mg', '50 mg'], code: 'BID' },
      { drug: 'risperidone', strengths: ['0.25 mg', '0.5 mg'], code: 'BID' },
      { drug: 'olanzapine', strengths: ['2.5 mg', '5 mg'], code: 'QHS' },
      { drug: 'haloperidol', strengths: ['0.5 mg'], code: 'BID' },
      { drug: 'aripiprazole', strengths: ['2 mg', '5 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'anxiety', icd: ['F41.9'], share: 0.2, needs: [
    { chance: 0.7, regimens: [
      { drug: 'buspirone', strengths: ['5 mg', '10 mg'], code: 'BID' },
      { drug: 'lorazepam', strengths: ['0.5 mg', '1 mg'], code: 'BID' },
      { drug: 'clonazepam', strengths: ['0.5 mg'], code: 'BID' },
      { drug: 'lorazepam', strengths: ['0.5 mg'], code: 'Q6H', asNeededFor: 'anxiety', days: 14 },
      { drug: 'alprazolam', strengths: ['0.25 mg'], code: 'TID', asNeededFor: 'anxiety', days: 14 },
      { drug: 'hydroxyzine', strengths: ['25 mg'], code: 'Q8H', asNeededFor: 'anxiety', days: 14 },
    ] },
  ] },
  { indication: 'insomnia', icd: ['G47.00'], share: 0.16, needs: [
    { chance: 0.9, regimens: [
      { drug: 'trazodone', strengths: ['50 mg'], code: 'QHS', doses: [0.5, 1] },
      { drug: 'trazodone', strengths: ['100 mg'], code: 'QHS', doses: [0.5, 1] },
      { drug: 'ramelteon', strengths: ['8 mg'], code: 'QHS' },
      { drug: 'zolpidem', strengths: ['5 mg'], code: 'QHS', asNeededFor: 'insomnia', days: 14 },
      { drug: 'temazepam', strengths: ['7.5 mg', '15 mg'], code: 'QHS', asNeededFor: 'insomnia', days: 14 },
    ] },
  ] },
  { indication: 'bipolar disorder', icd: ['F31.9'], share: 0.04, needs: [
    { chance: 0.9, regimens: [
      { drug: 'lithium carbonate', strengths: ['150 mg', '300 mg'], code: 'BID' },
      { drug: 'divalproex sodium sprinkle', strengths: ['125 mg'], code: 'TID', doses: [2] },
      { drug: 'divalproex sodium DR', strengths: ['250 mg', '500 mg'], code: 'BID' },
    ] },
  ] },
  { indication: 'Parkinson disease', icd: ['G20.A1'], share: 0.08, needs: [
    { chance: 1, regimens: [
      { drug: 'carbidopa-levodopa', strengths: ['25 mg; 100 mg'], code: 'TID' },
      { drug: 'carbidopa-levodopa', strengths: ['25 mg; 100 mg'], code: 'QID', doses: [1.5] },
      { drug: 'carbidopa-levodopa ER', strengths: ['50 mg; 200 mg'], code: 'BID' },
    ] },
    { chance: 0.4, regimens: [
      { drug: 'pramipexole', strengths: ['0.125 mg', '0.25 mg'], code: 'TID' },
      { drug: 'ropinirole', strengths: ['0.5 mg', '1 mg'], code: 'TID' },
      { drug: 'entacapone', strengths: ['200 mg'], code: 'TID', note: 'Give with each levodopa dose' },
      { drug: 'amantadine', strengths: ['100 mg'], code: 'BID' },
    ] },
  ] },
  { indication: 'seizure disorder', icd: ['G40.909'], share: 0.09, needs: [
    { chance: 1, regimens: [
      { drug: 'levetiracetam', strengths: ['250 mg', '500 mg', '750 mg'], code: 'BID' },
      { drug: 'levetiracetam', strengths: ['100 mg/mL'], code: 'BID', doses: [5] },
      { drug: 'lamotrigine', strengths: ['25 mg', '100 mg'], code: 'BID' },
      { drug: 'divalproex sodium DR', strengths: ['250 mg', '500 mg'], code: 'BID' },
      { drug: 'valproic acid', strengths: ['250 mg/5 mL'], code: 'TID', doses: [5] },
    ] },
  ] },
  { indication: 'neuropathy', icd: ['G62.9'], share: 0.22, needs: [
    { chance: 0.9, regimens: [
      { drug: 'gabapentin', strengths: ['300 mg'], code: 'QHS' },
      { drug: 'gabapentin', strengths: ['100 mg', '300 mg'], code: 'TID' },
      { drug: 'gabapentin', strengths: ['400 mg'], code: 'BID' },
      { drug: 'pregabalin', strengths: ['25 mg', '50 mg', '75 mg'], code: 'BID' },
    ] },
  ] },
  { indication: 'osteoarthritis pain', icd: ['M19.90'], share: 0.36, needs: [
    { chance: 0.45, regimens: [{ drug: 'acetaminophen', strengths: ['500 mg'], code: 'TID', doses: [2], note: 'Max 3 g acetaminophen in 24 hours' }] },
    { chance: 0.4, regimens: [
      { drug: 'meloxicam', strengths: ['7.5 mg', '15 mg'], code: 'QD', note: 'Give with food' },
      { drug: 'diclofenac', strengths: ['1%'], code: 'QID', doses: [4], pack: 100 },
      { drug: 'lidocaine', strengths: ['5%'], code: 'QD12' },
      { drug: 'celecoxib', strengths: ['100 mg'], code: 'BID' },
    ] },
    { chance: 0.15, regimens: [
      { drug: 'tramadol', strengths: ['50 mg'], code: 'Q6H', asNeededFor: 'moderate pain' },
      { drug: 'acetaminophen-hydrocodone', strengths: ['325 mg; 5 mg'], code: 'Q6H', asNeededFor: 'moderate pain', note: 'Max 3 g acetaminophen in 24 hours' },
      { drug: 'acetaminophen-codeine', strengths: ['300 mg; 30 mg'], code: 'Q6H', asNeededFor: 'moderate pain', note: 'Max 3 g acetaminophen in 24 hours' },
    ] },
  ] },
  { indication: 'chronic severe pain', icd: ['G89.4'], share: 0.14, needs: [
    { chance: 0.7, regimens: [
      { drug: 'morphine ER', strengths: ['15 mg', '30 mg'], code: 'Q12H' },
      { drug: 'oxycodone', strengths: ['5 mg'], code: 'Q6H' },
      { drug: 'fentanyl', strengths: ['12 mcg/h', '25 mcg/h'], code: 'Q72H' },
      { drug: 'buprenorphine', strengths: ['5 mcg/h', '10 mcg/h'], code: 'QWEEK' },
    ] },
    { chance: 0.5, regimens: [
      { drug: 'hydromorphone', strengths: ['2 mg'], code: 'Q4H', asNeededFor: 'severe pain' },
      { drug: 'oxycodone', strengths: ['5 mg'], code: 'Q4H', asNeededFor: 'severe pain' },
      { drug: 'morphine@Oral Tablet', strengths: ['15 mg'], code: 'Q4H', asNeededFor: 'severe pain' },
    ] },
  ] },
  { indication: 'muscle spasm', icd: ['M62.838'], share: 0.05, needs: [
    { chance: 1, regimens: [
      { drug: 'baclofen', strengths: ['10 mg'], code: 'TID', doses: [0.5, 1] },
      { drug: 'tizanidine', strengths: ['2 mg'], code: 'QHS' },
    ] },
  ] },
];
