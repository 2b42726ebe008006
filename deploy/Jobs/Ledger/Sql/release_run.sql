UPDATE job_runs
SET attempt = attempt - 1, owner = '', leased_until = 0
WHERE job = @Job AND period = @Period AND attempt = @Attempt AND owner = @Owner AND state = 'running'
