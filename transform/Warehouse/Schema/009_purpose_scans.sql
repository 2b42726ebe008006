-- The scans of parcels that may be used for a purpose, without those that were withdrawn. Which parcels may not is told by the journeys alone:
-- they are few.
CREATE OR REPLACE VIEW scans_for_report AS
SELECT *
FROM scans FINAL
WHERE (epoch, parcel, at, toInt8(milestone), place) NOT IN (SELECT epoch, parcel, at, milestone, place FROM retractions)
  AND (epoch, parcel) NOT IN
  (
      SELECT epoch, parcel
      FROM journeys FINAL
      WHERE bitTest(restricted, 0) OR bitTest(bitOr(denied, bitAnd(unconsented, bitNot(consented))), 0)
  );

CREATE OR REPLACE VIEW scans_for_eta AS
SELECT *
FROM scans FINAL
WHERE (epoch, parcel, at, toInt8(milestone), place) NOT IN (SELECT epoch, parcel, at, milestone, place FROM retractions)
  AND (epoch, parcel) NOT IN
  (
      SELECT epoch, parcel
      FROM journeys FINAL
      WHERE bitTest(restricted, 0) OR bitTest(bitOr(denied, bitAnd(unconsented, bitNot(consented))), 1)
  );
