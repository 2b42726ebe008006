UPDATE notices
SET attempts = attempts + 1, outcome = @Outcome, next_at = @NextAt
WHERE request = @Request AND recipient = @Recipient AND state = 'waiting'
