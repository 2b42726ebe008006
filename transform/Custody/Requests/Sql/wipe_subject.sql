UPDATE requests
SET subject = @Nothing
WHERE number = @Number
