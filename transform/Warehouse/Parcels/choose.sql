-- Parcels that statements are about, each with the number of what it was chosen for. In memory alone: the tokens of those who are to be
-- forgotten are written to no disk, and stand in no statement.
CREATE TABLE {chosen:Identifier}
(
    choice UInt64,
    epoch  UInt32,
    parcel FixedString(16)
)
ENGINE = Memory
