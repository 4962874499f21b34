/**
 * How Node runs a worker. Young objects get 16 MiB: what a batch reads lives as long as the batch and no longer, and with the
 * default the heap grows past what a worker may take (docs/runbook.md, Workers).
 */
export const WORKER_FLAGS = ['--max-semi-space-size=16'];
