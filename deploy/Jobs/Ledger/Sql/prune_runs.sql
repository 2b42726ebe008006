DELETE FROM job_runs
WHERE job = @Job
    AND state <> 'running'
    AND period < (SELECT period FROM job_runs WHERE job = @Job ORDER BY period DESC LIMIT 1 OFFSET @Kept - 1)
