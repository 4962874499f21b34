import fc from 'fast-check';
import { LAW_PARAMETERS } from './law-runs.js';

fc.configureGlobal(LAW_PARAMETERS);
