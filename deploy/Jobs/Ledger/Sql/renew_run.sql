UPDATE job_runs
SET leased_until = @LeasedUntil
WHERE job = @Job AND period = @Period AND attempt = @Attempt AND owner = @Owner AND state = 'running'
