SELECT number
FROM requests
WHERE state = 'done' AND closed_at <= @ClosedBy AND length(subject) > 0
