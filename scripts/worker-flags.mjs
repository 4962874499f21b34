/**
 * How Node runs a worker. Young objects get 16 MiB: what a batch reads lives as long as the batch and no longer. Old ones get
 * 1 GiB, which no batch comes near: on a machine with much memory Node else lets garbage pile up past what a worker may take
 * (docs/runbook.md, Workers).
 */
export const WORKER_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=1024'];
