SELECT formatRowNoNewline(
    'JSONEachRow',
    choice AS number,
    carrier, service, origin, destination,
    ordered_at, info_received_at, picked_up_at, possessed_at, departed_at, arrived_at, customs_entered_at, customs_released_at,
    out_for_delivery_at, attempted_at, attempt_failed_at, delivered_at, exception_at, damaged_at, returned_at, last_scan_at, promised_until,
    bitTest(purposes, 0) AS used_for_reports,
    bitTest(purposes, 1) AS used_for_predictions,
    bitTest(purposes, 2) AS used_for_sale,
    is_restricted,
    persons,
    toString(makeDate(intDiv(epoch, 100), epoch % 100, 1) + {life_days:UInt32}) AS deleted_by)
FROM (SELECT epoch, parcel, choice FROM {chosen:Identifier}) AS chosen
INNER JOIN all_parcels USING (epoch, parcel)
LEFT JOIN
(
    SELECT epoch, parcel, uniqExact(purpose, token) AS persons
    FROM subjects
    WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
    GROUP BY epoch, parcel
) AS people USING (epoch, parcel)
ORDER BY choice
