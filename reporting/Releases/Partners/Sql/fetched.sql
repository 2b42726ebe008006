SELECT partner, release_id, count(*) AS downloads, CAST(sum(sent) AS BIGINT) AS bytes, max(begun_at) AS last_at
FROM partner_downloads JOIN partner_download_ends ON download = number
WHERE sent > 0
GROUP BY release_id, partner
ORDER BY release_id, partner
