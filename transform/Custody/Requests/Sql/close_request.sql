UPDATE requests
SET state = 'done', closed_at = @Now, subject = @Subject
WHERE number = @Number AND state = 'verified'
