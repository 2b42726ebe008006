-- The values that a filter can be given: those that occur.
SELECT
    arraySort(groupUniqArrayIf(carrier, carrier != ''))                                           AS carriers,
    arraySort(groupUniqArrayIf(service, service != ''))                                           AS services,
    arraySort(groupUniqArrayIf(origin, origin != ''))                                             AS origins,
    arraySort(groupUniqArrayIf(destination, destination != ''))                                   AS destinations,
    arraySort(groupUniqArrayIf(concat(origin, '->', destination), origin != '' AND destination != '')) AS lanes,
    minOrNull(toDate32(week))                                                                     AS first_week,
    maxOrNull(toDate32(week))                                                                     AS last_week
FROM cells
