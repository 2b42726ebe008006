UPDATE job_runs
SET state = @State, ended_at = @EndedAt, outcome = @Outcome
WHERE job = @Job AND period = @Period AND attempt = @Attempt AND owner = @Owner AND state = 'running'
