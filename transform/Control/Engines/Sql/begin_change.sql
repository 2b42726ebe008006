-- The lock is let go when the transaction ends; so is one whose process has died or hangs.
SET LOCAL lock_timeout = '10s';
SET LOCAL idle_in_transaction_session_timeout = '60s';
SELECT pg_current_xact_id()::text
FROM pg_advisory_xact_lock(@Lock)
