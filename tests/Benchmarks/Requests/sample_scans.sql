-- Scans of the invented journeys: one for each of five of their moments.
INSERT INTO scans
SELECT
    epoch, parcel, toDateTime(bitShiftRight(moment.2, 32), 'UTC'), moment.1, origin.value, 'Offset', 0, 0, carrier.value, '17track',
    toDateTime(bitShiftRight(moment.2, 32), 'UTC')
FROM journeys
ARRAY JOIN
    [('InfoReceived', info_received), ('PickedUp', picked_up), ('Departed', departed), ('OutForDelivery', out_for_delivery), ('Delivered', delivered)] AS moment
WHERE moment.2 != 18446744073709551615
