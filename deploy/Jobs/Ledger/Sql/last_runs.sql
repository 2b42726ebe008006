SELECT job, period, state, attempt, owner, leased_until, started_at, ended_at, outcome
FROM (SELECT job_runs.*, row_number() OVER (PARTITION BY job ORDER BY started_at DESC, period DESC) AS nth FROM job_runs) AS numbered
WHERE nth = 1
