UPDATE requests
SET state = 'verified'
WHERE number = @Number AND state = 'received'
