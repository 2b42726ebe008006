-- Invented journeys of 26 weeks up to {now}: ten carriers with three services each, 600 lanes between 40 places of which a few carry
-- most, log-normal transit with weekends in its way. Parcel number n is the same at every run.
INSERT INTO journeys
WITH
    ['ups', 'fedex', 'usps', 'dhl', 'gls', 'dpd', 'hermes', 'postnl', 'colissimo', 'ontrac'] AS carriers,
    ['US-CA', 'US-TX', 'US-NY', 'US-FL', 'US-IL', 'US-PA', 'US-OH', 'US-GA', 'US-NC', 'US-MI', 'US-NJ', 'US-VA', 'US-WA', 'US-AZ', 'US-MA',
     'US-TN', 'US-IN', 'US-MO', 'US-CO', 'US-MN', 'CA-ON', 'CA-BC', 'CA-QC', 'GB-ENG', 'GB-SCT', 'DE-BY', 'DE-NW', 'FR-IDF', 'NL-NH',
     'ES-MD', 'IT-25', 'PL-14', 'CN-GD', 'CN-ZJ', 'CN-SH', 'HK', 'JP-13', 'KR-11', 'AU-NSW', 'MX-CMX'] AS places,
    toUInt32({now:DateTime('UTC')}) AS now,
    18446744073709551615 AS never,
    -- an even number from 0 to 1, and one with mean 0 and deviation 1, of a parcel or a lane
    ((thing, salt) -> (cityHash64(thing, salt) + 1) / 18446744073709551616.) AS even,
    ((thing, salt) -> sqrt(-2 * log(even(thing, salt))) * cos(2 * pi() * even(thing, concat(salt, '+')))) AS normal,
    ((second, certainty) -> if(second > now, never,
        bitShiftLeft(toUInt64(second), 32) + bitShiftLeft(intDiv(toUInt64(second), 86400), 16) + certainty * 256)) AS moment,
    lives AS (
        SELECT
            number,
            toUInt32(floor(11 * pow(56, even(number, 'lane')))) - 10                                 AS lane,
            intDiv(lane * 997 % 1600, 40)                                                            AS from_place,
            lane * 997 % 40                                                                          AS to_place,
            splitByChar('-', places[from_place + 1])[1] != splitByChar('-', places[to_place + 1])[1] AS is_abroad,
            cityHash64(lane, floor(5 * pow(even(number, 'carrier'), 2))) % 10                        AS carrier,
            toUInt8(floor(3 * pow(even(number, 'service'), 1.7)))                                    AS service,

            -- most begin from Monday to Friday, in the afternoon
            toUInt32(floor(182 * even(number, 'day')))                                               AS day,
            toUInt32({now:DateTime('UTC')}) - 182 * 86400 + day * 86400                              AS midnight,
            toDayOfWeek(toDateTime(midnight, 'UTC')) > 5 AND even(number, 'weekend') < 0.7           AS is_moved,
            midnight - if(is_moved, 2 * 86400, 0)
                + toUInt32(least(86399, greatest(0, 54000 + 12000 * normal(number, 'hour'))))         AS possessed,
            [22, 12, 36][service + 1] * (0.8 + 0.05 * carrier) * (0.6 + even(lane, 'far')) * if(is_abroad, 1.8, 1) AS usual_hours,
            toUInt32(least(5000000, 3600 * usual_hours * exp(0.35 * normal(number, 'transit'))))      AS under_way,
            toDayOfWeek(toDateTime(possessed + under_way, 'UTC'))                                    AS day_of_arrival,
            under_way + multiIf(day_of_arrival = 7, 86400, day_of_arrival = 6 AND even(number, 'saturday') < 0.5, 172800, 0) AS transit,
            even(number, 'fate')                                                                     AS fate
        FROM numbers({first:UInt64}, {count:UInt64})
    ),
    times AS (
        SELECT
            *,
            if(fate < 0.03, toUInt64(4294967295), possessed + transit)                AS delivered,
            possessed - toUInt32(3600 * (2 + 20 * even(number, 'info')))              AS told,
            told - toUInt32(3600 * (1 + 30 * even(number, 'order')))                  AS ordered,
            possessed + toUInt32(0.1 * transit * (0.5 + even(number, 'departed')))    AS departed,
            possessed + toUInt32(0.6 * transit * (0.8 + 0.4 * even(number, 'arrived'))) AS arrived,
            possessed + toUInt32(transit - 3600 * (1 + 8 * even(number, 'out')))      AS out,
            if(fate < 0.01, possessed + 2 * transit, 4294967295)                      AS returned,
            if(even(number, 'clock') < 0.02, 4, 1)                                    AS certainty
        FROM lives
    )
SELECT
    toYYYYMM(toDateTime(possessed, 'UTC')),
    reinterpretAsFixedString(sipHash128(number)),
    (possessed, carriers[carrier + 1]),
    (possessed, ['ground', 'express', 'economy'][service + 1]),
    (12884901888 + possessed, places[from_place + 1]),
    (12884901888 + possessed, places[to_place + 1]),
    if(even(number, 'promise') < 0.3, toUInt128('340282366920938463463374607431768211455'),
        bitShiftLeft(toUInt128(told), 96)
        + bitShiftLeft(toUInt128(possessed + toUInt32(3600 * (12 + 1.3 * usual_hours))), 64)
        + bitShiftLeft(toUInt128(intDiv(possessed + toUInt32(3600 * (12 + 1.3 * usual_hours)), 86400)), 32)
        + (service = 1)),
    moment(ordered, 1),
    moment(told, 1),
    moment(possessed, 1),
    moment(departed, 1),
    moment(departed, 1),
    moment(arrived, 1),
    if(is_abroad, moment(arrived, 1), never),
    if(is_abroad, moment(arrived + 3600 + toUInt32(0.1 * transit * even(number, 'customs')), 1), never),
    if(fate < 0.02, never, moment(out, certainty)),
    multiIf(fate < 0.02, never, fate < 0.08, moment(out + 1800, certainty), moment(delivered, certainty)),
    if(fate < 0.08, moment(out + 1800, certainty), never),
    moment(delivered, certainty),
    if(fate > 0.95, moment(departed + 7200, 1), never),
    if(fate > 0.998, moment(departed + 7200, 1), never),
    moment(returned, 1),
    moment(least(now, possessed + transit), 1),
    0, 0, 0, 0, 0
FROM times
