    -- Kaplan-Meier estimates of durations in bins of the unit, by the weekday on which they began. Wants `histograms`, with any columns and
    --   ended      map from weekday * 4096 + bin to parcels: durations that have come to their end
    --   open       the same, of durations so far that have not
    --   returned   how many of the open ones never will: they outlast all others, and are not in flight
    -- and `bounded_percents`. Gives `estimates`, the same rows with
    --   n, in_flight            parcels that ended, that are on their way
    --   times[i]                percentile percents[i]; NULL when n < 10, when too few have ended to tell, or past the last bin
    --   ended_only_times[i]     the same of the ended alone: too low while parcels are in flight
    --   low_times[i], high_times[i]   95 % interval of percentile bounded_percents[i], by Greenwood's variance, widened to whole bins
    --
    -- How long a parcel takes depends on its weekday, for weekends lie in its way; and so does how long it has been seen: on a Monday,
    -- the parcels of Fridays have been seen for 3 days, or 10, or 17. One curve for all would take the one for the other. So each
    -- weekday has its own, and they are added up, each weighted with its parcels.
    [10, 25, 50, 75, 80, 85, 90, 95, 97, 99] AS percents,

    -- Parcels by the exit they take: bin * 2 of those that end, and, after them, bin * 2 + 1 of those that go on out of sight.
    counts AS (
        SELECT
            * EXCEPT (ended, open, returned),
            toInt64(arraySum(mapValues(ended))) AS n,
            toInt64(arraySum(mapValues(open)))  AS unended,
            unended - toInt64(returned)         AS in_flight,
            n + unended                         AS size,
            if(n < 10, map(), mapSort(mapConcat(
                mapApply((bin, parcels) -> (bin * 2, parcels), ended),
                mapApply((bin, parcels) -> (bin * 2 + 1, parcels), open)))) AS exits,
            arrayMap(weekday -> mapApply((exit, parcels) -> (exit % 8192, parcels),
                mapFilter((exit, parcels) -> intDiv(exit, 8192) = weekday, exits)), range(7)) AS of_weekdays
        FROM histograms
    ),
    -- One curve for each weekday that has parcels, and, as the last, that of all together.
    risks AS (
        SELECT
            * EXCEPT (unended, exits, of_weekdays),
            arrayFilter(exits -> notEmpty(exits), arrayPushBack(of_weekdays, arrayReduce('sumMap', of_weekdays))) AS curves,
            arrayMap(exits -> mapKeys(exits), curves)   AS exit,
            arrayMap(exits -> mapValues(exits), curves) AS parcels,
            arrayMap(p -> arraySum(p) / size, parcels)  AS weight,
            arrayMap(p -> arrayMap((through, here) -> arraySum(p) - through + here, arrayCumSum(p), p), parcels) AS risk
        FROM counts
    ),
    shares AS (
        SELECT
            * EXCEPT (curves),
            arrayMap((es, ps, rs) -> arrayMap(log_survival -> 1 - exp(log_survival),
                arrayCumSum(arrayMap((e, p, r) -> if(e % 2 = 0, log1p(-p / r), 0), es, ps, rs))), exit, parcels, risk) AS share_of,
            arrayMap(share -> arrayPopFront(arrayDifference(arrayPushFront(share, 0))), share_of) AS gain
        FROM risks
    ),
    -- What a weekday has left to gain when the last of its parcels is out of sight, it gains as all together do from there on.
    remainders AS (
        SELECT
            *,
            arrayMap(es -> es[-1], arrayPopBack(exit)) AS last_exit,
            arrayMap((last, w, share) -> w * (1 - share[-1]) / (1 - share_of[-1][arrayLastIndex(e -> e <= last, exit[-1])]),
                last_exit, arrayPopBack(weight), arrayPopBack(share_of)) AS remainder
        FROM shares
    ),
    ends AS (
        SELECT
            * EXCEPT (exit, parcels, weight, risk, share_of, gain, last_exit, remainder),
            arrayFilter(e -> e % 2 = 0, exit[-1])                 AS ends,
            arrayMap(e -> intDiv(e, 2), ends)                     AS bins,
            arrayFilter((x, e) -> e % 2 = 0, parcels[-1], exit[-1])  AS ended,
            arrayFilter((x, e) -> e % 2 = 0, risk[-1], exit[-1])     AS at_risk,
            arrayFilter((x, e) -> e % 2 = 0, gain[-1], exit[-1])     AS gain_of_all,
            arrayFilter((x, e) -> e % 2 = 0, share_of[-1], exit[-1]) AS share_of_all,
            mapValues(arrayReduce('sumMap', arrayMap((es, gs, w) -> mapFromArrays(
                arrayFilter(e -> e % 2 = 0, es),
                arrayMap(g -> g * w, arrayFilter((g, e) -> e % 2 = 0, gs, es))), arrayPopBack(exit), arrayPopBack(gain), arrayPopBack(weight)))) AS gain_of_weekdays,
            arrayCumSum(arrayMap((e, own, common) ->
                own + if(common = 0, 0, common * arraySum((last, rest) -> if(last < e, rest, 0), last_exit, remainder)),
                ends, gain_of_weekdays, gain_of_all)) AS share
        FROM remainders
    ),
    curves AS (
        SELECT
            * EXCEPT (ends, ended, at_risk, gain_of_all, gain_of_weekdays, share_of_all),
            arrayMap((f, sum) -> if(f = 1, 0, (1 - f) * sqrt(sum)), share_of_all,
                arrayCumSum(arrayMap((d, r) -> if(d = r, 0, d / r / (r - d)), ended, at_risk))) AS error,
            -- ranks reached by the end of each bin: of all parcels as estimated, and of the ended alone
            [size, n] AS sizes,
            [arrayMap(f -> round(f * size, 6), share), arrayMap(toFloat64, arrayCumSum(ended))] AS reached
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
                /*bin*/_start(bin.1) + /*bin*/_width(bin.1) * least(1, greatest(0, (rank - 0.5 - bin.2) / (bin.3 - bin.2)))), curve.1, curve.2),
                found) AS order_statistics
        FROM found
    ),
    estimates AS (
        SELECT
            * EXCEPT (order_statistics),
            arrayMap((size, values) -> arrayMap(
                (p, i) -> values[2 * i - 1] + if((size - 1) * p % 100 = 0, 0, ((size - 1) * p % 100) / 100 * (values[2 * i] - values[2 * i - 1])),
                percents, arrayEnumerate(percents)), sizes, order_statistics) AS both_times,
            both_times[1] AS times,
            both_times[2] AS ended_only_times,
            arrayMap(i -> if(i = 0 OR bins[i] = 3504, NULL, /*bin*/_start(bins[i])), low_index) AS low_times,
            arrayMap(i -> if(i = 0 OR bins[i] = 3504, NULL, /*bin*/_start(bins[i]) + /*bin*/_width(bins[i])), high_index) AS high_times
        FROM order_statistics
    )
