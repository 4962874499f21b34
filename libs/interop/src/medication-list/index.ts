export { readMedicationList } from './read-medication-list.js';
