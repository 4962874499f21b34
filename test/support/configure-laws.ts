import fc from 'fast-check';
import { LAW_PARAMETERS } from './assert-law.js';

fc.configureGlobal(LAW_PARAMETERS);
