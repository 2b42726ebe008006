INSERT INTO partner_downloads (number, begun_at, partner, release_id, file, first_byte, length, status)
SELECT coalesce(max(number), 0) + 1, @Now, @Partner, @Release, @File, @First, @Length, @Status
FROM partner_downloads
RETURNING number
