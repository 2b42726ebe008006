UPDATE keys
SET signed_in_at = coalesce(signed_in_at, @Now)
WHERE id = @KeyId
