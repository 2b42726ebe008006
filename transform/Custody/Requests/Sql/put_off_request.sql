UPDATE requests
SET attempts = attempts + 1, next_at = @NextAt
WHERE number = @Number AND state = 'verified'
