-- Invented parcels of August 2026: 40 carriers, 25,600 lanes between 160 countries. Half of the parcels are in every 500th group, the rest anywhere.
INSERT INTO journeys
WITH
    ((thing, salt) -> (cityHash64(thing, salt) + 1) / 18446744073709551616.) AS even,
    ((thing, salt) -> sqrt(-2 * log(even(thing, salt))) * cos(2 * pi() * even(thing, concat(salt, '+')))) AS normal,
    ((second) -> bitShiftLeft(toUInt64(second), 32) + bitShiftLeft(intDiv(toUInt64(second), 86400), 16) + 256) AS moment,
    18446744073709551615 AS never,
    lives AS (
        SELECT
            number,
            if(even(number, 'heavy') < 0.5, 500 * (cityHash64(number, 'group') % 2048), cityHash64(number, 'group') % 1024000) AS group_at,
            toUInt32(toDateTime('2026-08-03 00:00:00', 'UTC')) + toUInt32(2000000 * even(number, 'begin'))       AS possessed,
            toUInt32(3600 * (20 + group_at % 97) * exp(0.35 * normal(number, 'transit')))                        AS transit
        FROM numbers({first:UInt64}, {count:UInt64})
    )
SELECT
    202608,
    reinterpretAsFixedString(sipHash128(number)),
    (possessed, concat('carrier-', toString(intDiv(group_at, 25600)))),
    (0, ''),
    (12884901888 + possessed, concat(char(65 + intDiv(intDiv(group_at % 25600, 160), 26)), char(65 + intDiv(group_at % 25600, 160) % 26))),
    (12884901888 + possessed, concat(char(65 + intDiv(group_at % 160, 26)), char(65 + group_at % 160 % 26))),
    bitShiftLeft(toUInt128(possessed), 96) + bitShiftLeft(toUInt128(possessed + 400000), 64) + bitShiftLeft(toUInt128(intDiv(possessed + 400000, 86400)), 32),
    never, never, moment(possessed), moment(possessed), never, never, never, never, never, never, never,
    moment(possessed + transit),
    never, never, never,
    moment(possessed + transit),
    0, 0, 0, 0, 0
FROM lives
