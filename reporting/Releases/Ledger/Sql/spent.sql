SELECT month, sum(rho) AS rho
FROM release_entries
WHERE step = 'charged' AND month BETWEEN @From AND @To
GROUP BY month
ORDER BY month
