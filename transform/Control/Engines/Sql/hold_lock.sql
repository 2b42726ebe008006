-- Waits for whoever holds the lock. It is let go when the transaction ends; so is that of a process which hangs in the middle of one.
SET LOCAL lock_timeout = '10s';
SET LOCAL idle_in_transaction_session_timeout = '30s';
SELECT 1
FROM pg_advisory_xact_lock(@Lock);
