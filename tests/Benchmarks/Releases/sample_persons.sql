-- Of each parcel a recipient, who has 1.2 of them, and a shipper, of 5,000.
INSERT INTO subjects
SELECT 202608, if(who = 1, 'recipient', 'shipper'), reinterpretAsFixedString(sipHash128(who, if(who = 1, cityHash64(number) % intDiv({all:UInt64} * 5, 6), cityHash64(number, 's') % 5000))), reinterpretAsFixedString(sipHash128(number))
FROM numbers({first:UInt64}, {count:UInt64})
ARRAY JOIN [1, 2] AS who
