UPDATE requests
SET state = 'refused', reason = @Reason, closed_at = @Now, subject = @Nothing
WHERE number = @Number AND state IN ('received', 'verified')
