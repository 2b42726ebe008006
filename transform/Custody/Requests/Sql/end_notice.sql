UPDATE notices
SET state = @State, attempts = attempts + 1, outcome = @Outcome, subject = @Nothing
WHERE request = @Request AND recipient = @Recipient AND state = 'waiting'
