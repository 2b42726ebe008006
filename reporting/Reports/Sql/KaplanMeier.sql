    -- Kaplan-Meier estimates of durations in bins. Wants `histograms`, with any columns and two maps from bin to parcels:
    --   ended    durations that have come to their end
    --   open     durations so far of those that go on
    -- and `bounded_percents`. Gives `estimates`, the same rows with
    --   n, in_flight            parcels in ended, in open
    --   hours[i]                percentile percents[i]; NULL when n < 10, when too few have ended to tell, or past the last bin
    --   ended_only_hours[i]     the same of the ended alone: too low while parcels are in flight
    --   low_hours[i], high_hours[i]   95 % interval of percentile bounded_percents[i], by Greenwood's variance, widened to whole bins
    [10, 25, 50, 75, 80, 85, 90, 95, 97, 99] AS percents,

    -- Parcels that go on leave at their bin after those that ended in it.
    counts AS (
        SELECT
            * EXCEPT (ended, open),
            toInt64(arraySum(mapValues(ended))) AS n,
            toInt64(arraySum(mapValues(open)))  AS in_flight,
            if(n < 10, map(), mapSort(mapConcat(
                mapApply((bin, parcels) -> (bin * 2, parcels), ended),
                mapApply((bin, parcels) -> (bin * 2 + 1, parcels), open)))) AS exits
        FROM histograms
    ),
    risks AS (
        SELECT
            * EXCEPT (exits),
            mapKeys(exits)   AS exit,
            mapValues(exits) AS parcels,
            arrayMap((through, here) -> n + in_flight - through + here, arrayCumSum(parcels), parcels) AS risk
        FROM counts
    ),
    ends AS (
        SELECT
            * EXCEPT (exit, parcels, risk),
            arrayMap(e -> intDiv(e, 2), arrayFilter(e -> e % 2 = 0, exit)) AS bins,
            arrayFilter((p, e) -> e % 2 = 0, parcels, exit) AS ended,
            arrayFilter((r, e) -> e % 2 = 0, risk, exit) AS at_risk
        FROM risks
    ),
    curves AS (
        SELECT
            * EXCEPT (ended, at_risk),
            arrayMap(log_survival -> 1 - exp(log_survival),
                arrayCumSum(arrayMap((d, r) -> log1p(-d / r), ended, at_risk))) AS share,
            arrayMap((f, sum) -> if(f = 1, 0, (1 - f) * sqrt(sum)), share,
                arrayCumSum(arrayMap((d, r) -> if(d = r, 0, d / r / (r - d)), ended, at_risk))) AS error,
            -- ranks reached by the end of each bin: of all parcels as estimated, and of the ended alone
            [n + in_flight, n] AS sizes,
            [arrayMap(f -> round(f * (n + in_flight), 6), share), arrayMap(toFloat64, arrayCumSum(ended))] AS reached
        FROM ends
    ),

    -- Type 7: percentile p lies at (size - 1) * p, between two neighbouring order statistics. Only bins that a whole percent lies in,
    -- or next to, can hold one that is asked for: the others are left behind before the search.
    candidates AS (
        SELECT
            * EXCEPT (reached),
            arrayMap((size, ranks) -> arrayFilter(
                bin -> floor((bin.3 + 1) * (100 / (size - 1))) >= ceil((bin.2 - 2) * (100 / (size - 1))),
                arrayZip(bins, arrayPopBack(arrayPushFront(ranks, 0)), ranks)), sizes, reached) AS candidates
        FROM curves
    ),
    found AS (
        SELECT
            * EXCEPT (candidates),
            arrayMap((size, bins) -> arrayMap(
                rank -> (rank, arrayFirst(bin -> bin.3 >= rank - 0.001, bins)),
                arrayFlatten(arrayMap(p -> [intDiv((size - 1) * p, 100) + 1, intDiv((size - 1) * p, 100) + 2], percents))),
                sizes, candidates) AS found,
            arrayMap(p -> arrayFirstIndex((f, e) -> f + 1.959964 * e >= p / 100 - 1e-9, share, error), bounded_percents) AS low_index,
            arrayMap(p -> arrayFirstIndex((f, e) -> f - 1.959964 * e >= p / 100 - 1e-9, share, error), bounded_percents) AS high_index
        FROM candidates
    ),
    order_statistics AS (
        SELECT
            * EXCEPT (found),
            arrayMap(curve -> arrayMap((rank, bin) -> if(bin.3 = 0 OR bin.1 = 3504, NULL,
                bin_start(bin.1) + bin_width(bin.1) * least(1, greatest(0, (rank - 0.5 - bin.2) / (bin.3 - bin.2)))), curve.1, curve.2),
                found) AS order_statistics
        FROM found
    ),
    estimates AS (
        SELECT
            * EXCEPT (order_statistics),
            arrayMap((size, values) -> arrayMap(
                (p, i) -> values[2 * i - 1] + if((size - 1) * p % 100 = 0, 0, ((size - 1) * p % 100) / 100 * (values[2 * i] - values[2 * i - 1])),
                percents, arrayEnumerate(percents)), sizes, order_statistics) AS both_hours,
            both_hours[1] AS hours,
            both_hours[2] AS ended_only_hours,
            arrayMap(i -> if(i = 0 OR bins[i] = 3504, NULL, bin_start(bins[i])), low_index) AS low_hours,
            arrayMap(i -> if(i = 0 OR bins[i] = 3504, NULL, bin_start(bins[i]) + bin_width(bins[i])), high_index) AS high_hours
        FROM order_statistics
    )
