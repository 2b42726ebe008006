-- Orders that stand against tokens. A token is sealed under its epoch's own key: with the key gone, it is nothing. Times are seconds since 1970.
CREATE TABLE standing_orders
(
    epoch   BIGINT NOT NULL,
    -- parcel, recipient or shipper
    purpose TEXT NOT NULL,
    -- nonce, ciphertext and tag, in base64
    token   TEXT NOT NULL,
    -- the sum of 1 erased, 2 no eta, 4 no sale, 8 restricted
    orders  BIGINT NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (token)
);

CREATE INDEX standing_orders_by_epoch ON standing_orders (epoch);

-- How often the orders have been changed, in a row of its own.
CREATE TABLE standing_orders_version
(
    version BIGINT NOT NULL
);

INSERT INTO standing_orders_version (version)
VALUES (1)
