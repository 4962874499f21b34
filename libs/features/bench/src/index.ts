export { BENCH_ENTITIES } from './data/bench-entities.js';
