UPDATE release_windows
SET closed_at = @Now
WHERE month = @Month AND closed_at IS NULL
